"""Time collectstatic behind a given round trip: ``python -m benchmarks.collectstatic``.

Every contestant runs in turn against a bucket of its own: first, unchanged, and with one changed file.
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
from benchmarks.collectstatic.results import report, svg, title
from benchmarks.collectstatic.running import Case, Setting, finish, make_files, one_round
from benchmarks.measuring import machine
from examples.seaweedfs import SeaweedFS

RESULTS = Path(__file__).parent.parent / "results"
LIBRARIES = ("Django", "django-storages", "boto3", "obstore", "collectfasta", "s5cmd")


def main(arguments: list[str] | None = None) -> None:
    """Measure, and write the runs as JSON, as tables and as a plot."""
    wanted = _arguments(arguments)
    cases = [
        Case(rtt, files, storage)
        for storage in wanted.storage.split(",")
        for files in map(int, wanted.files.split(","))
        for rtt in map(float, wanted.rtt.split(","))
    ]
    results: dict[str, Any] = {
        "machine": machine(),
        "versions": {name: found for name in LIBRARIES if (found := _version(name))},
        "rounds": wanted.rounds,
        "cases": [_measured(case, wanted) for case in cases],
    }
    wanted.output.mkdir(exist_ok=True)
    text = "".join(f"{line}\n" for line in report(results))
    _write(wanted.output / "collectstatic.json", json.dumps(results) + "\n")
    _write(wanted.output / "collectstatic.md", text)
    _write(wanted.output / "collectstatic.svg", "".join(f"{line}\n" for line in svg(results)))
    sys.stdout.write(text)


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.collectstatic", description=__doc__)
    parser.add_argument("--rtt", default="30", help="round trips in milliseconds: 1,30,100")
    parser.add_argument("--files", default="0", help="files beside those of the admin: 0,5000")
    parser.add_argument("--storage", default="manifest", help="manifest,plain")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", default="", help="regular expression for the names")
    parser.add_argument("--longest", type=float, default=1800, help="seconds for one run")
    parser.add_argument("--output", type=Path, default=RESULTS, help="folder of the results")
    return parser.parse_args(arguments)


def _measured(case: Case, wanted: argparse.Namespace) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name, SeaweedFS() as server:
        folder, port = Path(name), int(server.endpoint_url.rpartition(":")[2])
        with delaying(port, case.rtt / 1000) as delay:
            files, finished = folder / "files", folder / "finished"
            setting = Setting(server, delay, files, finished, wanted.longest)
            make_files(files, case.files)
            finish(setting, case.storage)
            for number in range(wanted.rounds):
                for run in one_round(setting, case, number, wanted.only):
                    found.append(asdict(run))
                    print(
                        f"{run.seconds:8.2f} s {run.requests:7} requests  {run.phase:12} {run.contestant}",
                        file=sys.stderr,
                    )
    load = round(os.getloadavg()[1], 1)
    done: dict[str, Any] = {
        **asdict(case),
        "load": load,
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
