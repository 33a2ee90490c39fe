"""A proxy before an S3 server on this machine: answers some requests with a fault of its own."""

import http.client
import socket
import threading
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Generator

HOST = "127.0.0.1"
RESET = 0


@dataclass(frozen=True, slots=True)
class Request:
    """The facts that decide on a fault; `number` counts from 1."""

    number: int
    method: str
    path: str


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer in the place of the server's; RESET ends the connection."""

    status: int
    code: str = ""
    after: bool = False  # the server has done the work, and the answer is lost


@dataclass(slots=True)
class Proxy:
    """The running proxy; `decide` may be replaced at any time."""

    url: str
    decide: Callable[[Request], Fault | None]
    requests: list[Request] = field(default_factory=list[Request])
    at_once: int = 0
    most_at_once: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, method: str, path: str) -> Request:
        with self._lock:
            self.requests.append(Request(len(self.requests) + 1, method, path))
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            return self.requests[-1]

    def answered(self) -> None:
        with self._lock:
            self.at_once -= 1


@contextmanager
def running(  # noqa: C901 - the handler is a class of its own for each proxy
    target: str,
) -> "Generator[Proxy, None, None]":
    """Yield a proxy on a free port."""
    parts = urlsplit(target)
    assert parts.port is not None
    port = parts.port

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def forward(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            request = proxy.count(self.command, self.path)
            try:
                self.answer(body, proxy.decide(request))
            finally:
                proxy.answered()

        def answer(self, body: bytes, fault: Fault | None) -> None:
            if fault is None:
                self.reply(*self.ask(body))
                return
            if fault.after:
                self.ask(body)
            if fault.status == RESET:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                self.close_connection = True
                self.connection.close()
                return
            if fault.status == http.HTTPStatus.OK:
                self.reply(fault.status, [("ETag", '"another"')], b"")
                return
            text = f"<Error><Code>{fault.code}</Code><Message>made up</Message></Error>"
            self.reply(fault.status, [("Content-Type", "application/xml")], text.encode())

        do_GET = do_PUT = do_HEAD = do_POST = do_DELETE = forward  # noqa: N815

        def ask(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
            connection = http.client.HTTPConnection(HOST, port, timeout=30)
            try:
                connection.putrequest(
                    self.command, self.path, skip_host=True, skip_accept_encoding=True
                )
                for name, value in self.headers.items():
                    connection.putheader(name, value)
                connection.endheaders(body)
                answer = connection.getresponse()
                return answer.status, answer.getheaders(), answer.read()
            finally:
                connection.close()

        def reply(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
            self.send_response_only(status)
            skipped = {"transfer-encoding", "connection"}
            kept = {name: value for name, value in headers if name.lower() not in skipped}
            for name, value in ({"Content-Length": str(len(body))} | kept).items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def handle(self) -> None:
            with suppress(OSError, ValueError):
                super().handle()

        def finish(self) -> None:
            with suppress(OSError, ValueError):
                super().finish()

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - its name

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

    with Server((HOST, 0), Handler) as server:
        proxy = Proxy(f"http://{HOST}:{server.server_address[1]}", lambda _request: None)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            server.shutdown()
            thread.join()
