"""typed-settings: a dataclass, read from an .env file and the environment."""

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from typed_settings import EnvLoader, load_settings
from typed_settings.converters import TSConverter
from typed_settings.loaders import DotEnvLoader

from benchmarks.work import django_settings

LOADERS = (
    DotEnvLoader("", ".env"),
    EnvLoader(""),
)


@dataclass(frozen=True)
class Storages:
    """Every variable with its type; JSON is left to the settings module."""

    aws_access_key_id: str
    aws_secret_access_key: str
    aws_s3_region_name: str
    aws_s3_addressing_style: str
    aws_s3_signature_version: str
    aws_s3_url_protocol: str
    aws_s3_cache_control: str
    aws_s3_server_side_encryption: str
    aws_s3_object_parameters: str
    aws_default_acl: str
    aws_querystring_expire: int
    aws_is_gzipped: bool
    gzip_content_types: tuple[str, ...]
    aws_s3_use_ssl: bool
    aws_s3_verify: bool
    aws_s3_proxies: str
    aws_s3_max_memory_size: int
    aws_s3_file_name_charset: str
    aws_media_bucket_name: str
    aws_media_location: str
    aws_media_querystring_auth: bool
    aws_media_file_overwrite: bool
    aws_media_storage_class: str
    aws_media_gzip: bool
    aws_static_bucket_name: str
    aws_static_location: str
    aws_static_custom_domain: str
    aws_static_cache_control: str
    aws_static_max_memory_size: int
    aws_static_manifest: bool


def load() -> dict[str, Any]:
    """The settings, from one more instance of the class."""
    read = load_settings(Storages, LOADERS, converter=TSConverter(strlist_sep=","))
    values = {name.upper(): value for name, value in dataclasses.asdict(read).items()}
    for name in ("AWS_S3_OBJECT_PARAMETERS", "AWS_S3_PROXIES"):
        values[name] = json.loads(values[name])
    return django_settings(values)
