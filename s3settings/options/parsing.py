"""The parser of each option, and the options of a project that it has been through.

The model of `settings` validates by these same parsers; `load` needs no more than them, and so
does not wait for pydantic.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from s3settings.facts import s3
from s3settings.parsers import boto_arguments, credentials, endpoints, scalars, text
from s3settings.parsers.cache_control import cache_control
from s3settings.problems.kinds import at
from s3settings.problems.problem import ARGUMENT, Invalid, Problem
from s3settings.variables.assignment import Assigned, Origin
from s3settings.variables.names import variable_of

# in the order of the model
PARSERS: dict[str, Callable[[object], object]] = {
    "bucket_name": endpoints.bucket_name,
    "region_name": endpoints.region_name,
    "access_key": credentials.access_key,
    "secret_key": credentials.secret,
    "security_token": credentials.secret,
    "session_profile": text.plain,
    "provider": endpoints.provider,
    "account_id": endpoints.account_id,
    "endpoint_url": endpoints.endpoint_url,
    "custom_domain": endpoints.custom_domain,
    "url_protocol": endpoints.url_protocol,
    "location": endpoints.location,
    "default_acl": scalars.one_of(*s3.CANNED_ACLS),
    "querystring_auth": scalars.boolean,
    "querystring_expire": scalars.seconds,
    "file_overwrite": scalars.boolean,
    "object_parameters": boto_arguments.object_parameters,
    "cache_control": cache_control,
    "storage_class": scalars.storage_class,
    "server_side_encryption": scalars.one_of(*s3.SERVER_SIDE_ENCRYPTIONS),
    "kms_key_id": text.plain,
    "gzip": scalars.boolean,
    "gzip_content_types": scalars.words,
    "signature_version": scalars.one_of("s3v4", "s3"),
    "addressing_style": scalars.one_of("virtual", "path", "auto"),
    "use_ssl": scalars.boolean,
    "verify": boto_arguments.verify,
    "proxies": boto_arguments.proxies,
    "max_memory_size": scalars.size,
    "file_name_charset": scalars.charset,
    "use_threads": scalars.boolean,
    "transfer_config": boto_arguments.transfer_config,
    "client_config": boto_arguments.client_config,
    "cloudfront_key_id": credentials.cloudfront_key_id,
    "cloudfront_key": credentials.cloudfront_key,
    "backend": scalars.backend,
    "manifest": scalars.boolean,
}


# the options whose parsers take a sequence
_LISTS = frozenset({"gzip_content_types"})


class Validated(NamedTuple):
    """The valid options that were set: those of all storages, and those of each one alone.

    None says *no value*. `origins` has the variable and place of an option under ``option`` and
    ``scope.option``.
    """

    common: Mapping[str, object]
    scopes: Mapping[str, Mapping[str, object]]
    origins: Mapping[str, Origin]

    def __repr__(self) -> str:
        return f"Validated(origins={self.origins!r})"

    def origin(self, option: str, scope: str = "") -> Origin:
        """What set an option; an argument where no variable did."""
        key = f"{scope}.{option}".removeprefix(".")
        return self.origins.get(key) or Origin(variable_of(option, scope), ARGUMENT)


def validate(assigned: Assigned) -> tuple[Validated, tuple[Problem, ...]]:
    """The options without those that are invalid, and all problems; raises nothing."""
    levels: dict[str, dict[str, object]] = {}
    refused: list[tuple[str, str, Invalid]] = []
    for scope, given in {"": assigned.common, **assigned.scopes}.items():
        levels[scope] = {}
        for option, value in given.items():
            try:
                levels[scope][option] = parsed(option, value)
            except Invalid as invalid:
                refused.append((option, scope, invalid))
    validated = Validated(levels.pop(""), levels, assigned.origins)
    found = [
        _problem(invalid, validated.origin(option, scope)) for option, scope, invalid in refused
    ]
    return validated, (*assigned.problems, *found)


def parsed(option: str, value: object) -> object:
    """The value of an option as its parser reads it; None says that there is none.

    Raises `Invalid`.
    """
    if option not in _LISTS and _is_tuple(value):
        raise Invalid("E028", "a tuple, not a single value", "remove the comma behind the value")
    return None if value is None else PARSERS[option](value)


def _is_tuple(value: object) -> bool:
    """Whether a value is what Python makes of a comma at the end of a line."""
    return isinstance(value, tuple)


def _problem(invalid: Invalid, origin: Origin) -> Problem:
    return at(invalid, variable=origin.variable, source=origin.source)
