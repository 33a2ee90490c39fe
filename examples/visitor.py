"""A visitor without credentials: reads the links of a page, and fetches them."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from http import HTTPStatus
from urllib.parse import urlsplit

SHOWN_HEADERS = ("Cache-Control", "Content-Type")
TIMEOUT_SECONDS = 10


class VisitError(RuntimeError):
    """A page has no such link, or nobody answers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a server; as text, its status and the headers that matter to a browser."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def __str__(self) -> str:
        shown = [f"{name}: {self.headers[name]}" for name in SHOWN_HEADERS if name in self.headers]
        return "  ".join([f"{self.status} {HTTPStatus(self.status).phrase}", *shown])


class Links(HTMLParser):
    """The addresses in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._found: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the address of an element; the parser has resolved every ``&amp;`` in it."""
        self._found[tag] = dict(attrs).get("href") or ""

    def of(self, tag: str) -> str:
        """Return the address of the last element of this kind."""
        address = self._found.get(tag)
        if not address:
            raise VisitError(f"the page has no address in <{tag}>")
        return address


def get(url: str) -> Answer:
    """Fetch an ``http:`` URL as a stranger does: no keys, no cookies, no proxy."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=TIMEOUT_SECONDS)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path)
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())
    except (OSError, http.client.HTTPException) as error:
        raise VisitError(f"no answer from {parts.netloc}: {error}") from error
    finally:
        connection.close()
