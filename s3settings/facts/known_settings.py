"""Django settings for S3 that were removed or belong to other libraries, and their replacements.

Sources: django-storages 1.5.1 to 1.14.6 (`storages/backends/s3boto.py`, `s3boto3.py`, `s3.py` and
CHANGELOG.rst), django-s3-storage 0.15 (README), boto 2, and public settings files.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

PARAMETERS = "AWS_S3_OBJECT_PARAMETERS"


class Removed(NamedTuple):
    """A setting removed from django-storages.

    `cure` is the hint for Django settings, `variable` the hint for variables.
    """

    fact: str
    cure: str
    variable: str


_SINCE_1_10 = "removed in django-storages 1.10; it has no effect"
_OF_BOTO = "a setting of the boto backend, which was removed in django-storages 1.9"
_HEADERS = Removed(
    "a setting of the boto backend, which was removed in django-storages 1.9; boto3 ignores it",
    f'set {PARAMETERS} = {{"CacheControl": "max-age=86400"}}, with the names of boto3',
    f"set AWS_S3_CACHE_CONTROL=max-age=86400, and other headers in {PARAMETERS}; "
    "the headers of CORS are rules of the bucket",
)


def cure_of_headers(headers: Iterable[str]) -> str | None:
    """Return the hint for headers of uploads of which some belong to the bucket, or None."""
    names = [name.lower() for name in headers]
    of_cors = [name for name in names if name.startswith("access-control-")]
    if not of_cors:
        return None
    cure = (
        "remove the Access-Control headers, and allow the origins in the CORS rules of the bucket"
    )
    others = f"; set the other headers in {PARAMETERS}, with the names of boto3"
    return cure + (others if len(of_cors) < len(names) else "")


_PROXY = Removed(
    "a setting of the boto backend, which was removed in django-storages 1.9",
    "set AWS_S3_PROXIES",
    'set AWS_S3_PROXIES={"https": "http://proxy.example.com:3128"}',
)
_PROTOCOL = 'set AWS_S3_URL_PROTOCOL = "https:" or "http:"'
_PROTOCOL_VARIABLE = "set AWS_S3_URL_PROTOCOL=https: or http:"
_NO_BUCKETS = "remove it, and create the bucket outside of Django"
_NO_POLICIES = "remove it, and set a bucket policy outside of Django"
_NO_PRELOAD = "remove it, and use a CDN to reduce requests"

REMOVED: dict[str, Removed] = {
    "AWS_HEADERS": _HEADERS,
    "AWS_PRELOAD_METADATA": Removed(
        "removed in django-storages 1.10, where it listed the entire bucket for each exists()",
        _NO_PRELOAD,
        _NO_PRELOAD,
    ),
    "AWS_S3_ENCRYPTION": Removed(
        f"{_SINCE_1_10}: new objects are not encrypted",
        f'set {PARAMETERS} = {{"ServerSideEncryption": "AES256"}}',
        "set AWS_S3_SERVER_SIDE_ENCRYPTION=AES256",
    ),
    "AWS_REDUCED_REDUNDANCY": Removed(
        _SINCE_1_10,
        f'set {PARAMETERS} = {{"StorageClass": "REDUCED_REDUNDANCY"}}',
        "set AWS_S3_STORAGE_CLASS=REDUCED_REDUNDANCY",
    ),
    "AWS_AUTO_CREATE_BUCKET": Removed(_SINCE_1_10, _NO_BUCKETS, _NO_BUCKETS),
    "AWS_BUCKET_ACL": Removed(_SINCE_1_10, _NO_POLICIES, _NO_POLICIES),
    "AWS_S3_SECURE_URLS": Removed(
        "removed in django-storages 1.13; it has no effect", _PROTOCOL, _PROTOCOL_VARIABLE
    ),
    "AWS_S3_FORCE_HTTP_URL": Removed(
        "a setting of the boto backend, which was removed in django-storages 1.9",
        _PROTOCOL,
        _PROTOCOL_VARIABLE,
    ),
    "AWS_S3_CALLING_FORMAT": Removed(
        _OF_BOTO,
        'set AWS_S3_ADDRESSING_STYLE = "path" or "virtual"',
        "set AWS_S3_ADDRESSING_STYLE=path or virtual",
    ),
    "AWS_S3_HOST": Removed(
        _OF_BOTO,
        "set AWS_S3_ENDPOINT_URL, with https://",
        "set AWS_S3_ENDPOINT_URL, with https://",
    ),
    "AWS_S3_PORT": Removed(
        _OF_BOTO, "set AWS_S3_ENDPOINT_URL, with the port", "set AWS_S3_ENDPOINT_URL, with the port"
    ),
    "AWS_S3_PROXY_HOST": _PROXY,
    "AWS_S3_PROXY_PORT": _PROXY,
    "S3_USE_SIGV4": Removed(
        _OF_BOTO,
        'set AWS_S3_SIGNATURE_VERSION = "s3v4"',
        "remove it; links are signed with version 4 by default",
    ),
    "AWS_HEADER": _HEADERS,
}

# settings of other libraries, and common mistakes -> the intended option
FOREIGN: dict[str, str] = {
    "AWS_ACCESS_KEY": "access_key",
    "AWS_ACCESS_KEY_SECRET": "secret_key",
    "AWS_ACL": "default_acl",
    "AWS_BUCKET": "bucket_name",
    "AWS_BUCKET_NAME": "bucket_name",
    "AWS_CLOUDFRONT_DOMAIN": "custom_domain",
    "AWS_CLOUDFRONT_URL": "custom_domain",
    "AWS_CUSTOM_DOMAIN": "custom_domain",
    "AWS_DEFAULT_REGION": "region_name",
    "AWS_ENDPOINT": "endpoint_url",
    "AWS_ENDPOINT_URL": "endpoint_url",
    "AWS_ENDPOINT_URL_S3": "endpoint_url",
    "AWS_FILE_EXPIRE": "querystring_expire",
    "AWS_FILE_OVERWRITE": "file_overwrite",
    "AWS_OBJECT_PARAMETERS": "object_parameters",
    "AWS_REGION": "region_name",
    "AWS_REGION_NAME": "region_name",
    "AWS_S3_BUCKET_AUTH": "querystring_auth",
    "AWS_S3_DEFAULT_ACL": "default_acl",
    "AWS_S3_ENCRYPT_KEY": "object_parameters",
    "AWS_S3_GZIP": "gzip",
    "AWS_S3_IS_GZIPPED": "gzip",
    "AWS_DEFAULT_LOCATION": "location",
    "AWS_S3_LOCATION": "location",
    "AWS_S3_MAX_AGE_SECONDS": "querystring_expire",
    "AWS_S3_METADATA": "object_parameters",
    "AWS_S3_OBJECT_ACL": "default_acl",
    "AWS_S3_PUBLIC_URL": "custom_domain",
    "AWS_S3_QUERYSTRING_AUTH": "querystring_auth",
    "AWS_S3_QUERYSTRING_EXPIRE": "querystring_expire",
    "AWS_S3_SIGNATURE_NAME": "signature_version",
    # by railway bucket credentials
    "AWS_S3_URL_STYLE": "addressing_style",
    "AWS_SECRET_ACCESS_KEY_ID": "secret_key",
    "AWS_SECRET_KEY": "secret_key",
    "AWS_SIGNATURE_VERSION": "signature_version",
    "AWS_STORAGE_BUCKET": "bucket_name",
    "AWS_URL_PROTOCOL": "url_protocol",
    "B2_APPLICATION_KEY": "secret_key",
    "B2_APPLICATION_KEY_ID": "access_key",
    "B2_KEY_ID": "access_key",
    "CLOUDFLARE_R2_ACCOUNT_ID": "account_id",
    "DO_SPACES_KEY": "access_key",
    "DO_SPACES_SECRET": "secret_key",
    "MINIO_ROOT_PASSWORD": "secret_key",
    "MINIO_ROOT_USER": "access_key",
    "R2_ACCOUNT_ID": "account_id",
    "SPACES_KEY": "access_key",
    "SPACES_SECRET": "secret_key",
}
# too common as a setting; Tigris and others use it as the variable of a bucket
OF_PLATFORMS: dict[str, str] = {"BUCKET_NAME": "bucket_name"}
_S3 = "AWS_S3_"
# variables named after a provider, such as R2_BUCKET_NAME
_OF_PROVIDER = (
    r"(?:AWS_)?(?:R2|MINIO|S3|B2|SPACES|DO_SPACES|WASABI|CLOUDFLARE_R2|SUPABASE(?:_S3)?|OBS"
    r"|OBJECT_STORAGE)_(\w+)"
    r"|(?:BUCKETEER|CLOUDCUBE)_(?:AWS_)?(\w+)"
)
_PARTS = {
    "ACCESS_KEY": "access_key",
    "ACCESS_KEY_ID": "access_key",
    "BUCKET": "bucket_name",
    "BUCKET_NAME": "bucket_name",
    "CUSTOM_DOMAIN": "custom_domain",
    "ENDPOINT": "endpoint_url",
    "ENDPOINT_URL": "endpoint_url",
    "PUBLIC_DOMAIN": "custom_domain",
    "PUBLIC_URL": "custom_domain",
    "REGION": "region_name",
    "REGION_NAME": "region_name",
    "SECRET_ACCESS_KEY": "secret_key",
    "SECRET_KEY": "secret_key",
    "SIGNATURE_VERSION": "signature_version",
    "STORAGE_BUCKET_NAME": "bucket_name",
}
# the last word of variables of which each environment has its own
_OF_ENVIRONMENTS = r"(\w+)_(?:PRODUCTION|PROD|LIVE)"

# arguments and options of older releases, and common mistakes -> the option
RENAMED_OPTIONS: dict[str, str] = {
    "access_key_id": "access_key",
    "acl": "default_acl",
    "aws_access_key_id": "access_key",
    "aws_secret_access_key": "secret_key",
    "aws_session_token": "security_token",
    "base_url": "custom_domain",
    "bucket": "bucket_name",
    "cache_control": "object_parameters",
    "config": "client_config",
    "domain": "custom_domain",
    "encryption": "object_parameters",
    "endpoint": "endpoint_url",
    "expire": "querystring_expire",
    "headers": "object_parameters",
    "host": "endpoint_url",
    "key_prefix": "location",
    "overwrite": "file_overwrite",
    "prefix": "location",
    "profile": "session_profile",
    "reduced_redundancy": "object_parameters",
    "region": "region_name",
    "secret_access_key": "secret_key",
    "secret_key_id": "secret_key",
    "secure_urls": "url_protocol",
    "session_token": "security_token",
    "signature": "signature_version",
    "storage_bucket_name": "bucket_name",
    "token": "security_token",
}

# those of them whose values have another form -> the hint
_OF_ANOTHER_FORM: dict[str, str] = {
    "cache_control": 'set object_parameters to {"CacheControl": "max-age=86400"}',
    "encryption": 'set object_parameters to {"ServerSideEncryption": "AES256"}',
    "headers": 'set object_parameters to {"CacheControl": "max-age=86400"}, with the names of boto3',
    "reduced_redundancy": 'set object_parameters to {"StorageClass": "REDUCED_REDUNDANCY"}',
    "secure_urls": 'set url_protocol to "https:" or "http:"',
}

# settings that django-storages and its subclasses read besides the options
NEIGHBORS = frozenset({"AWS_S3_FILE_BUFFER_SIZE"})


class Library(NamedTuple):
    """Another library for files on S3, identified by the start of its module path."""

    module: str
    name: str
    renamed: tuple[tuple[str, str], ...] = ()
    # suffix of the settings of its classes for static files
    static_suffix: str = ""


LIBRARIES = (
    Library(
        "django_s3_storage.",
        "django-s3-storage",
        (
            ("AWS_STORAGE_BUCKET_NAME", "AWS_S3_BUCKET_NAME"),
            ("AWS_S3_REGION_NAME", "AWS_REGION"),
            ("AWS_S3_ACCESS_KEY_ID", "AWS_ACCESS_KEY_ID"),
            ("AWS_S3_SECRET_ACCESS_KEY", "AWS_SECRET_ACCESS_KEY"),
            ("AWS_LOCATION", "AWS_S3_KEY_PREFIX"),
            ("AWS_QUERYSTRING_AUTH", "AWS_S3_BUCKET_AUTH"),
            ("AWS_QUERYSTRING_EXPIRE", "AWS_S3_MAX_AGE_SECONDS"),
            ("AWS_S3_CUSTOM_DOMAIN", "AWS_S3_PUBLIC_URL"),
            ("AWS_IS_GZIPPED", "AWS_S3_GZIP"),
        ),
        "_STATIC",
    ),
    Library("django_minio_backend.", "django-minio-backend"),
    Library("s3_folder_storage.", "django-s3-folder-storage"),
    Library("minio_storage.", "django-minio-storage"),
)


# names of packages that are mistaken for apps in INSTALLED_APPS
MISNAMED_APPS = {
    "django-storages": "storages",
    "django_storages": "storages",
    "storages.backends": "storages",
    "storages.backends.s3": "storages",
    "storages.backends.s3boto3": "storages",
}


def option_of(name: str) -> str | None:
    """Return the option that a misnamed setting is intended for, or None if it is unclear."""
    if name in FOREIGN:
        return FOREIGN[name]
    if name.startswith(_S3) and (option := RENAMED_OPTIONS.get(name.removeprefix(_S3).lower())):
        return option
    found = re.fullmatch(_OF_PROVIDER, name)
    return option_of_part(found[1] or found[2]) if found else None


def without_environment(name: str) -> str:
    """Return a name without the environment that ends it, as AWS_LOCATION_PRODUCTION has one."""
    found = re.fullmatch(_OF_ENVIRONMENTS, name)
    return found[1] if found else name


def hint_for_option(name: str, option: str) -> str:
    """Return the hint for the name of an option that is meant for another one."""
    cure = _OF_ANOTHER_FORM.get(name.lower().removeprefix("aws_").removeprefix("s3_"))
    return f"in place of it, {cure}" if cure else f"did you mean {option}?"


def option_of_part(name: str) -> str | None:
    """Return the option of a suffix, such as BUCKET of R2_BUCKET or STATIC_BUCKET, or None."""
    return _PARTS.get(name)
