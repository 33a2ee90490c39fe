"""The options of one storage: their types, and the parser behind each."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from s3settings.facts import s3
from s3settings.facts.providers import STORAGE_CLASSES
from s3settings.masked import MASK, Masked
from s3settings.problems import Invalid
from s3settings.values import arguments, keys, places, scalars, text
from s3settings.values.cache_control import cache_control as parse_cache_control


def _checked(parse: Callable[[object], object]) -> Callable[[object], object]:
    """The parser as pydantic calls it; the id is the error's type, fact and hint its message."""

    def validate(value: object) -> object:
        try:
            return parse(value)
        except Invalid as invalid:
            told = {"id": invalid.id, "message": invalid.message, "hint": invalid.hint}
        # raised out here, so that no exception that knows the value is its context
        raise PydanticCustomError("invalid", "{id}\n{message}\n{hint}", told)

    return validate


def _by(parse: Callable[[object], object]) -> BeforeValidator:
    return BeforeValidator(_checked(parse))


def _masked_by(parse: Callable[[object], Masked]) -> PlainValidator:
    return PlainValidator(_checked(parse))


def _without_secrets(items: Mapping[str, object]) -> dict[str, object]:
    return {name: MASK if isinstance(item, Masked) else item for name, item in items.items()}


_SHOWN = WithJsonSchema({"type": "string", "format": "password"})
_DUMPED = PlainSerializer(lambda _: MASK, return_type=str, when_used="json-unless-none")
_ITEMS_DUMPED = PlainSerializer(_without_secrets, when_used="json-unless-none")

Text = Annotated[str, _by(text.plain)]
Boolean = Annotated[bool, _by(scalars.boolean)]
Seconds = Annotated[int, _by(scalars.seconds)]
Bytes = Annotated[int, _by(scalars.size)]
Words = Annotated[tuple[str, ...], _by(scalars.words)]
Secret = Annotated[Masked, _masked_by(keys.secret), _SHOWN, _DUMPED]
PrivateKey = Annotated[Masked, _masked_by(keys.cloudfront_key), _SHOWN, _DUMPED]
Arguments = dict[str, object]


