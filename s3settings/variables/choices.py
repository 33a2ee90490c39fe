"""The choices of a project: its preset, the switch of S3, and the storages that it defines itself."""

from collections.abc import Collection, Mapping
from typing import TypeAlias, cast

from s3settings.options.option import PRESETS, Preset
from s3settings.options.parsing import Options
from s3settings.parsers.scalars import boolean, one_of
from s3settings.problems.kinds import at, problem
from s3settings.problems.problem import ARGUMENT, Invalid, Problem
from s3settings.sources.secret_file import value_or_file
from s3settings.sources.values import FilePath, Origin, Value
from s3settings.variables.names import PRESET_VARIABLE, names, url_names

Values: TypeAlias = Mapping[str, Value]
Problems: TypeAlias = tuple[Problem, ...]
Switch: TypeAlias = str | bool | None


def decided(
    values: Values,
    preset: str | None,
    enabled: Switch,
    prefix: str,
    base_dir: FilePath | None,
) -> tuple[Preset, Origin | None, Problems]:
    """The preset, the origin of the value that switches S3 off if one does, and the problems.

    `preset` and `enabled` are the arguments of `load`.
    """
    chosen, unknown = _preset(values, preset, prefix, base_dir)
    off, undecided = _switched_off(values, enabled, prefix, base_dir)
    return chosen, off, (*unknown, *undecided)


def _preset(
    values: Values, argument: str | None, prefix: str, base_dir: FilePath | None
) -> tuple[Preset, Problems]:
    """The preset of the variable, else of the argument; the recommended one if it is invalid."""
    given, problems = _given(values, PRESET_VARIABLE, prefix, base_dir)
    if problems or (given is None and argument is None):
        return PRESETS[0], problems
    value, origin = given or Value(argument, Origin("preset", ARGUMENT))
    try:
        return cast("Preset", one_of(*PRESETS)(value)), ()
    except Invalid as invalid:
        return PRESETS[0], (at(invalid, variable=origin.variable, source=origin.source),)


def _switched_off(
    values: Values, switch: Switch, prefix: str, base_dir: FilePath | None
) -> tuple[Origin | None, Problems]:
    """The origin of the value that switches S3 off; None if it is on, or if that is not known.

    A variable that is named as the switch has to be set.
    """
    if not isinstance(switch, str):
        return (Origin("enabled", ARGUMENT) if switch is False else None), ()
    given, problems = _given(values, switch, prefix, base_dir)
    if given is None:
        defaults = f'{{"{switch}": False}}'
        hint = f"set it to true or false, or give it a default: load(defaults={defaults})"
        return None, problems or (problem("E001", "required", hint, variable=switch),)
    value, origin = given
    try:
        return (None if boolean(value) else origin), ()
    except Invalid as invalid:
        return None, (at(invalid, variable=origin.variable, source=origin.source),)


def _given(
    values: Values, variable: str, prefix: str, base_dir: FilePath | None
) -> tuple[Value | None, Problems]:
    """The value of a variable, with the prefix or without; else the problem of its file."""
    for start in dict.fromkeys((prefix, "")):
        value, problems = value_or_file(values, start + variable, base_dir)
        if problems or (value is not None and value.value is not None):
            return value, problems
    return None, ()


def all_local(options: Options, origin: Origin) -> Options:
    """The options of storages that are all local, by the value that switches S3 off."""
    local = {"backend": Value("filesystem", origin)}
    scopes = {
        scope: {name: value for name, value in level.items() if name != "backend"}
        for scope, level in options.scopes.items()
    }
    return Options({**options.common, **local}, scopes, options.invalid)


def without_scopes(values: Values, scopes: Collection[str], prefix: str) -> tuple[Values, Problems]:
    """The values but those of storages that the project defines itself, and a problem of each of these."""
    scope_of = {name: scope for name, (scope, _) in names(scopes, prefix) if scope}
    scope_of |= {name: scope for name, scope in url_names(scopes, prefix) if scope}
    unused = {
        name: scope_of[plain]
        for name in values
        if (plain := name.removesuffix("_FILE")) in scope_of
    }
    rest = {name: value for name, value in values.items() if name not in unused}
    return rest, tuple(_unused(values[name].origin, scope) for name, scope in unused.items())


def without_misnamed(
    options: Options, problems: Problems, scopes: Collection[str]
) -> tuple[Options, Problems]:
    """The options and the problems of names, of which those of such storages are not corrected."""
    scope_of = {one.problem: one.scope for one in options.misnamed.values()}
    found = tuple(
        _unused(Origin(one.variable or "", one.source), scope)
        if (scope := scope_of.get(one, "")) in scopes
        else one
        for one in problems
    )
    others = {name: one for name, one in options.misnamed.items() if one.scope not in scopes}
    return options.replace(misnamed=others), found


def _unused(origin: Origin, scope: str) -> Problem:
    fact = f"not used: load({scope}=False) leaves the storage to the project"
    hint = f"remove it, or remove {scope}=False"
    return problem("W065", fact, hint, variable=origin.variable, source=origin.source)
