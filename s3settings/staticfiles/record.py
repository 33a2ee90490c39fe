"""The record of what was published: the facts that no listing shows.

A listing shows ETag, size and time of an object, but none of its headers, and the ETag of an encrypted
object does not depend on its bytes only. The record keeps, for each key, the ETag that the provider answered
when the object was sent, the MD5 of the bytes and a digest of the arguments. An entry holds while the
listing shows the same ETag and a time before that of the record itself; both times are the provider's.
"""

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, cast

from s3settings.staticfiles.listing import Listed
from s3settings.staticfiles.shelf import Captured

FOLDER = ".s3settings/"
NAME = f"{FOLDER}published.json"
VERSION = 1

_encoded = json.JSONEncoder(default=str).encode


class Entry(NamedTuple):
    """The facts of one object that was confirmed."""

    etag: str
    md5: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Record:
    """The entries by key, and the time of the record by the clock of the provider."""

    entries: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    modified: datetime | None = None

    def entry(self, listed: Listed) -> Entry | None:
        """Return the entry that holds for an object of the listing."""
        found = self.entries.get(listed.key)
        if found is None or self.modified is None or found.etag != listed.etag:
            return None
        return found if listed.modified < self.modified else None


def entry_of(captured: Captured, etag: str) -> Entry:
    """Return the entry for an object that was sent or asked about."""
    return Entry(etag, captured.md5, digest(captured.arguments))


def digest(arguments: Mapping[str, Any]) -> str:
    """Return a digest of the arguments of an upload."""
    return _digest(_encoded(sorted(arguments.items())))


@functools.lru_cache
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def parse(content: bytes | None, modified: datetime | None) -> Record:
    """Read a record; one that can't be read holds nothing."""
    try:
        stored = json.loads(content or b"")
        if stored["version"] != VERSION:
            return Record()
        rows = cast("Mapping[str, list[str]]", stored["objects"])
        entries = {key: Entry(*map(str, row)) for key, row in rows.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return Record()
    return Record(entries, modified)


def text(entries: Mapping[str, Entry]) -> bytes:
    """Write a record."""
    return json.dumps({"version": VERSION, "objects": dict(sorted(entries.items()))}).encode()
