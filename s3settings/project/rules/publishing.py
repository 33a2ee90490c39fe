"""Rules about ``collectstatic``, and the settings that it reads."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from s3settings.options.table import OPTIONS
from s3settings.problems.kinds import kind_of
from s3settings.problems.problem import Invalid, Problem
from s3settings.project.backends import is_path
from s3settings.project.reading import Project
from s3settings.project.rules.rule import setting_problem
from s3settings.variables.names import COMMAND_SETTINGS

OURS, OF_DJANGO = "s3settings", "django.contrib.staticfiles"
COMMAND = "management/commands/collectstatic.py"


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


def the_command_is_the_expected_one(project: Project) -> Iterator[Problem]:
    """Several apps have a command collectstatic: that of the first one runs."""
    entry = project.entry("staticfiles")
    if entry is None or not entry.backend.is_s3:
        return
    owners = _owners(project.apps or ())
    if OURS in owners and set(owners) - {OURS, OF_DJANGO}:
        message = f"several apps have the command collectstatic; that of {owners[0]} runs"
        hint = "put the app first whose command is to run"
        yield setting_problem("W124", "INSTALLED_APPS", message, hint, alias="staticfiles")
    elif owners and owners[0] != OURS:
        for name in COMMAND_SETTINGS.values():
            if project.settings.get(name):
                message = f"not read by the collectstatic of {owners[0]}, which runs"
                hint = f'put "{OURS}" before "{OF_DJANGO}" in INSTALLED_APPS'
                yield setting_problem("W124", name, message, hint, alias="staticfiles")


def _owners(apps: Sequence[str]) -> list[str]:
    """Return the apps that have the command, in the order in which Django prefers them."""
    names = (_module(app) for app in apps if is_path(app) or app.isidentifier())
    return [name for name in names if name in {OURS, OF_DJANGO} or _has_command(name)]


def _module(app: str) -> str:
    """Return the module of an app, which may be named by its configuration."""
    return app.partition(".apps.")[0]


def _has_command(app: str) -> bool:
    try:
        spec = find_spec(app)
    except (ImportError, ValueError):
        return False
    folders = (spec.submodule_search_locations if spec else None) or ()
    return any((Path(folder) / COMMAND).is_file() for folder in folders)


RULES = (settings_of_the_command_are_valid, the_command_is_the_expected_one)
