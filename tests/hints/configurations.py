"""Random configurations: values that are right somewhere, combined as people combine them."""

from collections.abc import Mapping
from random import Random

from tests.hints.environments import Env
from tests.hints.keys import AWS_KEYS, KEYS
from tests.hints.slips import into_file, slip
from tests.provider_samples import MINIMAL

_BUCKETS = ("acme", "static", "media", "acme.files", "acme-media", "Acme_Files", "acme/uploads")
_ENDPOINTS = (
    "https://s3.acme.net",
    "http://localhost:9000",
    "http://minio:9000",
    "http://192.168.40.15:9000",
    "https://minio.acme.com",
    "https://minio.acme.com:9001",
    "https://s3.acme.net/tenant",
    "https://acme.s3.acme.net",
    "https://s3.acme.net/acme",
    "https://nyc3.digitaloceanspaces.com",
    "https://acme.nyc3.digitaloceanspaces.com",
    "https://acme.nyc3.cdn.digitaloceanspaces.com",
    "https://s3.eu-central-1.wasabisys.com",
    "https://s3.us-west-004.backblazeb2.com",
    "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9.r2.cloudflarestorage.com",
    "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9.r2.cloudflarestorage.com/acme",
    "https://pub-0a1b2c3d4e5f.r2.dev",
    "https://abcdefghijklmnopqrst.storage.supabase.co/storage/v1/s3",
    "https://abcdefghijklmnopqrst.supabase.co",
    "https://storage.acme.net/storage/v1/s3",
    "https://fsn1.your-objectstorage.com",
    "https://s3.fr-par.scw.cloud",
    "https://s3.gra.io.cloud.ovh.net",
    "https://s3.oss-cn-beijing-internal.aliyuncs.com",
    "https://acmenamespace.compat.objectstorage.eu-frankfurt-1.oraclecloud.com",
    "https://eu2.contabostorage.com",
    "https://fly.storage.tigris.dev",
    "https://storage.railway.app",
    "https://gateway.storjshare.io",
    "https://s3.eu-west-1.amazonaws.com",
    "https://s3.amazonaws.com",
    "https://s3-accelerate.amazonaws.com",
    "https://storage.googleapis.com",
    "http://acme.s3-website.eu-west-1.amazonaws.com",
    "https://acme.s3.eu-west-1.amazonaws.com",
    "s3.acme.net",
)
_PUBLIC_ENDPOINTS = (
    "https://files.acme.com",
    "https://acme.files.acme.com",
    "https://s3.acme.net",
    "http://minio:9000",
    "http://localhost:9000",
    "https://minio.acme.com:9001",
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
    "scaleway",
    "oci",
    "oss",
    "storj",
    "railway",
    "hetzner",
    "gcs",
    "digitalocaen",
)
_REGIONS = (
    "eu-west-1",
    "us-east-1",
    "eu-central-1",
    "cn-north-1",
    "auto",
    "nyc3",
    "fsn1",
    "garage",
    "EU-WEST-1",
    "eu-west",
    "<your-region>",
)
_DOMAINS = (
    "cdn.acme.io",
    "https://cdn.acme.io",
    "cdn.acme.io/static",
    "cdn.acme.io/media",
    "cdn.acme.io/acme",
    "d111111abcdef8.cloudfront.net",
    "pub-0a1b2c3d4e5f.r2.dev",
    "acme.s3.amazonaws.com",
    "acme.s3.eu-west-1.amazonaws.com",
    "acme.files.s3.eu-west-1.amazonaws.com",
    "acme.s3.amazonaws.com/static",
    "acme.s3-website-eu-west-1.amazonaws.com",
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
    "acme.nyc3.cdn.digitaloceanspaces.com",
    "f004.backblazeb2.com/file/acme",
    "none",
    "your-domain.com",
)
_LOCATIONS = ("static", "media", "acme", "prod", "prod/static", "none", "eu-west-1", "/media/")
_BOOLEANS = ("true", "false")
_ACLS = ("public-read", "private", "bucket-owner-full-control", "none")
_STYLES = ("path", "virtual", "auto")
_BACKENDS = ("s3", "filesystem", "memory", "whitenoise")
_PARAMETERS = (
    '{"CacheControl": "max-age=86400"}',
    '{"ACL": "public-read"}',
    '{"StorageClass": "STANDARD_IA"}',
)
_CONFIGS = (
    '{"use_dualstack_endpoint": true}',
    '{"s3": {"addressing_style": "path"}}',
    '{"retries": {"max_attempts": 3}}',
)
_URLS = (
    "s3://acme",
    "s3://acme/media?region_name=eu-west-1",
    "s3+https://s3.acme.net/acme",
    "minio+http://minio:9000/acme",
    "r2://acme?account_id=0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "file:",
)

