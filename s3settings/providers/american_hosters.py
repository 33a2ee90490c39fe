"""Hosters of North America."""

from s3settings.providers.provider import BY_ACL_OR_POLICY, Fact, Provider

_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"
_LITESTREAM = "github.com/benbjohnson/litestream@63225f1 docs/PROVIDER_COMPATIBILITY.md"
_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"

_SPACES_API = "https://docs.digitalocean.com/reference/api/spaces-api/"
_SPACES_COMPATIBILITY = "https://docs.digitalocean.com/products/spaces/reference/s3-compatibility/"
_LINODE = "https://www.linode.com/docs/api/object-storage/"
_VULTR = "https://docs.vultr.com/platform/security-best-practices/vultr-object-storage"

_WEEK = 604_800

SPACES = Provider(
    id="spaces",
    name="DigitalOcean Spaces",
    aliases=("digitalocean", "digitalocean-spaces", "do", "do-spaces"),
    hosts=(r"(?:.+\.)?(?P<region>(?!cdn\.)[a-z0-9-]+)(?:\.cdn)?\.digitaloceanspaces\.com",),
    endpoint="https://{region}.digitaloceanspaces.com",
    regions=frozenset(
        {
            "nyc3",
            "ams3",
            "sfo2",
            "sfo3",
            "sgp1",
            "lon1",
            "fra1",
            "tor1",
            "blr1",
            "syd1",
            "atl1",
        }
    ),
    addressing_style="virtual",
    acl=True,
    canned_acls=("private", "public-read"),
    presign_max_seconds=_WEEK,
    storage_classes=("STANDARD",),
    encryptions=("AES256",),
    session_token=False,
    publishing=BY_ACL_OR_POLICY,
    domain_hint="BUCKET.REGION.cdn.digitaloceanspaces.com where the CDN is enabled",
    notes=(
        "The endpoint is without the bucket, unlike the origin endpoint in the control panel.",
        "Cold storage buckets have no CDN and no public files.",
    ),
    facts={
        "endpoint": Fact("docs", _SPACES_API),
        "region": Fact("docs", "https://docs.digitalocean.com/reference/api/spaces/"),
        "regions": Fact(
            "docs",
            "https://docs.digitalocean.com/products/spaces/details/availability/ (2026-03-23)",
            exclusive=True,
        ),
        "addressing_style": Fact("oss", _LITESTREAM),
        "checksums": Fact(
            "issue",
            "https://github.com/matrix-org/synapse-s3-storage-provider/issues/126 (2025-01-30): "
            "accepted since then",
        ),
        "acl": Fact("docs", _SPACES_API),
        "canned_acls": Fact(
            "oss", "https://hackage.haskell.org/package/do-spaces-0.1.0", exclusive=True
        ),
        "presign_max_seconds": Fact(
            "docs",
            "https://docs.digitalocean.com/products/spaces/how-to/set-file-permissions/",
            exclusive=True,
        ),
        "storage_classes": Fact("oss", _CYBERDUCK),
        "encryptions": Fact("docs", f"{_SPACES_COMPATIBILITY}: no KMS", exclusive=True),
        "session_token": Fact("docs", f"{_SPACES_API}: no STS", exclusive=True),
        "public": Fact(
            "mixed",
            "https://docs.digitalocean.com/reference/terraform/reference/resources/cdn/; "
            "the host of the CDN is not verified",
        ),
        "publishing": Fact(
            "docs",
            f"{_SPACES_API}; "
            "https://docs.digitalocean.com/products/spaces/how-to/configure-bucket-policies/",
        ),
    },
)

LINODE = Provider(
    id="linode",
    name="Linode Object Storage (Akamai)",
    aliases=("akamai",),
    hosts=(r"(?:.+\.)?(?P<region>[a-z0-9-]+)\.linodeobjects\.com",),
    endpoint="https://{region}.linodeobjects.com",
    regions=frozenset(
        {
            "ap-south-1",
            "au-mel-1",
            "br-gru-1",
            "de-fra-1",
            "es-mad-1",
            "eu-central-1",
            "fr-par-1",
            "fr-par-13",
            "gb-lon-1",
            "id-cgk-1",
            "in-bom-1",
            "in-maa-1",
            "it-mil-1",
            "jp-osa-1",
            "jp-tyo-1",
            "nl-ams-1",
            "se-sto-1",
            "sg-sin-1",
            "us-east-1",
            "us-iad-1",
            "us-iad-10",
            "us-iad-18",
            "us-lax-1",
            "us-lax-4",
            "us-mia-1",
            "us-ord-1",
            "us-ord-10",
            "us-sea-1",
            "us-sea-9",
            "us-southeast-1",
        }
    ),
    addressing_style="virtual",
    acl=True,
    canned_acls=("private", "public-read", "authenticated-read", "public-read-write"),
    storage_classes=("STANDARD",),
    publishing=BY_ACL_OR_POLICY,
    notes=(
        (
            "The region is the cluster id in the bucket's host, such as us-iad-18, not the id of the "
            "Linode region; new ones appear."
        ),
        "What a bucket can do depends on its endpoint type, E0 to E3.",
    ),
    facts={
        "endpoint": Fact("oss", f"{_CYBERDUCK}; {_RCLONE}/Linode.yaml"),
        "region": Fact("oss", f"{_CYBERDUCK}: the cluster id"),
        "regions": Fact("oss", f"{_CYBERDUCK}, 2026-06"),
        "addressing_style": Fact("docs", _LINODE),
        "checksums": Fact(
            "docs",
            "https://techdocs.akamai.com/cloud-computing/docs/aws-cli-sdks-support-details; "
            "https://github.com/boto/boto3/issues/4641 (2025-10)",
            exclusive=True,
        ),
        "acl": Fact("docs", _LINODE),
        "canned_acls": Fact(
            "docs",
            f"{_LINODE}; https://techdocs.akamai.com/cloud-computing/docs/endpoint-types: "
            "the types differ",
        ),
        "storage_classes": Fact("oss", _CYBERDUCK),
        "public": Fact("docs", _LINODE),
        "publishing": Fact("mixed", f"{_LINODE}; that a policy does is not verified"),
    },
)

VULTR = Provider(
    id="vultr",
    name="Vultr Object Storage",
    hosts=(r"(?:.+\.)?(?P<region>[a-z0-9-]+)\.vultrobjects\.com",),
    endpoint="https://{region}.vultrobjects.com",
    regions=frozenset({"ams1", "blr1", "ewr1", "sjc1", "sgp1", "del1"}),
    addressing_style="virtual",
    publishing=BY_ACL_OR_POLICY,
    notes=(),
    facts={
        "endpoint": Fact("docs", _VULTR),
        "region": Fact("recall", "not verified: the location"),
        "regions": Fact(
            "docs", "https://docs.vultr.com/vultr-object-storage (2024-07, incomplete)"
        ),
        "addressing_style": Fact("docs", f"{_VULTR}: whenever possible"),
        "checksums": Fact("unknown", "a safe choice"),
        "public": Fact("oss", "hosts in public code, such as BUCKET.ewr1.vultrobjects.com"),
        "publishing": Fact("recall", "not verified"),
    },
)

PROVIDERS = (SPACES, LINODE, VULTR)
