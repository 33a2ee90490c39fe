"""Addresses of buckets: hosts and paths, as botocore builds them.

Source: the endpoint rules of botocore 1.44.5 for S3; a test compares with real presigned URLs.
"""

import re

from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.facts.s3 import ACCESS_POINT_PATTERN
from s3settings.record import Record
from s3settings.urls import host_of, is_label, parts_of

# botocore uses the global host for this region (s3.us_east_1_regional_endpoint is "legacy")
_GLOBAL_REGIONS = frozenset({"us-east-1", "aws-global"})
_SHORTEST = 3
_IP = r"\d{1,3}(?:\.\d{1,3}){3}|.*:.*"


class Variant(Record):
    """The hosts of AWS other than the usual one, as a botocore Config asks for them.

    `regional` is the host of the region where the usual one is global, in us-east-1.
    """

    dualstack: bool = False
    fips: bool = False
    accelerate: bool = False
    regional: bool = False


USUAL = Variant()


def api_host(region_name: str, variant: Variant = USUAL) -> str:
    """The host of the S3 API of AWS in a region, such as ``s3.eu-west-1.amazonaws.com``."""
    if variant.accelerate:
        return f"s3-accelerate{_dualstack(variant)}.{_domain(region_name)}"
    if region_name in _GLOBAL_REGIONS and variant == USUAL:
        return f"s3.{_domain(region_name)}"
    return _regional_host("s3", region_name, variant)


def _regional_host(service: str, region_name: str, variant: Variant) -> str:
    fips = "-fips" if variant.fips else ""
    return f"{service}{fips}{_dualstack(variant)}.{region_name}.{_domain(region_name)}"


def _dualstack(variant: Variant) -> str:
    return ".dualstack" if variant.dualstack else ""


def _domain(region_name: str) -> str:
    return (partition_of(region_name) or PARTITIONS[0]).domain


def is_access_point(bucket_name: str) -> bool:
    """Return True if the name is the ARN of an access point, which has a host of its own."""
    return access_point_region(bucket_name) is not None


def access_point_region(bucket_name: str) -> str | None:
    """The region in the ARN of an access point; None where the name is not such an ARN."""
    point = _access_point(bucket_name)
    return None if point is None else point["region"]


def _access_point(bucket_name: str) -> re.Match[str] | None:
    # most buckets need no pattern
    if not bucket_name.startswith("arn:"):
        return None
    return re.fullmatch(ACCESS_POINT_PATTERN, bucket_name, re.ASCII)


def is_virtual(bucket_name: str, addressing_style: str, endpoint_url: str | None) -> bool:
    """Return True if the bucket is in the host name, which certificates and IPs do not always allow."""
    # certificates match one label, but http needs none
    labels = bucket_name.split(".") if (endpoint_url or "").startswith("http:") else [bucket_name]
    return is_access_point(bucket_name) or (
        addressing_style == "virtual"
        and len(bucket_name) >= _SHORTEST
        and bucket_name == bucket_name.lower()
        and all(map(is_label, labels))
        and not (len(labels) > 1 and re.fullmatch(_IP, bucket_name))
        and not (endpoint_url and re.fullmatch(_IP, host_of(endpoint_url)))
    )


def bucket_address(
    bucket_name: str,
    region_name: str,
    addressing_style: str,
    endpoint_url: str | None,
    variant: Variant = USUAL,
) -> str:
    """Host, port and path of the bucket without a scheme and without a slash at the end."""
    label, host = bucket_name, api_host(region_name, variant)
    if point := _access_point(bucket_name):
        label = f"{point['name']}-{point['account']}"
        host = _regional_host("s3-accesspoint", point["region"], variant)
    netloc, path = host, ""
    if endpoint_url:
        _, netloc, path, *_ = parts_of(endpoint_url)
    if is_virtual(bucket_name, addressing_style, endpoint_url):
        return f"{label}.{netloc}{path}"
    return f"{netloc}{path}/{bucket_name}"
