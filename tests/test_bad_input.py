"""Mistakes that people leave in an environment: one clear problem each, and no traceback."""

import re
from pathlib import Path

import environ
import pytest
from inline_snapshot import snapshot

from s3settings import ConfigurationError, load
from s3settings.problems.error import summary
from s3settings.problems.kinds import stores
from s3settings.problems.kinds.table import KINDS
from s3settings.problems.problem import GROUPS
from tests.aws.test_boto import RSA, pem
from tests.samples import KEYS, ROLE, Env, Found, places, refused

PEM = r"-----BEGIN PRIVATE KEY-----\nbm8ga2V5\n-----END PRIVATE KEY-----"
KEY_ID = {"AWS_CLOUDFRONT_KEY_ID": "K36X4X2EO997HM"}
DOMAIN = {"AWS_S3_CUSTOM_DOMAIN": "cdn.example.com"}
BUCKET = {"AWS_STORAGE_BUCKET_NAME": "acme-files"}
# of private files, where public ones open theirs as a whole
OF_UPLOADS = {"AWS_MEDIA_BUCKET_NAME": "acme-uploads"}
R2 = {
    **BUCKET,
    **OF_UPLOADS,
    "AWS_S3_PROVIDER": "r2",
    "AWS_S3_ACCOUNT_ID": "0123456789abcdef0123456789abcdef",
    "AWS_STATIC_CUSTOM_DOMAIN": "static.example.com",
}
SUPABASE = {
    **BUCKET,
    **OF_UPLOADS,
    "AWS_S3_PROVIDER": "supabase",
    "AWS_S3_ACCOUNT_ID": "abcdefghijklmnopqrst",
    "AWS_S3_REGION_NAME": "eu-west-1",
}
B2 = {**BUCKET, **OF_UPLOADS, "AWS_S3_PROVIDER": "b2", "AWS_S3_REGION_NAME": "eu-central-003"}
GCS = {**BUCKET, "AWS_S3_PROVIDER": "gcs"}
HETZNER = {**BUCKET, "AWS_S3_PROVIDER": "hetzner", "AWS_S3_REGION_NAME": "fsn1"}
IDRIVE = {**BUCKET, "AWS_S3_PROVIDER": "idrive", "AWS_S3_REGION_NAME": "us-east-1"}
LINODE = {**BUCKET, "AWS_S3_PROVIDER": "linode", "AWS_S3_REGION_NAME": "us-ord-1"}
SPACES = {**BUCKET, "AWS_S3_PROVIDER": "spaces", "AWS_S3_REGION_NAME": "fra1"}
WASABI = {**BUCKET, "AWS_S3_ENDPOINT_URL": "https://s3.eu-central-1.wasabisys.com"}
OCI = {
    **BUCKET,
    "AWS_MEDIA_BUCKET_NAME": "acme-uploads",
    "AWS_S3_PROVIDER": "oci",
    "AWS_S3_REGION_NAME": "ap-chuncheon-1",
    "AWS_S3_ENDPOINT_URL": "https://s3.example.com",
}
SESSION = {
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_SESSION_TOKEN": "token",
}
# an oddity is reported only beside something that is wrong
WRONG = {"AWS_IS_GZIPPED": "maybe"}


def here(id_: str, variable: str) -> Found:
    return id_, variable, "environment"


def unset(id_: str, variable: str) -> Found:
    return id_, variable, "not set"


def bucket(value: str) -> dict[str, str]:
    return {**ROLE, "AWS_STORAGE_BUCKET_NAME": value}


def one(id_: str, variable: str, value: str) -> tuple[Env, list[Found]]:
    """A variable beside a configuration that is right, and the problem it is."""
    return {**ROLE, variable: value}, [here(id_, variable)]


def odd(id_: str, variable: str, env: Env, place: str = "environment") -> tuple[Env, list[Found]]:
    """A warning, and the error without which nobody would be reported of it."""
    found = [here("E008", "AWS_IS_GZIPPED"), (id_, variable, place)]
    return {**env, **WRONG}, found


