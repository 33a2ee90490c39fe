"""An S3 service on this machine that answers to any host, and remembers what came over the wire."""

import http.server
import re
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import md5
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self, cast
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest

from tests.authority import Authority

_LISTING = frozenset({"prefix", "delimiter", "list-type"})
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
_PATIENCE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it arrived; `server_name` is the one of TLS, names of headers are lower-case.

    `path` is raw, and `body` what stood between the framing of HTTP.
    """

    method: str
    server_name: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def operation(self) -> str:
        """Return the name that S3 has for the request."""
        if self.method == "DELETE" and "uploadId" in self.query:
            return "AbortMultipartUpload"
        multipart = {"uploads": "CreateMultipartUpload", "partNumber": "UploadPart"}
        multipart |= {"uploadId": "CompleteMultipartUpload"}
        for parameter, name in multipart.items():
            if parameter in self.query:
                return name
        if self.method == "GET" and not _LISTING.isdisjoint(self.query):
            return "ListObjects"
        return f"{self.method.capitalize()}Object"

    @property
    def content(self) -> bytes:
        """The body without the chunks and the trailer of ``aws-chunked``."""
        if "aws-chunked" not in self.headers.get("content-encoding", ""):
            return self.body
        content, rest = b"", self.body
        while size := int(rest.partition(b"\r\n")[0].partition(b";")[0], 16):
            start = rest.index(b"\r\n") + 2
            content += rest[start : start + size]
            rest = rest[start + size + 2 :]
        return content


class _Socket(ssl.SSLSocket):
    """A connection that knows the host which the client wanted."""

    server_name = ""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = False  # server_close() waits for all of them

    def __init__(self, wire: "Wire", authority: Authority) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._accepted: list[socket.socket] = []
        self.wire = wire
        self._authority = authority
        self._context = authority.context("not asked for")
        self._context.sslsocket_class = _Socket
        self._context.sni_callback = self._choose

    def _choose(self, connection: object, name: str | None, _: object) -> None:
        assert isinstance(connection, _Socket)
        connection.server_name = name or ""
        connection.context = self._authority.context(connection.server_name)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self._accepted.append(connection.dup())
        # the handshake is the handler's, in a thread of its own
        wrapped = self._context.wrap_socket(
            connection, server_side=True, do_handshake_on_connect=False
        )
        return wrapped, address

    def server_close(self) -> None:
        """Hang up on clients that keep a connection for later, and wait for the threads."""
        for connection in self._accepted:
            with suppress(OSError), connection:
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers what django-storages asks, out of a dictionary."""

    protocol_version = "HTTP/1.1"
    timeout: ClassVar[float | None] = _PATIENCE
    connection: _Socket

    def setup(self) -> None:
        self.request.do_handshake()
        super().setup()

    def _answered(self) -> None:
        url = urlsplit(self.path)
        request = Request(
            method=self.command,
            server_name=self.connection.server_name,
            path=url.path,
            query={k: v for k, [v] in parse_qs(url.query, keep_blank_values=True).items()},
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self._body(),
        )
        status, headers, body = cast("_Server", self.server).wire.answer(request)
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if request.method != "HEAD":
            self.wfile.write(body)

    do_DELETE = do_GET = do_HEAD = do_POST = do_PUT = _answered  # noqa: N815 - names of the base

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base
        """Say nothing."""


Answer = tuple[int, dict[str, str], bytes]


class _Files:
    """The files by their addresses, whichever part of those is a bucket."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._parts: dict[str, dict[int, bytes]] = {}

    def answer(self, request: Request) -> Answer:
        """Return the answer of S3."""
        address = f"{request.headers['host']}{unquote(request.path)}"
        match request.operation:
            case "ListObjects":
                answer = self._listed(f"{address.rstrip('/')}/", request.query["prefix"])
            case "PutObject":
                answer = self._put(address, request.content)
            case "CreateMultipartUpload":
                answer = self._started(address)
            case "UploadPart":
                number = int(request.query["partNumber"])
                answer = self._put_part(address, number, request.content)
            case "CompleteMultipartUpload":
                answer = self._finished(address)
            case "DeleteObject":
                answer = self._deleted(address)
            case "AbortMultipartUpload":
                del self._parts[address]
                answer = 204, dict[str, str](), b""
            case _:
                answer = self._got(address, request.headers.get("range", ""))
        return answer

    def _listed(self, root: str, prefix: str) -> Answer:
        keys = [name.removeprefix(root) for name in self._files if name.startswith(root + prefix)]
        found = (f"<Contents><Key>{quote(key)}</Key><Size>1</Size></Contents>" for key in keys)
        return _xml("ListBucketResult", f"<EncodingType>url</EncodingType>{''.join(found)}")

    def _got(self, address: str, wanted: str) -> Answer:
        if address not in self._files:
            return 404, {}, f"{_XML}<Error><Code>NoSuchKey</Code></Error>".encode()
        content = self._files[address]
        headers = {"ETag": _etag(content), "Last-Modified": formatdate(0, usegmt=True)}
        if part := re.fullmatch(r"bytes=0-(\d+)", wanted):
            content = content[: int(part[1]) + 1]
            headers["Content-Range"] = f"bytes 0-{len(content) - 1}/{len(self._files[address])}"
            return 206, headers, content
        return 200, headers, content

    def _put(self, address: str, content: bytes) -> Answer:
        self._files[address] = content
        return 200, {"ETag": _etag(content)}, b""

    def _deleted(self, address: str) -> Answer:
        self._files.pop(address, None)
        return 204, {}, b""

    def _started(self, address: str) -> Answer:
        self._parts[address] = {}
        return _xml("InitiateMultipartUploadResult", "<UploadId>the-upload</UploadId>")

    def _put_part(self, address: str, number: int, content: bytes) -> Answer:
        self._parts[address][number] = content
        return 200, {"ETag": _etag(content)}, b""

    def _finished(self, address: str) -> Answer:
        parts = self._parts.pop(address)
        self._put(address, b"".join(parts[number] for number in sorted(parts)))
        return _xml("CompleteMultipartUploadResult", '<ETag>"the-etag"</ETag>')


def _xml(name: str, content: str) -> Answer:
    return 200, {}, f"{_XML}<{name} {_NAMESPACE}>{content}</{name}>".encode()


def _etag(content: bytes) -> str:
    return f'"{md5(content, usedforsecurity=False).hexdigest()}"'


class Wire:
    """The provider, from entering to leaving the context; `bundle` is its authority."""

    def __init__(self, folder: Path) -> None:
        authority = Authority(folder)
        self.bundle = str(authority.bundle)
        self.requests: list[Request] = []
        self.statuses: list[int] = []
        self._files = _Files()
        self._lock = threading.Lock()
        self._server = _Server(self, authority)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def reroute(self, patch: pytest.MonkeyPatch) -> None:
        """Send every connection here, whatever its host, and forget what came so far."""
        self.requests.clear()
        self.statuses.clear()
        self._files = _Files()
        look_up, port = socket.getaddrinfo, self._server.server_port

        def rerouted(_host: object, _port: object, *arguments: int) -> object:
            return look_up("127.0.0.1", port, *arguments)

        patch.setattr(socket, "getaddrinfo", rerouted)

    def answer(self, request: Request) -> Answer:
        """Return the answer of S3, and remember the request."""
        with self._lock:
            answer = self._files.answer(request)
            self.requests.append(request)
            self.statuses.append(answer[0])
            return answer
