"""Runs of `s3settings.migrate` in forks of one process, which costs a tenth of a new one each.

As a program: each line of stdin is a job of `s3settings.migrate.worker`, each line of stdout its
answer.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

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
    from tests.adoption.builder import warm_up

    warm_up()
    for line in sys.stdin:
        print(_apart(answer, json.loads(line)), flush=True)  # noqa: T201 - the answer


def _apart(answer: Any, job: dict[str, Any]) -> str:
    """Return what a fork answers, on one line."""
    reader, writer = os.pipe()
    if not os.fork():
        os.close(reader)
        with os.fdopen(writer, "w") as stream:
            answer(job, stream)
        sys.exit()
    os.close(writer)
    with os.fdopen(reader) as stream:
        text = stream.read()
    os.wait()
    return text


if __name__ == "__main__":
    main()
