"""Further clouds of Europe, and of Russia."""

from datetime import date

from s3settings.providers.provider import BY_ACL_OR_POLICY, Fact, Provider

_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"

_EXOSCALE = "https://community.exoscale.com/documentation/storage"
_EXOSCALE_CLI = "github.com/exoscale/cli@dafc113 pkg/storage/sos/client.go"
_UPCLOUD = "https://developers.upcloud.com/1.3/21-managed-object-storage/"
_YANDEX_PACKER = (
    "github.com/hashicorp/packer-plugin-yandex@2da587d post-processor/yandex-import/storage.go"
)
_YANDEX = "github.com/yandex-cloud/docs@0f9155f en/storage"

_IP = r"\d{1,3}(?:\.\d{1,3}){3}"
_CHECKED = date(2026, 11, 28)

EXOSCALE = Provider(
    id="exoscale",
    name="Exoscale Object Storage (SOS)",
    aliases=("exoscale-sos", "sos"),
    hosts=(r"(?:.+\.)?sos-(?P<region>[a-z0-9-]+)\.exo\.io",),
    endpoint="https://sos-{region}.exo.io",
    regions=frozenset(
        {
            "at-vie-1",
            "at-vie-2",
            "bg-sof-1",
            "ch-dk-2",
            "ch-gva-2",
            "de-fra-1",
            "de-muc-1",
            "hr-zag-1",
        }
    ),
    addressing_style="path",
    acl=True,
    canned_acls=(
        "private",
        "public-read",
        "public-read-write",
        "authenticated-read",
        "aws-exec-read",
        "bucket-owner-read",
        "bucket-owner-full-control",
    ),
    encryptions=(),
    publishing=BY_ACL_OR_POLICY,
    notes=(
        "The region is the zone of the bucket.",
        "An object does not inherit the ACL of its bucket.",
        "Objects are encrypted by the provider with a customer's key (SSE-C) or not at all.",
    ),
    facts={
        "endpoint": Fact("oss", _EXOSCALE_CLI),
        "region": Fact("oss", f"{_EXOSCALE_CLI}: the zone"),
        "regions": Fact("oss", _CYBERDUCK),
        "addressing_style": Fact("oss", f"{_EXOSCALE_CLI}; the bucket in the host works too"),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("docs", f"{_EXOSCALE}/acl/"),
        "canned_acls": Fact(
            "docs", "https://community.exoscale.com/reference/cli/exo/storage/setacl"
        ),
        "encryptions": Fact(
            "docs", f"{_EXOSCALE}/simple-object-storage-overview/: only SSE-C", exclusive=True
        ),
        "public": Fact("docs", f"{_EXOSCALE}/acl/"),
        "publishing": Fact(
            "docs",
            f"{_EXOSCALE}/acl/; "
            "https://www.pulumi.com/registry/packages/exoscale/api-docs/sosbucketpolicy",
        ),
    },
    checked=_CHECKED,
)

UPCLOUD = Provider(
    id="upcloud",
    name="UpCloud Managed Object Storage",
    hosts=(r"(?:.+\.)?(?P<account>[a-z0-9-]+)\.upcloudobjects\.com",),
    endpoint="https://{account}.upcloudobjects.com",
    account="first part of the endpoint",
    region_example="europe-1",
    addressing_style="path",
    publishing=BY_ACL_OR_POLICY,
    notes=(
        "The endpoint is displayed with the service, such as https://1a2b3.upcloudobjects.com.",
        "The region is the one of the provider, such as europe-1.",
        "An access key id starts with AKIA, like those of AWS.",
    ),
    facts={
        "endpoint": Fact("oss", _CYBERDUCK),
        "region": Fact("docs", f"{_UPCLOUD}: the names; what signs is not verified"),
        "addressing_style": Fact("oss", f"{_CYBERDUCK}: path"),
        "checksums": Fact("unknown", "a safe choice"),
        "public": Fact("oss", "links in public code, with the bucket in the path and in the host"),
        "publishing": Fact("oss", "public code, which sets up one or the other"),
    },
    checked=_CHECKED,
)

YANDEX = Provider(
    id="yandex",
    name="Yandex Object Storage",
    aliases=("yandex-cloud",),
    hosts=(r"(?:.+\.)?storage\.yandexcloud\.net",),
    endpoint="https://storage.yandexcloud.net",
    region="ru-central1",
    addressing_style="virtual",
    acl=True,
    canned_acls=(
        "private",
        "bucket-owner-full-control",
        "public-read",
        "public-read-write",
        "authenticated-read",
    ),
    presign_max_seconds=2_592_000,
    storage_classes=("STANDARD", "COLD", "STANDARD_IA", "NEARLINE", "ICE", "GLACIER"),
    bucket_pattern=(rf"(?!{_IP}$)(?!.*(?:\.[.-]|-\.))[a-z0-9][a-z0-9.-]{{1,61}}[a-z0-9]"),
    publishing=BY_ACL_OR_POLICY,
    notes=(
        "The keys are a static access key of a service account.",
        "A bucket policy refuses what it does not allow, also to the service account of the keys.",
    ),
    facts={
        "endpoint": Fact("oss", f"{_YANDEX_PACKER}: the default"),
        "region": Fact("oss", f"{_YANDEX_PACKER}: the default"),
        "addressing_style": Fact("docs", f"{_YANDEX}/s3/index.md: both work"),
        "signature": Fact("docs", f"{_YANDEX}/s3/index.md: version 4"),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("docs", f"{_YANDEX}/concepts/acl.md"),
        "canned_acls": Fact("docs", f"{_YANDEX}/concepts/acl.md", exclusive=True),
        "presign_max_seconds": Fact(
            "docs", f"{_YANDEX}/concepts/pre-signed-urls.md", exclusive=True
        ),
        "storage_classes": Fact("docs", f"{_YANDEX}/concepts/storage-class.md", exclusive=True),
        "bucket_pattern": Fact(
            "docs",
            "github.com/yandex-cloud/docs@8b27091 en/_includes/bucket-name-reqs.md",
            exclusive=True,
        ),
        "public": Fact("docs", f"{_YANDEX}/s3/index.md"),
        "publishing": Fact("docs", f"{_YANDEX}/concepts/acl.md; {_YANDEX}/concepts/policy.md"),
    },
    checked=_CHECKED,
)

PROVIDERS = (EXOSCALE, UPCLOUD, YANDEX)
