"""The border to the wire: what is asked of a bucket, whoever carries it there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from s3settings.staticfiles.listing import Listed
from s3settings.staticfiles.shelf import Captured


@dataclass(frozen=True, slots=True)
class Condition:
    """Put only while the object has this ETag, or while there is none (None)."""

    etag: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """One object as a HEAD shows it; arguments by the names that boto3 has for an upload."""

    etag: str
    size: int
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an object with its ETag."""

    etag: str
    body: bytes


class Transport(Protocol):
    """A bucket. Every method raises `Refused`, and none retries."""

    name: str

    def pages(self, prefix: str) -> Iterator[Iterable[Listed]]:
        """Yield the objects below a prefix."""
        ...

    def put(self, captured: Captured, condition: Condition | None = None) -> str:
        """Send an object; return the ETag that the provider answers."""
        ...

    def head(self, key: str, arguments: Mapping[str, Any]) -> Head | None:
        """Ask for an object; None if there is none."""
        ...

    def get(self, key: str) -> Content | None:
        """Return an object; None if there is none."""
        ...

    def delete(self, keys: Sequence[str]) -> list[str]:
        """Delete objects; return the keys that the provider refused to delete."""
        ...
