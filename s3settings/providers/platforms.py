"""Platforms of sites and applications, which also offer object storage."""

from datetime import date

from s3settings.providers.provider import Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_LITESTREAM = "github.com/benbjohnson/litestream@63225f1 docs/PROVIDER_COMPATIBILITY.md"

_R2_API = "github.com/cloudflare/cloudflare-docs@0ad0725 src/content/docs/r2/api/s3/api.mdx"
_R2_LOCATION = "https://developers.cloudflare.com/r2/reference/data-location/"
_R2_PUBLIC = (
    "github.com/cloudflare/cloudflare-docs@0309c8b src/content/docs/r2/buckets/public-buckets.mdx"
)
_SUPABASE_API = (
    "github.com/supabase/supabase@0b116d7 apps/docs/content/guides/storage/s3/compatibility.mdx"
)
_SUPABASE_AUTH = "https://supabase.com/docs/guides/storage/s3/authentication"
_TIGRIS = "github.com/tigrisdata/tigris-os-docs@63c94bc docs"
_TIGRIS_API = f"{_TIGRIS}/api/s3/index.mdx"
_TIGRIS_PYTHON = f"{_TIGRIS}/ai-agents/python-s3-sdk.md"
_RAILWAY_DOCS = "github.com/railwayapp/docs@c2a634f content/docs"
_RAILWAY = f"{_RAILWAY_DOCS}/storage-buckets.md"

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
    account_pattern=r"[0-9a-f]{32}",
    region="auto",
    regions=frozenset({"auto", "us-east-1", "wnam", "enam", "weur", "eeur", "apac", "oc"}),
    addressing_style="path",
    acl=False,
    presign_max_seconds=_WEEK,
    storage_classes=("STANDARD", "STANDARD_IA"),
    encryptions=(),
    bucket_pattern=r"[a-z0-9][a-z0-9-]{1,62}[a-z0-9]",
    session_token=True,
    publishing=(
        "A custom domain that is connected to the bucket, or its r2.dev address, makes all of its "
        "files public."
    ),
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
            "https://github.com/amd/gaia/pull/3029 (2026-08, boto3 1.43.76: Unauthorized); "
            "https://developers.cloudflare.com/r2/api/s3/api/ has CRC32 as implemented",
            exclusive=True,
        ),
        "acl": Fact("docs", f"{_R2_API}: x-amz-acl is not implemented", exclusive=True),
        "signature": Fact(
            "docs",
            "https://developers.cloudflare.com/r2/api/s3/presigned-urls/: X-Amz-Date and X-Amz-Expires",
        ),
        "presign_max_seconds": Fact(
            "docs", "https://developers.cloudflare.com/r2/api/s3/presigned-urls/", exclusive=True
        ),
        "storage_classes": Fact("docs", _R2_API, exclusive=True),
        "encryptions": Fact("docs", _R2_API),
        "account_pattern": Fact(
            "oss", "public code that accepts 32 hexadecimal digits only", exclusive=True
        ),
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
        "publishing": Fact("docs", _R2_PUBLIC),
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
    account_pattern=r"[a-z]{20}",
    region_example="eu-west-1",
    addressing_style="path",
    acl=False,
    storage_classes=(),
    encryptions=(),
    bucket_pattern=r".{1,100}",
    session_token=True,
    publishing="A bucket is public as a whole, by its setting in the dashboard.",
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
            "github.com/supabase/storage@4fa61fb src/storage/protocols/s3/signature-v4-stream.ts: "
            "accepted",
        ),
        "acl": Fact("docs", _SUPABASE_API, exclusive=True),
        "signature": Fact("issue", "https://github.com/supabase/storage/issues/617"),
        "storage_classes": Fact("docs", _SUPABASE_API, exclusive=True),
        "encryptions": Fact("docs", _SUPABASE_API, exclusive=True),
        "account_pattern": Fact(
            "oss", "ProjectRefPattern of github.com/supabase/cli", exclusive=True
        ),
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
        "publishing": Fact("docs", "https://supabase.com/docs/guides/storage/buckets/fundamentals"),
    },
)

