"""The shapes of the settings that `load` returns, for type checkers."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from s3settings.masked import Masked

if TYPE_CHECKING:
    from boto3.s3.transfer import TransferConfig
    from botocore.config import Config


class S3Options(TypedDict):
    """``OPTIONS`` of a storage on S3, by the names of django-storages.

    Keys are there if keys were set, or a profile; without either boto3 finds a role by itself.
    """

    bucket_name: str | None
    region_name: str
    endpoint_url: str | None
    addressing_style: str
    signature_version: str
    location: str
    querystring_auth: bool
    querystring_expire: int
    custom_domain: str | None
    url_protocol: str
    file_overwrite: bool
    default_acl: str | None
    object_parameters: dict[str, object]
    gzip: bool
    gzip_content_types: tuple[str, ...]
    max_memory_size: int
    file_name_charset: str
    use_ssl: bool
    verify: bool | str | None
    proxies: dict[str, str] | None
    cloudfront_key_id: str | None
    cloudfront_key: Masked | None
    use_threads: bool
    client_config: "Config | None"
    transfer_config: "TransferConfig | None"
    access_key: NotRequired[str | None]
    secret_key: NotRequired[Masked | None]
    security_token: NotRequired[Masked | None]
    session_profile: NotRequired[str | None]


class LinkOptions(S3Options):
    """``OPTIONS`` of a storage on S3 whose links need the classes of `s3settings.backends`."""

    public_endpoint_url: str | None
    querystring_stable: bool


class ChainedOptions(S3Options):
    """``OPTIONS`` of a storage on S3 with ``AWS_S3_CREDENTIALS=chain``: a name for its secrets."""

    credentials: str
    public_endpoint_url: NotRequired[str | None]
    querystring_stable: NotRequired[bool]


class LocalOptions(TypedDict, total=False):
    """``OPTIONS`` of a storage that is not on S3."""

    location: Path
    base_url: str


class StorageEntry(TypedDict):
    """One value of ``STORAGES``."""

    BACKEND: str
    OPTIONS: NotRequired[S3Options | LinkOptions | ChainedOptions | LocalOptions | dict[str, Any]]


class DjangoSettings(TypedDict):
    """The settings that a project takes over; the roots only where files are local.

    Those of ``collectstatic`` are there if their variables are set, and static files are on S3.
    """

    STORAGES: dict[str, StorageEntry]
    STATIC_URL: str
    MEDIA_URL: str
    STATIC_ROOT: NotRequired[Path]
    MEDIA_ROOT: NotRequired[Path]
    AWS_STATIC_IMMUTABLE: NotRequired[bool]
    AWS_STATIC_UPLOAD_CONCURRENCY: NotRequired[int]
