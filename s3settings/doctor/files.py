"""Probes with a file of their own: written, read, missing, deleted."""

from typing import Any, cast

from s3settings.aws.errors import code_of
from s3settings.doctor.bench import CONTENT_TYPE, FOLDER, Bench
from s3settings.doctor.codes import DENIED, MISSING, Meaning, breakdown, refusal, strange
from s3settings.problems.problem import Problem

# arguments of an upload that are headers of the answer
_HEADERS = ("CacheControl", "ContentDisposition", "ContentEncoding", "ContentLanguage")

_PUT_DENIED = Meaning(
    "E212",
    "the credentials may not write to the location",
    "allow s3:PutObject in the location, and s3:PutObjectAcl where an ACL is sent",
    "access_key",
)
_PUT = Meaning(
    "E214",
    "the provider refuses an upload with these options",
    "remove the encryption, storage class or other argument that the provider lacks",
    "object_parameters",
)
READ = Meaning(
    "E215",
    "a file that was written can't be read back",
    "allow s3:GetObject in the location",
    "access_key",
)
_DELETE = Meaning(
    "E226",
    "the credentials may not delete in the location",
    "allow s3:DeleteObject in the location",
    "access_key",
)


def parameters(bench: Bench) -> dict[str, Any]:
    """Return the arguments of an upload of django-storages with the options of the storage.

    Without a lock, which would keep the file of the probe.
    """
    storage = bench.storage
    given = {
        name: value
        for name, value in storage.object_parameters.items()
        if value is not None and not name.startswith("ObjectLock")
    }
    given.setdefault("ContentType", CONTENT_TYPE)
    if storage.default_acl:
        given.setdefault("ACL", storage.default_acl)
    return given


def put(bench: Bench) -> Problem | None:
    """An upload with the options of the storage succeeds."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        answer = bench.client.put_object(
            Bucket=bench.bucket, Key=bench.key, Body=bench.body, **parameters(bench)
        )
    except ClientError as error:
        return refusal(bench, error, _PUT_DENIED, _PUT)
    except BotoCoreError as error:
        return breakdown(bench, error)
    return None if answer.get("ETag") else strange(bench, "the answer to an upload has no ETag")


def read(bench: Bench) -> Problem | None:
    """The file comes back as it was written, with its headers."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        answer = bench.client.get_object(Bucket=bench.bucket, Key=bench.key)
        content = answer["Body"].read()
    except ClientError as error:
        return refusal(bench, error, READ, READ)
    except BotoCoreError as error:
        return breakdown(bench, error)
    if content != bench.body:
        fact = "a file comes back with other content than was written"
        hint = "find the proxy or provider that changes files on their way"
        return bench.problem("E216", fact, hint, "endpoint_url")
    found = cast("dict[str, object]", answer)
    sent = parameters(bench)
    lost = [
        name for name in ("ContentType", *_HEADERS) if sent.get(name) not in {None, found.get(name)}
    ]
    return _lost(bench, lost[0]) if lost else None


def _lost(bench: Bench, name: str) -> Problem:
    fact = f"the provider, or a proxy before it, loses or changes {name} of files"
    hint = "find the proxy that drops the header, or use a provider that keeps it"
    return bench.problem("W217", fact, hint, "object_parameters")


def missing(bench: Bench) -> Problem | None:
    """A file that is not there is answered with 404, which exists() relies on."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        bench.client.head_object(Bucket=bench.bucket, Key=f"{bench.key}.missing")
    except ClientError as error:
        code = code_of(error)
        if code in MISSING:
            return None
        if code in DENIED:
            fact = "a missing file is answered with 403, which makes exists() fail"
            hint = "allow s3:ListBucket on the bucket, without a condition"
            return bench.problem("E218", fact, hint, "access_key")
        return strange(bench, f"a missing file is answered with {code}")
    except BotoCoreError as error:
        return breakdown(bench, error)
    return strange(bench, "a file that does not exist is answered as if it did")


def delete(bench: Bench) -> Problem | None:
    """The file is removed, and files that earlier runs left."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        bench.client.delete_object(Bucket=bench.bucket, Key=bench.key)
        sweep(bench)
    except ClientError as error:
        return refusal(bench, error, _DELETE, _DELETE)
    except BotoCoreError as error:
        return breakdown(bench, error)
    return None


def sweep(bench: Bench) -> None:
    """Remove the files of earlier runs that are older than an hour, at most a page of them."""
    from datetime import UTC, datetime, timedelta

    folder = bench.key.rpartition("/")[0] + "/"
    assert folder.endswith(f"{FOLDER}/")  # noqa: S101 - deletes nothing else, ever
    before = datetime.now(UTC) - timedelta(hours=1)
    answer = bench.client.list_objects_v2(Bucket=bench.bucket, Prefix=folder)
    for entry in answer.get("Contents", ()):
        key, modified = entry.get("Key", ""), entry.get("LastModified")
        if key.startswith(folder) and modified is not None and modified < before:
            bench.client.delete_object(Bucket=bench.bucket, Key=key)
