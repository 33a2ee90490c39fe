"""A folder in the place of the bucket, at the border between django-storages and boto3.

django-storages decides on keys, bytes (gzip) and arguments as always; what it hands to boto3 is kept.
"""

import io
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any, NoReturn

from s3settings.staticfiles.shelf import Shelf, UnsupportedCall


class _Strict:
    """Refuses what was not foreseen, so that nothing is lost silently."""

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise UnsupportedCall(f"{type(self).__name__.removeprefix('Captured')}.{name}")


class CapturedObject(_Strict):
    """``boto3.resource("s3").Object``, as far as django-storages uses it."""

    def __init__(self, shelf: Shelf, key: str) -> None:
        self.key = key
        self._shelf = shelf

    def upload_fileobj(
        self, Fileobj: IO[bytes], ExtraArgs: Any = None, Callback: Any = None, Config: Any = None
    ) -> None:
        """Keep what would have been sent."""
        del Callback, Config
        self._shelf.add(self.key, Fileobj, ExtraArgs or {})

    def download_fileobj(
        self, Fileobj: IO[bytes], ExtraArgs: Any = None, Callback: Any = None, Config: Any = None
    ) -> None:
        """Write the bytes into a file object."""
        del Callback, ExtraArgs, Config
        with self._shelf.find(self.key).open() as file:
            shutil.copyfileobj(file, Fileobj)

    def put(self, Body: bytes = b"", **arguments: Any) -> None:
        """Keep the bytes."""
        self._shelf.add(self.key, io.BytesIO(Body), arguments)

    def load(self, **_arguments: Any) -> None:
        """Raise the error of boto3 where there is no such object."""
        self._shelf.find(self.key)

    def delete(self) -> None:
        """Forget the object."""
        self._shelf.remove(self.key)

    def initiate_multipart_upload(self, **arguments: Any) -> "CapturedParts":
        """Begin what a file opened for writing sends in parts."""
        return CapturedParts(self._shelf, self.key, arguments)

    @property
    def content_length(self) -> int:
        """The size in bytes."""
        return self._shelf.find(self.key).size

    @property
    def content_encoding(self) -> str | None:
        """The Content-Encoding."""
        return self._shelf.find(self.key).arguments.get("ContentEncoding")

    @property
    def last_modified(self) -> datetime:
        """The time at which it was captured."""
        return datetime.fromtimestamp(self._shelf.find(self.key).modified, UTC)


class CapturedParts(_Strict):
    """An upload in parts, which are kept as one object."""

    def __init__(self, shelf: Shelf, key: str, arguments: Mapping[str, Any]) -> None:
        self._shelf, self._key, self._arguments = shelf, key, arguments
        self._parts: dict[int, bytes] = {}

    def Part(self, number: int) -> "CapturedPart":  # noqa: N802 - the name of boto3
        """Return one part."""
        return CapturedPart(self._parts, number)

    def complete(self, MultipartUpload: Any = None) -> None:
        """Keep all parts as one object."""
        del MultipartUpload
        content = b"".join(self._parts[number] for number in sorted(self._parts))
        self._shelf.add(self._key, io.BytesIO(content), self._arguments)

    def abort(self) -> None:
        """Drop the parts."""
        self._parts.clear()


class CapturedPart(_Strict):
    """One part of an upload in parts."""

    def __init__(self, parts: dict[int, bytes], number: int) -> None:
        self._parts, self._number = parts, number

    def upload(self, Body: bytes) -> dict[str, str]:
        """Keep the part."""
        self._parts[self._number] = Body
        return {"ETag": f'"{self._number}"'}


class CapturedBucket(_Strict):
    """``boto3.resource("s3").Bucket``, as far as django-storages uses it."""

    def __init__(self, shelf: Shelf, name: str) -> None:
        self.name = name
        self._shelf = shelf

    def Object(self, key: str) -> CapturedObject:  # noqa: N802 - the name of boto3
        """Return one object, which need not be there."""
        return CapturedObject(self._shelf, key)


class CapturedClient(_Strict):
    """``boto3.client("s3")``, as far as django-storages uses it."""

    def __init__(self, shelf: Shelf, real: Callable[[], Any]) -> None:
        self._shelf, self._real = shelf, real

    def head_object(self, Bucket: str, Key: str, **_arguments: Any) -> dict[str, Any]:
        """Raise the error of boto3 where there is no such object."""
        del Bucket
        return {"ContentLength": self._shelf.find(Key).size}

    def get_paginator(self, operation: str) -> "CapturedPages":
        """Return the listing of one folder."""
        if operation not in {"list_objects", "list_objects_v2"}:
            raise UnsupportedCall(f"Client.get_paginator({operation!r})")
        return CapturedPages(self._shelf)

    def generate_presigned_url(self, *arguments: Any, **named: Any) -> str:
        """Leave links to boto3; signing one needs no request."""
        link: str = self._real().meta.client.generate_presigned_url(*arguments, **named)
        return link


class CapturedPages(_Strict):
    """The listing of one folder."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def paginate(
        self, Bucket: str, Prefix: str = "", Delimiter: str = "", **_arguments: Any
    ) -> Iterator[dict[str, Any]]:
        """Yield one page with everything below the prefix."""
        del Bucket
        contents: list[dict[str, Any]] = []
        folders: dict[str, None] = {}
        for key, captured in sorted(self._shelf.objects.items()):
            if not key.startswith(Prefix):
                continue
            head, delimiter, _ = key[len(Prefix) :].partition(Delimiter or "\0")
            if delimiter:
                folders[Prefix + head + delimiter] = None
            else:
                contents.append({"Key": key, "Size": captured.size})
        yield {"Contents": contents, "CommonPrefixes": [{"Prefix": name} for name in folders]}


class CapturedConnection(_Strict):
    """``boto3.resource("s3")``, as far as django-storages uses it."""

    def __init__(self, shelf: Shelf, real: Callable[[], Any]) -> None:
        self._shelf = shelf
        self.meta = CapturedMeta(CapturedClient(shelf, real))

    def Bucket(self, name: str) -> CapturedBucket:  # noqa: N802 - the name of boto3
        """Return the bucket."""
        return CapturedBucket(self._shelf, name)


@dataclass(frozen=True, slots=True)
class CapturedMeta:
    """The attribute in which a resource keeps its client."""

    client: CapturedClient
