"""Providers that mainly offer object storage."""

from s3settings.facts.s3 import CANNED_ACLS
from s3settings.providers.provider import Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"
_LITESTREAM = "github.com/benbjohnson/litestream@63225f1 docs/PROVIDER_COMPATIBILITY.md"

_R2_API = "github.com/cloudflare/cloudflare-docs@0ad0725 src/content/docs/r2/api/s3/api.mdx"
_R2_LOCATION = "https://developers.cloudflare.com/r2/reference/data-location/"
_R2_PUBLIC = (
    "github.com/cloudflare/cloudflare-docs@0309c8b src/content/docs/r2/buckets/public-buckets.mdx"
)
_B2_API = "https://www.backblaze.com/docs/cloud-storage-s3-compatible-api"
_SUPABASE_API = (
    "github.com/supabase/supabase@0b116d7 apps/docs/content/guides/storage/s3/compatibility.mdx"
)
_SUPABASE_AUTH = "https://supabase.com/docs/guides/storage/s3/authentication"
_TIGRIS = "github.com/tigrisdata/tigris-os-docs@63c94bc docs"
_TIGRIS_API = f"{_TIGRIS}/api/s3/index.mdx"
_TIGRIS_PYTHON = f"{_TIGRIS}/ai-agents/python-s3-sdk.md"
_STORJ_API = "github.com/storj/docs@98b590c app/(docs)/dcs/api/s3/s3-compatibility/page.md"

_IP = r"\d{1,3}(?:\.\d{1,3}){3}"
_WEEK = 604_800

R2 = Provider(
    id="r2",
    name="Cloudflare R2",
    aliases=("cloudflare", "cloudflare-r2"),
    hosts=(
        (
            r"(?:.+\.)?(?P<account>(?!(?:eu|us|fedramp)\.)[a-z0-9]+)(?:\.(?:eu|us|fedramp))?"
            r"\.r2\.cloudflarestorage\.com"
        ),
    ),
    endpoint="https://{account}.r2.cloudflarestorage.com",
    account="account id",
    region="auto",
    regions=frozenset({"auto", "us-east-1", "wnam", "enam", "weur", "eeur", "apac", "oc"}),
    addressing_style="path",
    acl=False,
    presign=True,
    presign_max_seconds=_WEEK,
    storage_classes=("STANDARD", "STANDARD_IA"),
    encryptions=(),
    bucket_pattern=r"[a-z0-9][a-z0-9-]{1,62}[a-z0-9]",
    session_token=True,
    public="domain",
    domain_hint=(
        "the custom domain connected to the bucket, or its pub-….r2.dev address in development"
    ),
    whole_buckets=True,
    notes=(
        (
            "A bucket in a jurisdiction has another endpoint: set AWS_S3_ENDPOINT_URL to "
            "https://ACCOUNT_ID.eu.r2.cloudflarestorage.com (or fedramp, or us)."
        ),
        "Signed links only work on the API host, never on a custom domain or r2.dev.",
        "An r2.dev address is rate limited and meant for development.",
        (
            "Every object is encrypted; the encryption header is listed as not implemented, though "
            "an upload with AES256 has been seen to pass."
        ),
        (
            "Files with Content-Encoding gzip reach clients decompressed unless Cache-Control has "
            "no-transform."
        ),
    ),
    facts={
        "endpoint": Fact("docs", f"{_R2_API}; {_R2_LOCATION}"),
        "region": Fact("docs", _R2_API),
        "regions": Fact(
            "docs",
            f"{_R2_API}: auto, and us-east-1 for it; the hints of {_R2_LOCATION} pass too",
            exclusive=True,
        ),
        "addressing_style": Fact("oss", f"{_RCLONE}/Cloudflare.yaml"),
        "checksums": Fact(
            "issue",
            "https://github.com/aws/aws-sdk-js-v3/issues/6810; "
            "https://github.com/amd/gaia/pull/3029 (boto3 1.43.76: Unauthorized)",
        ),
        "acl": Fact("docs", f"{_R2_API}: x-amz-acl is not implemented", exclusive=True),
        "presign": Fact("docs", "https://developers.cloudflare.com/r2/api/s3/presigned-urls/"),
        "presign_max_seconds": Fact(
            "docs", "https://developers.cloudflare.com/r2/api/s3/presigned-urls/", exclusive=True
        ),
        "storage_classes": Fact("docs", _R2_API, exclusive=True),
        "encryptions": Fact("docs", _R2_API),
        "bucket_pattern": Fact(
            "oss",
            "Cloudflare's OpenAPI schema r2_bucket_name, as published by "
            "github.com/api-evangelist/engineering-platform",
            exclusive=True,
        ),
        "session_token": Fact(
            "docs",
            "github.com/cloudflare/cloudflare-docs "
            "src/content/docs/r2/api/s3/temporary-credentials.mdx",
        ),
        "public": Fact("docs", _R2_PUBLIC, exclusive=True),
        "whole_buckets": Fact("docs", _R2_PUBLIC),
    },
)

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
    presign=True,
    encryptions=("AES256",),
    bucket_pattern=r"(?!b2-)[A-Za-z0-9-]{6,63}",
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
            "issue",
            "https://github.com/jschneier/django-storages/issues/1498; "
            "https://github.com/boto/s3transfer/issues/327",
        ),
        "acl": Fact("docs", f"{_B2_API}: it has to equal the bucket's"),
        "canned_acls": Fact("docs", f"{_B2_API}: any other is an error", exclusive=True),
        "presign": Fact("docs", _B2_API),
        "encryptions": Fact("mixed", f"{_B2_API}; that aws:kms is refused is not verified"),
        "bucket_pattern": Fact(
            "mixed", "https://rdrr.io/cran/backblazer/man/b2CreateBucket.html; 63 is not verified"
        ),
        "public": Fact("oss", "github.com/rclone/rclone docs/content/b2.md"),
        "whole_buckets": Fact("docs", f"{_B2_API}: the ACL of an object has to equal the bucket's"),
    },
)

