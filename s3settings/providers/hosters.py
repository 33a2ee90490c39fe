"""Hosting companies that also offer object storage."""

from s3settings.providers.provider import Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"
_LITESTREAM = "github.com/benbjohnson/litestream@63225f1 docs/PROVIDER_COMPATIBILITY.md"
_DJANGO_STORAGES = "github.com/jschneier/django-storages@ca89a94 docs/backends/s3_compatible"

_SPACES_API = "https://docs.digitalocean.com/reference/api/spaces-api/"
_SPACES_COMPATIBILITY = "https://docs.digitalocean.com/products/spaces/reference/s3-compatibility/"
_HETZNER_ACTIONS = "https://docs.hetzner.com/storage/object-storage/supported-actions/"
_HETZNER_FAQ = "https://docs.hetzner.com/storage/object-storage/faq/buckets-objects"
_SCALEWAY = "github.com/scaleway/docs-content pages/object-storage"
_OVH = "github.com/ovh/docs@154999a pages/storage_and_backup/object_storage"
_OVH_LOCATIONS = "github.com/ovh/docs@012254e s3_location/guide.en-gb.md (2026-02-03)"
_OVH_COMPLIANCE = f"{_OVH}/s3_s3_compliancy/guide.en-gb.md (2024-11-12)"
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
    presign=True,
    presign_max_seconds=_WEEK,
    storage_classes=("STANDARD",),
    encryptions=("AES256",),
    session_token=False,
    domain_hint="BUCKET.REGION.cdn.digitaloceanspaces.com where the CDN is enabled",
    notes=(
        (
            "Files are public where they are uploaded with AWS_STATIC_DEFAULT_ACL=public-read, or "
            "where a bucket policy set through the API allows it."
        ),
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
            f"https://github.com/matrix-org/synapse-s3-storage-provider/issues/126; {_LITESTREAM}",
        ),
        "acl": Fact("docs", _SPACES_API),
        "canned_acls": Fact(
            "oss", "https://hackage.haskell.org/package/do-spaces-0.1.0", exclusive=True
        ),
        "presign": Fact("docs", _SPACES_COMPATIBILITY),
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
    },
)

