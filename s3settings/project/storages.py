"""The resolved storages of a project, parsed by the parsers of variables."""

from collections.abc import Iterable, Mapping

from s3settings.aws import boto
from s3settings.options.parsing import Options, validate
from s3settings.options.table import OPTIONS
from s3settings.parsers.text import NO_VALUE
from s3settings.problems.problem import Problem
from s3settings.project.entries import Entry
from s3settings.project.options import (
    OPTION_OF_SETTING,
    OPTION_SETTINGS,
    Effective,
    place_of,
)
from s3settings.providers.table import by_endpoint
from s3settings.rules.endpoints import takes_any_region
from s3settings.sources.values import Origin, Value
from s3settings.storages.building import Place, fields_of, options_of
from s3settings.storages.storage import Storage
from s3settings.urls import host_of
from s3settings.variables.names import MEDIA, STATIC

# objects of other libraries, which are not parsed
CONFIGS = ("client_config", "transfer_config")
# S3Storage.__init__ of django-storages 1.14.6 reads them only to make a client_config
_REPLACED_BY_CONFIG = ("addressing_style", "proxies", "signature_version")
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
    **{name: "object_parameters" for name, option in OPTIONS.items() if option.upload_argument},
    "account_id": "endpoint_url",
    "provider": "endpoint_url",
}
_IN_PYTHON = {"true": "True", "false": "False", "none": "None"}


class ProjectStorage(Storage):
    """A storage of a project, with the values as they are written.

    `unknown` are options without a known value: they are computed, or belong to a class that can't
    be imported.
    """

    entry: Entry
    written: Mapping[str, object]
    places: Mapping[str, Origin]
    unknown: frozenset[str]

    @property
    def is_public_by_acl(self) -> bool:
        """Return True if uploads of the storage are public by their ACL."""
        return self.object_parameters.get("ACL", self.default_acl) == "public-read"

    def origin(self, option: str, *, own: bool = False) -> Origin:
        """Return the setting that sets the option, or that would set it."""
        del own
        option = _WRITTEN_AS.get(option, option)
        return self.places.get(option) or place_of(self.entry, option)

    def own_variable(self, option: str) -> str:
        """Return the setting of the option that only this storage has: in OPTIONS, or in its class."""
        return place_of(self.entry, _WRITTEN_AS.get(option, option), own=True).variable

    def setting_of(self, option: str, value: str, *, own: bool = False) -> str:
        """Return how the option is set to a value, for a hint: ``OPTIONS["verify"] = True``.

        It is set for all storages where the bucket is that of all, unless `own` asks for this one.
        """
        literal, option = _IN_PYTHON.get(value) or repr(value), _WRITTEN_AS.get(option, option)
        if own or self.is_own("bucket_name") or self.is_own(option):
            in_options = self.entry.options_place is not None
            place = f'OPTIONS["{option}"]' if in_options else self.own_variable(option)
        else:
            place = OPTION_SETTINGS[option][0]
        return f"{place} = {literal}"


def in_client_config(storage: ProjectStorage, problem: Problem) -> Problem:
    """Return the problem of an option at the client configuration, where that replaces the option."""
    replaced = [
        option
        for option in _REPLACED_BY_CONFIG
        if storage.client_config is not None and problem.variable == storage.origin(option).variable
    ]
    if not replaced:
        return problem
    hint = f"set {replaced[0]} in client_config, which replaces the option"
    return problem._replace(variable=storage.origin("client_config").variable, hint=hint)


def storages(
    effective: Iterable[tuple[Entry, Effective]],
) -> tuple[Options, tuple[ProjectStorage, ...], tuple[Problem, ...]]:
    """Return the parsed options, the storages, and the problems of single values."""
    pairs = [(_scope(n, entry), entry, found) for n, (entry, found) in enumerate(effective)]
    scopes: dict[str, Mapping[str, Value]] = {STATIC: {}, MEDIA: {}}
    for scope, _, found in pairs:
        scopes[scope] = {
            option: Value(value, found.origins[option])
            for option, value in _parseable(found).items()
        }
    options, problems = validate(Options({}, scopes))
    resolved = [
        _storage(scope, entry, found, options.scopes[scope]) for scope, entry, found in pairs
    ]
    return options, tuple(resolved), problems


def _scope(position: int, entry: Entry) -> str:
    """Return the scope that the storage would have in variables."""
    return {"staticfiles": STATIC, "default": MEDIA}.get(entry.alias, f"entry{position}")


def _parseable(found: Effective) -> dict[str, object]:
    """Return the values in the form in which a parser reads them as django-storages does."""
    values: dict[str, object] = {}
    for option, value in found.values.items():
        if option in CONFIGS or option in found.unknown:
            continue
        is_unset = option in _OPTIONAL or (option == "region_name" and _needs_no_region(found))
        if (is_unset and is_empty(value)) or is_none_as_text(option, value):
            values[option] = None
        elif option in BOOLEANS and (value is None or isinstance(value, int)):
            values[option] = bool(value)
        elif isinstance(value, bytes) and option == "cloudfront_key":
            values[option] = value.decode("ascii", "replace")
        else:
            values[option] = value
    return values


def _needs_no_region(found: Effective) -> bool:
    """Return True if the endpoint takes requests that are signed for an empty region.

    R2 reads it as auto (https://developers.cloudflare.com/r2/api/s3/api/), MinIO ignores it.
    """
    endpoint = str(found.values.get("endpoint_url") or "")
    provider = by_endpoint(endpoint)
    return takes_any_region(host_of(endpoint)) or (
        provider is not None and provider.region == "auto"
    )


def is_none_as_text(option: str, value: object) -> bool:
    """Return True for the text None as the value of an option that accepts None."""
    return option in _MAY_BE_NONE and isinstance(value, str) and value.lower() in NO_VALUE


def is_empty(value: object) -> bool:
    """Return True if the value is None, False or empty text, which may be bytes."""
    return value is None or value is False or (isinstance(value, str | bytes) and not value)


def _storage(
    scope: str, entry: Entry, found: Effective, level: Mapping[str, Value]
) -> ProjectStorage:
    given = {option: value for option, value in level.items() if value.value is not None}
    config = boto.client_arguments(found.values.get("client_config"))
    place = Place(entry.alias, STATIC if entry.is_static else scope, "django-storages")
    fields = fields_of(place, options_of(given, client_config=config), given)
    fields |= {
        "backend": entry.backend.path,
        "manifest": entry.backend.has_manifest,
        "local_manifest": entry.local_manifest,
        "own": frozenset(
            option for option in given if given[option].origin.variable not in OPTION_OF_SETTING
        ),
    }
    return ProjectStorage(
        **fields,
        entry=entry,
        written=found.values,
        places=found.origins,
        unknown=found.unknown,
    )