WASABI = Provider(
    id="wasabi",
    name="Wasabi",
    hosts=(r"(?:.+\.)?s3(?:\.(?P<region>[a-z0-9-]+))?\.wasabisys\.com",),
    region_names={
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
            "https://github.com/EnterpriseDB/barman/issues/1064; "
            "https://github.com/stonith404/pingvin-share/issues/788",
        ),
        "acl": Fact("docs", "https://docs.wasabi.com/apidocs/operations-on-buckets-1"),
        "canned_acls": Fact("oss", f"{_RCLONE}/Wasabi.yaml"),
        "storage_classes": Fact("oss", _CYBERDUCK),
        "bucket_pattern": Fact(
            "docs", "https://docs.wasabi.com/docs/bucket-naming-conventions", exclusive=True
        ),
        "session_token": Fact("docs", "https://docs.wasabi.com/apidocs/iam-and-sts-support"),
        "public": Fact("recall", "not verified"),
    },
)

SUPABASE = Provider(
    id="supabase",
    name="Supabase Storage",
    aliases=("supabase-storage",),
    hosts=(r"(?:.+\.)?(?P<account>(?!storage\.)[a-z0-9-]+)(?:\.storage)?\.supabase\.(?:co|in)",),
    # a server of one's own, behind its gateway
    paths=(r"/storage/v1/s3/?",),
    endpoint="https://{account}.storage.supabase.co/storage/v1/s3",
    account="project reference",
    addressing_style="path",
    acl=False,
    presign=True,
    storage_classes=(),
    encryptions=(),
    bucket_pattern=r".{1,100}",
    session_token=True,
    public="host",
    public_host="{account}.supabase.co/storage/v1/object/public/{bucket}",
    domain_hint=(
        "PROJECT_REFERENCE.supabase.co/storage/v1/object/public/BUCKET, or with the host of your "
        "own server"
    ),
    whole_buckets=True,
    notes=(
        "The region is the one of the project, and has to match.",
        (
            "A session token is a user's JWT: then the access key is the project reference, and "
            "row level security applies."
        ),
        (
            "The local stack has the endpoint http://127.0.0.1:54321/storage/v1/s3 and the region "
            "local."
        ),
    ),
    facts={
        "endpoint": Fact("docs", _SUPABASE_AUTH),
        "region": Fact("docs", f"{_SUPABASE_AUTH}: the project's, required"),
        "addressing_style": Fact(
            "docs", f"{_SUPABASE_AUTH}: forcePathStyle; {_LITESTREAM}", exclusive=True
        ),
        "checksums": Fact(
            "oss",
            f"github.com/supabase/storage@4fa61fb src/test/s3-protocol.test.ts; {_LITESTREAM}",
        ),
        "acl": Fact("docs", _SUPABASE_API, exclusive=True),
        "presign": Fact("docs", _SUPABASE_API),
        "storage_classes": Fact("docs", _SUPABASE_API, exclusive=True),
        "encryptions": Fact("docs", _SUPABASE_API, exclusive=True),
        "bucket_pattern": Fact(
            "oss", "github.com/supabase/storage src/storage/limits.ts", exclusive=True
        ),
        "session_token": Fact("mixed", f"{_SUPABASE_AUTH}; what the keys are is not verified"),
        "public": Fact(
            "docs", "https://supabase.com/docs/guides/storage/serving/downloads", exclusive=True
        ),
        "whole_buckets": Fact(
            "docs", "https://supabase.com/docs/guides/storage/buckets/fundamentals"
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
    },
)

TIGRIS = Provider(
    id="tigris",
    name="Tigris",
    aliases=("fly", "fly-tigris"),
    hosts=(r"(?:.+\.)?t3\.storage(?:api)?\.dev", r"(?:.+\.)?storage\.tigris\.dev"),
    endpoint="https://t3.storage.dev",
    region="auto",
    regions=frozenset({"auto"}),
    addressing_style="virtual",
    acl=True,
    canned_acls=("private", "public-read"),
    presign=True,
    presign_max_seconds=7_776_000,
    storage_classes=("STANDARD", "STANDARD_IA", "GLACIER_IR", "GLACIER"),
    bucket_pattern=(
        rf"(?!xn--)(?!.*\.\.)(?!{_IP}$)(?!.*-s3alias$)[a-z0-9][a-z0-9.-]{{1,61}}[a-z0-9]"
    ),
    public="host",
    public_host="{bucket}.t3.tigrisfiles.io",
    domain_hint="the custom domain of the bucket",
    notes=(
        "On Fly.io the endpoint can be https://fly.storage.tigris.dev.",
        "Object ACLs are off until they are enabled in the settings of the bucket.",
        "A public bucket whose name has dots is only served on a custom domain.",
        "All objects are encrypted, regardless of the encryption header.",
    ),
    facts={
        "endpoint": Fact("docs", _TIGRIS_PYTHON),
        "region": Fact("docs", f"{_TIGRIS}/agents/agent-cognee.mdx"),
        "regions": Fact("docs", _TIGRIS_PYTHON),
        "addressing_style": Fact("docs", _TIGRIS_PYTHON),
        "checksums": Fact("oss", _LITESTREAM),
        "acl": Fact("docs", f"{_TIGRIS_API}; {_TIGRIS}/objects/acl.md"),
        "canned_acls": Fact("docs", f"{_TIGRIS}/objects/acl.md", exclusive=True),
        "presign": Fact("docs", "https://www.tigrisdata.com/docs/objects/presigned.md"),
        "presign_max_seconds": Fact(
            "docs", "https://www.tigrisdata.com/docs/objects/presigned.md", exclusive=True
        ),
        "storage_classes": Fact(
            "docs", f"{_TIGRIS}/ai-agents/bucket-configuration.md", exclusive=True
        ),
        "bucket_pattern": Fact("docs", f"{_TIGRIS}/buckets/bucket-rules.md", exclusive=True),
        "public": Fact("docs", f"{_TIGRIS}/buckets/public-bucket.md", exclusive=True),
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
    presign=True,
    storage_classes=("STANDARD",),
    bucket_pattern=r".{3,63}",
    public="domain",
    domain_hint=(
        "link.storjshare.io/raw/LINKSHARE_KEY/BUCKET, with the key of a public share link, or a "
        "custom domain that is linked to the share"
    ),
    notes=(
        (
            "The service says that boto3 up to 1.35.99 works normally, and that later versions may "
            "not, even with checksums only where they are required."
        ),
        "Locations such as global are where a bucket is placed, not regions that sign.",
    ),
    facts={
        "endpoint": Fact("oss", f"{_RCLONE}/Storj.yaml"),
        "region": Fact("oss", _CYBERDUCK),
        "addressing_style": Fact("oss", f"{_RCLONE}/Storj.yaml: both work"),
        "checksums": Fact("docs", f"{_STORJ_API}; https://github.com/storj/gateway-st/issues/89"),
        "acl": Fact("docs", _STORJ_API, exclusive=True),
        "presign": Fact(
            "docs", "github.com/storj/docs app/(docs)/dcs/api/s3/presigned-urls/page.md"
        ),
        "storage_classes": Fact("oss", _CYBERDUCK),
        "bucket_pattern": Fact("docs", _STORJ_API, exclusive=True),
        "public": Fact(
            "docs",
            "https://storj.dev/dcs/buckets/public-buckets",
            exclusive=True,
        ),
    },
)

PROVIDERS = (R2, B2, WASABI, SUPABASE, IDRIVE, TIGRIS, STORJ)
