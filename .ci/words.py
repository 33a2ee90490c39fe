"""Reject words that words.txt lists, in the files of the paths that are named as arguments."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

RULES = Path(__file__).with_name("words.txt")
SUFFIXES = {".md", ".py", ".toml", ".yml"}


def rules() -> list[tuple[re.Pattern[str], str]]:
    """Return the patterns with their suggestions."""
    lines = RULES.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(re.compile(pattern, re.IGNORECASE), suggestion) for pattern, suggestion in pairs]


def files(path: Path) -> Iterator[Path]:
    """Yield the text files at a path; Korean has no rules here."""
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in found:
        if file.suffix in SUFFIXES and not file.name.endswith(".ko.md"):
            yield file


def rejected(paths: list[str]) -> Iterator[str]:
    """Yield a line for each word that a rule rejects."""
    known = rules()
    for file in (file for path in paths for file in files(Path(path))):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            # the name of a test is a sentence, too
            name = re.match(r"\s*def (test_\w+)", line)
            text = name[1].replace("_", " ") if name else line
            for pattern, suggestion in known:
                if match := pattern.search(f"{text}\n"):
                    yield f"{file}:{number}: {match[0].strip()!r}: write {suggestion}"


if __name__ == "__main__":
    found = list(rejected(sys.argv[1:]))
    sys.stderr.writelines(f"{line}\n" for line in found)
    sys.exit(bool(found))
