"""Random configurations: values that are right somewhere, combined as people combine them."""

from collections.abc import Mapping

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.hints.following import AWS_KEYS, OTHER_KEYS

_BUCKETS = ("acme", "static", "media", "acme.files", "acme-media")
_ENDPOINTS = (
    "https://s3.acme.net",
    "http://localhost:9000",
    "http://minio:9000",
    "https://minio.acme.com",
    "https://s3.acme.net/tenant",
    "https://acme.s3.acme.net",
    "https://s3.acme.net/acme",
    "https://nyc3.digitaloceanspaces.com",
    "https://acme.nyc3.digitaloceanspaces.com",
    "https://s3.eu-central-1.wasabisys.com",
    "https://s3.us-west-004.backblazeb2.com",
    "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9.r2.cloudflarestorage.com",
    "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9.r2.cloudflarestorage.com/acme",
    "https://abcdefghijklmnopqrst.storage.supabase.co/storage/v1/s3",
    "https://fsn1.your-objectstorage.com",
    "https://fly.storage.tigris.dev",
    "https://s3.eu-west-1.amazonaws.com",
    "https://storage.googleapis.com",
    "http://acme.s3-website.eu-west-1.amazonaws.com",
)
_PROVIDERS = (
    "aws",
    "r2",
    "spaces",
    "b2",
    "wasabi",
    "minio",
    "garage",
    "supabase",
    "tigris",
    "ceph",
)
_REGIONS = ("eu-west-1", "us-east-1", "eu-central-1", "auto", "nyc3", "fsn1", "garage", "EU-WEST-1")
_DOMAINS = (
    "cdn.acme.io",
    "cdn.acme.io/static",
    "cdn.acme.io/media",
    "cdn.acme.io/acme",
    "d111111abcdef8.cloudfront.net",
    "acme.s3.amazonaws.com",
    "acme.s3.eu-west-1.amazonaws.com",
    "acme.s3.amazonaws.com/static",
    "s3.eu-west-1.amazonaws.com",
    "s3.eu-west-1.amazonaws.com/acme",
    "s3.acme.net",
    "s3.acme.net/acme",
    "s3.acme.net/static",
    "s3.acme.net/acme/static",
    "s3.acme.net/tenant/acme",
    "acme.s3.acme.net",
    "acme.s3.acme.net/static",
    "localhost:9000",
    "localhost:9000/acme",
    "minio:9000/acme",
    "abcdefghijklmnopqrst.supabase.co/storage/v1/object/public/acme",
    "abcdefghijklmnopqrst.supabase.co/storage/v1/object/public/static",
    "none",
)
_LOCATIONS = ("static", "media", "acme", "prod", "prod/static", "none", "eu-west-1")
_BOOLEANS = ("true", "false")
_ACLS = ("public-read", "private", "bucket-owner-full-control", "none")
_STYLES = ("path", "virtual", "auto")

_RARELY: Mapping[str, tuple[str, ...]] = {
    "AWS_STORAGE_BUCKET_NAME": _BUCKETS,
    "AWS_S3_ENDPOINT_URL": _ENDPOINTS,
    "AWS_S3_PROVIDER": _PROVIDERS,
    "AWS_S3_REGION_NAME": _REGIONS,
    "AWS_REGION": _REGIONS,
    "AWS_S3_CUSTOM_DOMAIN": _DOMAINS,
    "AWS_STATIC_CUSTOM_DOMAIN": _DOMAINS,
    "AWS_MEDIA_CUSTOM_DOMAIN": _DOMAINS,
    "AWS_LOCATION": _LOCATIONS,
    "AWS_STATIC_LOCATION": _LOCATIONS,
    "AWS_MEDIA_LOCATION": _LOCATIONS,
    "AWS_MEDIA_BUCKET_NAME": _BUCKETS,
    "AWS_STATIC_BUCKET_NAME": _BUCKETS,
    "AWS_MEDIA_ENDPOINT_URL": _ENDPOINTS,
    "AWS_STATIC_PROVIDER": _PROVIDERS,
    "AWS_MEDIA_REGION_NAME": _REGIONS,
    "AWS_QUERYSTRING_AUTH": _BOOLEANS,
    "AWS_MEDIA_QUERYSTRING_AUTH": _BOOLEANS,
    "AWS_STATIC_QUERYSTRING_AUTH": _BOOLEANS,
    "AWS_QUERYSTRING_EXPIRE": ("3600", "8d", "0"),
    "AWS_DEFAULT_ACL": _ACLS,
    "AWS_STATIC_DEFAULT_ACL": _ACLS,
    "AWS_S3_ADDRESSING_STYLE": _STYLES,
    "AWS_S3_URL_PROTOCOL": ("http:", "https:"),
    "AWS_S3_USE_SSL": _BOOLEANS,
    "AWS_S3_SIGNATURE_VERSION": ("s3", "s3v4"),
    "AWS_S3_FILE_OVERWRITE": _BOOLEANS,
    "AWS_S3_STORAGE_CLASS": ("STANDARD", "STANDARD_IA"),
    "AWS_S3_SERVER_SIDE_ENCRYPTION": ("AES256", "aws:kms"),
    "AWS_S3_BUCKET_NAME": _BUCKETS,
    "AWS_S3_MEDIA_LOCATION": _LOCATIONS,
    "AWS_MEDIA_BUCKET": _BUCKETS,
}
# one in so many configurations sets a variable; the first ones are set by most
_USUAL = ("AWS_STORAGE_BUCKET_NAME", "AWS_S3_REGION_NAME", "AWS_S3_ENDPOINT_URL")


def _keys() -> SearchStrategy[dict[str, str]]:
    pairs = [
        {"AWS_ACCESS_KEY_ID": keys["access_key"], "AWS_SECRET_ACCESS_KEY": keys["secret_key"]}
        for keys in (AWS_KEYS, OTHER_KEYS)
    ]
    return st.sampled_from([*pairs, *({name: pair[name]} for pair in pairs for name in pair)])


@st.composite
def configurations(draw: st.DrawFn) -> dict[str, str]:
    """Variables that a project might have, most of them a few."""
    names = draw(st.sets(st.sampled_from(sorted(_RARELY)), max_size=7))
    usual = draw(st.sets(st.sampled_from(_USUAL)))
    env = {name: draw(st.sampled_from(_RARELY[name])) for name in sorted(names | usual)}
    return {**draw(_keys()), **env}
