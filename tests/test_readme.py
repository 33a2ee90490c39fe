import ast
import re
from pathlib import Path
from typing import Any

import pytest

from s3settings import ConfigurationError, load
from s3settings.cli.commands import COMMANDS
from s3settings.cli.main import main
from tests import readme_tables

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.ko.md"]
README = (ROOT / "README.md").read_text(encoding="utf-8")

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
    assert f"{caught.value}\n" == first(name, "text", "invalid storage settings")


def test_every_other_python_block_runs_beside_the_env_file_before_it() -> None:
    ran = 0
    for language, text in blocks("README.md"):
        if language == "ini":
            Path(".env").write_text(text, encoding="utf-8")
        elif language == "python" and "assert" in text:
            exec(text, {"__name__": "readme"})  # noqa: S102 - the README's own code
            ran += 1
    assert ran == 4


def test_the_check_prints_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".env").write_text(first("README.md", "ini", "AWS_MEDIA_QUERYSTRING_EXPIRE=8d"))
    Path(".env").chmod(0o600)
    command, _, shown = first("README.md", "console", "$ s3settings check\n").partition("\n")
    assert main(command.split()[2:]) == 1
    assert capsys.readouterr().out == shown


def test_every_command_that_is_listed_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for name in (".env", "production.env"):
        Path(name).write_text("AWS_STORAGE_BUCKET_NAME=acme\n")
    commands = re.findall(r"^\| `s3settings (.*?)` \|", README, re.MULTILINE)
    for command in commands:
        arguments = command.partition(" > ")[0].split()
        if "--interactive" not in arguments:
            assert main(arguments) == 0
            assert capsys.readouterr().out or arguments[0] == "diff"
    assert {command.split()[0] for command in commands} | {"check"} == set(COMMANDS)


@pytest.mark.parametrize("name", READMES)
def test_every_block_is_of_a_language_that_a_test_executes(name: str) -> None:
    assert {language for language, _ in blocks(name)} <= {
        "ini",
        "python",
        "text",
        "json",
        "console",
        "html",
        "sh",
        "yaml",
    }


def test_the_korean_quick_start_shows_the_code_of_the_english_one() -> None:
    english, korean = (blocks(name) for name in READMES)

    assert korean == english[: len(korean)]


def test_the_generated_tables_are_fresh() -> None:
    text = readme_tables.README.read_text(encoding="utf-8")
    assert readme_tables.with_tables(text) == text
