"""The transport by boto3: knows every argument and every configuration of django-storages."""

import io
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from boto3.s3.transfer import create_transfer_manager
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    HTTPClientError,
    NoCredentialsError,
    PartialCredentialsError,
)
from botocore.exceptions import (
    ConnectionError as BotoConnectionError,
)
from s3transfer.constants import ALLOWED_DOWNLOAD_ARGS

from s3settings.staticfiles import refusals
from s3settings.staticfiles.listing import Listed
from s3settings.staticfiles.refusals import Refused, refused
from s3settings.staticfiles.shelf import Captured
from s3settings.staticfiles.transport import Condition, Content, Head

BULK = 1000  # keys in one DeleteObjects, by its API reference


class Boto3Transport:
    """A bucket by one boto3 client, which all threads share."""

    name = "boto3"

    def __init__(self, storage: Any, concurrency: int) -> None:
        config = storage.client_config.merge(
            Config(max_pool_connections=concurrency, retries={"total_max_attempts": 1})
        )
        self._client = storage._create_session().client(
            "s3",
            region_name=storage.region_name,
            use_ssl=storage.use_ssl,
            endpoint_url=storage.endpoint_url,
            config=config,
            verify=storage.verify,
        )
        self._bucket: str = storage.bucket_name
        self._transfer = storage.transfer_config

    def pages(self, prefix: str) -> Iterator[list[Listed]]:
        """Yield the objects below a prefix."""
        paginator = self._client.get_paginator("list_objects_v2")
        with _in_our_words():
            for page in paginator.paginate(Bucket=self._bucket, Prefix=prefix):
                yield [
                    Listed(each["Key"], each["Size"], _etag(each), each["LastModified"])
                    for each in page.get("Contents", ())
                ]

    def put(self, captured: Captured, condition: Condition | None = None) -> str:
        """Send an object; return the ETag that the provider answers."""
        arguments = dict(captured.arguments)
        with _in_our_words():
            if captured.size >= self._transfer.multipart_threshold:
                self._send_in_parts(captured, arguments)
                return ""
            with captured.open() as body:
                answer = self._client.put_object(
                    Bucket=self._bucket,
                    Key=captured.key,
                    Body=body,
                    **arguments,
                    **_conditions(condition),
                )
        return _etag(answer)

    def _send_in_parts(self, captured: Captured, arguments: dict[str, Any]) -> None:
        kept = captured.kept
        with create_transfer_manager(self._client, self._transfer) as manager:
            # the parts of a file are read when they are sent
            source = io.BytesIO(kept) if isinstance(kept, bytes) else str(kept)
            manager.upload(source, self._bucket, captured.key, extra_args=arguments).result()

    def head(self, key: str, arguments: Mapping[str, Any]) -> Head | None:
        """Ask for an object; None if there is none."""
        with _in_our_words():
            try:
                found = self._client.head_object(
                    Bucket=self._bucket, Key=key, **_of_downloads(arguments)
                )
            except ClientError as error:
                if _status(error) == 404:  # noqa: PLR2004
                    return None
                raise
        return Head(_etag(found), found["ContentLength"], found)

    def get(self, key: str) -> Content | None:
        """Return an object; None if there is none."""
        with _in_our_words():
            try:
                found = self._client.get_object(Bucket=self._bucket, Key=key)
            except ClientError as error:
                if _status(error) == 404:  # noqa: PLR2004
                    return None
                raise
            return Content(_etag(found), found["Body"].read())

    def delete(self, keys: Sequence[str]) -> list[str]:
        """Delete objects; return the keys that the provider refused to delete."""
        failed: list[str] = []
        for start in range(0, len(keys), BULK):
            some = [{"Key": key} for key in keys[start : start + BULK]]
            with _in_our_words():
                answer = self._client.delete_objects(
                    Bucket=self._bucket, Delete={"Objects": some, "Quiet": True}
                )
            failed += [each["Key"] for each in answer.get("Errors", ())]
        return failed


def _etag(answer: Mapping[str, Any]) -> str:
    return str(answer.get("ETag", "")).strip('"')


def _conditions(condition: Condition | None) -> dict[str, str]:
    if condition is None:
        return {}
    if condition.etag is None:
        return {"IfNoneMatch": "*"}
    return {"IfMatch": f'"{condition.etag}"'}


def _of_downloads(arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in arguments.items() if name in ALLOWED_DOWNLOAD_ARGS}


def _status(error: ClientError) -> int:
    status: int = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status


@contextmanager
def _in_our_words() -> Generator[None]:
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        raise refused(_status(error), code) from None
    except (NoCredentialsError, PartialCredentialsError):
        raise Refused(refusals.NO_CREDENTIALS) from None
    except (BotoConnectionError, HTTPClientError):
        raise Refused(refusals.UNREACHABLE) from None
    except BotoCoreError as error:
        raise Refused(refusals.SERVER, type(error).__name__) from None
    except OSError:
        raise Refused(refusals.NO_DISK) from None
