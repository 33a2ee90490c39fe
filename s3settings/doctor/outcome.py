"""Results of probes."""

from typing import Literal, NamedTuple

from s3settings.problems.problem import Problem

Status = Literal["passed", "failed", "skipped"]


class Outcome(NamedTuple):
    """The result of one probe of one storage.

    `reason` names the probe that explains a skipped one; `problem` is set for a failed one, and
    `fact` for a passed one that has found something out.
    """

    alias: str
    probe: str
    status: Status
    problem: Problem | None = None
    reason: str | None = None
    fact: str | None = None
