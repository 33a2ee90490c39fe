"""Measure everything, print the tables, and keep them with the numbers and a plot."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.contestants import versions
from benchmarks.measuring import (
    FULL,
    QUICK,
    Size,
    all_instructions,
    all_links,
    all_starts,
    library_versions,
    machine,
)
from benchmarks.plot import svg
from benchmarks.tables import report

RESULTS = Path(__file__).parent / "results"


def main(arguments: list[str] | None = None) -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="once and small, to see that it works")
    parser.add_argument("--rounds", type=int, help="how often everything is measured")
    parser.add_argument(
        "--instructions", action="store_true", help="count instructions too, with valgrind; slow"
    )
    parser.add_argument("--output", type=Path, default=RESULTS, help="folder of the results")
    given = parser.parse_args(arguments)
    size = QUICK if given.quick else FULL
    size = size._replace(rounds=given.rounds or size.rounds)
    results = _results(size, counted=given.instructions)
    given.output.mkdir(exist_ok=True)
    _write(given.output / "speed.json", json.dumps(results) + "\n")
    text = "".join(f"{line}\n" for line in report(results))
    _write(given.output / "speed.md", text)
    _write(given.output / "speed.svg", "".join(f"{line}\n" for line in svg(results)))
    sys.stdout.write(text)


def _results(size: Size, *, counted: bool) -> dict[str, Any]:
    return {
        "machine": machine(),
        "versions": library_versions() | versions(),
        "rounds": size.rounds,
        "many": size.many,
        "starts": all_starts(size),
        "links": all_links(size),
        "instructions": all_instructions(versions()) if counted else {},
    }


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
