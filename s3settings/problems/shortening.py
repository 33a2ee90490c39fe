"""The part of a long list of problems that people get to read, and the counts of the rest."""

from collections import Counter
from collections.abc import Iterator, Sequence

from s3settings.problems.problem import Problem

# logs cut longer messages
LONGEST_REPORT = 200

_BY_SEVERITY = ("error", "warning", "note")


def distinct(problems: Sequence[Problem]) -> Sequence[Problem]:
    """Return the problems without those of further storages whose lines would be equal."""
    return [*{problem._replace(alias=None): problem for problem in problems}.values()]


def first(problems: Sequence[Problem], *, most: int = LONGEST_REPORT) -> Sequence[Problem]:
    """Return the most severe problems in the order in which they are; the first of one severity."""
    if len(problems) <= most:
        return problems
    ranked = sorted(
        range(len(problems)), key=lambda index: _BY_SEVERITY.index(problems[index].severity)
    )
    return [problems[index] for index in sorted(ranked[:most])]


def rest(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield lines about the problems that `first` leaves out: how many there are of each id."""
    if len(problems) <= LONGEST_REPORT:
        return
    from s3settings.escaping import visible

    left = Counter(problem.id for problem in problems)
    left.subtract(problem.id for problem in first(problems))
    number = len(problems) - LONGEST_REPORT
    yield f"and {number} more, which s3settings check --format json lists:"
    for name, count in left.most_common():
        if count:
            yield f"    {visible(name)}: {count}"
