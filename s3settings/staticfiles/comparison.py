"""Decide from facts what has to be done for each object; nothing is skipped on a guess.

| facts | decision |
|---|---|
| not listed, or another size | send |
| the record holds, with the same MD5 and arguments | leave |
| the record holds, with another MD5 or other arguments | send |
| no record; the ETag is the MD5 of our bytes, in one part or in ours | ask for the headers |
| anything else: another ETag, or one that is not an MD5 (SSE-KMS, SSE-C) | send |
| asked: the headers are those that we would send | leave |
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from s3settings.staticfiles.listing import Listed
from s3settings.staticfiles.record import Entry, Record, digest
from s3settings.staticfiles.shelf import Captured
from s3settings.staticfiles.transport import Head

# What a HEAD shows of the arguments of an upload.
VISIBLE = (
    "CacheControl",
    "ContentDisposition",
    "ContentEncoding",
    "ContentLanguage",
    "ContentType",
    "Metadata",
)
WITH_OWN_KEY = (
    "SSECustomerKey"  # a HEAD with the key must succeed, even if the record has the object
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The sizes by which django-storages divides a large file."""

    threshold: int
    size: int


@dataclass(slots=True)
class Decisions:
    """The objects by what has to be done."""

    send: list[Captured] = field(default_factory=list[Captured])
    ask: list[Captured] = field(default_factory=list[Captured])
    leave: dict[str, Entry] = field(default_factory=dict[str, Entry])


def decide(
    captured: Iterable[Captured], listed: Mapping[str, Listed], record: Record, parts: Parts
) -> Decisions:
    """Compare what the bucket should hold with what it holds."""
    decisions = Decisions()
    for each in captured:
        there = listed.get(each.key)
        if there is None or there.size != each.size:
            decisions.send.append(each)
        elif WITH_OWN_KEY not in each.arguments and (entry := record.entry(there)):
            if (entry.md5, entry.arguments) == (each.md5, digest(each.arguments)):
                decisions.leave[each.key] = entry
            else:
                decisions.send.append(each)
        elif there.etag == expected_etag(each, parts):
            decisions.ask.append(each)
        else:
            decisions.send.append(each)
    return decisions


def expected_etag(captured: Captured, parts: Parts) -> str:
    """Return the ETag of an unencrypted object, sent in the parts of django-storages."""
    if captured.size < parts.threshold:
        return captured.md5
    digests = b""
    count = 0
    with captured.open() as file:
        while chunk := file.read(parts.size):
            digests += hashlib.md5(chunk, usedforsecurity=False).digest()
            count += 1
    return f"{hashlib.md5(digests, usedforsecurity=False).hexdigest()}-{count}"


def has_headers(head: Head, arguments: Mapping[str, Any]) -> bool:
    """Return True if an object has the headers that an upload would give it."""
    if arguments.keys() - set(VISIBLE):
        return False  # an ACL, tags or encryption: a HEAD shows none or not all of it
    return all(_same(head.arguments.get(name), arguments.get(name)) for name in VISIBLE)


def _same(there: Any, ours: Any) -> bool:
    """Compare one header; S3 keeps the names of metadata in lower case."""
    if isinstance(ours, Mapping):
        metadata = cast("Mapping[str, str]", ours)
        ours = {name.lower(): value for name, value in metadata.items()}
    return (there or None) == (ours or None)
