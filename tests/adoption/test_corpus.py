"""Every project of the corpus works, and the corpus shows what real projects show."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.adoption.built import Built, BuiltStorage, built
from tests.adoption.comparison import differences
from tests.adoption.corpus import Case, cases, runnable

if TYPE_CHECKING:
    from tests.adoption.plain import Json

pytestmark = pytest.mark.slow

SWITCHED = [case for case in runnable() if case.switch]

each = pytest.mark.parametrize("case", runnable(), ids=lambda case: case.name)


@pytest.fixture(scope="module")
def results() -> Mapping[str, Built]:
    """Build all of them in one process."""
    return dict(
        zip(
            (case.name for case in runnable()),
            built(case.run() for case in runnable()),
            strict=True,
        )
    )


@pytest.fixture(scope="module")
def switched_off() -> Mapping[str, Built]:
    return dict(
        zip((case.name for case in SWITCHED), built(case.off() for case in SWITCHED), strict=True)
    )


def failures(storage: BuiltStorage) -> list[object]:
    answers: list[Json] = [*storage.keys.values(), *storage.links.values()]
    failed = [answer for answer in answers if "error" in (answer or ())]
    return [*filter(None, [storage.error]), *failed]


@each
def test_every_storage_is_built_and_makes_links(case: Case, results: Mapping[str, Built]) -> None:
    result = results[case.name]

    assert result.error is None
    storages = {**result.storages, **result.classes}
    assert [each for storage in storages.values() for each in failures(storage)] == []
    assert {name for name, storage in result.storages.items() if storage.is_on_s3} == case.on_s3
    assert set(result.classes) == set(case.classes)


@each
def test_a_project_can_be_compared_with_itself(case: Case, results: Mapping[str, Built]) -> None:
    assert differences(results[case.name], results[case.name]) == []


@pytest.mark.parametrize("case", SWITCHED, ids=lambda case: case.name)
def test_switched_off_nothing_is_on_s3(case: Case, switched_off: Mapping[str, Built]) -> None:
    result = switched_off[case.name]

    assert result.error is None
    assert [failures(storage) for storage in result.storages.values() if storage.error] == []
    assert not any(storage.is_on_s3 for storage in result.storages.values())


def test_a_copy_builds_the_same_storages(tmp_path: Path, results: Mapping[str, Built]) -> None:
    by_reader = {case.env_file: case for case in runnable()}
    chosen = list(by_reader.values())

    copies = built([case.copy_to(tmp_path / case.name) for case in chosen])

    assert {
        case.name: differences(results[case.name], copy)
        for case, copy in zip(chosen, copies, strict=True)
    } == {case.name: [] for case in chosen}


def test_no_project_is_there_twice() -> None:
    styles = [case.style for case in cases()]

    assert len(set(styles)) == len(styles)
