"""Clouds of Asia outside China."""

from datetime import date

from s3settings.providers.provider import BY_ACL, Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"

_NAVER = "https://api.ncloud-docs.com/docs/en/storage-objectstorage"
_NHN = "https://docs.toast.com/en/Storage/Object%20Storage/en/s3-api-guide/"
_ARVAN = "https://docs.arvancloud.ir/en/object-storage"
_ARVAN_SDK = "https://docs.arvancloud.ir/en/developer-tools/sdk/object-storage"

NAVER = Provider(
    id="naver",
    name="Naver Cloud Object Storage",
    aliases=("naver-cloud", "ncloud", "ncp"),
    hosts=(
        r"(?:.+\.)?(?P<region>[a-z]+)\.object\.(?:private\.)?(?:ncloudstorage|ncpstorage)\.com",
        r"(?:.+\.)?[a-z]+\.object\.(?:private\.)?(?:gov|fin)-ncloudstorage\.com",
    ),
    region_names={
        "kr": "kr-standard",
        "us": "us-standard",
        "sg": "sg-standard",
        "jp": "jp-standard",
        "de": "de-standard",
    },
    endpoints={
        "kr-standard": "https://kr.object.ncloudstorage.com",
        "us-standard": "https://us.object.ncloudstorage.com",
        "sg-standard": "https://sg.object.ncloudstorage.com",
        "jp-standard": "https://jp.object.ncpstorage.com",
        "de-standard": "https://de.object.ncloudstorage.com",
        "gov-standard": "https://kr.object.gov-ncloudstorage.com",
        "gov2-standard": "https://krs.object.gov-ncloudstorage.com",
        "fin-standard": "https://kr.object.fin-ncloudstorage.com",
    },
    regions=frozenset(
        {
            "kr-standard",
            "us-standard",
            "sg-standard",
            "jp-standard",
            "de-standard",
            "gov-standard",
            "gov2-standard",
            "fin-standard",
        }
    ),
    addressing_style="path",
    acl=True,
    canned_acls=("private", "public-read", "authenticated-read"),
    bucket_pattern=r"(?!\d{1,3}(?:\.\d{1,3}){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
    publishing=BY_ACL,
    notes=(
        "The provider has no ListObjectsV2, which django-storages does not call but other tools do.",
        (
            "Inside a VPC of the cloud the endpoint can be "
            "https://kr.object.private.ncloudstorage.com."
        ),
        (
            "Ncloud Storage (BUCKET.REGION.ncloudstorage.com) is another product: for that one set "
            "AWS_S3_ENDPOINT_URL."
        ),
    ),
    facts={
        "endpoint": Fact(
            "docs",
            f"{_NAVER}; https://api-gov.ncloud-docs.com/docs/storage-objectstorage; "
            "https://api-fin.ncloud-docs.com/docs/storage-objectstorage",
        ),
        "region": Fact("docs", _NAVER),
        "regions": Fact("docs", _NAVER, exclusive=True),
        "addressing_style": Fact("docs", f"{_NAVER}-putobjectacl: both work"),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("docs", f"{_NAVER}-putobjectacl"),
        "canned_acls": Fact("docs", f"{_NAVER}-putobjectacl", exclusive=True),
        "bucket_pattern": Fact("docs", f"{_NAVER}-putbucket", exclusive=True),
        "public": Fact("recall", "not verified"),
        "publishing": Fact("docs", f"{_NAVER}-putobjectacl"),
    },
)

NHN = Provider(
    id="nhn",
    name="NHN Cloud Object Storage",
    aliases=("nhn-cloud", "toast"),
    hosts=(r"(?:.+\.)?(?P<region>[a-z0-9]+)-api-object-storage\.nhncloudservice\.com",),
    region_names={"kr1": "KR1", "kr2": "KR2", "jp1": "JP1", "us1": "US1"},
    endpoints={
        "KR1": "https://kr1-api-object-storage.nhncloudservice.com",
        "KR2": "https://kr2-api-object-storage.nhncloudservice.com",
    },
    regions=frozenset({"KR1", "KR2", "JP1", "US1"}),
    addressing_style="path",
    publishing="The access policy of the container makes all of its files public.",
    public="domain",
    domain_hint="kr1-api-object-storage.nhncloudservice.com/v1/AUTH_TENANT_ID/BUCKET",
    whole_buckets=True,
    notes=(
        "The keys are S3 API credentials of the console (OpenStack EC2 credentials).",
        "The documented calls set the ACL of a bucket, not of an object.",
        "Endpoints outside Korea are not confirmed: set AWS_S3_ENDPOINT_URL there.",
    ),
    facts={
        "endpoint": Fact(
            "oss",
            "public code that quotes the service's S3 API guide, "
            "https://docs.nhncloud.com/en/Storage/Object%20Storage/en/s3-api-guide/",
        ),
        "region": Fact("recall", "not verified: KR1 in upper case"),
        "regions": Fact(
            "mixed", "hosts of kr1 and kr2 in public code; JP1 and US1 are not verified"
        ),
        "addressing_style": Fact("recall", "not verified"),
        "checksums": Fact(
            "oss",
            "public code that quotes the service's S3 API guide: the AWS CLI up to 2.22.35, the "
            "last before default checksums",
            exclusive=True,
        ),
        "public": Fact(
            "oss",
            "images in the service's own pages; "
            "https://docs.nhncloud.com/ko/Storage/Object%20Storage/ko/acl-guide/",
            exclusive=True,
        ),
        "whole_buckets": Fact("docs", f"{_NHN}: only ACLs of buckets"),
        "publishing": Fact("docs", f"{_NHN}: only ACLs of buckets"),
    },
)

ARVAN = Provider(
    id="arvan",
    name="ArvanCloud Object Storage",
    aliases=("arvancloud",),
    hosts=(r"(?:.+\.)?s3\.(?P<region>[a-z0-9-]+)\.arvanstorage\.(?:ir|com)",),
    endpoint="https://s3.{region}.arvanstorage.ir",
    regions=frozenset({"ir-thr-at1", "ir-tbz-sh1"}),
    addressing_style="virtual",
    acl=True,
    storage_classes=("STANDARD",),
    publishing=(
        "Files are public where they are uploaded with AWS_STATIC_DEFAULT_ACL=public-read, or where "
        "public access is activated in the panel, for a file or for the bucket."
    ),
    notes=(
        "The CDN caches files only at addresses that have the bucket in the host.",
        "A bucket answers only in the region where it was created.",
    ),
    facts={
        "endpoint": Fact("docs", _ARVAN_SDK),
        "region": Fact("oss", f"{_RCLONE}/ArvanCloud.yaml: the location"),
        "regions": Fact("docs", _ARVAN_SDK),
        "addressing_style": Fact("docs", f"{_ARVAN}/limits; {_RCLONE}/ArvanCloud.yaml: path works"),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("oss", f"{_RCLONE}/ArvanCloud.yaml"),
        "storage_classes": Fact("oss", f"{_RCLONE}/ArvanCloud.yaml"),
        "public": Fact("docs", f"{_ARVAN}/access-control"),
        "publishing": Fact(
            "mixed", f"{_ARVAN}/access-control; that it is this ACL is not verified"
        ),
    },
    checked=date(2026, 11, 28),
)

PROVIDERS = (NAVER, NHN, ARVAN)
