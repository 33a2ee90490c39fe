"""`migrate` leaves every storage of the corpus as it was, and names those that it can't move.

The judge is `tests.adoption.built`, which shares no code with `s3settings.migrate`.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.adoption.built import built
from tests.adoption.comparison import differences
from tests.adoption.corpus import Case, runnable
from tests.adoption.forks import Forks
from tests.adoption.migrating import Migrated, migrated

pytestmark = pytest.mark.slow

# one project for each way in which a module is edited; test_whole_corpus.py has all of them
FEW = frozenset(
    {
        "b2_2024",
        "configurations_2025_mixin",
        "r2_signed",
        "shop_2023_constants",
        "wagtail_2024",
    }
)
# the project, and the reason
INEXPRESSIBLE = {
    "r2_signed": "R2 has no ACL, which load() reports as an error",
    "spaces_2019": "static files with signed links, which load() reports as an error",
}


def all_migrated(cases: Sequence[Case], folder: Path) -> list[Migrated]:
    with Forks() as forks:
        return [migrated(case, folder, forks.built) for case in cases]


def lies(found: Sequence[Migrated]) -> dict[str, list[str]]:
    """Return what differs in projects that were migrated, as an independent judge sees it."""
    runs = [
        (one.case.name, *pair) for one in found for pair in zip(one.before, one.after, strict=True)
    ]
    before, after = built([old for _, old, _ in runs]), built([new for _, _, new in runs])
    judged = [
        (
            name,
            [f"{each.storage} {each.what}" for each in differences(old, new) if not each.is_inert],
        )
        for (name, *_), old, new in zip(runs, before, after, strict=True)
    ]
    return {name: found for name, found in judged if found}


def test_every_way_of_editing_leaves_the_storages_as_they_were(tmp_path: Path) -> None:
    found = all_migrated([case for case in runnable() if case.name in FEW], tmp_path)

    assert lies(found) == {}
    assert {one.case.name for one in found if one.stays} <= set(INEXPRESSIBLE)
