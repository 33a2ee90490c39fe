"""Amazon S3 in every partition."""

import re

from s3settings.facts.regions import PARTITIONS, REGIONS
from s3settings.facts.s3 import (
    BUCKET_NAME_PATTERN,
    CANNED_ACLS,
    MAX_PRESIGNED_SECONDS,
    SERVER_SIDE_ENCRYPTIONS,
    STORAGE_CLASSES,
)
from s3settings.providers.provider import Fact, Provider

_DOMAINS = "|".join(
    re.escape(domain)
    for partition in PARTITIONS
    for domain in (partition.domain, partition.dualstack_domain)
)
_REGION = r"(?P<region>(?!fips-)[a-z]{2,4}(?:-[a-z]+){1,3}-\d+)"
_PROBE = "botocore 1.44.5, executed"
_MODEL = "botocore 1.44.5, S3 service model"

AWS = Provider(
    id="aws",
    name="Amazon S3",
    aliases=("s3", "amazon", "amazon-s3", "aws-s3"),
    hosts=(
        rf"(?:.+\.)?s3-(?:fips-)?{_REGION}\.amazonaws\.com",
        rf"(?:.+\.)?s3[a-z0-9-]*(?:\.dualstack)?(?:\.{_REGION})?(?:\.vpce)?\.(?:{_DOMAINS})",
    ),
    region="us-east-1",
    region_example="eu-west-1",
    regions=REGIONS,
    strict_region=True,
    addressing_style="virtual",
    checksums=None,
    acl=True,
    canned_acls=CANNED_ACLS,
    presign_max_seconds=MAX_PRESIGNED_SECONDS,
    storage_classes=STORAGE_CLASSES,
    encryptions=SERVER_SIDE_ENCRYPTIONS,
    bucket_pattern=BUCKET_NAME_PATTERN,
    session_token=True,
    publishing=(
        "A bucket policy makes files public, where the public access block of the bucket allows "
        "one; s3settings policy writes it."
    ),
    domain_hint="the CloudFront distribution's domain",
    notes=(
        (
            "No endpoint is set: botocore derives it from the region. With an endpoint, it ignores FIPS "
            "and dual-stack, and rejects Transfer Acceleration."
        ),
        (
            "Buckets created since April 2023 reject every ACL except bucket-owner-full-control "
            "(AccessControlListNotSupported)."
        ),
        "A bucket name with dots is addressed by path: no certificate matches it.",
        "A signed link also expires with the session that signed it.",
    ),
    facts={
        "endpoint": Fact("probe", _PROBE),
        "region": Fact("probe", f"{_PROBE}: a client without a region signs for us-east-1"),
        "regions": Fact("probe", "partitions.json and endpoints.json of botocore 1.44.5"),
        "strict_region": Fact(
            "docs",
            "https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html",
        ),
        "addressing_style": Fact("probe", f"{_PROBE}: auto presigns for s3.amazonaws.com"),
        "signature": Fact("probe", f"{_PROBE}: without it, ten regions presign with SigV2"),
        "checksums": Fact("probe", f"{_PROBE}: its defaults are made for S3"),
        "acl": Fact("probe", f"{_MODEL}: PutObject"),
        "canned_acls": Fact("probe", f"{_MODEL}: ObjectCannedACL", exclusive=True),
        "presign_max_seconds": Fact(
            "docs",
            "https://docs.aws.amazon.com/cli/latest/reference/s3/presign.html",
            exclusive=True,
        ),
        "storage_classes": Fact("probe", f"{_MODEL}: StorageClass", exclusive=True),
        "encryptions": Fact("probe", f"{_MODEL}: ServerSideEncryption", exclusive=True),
        "bucket_pattern": Fact(
            "docs",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
            exclusive=True,
        ),
        "session_token": Fact("probe", _PROBE),
        "public": Fact("probe", _PROBE),
        "publishing": Fact(
            "docs",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
            "access-control-block-public-access.html",
        ),
    },
)
