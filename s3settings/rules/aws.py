"""AWS endpoint variants and special kinds of buckets, and what they can't be combined with."""

from collections.abc import Iterator

from s3settings.facts.hosts import WITH_GLOBAL_HOST
from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.facts.s3 import OBJECT_LAMBDA, OUTPOSTS
from s3settings.rules.rule import Finding, Rule, without_endpoint
from s3settings.storages.addresses import Variant, access_point_region
from s3settings.storages.endpoint import s3_arguments, variant_of
from s3settings.storages.storage import Storage
from s3settings.urls import host_of

# botocore 1.44.5 raises "S3 Accelerate cannot be used in this region", "Partition does not
# support FIPS", "Unable to construct a modeled endpoint with the following variant(s)"; GovCloud:
# https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-s3.html
_WITHOUT_ACCELERATION = frozenset({"aws-cn", "aws-us-gov"})
_WITHOUT_FIPS = frozenset({"aws-cn"})
_WITHOUT_DUALSTACK = frozenset({"aws-iso-e", "aws-iso-f"})

_WITHOUT_VARIANT = "remove it from the client configuration, or remove the conflicting option"
_WITHOUT_GLOBAL_HOST = PARTITIONS[0].regions - WITH_GLOBAL_HOST

# botocore 1.44.5, endpoint rules of S3: suffixes of names on the hosts of other AWS services
_DIRECTORY_BUCKETS = ("--x-s3", "--xa-s3")
_OTHER_ACCESS_POINTS = {"--ol-s3": OBJECT_LAMBDA, "--op-s3": OUTPOSTS}


def _variants_are_possible(storage: Storage) -> Iterator[Finding]:
    for message in _variant_conflicts(storage, variant_of(storage.client_config or {})):
        yield Finding("E059", "client_config", message, _WITHOUT_VARIANT)


def _variants_are_of_aws(storage: Storage) -> Iterator[Finding]:
    """Yield a problem where the endpoint of another provider is still unknown."""
    variant = variant_of(storage.client_config or {})
    is_set = variant.dualstack or variant.fips or variant.accelerate
    if is_set and not storage.is_aws and storage.endpoint_url is None:
        message = f"FIPS, dual-stack and acceleration are endpoints of AWS, not of {storage.provider.name}"
        yield Finding("E059", "client_config", message, _WITHOUT_VARIANT)


def _variant_conflicts(storage: Storage, variant: Variant) -> Iterator[str]:
    if not (variant.dualstack or variant.fips or variant.accelerate):
        return
    if storage.endpoint_url is not None:
        yield "FIPS, dual-stack and acceleration use their own endpoints, but an endpoint is set"
        return
    partition = _partition(storage.region_name)
    if variant.fips and partition in _WITHOUT_FIPS:
        yield "this AWS partition has no FIPS endpoints"
    if variant.dualstack and partition in _WITHOUT_DUALSTACK:
        yield "this AWS partition has no dual-stack endpoints"
    if variant.accelerate:
        if variant.fips:
            yield "Transfer Acceleration has no FIPS endpoint"
        yield from _acceleration_conflicts(storage, partition)


def _acceleration_endpoint_is_possible(storage: Storage) -> Iterator[Finding]:
    if host_of(storage.endpoint_url or "").startswith("s3-accelerate."):
        partition = _partition(storage.region_name)
        for message in _acceleration_conflicts(storage, partition):
            yield Finding("E059", "endpoint_url", message, without_endpoint(storage))


def _acceleration_conflicts(storage: Storage, partition: str) -> Iterator[str]:
    if partition in _WITHOUT_ACCELERATION:
        yield "this AWS partition has no Transfer Acceleration"
    if storage.addressing_style == "path":
        yield "Transfer Acceleration needs virtual addressing and a bucket name without dots"
    if access_point_region(storage.bucket_name or "") is not None:
        yield "Transfer Acceleration can't be used with an access point"


def _partition(region_name: str) -> str:
    return (partition_of(region_name) or PARTITIONS[0]).name


def _bucket_can_store_files(storage: Storage) -> Iterator[Finding]:
    name = storage.bucket_name or ""
    if storage.is_aws and name.endswith(_DIRECTORY_BUCKETS):
        message = (
            "a directory bucket, which does not support the ListObjects call of django-storages"
        )
        yield Finding("E060", "bucket_name", message, "set a general purpose bucket")
    for suffix, message in _OTHER_ACCESS_POINTS.items():
        if storage.is_aws and name.endswith(suffix):
            hint = "set the name of the bucket, or of an access point for it"
            yield Finding("E006", "bucket_name", message, hint)


def _access_point_is_reachable(storage: Storage) -> Iterator[Finding]:
    region = access_point_region(storage.bucket_name or "")
    if region is None or region == storage.region_name:
        return
    hint = "set the region of the access point"
    if _partition(region) != _partition(storage.region_name):
        message = "an access point in another AWS partition than the region"
        yield Finding("E059", "bucket_name", message, hint)
    elif s3_arguments(storage.client_config or {}).get("use_arn_region") is False:
        message = "an access point in another region, which use_arn_region=false forbids"
        yield Finding("E059", "bucket_name", message, hint)


def _links_lead_to_the_region(storage: Storage) -> Iterator[Finding]:
    """Yield a warning where botocore makes links at the host of all regions, and the region is newer.

    Source: botocore 1.44.5, `_should_use_global_endpoint` in signers.py, and
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html: requests for regions
    launched after March 20, 2019 get an error there.
    """
    if not storage.has_global_links or storage.region_name not in _WITHOUT_GLOBAL_HOST:
        return
    message = (
        "without addressing_style, links lead to s3.amazonaws.com, which does not "
        "serve this region (IllegalLocationConstraintException)"
    )
    hint = f"set {storage.setting_of('addressing_style', 'virtual')}"
    if storage.client_config is not None:
        hint = 'set s3={"addressing_style": "virtual"} in the client configuration'
    yield Finding("W120", "region_name", message, hint)


RULES = (
    Rule(
        _links_lead_to_the_region,
        ("region_name", "endpoint_url", "client_config", "addressing_style", "custom_domain"),
    ),
    Rule(
        _variants_are_possible,
        ("client_config", "endpoint_url", "region_name", "bucket_name", "addressing_style"),
    ),
    Rule(_variants_are_of_aws, ("client_config", "endpoint_url", "provider")),
    Rule(
        _acceleration_endpoint_is_possible,
        ("endpoint_url", "region_name", "bucket_name", "addressing_style"),
    ),
    Rule(_bucket_can_store_files, ("bucket_name", "endpoint_url", "provider")),
    Rule(_access_point_is_reachable, ("bucket_name", "region_name", "client_config")),
)
