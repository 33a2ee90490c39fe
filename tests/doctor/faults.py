"""A proxy before a real S3 server that is broken in one way."""

import http.client
import http.server
import re
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import ClassVar, Self, cast
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Asked:
    """A request on its way to the server."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def is_signed(self) -> bool:
        """True with credentials, in the header or in the query."""
        return "authorization" in self.headers or "X-Amz-Signature" in self.path


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer on its way back."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    def without(self, name: str) -> "Answered":
        """Return the answer with one header less."""
        kept = {key: value for key, value in self.headers.items() if key.lower() != name}
        return replace(self, headers=kept)


Forward = Callable[[Asked], Answered]
# answers in the place of the server; None hangs up
Fault = Callable[[Asked, Forward], Answered | None]


def error(status: int, code: str) -> Answered:
    """Return an error as S3 spells it."""
    body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>m</Message></Error>"
    return Answered(status, {"Content-Type": "application/xml"}, body.encode())


def on(method: str, pattern: str, answer: Answered) -> Fault:
    """Return a fault that answers some signed requests itself."""

    def fault(asked: Asked, forward: Forward) -> Answered:
        if asked.method == method and asked.is_signed and re.search(pattern, asked.path):
            return answer
        return forward(asked)

    return fault


def changed(method: str, pattern: str, change: Callable[[Answered], Answered]) -> Fault:
    """Return a fault that changes some answers."""

    def fault(asked: Asked, forward: Forward) -> Answered:
        answer = forward(asked)
        return (
            change(answer) if asked.method == method and re.search(pattern, asked.path) else answer
        )

    return fault


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout: ClassVar[float | None] = 20

    def _answered(self) -> None:
        proxy = cast("_Server", self.server).proxy
        length = int(self.headers.get("Content-Length", 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, self.rfile.read(length))
        proxy.asked.append(asked)
        answer = proxy.fault(asked, proxy.forward)
        if answer is None:
            self.close_connection = True
            return
        self.send_response_only(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_DELETE = do_GET = do_HEAD = do_OPTIONS = do_POST = do_PUT = _answered  # noqa: N815 - names of the base

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, proxy: "FaultProxy") -> None:
        self.proxy = proxy
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up."""


class FaultProxy:
    """The proxy, from entering to leaving the context."""

    def __init__(self, target: str, fault: Fault) -> None:
        self.fault = fault
        self.asked: list[Asked] = []
        self._target = urlsplit(target).netloc
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def forward(self, asked: Asked) -> Answered:
        """Return what the server answers."""
        connection = http.client.HTTPConnection(self._target, timeout=20)
        try:
            connection.request(asked.method, asked.path, asked.body, dict(asked.headers))
            answer = connection.getresponse()
            hop = {"content-length", "transfer-encoding", "connection"}
            headers = {k: v for k, v in answer.getheaders() if k.lower() not in hop}
            return Answered(answer.status, headers, answer.read())
        finally:
            connection.close()


def silence(seconds: float) -> Fault:
    """Return a fault that answers too late."""

    def late(asked: Asked, forward: Forward) -> Answered | None:
        del asked, forward
        time.sleep(seconds)
        return None

    return late


def black_hole() -> socket.socket:
    """Return a socket that accepts connections and never answers."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(16)
    return listening
