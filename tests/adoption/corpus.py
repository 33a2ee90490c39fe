"""The projects of the corpus: which there are, what to run them with, what they show."""

import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import django
from dotenv import dotenv_values

from tests.adoption.built import Run

PROJECTS = Path(__file__).parent / "projects"
# the first release that knows no DEFAULT_FILE_STORAGE
WITHOUT_OLD_NAMES = (5, 1)
_OUR_FILES = ("case.toml", "env", "__pycache__")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A project: `tags` are what its code shows, `on_s3` the aliases of storages on S3.

    `variables` are those that it needs, `switch` those that leave it without S3; `env_file` is
    the file that it reads the variables from, if not from the environment.
    """

    name: str
    style: str
    module: str
    tags: frozenset[str]
    on_s3: frozenset[str]
    classes: tuple[str, ...]
    variables: Mapping[str, str] = field(repr=False)
    switch: Mapping[str, str]
    env_file: str | None
    uses_old_names: bool
    can_set_up: bool

    @property
    def folder(self) -> Path:
        return PROJECTS / self.name

    @property
    def runs_here(self) -> bool:
        """Tell whether the installed Django builds the storages that the project names."""
        return not self.uses_old_names or django.VERSION[:2] < WITHOUT_OLD_NAMES

    def run(self) -> Run:
        """Return a run of the project where it is, its variables in the environment."""
        return Run(
            folder=self.folder,
            module=self.module,
            environment=self.variables,
            classes=self.classes,
        )

    def off(self) -> Run:
        """Return a run with S3 switched off, without what only exists with it."""
        environment = {**self.variables, **self.switch}
        return replace(self.run(), environment=environment, classes=())

    def copy_to(self, folder: Path) -> Run:
        """Return a run of a copy in a new folder, its variables where the project reads them."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns(*_OUR_FILES))
        if self.env_file is None:
            return replace(self.run(), folder=folder)
        shutil.copy(self.folder / "env", folder / self.env_file)
        return replace(self.run(), folder=folder, environment={})


@cache
def cases() -> tuple[Case, ...]:
    """Return every project of the corpus."""
    return tuple(_case(folder) for folder in sorted(PROJECTS.iterdir()))


def runnable() -> list[Case]:
    """Return the projects that the installed Django can run."""
    return [case for case in cases() if case.runs_here]


def _case(folder: Path) -> Case:
    stated = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    variables = dotenv_values(folder / "env", interpolate=False)
    return Case(
        name=folder.name,
        style=stated["style"],
        module=stated.get("settings", "settings"),
        tags=frozenset(stated["tags"]),
        on_s3=frozenset(stated["s3"]),
        classes=tuple(stated.get("classes", ())),
        variables={name: value or "" for name, value in variables.items()},
        switch=stated.get("off", {}),
        env_file=stated.get("env_file"),
        uses_old_names=stated.get("django") == "<5.1",
        can_set_up=stated.get("setup", True),
    )
