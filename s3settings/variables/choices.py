"""Variables that are about the whole configuration: its preset, and a switch of the project."""

from collections.abc import Mapping
from typing import TypeAlias, cast

from s3settings.options.option import PRESETS, Preset
from s3settings.parsers.scalars import boolean, one_of
from s3settings.problems.kinds import at, problem
from s3settings.problems.problem import ARGUMENT, Invalid, Problem
from s3settings.sources.secret_file import value_or_file
from s3settings.sources.values import FilePath, Origin, Value
from s3settings.variables.names import PRESET_VARIABLE

Values: TypeAlias = Mapping[str, Value]
Switch: TypeAlias = str | bool | None


def chosen_preset(
    values: Values, argument: str | None, prefix: str, base_dir: FilePath | None
) -> tuple[Preset, tuple[Problem, ...]]:
    """The preset of the variable, else of the argument; the recommended one if it is invalid."""
    problems: tuple[Problem, ...] = ()
    for start in dict.fromkeys((prefix, "")):
        value, problems = value_or_file(values, start + PRESET_VARIABLE, base_dir)
        if value is not None and value.value is not None:
            return _parsed_preset(value)
        if problems:
            return PRESETS[0], problems
    if argument is None:
        return PRESETS[0], ()
    return _parsed_preset(Value(argument, Origin("preset", ARGUMENT)))


def _parsed_preset(value: Value) -> tuple[Preset, tuple[Problem, ...]]:
    try:
        return cast("Preset", one_of(*PRESETS)(value.value)), ()
    except Invalid as invalid:
        origin = value.origin
        return PRESETS[0], (at(invalid, variable=origin.variable, source=origin.source),)


def switched_off(
    values: Values, switch: Switch, prefix: str, base_dir: FilePath | None
) -> tuple[Origin | None, tuple[Problem, ...]]:
    """The origin of the value that switches S3 off; None if it is on, or if that is not known.

    `switch` is the value itself or the name of a variable, which has to be set.
    """
    if switch is None or isinstance(switch, bool):
        return (Origin("enabled", ARGUMENT) if switch is False else None), ()
    for start in dict.fromkeys((prefix, "")):
        value, problems = value_or_file(values, start + switch, base_dir)
        if problems:
            return None, problems
        if value is not None and value.value is not None:
            return _parsed_switch(value)
    hint = f'set it to true or false, or give it a default: load(defaults={{"{switch}": False}})'
    return None, (problem("E001", "required", hint, variable=switch),)


def _parsed_switch(value: Value) -> tuple[Origin | None, tuple[Problem, ...]]:
    origin = value.origin
    try:
        return (None if boolean(value.value) else origin), ()
    except Invalid as invalid:
        return None, (at(invalid, variable=origin.variable, source=origin.source),)
