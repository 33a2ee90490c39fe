"""The model of one storage: its options, with the types that their parsers return."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    InstanceOf,
    PlainSerializer,
    SkipValidation,
    WithJsonSchema,
    model_validator,
)

from s3settings.masked import MASK, Masked
from s3settings.options.parsing import Options, validate
from s3settings.options.table import OPTIONS
from s3settings.problems.problem import ARGUMENT, Problem, ordered
from s3settings.problems.uncaught import raised
from s3settings.sources.values import Origin, Value


def _without_secrets(items: Mapping[str, object]) -> dict[str, object]:
    return {name: MASK if isinstance(item, Masked) else item for name, item in items.items()}


_SHOWN = WithJsonSchema({"type": "string", "format": "password"})
_DUMPED = PlainSerializer(lambda _: MASK, return_type=str, when_used="json-unless-none")
_ITEMS_DUMPED = PlainSerializer(_without_secrets, when_used="json-unless-none")

Secret = Annotated[InstanceOf[Masked], _SHOWN, _DUMPED]
Arguments = dict[str, object]


def _option(name: str) -> Any:  # noqa: ANN401 - as pydantic's Field, of which it returns one
    """The field of an option, with the description that the table of options has."""
    return Field(default=None, description=OPTIONS[name].description)


class StorageSettings(BaseModel):
    """The options of one storage, named as django-storages names them; unset ones are inherited.

    Names, parsers and descriptions are those of the variables that `load` reads; here are the types
    of what the parsers return. An option that was set to None means *no value*, not even the one of
    all storages (`model_fields_set` tells the two apart).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _parsed(cls, data: object) -> object:
        """The options as their parsers read them; raises `ConfigurationError` for invalid ones."""
        if not isinstance(data, Mapping):
            return data
        parsed, problems = parsed_options(cast("Mapping[str, Any]", data))
        if problems:
            # a traceback shows the locals: no value may stay among them
            del data, parsed
            raise raised(ordered(problems))
        return parsed

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values, which are parsed; raises `ConfigurationError`."""
        parsed, problems = parsed_options(update or {})
        if problems:
            del update, parsed
            raise raised(ordered(problems))
        return super().model_copy(update=parsed, deep=deep)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Show what was set, and of secrets the mask."""
        shown = dict(super().__repr_args__())
        yield from ((name, shown[name]) for name in shown if name in self.model_fields_set)

    bucket_name: str | None = _option("bucket_name")
    region_name: str | None = _option("region_name")
    access_key: str | None = _option("access_key")
    secret_key: Secret | None = _option("secret_key")
    security_token: Secret | None = _option("security_token")
    session_profile: str | None = _option("session_profile")
    credentials: str | None = _option("credentials")
    provider: str | None = _option("provider")
    account_id: str | None = _option("account_id")
    endpoint_url: str | None = _option("endpoint_url")
    public_endpoint_url: str | None = _option("public_endpoint_url")
    custom_domain: str | None = _option("custom_domain")
    url_protocol: str | None = _option("url_protocol")
    location: str | None = _option("location")
    default_acl: str | None = _option("default_acl")
    querystring_auth: bool | None = _option("querystring_auth")
    querystring_expire: int | None = _option("querystring_expire")
    querystring_stable: bool | None = _option("querystring_stable")
    file_overwrite: bool | None = _option("file_overwrite")
    object_parameters: Annotated[Arguments, _ITEMS_DUMPED] | None = _option("object_parameters")
    cache_control: str | None = _option("cache_control")
    storage_class: str | None = _option("storage_class")
    server_side_encryption: str | None = _option("server_side_encryption")
    kms_key_id: str | None = _option("kms_key_id")
    gzip: bool | None = _option("gzip")
    gzip_content_types: tuple[str, ...] | None = _option("gzip_content_types")
    signature_version: str | None = _option("signature_version")
    addressing_style: str | None = _option("addressing_style")
    use_ssl: bool | None = _option("use_ssl")
    verify: bool | str | None = _option("verify")
    proxies: Annotated[dict[str, str], SkipValidation, _ITEMS_DUMPED] | None = _option("proxies")
    max_memory_size: int | None = _option("max_memory_size")
    file_name_charset: str | None = _option("file_name_charset")
    use_threads: bool | None = _option("use_threads")
    transfer_config: Arguments | None = _option("transfer_config")
    client_config: Arguments | None = _option("client_config")
    cloudfront_key_id: str | None = _option("cloudfront_key_id")
    cloudfront_key: Secret | None = _option("cloudfront_key")
    backend: str | None = _option("backend")


class StaticSettings(StorageSettings):
    """The options of the storage of static files."""

    manifest: bool | None = _option("manifest")
    local_manifest: str | None = _option("local_manifest")
    immutable: bool | None = _option("immutable")
    upload_concurrency: int | None = _option("upload_concurrency")


def parsed_options(data: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The data with its options parsed, and the problems of invalid ones."""
    given = {
        name: Value(value, Origin(name, ARGUMENT))
        for name, value in data.items()
        if name in OPTIONS
    }
    options, problems = validate(Options(given, {}))
    return {**data, **{name: value.value for name, value in options.common.items()}}, problems
