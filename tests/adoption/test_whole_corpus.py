"""All projects: `load()` expresses their storages, and `migrate` moves them."""

import shutil
from pathlib import Path

import pytest

from tests.adoption.built import Run, built
from tests.adoption.comparison import unequal_storages
from tests.adoption.corpus import Case, runnable
from tests.adoption.restating import MODULE
from tests.adoption.test_migrating import INEXPRESSIBLE as NOT_MIGRATED
from tests.adoption.test_migrating import all_migrated, lies

pytestmark = [pytest.mark.slow, pytest.mark.corpus]

# the project, and the reason why its storages can't be restated
INEXPRESSIBLE = {
    "client_config_2025": "a botocore Config is an object",
    "media_alias_2024": "an alias can't be called like a scope",
    "r2_signed": "R2 has no ACL",
    "saas_2020_kwargs": "a class passes the bucket to its constructor, which only a person can read",
    "spaces_2019": "static files with signed links",
}


def measured() -> list[Case]:
    """Return the projects that no newer Django can run, and with a newer Django all that it can."""
    found = runnable()
    return [case for case in found if case.uses_old_names] or found


def runs(case: Case, folder: Path) -> tuple[Run, Run]:
    """A copy of a project, and one with its storages restated."""
    run = case.copy_to(folder / case.name)
    restated = folder / f"{case.name}-restated"
    shutil.copytree(run.folder, restated)
    code = MODULE.format(module=run.module, aliases=sorted(case.on_s3))
    (restated / "restated.py").write_text(code, encoding="utf-8")
    return run, Run(
        folder=restated, module="restated", environment=run.environment, classes=run.classes
    )


def test_nine_of_ten_storages_are_equal_and_the_rest_is_known(tmp_path: Path) -> None:
    cases = measured()
    pairs = [runs(case, tmp_path) for case in cases]

    before, after = built([old for old, _ in pairs]), built([new for _, new in pairs])

    unequal = {
        case.name: set(unequal_storages(old, new)) & case.on_s3 if not new.error else case.on_s3
        for case, old, new in zip(cases, before, after, strict=True)
    }
    assert {name for name, storages in unequal.items() if storages} <= set(INEXPRESSIBLE)
    total = sum(len(case.on_s3) for case in cases)
    assert sum(map(len, unequal.values())) / total <= 0.1


def test_nine_of_ten_storages_move_and_none_differs(tmp_path: Path) -> None:
    found = all_migrated(measured(), tmp_path)

    assert lies(found) == {}
    assert {one.case.name for one in found if one.stays} <= set(NOT_MIGRATED)
    total = sum(len(one.case.on_s3) for one in found)
    moved = sum(len(one.migration.plan.moves) for one in found)
    assert moved / total >= 0.9
