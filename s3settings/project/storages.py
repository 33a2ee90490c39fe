"""The storages of a project in the form that rules look at, parsed by the parsers of variables."""

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

# objects of other libraries, which no parser of text reads
CONFIGS = ("client_config", "transfer_config")
BOOLEANS = ("querystring_auth", "file_overwrite", "gzip", "use_ssl", "use_threads")
# what django-storages takes for "there is none" when it is empty or False
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
# options of ours, and the one of django-storages that they are part of
_WRITTEN_AS = {
    **dict.fromkeys(SHORT_FORMS, "object_parameters"),
    "account_id": "endpoint_url",
    "provider": "endpoint_url",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectStorage(Storage):
    """A storage of a project, with what is written down for it.

    `written` has the values as they stand there. `unknown` are options whose value is not known:
    they are computed, or belong to a class that can't be imported.
    """

    entry: Entry
    written: Mapping[str, object] = field(repr=False)
    places: Mapping[str, Origin]
    unknown: frozenset[str]

    def origin(self, option: str, *, own: bool = False) -> Origin:
        """The setting that holds the option, or the one that would."""
        del own
        option = _WRITTEN_AS.get(option, option)
        return self.places.get(option) or place_of(self.entry, option)


def storages(
    effective: Iterable[tuple[Entry, Effective]],
) -> tuple[Validated, tuple[ProjectStorage, ...], tuple[Problem, ...]]:
    """The storages, the options they are made of, and the problems of single values."""
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
    """The part of a variable that would stand for the storage, were there variables."""
    return {"staticfiles": STATIC, "default": MEDIA}.get(entry.alias, f"entry{position}")


def _parseable(found: Effective) -> dict[str, object]:
    """The values that a parser reads as django-storages does; the rest is left as it is."""
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
    """Whether somebody meant None, and wrote it in quotes."""
    return option in _MAY_BE_NONE and isinstance(value, str) and value.lower() in NO_VALUE


def is_empty(value: object) -> bool:
    """Whether a value says that there is none."""
    return value is None or value is False or (isinstance(value, str) and not value)


def _storage(
    scope: str, entry: Entry, found: Effective, options: Mapping[str, object]
) -> ProjectStorage:
    set_options = {name: value for name, value in options.items() if value is not None}
    origins = {name: found.origins[name] for name in set_options}
    config = boto.client_arguments(found.values.get("client_config"))
    set_options["client_config"] = config
    wished = attributes(set_options)
    style = _style(wished, config)
    place = service_of(attributes({**set_options, "addressing_style": style}), origins)
    signed, expire = _signed(wished), wished.querystring_expire
    return ProjectStorage(
        alias=entry.alias,
        scope=STATIC if entry.is_static else scope,
        backend=entry.backend.path,
        manifest=False,
        provider=place.provider,
        account_id=place.account_id,
        bucket_name=wished.bucket_name,
        region_name=place.region_name,
        endpoint_url=place.endpoint_url,
        addressing_style=place.addressing_style,
        address=place.address,
        custom_domain=wished.custom_domain or (None if signed else place.address),
        url_protocol=wished.url_protocol or "https:",
        location=wished.location or "",
        querystring_auth=signed,
        querystring_expire=DEFAULT_EXPIRE if expire is None else expire,
        signature_version=_signature(wished, config, signed=signed and place.provider is not AWS),
        access_key=wished.access_key,
        secret_key=wished.secret_key,
        security_token=wished.security_token,
        session_profile=wished.session_profile,
        cloudfront_key_id=wished.cloudfront_key_id,
        cloudfront_key=wished.cloudfront_key,
        default_acl=wished.default_acl,
        file_overwrite=wished.file_overwrite is not False,
        object_parameters=wished.object_parameters or {},
        gzip=wished.gzip or False,
        gzip_content_types=wished.gzip_content_types or GZIP_CONTENT_TYPES,
        max_memory_size=wished.max_memory_size or 0,
        file_name_charset=wished.file_name_charset or "utf-8",
        use_ssl=wished.use_ssl is not False,
        verify=wished.verify,
        proxies=wished.proxies,
        client_config=config,
        transfer_config=None,
        origins=origins,
        entry=entry,
        written=found.values,
        places=found.origins,
        unknown=found.unknown,
    )


def _style(options: "StorageSettings", config: Mapping[str, object] | None) -> str:
    """The addressing style that botocore chooses: a path for endpoints unless it is told."""
    wish = options.addressing_style
    if config is not None:
        wish = str(s3_arguments(config).get("addressing_style") or "auto")
    if wish in {"virtual", "path"}:
        return wish
    return "path" if options.endpoint_url else "virtual"


def _signed(options: "StorageSettings") -> bool:
    """Whether links are meant to be signed; behind a domain that nothing signs for, only if told."""
    if options.querystring_auth is None:
        return not options.custom_domain or options.cloudfront_key is not None
    return options.querystring_auth


def _signature(
    options: "StorageSettings", config: Mapping[str, object] | None, *, signed: bool
) -> str:
    """The version of requests and links; without one, botocore has its own for some links.

    AWS takes both of them where botocore does not sign with the current one.
    """
    told = config.get("signature_version") if config else options.signature_version
    if isinstance(told, str):
        return told
    if options.custom_domain or not signed:
        return "s3v4"
    return default_version(options.region_name)
