"""goodconf: a model on pydantic-settings, whose .env file it reads."""

from typing import Annotated, Any, Literal

from goodconf import Field, GoodConf, GoodConfConfigDict
from pydantic import BeforeValidator
from pydantic_settings import NoDecode

from benchmarks.work import django_settings

Words = Annotated[
    tuple[str, ...],
    NoDecode,
    BeforeValidator(lambda text: tuple(text.split(","))),
]


class Storages(GoodConf):
    """Every variable with its type."""

    model_config = GoodConfConfigDict(env_file=".env", extra="ignore")

    aws_access_key_id: str
    aws_secret_access_key: str
    aws_s3_region_name: str
    aws_s3_addressing_style: Literal["virtual", "path", "auto"]
    aws_s3_signature_version: Literal["s3v4", "s3"]
    aws_s3_url_protocol: Literal["https:", "http:"]
    aws_s3_cache_control: str
    aws_s3_server_side_encryption: Literal["AES256", "aws:kms"]
    aws_s3_object_parameters: dict[str, Any]
    aws_default_acl: str
    aws_querystring_expire: Annotated[int, Field(gt=0, le=604_800)]
    aws_is_gzipped: bool
    gzip_content_types: Words
    aws_s3_use_ssl: bool
    aws_s3_verify: bool
    aws_s3_proxies: dict[str, Any]
    aws_s3_max_memory_size: int
    aws_s3_file_name_charset: str
    aws_media_bucket_name: Annotated[str, Field(min_length=3, max_length=63)]
    aws_media_location: str
    aws_media_querystring_auth: bool
    aws_media_file_overwrite: bool
    aws_media_storage_class: str
    aws_media_gzip: bool
    aws_static_bucket_name: Annotated[str, Field(min_length=3, max_length=63)]
    aws_static_location: str
    aws_static_custom_domain: str
    aws_static_cache_control: str
    aws_static_max_memory_size: int
    aws_static_manifest: bool


def load() -> dict[str, Any]:
    """The settings, from one more instance of the model."""
    read = Storages(load=True)  # type: ignore[call-arg] # of its base, not a field
    return django_settings({name.upper(): value for name, value in read})
