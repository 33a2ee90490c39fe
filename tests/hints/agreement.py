"""The object that the real django-storages stores for a file, and the target of its links."""

from typing import Any, cast
from urllib.parse import unquote, urlsplit

from django.core.files.storage.handler import StorageHandler

from s3settings.inspection import Inspection
from s3settings.shapes import DjangoSettings
from s3settings.storages.addresses import bucket_address
from s3settings.storages.storage import Storage

NAME = "2024/a file.txt"


def disagreements(found: Inspection, settings: DjangoSettings) -> list[str]:
    """Return what is wrong with the links of each storage on S3."""
    return [
        f"{storage.alias}: {fact}"
        for storage in found.storages
        if storage.is_s3
        for fact in _of_storage(storage, settings)
    ]


def _of_storage(storage: Storage, settings: DjangoSettings) -> list[str]:
    made = cast("Any", StorageHandler().create_storage(dict(settings["STORAGES"][storage.alias])))
    client = made.connection.meta.client
    key = made._normalize_name(NAME)
    upload: str = client.generate_presigned_url(
        "put_object", {"Bucket": storage.bucket_name, "Key": key}
    )
    url: str = made.url(NAME)
    stored, link = urlsplit(upload), urlsplit(url)
    path = unquote(link.path)
    if not path.endswith(f"/{key}"):
        return [f"{link.netloc}{path} does not end with the key {key}"]
    if storage.public_endpoint_url is not None and storage.custom_domain is None:
        return _at_the_public_endpoint(storage, f"{link.netloc}{path.removesuffix(f'/{key}')}")
    if storage.custom_domain is None or storage.custom_domain == storage.address:
        is_same = (link.netloc, path) == (stored.netloc, unquote(stored.path))
        return [] if is_same else [f"{link.netloc}{path} is not {stored.netloc}{stored.path}"]
    return _behind_a_domain(storage, f"{link.netloc}{path.removesuffix(f'/{key}')}")


def _at_the_public_endpoint(storage: Storage, start: str) -> list[str]:
    """Return what is wrong with the start of links: browsers reach the same server elsewhere."""
    there = bucket_address(
        storage.bucket_name or "",
        storage.region_name,
        storage.addressing_style,
        storage.public_endpoint_url,
    )
    return [] if start == there else [f"{start} is not {there}"]


def _behind_a_domain(storage: Storage, start: str) -> list[str]:
    """Return what is wrong with the start of links: the bucket is at its API, or behind a domain."""
    host, _, path = start.partition("/")
    bucket = storage.bucket_name or ""
    provider = storage.provider
    if start == provider.public_domain(
        bucket, region=storage.region_name, account=storage.account_id
    ):
        return []
    roots = {
        bucket_address(bucket, storage.region_name, style, storage.endpoint_url)
        for style in ("path", "virtual")
    }
    apis = {root.partition("/")[0] for root in roots}
    if host in apis and start not in roots:
        return [f"{start} is at the API, where the bucket is at {' or '.join(sorted(roots))}"]
    # a bucket may have the name of the location
    is_bucket = bucket == storage.location and not f"/{path}".endswith(f"/{bucket}/{bucket}")
    if storage.location and f"/{path}".endswith(f"/{storage.location}") and not is_bucket:
        return [f"{start} has the location twice"]
    return []
