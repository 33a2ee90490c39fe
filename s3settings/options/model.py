"""The model of one storage: its options, their types and their meaning."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    InstanceOf,
    PlainSerializer,
    SkipValidation,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import PydanticCustomError

from s3settings.masked import MASK, Masked
from s3settings.options.parsing import PARSERS, parsed
from s3settings.problems.problem import Invalid


def _without_secrets(items: Mapping[str, object]) -> dict[str, object]:
    return {name: MASK if isinstance(item, Masked) else item for name, item in items.items()}


_SHOWN = WithJsonSchema({"type": "string", "format": "password"})
_DUMPED = PlainSerializer(lambda _: MASK, return_type=str, when_used="json-unless-none")
_ITEMS_DUMPED = PlainSerializer(_without_secrets, when_used="json-unless-none")

Secret = Annotated[InstanceOf[Masked], _SHOWN, _DUMPED]
Arguments = dict[str, object]


class StorageSettings(BaseModel):
    """The options of one storage, named as django-storages names them; unset ones are inherited.

    An option that was set to None means *no value*, not even the one of all storages
    (`model_fields_set` tells the two apart).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    @field_validator("*", mode="before")
    @classmethod
    def _parsed(cls, value: object, info: ValidationInfo) -> object:
        """The value as the option's parser reads it; fields that are no option pass."""
        option = info.field_name or ""
        if option not in PARSERS:
            return value
        try:
            return parsed(option, value)
        except Invalid as invalid:
            told = {"id": invalid.id, "message": invalid.message, "hint": invalid.hint}
        # raised out here, so that no exception that knows the value is its context
        raise PydanticCustomError("invalid", "{id}\n{message}\n{hint}", told)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Show what was set, and of secrets the mask."""
        shown = dict(super().__repr_args__())
        yield from ((name, shown[name]) for name in shown if name in self.model_fields_set)

    bucket_name: str | None = Field(default=None, description="Name of the bucket.")
    region_name: str | None = Field(
        default=None, description="Region of the bucket, such as eu-west-1."
    )
    access_key: str | None = Field(
        default=None, description="Access key id; without keys boto3 finds a role by itself."
    )
    secret_key: Secret | None = Field(default=None, description="Secret of the access key.")
    security_token: Secret | None = Field(
        default=None, description="Session token of a temporary access key."
    )
    session_profile: str | None = Field(
        default=None, description="Profile of the AWS configuration file, instead of keys."
    )
    provider: str | None = Field(
        default=None, description="S3-compatible service, such as r2 or minio; default: aws."
    )
    account_id: str | None = Field(
        default=None, description="Account id, project or namespace in the service's endpoint."
    )
    endpoint_url: str | None = Field(
        default=None, description="URL of an S3-compatible service other than AWS."
    )
    custom_domain: str | None = Field(
        default=None, description="Host that serves the files, such as a CDN, without scheme."
    )
    url_protocol: str | None = Field(
        default=None, description="Protocol of links to the custom domain: https: or http:."
    )
    location: str | None = Field(
        default=None, description="Key prefix inside the bucket, without slashes at its ends."
    )
    default_acl: str | None = Field(
        default=None, description="Canned ACL of new objects; most buckets refuse any."
    )
    querystring_auth: bool | None = Field(default=None, description="Whether links are signed.")
    querystring_expire: int | None = Field(
        default=None, description="Lifetime of a signed link in seconds, seven days at most."
    )
    file_overwrite: bool | None = Field(
        default=None, description="Whether a new file replaces one of the same name."
    )
    object_parameters: Annotated[Arguments, _ITEMS_DUMPED] | None = Field(
        default=None, description="Upload arguments of boto3 for every object, as JSON."
    )
    cache_control: str | None = Field(
        default=None, description="Cache-Control of new objects, such as max-age=86400."
    )
    storage_class: str | None = Field(
        default=None, description="Storage class of new objects, such as STANDARD_IA."
    )
    server_side_encryption: str | None = Field(
        default=None, description="Encryption of new objects: AES256 or aws:kms."
    )
    kms_key_id: str | None = Field(
        default=None, description="Id, alias or ARN of the KMS key that encrypts new objects."
    )
    gzip: bool | None = Field(
        default=None, description="Whether files of gzip_content_types are compressed."
    )
    gzip_content_types: tuple[str, ...] | None = Field(
        default=None, description="Content types that gzip compresses."
    )
    signature_version: str | None = Field(
        default=None, description="Version of the request signature."
    )
    addressing_style: str | None = Field(
        default=None, description="Whether the bucket stands in the host or in the path."
    )
    use_ssl: bool | None = Field(
        default=None, description="Whether AWS is reached by https; an endpoint says it itself."
    )
    verify: bool | str | None = Field(
        default=None, description="Whether certificates are verified, or the path of a CA bundle."
    )
    proxies: Annotated[dict[str, str], SkipValidation, _ITEMS_DUMPED] | None = Field(
        default=None, description="Proxies by protocol, as JSON."
    )
    max_memory_size: int | None = Field(
        default=None, description="Bytes of a file kept in memory before it goes to disk; 0: all."
    )
    file_name_charset: str | None = Field(
        default=None, description="Character encoding of file names."
    )
    use_threads: bool | None = Field(
        default=None, description="Whether transfers use threads; false for gevent."
    )
    transfer_config: Arguments | None = Field(
        default=None, description="Arguments of boto3's TransferConfig, as JSON."
    )
    client_config: Arguments | None = Field(
        default=None, description="Arguments of botocore's Config, as JSON."
    )
    cloudfront_key_id: str | None = Field(
        default=None, description="Id of the CloudFront public key that verifies signed links."
    )
    cloudfront_key: Secret | None = Field(
        default=None, description="Private key that signs links for CloudFront, in PEM."
    )
    backend: str | None = Field(
        default=None,
        description="s3, filesystem, memory, whitenoise (static) or a subclass's dotted path.",
    )


class StaticSettings(StorageSettings):
    """The options of the storage of static files."""

    manifest: bool | None = Field(
        default=None, description="Whether file names carry a hash of their content."
    )