_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "BUCKET_NAME": _BUCKETS,
    "ENDPOINT_URL": _ENDPOINTS,
    "PUBLIC_ENDPOINT_URL": _PUBLIC_ENDPOINTS,
    "PROVIDER": _PROVIDERS,
    "REGION_NAME": _REGIONS,
    "CUSTOM_DOMAIN": _DOMAINS,
    "LOCATION": _LOCATIONS,
    "QUERYSTRING_AUTH": _BOOLEANS,
    "DEFAULT_ACL": _ACLS,
    "STORAGE_URL": _URLS,
    "BACKEND": _BACKENDS,
    "URL_PROTOCOL": ("http:", "https:"),
    "ADDRESSING_STYLE": _STYLES,
    "FILE_OVERWRITE": _BOOLEANS,
}
# the variables of all storages, and those of AWS and its tools
_COMMON: Mapping[str, tuple[str, ...]] = {
    "AWS_STORAGE_BUCKET_NAME": _BUCKETS,
    "AWS_S3_ENDPOINT_URL": _ENDPOINTS,
    "AWS_S3_PUBLIC_ENDPOINT_URL": _PUBLIC_ENDPOINTS,
    "AWS_S3_PROVIDER": _PROVIDERS,
    "AWS_S3_ACCOUNT_ID": ("0a1b2c3d4e5f60718293a4b5c6d7e8f9", "acme"),
    "AWS_S3_REGION_NAME": _REGIONS,
    "AWS_REGION": _REGIONS,
    "AWS_DEFAULT_REGION": _REGIONS,
    "AWS_S3_CUSTOM_DOMAIN": _DOMAINS,
    "AWS_LOCATION": _LOCATIONS,
    "AWS_QUERYSTRING_AUTH": _BOOLEANS,
    "AWS_QUERYSTRING_EXPIRE": ("3600", "8d", "0"),
    "AWS_QUERYSTRING_STABLE": _BOOLEANS,
    "AWS_DEFAULT_ACL": _ACLS,
    "AWS_S3_ADDRESSING_STYLE": _STYLES,
    "AWS_S3_URL_PROTOCOL": ("http:", "https:", "https"),
    "AWS_S3_USE_SSL": _BOOLEANS,
    "AWS_S3_SIGNATURE_VERSION": ("s3", "s3v4"),
    "AWS_S3_FILE_OVERWRITE": (*_BOOLEANS, "maybe"),
    "AWS_S3_STORAGE_CLASS": ("STANDARD", "STANDARD_IA"),
    "AWS_S3_SERVER_SIDE_ENCRYPTION": ("AES256", "aws:kms"),
    "AWS_S3_KMS_KEY_ID": ("alias/acme",),
    "AWS_S3_OBJECT_PARAMETERS": _PARAMETERS,
    "AWS_S3_CACHE_CONTROL": ("max-age=86400", "one day"),
    "AWS_S3_CLIENT_CONFIG": _CONFIGS,
    "AWS_S3_BACKEND": _BACKENDS,
    "AWS_STORAGE_URL": _URLS,
    "AWS_STATIC_MANIFEST": _BOOLEANS,
    "AWS_STATIC_IMMUTABLE": _BOOLEANS,
    "AWS_SESSION_TOKEN": ("FwoGZXIvYXdzEXAMPLETOKEN",),
    "AWS_ENDPOINT_URL_S3": ("https://s3.acme.net", "http://localhost:4566"),
    "AWS_ENDPOINT_URL": ("http://localhost:4566",),
    "AWS_USE_DUALSTACK_ENDPOINT": _BOOLEANS,
    "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT": ("regional", "legacy"),
    "AWS_REQUEST_CHECKSUM_CALCULATION": ("when_required", "never"),
    "AWS_S3_PRESET": ("django-storages", "recommended"),
    "AWS_S3_ALIASES": ("private", "exports,private"),
}
# other spellings, typos, and what other libraries and platforms read
_MISNAMED: Mapping[str, tuple[str, ...]] = {
    "AWS_S3_BUCKET_NAME": _BUCKETS,
    "AWS_S3_BUCKET": _BUCKETS,
    "AWS_STORAGE_BUCKET": _BUCKETS,
    "AWS_STORAGE_BUKET_NAME": _BUCKETS,
    "AWS_BUCKET_NAME": _BUCKETS,
    "AWS_MEDIA_BUCKET": _BUCKETS,
    "AWS_STATIC_BUCKET": _BUCKETS,
    "S3_BUCKET": _BUCKETS,
    "BUCKET_NAME": _BUCKETS,
    "AWS_STORAGE_BUCKET_NAME_MEDIA": _BUCKETS,
    "AWS_PRIVATE_BUCKET_NAME": _BUCKETS,
    "AWS_S3_REGION": _REGIONS,
    "AWS_S3_REGION_NAM": _REGIONS,
    "AWS_ENDPOINT": _ENDPOINTS,
    "AWS_S3_ENDPOINT": _ENDPOINTS,
    "MINIO_ENDPOINT": _ENDPOINTS,
    "AWS_S3_CUSTOM_DOMIAN": _DOMAINS,
    "AWS_CUSTOM_DOMAIN": _DOMAINS,
    "AWS_STATIC_DOMAIN": _DOMAINS,
    "AWS_S3_MEDIA_LOCATION": _LOCATIONS,
    "AWS_STATIC__LOCATION": _LOCATIONS,
    "AWS_PRIVATE_LOCATION": _LOCATIONS,
    "AWS_QUERY_STRING_AUTH": _BOOLEANS,
    "AWS_PRIVATE_QUERYSTRING_AUTH": _BOOLEANS,
    "AWS_ACCESS_KEY": (AWS_KEYS["access_key"],),
    "AWS_SECRET_KEY": (AWS_KEYS["secret_key"],),
}
_SCOPED = {
    f"AWS_{scope}_{option}": values
    for scope in ("MEDIA", "STATIC", "PRIVATE")
    for option, values in _OPTIONS.items()
}
# the variables that most configurations set
_USUAL = ("AWS_STORAGE_BUCKET_NAME", "AWS_S3_REGION_NAME", "AWS_S3_ENDPOINT_URL")
_IDS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")