CASES: dict[str, tuple[Env, list[Found]]] = {
    "a URL of another scheme": one("E072", "AWS_MEDIA_STORAGE_URL", "ftp://acme/uploads"),
    "a copy of no manifest": odd(
        "W069", "AWS_STATIC_LOCAL_MANIFEST", {**ROLE, "AWS_STATIC_LOCAL_MANIFEST": "manifest.json"}
    ),
    "immutable files without hashes": odd(
        "W068", "AWS_STATIC_IMMUTABLE", {**ROLE, "AWS_STATIC_IMMUTABLE": "true"}
    ),
    "no bucket": (
        {"AWS_S3_REGION_NAME": "eu-west-1"},
        [unset("E001", "AWS_STORAGE_BUCKET_NAME")],
    ),
    "nothing at all": (
        {},
        [unset("W001", "AWS_S3_REGION_NAME"), unset("E001", "AWS_STORAGE_BUCKET_NAME")],
    ),
    "an empty bucket": (bucket(""), [unset("E001", "AWS_STORAGE_BUCKET_NAME")]),
    "a bucket of spaces": (bucket("   "), [unset("E001", "AWS_STORAGE_BUCKET_NAME")]),
    "none as bucket": (bucket("none"), [here("E001", "AWS_STORAGE_BUCKET_NAME")]),
    "null as bucket": (bucket("NULL"), [here("E001", "AWS_STORAGE_BUCKET_NAME")]),
    "undefined": one("E007", "AWS_STORAGE_BUCKET_NAME", "undefined"),
    "changeme": one("E007", "AWS_STORAGE_BUCKET_NAME", "changeme"),
    "Change-Me": one("E007", "AWS_STORAGE_BUCKET_NAME", "Change-Me"),
    "a template of Jinja": one("E007", "AWS_STORAGE_BUCKET_NAME", "{{ bucket }}"),
    "a template inside": one("E007", "AWS_STORAGE_BUCKET_NAME", "acme-{{ stage }}"),
    "a variable of a shell": one("E007", "AWS_STORAGE_BUCKET_NAME", "${BUCKET}"),
    "a gap in angle brackets": one("E007", "AWS_STORAGE_BUCKET_NAME", "<your-bucket>"),
    "a format of Python": one("E007", "AWS_STORAGE_BUCKET_NAME", "%(bucket)s"),
    "a secret of x": (
        {**ROLE, **KEYS, "AWS_SECRET_ACCESS_KEY": "xxxx"},
        [here("E007", "AWS_SECRET_ACCESS_KEY")],
    ),
    "maybe": one("E008", "AWS_QUERYSTRING_AUTH", "maybe"),
    "t as boolean": one("E008", "AWS_MEDIA_FILE_OVERWRITE", "t"),
    "2 as boolean": one("E008", "AWS_IS_GZIPPED", "2"),
    "neither boolean nor path": one("E008", "AWS_S3_VERIFY", "perhaps"),
    "an id without secret": (
        {**ROLE, "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE"},
        [unset("E002", "AWS_SECRET_ACCESS_KEY")],
    ),
    "a secret without id": (
        {**ROLE, "AWS_SECRET_ACCESS_KEY": "secret"},
        [unset("E002", "AWS_ACCESS_KEY_ID")],
    ),
    "half a pair of its own": (
        {**ROLE, **KEYS, "AWS_MEDIA_ACCESS_KEY": "AKIAI44QH8DHBEXAMPLE"},
        [unset("E002", "AWS_MEDIA_SECRET_KEY")],
    ),
    "a temporary key without token": (
        {**ROLE, "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "s"},
        [unset("E003", "AWS_SESSION_TOKEN")],
    ),
    "id and secret swapped": (
        {
            **ROLE,
            "AWS_ACCESS_KEY_ID": KEYS["AWS_SECRET_ACCESS_KEY"],
            "AWS_SECRET_ACCESS_KEY": KEYS["AWS_ACCESS_KEY_ID"],
        },
        [here("E029", "AWS_ACCESS_KEY_ID")],
    ),
    "the id twice": (
        {**ROLE, **KEYS, "AWS_SECRET_ACCESS_KEY": KEYS["AWS_ACCESS_KEY_ID"]},
        [here("E029", "AWS_SECRET_ACCESS_KEY")],
    ),
    "the id of storages as the secret of one": (
        {**ROLE, "AWS_MEDIA_SECRET_KEY": KEYS["AWS_ACCESS_KEY_ID"]},
        [here("E029", "AWS_MEDIA_SECRET_KEY")],
    ),
    "the id of a user": (
        {**ROLE, **KEYS, "AWS_ACCESS_KEY_ID": "AIDAJQABLZS4A3QDU576Q"},
        [here("E029", "AWS_ACCESS_KEY_ID")],
    ),
    "a profile and keys": (
        {**ROLE, **KEYS, "AWS_S3_SESSION_PROFILE": "acme"},
        [here("E044", "AWS_S3_SESSION_PROFILE")],
    ),
    "a password that OPTIONS must not have": (
        {
            **ROLE,
            "AWS_S3_CREDENTIALS": "chain",
            "AWS_S3_PROXIES": '{"https": "me:pw@proxy:3128"}',
        },
        [here("E080", "AWS_S3_PROXIES")],
    ),
    "a token of other keys": (
        {**ROLE, **KEYS, **WRONG, "AWS_SESSION_TOKEN": "token"},
        [here("E008", "AWS_IS_GZIPPED"), here("W004", "AWS_SESSION_TOKEN")],
    ),
    "a region that does not exist": one("E004", "AWS_S3_REGION_NAME", "eu-west-99"),
    "a region misspelled": one("E004", "AWS_MEDIA_REGION_NAME", "eu-wset-1"),
    "a region as the console shows it": one("E004", "AWS_S3_REGION_NAME", "Ireland (eu-west-1)"),
    "an availability zone": one("E004", "AWS_S3_REGION_NAME", "eu-west-1a"),
    "a bucket in upper case": one("E005", "AWS_STORAGE_BUCKET_NAME", "Acme"),
    "a bucket with an underscore": one("E005", "AWS_STORAGE_BUCKET_NAME", "acme_media"),
    "a bucket with a space": one("E005", "AWS_STORAGE_BUCKET_NAME", "acme media"),
    "a short bucket": one("E005", "AWS_STORAGE_BUCKET_NAME", "ab"),
    "a bucket that AWS reserves": one("E005", "AWS_STORAGE_BUCKET_NAME", "xn--acme"),
    "a bucket of ASCII's relatives": one("E005", "AWS_STORAGE_BUCKET_NAME", "аcme"),  # noqa: RUF001
    "a bucket's ARN": one("E006", "AWS_STORAGE_BUCKET_NAME", "arn:aws:s3:::acme"),
    "a bucket's URL": one("E006", "AWS_STORAGE_BUCKET_NAME", "https://acme.s3.amazonaws.com"),
    "an s3:// URL": one("E006", "AWS_STORAGE_BUCKET_NAME", "s3://acme"),
    "a path in a bucket": one("E006", "AWS_STORAGE_BUCKET_NAME", "acme/static"),
    "a domain with scheme": one("E011", "AWS_STATIC_CUSTOM_DOMAIN", "https://cdn.example.com"),
    "a domain with slash": one("E011", "AWS_STATIC_CUSTOM_DOMAIN", "cdn.example.com/"),
    "a domain with space": one("E011", "AWS_STATIC_CUSTOM_DOMAIN", "cdn example.com"),
    "a domain with credentials": one("E011", "AWS_STATIC_CUSTOM_DOMAIN", "me:pw@cdn.example.com"),
    "an endpoint without scheme": one("E012", "AWS_S3_ENDPOINT_URL", "s3.example.com"),
    "an endpoint by FTP": one("E012", "AWS_S3_ENDPOINT_URL", "ftp://s3.example.com"),
    "an endpoint with query": one("E012", "AWS_S3_ENDPOINT_URL", "https://s3.example.com?a=1"),
    "an endpoint of no port": one("E012", "AWS_S3_ENDPOINT_URL", "https://s3.example.com:99999"),
    "half an IPv6 address": one("E012", "AWS_S3_ENDPOINT_URL", "https://[::1"),
    "the bucket in the endpoint": one("E013", "AWS_S3_ENDPOINT_URL", "https://acme.s3.example.com"),
    "the bucket behind the endpoint": one(
        "E013", "AWS_S3_ENDPOINT_URL", "https://s3.example.com/acme"
    ),
    "credentials in the endpoint": one(
        "E014", "AWS_S3_ENDPOINT_URL", "https://me:pw@s3.example.com"
    ),
    "another protocol": one("E015", "AWS_S3_URL_PROTOCOL", "ftp:"),
    "a slash before the location": one("E016", "AWS_LOCATION", "/prod"),
    "a slash before the folder of one storage for all": (
        {**ROLE, "AWS_LOCATION": "/static"},
        [here("E016", "AWS_LOCATION"), here("E064", "AWS_LOCATION")],
    ),
    "a relative location": one("E016", "AWS_MEDIA_LOCATION", "../media"),
    "a gap in the location": one("E016", "AWS_MEDIA_LOCATION", "a//b"),
    "a location that is a URL": one("E016", "AWS_LOCATION", "https://cdn.example.com/static"),
    "a backslash in the location": one("E016", "AWS_LOCATION", r"prod\static"),
    "links for no time": one("E010", "AWS_QUERYSTRING_EXPIRE", "0"),
    "links of yesterday": one("E010", "AWS_MEDIA_QUERYSTRING_EXPIRE", "-1"),
    "links for more than a week": one("E010", "AWS_QUERYSTRING_EXPIRE", "604801"),
    "links for eight days": one("E010", "AWS_QUERYSTRING_EXPIRE", "8d"),
    "links until soon": one("E009", "AWS_QUERYSTRING_EXPIRE", "soon"),
    "links for a fraction": one("E009", "AWS_QUERYSTRING_EXPIRE", "1.5"),
    "more digits than Python reads": one("E009", "AWS_QUERYSTRING_EXPIRE", "9" * 5_000),
    "fewer bytes than none": one("E009", "AWS_S3_MAX_MEMORY_SIZE", "-1"),
    "an unknown ACL": one("E017", "AWS_DEFAULT_ACL", "public"),
    "an ACL misspelled": one("E017", "AWS_DEFAULT_ACL", "privat"),
    "an unknown storage class": one("E017", "AWS_S3_STORAGE_CLASS", "TEPID"),
    "an unknown encryption": one("E017", "AWS_S3_SERVER_SIDE_ENCRYPTION", "yes"),
    "an unknown signature": one("E017", "AWS_S3_SIGNATURE_VERSION", "v4"),
    "an unknown style": one("E017", "AWS_S3_ADDRESSING_STYLE", "dns"),
    "an unknown backend": one("E017", "AWS_S3_BACKEND", "s4"),
    "an unknown charset": one("E017", "AWS_S3_FILE_NAME_CHARSET", "utf-9"),
    "an unknown provider": one("E017", "AWS_S3_PROVIDER", "azure"),
    "max-age of nothing": one("E018", "AWS_S3_CACHE_CONTROL", "max-age"),
    "a directive misspelled": one("E018", "AWS_S3_CACHE_CONTROL", "max-aeg=1"),
    "the header's name": one("E018", "AWS_S3_CACHE_CONTROL", "Cache-Control: max-age=1"),
    "semicolons": one("E018", "AWS_S3_CACHE_CONTROL", "public; max-age=1"),
    "max-age of nothing in JSON": one(
        "E018", "AWS_S3_OBJECT_PARAMETERS", '{"CacheControl": "max-age"}'
    ),
    "JSON that is a list": one("E019", "AWS_S3_OBJECT_PARAMETERS", '["CacheControl"]'),
    "JSON that is a number": one("E019", "AWS_S3_OBJECT_PARAMETERS", "1"),
    "Python instead of JSON": one("E019", "AWS_S3_OBJECT_PARAMETERS", "{'CacheControl': ''}"),
    "JSON without end": one("E019", "AWS_S3_OBJECT_PARAMETERS", "[" * 100_000),
    "an address instead of JSON": one("E027", "AWS_S3_PROXIES", "http://proxy:3128"),
    "Cache-Control for CacheControl": one(
        "E020", "AWS_S3_OBJECT_PARAMETERS", '{"Cache-Control": "max-age=86400"}'
    ),
    "an unknown parameter": one("E020", "AWS_S3_OBJECT_PARAMETERS", '{"Colour": "red"}'),
    "metadata that are a text": one("E020", "AWS_S3_OBJECT_PARAMETERS", '{"Metadata": "x"}'),
    "an unknown client argument": one("E021", "AWS_S3_CLIENT_CONFIG", '{"conect_timeout": 1}'),
    "a client argument of its own": one("E021", "AWS_S3_CLIENT_CONFIG", '{"proxies": {}}'),
    "a client argument refused": one("E021", "AWS_S3_CLIENT_CONFIG", '{"retries": {"mode": "x"}}'),
    "a transfer argument refused": one("E021", "AWS_S3_TRANSFER_CONFIG", '{"max_concurrency": 0}'),
    "a PEM that is not a key": (
        {**ROLE, **DOMAIN, **KEY_ID, "AWS_CLOUDFRONT_KEY": PEM},
        [here("E022", "AWS_CLOUDFRONT_KEY")],
    ),
    "the path of a PEM": (
        {**ROLE, **DOMAIN, **KEY_ID, "AWS_CLOUDFRONT_KEY": "/run/secrets/key.pem"},
        [here("E022", "AWS_CLOUDFRONT_KEY")],
    ),
    "a key id that is a PEM": (
        {**ROLE, "AWS_CLOUDFRONT_KEY": pem(RSA), "AWS_CLOUDFRONT_KEY_ID": pem(RSA)},
        [here("E023", "AWS_CLOUDFRONT_KEY_ID")],
    ),
    "a key id that is a distribution": (
        {**ROLE, "AWS_CLOUDFRONT_KEY": pem(RSA), "AWS_CLOUDFRONT_KEY_ID": "E2QWRUHAPOMQZL"},
        [here("E023", "AWS_CLOUDFRONT_KEY_ID")],
    ),
    "half a CloudFront pair": ({**ROLE, **KEY_ID}, [unset("E024", "AWS_CLOUDFRONT_KEY")]),
    "a NUL byte": one("E025", "AWS_STORAGE_BUCKET_NAME", "ac\0me"),
    "a control character": one("E025", "AWS_LOCATION", "a\x1b[31mb"),
    "a line break": one("E025", "AWS_STORAGE_BUCKET_NAME", "ac\nme"),
    "bytes that are not UTF-8": one("E025", "AWS_STORAGE_BUCKET_NAME", "acm\udce9"),
    "a list of numbers": one("E026", "GZIP_CONTENT_TYPES", "[1]"),
    "aliases that are numbers": one("E026", "AWS_S3_ALIASES", "[1]"),
    "a proxy that is a number": one("E027", "AWS_S3_PROXIES", '{"https": 3128}'),
    "quotes that docker kept": one("E028", "AWS_STORAGE_BUCKET_NAME", '"acme"'),
    "the alias default": one("E030", "AWS_S3_ALIASES", "default"),
    "the alias s3": one("E030", "AWS_S3_ALIASES", "s3"),
    "the alias storage": one("E030", "AWS_S3_ALIASES", "storage"),
    "an alias that is not a name": one("E030", "AWS_S3_ALIASES", "private files"),
    "an undeclared alias": one("E031", "AWS_XYZ_CUSTOM_DOMAIN", "acme"),
    "two variables of an undeclared alias": (
        {**ROLE, "AWS_PRIVATE_LOCATION": "private", "AWS_PRIVATE_CUSTOM_DOMAIN": "acme"},
        [here("E031", "AWS_PRIVATE_CUSTOM_DOMAIN")],
    ),
    "two underscores": one("E032", "AWS_STATIC__BUCKET_NAME", "acme"),
    "the storage at the end": one("E032", "AWS_STORAGE_BUCKET_NAME_STATIC", "acme"),
    "the storage at the start": one("E032", "STATIC_AWS_STORAGE_BUCKET_NAME", "acme"),
    "an option misspelled": one("E033", "AWS_MEDIA_BUKET_NAME", "acme"),
    "an option cut short": one("E033", "AWS_MEDIA_BUCKET", "acme"),
    "a secret in a file that is not there": (
        {
            **ROLE,
            "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY_FILE": "nowhere",
        },
        [here("E038", "AWS_SECRET_ACCESS_KEY_FILE")],
    ),
    "two storages in one place": (
        {**ROLE, "AWS_MEDIA_LOCATION": "static"},
        [unset("E040", "AWS_STATIC_LOCATION")],
    ),
    "one storage inside another": one("E040", "AWS_MEDIA_LOCATION", "static/media"),
    "the folder of one storage for all": one("E064", "AWS_LOCATION", "media"),
    "a layout that was chosen": (
        {**ROLE, "AWS_MEDIA_LOCATION": "none", "AWS_STATIC_GZIP": "c4n4ry"},
        [here("E008", "AWS_STATIC_GZIP"), unset("W067", "AWS_STATIC_LOCATION")],
    ),
    "a domain that nobody signs for": one("E041", "AWS_S3_CUSTOM_DOMAIN", "cdn.example.com"),
    "signed static files": one("E042", "AWS_STATIC_QUERYSTRING_AUTH", "true"),
    "static files that stay": one("E043", "AWS_STATIC_FILE_OVERWRITE", "false"),
    "a parameter set twice": (
        {
            **ROLE,
            "AWS_S3_CACHE_CONTROL": "no-store",
            "AWS_S3_OBJECT_PARAMETERS": '{"CacheControl": "no-cache"}',
        },
        [here("E045", "AWS_S3_CACHE_CONTROL")],
    ),
    "WhiteNoise for uploads": one("E047", "AWS_MEDIA_BACKEND", "whitenoise"),
    "a key that nothing takes": (
        {**ROLE, "AWS_S3_KMS_KEY_ID": "k", "AWS_S3_SERVER_SIDE_ENCRYPTION": "AES256"},
        [here("E048", "AWS_S3_KMS_KEY_ID")],
    ),
    "hashed names below a location that needs quotes": (
        {**ROLE, "AWS_STATIC_MANIFEST": "true", "AWS_STATIC_LOCATION": "#static"},
        [here("E049", "AWS_STATIC_LOCATION")],
    ),
    "a provider without endpoint": (
        {**BUCKET, "AWS_S3_PROVIDER": "minio"},
        [unset("E050", "AWS_S3_ENDPOINT_URL")],
    ),
    "an endpoint of another provider": (
        {**WASABI, "AWS_S3_PROVIDER": "spaces"},
        [here("E051", "AWS_S3_ENDPOINT_URL")],
    ),
    "a region of another provider": (
        {**SPACES, "AWS_S3_REGION_NAME": "mars1"},
        [here("E052", "AWS_S3_REGION_NAME")],
    ),
    "an ACL where there are none": (
        {**R2, "AWS_DEFAULT_ACL": "public-read"},
        [here("E053", "AWS_DEFAULT_ACL")],
    ),
    "a storage class of another provider": (
        {**R2, "AWS_S3_STORAGE_CLASS": "GLACIER"},
        [here("E054", "AWS_S3_STORAGE_CLASS")],
    ),
    "an encryption of another provider": (
        {**HETZNER, "AWS_S3_SERVER_SIDE_ENCRYPTION": "AES256"},
        [here("E055", "AWS_S3_SERVER_SIDE_ENCRYPTION")],
    ),
    "public files without a domain": (
        {**R2, "AWS_STATIC_CUSTOM_DOMAIN": ""},
        [unset("E056", "AWS_STATIC_CUSTOM_DOMAIN")],
    ),
    "a token where there are none": (
        {**SPACES, **SESSION},
        [here("E057", "AWS_SESSION_TOKEN")],
    ),
    "a signature of another provider": (
        {**B2, "AWS_S3_SIGNATURE_VERSION": "s3"},
        [here("E058", "AWS_S3_SIGNATURE_VERSION")],
    ),
    "FIPS in China": (
        {
            **ROLE,
            "AWS_S3_REGION_NAME": "cn-north-1",
            "AWS_S3_CLIENT_CONFIG": '{"use_fips_endpoint": true}',
        },
        [here("E059", "AWS_S3_CLIENT_CONFIG")],
    ),
    "a directory bucket": one("E060", "AWS_STORAGE_BUCKET_NAME", "acme--euw1-az1--x-s3"),
    "a style of another provider": (
        {**SUPABASE, "AWS_S3_ADDRESSING_STYLE": "virtual"},
        [here("E061", "AWS_S3_ADDRESSING_STYLE")],
    ),
    "the CDN of an endpoint": (
        {**BUCKET, "AWS_S3_ENDPOINT_URL": "https://nyc3.cdn.digitaloceanspaces.com"},
        [here("E062", "AWS_S3_ENDPOINT_URL")],
    ),
    "a placeholder of a tutorial": one("E007", "AWS_STORAGE_BUCKET_NAME", "your-bucket-name"),
    "the name of a variable": one("E007", "AWS_STORAGE_BUCKET_NAME", "AWS_STORAGE_BUCKET_NAME"),
    "the console of MinIO": odd(
        "W062",
        "AWS_S3_ENDPOINT_URL",
        {**BUCKET, "AWS_S3_ENDPOINT_URL": "https://minio.example.com:9001"},
    ),
    "a server that browsers do not reach": odd(
        "W080",
        "AWS_S3_ENDPOINT_URL",
        {**BUCKET, "AWS_S3_ENDPOINT_URL": "http://minio:9000", "AWS_S3_REGION_NAME": "us-east-1"},
    ),
    "a host for each bucket in a container network": odd(
        "W086",
        "AWS_S3_ADDRESSING_STYLE",
        {
            **ROLE,
            "AWS_S3_ENDPOINT_URL": "http://minio:9000",
            "AWS_S3_PUBLIC_ENDPOINT_URL": "https://files.example.com",
            "AWS_S3_ADDRESSING_STYLE": "virtual",
        },
    ),
    "a host of a provider that is not its API": odd(
        "W087",
        "AWS_S3_ENDPOINT_URL",
        {**ROLE, "AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.wasabi.com"},
    ),
    "a domain for development": odd(
        "W083", "AWS_STATIC_CUSTOM_DOMAIN", {**ROLE, "AWS_STATIC_CUSTOM_DOMAIN": "pub-0a1b.r2.dev"}
    ),
    "public files with a KMS key": odd(
        "W084",
        "AWS_S3_SERVER_SIDE_ENCRYPTION",
        {**ROLE, "AWS_S3_SERVER_SIDE_ENCRYPTION": "aws:kms"},
    ),
    "signed files with a public ACL": odd(
        "W088", "AWS_MEDIA_DEFAULT_ACL", {**ROLE, "AWS_MEDIA_DEFAULT_ACL": "public-read"}
    ),
    "public files with a private ACL": odd(
        "W085",
        "AWS_STATIC_DEFAULT_ACL",
        {
            **BUCKET,
            "AWS_S3_PROVIDER": "spaces",
            "AWS_S3_REGION_NAME": "nyc3",
            "AWS_STATIC_DEFAULT_ACL": "private",
        },
    ),
    "the domain of another bucket": odd(
        "W007",
        "AWS_STATIC_CUSTOM_DOMAIN",
        {**ROLE, "AWS_STATIC_CUSTOM_DOMAIN": "other.s3.amazonaws.com"},
    ),
    "one type for all files": odd(
        "W008",
        "AWS_S3_OBJECT_PARAMETERS",
        {**ROLE, "AWS_S3_OBJECT_PARAMETERS": '{"ContentType": "text/css"}'},
    ),
    "a region as a folder": (
        {**BUCKET, "AWS_LOCATION": "eu-west-1", **WRONG},
        [
            here("E008", "AWS_IS_GZIPPED"),
            here("W009", "AWS_LOCATION"),
            unset("W001", "AWS_S3_REGION_NAME"),
        ],
    ),
    "keys of two providers": (
        {**ROLE, **KEYS, "AWS_MEDIA_PROVIDER": "b2", "AWS_MEDIA_REGION_NAME": "us-west-004"},
        [here("E063", "AWS_ACCESS_KEY_ID")],
    ),
    "private files in a public bucket": (
        {
            **B2,
            "AWS_MEDIA_BUCKET_NAME": "",
            "AWS_STATIC_CUSTOM_DOMAIN": "f003.backblazeb2.com/file/acme",
            **WRONG,
        },
        [here("E008", "AWS_IS_GZIPPED"), here("W064", "AWS_STORAGE_BUCKET_NAME")],
    ),
    "keys of AWS at another provider": (
        {**LINODE, **KEYS, **WRONG},
        [here("W063", "AWS_ACCESS_KEY_ID"), here("E008", "AWS_IS_GZIPPED")],
    ),
    "a typo that looks like nothing": odd(
        "W002", "AWS_STORAGE_BUKET_NAME", {**ROLE, "AWS_STORAGE_BUKET_NAME": "acme"}
    ),
    "a domain that repeats the location": odd(
        "W005",
        "AWS_STATIC_CUSTOM_DOMAIN",
        {**ROLE, "AWS_STATIC_CUSTOM_DOMAIN": "cdn.example.com/static"},
    ),
    "probably too long": odd(
        "W006",
        "AWS_QUERYSTRING_EXPIRE",
        {**ROLE, "AWS_S3_ENDPOINT_URL": "https://s3.example.com", "AWS_QUERYSTRING_EXPIRE": "8d"},
    ),
    "probably no region": odd(
        "W052", "AWS_S3_REGION_NAME", {**LINODE, "AWS_S3_REGION_NAME": "mars1"}
    ),
    "probably no ACL": (
        {**LINODE, **WRONG, "AWS_DEFAULT_ACL": "bucket-owner-read"},
        [here("W053", "AWS_DEFAULT_ACL"), here("E008", "AWS_IS_GZIPPED")],
    ),
    "probably no storage class": odd(
        "W054", "AWS_S3_STORAGE_CLASS", {**LINODE, "AWS_S3_STORAGE_CLASS": "GLACIER"}
    ),
    "probably no encryption": odd(
        "W055", "AWS_S3_SERVER_SIDE_ENCRYPTION", {**B2, "AWS_S3_SERVER_SIDE_ENCRYPTION": "aws:kms"}
    ),
    "probably no public files": odd("W056", "AWS_STATIC_CUSTOM_DOMAIN", OCI, "not set"),
    "probably no token": odd("W057", "AWS_SESSION_TOKEN", {**GCS, **SESSION}),
    "probably another signature": odd(
        "W058", "AWS_S3_SIGNATURE_VERSION", {**IDRIVE, "AWS_S3_SIGNATURE_VERSION": "s3"}
    ),
}

# .env files, beside a configuration that is right
FILES: dict[str, tuple[bytes, list[Found]]] = {
    "not UTF-8": (b"AWS_LOCATION=caf\xe9\n", [("E035", None, ".env")]),
    "UTF-16": ("AWS_LOCATION=prod\n".encode("utf-16"), [("E035", None, ".env")]),
    "a byte order mark": (b"\xef\xbb\xbfAWS_LOCATION=/\n", [("E016", "AWS_LOCATION", ".env:1")]),
    "lines of Windows": (b"A=1\r\nAWS_LOCATION=/\r\n", [("E016", "AWS_LOCATION", ".env:2")]),
    "blank lines": (b"\n\n# place\n\nAWS_LOCATION=/", [("E016", "AWS_LOCATION", ".env:5")]),
    "an open quote": (b"A=1\nAWS_LOCATION='prod\n", [("E036", None, ".env:2")]),
    "YAML": (b"AWS_LOCATION: prod\n", [("E036", None, ".env:1")]),
    "a NUL byte": (b"AWS_LOCATION=a\0b\n", [("E025", "AWS_LOCATION", ".env:1")]),
    "only a name": (
        b"AWS_LOCATION\nAWS_IS_GZIPPED=maybe\n",
        [("W003", "AWS_LOCATION", ".env:1"), ("E008", "AWS_IS_GZIPPED", ".env:2")],
    ),
    "a value twice": (
        b"AWS_LOCATION=/\nAWS_LOCATION=//\n",
        [("E016", "AWS_LOCATION", ".env:2")],
    ),
    "a comment after the value": (b"AWS_LOCATION=/ # all\n", [("E016", "AWS_LOCATION", ".env:1")]),
    "a value of a template": (
        b"AWS_LOCATION='{{ location }}'\n",
        [("E007", "AWS_LOCATION", ".env:1")],
    ),
}


def report_of(error: ConfigurationError) -> list[str]:
    """The headings of a report that is complete, and nothing else than its problems."""
    lines = str(error).split("\n")
    reported = [problem for problem in lines if re.match(r"\S.*: s3settings\.[EW]\d{3}", problem)]
    hints = [line for line in lines if line.startswith("    hint: ")]
    assert lines[0] == f"invalid storage settings: {summary(error.problems)}"
    assert len(reported) == len(hints) == len(error.problems)
    assert all(str(problem) in str(error) for problem in error.problems)
    return [line.removesuffix(":") for line in lines[1:] if re.fullmatch(r"[a-z]+:", line)]


@pytest.mark.parametrize(("env", "expected"), CASES.values(), ids=CASES)
def test_a_mistake_is_the_problem_it_is(env: Env, expected: list[Found]) -> None:
    assert places(refused(env)) == expected


@pytest.mark.parametrize(("content", "expected"), FILES.values(), ids=FILES)
def test_a_mistake_in_a_file_is_a_problem_of_its_line(
    content: bytes, expected: list[Found]
) -> None:
    Path(".env").write_bytes(content)

    assert places(refused(ROLE, env_file=".env")) == expected


@pytest.mark.parametrize(("env", "expected"), CASES.values(), ids=CASES)
def test_the_error_is_a_report_by_group(env: Env, expected: list[Found]) -> None:
    error = refused(env)

    groups = {problem.group for problem in error.problems if problem.severity == "error"}
    warned = ["warnings"] if any(id_[0] == "W" for id_, _, _ in expected) else []
    assert report_of(error) == [*(group for group in GROUPS if group in groups), *warned]


def test_a_directory_is_not_a_file() -> None:
    Path(".env").mkdir()

    assert places(refused(ROLE, env_file=".env")) == [("E034", None, ".env")]


def test_a_file_that_was_named_is_missing() -> None:
    assert places(refused(ROLE, env_file="shop.env")) == [("E034", None, "shop.env")]


def test_a_name_that_no_file_can_have_is_missing() -> None:
    assert places(refused(ROLE, env_file="a\0b")) == [("E034", None, "a\0b")]


def test_a_value_that_django_environ_can_t_read() -> None:
    class Env(environ.Env):  # type: ignore[misc] # published without types
        ENVIRON = {**ROLE, "AWS_IS_GZIPPED": "c4n4ry"}  # noqa: RUF012

    with pytest.raises(ConfigurationError) as caught:
        load(env=Env(AWS_IS_GZIPPED=int), env_file=None)

    assert places(caught.value) == [here("E037", "AWS_IS_GZIPPED")]


def test_a_storage_that_is_passed_too() -> None:
    error = refused(ROLE, storages={"default": {"BACKEND": "shop.Uploads"}})

    assert places(error) == [("E046", None, "argument")]


def test_a_secrets_directory_beside_values() -> None:
    Path("secrets").mkdir()
    Path("secrets", "AWS_LOCATION").write_bytes(b"\xff")
    Path("uploads").write_text("uploads", encoding="utf-8")
    env = {**ROLE, "AWS_MEDIA_LOCATION": "a", "AWS_MEDIA_LOCATION_FILE": "uploads"}

    assert places(refused(ROLE, secrets_dir="nowhere")) == [("E070", None, "secrets directory")]
    assert places(refused(env, secrets_dir="secrets")) == [
        here("W070", "AWS_MEDIA_LOCATION"),
        ("E071", "AWS_LOCATION", "secrets directory"),
    ]


def test_every_kind_of_problem_is_provoked_here() -> None:
    tables = [*CASES.values(), *FILES.values()]
    provoked = {id_ for _, expected in tables for id_, _, _ in expected}
    by_arguments = {"E034", "E037", "E046", "E070", "E071", "W065", "W070"}
    # a server answers in their tests
    by_secret_stores = {*stores.KINDS}
    # what other programs make of a file or an environment does not concern load()
    by_check_alone = {
        id_ for id_ in KINDS if re.fullmatch(r"W0[1-4]\d|W066|W08[12]|.[123]\d\d", id_)
    }

    assert provoked | by_arguments | by_secret_stores == set(KINDS) - by_check_alone


def test_the_report_of_a_configuration_in_which_much_is_wrong() -> None:
    Path(".env").write_bytes(
        b"AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n"
        b"AWS_STORAGE_BUCKET_NAME=s3://acme\n"
        b"AWS_QUERYSTRING_AUTH=maybe\n"
        b"AWS_S3_CUSTOM_DOMAN=cdn.example.com\n"
        b"AWS_STATIC_QUERYSTRING_AUTH=true\n"
        b"AWS_MEDIA_ENDPOINT_URL=https://me:c4n4ry@s3.example.com\n"
    )

    error = refused({"AWS_S3_OBJECT_PARAMETERS": "{'CacheControl': 'max-age'}"}, env_file=".env")

    assert str(error) == snapshot("""\
invalid storage settings: 6 errors, 2 warnings

missing:
not set: s3settings.E002 AWS_SECRET_ACCESS_KEY: missing, although AWS_ACCESS_KEY_ID is set
    hint: set both the access key id and the secret key, or neither to use a role

invalid:
.env:2: s3settings.E006 AWS_STORAGE_BUCKET_NAME: a URL, not a bucket name
    hint: set only the name of the bucket; set a folder inside it in AWS_LOCATION
.env:3: s3settings.E008 AWS_QUERYSTRING_AUTH: not a boolean
    hint: set true or false
.env:6: s3settings.E014 AWS_MEDIA_ENDPOINT_URL: credentials in the URL
    hint: remove them from the URL; set them in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
environment: s3settings.E019 AWS_S3_OBJECT_PARAMETERS: not a JSON object
    hint: write {"name": value}, with double quotes

conflicting:
.env:5: s3settings.E042 AWS_STATIC_QUERYSTRING_AUTH: static files can't use signed links: cached pages and CSS would contain expired ones
    hint: remove it, or set it to false

warnings:
.env:4: s3settings.W002 AWS_S3_CUSTOM_DOMAN: unknown variable; it is ignored
    hint: did you mean AWS_S3_CUSTOM_DOMAIN?
not set: s3settings.W001 AWS_S3_REGION_NAME: not set; us-east-1 is assumed
    hint: set it to the region of the bucket; signed links only work there\
""")


def test_the_report_of_a_file_that_can_t_be_read() -> None:
    Path(".env").write_bytes(b"AWS_STORAGE_BUCKET_NAME=\xff\n")

    assert str(refused({"AWS_MEDIA_GZIP": "maybe"}, env_file=[".env", "b.env"])) == snapshot("""\
invalid storage settings: 3 errors

missing:
b.env: s3settings.E034: no such file
    hint: create it, or correct the path

invalid:
.env: s3settings.E035: not UTF-8 text
    hint: save the file as UTF-8 without a byte order mark
environment: s3settings.E008 AWS_MEDIA_GZIP: not a boolean
    hint: set true or false\
""")


def test_the_report_of_nothing_at_all() -> None:
    assert str(refused({})) == snapshot("""\
invalid storage settings: 1 error, 1 warning

missing:
not set: s3settings.E001 AWS_STORAGE_BUCKET_NAME: required
    hint: add it to the environment

warnings:
not set: s3settings.W001 AWS_S3_REGION_NAME: not set; us-east-1 is assumed
    hint: set it to the region of the bucket; signed links only work there\
""")
