"""Time collectstatic behind a given round trip: ``python -m benchmarks.collectstatic``.

Every contestant runs in turn against a bucket of its own: first, unchanged, and with one changed file.
Without options, the cases of MATRIX are measured, in less than 20 minutes.
"""

import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.collectstatic.delay import delaying
from benchmarks.collectstatic.load import busy
from benchmarks.collectstatic.results import report, svg, title
from benchmarks.collectstatic.running import PHASES, Case, Setting, finish, make_files, one_round
from benchmarks.measuring import machine
from examples.seaweedfs import SeaweedFS

RESULTS = Path(__file__).parent.parent / "results"
MATRIX = (
    Case(30, 0, "manifest", rounds=3),
    Case(30, 0, "plain", rounds=2),
    Case(1, 0, "manifest", rounds=2),
    # the slow ones send 1,500 and 900 requests, most of them one after the other
    Case(100, 0, "manifest", only="^(?!collectfasta Boto3Strategy)", phases=PHASES[:2]),
    # and would take half an hour for each run
    Case(30, 5000, "manifest", rounds=2, only="s3settings|Memory|s5cmd|rclone", longest=100),
)
LIBRARIES = ("Django", "django-storages", "boto3", "obstore", "collectfasta", "s5cmd")


def main(arguments: list[str] | None = None) -> None:
    """Measure, and write the runs as JSON, as tables and as a plot."""
    wanted = parsed(arguments)
    results: dict[str, Any] = {
        "machine": machine(),
        "versions": {name: found for name in LIBRARIES if (found := _version(name))},
        "cases": [_measured(case) for case in cases(wanted)],
    }
    wanted.output.mkdir(exist_ok=True)
    text = "".join(f"{line}\n" for line in report(results))
    _write(wanted.output / "collectstatic.json", json.dumps(results) + "\n")
    _write(wanted.output / "collectstatic.md", text)
    _write(wanted.output / "collectstatic.svg", "".join(f"{line}\n" for line in svg(results)))
    sys.stdout.write(text)


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.collectstatic", description=__doc__)
    parser.add_argument("--rtt", help="round trips in milliseconds: 1,30,100")
    parser.add_argument("--files", help="files beside those of the admin: 0,5000")
    parser.add_argument("--storage", help="manifest,plain")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", default="", help="regular expression for the names")
    parser.add_argument("--longest", type=float, default=1800, help="seconds for one run")
    parser.add_argument("--output", type=Path, default=RESULTS, help="folder of the results")
    return parser.parse_args(arguments)


def cases(wanted: argparse.Namespace) -> list[Case]:
    """Return the cases of the options, or those of the matrix."""
    if not (wanted.rtt or wanted.files or wanted.storage):
        return list(MATRIX)
    return [
        Case(rtt, files, storage, wanted.rounds, wanted.only, longest=wanted.longest)
        for storage in (wanted.storage or "manifest").split(",")
        for files in map(int, (wanted.files or "0").split(","))
        for rtt in map(float, (wanted.rtt or "30").split(","))
    ]


def _measured(case: Case) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    before = busy()
    with tempfile.TemporaryDirectory() as name, SeaweedFS() as server:
        folder, port = Path(name), int(server.endpoint_url.rpartition(":")[2])
        with delaying(port, case.rtt / 1000) as delay:
            files, finished = folder / "files", folder / "finished"
            setting = Setting(server, delay, files, finished)
            make_files(files, case.files)
            finish(setting, case.storage)
            for number in range(case.rounds):
                for run in one_round(setting, case, number):
                    found.append(asdict(run))
                    print(
                        f"{run.seconds:8.2f} s {run.requests:7} requests  {run.phase:12} {run.contestant}",
                        file=sys.stderr,
                    )
    done: dict[str, Any] = {
        **asdict(case),
        "busy": [before, busy()],
        "processors": os.cpu_count(),
        "runs": found,
    }
    print(title(done), file=sys.stderr)
    return done


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