HETZNER = Provider(
    id="hetzner",
    name="Hetzner Object Storage",
    hosts=(r"(?:.+\.)?(?P<region>[a-z0-9-]+)\.your-objectstorage\.com",),
    endpoint="https://{region}.your-objectstorage.com",
    regions=frozenset({"fsn1", "nbg1", "hel1"}),
    addressing_style="virtual",
    acl=True,
    encryptions=(),
    notes=(
        (
            "Files are public where they are uploaded with AWS_STATIC_DEFAULT_ACL=public-read, or "
            "where a bucket policy set through the API allows it."
        ),
        "Objects are encrypted by the service with a customer's key (SSE-C) or not at all.",
        "The service has no custom domains for buckets.",
        "A copy inside the service can fail.",
    ),
    facts={
        "endpoint": Fact("oss", f"{_RCLONE}/Hetzner.yaml"),
        "region": Fact("oss", f"{_CYBERDUCK}: the location"),
        "regions": Fact("oss", f"{_RCLONE}/Hetzner.yaml"),
        "addressing_style": Fact("oss", f"{_RCLONE}/Hetzner.yaml"),
        "checksums": Fact(
            "issue", f"https://github.com/home-assistant/core/issues/144015; {_LITESTREAM}"
        ),
        "acl": Fact("docs", f"{_HETZNER_ACTIONS}; {_HETZNER_FAQ}"),
        "encryptions": Fact("docs", f"{_HETZNER_ACTIONS}: only SSE-C", exclusive=True),
        "public": Fact("docs", _HETZNER_FAQ),
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
    presign=True,
    storage_classes=("STANDARD", "ONEZONE_IA", "GLACIER"),
    encryptions=("AES256", "aws:kms"),
    domain_hint="the domain of an Edge Services pipeline",
    notes=(
        (
            "Files are public where they are uploaded with AWS_STATIC_DEFAULT_ACL=public-read, or "
            "where a bucket policy set through the API allows it."
        ),
        "An upload has 1000 parts at most, so large files need a larger multipart_chunksize.",
        "An access key id starts with SCW, the secret is a UUID.",
        (
            "The service knows the checksums that boto3 sends by default, but uploads without a "
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
        "checksums": Fact("oss", f"{_LITESTREAM}: MissingContentLength"),
        "acl": Fact("docs", f"{_SCALEWAY}/api-cli/object-operations.mdx"),
        "canned_acls": Fact("docs", f"{_SCALEWAY}/api-cli/object-operations.mdx", exclusive=True),
        "presign": Fact("docs", f"{_SCALEWAY}/troubleshooting/presigned-url-errors.mdx"),
        "storage_classes": Fact("docs", f"{_SCALEWAY}/concepts.mdx", exclusive=True),
        "encryptions": Fact(
            "docs",
            f"{_SCALEWAY}/api-cli/enable-sse-one.mdx; {_SCALEWAY}/api-cli/enable-sse-kms.mdx",
        ),
        "public": Fact("docs", f"{_SCALEWAY}/concepts.mdx"),
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
    presign=True,
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
    notes=(
        "Regions are written in lower case.",
        "EXPRESS_ONEZONE is the High Performance class.",
    ),
    facts={
        "endpoint": Fact("docs", f"{_OVH_LOCATIONS}; {_RCLONE}/OVHcloud.yaml"),
        "region": Fact("docs", f"{_OVH_LOCATIONS}: the region, in lower case"),
        "regions": Fact("docs", f"{_OVH_LOCATIONS}; {_RCLONE}/OVHcloud.yaml", exclusive=True),
        "strict_region": Fact("issue", "https://github.com/Archmonger/django-dbbackup/issues/386"),
        "addressing_style": Fact("docs", _OVH_LOCATIONS),
        "checksums": Fact(
            "issue",
            "https://github.com/ovh/public-cloud-roadmap/issues/781; "
            "https://github.com/boto/boto3/issues/4401",
        ),
        "acl": Fact("docs", _OVH_COMPLIANCE),
        "presign": Fact("docs", _OVH_COMPLIANCE),
        "storage_classes": Fact("docs", _OVH_LOCATIONS, exclusive=True),
        "encryptions": Fact("docs", f"{_OVH_COMPLIANCE}: no KMS", exclusive=True),
        "public": Fact("docs", _OVH_LOCATIONS),
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
    presign=True,
    storage_classes=("STANDARD",),
    notes=(
        (
            "Files are public where they are uploaded with AWS_STATIC_DEFAULT_ACL=public-read, or "
            "where a bucket policy set through the API allows it."
        ),
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
            "issue",
            "https://github.com/siderolabs/talos-backup/issues/36; "
            "https://github.com/linode/terraform-provider-linode/issues/1834",
        ),
        "acl": Fact("docs", _LINODE),
        "canned_acls": Fact(
            "docs",
            f"{_LINODE}; https://techdocs.akamai.com/cloud-computing/docs/endpoint-types: "
            "the types differ",
        ),
        "presign": Fact("recall", "not verified"),
        "storage_classes": Fact("oss", _CYBERDUCK),
        "public": Fact("docs", _LINODE),
    },
)

VULTR = Provider(
    id="vultr",
    name="Vultr Object Storage",
    hosts=(r"(?:.+\.)?(?P<region>[a-z0-9-]+)\.vultrobjects\.com",),
    endpoint="https://{region}.vultrobjects.com",
    regions=frozenset({"ams1", "blr1", "ewr1", "sjc1", "sgp1", "del1"}),
    addressing_style="virtual",
    notes=(
        (
            "Files are public where they are uploaded with AWS_STATIC_DEFAULT_ACL=public-read, or "
            "where a bucket policy set through the API allows it."
        ),
    ),
    facts={
        "endpoint": Fact("docs", _VULTR),
        "region": Fact("recall", "not verified: the location"),
        "regions": Fact(
            "docs", "https://docs.vultr.com/vultr-object-storage (2024-07, incomplete)"
        ),
        "addressing_style": Fact("docs", f"{_VULTR}: whenever possible"),
        "checksums": Fact("unknown", "a safe choice"),
        "public": Fact("oss", "hosts in public code, such as BUCKET.ewr1.vultrobjects.com"),
    },
)

PROVIDERS = (SPACES, HETZNER, SCALEWAY, OVH, LINODE, VULTR)