class StorageSettings(BaseModel):
    """The options of one storage, named as django-storages names them; unset ones are inherited.

    An option that was set to None means *no value*, not even the one of all storages
    (`model_fields_set` tells the two apart).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Show what was set, and of secrets the mask."""
        shown = dict(super().__repr_args__())
        yield from ((name, shown[name]) for name in shown if name in self.model_fields_set)

    bucket_name: Annotated[str, _by(places.bucket_name)] | None = Field(
        default=None, description="Name of the bucket."
    )
    region_name: Annotated[str, _by(places.region_name)] | None = Field(
        default=None, description="Region of the bucket, such as eu-west-1."
    )
    access_key: Annotated[str, _by(keys.access_key)] | None = Field(
        default=None, description="Access key id; without keys boto3 finds a role by itself."
    )
    secret_key: Secret | None = Field(default=None, description="Secret of the access key.")
    security_token: Secret | None = Field(
        default=None, description="Session token of a temporary access key."
    )
    session_profile: Text | None = Field(
        default=None, description="Profile of the AWS configuration file, instead of keys."
    )
    provider: Annotated[str, _by(places.provider)] | None = Field(
        default=None, description="S3-compatible service, such as r2 or minio; default: aws."
    )
    account_id: Annotated[str, _by(places.account_id)] | None = Field(
        default=None, description="Account id, project or namespace in the service's endpoint."
    )
    endpoint_url: Annotated[str, _by(places.endpoint_url)] | None = Field(
        default=None, description="URL of an S3-compatible service other than AWS."
    )
    custom_domain: Annotated[str, _by(places.custom_domain)] | None = Field(
        default=None, description="Host that serves the files, such as a CDN, without scheme."
    )
    url_protocol: Annotated[str, _by(places.url_protocol)] | None = Field(
        default=None, description="Protocol of links to the custom domain: https: or http:."
    )
    location: Annotated[str, _by(places.location)] | None = Field(
        default=None, description="Key prefix inside the bucket, without slashes at its ends."
    )
    default_acl: Annotated[str, _by(scalars.one_of(*s3.CANNED_ACLS))] | None = Field(
        default=None, description="Canned ACL of new objects; most buckets refuse any."
    )
    querystring_auth: Boolean | None = Field(default=None, description="Whether links are signed.")
    querystring_expire: Seconds | None = Field(
        default=None, description="Lifetime of a signed link in seconds, seven days at most."
    )
    file_overwrite: Boolean | None = Field(
        default=None, description="Whether a new file replaces one of the same name."
    )
    object_parameters: (
        Annotated[Arguments, _by(arguments.object_parameters), _ITEMS_DUMPED] | None
    ) = Field(default=None, description="Upload arguments of boto3 for every object, as JSON.")
    cache_control: Annotated[str, _by(parse_cache_control)] | None = Field(
        default=None, description="Cache-Control of new objects, such as max-age=86400."
    )
    storage_class: Annotated[str, _by(scalars.one_of(*STORAGE_CLASSES))] | None = Field(
        default=None, description="Storage class of new objects, such as STANDARD_IA."
    )
    server_side_encryption: (
        Annotated[str, _by(scalars.one_of(*s3.SERVER_SIDE_ENCRYPTIONS))] | None
    ) = Field(default=None, description="Encryption of new objects: AES256 or aws:kms.")
    kms_key_id: Text | None = Field(
        default=None, description="Id, alias or ARN of the KMS key that encrypts new objects."
    )
    gzip: Boolean | None = Field(
        default=None, description="Whether files of gzip_content_types are compressed."
    )
    gzip_content_types: Words | None = Field(
        default=None, description="Content types that gzip compresses."
    )
    signature_version: Annotated[str, _by(scalars.one_of("s3v4", "s3"))] | None = Field(
        default=None, description="Version of the request signature."
    )
    addressing_style: Annotated[str, _by(scalars.one_of("virtual", "path", "auto"))] | None = Field(
        default=None, description="Whether the bucket stands in the host or in the path."
    )
    use_ssl: Boolean | None = Field(
        default=None, description="Whether AWS is reached by https; an endpoint says it itself."
    )
    verify: Annotated[bool | str, _by(arguments.verify)] | None = Field(
        default=None, description="Whether certificates are verified, or the path of a CA bundle."
    )
    proxies: (
        Annotated[dict[str, str], PlainValidator(_checked(arguments.proxies)), _ITEMS_DUMPED] | None
    ) = Field(default=None, description="Proxies by protocol, as JSON.")
    max_memory_size: Bytes | None = Field(
        default=None, description="Bytes of a file kept in memory before it goes to disk; 0: all."
    )
    file_name_charset: Annotated[str, _by(scalars.charset)] | None = Field(
        default=None, description="Character encoding of file names."
    )
    use_threads: Boolean | None = Field(
        default=None, description="Whether transfers use threads; false for gevent."
    )
    transfer_config: Annotated[Arguments, _by(arguments.transfer_config)] | None = Field(
        default=None, description="Arguments of boto3's TransferConfig, as JSON."
    )
    client_config: Annotated[Arguments, _by(arguments.client_config)] | None = Field(
        default=None, description="Arguments of botocore's Config, as JSON."
    )
    cloudfront_key_id: Annotated[str, _by(keys.cloudfront_key_id)] | None = Field(
        default=None, description="Id of the CloudFront public key that verifies signed links."
    )
    cloudfront_key: PrivateKey | None = Field(
        default=None, description="Private key that signs links for CloudFront, in PEM."
    )
    backend: Annotated[str, _by(scalars.backend)] | None = Field(
        default=None,
        description="s3, filesystem, memory, whitenoise (static) or a subclass's dotted path.",
    )


class StaticSettings(StorageSettings):
    """The options of the storage of static files."""

    manifest: Boolean | None = Field(
        default=None, description="Whether file names carry a hash of their content."
    )
