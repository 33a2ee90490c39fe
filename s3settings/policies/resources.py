"""ARNs for statements: buckets, objects and keys, in the partition of the storage."""

import re
from typing import NamedTuple

from s3settings.facts.regions import PARTITIONS, Partition, partition_of
from s3settings.storages.addresses import is_access_point
from s3settings.storages.storage import Storage

# https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
_ALIAS = "alias/"
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html: special
# characters, which are wildcards otherwise
_SPECIAL = re.compile(r"[*?$]")


class Key(NamedTuple):
    """A KMS key: its ARN or a pattern, and the alias that narrows a pattern down."""

    arn: str
    alias: str | None


def bucket_arn(storage: Storage) -> str:
    """The bucket of a storage, or its access point."""
    name = storage.bucket_name or ""
    if is_access_point(name):
        return name.replace(":accesspoint:", ":accesspoint/")
    return f"arn:{partition(storage).name}:s3:::{name}"


def every_object_arn(storage: Storage) -> str:
    """All objects of the bucket, those of other storages and other programs, too."""
    bucket = bucket_arn(storage)
    return f"{bucket}/object/*" if is_access_point(storage.bucket_name or "") else f"{bucket}/*"


def object_arn(storage: Storage, name: str = "*") -> str:
    """The objects of a storage, or the one of a name, as a pattern."""
    root = every_object_arn(storage).removesuffix("/*")
    location = _SPECIAL.sub(r"${\g<0>}", location_of(storage))
    return f"{root}/{location}/{name}" if location else f"{root}/{name}"


def location_of(storage: Storage) -> str:
    """The prefix of all keys of a storage, without slashes at its ends."""
    return storage.location.strip("/")


def partition(storage: Storage) -> Partition:
    """The partition of AWS; providers that copy AWS have the name of the first one."""
    found = partition_of(storage.region_name) if storage.is_aws else None
    return found or PARTITIONS[0]


def kms_key(storage: Storage) -> Key | None:
    """The key that uploads are encrypted with, where the settings name one."""
    name = storage.object_parameters.get("SSEKMSKeyId")
    if not isinstance(name, str):
        return None
    place = f"arn:{partition(storage).name}:kms:{storage.region_name}:*:key"
    if name.startswith("arn:"):
        account, _, resource = name.partition(f":{_ALIAS}")
        return Key(f"{account}:key/*", _ALIAS + resource) if resource else Key(name, None)
    return Key(f"{place}/*", name) if name.startswith(_ALIAS) else Key(f"{place}/{name}", None)


def kms_client(storage: Storage) -> str:
    """S3 of the region, as the only service that may use the key for the application."""
    return f"s3.{storage.region_name}.{partition(storage).domain}"
