"""Hosters of Europe."""

from s3settings.providers.provider import BY_ACL, BY_ACL_OR_POLICY, Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"
_LITESTREAM = "github.com/benbjohnson/litestream@63225f1 docs/PROVIDER_COMPATIBILITY.md"
_DJANGO_STORAGES = "github.com/jschneier/django-storages@ca89a94 docs/backends/s3_compatible"

_HETZNER_ACTIONS = "https://docs.hetzner.com/storage/object-storage/supported-actions/"
_HETZNER_FAQ = "https://docs.hetzner.com/storage/object-storage/faq/buckets-objects"
_SCALEWAY = "github.com/scaleway/docs-content pages/object-storage"
_OVH_LOCATIONS = "github.com/ovh/docs@012254e s3_location/guide.en-gb.md (2026-02-03)"
_OVH = "github.com/ovh/docs@154999a pages/storage_and_backup/object_storage"
_OVH_COMPLIANCE = f"{_OVH}/s3_s3_compliancy/guide.en-gb.md (2024-11-12)"
_CONTABO = "https://docs.contabo.com/docs/products/Object-Storage/technical-description/"

HETZNER = Provider(
    id="hetzner",
    name="Hetzner Object Storage",
    hosts=(r"(?:.+\.)?(?P<region>[a-z0-9-]+)\.your-objectstorage\.com",),
    endpoint="https://{region}.your-objectstorage.com",
    regions=frozenset({"fsn1", "nbg1", "hel1"}),
    addressing_style="virtual",
    acl=True,
    encryptions=(),
    publishing=BY_ACL_OR_POLICY,
    notes=(
        "Objects are encrypted by the provider with a customer's key (SSE-C) or not at all.",
        "The provider has no custom domains for buckets.",
        "A copy inside the provider can fail.",
    ),
    facts={
        "endpoint": Fact("oss", f"{_RCLONE}/Hetzner.yaml"),
        "region": Fact("oss", f"{_CYBERDUCK}: the location"),
        "regions": Fact("oss", f"{_RCLONE}/Hetzner.yaml"),
        "addressing_style": Fact("oss", f"{_RCLONE}/Hetzner.yaml"),
        "checksums": Fact(
            "issue",
            f"https://github.com/home-assistant/core/issues/144015 (2025-05); {_LITESTREAM} (2026-08)",
            exclusive=True,
        ),
        "acl": Fact("docs", f"{_HETZNER_ACTIONS}; {_HETZNER_FAQ}"),
        "encryptions": Fact("docs", f"{_HETZNER_ACTIONS}: only SSE-C", exclusive=True),
        "public": Fact("docs", _HETZNER_FAQ),
        "publishing": Fact("docs", f"{_HETZNER_FAQ}; {_HETZNER_ACTIONS}"),
    },
)

SCALEWAY = Provider(
    id="scaleway",
    name="Scaleway Object Storage",
    aliases=("scw",),
    hosts=(r"(?:.+\.)?s3\.(?P<region>[a-z0-9-]+)\.scw\.cloud",),
    endpoint="https://s3.{region}.scw.cloud",
    regions=frozenset({"fr-par", "nl-ams", "pl-waw", "it-mil"}),
    strict_region=True,
    addressing_style="virtual",
    acl=True,
    canned_acls=(
        "private",
        "public-read",
        "public-read-write",
        "authenticated-read",
        "bucket-owner-read",
        "bucket-owner-full-control",
    ),
    storage_classes=("STANDARD", "ONEZONE_IA", "GLACIER"),
    encryptions=("AES256", "aws:kms"),
    publishing=BY_ACL_OR_POLICY,
    domain_hint="the domain of an Edge Services pipeline",
    notes=(
        "An upload has 1000 parts at most, so large files need a larger multipart_chunksize.",
        "An access key id starts with SCW, the secret is a UUID.",
        (
            "The provider supports the checksums that boto3 sends by default, but uploads without a "
            "length have been seen to fail."
        ),
    ),
    facts={
        "endpoint": Fact("docs", f"{_SCALEWAY}/concepts.mdx"),
        "region": Fact("docs", f"{_DJANGO_STORAGES}/scaleway.rst"),
        "regions": Fact(
            "mixed", f"{_SCALEWAY}/concepts.mdx; it-mil is in public code and not verified"
        ),
        "strict_region": Fact(
            "docs",
            "https://www.scaleway.com/en/docs/object-storage/api-cli/object-storage-aws-cli/",
        ),
        "addressing_style": Fact("docs", f"{_SCALEWAY}/concepts.mdx: both work"),
        "checksums": Fact("oss", f"{_LITESTREAM}: only a missing length is rejected"),
        "acl": Fact("docs", f"{_SCALEWAY}/api-cli/object-operations.mdx"),
        "canned_acls": Fact("docs", f"{_SCALEWAY}/api-cli/object-operations.mdx", exclusive=True),
        "storage_classes": Fact("docs", f"{_SCALEWAY}/concepts.mdx", exclusive=True),
        "encryptions": Fact(
            "docs",
            f"{_SCALEWAY}/api-cli/enable-sse-one.mdx; {_SCALEWAY}/api-cli/enable-sse-kms.mdx",
        ),
        "public": Fact("docs", f"{_SCALEWAY}/concepts.mdx"),
        "publishing": Fact(
            "docs",
            f"{_SCALEWAY}/api-cli/object-operations.mdx; {_SCALEWAY}/api-cli/bucket-policy.mdx",
        ),
    },
)

