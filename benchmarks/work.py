"""The work that is the same for all: variables, their types, and the settings that come of them."""

from collections.abc import Mapping
from typing import Any, Literal

Kind = Literal["text", "flag", "number", "words", "json"]

VARIABLES: dict[str, tuple[Kind, str]] = {
    "AWS_ACCESS_KEY_ID": ("text", "AKIAIOSFODNN7EXAMPLE"),
    "AWS_SECRET_ACCESS_KEY": ("text", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    "AWS_S3_REGION_NAME": ("text", "ap-northeast-2"),
    "AWS_S3_ADDRESSING_STYLE": ("text", "virtual"),
    "AWS_S3_SIGNATURE_VERSION": ("text", "s3v4"),
    "AWS_S3_URL_PROTOCOL": ("text", "https:"),
    "AWS_S3_CACHE_CONTROL": ("text", "max-age=86400"),
    "AWS_S3_SERVER_SIDE_ENCRYPTION": ("text", "AES256"),
    "AWS_S3_OBJECT_PARAMETERS": ("json", '{"ContentLanguage": "ko", "Metadata": {"app": "acme"}}'),
    "AWS_DEFAULT_ACL": ("text", "private"),
    "AWS_QUERYSTRING_EXPIRE": ("number", "7200"),
    "AWS_IS_GZIPPED": ("flag", "true"),
    "GZIP_CONTENT_TYPES": ("words", "text/css,application/javascript"),
    "AWS_S3_USE_SSL": ("flag", "true"),
    "AWS_S3_VERIFY": ("flag", "true"),
    "AWS_S3_PROXIES": ("json", '{"https": "http://proxy.example.com:3128"}'),
    "AWS_S3_MAX_MEMORY_SIZE": ("number", "1048576"),
    "AWS_S3_FILE_NAME_CHARSET": ("text", "utf-8"),
    "AWS_MEDIA_BUCKET_NAME": ("text", "acme-media"),
    "AWS_MEDIA_LOCATION": ("text", "uploads"),
    "AWS_MEDIA_QUERYSTRING_AUTH": ("flag", "true"),
    "AWS_MEDIA_FILE_OVERWRITE": ("flag", "false"),
    "AWS_MEDIA_STORAGE_CLASS": ("text", "STANDARD_IA"),
    "AWS_MEDIA_GZIP": ("flag", "false"),
    "AWS_STATIC_BUCKET_NAME": ("text", "acme-static"),
    "AWS_STATIC_LOCATION": ("text", "assets"),
    "AWS_STATIC_CUSTOM_DOMAIN": ("text", "cdn.example.com"),
    "AWS_STATIC_CACHE_CONTROL": ("text", "public, max-age=31536000"),
    "AWS_STATIC_MAX_MEMORY_SIZE": ("number", "0"),
    "AWS_STATIC_MANIFEST": ("flag", "true"),
}
DOTENV = "".join(f"{name}={text}\n" for name, (_, text) in VARIABLES.items())


def django_settings(read: Mapping[str, Any]) -> dict[str, Any]:
    """The storages as a settings module spells them by hand, from variables that were typed."""
    common = {
        "access_key": read["AWS_ACCESS_KEY_ID"],
        "secret_key": read["AWS_SECRET_ACCESS_KEY"],
        "security_token": None,
        "session_profile": None,
        "region_name": read["AWS_S3_REGION_NAME"],
        "endpoint_url": None,
        "addressing_style": read["AWS_S3_ADDRESSING_STYLE"],
        "signature_version": read["AWS_S3_SIGNATURE_VERSION"],
        "url_protocol": read["AWS_S3_URL_PROTOCOL"],
        "default_acl": read["AWS_DEFAULT_ACL"],
        "querystring_expire": read["AWS_QUERYSTRING_EXPIRE"],
        "gzip_content_types": tuple(read["GZIP_CONTENT_TYPES"]),
        "use_ssl": read["AWS_S3_USE_SSL"],
        "verify": read["AWS_S3_VERIFY"],
        "proxies": read["AWS_S3_PROXIES"],
        "file_name_charset": read["AWS_S3_FILE_NAME_CHARSET"],
        "cloudfront_key": None,
        "cloudfront_key_id": None,
        "client_config": None,
        "transfer_config": None,
        "use_threads": True,
    }
    parameters = {
        **read["AWS_S3_OBJECT_PARAMETERS"],
        "ServerSideEncryption": read["AWS_S3_SERVER_SIDE_ENCRYPTION"],
    }
    media = {
        **common,
        "bucket_name": read["AWS_MEDIA_BUCKET_NAME"],
        "location": read["AWS_MEDIA_LOCATION"],
        "custom_domain": None,
        "querystring_auth": read["AWS_MEDIA_QUERYSTRING_AUTH"],
        "file_overwrite": read["AWS_MEDIA_FILE_OVERWRITE"],
        "gzip": read["AWS_MEDIA_GZIP"],
        "max_memory_size": read["AWS_S3_MAX_MEMORY_SIZE"],
        "object_parameters": {
            **parameters,
            "CacheControl": read["AWS_S3_CACHE_CONTROL"],
            "StorageClass": read["AWS_MEDIA_STORAGE_CLASS"],
        },
    }
    static = {
        **common,
        "bucket_name": read["AWS_STATIC_BUCKET_NAME"],
        "location": read["AWS_STATIC_LOCATION"],
        "custom_domain": read["AWS_STATIC_CUSTOM_DOMAIN"],
        "querystring_auth": False,
        "file_overwrite": True,
        "gzip": read["AWS_IS_GZIPPED"],
        "max_memory_size": read["AWS_STATIC_MAX_MEMORY_SIZE"],
        "object_parameters": {**parameters, "CacheControl": read["AWS_STATIC_CACHE_CONTROL"]},
    }
    hashed = "S3ManifestStaticStorage" if read["AWS_STATIC_MANIFEST"] else "S3StaticStorage"
    host = f"{media['bucket_name']}.s3.{media['region_name']}.amazonaws.com"
    return {
        "STORAGES": {
            "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": media},
            "staticfiles": {"BACKEND": f"storages.backends.s3.{hashed}", "OPTIONS": static},
        },
        "STATIC_URL": f"{static['url_protocol']}//{static['custom_domain']}/{static['location']}/",
        "MEDIA_URL": f"{media['url_protocol']}//{host}/{media['location']}/",
    }
