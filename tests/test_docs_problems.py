"""The examples of problems: each wrong one reports its id and no other, each right one nothing."""

import pytest

from docs.extension.cases import Case, cases, ids
from s3settings.problems.kinds import doctor, provision, stores
from s3settings.problems.kinds.table import KINDS

CASES = cases()

every_case = pytest.mark.parametrize(("number", "case"), CASES.items(), ids=CASES)


def test_every_kind_that_a_configuration_shows_has_an_example() -> None:
    # the others are found at the provider, as tests of their commands show
    live = {**doctor.KINDS, **provision.KINDS, **stores.KINDS}
    assert sorted({*CASES, *live}) == sorted(KINDS)
    assert CASES.keys().isdisjoint(live)


@every_case
def test_a_wrong_example_reports_its_id_and_no_other(number: str, case: Case) -> None:
    assert set(ids(case.wrong)) == {number, *case.also}


@every_case
def test_a_right_example_has_no_problem(number: str, case: Case) -> None:
    assert ids(case.right) == [], number


@every_case
def test_an_example_has_a_source(number: str, case: Case) -> None:
    assert case.source, number
    assert all(address.startswith("https://") for address in case.source)
