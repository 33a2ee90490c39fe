"""The preset and the defaults of load() express what projects say about their storages."""

import shutil
from pathlib import Path

import pytest

from tests.adoption.built import Run, built
from tests.adoption.comparison import unequal_storages
from tests.adoption.corpus import Case, runnable
from tests.adoption.restating import MODULE

pytestmark = pytest.mark.slow

# the project, and the reason
INEXPRESSIBLE = {
    "client_config_2025": "a botocore Config is an object",
    "media_alias_2024": "an alias can't be called like a scope",
    "r2_signed": "R2 has no ACL",
    "saas_2020_kwargs": "a class passes the bucket to its constructor, which only a person can read",
    "spaces_2019": "static files with signed links",
}


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
    cases = runnable()
    pairs = [runs(case, tmp_path) for case in cases]

    before, after = built([old for old, _ in pairs]), built([new for _, new in pairs])

    unequal = {
        case.name: set(unequal_storages(old, new)) & case.on_s3 if not new.error else case.on_s3
        for case, old, new in zip(cases, before, after, strict=True)
    }
    assert {name for name, storages in unequal.items() if storages} <= set(INEXPRESSIBLE)
    total = sum(len(case.on_s3) for case in cases)
    assert sum(map(len, unequal.values())) / total <= 0.1
