"""The tables of the measurements, from the results that the repository keeps."""

import json
from collections.abc import Iterator
from typing import Any

from benchmarks.__main__ import RESULTS
from benchmarks.tables import short_links, short_starts


def _results() -> dict[str, Any]:
    results: dict[str, Any] = json.loads((RESULTS / "speed.json").read_text(encoding="utf-8"))
    return results


def starts() -> Iterator[str]:
    """Yield the table of the start of a process."""
    return short_starts(_results())


def links() -> Iterator[str]:
    """Yield the table of links to public files."""
    return short_links(_results())