TIGRIS = Provider(
    id="tigris",
    name="Tigris",
    aliases=("fly", "fly-tigris"),
    hosts=(r"(?:.+\.)?t3\.storage\.dev", r"(?:.+\.)?(?:fly\.)?storage\.tigris\.dev"),
    endpoint="https://t3.storage.dev",
    region="auto",
    regions=frozenset({"auto"}),
    addressing_style="virtual",
    acl=True,
    canned_acls=("private", "public-read"),
    presign_max_seconds=7_776_000,
    storage_classes=("STANDARD", "STANDARD_IA", "GLACIER_IR", "GLACIER"),
    bucket_pattern=(
        rf"(?!xn--)(?!.*\.\.)(?!{_IP}$)(?!.*-s3alias$)[a-z0-9][a-z0-9.-]{{1,61}}[a-z0-9]"
    ),
    publishing=(
        "A bucket with the ACL public-read is public as a whole; in a private one, files uploaded "
        "with AWS_STATIC_DEFAULT_ACL=public-read are, once its settings allow object ACLs."
    ),
    public="host",
    public_host="{bucket}.t3.tigrisfiles.io",
    domain_hint="the custom domain of the bucket",
    notes=(
        (
            "On Fly.io the endpoint can be https://fly.storage.tigris.dev; fly storage create sets it "
            "as AWS_ENDPOINT_URL_S3, and the name of the bucket as BUCKET_NAME."
        ),
        "A public bucket whose name has dots is only served on a custom domain.",
        "All objects are encrypted, regardless of the encryption header.",
    ),
    facts={
        "endpoint": Fact("docs", _TIGRIS_PYTHON),
        "region": Fact("docs", f"{_TIGRIS}/agents/agent-cognee.mdx"),
        "regions": Fact("docs", _TIGRIS_PYTHON),
        "addressing_style": Fact("docs", _TIGRIS_PYTHON),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("docs", f"{_TIGRIS_API}; {_TIGRIS}/objects/acl.md"),
        "canned_acls": Fact("docs", f"{_TIGRIS}/objects/acl.md", exclusive=True),
        "presign_max_seconds": Fact(
            "docs", "https://www.tigrisdata.com/docs/objects/presigned.md", exclusive=True
        ),
        "storage_classes": Fact(
            "docs", f"{_TIGRIS}/ai-agents/bucket-configuration.md", exclusive=True
        ),
        "bucket_pattern": Fact("docs", f"{_TIGRIS}/buckets/bucket-rules.md", exclusive=True),
        "public": Fact("docs", f"{_TIGRIS}/buckets/public-bucket.md", exclusive=True),
        "publishing": Fact("docs", f"{_TIGRIS}/buckets/public-bucket.md; {_TIGRIS}/objects/acl.md"),
    },
)

RAILWAY = Provider(
    id="railway",
    name="Railway Storage Buckets",
    hosts=(r"(?:.+\.)?storage\.railway\.app", r"(?:.+\.)?t3\.storageapi\.dev"),
    endpoint="https://storage.railway.app",
    region="auto",
    regions=frozenset({"auto"}),
    addressing_style="virtual",
    presign_max_seconds=7_776_000,
    encryptions=(),
    publishing=(
        "Nothing makes files public: buckets are private, and files are read through signed links "
        "or your own server."
    ),
    public="domain",
    domain_hint=(
        "the host of a proxy of your own; Railway has no public buckets, so serve static files "
        "with AWS_STATIC_BACKEND=whitenoise"
    ),
    notes=(
        "Buckets created before the change to virtual hosts require the path style.",
        (
            "The name of a bucket ends with a hash, such as acme-jdhhd8oe18xi: railway bucket "
            "credentials displays it as AWS_S3_BUCKET_NAME."
        ),
        "The endpoint of some buckets is https://t3.storageapi.dev.",
    ),
    facts={
        "endpoint": Fact("docs", f"{_RAILWAY}; the other host is in public code"),
        "region": Fact("docs", f"{_RAILWAY_DOCS}/cli/bucket.md"),
        "regions": Fact("docs", f"{_RAILWAY_DOCS}/cli/bucket.md: auto; others are not mentioned"),
        "addressing_style": Fact("docs", _RAILWAY),
        "checksums": Fact("unknown", "a safe choice"),
        "presign_max_seconds": Fact(
            "docs", f"{_RAILWAY_DOCS}/storage-buckets/uploading-serving.md: 90 days", exclusive=True
        ),
        "encryptions": Fact("docs", f"{_RAILWAY}: not yet supported", exclusive=True),
        "public": Fact("docs", _RAILWAY, exclusive=True),
        "publishing": Fact("docs", _RAILWAY),
    },
    checked=date(2026, 11, 28),
)

PROVIDERS = (R2, SUPABASE, TIGRIS, RAILWAY)
