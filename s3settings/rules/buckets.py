"""Rules about buckets: a missing or invalid name, regions and locations."""

import re
from collections.abc import Iterator

from s3settings.facts.regions import REGIONS
from s3settings.facts.s3 import (
    BUCKET_FORBIDDEN_PREFIXES,
    BUCKET_FORBIDDEN_SUFFIXES,
    BUCKET_NAME_PATTERN,
)
from s3settings.parsers.text import nearest
from s3settings.problems.kinds import problem
from s3settings.problems.problem import UNSET, Problem
from s3settings.rules.rule import Finding, Rule, part_named, with_region
from s3settings.storages.addresses import is_access_point
from s3settings.storages.storage import Storage
from s3settings.urls import host_of
from s3settings.variables.names import MEDIA, STATIC, variable_of

SET_THE_BUCKET = "add it to the environment or to .env"


def missing_buckets(
    storages: tuple[Storage, ...], invalid: set[str], cure: str
) -> Iterator[Problem]:
    """Yield a problem for the bucket of all storages, or for each storage without one beside others.

    `cure` is the hint where no storage has a bucket.
    """
    on_s3 = [storage for storage in storages if storage.is_s3]
    missing = [storage for storage in on_s3 if storage.bucket_name is None]
    is_partial = len(missing) < len(on_s3)
    for storage in missing:
        variable, source = storage.origin("bucket_name", own=is_partial)
        names = {variable_of("bucket_name"), variable_of("bucket_name", storage.scope)}
        if invalid.isdisjoint({variable, *names}):
            hint, alias = (_for_one(storage), storage.alias) if is_partial else (cure, None)
            if source != UNSET and not is_partial:
                hint = "set the name of the bucket; none and null mean no value"
            yield problem("E001", "required", hint, variable=variable, source=source, alias=alias)


def _for_one(storage: Storage) -> str:
    own = variable_of("bucket_name", storage.scope)
    hint = f"set {own}, or {variable_of('bucket_name')} for all storages"
    if storage.scope in (STATIC, MEDIA):
        name = "static files" if storage.is_static else "uploads"
        local = variable_of("backend", storage.scope)
        hint += (
            f"; to keep {name} off S3, set {local}=filesystem or call load({storage.scope}=False)"
        )
    return hint


def _bucket_name_is_allowed(storage: Storage) -> Iterator[Finding]:
    name = storage.bucket_name
    if name is None or not storage.is_aws or is_access_point(name):
        return
    if _is_host(name):
        hint = "set only the bucket name, which is the first part of the host"
        yield Finding("E006", "bucket_name", "the host of a bucket, not its name", hint)
        return
    hint = "set the name as displayed in the S3 console: 3 to 63 lowercase letters, digits, hyphens"
    if (
        not re.fullmatch(BUCKET_NAME_PATTERN, name)
        or ".." in name
        or (name[0].isdigit() and re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", name))
    ):
        yield Finding("E005", "bucket_name", "not a valid bucket name on AWS", hint)
    elif name.startswith(BUCKET_FORBIDDEN_PREFIXES) or name.endswith(BUCKET_FORBIDDEN_SUFFIXES):
        yield Finding("E005", "bucket_name", "a name reserved by AWS", hint)


def _is_host(name: str) -> bool:
    if ".amazonaws." not in name:
        return False
    from s3settings.facts.hosts import host_of_bucket

    return host_of_bucket(name) is not None


def _region_exists(storage: Storage) -> Iterator[Finding]:
    region = storage.region_name
    is_set = storage.is_set("region_name")
    if not storage.is_aws or (not is_set and is_access_point(storage.bucket_name or "")):
        return
    if not is_set and storage.provider.region_of(storage.endpoint_url or "") is None:
        own = storage.has_own_provider
        hint = _cure_of_region(storage)
        yield Finding("W001", "region_name", "not set; us-east-1 is assumed", hint, own=own)
    elif not _is_region(region):
        yield Finding("E004", "region_name", "not an AWS region", _right_region(storage))


def _right_region(storage: Storage) -> str:
    """Return the hint for an unknown region: that of the endpoint, one of a similar name, or any."""
    shown = storage.provider.region_of(storage.endpoint_url or "")
    if shown in REGIONS:
        return f"set {shown}, the region of the endpoint"
    if near := nearest(storage.region_name, sorted(REGIONS)):
        return f"did you mean {near}?"
    other = "for another S3-compatible provider, set AWS_S3_ENDPOINT_URL"
    return f"set a region code such as eu-west-1; {other}"


def _cure_of_region(storage: Storage) -> str:
    """Return the hint for a missing region, with which the endpoint of another one is in conflict."""
    hint = "set it to the region of the bucket"
    if host_of(storage.endpoint_url or "") == "s3.amazonaws.com":
        endpoint = part_named(storage, "endpoint_url")
        if storage.is_own("endpoint_url"):
            return f"{hint}, and set {endpoint} to {with_region(storage)} with that region"
        return f"{hint}, and remove {endpoint}; boto3 uses the endpoint of the region"
    return f"{hint}; signed links only work there"


def _is_region(name: str) -> bool:
    if name in REGIONS:
        return True
    from s3settings.aws import boto

    return boto.is_region(name)


def _location_is_a_folder(storage: Storage) -> Iterator[Finding]:
    endpoint = storage.endpoint_url or ""
    provider = storage.provider
    is_known = storage.is_set("region_name") or provider.region_of(endpoint) is not None
    # a provider may have one region for all buckets
    is_known |= provider.is_hosted and not storage.is_aws and provider.region is not None
    if not is_known and storage.location.partition("/")[0] in REGIONS:
        region = storage.variable_to_set("region_name")
        hint = f"set the region in {region}; the location is a folder inside the bucket"
        yield Finding("W009", "location", "a region code, not a folder", hint)


RULES = (
    Rule(_bucket_name_is_allowed, ("bucket_name", "endpoint_url", "provider")),
    Rule(_region_exists, ("region_name", "endpoint_url", "provider")),
    Rule(_location_is_a_folder, ("location", "region_name", "endpoint_url", "provider")),
)
