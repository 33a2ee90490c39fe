"""Providers that mainly offer storage."""

from s3settings.facts.s3 import CANNED_ACLS
from s3settings.providers.provider import BY_ACL_OR_POLICY, Fact, Provider

_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"
_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"

_B2_API = "https://www.backblaze.com/docs/cloud-storage-s3-compatible-api"
_STORJ_API = "github.com/storj/docs@98b590c app/(docs)/dcs/api/s3/s3-compatibility/page.md"

_IP = r"\d{1,3}(?:\.\d{1,3}){3}"

B2 = Provider(
    id="b2",
    name="Backblaze B2",
    aliases=("backblaze", "backblaze-b2"),
    hosts=(r"(?:.+\.)?s3\.(?P<region>[a-z0-9-]+)\.backblazeb2\.com",),
    endpoint="https://s3.{region}.backblazeb2.com",
    regions=frozenset(
        {
            "us-west-000",
            "us-west-001",
            "us-west-002",
            "us-west-004",
            "us-east-005",
            "eu-central-003",
            "ca-east-006",
        }
    ),
    addressing_style="virtual",
    acl=True,
    canned_acls=("private", "public-read"),
    encryptions=("AES256",),
    bucket_pattern=r"(?!b2-)[A-Za-z0-9-]{6,63}",
    publishing="A bucket is public or private as a whole, by its settings.",
    domain_hint="fNNN.backblazeb2.com/file/BUCKET, the friendly address of a public bucket",
    whole_buckets=True,
    notes=(
        "An ACL of an object has to equal that of its bucket, so it is best not set at all.",
        "The master application key does not work; the access key id is an application key's id.",
        "An account belongs to one region, which the bucket's endpoint shows.",
    ),
    facts={
        "endpoint": Fact(
            "docs", "https://www.backblaze.com/apidocs/introduction-to-the-s3-compatible-api"
        ),
        "regions": Fact("mixed", f"{_CYBERDUCK}; {_B2_API}; ca-east-006 is not verified"),
        "addressing_style": Fact("docs", f"{_B2_API}: both work"),
        "signature": Fact("docs", f"{_B2_API}: v2 is not supported", exclusive=True),
        "checksums": Fact(
            "docs",
            "https://www.backblaze.com/docs/cloud-storage-use-the-aws-sdk-for-python-with-backblaze-b2; "
            "https://github.com/jschneier/django-storages/issues/1498",
            exclusive=True,
        ),
        "acl": Fact("docs", f"{_B2_API}: it has to equal the bucket's"),
        "canned_acls": Fact("docs", f"{_B2_API}: any other is an error", exclusive=True),
        "encryptions": Fact("mixed", f"{_B2_API}; that aws:kms is refused is not verified"),
        "bucket_pattern": Fact(
            "mixed", "https://rdrr.io/cran/backblazer/man/b2CreateBucket.html; 63 is not verified"
        ),
        "public": Fact("oss", "github.com/rclone/rclone docs/content/b2.md"),
        "whole_buckets": Fact("docs", f"{_B2_API}: the ACL of an object has to equal the bucket's"),
        "publishing": Fact("docs", _B2_API),
    },
)

WASABI = Provider(
    id="wasabi",
    name="Wasabi",
    hosts=(r"(?:.+\.)?s3(?:\.(?P<region>[a-z0-9-]+))?\.wasabisys\.com",),
    region_names={
        "": "us-east-1",
        "nl-1": "eu-central-1",
        "de-1": "eu-central-2",
        "uk-1": "eu-west-1",
        "fr-1": "eu-west-2",
        "uk-2": "eu-west-3",
        "it-1": "eu-south-1",
    },
    endpoint="https://s3.{region}.wasabisys.com",
    region="us-east-1",
    regions=frozenset(
        {
            "us-east-1",
            "us-east-2",
            "us-central-1",
            "us-west-1",
            "us-west-2",
            "ca-central-1",
            "eu-central-1",
            "eu-central-2",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "eu-south-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-southeast-1",
            "ap-southeast-2",
        }
    ),
    addressing_style="virtual",
    acl=True,
    canned_acls=CANNED_ACLS,
    storage_classes=("STANDARD",),
    bucket_pattern=(
        rf"(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)(?!{_IP}$)"
        r"(?!.*(?:-s3alias|--ol-s3|\.mrap|--x-s3)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"
    ),
    session_token=True,
    publishing=BY_ACL_OR_POLICY,
    notes=("Public files are for paid accounts, and the provider must enable them.",),
    facts={
        "endpoint": Fact(
            "docs", "https://docs.wasabi.com/docs/service-urls-for-wasabis-storage-regions"
        ),
        "region": Fact(
            "docs",
            "https://docs.wasabi.com/docs/service-urls-for-wasabis-storage-regions: "
            "s3.wasabisys.com is us-east-1",
        ),
        "regions": Fact(
            "docs",
            "https://docs.wasabi.com/docs/service-urls-for-wasabis-storage-regions",
            exclusive=True,
        ),
        "addressing_style": Fact("oss", f"{_RCLONE}/Wasabi.yaml"),
        "checksums": Fact(
            "issue",
            "https://github.com/EnterpriseDB/barman/issues/1064 (2025-02); "
            "https://github.com/rgcsekaraa/brows3/issues/14 (2026-06)",
            exclusive=True,
        ),
        "acl": Fact("docs", "https://docs.wasabi.com/apidocs/operations-on-buckets-1"),
        "canned_acls": Fact("oss", f"{_RCLONE}/Wasabi.yaml"),
        "storage_classes": Fact("oss", _CYBERDUCK),
        "bucket_pattern": Fact(
            "docs", "https://docs.wasabi.com/docs/bucket-naming-conventions", exclusive=True
        ),
        "session_token": Fact("docs", "https://docs.wasabi.com/apidocs/iam-and-sts-support"),
        "public": Fact("recall", "not verified"),
        "publishing": Fact(
            "docs",
            "https://docs.wasabi.com/apidocs/operations-on-buckets-1; "
            "https://docs.wasabi.com/docs/bucket-policy",
        ),
    },
)

