"""Variables that other libraries, services and older releases read: what to set instead.

A name is reported only if the option that it is meant for is not set. In an .env file that is
enough. The process environment belongs to other programs too: there a name that an SDK or another
service may own is reported only if no bucket is set at all, or if files would go to AWS instead.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from s3settings.facts import sdk_variables
from s3settings.facts.foreign_names import ADD_ONS, foreign, instead, is_off, is_switch, provider_in
from s3settings.facts.known_settings import (
    OF_PLATFORMS,
    REMOVED,
    cure_of_headers,
    option_of,
    option_of_part,
    without_environment,
)
from s3settings.parsers.scalars import LOCAL_BACKENDS
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Invalid, Problem
from s3settings.sources.values import Value
from s3settings.variables.names import LIBRARY_VARIABLES, variable_of

# scope and option
Assignment = tuple[str, str]
# id, fact and cure
Report = tuple[str, str, str]

BUCKET = variable_of("bucket_name")
# whose names tell the provider
_OF_PROVIDERS = frozenset({"account_id", "bucket_name"})
_OF_SERVERS = ("endpoint_url", "provider")
_ON_AWS = r"^aws$|\.amazonaws\.com"
_OF_HEADERS = ("AWS_HEADER", "AWS_HEADERS")
_READ_BY_BOTO3 = ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3")


def strangers(
    values: Mapping[str, Value],
    names: Mapping[str, Assignment],
    scopes: Collection[str],
    prefix: str,
) -> Iterator[tuple[Problem, str | None]]:
    """A problem of each such variable, with the variable that it is meant for."""
    given = {name.removesuffix("_FILE"): found.value for name, found in values.items()}
    filled = {names[name]: value for name, value in given.items() if name in names}
    # whitenoise serves only static files, and the others are on S3
    if str(filled.get(("", "backend"))).lower() in {*LOCAL_BACKENDS} - {"whitenoise"}:
        return
    is_elsewhere = _has_endpoint(given, filled)
    starts = _starts(given, filled, prefix)
    for name, found in values.items():
        if name.removesuffix("_FILE") in names or name in LIBRARY_VARIABLES:
            continue
        bare = name.removeprefix(prefix)
        if with_start := _with_start(name, found, names, starts):
            yield with_start
            continue
        is_file = bare.endswith("_FILE") and not sdk_variables.is_foreign(bare)
        bare = bare.removesuffix("_FILE") if is_file else bare
        of_environment = names.get(name[: name.index(bare)] + without_environment(bare))
        meant = of_environment or intended(bare, scopes) or _of_another(bare, found, given, filled)
        right = _right_name(bare, found, filled, meant)
        if right is not None:
            named = name[: name.index(bare)] + right
            fact = f"unknown variable, so {named} is not set"
            option = meant[1] if meant else ""
            cure = _cure(bare, found, option, named, is_elsewhere=is_elsewhere)
            cure = f"write {named}_FILE" if is_file else cure
            report: Report | None = ("W104", fact, cure)
        else:
            report = _unread(bare, found.value) or _of_boto3(name, found, filled)
        if report:
            variable, source = found.origin
            yield problem(*report, variable=variable, source=source), right


def _starts(given: Collection[str], filled: Collection[Assignment], prefix: str) -> tuple[str, ...]:
    """Return the starts of names, such as ``DJANGO_``, with which the bucket is set, and not without."""
    if not _is_missing("", "bucket_name", filled):
        return ()
    found = {name.removesuffix(BUCKET) for name in given if name.endswith(BUCKET)}
    return tuple(sorted(found - {prefix, ""}))


def _with_start(
    name: str, found: Value, names: Mapping[str, Assignment], starts: Iterable[str]
) -> tuple[Problem, str] | None:
    """The problem of a variable that has the right name but for its start, and the right name."""
    bare = name.removesuffix("_FILE")
    start = next((one for one in starts if bare.removeprefix(one) in names), None)
    if start is None or not bare.startswith(start):
        return None
    right = bare.removeprefix(start)
    fact = f"unknown variable, so {right} is not set"
    hint = f'write {right}, or name the prefix: load(prefix="{start}")'
    variable, source = found.origin
    return problem("W002", fact, hint, variable=variable, source=source), right


def _right_name(
    name: str, found: Value, filled: Collection[Assignment], meant: Assignment | None
) -> str | None:
    """The variable that a name of another spelling is meant for, if it is not set."""
    scope, option = meant or ("", "")
    if option == "bucket_name" and is_switch(found.value):
        # AWS_STATIC=true of the project
        return None
    if option and _is_missing(scope, option, filled) and _is_for_us(name, option, found, filled):
        return variable_of(option, scope)
    return None


def _of_another(
    name: str, found: Value, given: Collection[str], filled: Collection[Assignment]
) -> Assignment | None:
    """The option that a name of another program is meant for, in a project with no bucket at all.

    Beside a bucket, the name belongs to that program, unless an add-on of the platform sets it.
    """
    has_bucket = any(option == "bucket_name" for _, option in filled)
    if (has_bucket and not name.startswith(ADD_ONS)) or is_off(name, found.value):
        return None
    meant = foreign(name, given)
    return ("", meant.option) if meant else None


def _cure(name: str, found: Value, option: str, right: str, *, is_elsewhere: bool) -> str:
    """The hint: the right name, what differs in its value, and the provider that the name contains.

    `is_elsewhere` is True where another variable is about the provider or the endpoint.
    """
    hint = f"write {instead(name, option, right, found.value)}"
    provider = None if is_elsewhere or option not in _OF_PROVIDERS else provider_in(name)
    return f"{hint}, and set {variable_of('provider')}={provider}" if provider else hint


def _has_endpoint(given: Collection[str], filled: Collection[Assignment]) -> bool:
    """Return True if a variable sets the provider or an endpoint, by its name or another one."""
    if any(option in {"endpoint_url", "provider"} for _, option in filled):
        return True
    others = frozenset(given)
    meant = [option_of(name) for name in given]
    meant += [found.option for name in given if (found := foreign(name, others))]
    return "endpoint_url" in meant


def _unread(name: str, value: object) -> Report | None:
    """Report a variable that was removed."""
    if removed := REMOVED.get(name):
        return "W103", removed.fact, cure_of_headers(_headers(name, value)) or removed.variable
    return None


def _headers(name: str, value: object) -> list[str]:
    """Return the names in a JSON object of headers."""
    is_json = name in _OF_HEADERS and isinstance(value, str) and value.lstrip().startswith("{")
    return re.findall(r'"([\w-]+)"\s*:', value) if is_json and isinstance(value, str) else []


def _of_boto3(name: str, found: Value, filled: Mapping[Assignment, object]) -> Report | None:
    """Report a variable of boto3 in a file, unless other variables replace it."""
    option = sdk_variables.READ_BY_BOTO3.get(name)
    options = {known for _, known in filled}
    if option is None or found.origin.source.kind != "env_file" or option in options:
        return None
    has_keys = option == "session_profile" and "access_key" in options
    # load() sets them for other servers
    servers = [str(value) for (_, one), value in filled.items() if one in _OF_SERVERS]
    is_set = "CHECKSUM" in name and any(not re.search(_ON_AWS, server) for server in servers)
    if has_keys or is_set:
        return None
    fact = "boto3 reads it from the environment of the process, and load() leaves it in the file"
    hint = "set it in the environment of the process"
    if option == "client_config" and not _is_argument(name, found):
        return "W028", f"{fact}; its value is invalid there, too", "remove it"
    if option != "access_key":
        instead_of_it = f"{variable_of(option)}{sdk_variables.argument_of(name)}"
        hint = f"set {instead_of_it}, or {hint}"
    return "W028", fact, hint


def _is_argument(name: str, found: Value) -> bool:
    """Return True if the argument of a client that does the same may have the value."""
    # few projects have such a variable in a file
    from s3settings.parsers.boto_arguments import client_config

    try:
        client_config(sdk_variables.arguments(name, str(found.value)))
    except Invalid:
        return False
    return True


def intended(name: str, scopes: Collection[str]) -> Assignment | None:
    """Return the scope and the option that a name of another spelling is meant for, or None."""
    if name in REMOVED:
        return None
    if option := option_of(name) or OF_PLATFORMS.get(name):
        return "", option
    for scope in scopes:
        if name == f"AWS_{scope.upper()}":
            return scope, "bucket_name"
        before, found, after = f"_{name}_".partition(f"_{scope.upper()}_")
        rest = f"{before}_{after}".strip("_")
        if found and (option := option_of(rest) or option_of_part(rest)):
            return scope, option
    return None


def _is_missing(scope: str, option: str, filled: Collection[Assignment]) -> bool:
    """Return True if the option is not set where the variable means it, nor known from the provider."""
    options = {known for place, known in filled if scope in {"", place}}
    return option not in options and (option != "endpoint_url" or "provider" not in options)


def _is_for_us(name: str, option: str, found: Value, filled: Collection[Assignment]) -> bool:
    if name in _READ_BY_BOTO3 and found.origin.source.kind == "environment":
        # boto3 follows it, which the rules of the environment report
        return False
    if found.origin.source.kind == "env_file" or name.startswith(ADD_ONS):
        return True
    if "bucket_name" not in {known for _, known in filled}:
        return True
    if sdk_variables.is_foreign(name):
        return False
    return name.startswith("AWS_") or option == "endpoint_url"
