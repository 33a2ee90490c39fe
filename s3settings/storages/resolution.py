"""Which value each option of each storage has: its own, that of all storages, or a default."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from s3settings.facts.s3 import LONG_LIVED_KEY_PREFIX, TEMPORARY_KEY_PREFIX
from s3settings.masked import Masked
from s3settings.options.parsing import PARSERS, Validated
from s3settings.parsers.scalars import LOCAL_BACKENDS
from s3settings.problems.problem import UNSET
from s3settings.storages.endpoint import Service, misleading, s3_arguments, service_of
from s3settings.storages.storage import Storage
from s3settings.variables.assignment import Origin
from s3settings.variables.names import ALIAS_OF_SCOPE, MEDIA, STATIC, variable_of

if TYPE_CHECKING:
    from s3settings.options.model import StaticSettings, StorageSettings

CREDENTIALS = ("access_key", "secret_key", "security_token", "session_profile")
CLOUDFRONT = ("cloudfront_key_id", "cloudfront_key")

# our short forms, and the upload argument of boto3 that each one sets
SHORT_FORMS = {
    "cache_control": "CacheControl",
    "storage_class": "StorageClass",
    "server_side_encryption": "ServerSideEncryption",
    "kms_key_id": "SSEKMSKeyId",
}
# django-storages 1.14.6: S3Storage.get_default_settings
GZIP_CONTENT_TYPES = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/x-javascript",
    "image/svg+xml",
)
DEFAULT_EXPIRE = 3_600

_CHECKSUMS = ("request_checksum_calculation", "response_checksum_validation")

_UNSET: Mapping[str, object] = dict.fromkeys(PARSERS)

Options: TypeAlias = Mapping[str, object]
T = TypeVar("T")


def resolve(validated: Validated) -> tuple[Storage, ...]:
    """The storages of a project: ``default``, ``staticfiles``, then the declared aliases."""
    scopes: dict[str, Options] = {MEDIA: {}, STATIC: {}, **validated.scopes}
    shared = any(_is_on_common_service(validated.common, own) for own in scopes.values())
    return tuple(_storage(validated, scope, own, shared=shared) for scope, own in scopes.items())


def _is_on_common_service(common: Options, own: Options) -> bool:
    backend = own.get("backend", common.get("backend"))
    return backend not in LOCAL_BACKENDS and own.keys().isdisjoint({"provider", "endpoint_url"})


def _storage(validated: Validated, scope: str, own: Options, *, shared: bool) -> Storage:
    common = validated.common
    inherited = _inherited(common, scope, own, shared=shared)
    options = attributes({**{name: common[name] for name in inherited}, **own})
    origins = _origins(validated, scope, own, inherited)
    place = service_of(options, origins)
    signed = scope != STATIC if options.querystring_auth is None else options.querystring_auth
    return Storage(
        alias=ALIAS_OF_SCOPE.get(scope, scope),
        scope=scope,
        backend=options.backend or "s3",
        manifest=options.manifest or False,
        provider=place.provider,
        account_id=place.account_id,
        bucket_name=options.bucket_name,
        region_name=place.region_name,
        endpoint_url=place.endpoint_url,
        addressing_style=place.addressing_style,
        address=place.address,
        custom_domain=options.custom_domain or (None if signed else place.public_address),
        url_protocol=options.url_protocol or _protocol(options, place),
        location=_location(common, scope, own),
        querystring_auth=signed,
        querystring_expire=_or(options.querystring_expire, DEFAULT_EXPIRE),
        signature_version=options.signature_version or "s3v4",
        access_key=options.access_key,
        secret_key=options.secret_key,
        security_token=_token(options, origins),
        session_profile=options.session_profile,
        cloudfront_key_id=options.cloudfront_key_id,
        cloudfront_key=options.cloudfront_key,
        default_acl=options.default_acl,
        file_overwrite=_or(options.file_overwrite, scope == STATIC),
        object_parameters=_parameters(common, own),
        gzip=options.gzip or False,
        gzip_content_types=_or(options.gzip_content_types, GZIP_CONTENT_TYPES),
        max_memory_size=options.max_memory_size or 0,
        file_name_charset=options.file_name_charset or "utf-8",
        use_ssl=_api_protocol(options, place) == "https:",
        verify=options.verify,
        proxies=options.proxies,
        client_config=_client_config(options, place),
        transfer_config=_transfer_config(options),
        origins=origins,
    )


def _or(value: T | None, default: T) -> T:
    return default if value is None else value


def attributes(options: Options) -> "StaticSettings":
    """The options as attributes, as the model has them; None for those that are not set."""
    return cast("StaticSettings", SimpleNamespace(**{**_UNSET, **options}))


def _inherited(common: Options, scope: str, own: Options, *, shared: bool) -> list[str]:
    """The options that the storage takes from those of all storages.

    Keys go together: a storage with any credential of its own inherits none, and the same holds
    for the CloudFront pair, and for what leads to the service. Static files are never signed and
    always replaced.
    """
    mine = set(own)
    for together in (CREDENTIALS, CLOUDFRONT):
        if not mine.isdisjoint(together):
            mine |= set(together)
    mine |= misleading(own, common, shared=shared)
    if scope == STATIC:
        mine |= {"querystring_auth", "file_overwrite"}
    return [name for name in common if name not in mine]


def _protocol(options: "StorageSettings", place: Service) -> str:
    return "https:" if options.custom_domain is not None else _api_protocol(options, place)


def _api_protocol(options: "StorageSettings", place: Service) -> str:
    """How the API is reached: as its endpoint says, before `use_ssl`."""
    if place.endpoint_url is not None:
        return f"{place.endpoint_url.partition(':')[0]}:"
    return "http:" if options.use_ssl is False else "https:"


def _location(common: Options, scope: str, own: Options) -> str:
    if "location" in own:
        return str(own["location"] or "")
    return f"{common['location']}/{scope}" if common.get("location") else scope


def _token(options: "StorageSettings", origins: Mapping[str, Origin]) -> Masked | None:
    """The session token, unless it belongs to other keys than the ones in use.

    A shell may hold the token of somebody's own session next to the keys of an `.env` file: boto3
    would send both, and S3 refuse them. A long-lived key has no token at all.
    """
    key = options.access_key
    if key is None or key.startswith(LONG_LIVED_KEY_PREFIX):
        return None
    if options.security_token is None or key.startswith(TEMPORARY_KEY_PREFIX):
        return options.security_token
    ambient = [
        origins[name].source.kind == "environment" for name in ("access_key", "security_token")
    ]
    return None if ambient == [False, True] else options.security_token


def _parameters(common: Options, own: Options) -> dict[str, object]:
    """The upload arguments; of two that name the same one, the more specific wins."""
    found = {} if "object_parameters" in own else _object_parameters(common)
    found |= {**_short_forms(common), **_object_parameters(own), **_short_forms(own)}
    if found.get("SSEKMSKeyId") is not None:
        found.setdefault("ServerSideEncryption", "aws:kms")
    return {name: value for name, value in found.items() if value is not None}


def _object_parameters(level: Options) -> dict[str, object]:
    return dict(cast("Mapping[str, object]", level.get("object_parameters") or {}))


def _short_forms(level: Options) -> dict[str, object]:
    return {name: level[short] for short, name in SHORT_FORMS.items() if short in level}


def _client_config(options: "StorageSettings", place: Service) -> dict[str, object] | None:
    """Arguments of a botocore Config where one is needed; None lets django-storages make its own.

    A Config overrides the options addressing_style, signature_version and proxies, so it carries
    them. Since botocore 1.36 the default checksums break most services other than AWS.
    """
    mode = place.provider.checksums
    given = options.client_config or {}
    if mode is None and not given:
        return None
    return {
        "signature_version": options.signature_version or place.provider.signature,
        "proxies": options.proxies,
        **({} if mode is None else dict.fromkeys(_CHECKSUMS, mode)),
        **given,
        "s3": {"addressing_style": place.addressing_style, **s3_arguments(given)},
    }


def _transfer_config(options: "StorageSettings") -> dict[str, object] | None:
    if options.use_threads is False:
        return {"use_threads": False, **(options.transfer_config or {})}
    return options.transfer_config


def _origins(
    validated: Validated, scope: str, own: Options, inherited: list[str]
) -> dict[str, Origin]:
    found = {name: validated.origin(name) for name in inherited}
    found |= {name: validated.origin(name, scope) for name in own}
    for together in (CREDENTIALS, CLOUDFRONT):
        if not own.keys().isdisjoint(together):
            # what is missing beside one of its own can't come from those of all storages
            found = {name: Origin(variable_of(name, scope), UNSET) for name in together} | found
    keys = validated.common if own.keys().isdisjoint(CREDENTIALS) else own
    if "security_token" in found and keys.get("security_token") is None:
        # taken back: there is none that could belong to other keys
        found["security_token"] = Origin(found["security_token"].variable, UNSET)
    return found
