"""Steps of a plan, and their JSON."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from s3settings.aws.bucket import Lack
from s3settings.problems.problem import Problem

# `lacking`: the provider does not have the piece, or not for this endpoint
State = Literal["unchanged", "add", "change", "added", "changed", "lacking"]

_DONE: Mapping[State, State] = {"add": "added", "change": "changed"}


class Step(NamedTuple):
    """One piece: its JSON as it is, and as it will be; None where it is not set."""

    piece: str
    state: State
    now: object = None
    then: object = None

    @property
    def is_pending(self) -> bool:
        """True if the step is still to be taken."""
        return self.state in _DONE

    @property
    def as_done(self) -> "Step":
        """The step after it was taken."""
        return self._replace(state=_DONE.get(self.state, self.state))


class Plan(NamedTuple):
    """The steps for one bucket or one user, and the problems that keep them from being taken."""

    subject: str
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def as_json(self) -> Mapping[str, object]:
        """The plan without its problems, as plain data."""
        return {"subject": self.subject, "steps": [one._asdict() for one in self.steps]}


def step(piece: str, now: object, then: object) -> Step:
    """Return the step from one value to the other."""
    if now is Lack.UNSUPPORTED:
        return Step(piece, "lacking")
    state: State = "unchanged" if now == then else "add" if now is Lack.UNSET else "change"
    return Step(piece, state, _plain(now), _plain(then))


def _plain(value: object) -> object:
    return None if isinstance(value, Lack) else value
