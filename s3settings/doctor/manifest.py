"""The probe of the manifest of static files: it is there, and so are the files that it names."""

import json
from pathlib import Path
from typing import Any, cast

from s3settings.aws.errors import code_of
from s3settings.doctor.bench import Bench
from s3settings.doctor.codes import MISSING, breakdown, refusal
from s3settings.doctor.files import READ
from s3settings.problems.problem import Problem
from s3settings.staticfiles import copies
from s3settings.storages.storage import Storage

MANIFEST = "staticfiles.json"
# of 1000 files each
MAX_PAGES = 50
_HINT = "run manage.py collectstatic"


def manifest(bench: Bench) -> Problem | str | None:
    """The manifest of the static files is there, one of Django, and complete."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        answer = bench.client.get_object(Bucket=bench.bucket, Key=_key(bench, MANIFEST))
        content = answer["Body"].read()
        names = _names(content)
        if names is None:
            fact = "the manifest of the static files is not one of Django"
            return bench.problem("W225", fact, _HINT)
        if _has_other_copy(bench.storage, content):
            fact = "the copy on this machine is not of the published manifest"
            return bench.problem("W231", fact, _HINT, "local_manifest")
        return _judged(bench, {_key(bench, name) for name in names})
    except ClientError as error:
        if code_of(error) in MISSING:
            return bench.problem("W225", "the manifest of the static files is missing", _HINT)
        return refusal(bench, error, READ, READ)
    except BotoCoreError as error:
        return breakdown(bench, error)


def _has_other_copy(storage: Storage, published: bytes) -> bool:
    """Return True if processes start with a copy of another manifest of the same place."""
    if not storage.local_manifest:
        return False
    place = copies.place(
        {
            "endpoint_url": storage.endpoint_url,
            "bucket_name": storage.bucket_name,
            "location": storage.location,
        },
        None,
    )
    copy = copies.read(Path(storage.local_manifest), place)
    return copy is not None and copy.encode() != published


def _key(bench: Bench, name: str) -> str:
    location = bench.storage.location.strip("/")
    return f"{location}/{name}" if location else name


def _names(content: bytes) -> set[str] | None:
    """Return the names of files in a manifest, None for anything else."""
    try:
        stored: Any = json.loads(content)
    except ValueError:
        return None
    paths = cast("dict[str, object]", stored).get("paths") if isinstance(stored, dict) else None
    if not isinstance(paths, dict):
        return None
    return {str(name) for name in cast("dict[str, object]", paths).values()}


def _judged(bench: Bench, keys: set[str]) -> Problem | str | None:
    """Look for the files page by page, and report how many are missing."""
    left, following = set(keys), dict[str, str]()
    for _ in range(MAX_PAGES):
        if not left:
            return None
        answer = bench.client.list_objects_v2(
            Bucket=bench.bucket, Prefix=_key(bench, ""), **cast("Any", following)
        )
        left -= {entry.get("Key", "") for entry in answer.get("Contents", ())}
        if not answer.get("IsTruncated"):
            break
        following = {"ContinuationToken": answer.get("NextContinuationToken", "")}
    else:
        return "too many files to look for each"
    if not left:
        return None
    fact = f"{len(left)} of {len(keys)} files of the manifest are not in the bucket"
    return bench.problem("W230", fact, _HINT)
