"""Every problem that can be found without a network: in variables and files, or in a project."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias, cast

from s3settings.dotenv.content import content_of
from s3settings.dotenv.portability import differences
from s3settings.dotenv.statements import duplicates, exposure
from s3settings.inspection import Choices, Inspection, hiding_storages, inspect
from s3settings.options.option import Preset
from s3settings.problems.kinds import PREFIX
from s3settings.problems.problem import UNSET, Problem, has_errors, ordered
from s3settings.rules import invalid_variables
from s3settings.rules.environment import hazards
from s3settings.rules.packages import overwritten_packages
from s3settings.rules.presets import differences_from_recommended
from s3settings.sources import process_environment
from s3settings.sources.env_file import DEFAULT_ENV_FILE, EnvFile
from s3settings.sources.values import Environment, FilePath, Secrets
from s3settings.variables.names import wanted

_PLACEHOLDER, _REFERENCE = f"{PREFIX}E007", f"{PREFIX}W014"
_REDIRECTED, _REGION = f"{PREFIX}W020", f"{PREFIX}E004"

Paths: TypeAlias = FilePath | tuple[FilePath, ...] | None


def check(
    *,
    settings: str | None = None,
    env: Environment = None,
    env_file: EnvFile = DEFAULT_ENV_FILE,
    base_dir: FilePath | None = None,
    prefix: str = "",
    secrets_dir: FilePath | None = None,
    secrets: Secrets = (),
    aliases: Iterable[str] = (),
    defaults: Mapping[str, Any] | None = None,
    preset: Preset | None = None,
    static: bool = True,
    media: bool = True,
    enabled: str | bool | None = None,
) -> tuple[Problem, ...]:
    """Return every problem that ``s3settings check`` reports, in the same order.

    Without `settings`, the arguments are those of `load`. Besides the problems that `load` raises,
    these are warnings that do not stop it: lines of the `.env` files that programs read
    differently, secrets that other users can read, variables of the process environment that change
    what boto3 does, and defaults of the django-storages preset that are not the recommended ones.

    `settings` names a settings module of Django, such as ``config.settings``. It is imported as
    `manage.py` in `base_dir` would import it, and its storages are checked instead of the
    variables; the arguments of `load` have no effect: the
    module makes the call, and its warnings are reported too. A module that can't be imported
    is the problem ``s3settings.E100``.

    Raises nothing for a configuration with problems, and writes nothing. No problem contains the
    value of a variable::

        errors = [problem for problem in check() if problem.severity == "error"]
    """
    ambient = _ambient(env)
    if settings is not None:
        from s3settings.project.importing import problems_of_project

        return _unique(overwritten_packages(), problems_of_project(settings, ambient, base_dir))
    paths = env_file if isinstance(env_file, str | os.PathLike | None) else tuple(env_file)
    inspection = inspect(
        env=env,
        env_file=paths,
        base_dir=base_dir,
        secrets_dir=secrets_dir,
        secrets=secrets,
        prefix=prefix,
        aliases=aliases,
        choices=Choices(defaults, preset, static, media, enabled),
    )
    found = _unique(
        overwritten_packages(),
        problems_of_variables(inspection, ambient),
        _in_files(paths, Path(base_dir or "")),
    )
    return _without_references(_with_one_endpoint(found))


def problems_of_variables(found: Inspection, ambient: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the problems of variables, of the environment, and of defaults to move away from.

    A variable of a wrong name hides what its value leads to, which is reported with it.
    """
    reported = dict.fromkeys(_of_storages(found, ambient))
    yield from reported
    places = {_place(one) for one in reported}
    names: list[Problem] = []
    while found.meant is not None:
        names += (one.problem for one in found.options.misnamed.values())
        names += hiding_storages(found.problems)
        right = {one.problem.variable or "": name for name, one in found.options.misnamed.items()}
        found = found.meant
        hidden = [one for one in _of_storages(found, ambient) if _place(one) not in places]
        for one in hidden:
            yield _once_corrected(one._replace(hint=_renamed(one.hint, right)), names)
        places |= {_place(one) for one in hidden}


def _renamed(hint: str, right: Mapping[str, str]) -> str:
    """Return the hint with the right names of variables."""
    return re.sub(r"\w+", lambda found: right.get(found[0], found[0]), hint)


def _place(found: Problem) -> tuple[str, str | None]:
    """Return the id and the variable; one that is not set may be that of another storage, too."""
    return found.id, None if found.source == UNSET else found.variable


def _of_storages(found: Inspection, ambient: Mapping[str, str]) -> Iterator[Problem]:
    yield from found.problems
    yield from differences_from_recommended(found.storages, found.problems)
    # what is set by a wrong name, or to an invalid value, is reported, and not missing
    misnamed = found.options.misnamed
    invalid = invalid_variables(found.options, found.problems)
    for one in hazards(ambient, found.storages):
        if one.variable not in misnamed and (one.source != UNSET or one.variable not in invalid):
            yield one


def _once_corrected(hidden: Problem, names: Collection[Problem]) -> Problem:
    """Return a problem that the right names have, which is at most as severe as the wrong ones."""
    wrong = sorted({one.variable or "" for one in names})
    message = f"{hidden.message} (once {' and '.join(wrong)} {'is' if len(wrong) == 1 else 'are'} corrected)"
    is_milder = hidden.severity == "error" and not has_errors(names)
    return hidden._replace(message=message, severity="warning" if is_milder else hidden.severity)


def _ambient(env: Environment) -> Mapping[str, str]:
    """The variables that boto3 would read beside the configuration."""
    if env is None:
        return process_environment()
    return env if isinstance(env, Mapping) else cast("Mapping[str, str]", env.ENVIRON)


def _unique(*found: Iterable[Problem]) -> tuple[Problem, ...]:
    return ordered(dict.fromkeys(problem for problems in found for problem in problems))


def _without_references(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems but references in values that are placeholders, and are replaced anyway."""
    replaced = {(one.variable, one.source) for one in found if one.id == _PLACEHOLDER}
    return tuple(
        one for one in found if one.id != _REFERENCE or (one.variable, one.source) not in replaced
    )


def _with_one_endpoint(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems with one for the region and the endpoint that a platform sets together."""
    endpoint = next((one for one in found if one.id == _REDIRECTED), None)
    region = next((one for one in found if one.id == _REGION and _is_ambient(one)), None)
    if endpoint is None or region is None or "AWS_S3_PROVIDER" not in endpoint.hint:
        return found
    message = f"{region.message}, but one of the server in {endpoint.variable}"
    hint = endpoint.hint.replace("unset it", f"unset {region.variable} and {endpoint.variable}")
    both = region._replace(message=message, hint=hint)
    return tuple(both if one == region else one for one in found if one != endpoint)


def _is_ambient(found: Problem) -> bool:
    return found.source.kind == "environment"


def _in_files(paths: Paths, base: Path) -> Iterator[Problem]:
    named = [paths] if isinstance(paths, str | os.PathLike) else paths or ()
    for name in dict.fromkeys(named):
        yield from _in_file(os.fspath(name), base / name)


def _in_file(name: str, path: Path) -> Iterator[Problem]:
    try:
        if not path.is_file():
            # a pipe would wait for another writer
            return
        content = content_of(path).decode()
    except (OSError, ValueError):
        # among the problems of the inspection
        return
    yield from duplicates(content, name, wanted)
    yield from differences(content, name, wanted)
    yield from exposure(path, named=name)
