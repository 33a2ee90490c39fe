"""A long report has the most severe problems, and the counts of the others."""

import io
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from s3settings.problems.error import ConfigurationError
from s3settings.problems.problem import Problem, Source
from s3settings.problems.shortening import LONGEST_REPORT, first, rest
from s3settings.report.github import as_annotations, github_summary
from s3settings.report.terminal import text_on_terminal
from s3settings.report.text import as_text
from tests.problems.samples import BAD_FILE, BAD_REGION, TYPO

NOTE = TYPO._replace(severity="note", id="s3settings.W066")
KINDS = (BAD_REGION, TYPO, NOTE)


def many(*kinds: Problem, each: int = LONGEST_REPORT) -> list[Problem]:
    return [
        kind._replace(source=Source("env_file", ".env", line))
        for line in range(each)
        for kind in kinds
    ]


@given(st.lists(st.sampled_from(KINDS), max_size=60), st.integers(1, 40))
def test_the_first_are_the_most_severe_in_their_order(kinds: list[Problem], most: int) -> None:
    problems = [kind._replace(hint=str(index)) for index, kind in enumerate(kinds)]

    chosen = first(problems, most=most)

    severities = ["error", "warning", "note"]
    left_out = [one for one in problems if one not in chosen]
    assert len(chosen) == min(most, len(problems))
    assert list(chosen) == [one for one in problems if one in chosen]
    assert not left_out or max(severities.index(one.severity) for one in chosen) <= min(
        severities.index(one.severity) for one in left_out
    )


def test_the_rest_is_counted_by_id_the_most_frequent_first() -> None:
    problems = [*many(BAD_REGION), BAD_FILE, *many(TYPO, each=3)]

    assert list(rest(problems)) == [
        "and 4 more, which s3settings check --format json lists:",
        "    s3settings.W002: 3",
        "    s3settings.E035: 1",
    ]


@pytest.mark.parametrize("number", [0, 1, LONGEST_REPORT])
def test_of_few_problems_none_is_left_out(number: int) -> None:
    problems = many(TYPO, each=number)

    assert first(problems) == problems
    assert list(rest(problems)) == []


def test_a_problem_of_several_storages_is_written_once_in_colors_too() -> None:
    problems = [TYPO._replace(alias="default"), TYPO._replace(alias="static"), BAD_REGION]

    assert on_terminal(problems) == as_text(problems)
    assert as_text(problems).splitlines()[-1] == "1 error, 1 warning"


def on_terminal(problems: Sequence[Problem]) -> str:
    out = io.StringIO()
    text_on_terminal(problems, Console(file=out, color_system=None))
    return out.getvalue()


def of_error(problems: Sequence[Problem]) -> str:
    return str(ConfigurationError(problems))


@pytest.mark.parametrize(
    ("report", "last"),
    [
        pytest.param(as_text, "200 errors, 200 warnings", id="text"),
        pytest.param(on_terminal, "200 errors, 200 warnings", id="terminal"),
        pytest.param(as_annotations, "    s3settings.W002: 200", id="github"),
        pytest.param(github_summary, "- s3settings.W002: 200", id="summary of a job"),
        pytest.param(of_error, "    s3settings.W002: 200", id="error"),
    ],
)
def test_every_report_for_people_is_short(
    report: Callable[[Sequence[Problem]], str], last: str
) -> None:
    lines = report(many(TYPO, BAD_REGION)).splitlines()

    ids = Counter(name for line in lines for name in (TYPO.id, BAD_REGION.id) if name in line)
    assert ids == {BAD_REGION.id: LONGEST_REPORT, TYPO.id: 1}
    assert lines[-1] == last
