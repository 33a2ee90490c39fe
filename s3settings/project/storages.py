"""The resolved storages of a project, parsed by the parsers of variables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from s3settings.aws import boto
from s3settings.facts.presigning import default_version
from s3settings.options.parsing import Validated, validate
from s3settings.parsers.text import NO_VALUE
from s3settings.problems.problem import Problem
from s3settings.project.entries import Entry
from s3settings.project.options import OPTION_SETTINGS, Effective, place_of
from s3settings.providers.aws import AWS
from s3settings.storages.endpoint import s3_arguments, service_of
from s3settings.storages.resolution import (
    DEFAULT_EXPIRE,
    GZIP_CONTENT_TYPES,
    SHORT_FORMS,
    attributes,
)
from s3settings.storages.storage import Storage
from s3settings.variables.assignment import Assigned, Origin
from s3settings.variables.names import MEDIA, STATIC

if TYPE_CHECKING:
    from s3settings.options.model import StorageSettings

# objects of other libraries, which are not parsed
CONFIGS = ("client_config", "transfer_config")
BOOLEANS = ("querystring_auth", "file_overwrite", "gzip", "use_ssl", "use_threads")
# options that django-storages treats as unset if they are empty or False
_OPTIONAL = frozenset(
    {
        "access_key",
        "addressing_style",
        "bucket_name",
        "client_config",
        "cloudfront_key",
        "cloudfront_key_id",
        "custom_domain",
        "default_acl",
        "location",
        "proxies",
        "secret_key",
        "security_token",
        "session_profile",
        "signature_version",
        "transfer_config",
        "url_protocol",
    }
)
_MAY_BE_NONE = frozenset(OPTION_SETTINGS) - {"secret_key", "bucket_name", "cloudfront_key"}
# options of s3settings, and the option of django-storages that contains them
_WRITTEN_AS = {
    **dict.fromkeys(SHORT_FORMS, "object_parameters"),
    "account_id": "endpoint_url",
    "provider": "endpoint_url",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectStorage(Storage):
    """A storage of a project, with the values as they are written.

    `unknown` are options without a known value: they are computed, or belong to a class that can't
    be imported.
    """

    entry: Entry
    written: Mapping[str, object] = field(repr=False)
    places: Mapping[str, Origin]
    unknown: frozenset[str]

    def origin(self, option: str, *, own: bool = False) -> Origin:
        """Return the setting that sets the option, or that would set it."""
        del own
        option = _WRITTEN_AS.get(option, option)
        return self.places.get(option) or place_of(self.entry, option)


def storages(
    effective: Iterable[tuple[Entry, Effective]],
) -> tuple[Validated, tuple[ProjectStorage, ...], tuple[Problem, ...]]:
    """Return the parsed options, the storages, and the problems of single values."""
    pairs = [(_scope(n, entry), entry, found) for n, (entry, found) in enumerate(effective)]
    scopes: dict[str, Mapping[str, object]] = {STATIC: {}, MEDIA: {}}
    origins: dict[str, Origin] = {}
    for scope, _, found in pairs:
        scopes[scope] = _parseable(found)
        origins |= {f"{scope}.{option}": origin for option, origin in found.origins.items()}
    validated, problems = validate(Assigned({}, scopes, origins, ()))
    resolved = [
        _storage(scope, entry, found, validated.scopes[scope]) for scope, entry, found in pairs
    ]
    return validated, tuple(resolved), problems


def _scope(position: int, entry: Entry) -> str:
    """Return the scope that the storage would have in variables."""
    return {"staticfiles": STATIC, "default": MEDIA}.get(entry.alias, f"entry{position}")


def _parseable(found: Effective) -> dict[str, object]:
    """Return the values in the form in which a parser reads them as django-storages does."""
    values: dict[str, object] = {}
    for option, value in found.values.items():
        if option in CONFIGS or option in found.unknown:
            continue
        if (option in _OPTIONAL and is_empty(value)) or is_none_as_text(option, value):
            values[option] = None
        elif option in BOOLEANS and (value is None or isinstance(value, int)):
            values[option] = bool(value)
        elif isinstance(value, bytes) and option == "cloudfront_key":
            values[option] = value.decode("ascii", "replace")
        else:
            values[option] = value
    return values


def is_none_as_text(option: str, value: object) -> bool:
    """Return True for the text None as the value of an option that accepts None."""
    return option in _MAY_BE_NONE and isinstance(value, str) and value.lower() in NO_VALUE


def is_empty(value: object) -> bool:
    """Return True if the value is None, False or empty text."""
    return value is None or value is False or (isinstance(value, str) and not value)


def _storage(
    scope: str, entry: Entry, found: Effective, options: Mapping[str, object]
) -> ProjectStorage:
    set_options = {name: value for name, value in options.items() if value is not None}
    origins = {name: found.origins[name] for name in set_options}
    config = boto.client_arguments(found.values.get("client_config"))
    set_options["client_config"] = config
    given = attributes(set_options)
    style = _style(given, config)
    place = service_of(attributes({**set_options, "addressing_style": style}), origins)
    signed, expire = _signed(given), given.querystring_expire
    return ProjectStorage(
        alias=entry.alias,
        scope=STATIC if entry.is_static else scope,
        backend=entry.backend.path,
        manifest=entry.backend.has_manifest,
        provider=place.provider,
        account_id=place.account_id,
        bucket_name=given.bucket_name,
        region_name=place.region_name,
        endpoint_url=place.endpoint_url,
        addressing_style=place.addressing_style,
        address=place.address,
        custom_domain=given.custom_domain or (None if signed else place.address),
        url_protocol=given.url_protocol or "https:",
        location=given.location or "",
        querystring_auth=signed,
        querystring_expire=DEFAULT_EXPIRE if expire is None else expire,
        signature_version=_signature(given, config, signed=signed and place.provider is not AWS),
        access_key=given.access_key,
        secret_key=given.secret_key,
        security_token=given.security_token,
        session_profile=given.session_profile,
        cloudfront_key_id=given.cloudfront_key_id,
        cloudfront_key=given.cloudfront_key,
        default_acl=given.default_acl,
        file_overwrite=given.file_overwrite is not False,
        object_parameters=given.object_parameters or {},
        gzip=given.gzip or False,
        gzip_content_types=given.gzip_content_types or GZIP_CONTENT_TYPES,
        max_memory_size=given.max_memory_size or 0,
        file_name_charset=given.file_name_charset or "utf-8",
        use_ssl=given.use_ssl is not False,
        verify=given.verify,
        proxies=given.proxies,
        client_config=config,
        transfer_config=None,
        origins=origins,
        entry=entry,
        written=found.values,
        places=found.origins,
        unknown=found.unknown,
    )


def _style(options: "StorageSettings", config: Mapping[str, object] | None) -> str:
    """Return the addressing style that botocore uses: by default, path with an endpoint."""
    style = options.addressing_style
    if config is not None:
        style = str(s3_arguments(config).get("addressing_style") or "auto")
    if style in {"virtual", "path"}:
        return style
    return "path" if options.endpoint_url else "virtual"


def _signed(options: "StorageSettings") -> bool:
    """Return True if links are signed; to a custom domain without a key, only if set explicitly."""
    if options.querystring_auth is None:
        return not options.custom_domain or options.cloudfront_key is not None
    return options.querystring_auth


def _signature(
    options: "StorageSettings", config: Mapping[str, object] | None, *, signed: bool
) -> str:
    """Return the signature version; without one, botocore uses an older version for some links.

    AWS accepts both versions there.
    """
    version = config.get("signature_version") if config else options.signature_version
    if isinstance(version, str):
        return version
    if options.custom_domain or not signed:
        return "s3v4"
    return default_version(options.region_name)
