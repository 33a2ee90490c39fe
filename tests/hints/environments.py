"""Variables of a project, in the environment of a process or in an `.env` file, and their report."""

from collections.abc import Iterable
from pathlib import Path

from s3settings import load
from s3settings.inspection import Choices, Inspection, inspect
from s3settings.lint import problems_of_variables
from s3settings.problems.problem import Problem, ordered
from s3settings.shapes import DjangoSettings

_FILE = ".env"


class Env(dict[str, str]):
    """The variables of a project; with `in_file` they are in its `.env` file.

    `is_static` is False for a project that keeps static files to itself.
    """

    in_file = False
    is_static = True

    @property
    def of_process(self) -> dict[str, str]:
        """The variables that boto3 finds."""
        return {} if self.in_file else self


def inspected(env: Env) -> Inspection:
    """Return the inspection of the variables, as `load` makes it."""
    return inspect(
        env=env.of_process,
        env_file=_written(env) if env.in_file else None,
        choices=Choices(static=env.is_static),
    )


def problems_in(env: Env) -> tuple[Problem, ...]:
    """Return what `check` reports, except the lines that programs read differently."""
    return ordered(dict.fromkeys(problems_of_variables(inspected(env), env.of_process)))


def loaded(env: Env) -> DjangoSettings:
    """Return the settings of the project."""
    file = _written(env) if env.in_file else None
    return load(env=env.of_process, env_file=file, static=env.is_static)


def read_files(env: Env) -> list[str]:
    """Put the content of files in the place of `NAME_FILE`, and return the names of the variables."""
    names = [name.removesuffix("_FILE") for name in env if name.endswith("_FILE")]
    for name in names:
        env[name] = Path(env.pop(f"{name}_FILE")).read_text(encoding="utf-8")
    return names


def write_files(env: Env, names: Iterable[str]) -> Env:
    """Write the values of variables to their files again, as far as there still are any."""
    for name in env.keys() & {*names}:
        Path(name).write_text(env.pop(name), encoding="utf-8")
        env[f"{name}_FILE"] = name
    return env


def _written(env: Env) -> str:
    """Write the `.env` file in the current directory, and return its name."""
    lines: list[str] = []
    for name, value in env.items():
        text = value.replace("\\", r"\\").replace("'", r"\'")
        lines.append(f"{name}='{text}'\n")
    Path(_FILE).write_text("".join(lines), encoding="utf-8")
    return _FILE
