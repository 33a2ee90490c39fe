"""The object that the real django-storages stores for a file, and the target of its links."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.files.storage.handler import StorageHandler

from s3settings.facts.hosts import host_of_bucket
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
        for fact in disagreement(
            storage, StorageHandler().create_storage({**settings["STORAGES"][storage.alias]})
        )
    ]


def disagreement(storage: Storage, made: Any) -> list[str]:
    """Return what is wrong with the links of a storage, made by django-storages."""
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
    is_derived = storage.custom_domain in {None, storage.link_address}
    if storage.public_endpoint_url is not None and is_derived:
        return _at_the_public_endpoint(storage, f"{link.netloc}{path.removesuffix(f'/{key}')}")
    if storage.custom_domain is None or storage.custom_domain == storage.address:
        places = [f"{one.netloc}{unquote(one.path)}" for one in (link, stored)]
        is_same = places[0] == places[1] or _on_aws(places[0]) == _on_aws(places[1])
        return [] if is_same else [f"{places[0]} is not {places[1]}"]
    return _behind_a_domain(storage, f"{link.netloc}{path.removesuffix(f'/{key}')}")


def _on_aws(address: str) -> tuple[str, str] | str:
    """Return the bucket and the key of an address of AWS, whose global host leads to all regions."""
    found = host_of_bucket(address)
    if found is None or found.bucket is None:
        return address
    path = address.partition("/")[2]
    return found.bucket, path.removeprefix(f"{found.bucket}/") if found.in_path else path


def _at_the_public_endpoint(storage: Storage, start: str) -> list[str]:
    """Return what is wrong with the start of links: browsers reach the same server elsewhere."""
    there = [
        bucket_address(
            storage.bucket_name or "", storage.region_name, style, storage.public_endpoint_url
        )
        for style in ("path", "virtual")
    ]
    is_there = start in there and start == storage.link_address
    return [] if is_there else [f"{start} is not {' or '.join(there)}"]


def _behind_a_domain(storage: Storage, start: str) -> list[str]:
    """Return what is wrong with the start of links: the bucket is at its API, or behind a domain."""
    host, _, path = start.partition("/")
    bucket = storage.bucket_name or ""
    provider = storage.provider
    public = provider.public_domain(bucket, region=storage.region_name, account=storage.account_id)
    if start == public:
        return []
    if public is not None and host == public.partition("/")[0]:
        return [f"{start} is on the host of public files, where the bucket is at {public}"]
    roots = {
        bucket_address(bucket, storage.region_name, style, storage.endpoint_url)
        for style in ("path", "virtual")
    }
    apis = {root.partition("/")[0] for root in roots}
    # below another path, such as /v1/AUTH_TENANT/BUCKET or /TENANT:BUCKET, are public files
    is_public = provider.public == "domain" and path.endswith((f":{bucket}", f"/{bucket}"))
    if host in apis and start not in roots and not is_public:
        return [f"{start} is at the API, where the bucket is at {' or '.join(sorted(roots))}"]
    # a bucket may have the name of the location
    is_bucket = bucket == storage.location and not f"/{path}".endswith(f"/{bucket}/{bucket}")
    if storage.location and f"/{path}".endswith(f"/{storage.location}") and not is_bucket:
        return [f"{start} has the location twice"]
    return []
