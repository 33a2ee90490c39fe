import ast
import re
from pathlib import Path
from typing import Any

import pytest

from s3settings import ConfigurationError, load
from tests import readme_tables

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.ko.md"]

Blocks = list[tuple[str, str]]


def blocks(name: str) -> Blocks:
    """Language and text of every fenced block, in order."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def first(name: str, language: str, containing: str) -> str:
    return next(text for kind, text in blocks(name) if kind == language and containing in text)


@pytest.mark.parametrize("name", READMES)
def test_the_two_lines_give_the_settings_that_are_shown(name: str) -> None:
    Path(".env").write_text(first(name, "ini", "AWS_SECRET_ACCESS_KEY"), encoding="utf-8")
    namespace: dict[str, Any] = {}
    exec(first(name, "python", "globals()"), namespace)  # noqa: S102 - the README's own code
    shown = first(name, "python", "STORAGES = {")
    expected: dict[str, Any] = {}
    exec(shown, expected)  # noqa: S102 - the README's own code

    hidden = re.findall(r"# .*?(\d+)", shown)
    for (alias, entry), more in zip(expected["STORAGES"].items(), hidden, strict=True):
        emitted = namespace["STORAGES"][alias]
        options = ast.literal_eval(repr(emitted["OPTIONS"]))
        assert emitted["BACKEND"] == entry["BACKEND"]
        assert {option: options[option] for option in entry["OPTIONS"]} == entry["OPTIONS"]
        assert len(options) - len(entry["OPTIONS"]) == int(more)
    assert list(namespace["STORAGES"]) == list(expected["STORAGES"])
    assert namespace["STATIC_URL"] == expected["STATIC_URL"]
    assert namespace["MEDIA_URL"] == expected["MEDIA_URL"]


@pytest.mark.parametrize("name", READMES)
def test_a_broken_env_file_prints_the_report_that_is_shown(name: str) -> None:
    Path(".env").write_text(first(name, "ini", "BUKET"), encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load()
    assert f"{caught.value}\n" == first(name, "text", "the storage settings")


def test_every_other_python_block_runs_beside_the_env_file_before_it() -> None:
    ran = 0
    for language, text in blocks("README.md"):
        if language == "ini":
            Path(".env").write_text(text, encoding="utf-8")
        elif language == "python" and "assert" in text:
            exec(text, {"__name__": "readme"})  # noqa: S102 - the README's own code
            ran += 1
    assert ran == 4


@pytest.mark.parametrize("name", READMES)
def test_every_block_is_of_a_language_that_a_test_executes(name: str) -> None:
    assert {language for language, _ in blocks(name)} <= {
        "ini",
        "python",
        "text",
        "json",
        "console",
        "html",
    }


def test_the_korean_quick_start_shows_the_code_of_the_english_one() -> None:
    english, korean = (blocks(name) for name in READMES)

    assert korean == english[: len(korean)]


def test_the_generated_tables_are_fresh() -> None:
    text = readme_tables.README.read_text(encoding="utf-8")
    assert readme_tables.with_tables(text) == text
