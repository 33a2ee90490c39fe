"""The generated tables of the READMEs; ``python -m tests.readme_tables`` writes them anew."""

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.__main__ import RESULTS
from benchmarks.tables import short_links, short_starts
from s3settings.cli.reference import problems_table, variables_table
from s3settings.providers.table import PROVIDERS

SPEED: dict[str, Any] = json.loads((RESULTS / "speed.json").read_text(encoding="utf-8"))
README = Path(__file__).parent.parent / "README.md"


def services() -> Iterator[str]:
    """The known services in one sentence, wrapped."""
    named = [f"{provider.name} (`{provider.id}`)" for provider in PROVIDERS]
    yield from textwrap.wrap(f"{', '.join(named[:-1])} and {named[-1]}.", 99)


def with_tables(text: str) -> str:
    """The text with the tables between their marks replaced by fresh ones."""
    tables = {
        "variables": variables_table(),
        "problems": problems_table(),
        "services": services(),
        "speed": short_starts(SPEED),
        "links": short_links(SPEED),
    }
    for mark, table in tables.items():
        before, start, rest = text.partition(f"<!-- {mark} -->\n")
        _, end, after = rest.partition(f"<!-- end of {mark} -->")
        text = "".join((before, start, *(f"{line}\n" for line in table), end, after))
    return text


if __name__ == "__main__":  # pragma: no cover - run by hand, its work is tested
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