def mistaken(random: Random) -> Env:
    """Return a working configuration of a provider, with up to three mistakes.

    A mistake is another option, a variable less, or a name or a value that is written in a wrong way.
    """
    # as many on AWS as at a few of the others
    provider = random.choice((*sorted(MINIMAL), *["aws"] * 6))
    pair = KEYS.get(provider, AWS_KEYS)
    env = Env({_IDS[0]: pair["access_key"], _IDS[1]: pair["secret_key"]})
    env.update(MINIMAL[provider])
    for _ in range(random.randint(0, 3)):
        kind = random.random()
        if kind < 0.55:
            table = random.choices((_COMMON, _SCOPED, _MISNAMED), (5, 4, 1))[0]
            name = random.choice(sorted(table))
            env[name] = random.choice(table[name])
        elif kind < 0.65 and env:
            env.pop(random.choice(sorted(env)))
        else:
            slip(env, random)
    _declare(env, random)
    if random.random() < 0.1:
        into_file(env, random)
    env.in_file = random.random() < 0.4
    env.is_static = random.random() < 0.9
    return env


def combined(random: Random) -> Env:
    """Return the variables of a project: those of a provider or of none, with options of all kinds."""
    is_of_provider = random.random() < 0.5
    base = dict(MINIMAL[random.choice(sorted(MINIMAL))]) if is_of_provider else {}
    names = [name for name in _USUAL if not is_of_provider and random.random() < 0.5]
    changes = random.randint(0, 3) if is_of_provider else random.randint(0, 6)
    env = Env({**_keys(random), **base})
    for _ in range(changes):
        table = random.choices((_COMMON, _SCOPED, _MISNAMED), (5, 4, 1))[0]
        names.append(random.choice(sorted(table)))
    every = {**_COMMON, **_SCOPED, **_MISNAMED}
    for name in names:
        env[name] = random.choice(every[name])
    if random.random() < 0.1 and env:
        env.pop(random.choice(sorted(env)))
    _declare(env, random)
    for _ in range(random.choice((0, 0, 0, 1, 1, 2))):
        slip(env, random)
    if random.random() < 0.1:
        into_file(env, random)
    env.in_file = random.random() < 0.4
    env.is_static = random.random() < 0.9
    return env


def _declare(env: Env, random: Random) -> None:
    """Declare the alias of the variables that are of one, as most people do."""
    if random.random() < 0.8 and any(name.startswith("AWS_PRIVATE_") for name in env):
        env.setdefault("AWS_S3_ALIASES", "private")


def _keys(random: Random) -> dict[str, str]:
    """Return a pair of keys, one half of it, an unfilled one, or none."""
    pair = random.choice((AWS_KEYS, AWS_KEYS, *KEYS.values()))
    keys: dict[str, str] = {_IDS[0]: pair["access_key"], _IDS[1]: pair["secret_key"]}
    kind = random.randint(0, 9)
    if kind == 0:
        return {}
    if kind == 1:
        keys.pop(random.choice(_IDS))
    elif kind == 2:
        keys[random.choice(_IDS)] = random.choice(("changeme", "your-key", "AKIA..."))
    elif kind == 3:
        keys[_IDS[0]] = "ASIA2E0A8F3B244C9986"
    return keys
