"""Runs of `s3settings.migrate` in forks of one process, which costs a tenth of a new one each.

As a program: each line of stdin is a job of `s3settings.migrate.worker`, each line of stdout its
answer.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Self

from s3settings.migrate.building import Built, Run, answered, job_of
from tests.adoption.built import MEASUREMENT, ROOT


class Forks:
    """A process that builds runs as `s3settings.migrate.building.built` does."""

    def __init__(self, *, python: str = sys.executable, paths: Iterable[Path] = ()) -> None:
        self._process = subprocess.Popen(
            [python, "-m", "tests.adoption.forks"],
            cwd=ROOT,
            env={
                **os.environ,
                **MEASUREMENT,
                "PYTHONPATH": os.pathsep.join(map(str, (*paths, ROOT))),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def built(self, run: Run) -> Built:
        """Build the storages of a run."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job_of(run)) + "\n")
        self._process.stdin.flush()
        return answered(self._process.stdout.readline())


def main() -> None:
    """Answer every job."""
    from s3settings.migrate.worker import answer
    from tests.adoption.forking import answer_of_fork, warm_up

    warm_up("s3settings.migrate.collecting")
    for line in sys.stdin:
        print(answer_of_fork(partial(answer, json.loads(line))), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
