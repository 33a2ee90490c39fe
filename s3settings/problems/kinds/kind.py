"""What is said of a kind of problem once for all."""

from typing import NamedTuple

from s3settings.problems.problem import Group, Severity


class Kind(NamedTuple):
    """One kind of problem.

    `cause` completes the sentence "reported when …", `cure` says what to do in general; the hint
    of a problem says it for the case at hand.
    """

    severity: Severity
    group: Group
    cause: str
    cure: str


def error(group: Group, cause: str, cure: str) -> Kind:
    """A kind that makes the configuration unusable."""
    return Kind("error", group, cause, cure)


def warning(group: Group, cause: str, cure: str) -> Kind:
    """A kind that leaves it usable."""
    return Kind("warning", group, cause, cure)
