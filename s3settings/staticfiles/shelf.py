"""The objects that would have been sent, kept as files on this machine."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from botocore.exceptions import ClientError

CHUNK = 1024 * 1024


class UnsupportedCall(Exception):
    """A storage class asks boto3 for something that a folder can't answer."""


@dataclass(frozen=True, slots=True)
class Captured:
    """One object as django-storages would have made it; `path` is the file with its bytes."""

    key: str
    path: Path
    size: int
    md5: str
    arguments: Mapping[str, Any]


@dataclass(slots=True)
class Shelf:
    """The captured objects by key, in the order in which they were made.

    `elsewhere` is asked for what is not here, such as files of an earlier release.
    """

    folder: Path
    elsewhere: Callable[[str], bytes | None] | None = None
    objects: dict[str, Captured] = field(default_factory=dict[str, Captured])
    _made: int = 0

    def add(self, key: str, content: IO[bytes], arguments: Mapping[str, Any]) -> Captured:
        """Keep the bytes of a file object under a key."""
        self._made += 1
        path = self.folder / str(self._made)
        digest, size = hashlib.md5(usedforsecurity=False), 0
        with path.open("wb") as file:
            while chunk := content.read(CHUNK):
                digest.update(chunk)
                size += file.write(chunk)
        made = Captured(key, path, size, digest.hexdigest(), dict(arguments))
        self.objects[key] = made
        return made

    def remove(self, key: str) -> None:
        """Forget an object."""
        self.objects.pop(key, None)

    def find(self, key: str) -> Captured:
        """Return an object, or raise what boto3 raises for a missing one."""
        if (found := self.objects.get(key)) is not None:
            return found
        content = self.elsewhere(key) if self.elsewhere else None
        if content is None:
            raise missing(key)
        digest = hashlib.md5(content, usedforsecurity=False).hexdigest()
        self._made += 1
        path = self.folder / str(self._made)
        path.write_bytes(content)
        return Captured(key, path, len(content), digest, {})


def missing(key: str) -> ClientError:
    """Return the error of a HEAD for a key that is not there."""
    answer: Any = {
        "Error": {"Code": "404", "Message": "Not Found", "Key": key},
        "ResponseMetadata": {"HTTPStatusCode": 404},
    }
    return ClientError(answer, "HeadObject")