OVH = Provider(
    id="ovh",
    name="OVHcloud Object Storage",
    aliases=("ovhcloud",),
    hosts=(r"(?:.+\.)?s3\.(?P<region>[a-z0-9-]+)(?:\.(?:io|perf))?\.cloud\.ovh\.(?:net|us)",),
    endpoint="https://s3.{region}.io.cloud.ovh.net",
    endpoints={
        "us-east-va": "https://s3.us-east-va.io.cloud.ovh.us",
        "us-west-or": "https://s3.us-west-or.io.cloud.ovh.us",
    },
    regions=frozenset(
        {
            "gra",
            "rbx",
            "rbx-archive",
            "sbg",
            "eu-west-par",
            "eu-south-mil",
            "de",
            "uk",
            "waw",
            "bhs",
            "ca-east-tor",
            "sgp",
            "ap-southeast-syd",
            "ap-south-mum",
            "us-east-va",
            "us-west-or",
        }
    ),
    strict_region=True,
    addressing_style="virtual",
    acl=True,
    storage_classes=(
        "EXPRESS_ONEZONE",
        "STANDARD",
        "STANDARD_IA",
        "ONEZONE_IA",
        "GLACIER_IR",
        "GLACIER",
        "DEEP_ARCHIVE",
        "INTELLIGENT_TIERING",
    ),
    encryptions=("AES256",),
    publishing=BY_ACL,
    notes=(
        "Regions are written in lower case.",
        "EXPRESS_ONEZONE is the High Performance class.",
        (
            "The legacy endpoint https://s3.REGION.perf.cloud.ovh.net has another default class, High "
            "Performance; https://s3.REGION.cloud.ovh.net is that of Object Storage Swift."
        ),
    ),
    facts={
        "endpoint": Fact("docs", f"{_OVH_LOCATIONS}; {_RCLONE}/OVHcloud.yaml"),
        "region": Fact("docs", f"{_OVH_LOCATIONS}: the region, in lower case"),
        "regions": Fact("docs", f"{_OVH_LOCATIONS}; {_RCLONE}/OVHcloud.yaml", exclusive=True),
        "strict_region": Fact("issue", "https://github.com/Archmonger/django-dbbackup/issues/386"),
        "addressing_style": Fact("docs", _OVH_LOCATIONS),
        "checksums": Fact(
            "issue",
            "https://github.com/ovh/public-cloud-roadmap/issues/781, which is closed; rejected until "
            "2025-05",
        ),
        "acl": Fact("docs", _OVH_COMPLIANCE),
        "storage_classes": Fact("docs", _OVH_LOCATIONS, exclusive=True),
        "encryptions": Fact("docs", f"{_OVH_COMPLIANCE}: no KMS", exclusive=True),
        "public": Fact("docs", _OVH_LOCATIONS),
        "publishing": Fact("docs", _OVH_COMPLIANCE),
    },
)

CONTABO = Provider(
    id="contabo",
    name="Contabo Object Storage",
    hosts=(r"(?:.+\.)?(?P<region>[a-z0-9-]+)\.contabostorage\.com",),
    endpoint="https://{region}.contabostorage.com",
    region_example="eu2",
    regions=frozenset({"eu2", "sin1", "usc1"}),
    addressing_style="path",
    acl=True,
    encryptions=(),
    publishing="A file or a bucket that is shared in the panel is public.",
    public="domain",
    domain_hint="REGION.contabostorage.com/TENANT:BUCKET, as the panel shows for a shared file",
    notes=(
        "The region is the first part of the endpoint, such as eu2.",
        "Links to public files contain the tenant id: TENANT:BUCKET, unless a custom domain is set up.",
        "A file that is no longer shared can stay public for an hour.",
    ),
    facts={
        "endpoint": Fact("docs", _CONTABO),
        "region": Fact("oss", f"{_CYBERDUCK}: default; that any is accepted is not verified"),
        "regions": Fact("mixed", f"{_CONTABO}; that there are no others is not verified"),
        "addressing_style": Fact("docs", _CONTABO, exclusive=True),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("recall", "Ceph has them, not verified"),
        "encryptions": Fact("docs", f"{_CONTABO}: no server side encryption yet", exclusive=True),
        "public": Fact(
            "oss",
            "links in public code, such as eu2.contabostorage.com/TENANT_ID:BUCKET; "
            "github.com/p-fruck/python-contabo: the tenant id is only required for public sharing",
        ),
        "publishing": Fact("mixed", f"{_CONTABO}: shared files; buckets are not verified"),
    },
)

PROVIDERS = (HETZNER, SCALEWAY, OVH, CONTABO)