IDRIVE = Provider(
    id="idrive",
    name="IDrive e2",
    aliases=("idrive-e2", "e2"),
    hosts=(
        r"(?:.+\.)?s3\.(?P<region>[a-z0-9-]+)\.idrivee2\.com",
        r".+\.idrivee2(?:-\d+)?\.com",
    ),
    endpoint="https://s3.{region}.idrivee2.com",
    region="us-east-1",
    regions=frozenset(
        {
            "us-west-1",
            "us-west-2",
            "us-west-3",
            "us-southwest-1",
            "us-midwest-1",
            "us-central-1",
            "us-east-1",
            "us-southeast-1",
            "ca-east-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "eu-west-4",
            "eu-central-1",
            "eu-central-2",
        }
    ),
    addressing_style="path",
    publishing=(
        "The access of the bucket, a folder or a file is set to public in the console, which some "
        "paid accounts can do."
    ),
    notes=(
        (
            "Older accounts have an endpoint of their own, such as https://abcd.ch.idrivee2-12.com: "
            "set AWS_S3_ENDPOINT_URL to it."
        ),
        "The provider's samples sign for us-east-1 for endpoints of all regions.",
    ),
    facts={
        "endpoint": Fact(
            "mixed",
            "https://www.idrive.com/s3-storage-e2/e2-endpoint-urls; the older form is not verified",
        ),
        "region": Fact("docs", "https://www.idrive.com/s3-storage-e2/guides/operations"),
        "regions": Fact("docs", "https://www.idrive.com/s3-storage-e2/e2-endpoint-urls (in part)"),
        "addressing_style": Fact("oss", f"{_RCLONE}/IDrive.yaml"),
        "signature": Fact("docs", "https://www.idrive.com/e2/guides/s3_developer_guide.htm"),
        "checksums": Fact("unknown", "a safe choice"),
        "publishing": Fact("docs", "https://www.idrive.com/s3-storage-e2/faq-dashboard"),
    },
)

STORJ = Provider(
    id="storj",
    name="Storj",
    hosts=(r"(?:.+\.)?gateway(?:\.[a-z0-9]+)?\.storjshare\.io",),
    endpoint="https://gateway.storjshare.io",
    region="auto",
    addressing_style="path",
    acl=False,
    storage_classes=("STANDARD",),
    bucket_pattern=r".{3,63}",
    publishing="A public share link of the bucket or of a prefix makes its files public.",
    public="domain",
    domain_hint=(
        "link.storjshare.io/raw/LINKSHARE_KEY/BUCKET, with the key of a public share link, or a "
        "custom domain that is linked to the share"
    ),
    notes=(
        (
            "The provider states that boto3 up to 1.35.99 works normally, and that later versions may "
            "not, even with checksums only where they are required."
        ),
        "Locations such as global are where a bucket is placed, not regions that sign.",
    ),
    facts={
        "endpoint": Fact("oss", f"{_RCLONE}/Storj.yaml"),
        "region": Fact("oss", _CYBERDUCK),
        "addressing_style": Fact("oss", f"{_RCLONE}/Storj.yaml: both work"),
        "checksums": Fact(
            "docs",
            f"{_STORJ_API}; https://github.com/storj/gateway-st/issues/89",
            exclusive=True,
        ),
        "acl": Fact("docs", _STORJ_API, exclusive=True),
        "storage_classes": Fact("oss", _CYBERDUCK),
        "bucket_pattern": Fact("docs", _STORJ_API, exclusive=True),
        "public": Fact(
            "docs",
            "https://storj.dev/dcs/buckets/public-buckets",
            exclusive=True,
        ),
        "publishing": Fact("docs", "https://storj.dev/dcs/buckets/public-buckets"),
    },
)

PROVIDERS = (B2, WASABI, IDRIVE, STORJ)
