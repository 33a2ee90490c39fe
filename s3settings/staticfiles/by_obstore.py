"""The transport by obstore, a client written in Rust: a sixth of boto3's work for each object."""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import obstore
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    InvalidPathError,
    PreconditionError,
)
from obstore.store import S3Store

from s3settings.staticfiles import refusals
from s3settings.staticfiles.listing import Listed
from s3settings.staticfiles.refusals import Conflict, Refused, refused
from s3settings.staticfiles.shelf import Captured
from s3settings.staticfiles.transport import Condition, Content, Head, Transport

if TYPE_CHECKING:
    from obstore import Attributes, ObjectMeta, PutMode
    from obstore.store import S3Credential

PAGE = 1000
MINIMUM_PART = 5 * 1024 * 1024  # of a part that is not the last one, by the API reference of S3

# What obstore calls an argument of an upload.
ATTRIBUTES = {
    "CacheControl": "Cache-Control",
    "ContentDisposition": "Content-Disposition",
    "ContentEncoding": "Content-Encoding",
    "ContentLanguage": "Content-Language",
    "ContentType": "Content-Type",
}
METADATA = "Metadata"
STATUS = re.compile(r"status code: (\d{3})")
CODE = re.compile(r"<Code>(\w+)</Code>")


class ObstoreTransport:
    """A bucket by one store of obstore."""

    name = "obstore"

    def __init__(
        self, store: S3Store, threshold: int, part: int, fallback: Callable[[], Transport]
    ) -> None:
        self._store, self._threshold, self._part = store, threshold, part
        self._fallback = fallback

    def pages(self, prefix: str) -> Iterator[Iterable[Listed]]:
        """Yield the objects below a prefix, some of them twice where the fallback lists again.

        A single key that obstore can't read as a path, such as `a//b`, ends its listing with an error.
        """
        with _in_our_words():
            found: Iterator[Sequence[ObjectMeta]] = self._store.list(  # pyright: ignore[reportUnknownMemberType] # overloads for pyarrow
                prefix or None, chunk_size=PAGE
            )
            try:
                for page in found:
                    yield [
                        Listed(each["path"], each["size"], _etag(each), each["last_modified"])
                        for each in page
                    ]
            except InvalidPathError:
                yield from self._fallback().pages(prefix)

    def put(self, captured: Captured, condition: Condition | None = None) -> str:
        """Send an object; return the ETag that the provider answers."""
        parts = captured.size >= self._threshold
        mode: PutMode = "overwrite"
        if condition is not None:
            mode = "create" if condition.etag is None else {"e_tag": f'"{condition.etag}"'}
        try:
            body = captured.kept if parts else captured.read()
        except OSError:
            raise Refused(refusals.NO_DISK) from None
        with _in_our_words():
            answer = obstore.put(
                self._store,
                captured.key,
                body,
                attributes=_attributes(captured.arguments),
                mode=mode,
                use_multipart=parts,
                chunk_size=max(self._part, MINIMUM_PART),
            )
        return _etag(answer)

    def head(self, key: str, arguments: Mapping[str, Any]) -> Head | None:
        """Ask for an object; None if there is none."""
        del arguments
        with _in_our_words():
            try:
                found = obstore.get(self._store, key, options={"head": True})
            except FileNotFoundError:
                return None
            meta = found.meta
            return Head(_etag(meta), meta["size"], _arguments(found.attributes))

    def get(self, key: str) -> Content | None:
        """Return an object; None if there is none."""
        with _in_our_words():
            try:
                found = obstore.get(self._store, key)
            except FileNotFoundError:
                return None
            return Content(_etag(found.meta), bytes(found.bytes()))

    def delete(self, keys: Sequence[str]) -> list[str]:
        """Delete objects; return the keys that the provider refused to delete."""
        with _in_our_words():
            obstore.delete(self._store, list(keys))
        return []


def store(
    bucket: str,
    endpoint: str,
    region: str,
    *,
    virtual: bool,
    credentials: Callable[[], "S3Credential"],
) -> S3Store:
    """Return a store that tries once; nothing of it is left to the environment."""
    return S3Store(
        bucket,
        endpoint=endpoint,
        region=region,
        virtual_hosted_style_request=virtual,
        client_options={
            "allow_http": endpoint.startswith("http://"),
            "connect_timeout": "10s",
            "timeout": "300s",
            "read_timeout": "60s",
        },
        retry_config={"max_retries": 0},
        credential_provider=credentials,
    )


def credentials_of(storage: Any) -> Callable[[], "S3Credential"]:
    """Return a function that gives the credentials of a storage, renewed by botocore."""
    found = None
    if not (storage.access_key and storage.secret_key):
        found = storage._create_session().get_credentials()
        if found is None:
            raise Refused(refusals.NO_CREDENTIALS)

    def current() -> "S3Credential":
        if found is None:
            return {
                "access_key_id": storage.access_key,
                "secret_access_key": storage.secret_key,
                "token": storage.security_token or None,
                "expires_at": None,
            }
        frozen = found.get_frozen_credentials()
        return {
            "access_key_id": frozen.access_key,
            "secret_access_key": frozen.secret_key,
            "token": frozen.token,
            # botocore renews them; obstore 0.12 asks again five minutes before their end, so each second
            "expires_at": datetime.now(UTC) + timedelta(minutes=5, seconds=1),
        }

    return current


def _etag(answer: Any) -> str:
    return str(answer["e_tag"] or "").strip('"')


def _attributes(arguments: Mapping[str, Any]) -> "Attributes":
    attributes: Attributes = {
        ATTRIBUTES[name]: value for name, value in arguments.items() if name != METADATA
    }
    attributes.update(arguments.get(METADATA, {}))
    return attributes


def _arguments(attributes: "Attributes") -> dict[str, Any]:
    names = {theirs: ours for ours, theirs in ATTRIBUTES.items()}
    known = {names[name]: value for name, value in attributes.items() if name in names}
    others = {name: value for name, value in attributes.items() if name not in names}
    return {**known, METADATA: others} if others else known


@contextmanager
def _in_our_words() -> Generator[None]:
    try:
        yield
    except (AlreadyExistsError, PreconditionError):
        raise Conflict(refusals.CONFLICT) from None
    except (BaseError, FileNotFoundError) as error:
        raise _refused(error) from None


def _refused(error: Exception) -> Refused:
    text = str(error)
    status, code = STATUS.search(text), CODE.search(text)
    if status or code:
        return refused(int(status[1]) if status else 0, code[1] if code else "")
    return Refused(refusals.UNREACHABLE)
