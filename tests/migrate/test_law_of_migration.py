"""Whatever a project does: what moves is equal for an independent judge, or nothing is written."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings.migrate import building, writing
from s3settings.migrate.migration import CannotMigrateError, Migration, migration
from tests.adoption.built import Builder, Run
from tests.adoption.comparison import differences
from tests.adoption.forks import Forks
from tests.effort import examples
from tests.migrate.grammar import Written, projects
from tests.migrate.projects import KEY, SECRET

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with Forks() as found:
        yield found


@pytest.fixture(scope="module")
def judge() -> Iterator[Builder]:
    with Builder() as found:
        yield found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("law")


def folder_in(place: Path, name: str) -> Path:
    shutil.rmtree(place / name, ignore_errors=True)
    return place / name


def moved(written: Written, folder: Path, forks: Forks) -> Migration:
    runs = [
        building.Run(module="settings", folder=folder, environment=environment)
        for environment in written.environments
    ]
    return migration(runs, forks.built)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.name: path.read_bytes() for path in files}


def written_by(found: Migration, folder: Path) -> None:
    assert found.edit is not None
    writing.write(
        found.file,
        old=found.source.text,
        new=found.edit.text,
        env_file=folder / ".env",
        secrets=found.plan.secrets,
    )


@examples(10)
@given(project=projects(), breaks=st.sampled_from(["\n", "\r\n"]))
def test_the_comparison_never_lies(
    place: Path, forks: Forks, judge: Builder, project: Written, breaks: str
) -> None:
    before = project.write(folder_in(place, "before"), breaks=breaks)
    after = project.write(folder_in(place, "after"), breaks=breaks)
    with suppress(CannotMigrateError):
        found = moved(project, after, forks)
        if found.edit is not None:
            assert KEY not in found.edit.block
            assert SECRET not in found.edit.block
            written_by(found, after)

    runs = [
        Run(folder=folder, environment=environment)
        for environment in project.environments
        for folder in (before, after)
    ]
    built = judge.built(runs)

    for old, new in zip(built[::2], built[1::2], strict=True):
        differing = [] if old.error and old.error == new.error else differences(old, new)
        assert [one for one in differing if not one.is_inert] == []


@examples(10)
@given(project=projects(), step=st.sampled_from(["copy2", "copymode"]))
def test_nothing_is_written_when_anything_fails(
    place: Path, forks: Forks, project: Written, step: str
) -> None:
    folder = project.write(folder_in(place, "failing"))
    before = contents(folder)

    def fail(*_: Any) -> NoReturn:
        raise OSError

    with pytest.MonkeyPatch.context() as patch, suppress(CannotMigrateError):
        found = moved(project, folder, forks)
        if found.edit is not None:
            patch.setattr(shutil, step, fail)
            with pytest.raises(writing.CannotWriteError):
                written_by(found, folder)

    assert contents(folder) == before
