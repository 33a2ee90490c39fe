"""Rules about ``collectstatic``, and the settings that it reads."""

from collections.abc import Iterator

from s3settings.options.table import OPTIONS
from s3settings.problems.kinds import kind_of
from s3settings.problems.problem import Invalid, Problem
from s3settings.project.reading import Project
from s3settings.project.rules.rule import setting_problem
from s3settings.variables.names import COMMAND_SETTINGS


def settings_of_the_command_are_valid(project: Project) -> Iterator[Problem]:
    """Settings of collectstatic must be valid, and immutable files must have a hash."""
    entry = project.entry("staticfiles")
    if entry is None or not entry.backend.is_s3:
        return
    for option, name in COMMAND_SETTINGS.items():
        if (value := project.settings.get(name)) is None:
            continue
        try:
            parsed = OPTIONS[option].parse(value)
        except Invalid as invalid:
            yield _in_settings(invalid.id, name, invalid.message)
            continue
        if option == "immutable" and parsed and not entry.backend.has_manifest:
            message = "no file is immutable: the storage class puts no hash into names"
            yield _in_settings("W068", name, message)


def _in_settings(id_: str, name: str, message: str) -> Problem:
    kind = kind_of(id_)
    return setting_problem(id_, name, message, kind.settings_hint or kind.cure, alias="staticfiles")


RULES = (settings_of_the_command_are_valid,)
