"""Unknown variables that are probably misspelled ones."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from s3settings.facts import sdk_variables
from s3settings.facts.foreign_names import OF_OUTLINE, foreign
from s3settings.facts.known_settings import REMOVED, option_of
from s3settings.options.table import OPTIONS
from s3settings.parsers.text import nearest
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.sources.values import Origin, Value
from s3settings.variables.aliases import refusal
from s3settings.variables.names import (
    ALIASES_VARIABLE,
    GENERAL_VARIABLES,
    GLOBAL_VARIABLES,
    LIBRARY_VARIABLES,
    MEDIA,
    STATIC,
    options_of,
    start_of,
    variable_of,
)

# options by which a variable of an undeclared alias differs from a neighbor such as AWS_SES_…
_TELLTALE = (
    "bucket_name",
    "storage_url",
    "custom_domain",
    "location",
    "default_acl",
    "querystring_auth",
    "querystring_expire",
    "file_overwrite",
    "object_parameters",
    "cache_control",
)


# of these, other programs have variables of the same form in the environment
_COMMON = frozenset({"bucket_name", "location"})
# letters by which a shortened word is known
_STEM = 4
_SHORTEST = 3
# variables with the name of a setting that load() returns
_URLS = {f"{start_of(scope)}URL": f"{scope.upper()}_URL" for scope in (STATIC, MEDIA)}


class _Mistake(NamedTuple):
    id: str
    message: str
    hint: str
    # that is not declared
    alias: str = ""
    # the variable that was probably meant
    meant: str | None = None


def mistakes(
    values: Mapping[str, Value],
    names: Mapping[str, object],
    scopes: Collection[str],
    prefix: str,
) -> Iterator[tuple[Problem, str | None]]:
    """A problem for each variable that resembles one of the `names`; one for each unknown alias.

    With each comes the variable that was probably meant.
    """
    reported: set[str] = set()
    for found, origin in _by_severity(_found(values, names, scopes, prefix)):
        # of several variables of one unknown alias the first is reported
        if found.alias and found.alias in reported:
            continue
        reported.add(found.alias)
        variable, source = origin
        is_undeclared = found.id == "E031"
        alias = found.alias.lower() if is_undeclared else None
        one = problem(
            found.id, found.message, found.hint, variable=variable, source=source, alias=alias
        )
        yield one, found.meant


def _by_severity(found: Iterable[tuple[_Mistake, Origin]]) -> list[tuple[_Mistake, Origin]]:
    """Errors about undeclared aliases before warnings about them; the rest by name."""
    return sorted(found, key=lambda one: bool(one[0].alias) and one[0].id != "E031")


def _found(
    values: Mapping[str, Value],
    names: Mapping[str, object],
    scopes: Collection[str],
    prefix: str,
) -> Iterator[tuple[_Mistake, Origin]]:
    known = {*names, *GENERAL_VARIABLES, *LIBRARY_VARIABLES}
    for name in sorted(values):
        bare = name.removeprefix(prefix)
        if sdk_variables.is_foreign(bare) or bare.removesuffix("_FILE") in known:
            continue
        if bare.startswith(OF_OUTLINE):
            continue
        start, origin = name.removesuffix(bare), values[name].origin
        found = _mistake(bare.removesuffix("_FILE"), known, scopes, start)
        if found is None and origin.source.kind == "env_file":
            found = _unread_in_file(bare.removesuffix("_FILE"), scopes)
        if found and found.meant and bare.endswith("_FILE"):
            found = found._replace(hint=found.hint.replace(found.meant, f"{found.meant}_FILE"))
        if found and found.alias and _may_be_foreign(bare.removesuffix("_FILE"), origin):
            found = found._replace(id="W002")
        if found:
            yield found, origin


def _mistake(
    name: str, names: Collection[str], scopes: Collection[str], start: str
) -> _Mistake | None:
    if spelled := _respelled(name, scopes):
        fact, hint = "a spelling that is not read", f"write {start}{spelled}"
        return _Mistake("E032", fact, hint, meant=spelled)
    meant = likely(name, names) or _with_another_start(name, names)
    own = max((scope for scope in scopes if name.startswith(start_of(scope))), key=len, default="")
    if own and (meant := meant or _completed(name.removeprefix(start_of(own)), own)):
        fact, hint = "not an option of a storage", f"did you mean {start}{meant}?"
        return _Mistake("E033", fact, hint, meant=meant)
    if own or meant:
        meant = meant or _shortened(name.removeprefix(start_of(own)), own)
        hint = f"did you mean {start}{meant}?" if meant else "remove it, or choose another name"
        if name in _URLS:
            host = f"{start}{variable_of('custom_domain', own)}"
            hint = f"remove it: load() returns {_URLS[name]}; set {host} to have another host in it"
            meant = None
        return _Mistake("W002", "unknown variable; it is ignored", hint, meant=meant)
    if undeclared := _undeclared_alias(name):
        alias, option = undeclared
        right = f"{start_of(alias)}{option.upper()}"
        if alias.lower() in scopes:
            fact = "a spelling that is not read"
            return _Mistake("E032", fact, f"write {start}{right}", meant=right)
        way = f"rename AWS_{alias}_… of other code" if right == name else f"write {right}"
        join = ", or" if right == name else ", and"
        hint = f"add {alias.lower()} to {ALIASES_VARIABLE}{join} {way}"
        return _Mistake("E031", f"the alias {alias.lower()} is not declared", hint, alias)
    return None


def _may_be_foreign(name: str, origin: Origin) -> bool:
    """Return True if a variable of an undeclared alias may belong to another program.

    The process environment has variables such as AWS_BACKUP_BUCKET_NAME; a file is about storages.
    """
    _, option = _undeclared_alias(name) or ("", "")
    return origin.source.kind == "environment" and option in _COMMON


def _with_another_start(name: str, names: Collection[str]) -> str | None:
    """The variable of an option by the other start, as ``AWS_S3_URL_PROTOCOL`` for ``AWS_URL_PROTOCOL``.

    Names of other libraries, which are reported where they are not set, are left out.
    """
    upper = name.upper()
    if not upper.startswith("AWS_") or option_of(upper) is not None or upper in REMOVED:
        return None
    rest = upper.removeprefix("AWS_").removeprefix("S3_")
    known = next((one for one in (f"AWS_{rest}", f"AWS_S3_{rest}") if one in names), None)
    option = nearest(rest.lower(), OPTIONS, limit=1) if rest else None
    return known or (variable_of(option) if option else None)


def _unread_in_file(name: str, scopes: Collection[str]) -> _Mistake | None:
    """Report an unknown variable of a file that begins as the variables of s3settings do."""
    if not name.startswith("AWS_S3_") or name in REMOVED:
        return None
    # most projects have no such variable
    from s3settings.facts.client_settings import argument_of
    from s3settings.variables.foreign import intended

    if intended(name, scopes) is not None:
        # a name of another library, which is reported where the option is not set
        return None
    hint = "correct its name, or remove it"
    if argument := argument_of(name):
        hint = f"set {variable_of(argument.option)} instead"
    elif meant := foreign(name, frozenset()):
        hint = f"did you mean {variable_of(meant.option)}?"
    return _Mistake("W002", "unknown variable; it is ignored", hint)


def likely(name: str, names: Collection[str]) -> str | None:
    """The name that was probably meant: letters apart, or made of words that start alike."""
    alike = _by_stems(frozenset(names)).get(_stems(name), ())
    return nearest(name, names) or next((known for known in alike if _is_alike(name, known)), None)


@lru_cache(maxsize=16)
def _by_stems(names: frozenset[str]) -> Mapping[tuple[str, ...], list[str]]:
    """Return the names by the starts of their words."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(names):
        found.setdefault(_stems(name), []).append(name)
    return found


