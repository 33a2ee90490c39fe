"""The objects that would have been sent: small ones in memory, the others as files on this machine."""

import hashlib
import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from botocore.exceptions import ClientError

CHUNK = 1024 * 1024
MEMORY = 32 * CHUNK  # of all objects smaller than a chunk; more go to the disk


class UnsupportedCall(Exception):
    """A storage class asks boto3 for something that a folder can't answer."""


@dataclass(frozen=True, slots=True)
class Captured:
    """One object as django-storages would have made it; `kept` are its bytes, or their file."""

    key: str
    kept: bytes | Path = field(repr=False)
    size: int
    md5: str
    arguments: Mapping[str, Any]
    modified: float = field(default_factory=time.time, compare=False)

    def open(self) -> IO[bytes]:
        """Open the bytes for reading."""
        return io.BytesIO(self.kept) if isinstance(self.kept, bytes) else self.kept.open("rb")

    def read(self) -> bytes:
        """Return the bytes; for objects that are known to be small."""
        return self.kept if isinstance(self.kept, bytes) else self.kept.read_bytes()


@dataclass(slots=True)
class Shelf:
    """The captured objects by key, in the order in which they were made.

    `elsewhere` is asked for what is not here, such as files of an earlier release. `watch` is called
    with each object that is added. Equal bytes under several keys are in memory once.
    """

    folder: Path
    elsewhere: Callable[[str], bytes | None] | None = None
    watch: Callable[[Captured], None] | None = None
    objects: dict[str, Captured] = field(default_factory=dict[str, Captured])
    memory: int = MEMORY
    _held: dict[str, bytes] = field(default_factory=dict[str, bytes])
    _files: int = 0

    def add(self, key: str, content: IO[bytes], arguments: Mapping[str, Any]) -> Captured:
        """Keep the bytes of a file object under a key."""
        made = self._kept(key, content, arguments)
        self.objects[key] = made
        if self.watch is not None:
            self.watch(made)
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
        return self._kept(key, io.BytesIO(content), {})

    def _kept(self, key: str, content: IO[bytes], arguments: Mapping[str, Any]) -> Captured:
        digest = hashlib.md5(usedforsecurity=False)
        first = content.read(CHUNK)
        digest.update(first)
        if len(first) < CHUNK:
            held = self._in_memory(digest.hexdigest(), first)
            if held is not None:
                return Captured(key, held, len(held), digest.hexdigest(), dict(arguments))
        self._files += 1
        path, size = self.folder / str(self._files), 0
        with path.open("wb") as file:
            size += file.write(first)
            while chunk := content.read(CHUNK):
                digest.update(chunk)
                size += file.write(chunk)
        return Captured(key, path, size, digest.hexdigest(), dict(arguments))

    def _in_memory(self, md5: str, content: bytes) -> bytes | None:
        """Return the bytes to keep, or None where the memory for them is used up."""
        if self._held.get(md5) == content:
            return self._held[md5]
        if len(content) > self.memory:
            return None
        self.memory -= len(content)
        self._held[md5] = content
        return content


def missing(key: str) -> ClientError:
    """Return the error of a HEAD for a key that is not there."""
    answer: Any = {
        "Error": {"Code": "404", "Message": "Not Found", "Key": key},
        "ResponseMetadata": {"HTTPStatusCode": 404},
    }
    return ClientError(answer, "HeadObject")