def _stems(name: str) -> tuple[str, ...]:
    return tuple(word[:_STEM] for word in name.split("_"))


def _is_alike(name: str, other: str) -> bool:
    """Return True if ``AWS_S3_OBJECT_PARAMS`` may be meant as ``AWS_S3_OBJECT_PARAMETERS``."""
    words, others = name.split("_"), other.split("_")
    return len(words) == len(others) and all(
        one == two or (len(one) >= _STEM and one[:_STEM] == two[:_STEM])
        for one, two in zip(words, others, strict=True)
    )


def _respelled(name: str, scopes: Collection[str]) -> str | None:
    """The variable that is read, for `AWS_STATIC__X`, `AWS_X_STATIC`, `STATIC_AWS_X` and so on."""
    parts = [part for part in name.split("_") if part]
    if parts[:2] == ["AWS", "S3"]:
        # AWS_S3_MEDIA_LOCATION
        shorter = "_".join(["AWS", *parts[2:]])
        for scope in scopes:
            if shorter in _variables_of(scope):
                return shorter
    for scope in scopes:
        before, found, after = f"_{'_'.join(parts)}_".partition(f"_{scope.upper()}_")
        rest = f"{before}_{after}".strip("_") if found else ""
        for option, variables in GLOBAL_VARIABLES.items():
            if rest in variables or rest == f"AWS_{option.upper()}":
                return variable_of(option, scope)
    return None


def _variables_of(scope: str) -> Collection[str]:
    return {f"{start_of(scope)}{option.upper()}" for option in options_of(scope)}


def _completed(option: str, scope: str) -> str | None:
    """The variable for a shortened option: BUCKET for BUCKET_NAME, ACL for DEFAULT_ACL."""
    fits = [
        known
        for known in GLOBAL_VARIABLES
        if known.upper().startswith(f"{option}_") or known.upper().endswith(f"_{option}")
    ]
    return variable_of(fits[0], scope) if len(fits) == 1 else None


def _shortened(option: str, scope: str) -> str | None:
    """The variable for the start of an option: LOC for LOCATION."""
    fits = [known for known in options_of(scope) if known.upper().startswith(option)]
    return variable_of(fits[0], scope) if len(fits) == 1 and len(option) >= _SHORTEST else None


def _undeclared_alias(name: str) -> tuple[str, str] | None:
    """The alias, in capitals, and the option of a variable such as AWS_PRIVATE_BUCKET_NAME.

    AWS_PRIVATE_STORAGE_BUCKET_NAME and AWS_STORAGE_PRIVATE_BUCKET_NAME mean the same, and so does
    AWS_S3_PRIVATE_BUCKET_NAME.
    """
    for option in _TELLTALE:
        found = re.fullmatch(
            rf"AWS_(?:STORAGE_|S3_)?([A-Z0-9_]+?)(?:_STORAGE)?_+{option.upper()}", name
        )
        if found and refusal(found[1], ()) is None:
            return found[1], option
    return None
