"""Every block of every document runs, and shows the output that its commands have today."""

import os
import re
from pathlib import Path

import pytest

import s3settings
from s3settings.cli.commands import COMMANDS
from s3settings.cli.main import main
from tests.documents import DOCUMENTS, ROOT, refreshed

EXISTING = [
    pytest.param(path, id=str(path.relative_to(ROOT))) for path in DOCUMENTS if path.exists()
]


@pytest.mark.parametrize("path", EXISTING)
def test_a_document_shows_what_its_blocks_print(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    text = path.read_text(encoding="utf-8")

    # `python -m tests.documents` rewrites what has changed
    assert refreshed(text) == text


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("```console\n$ s3settings check\nold\n```\n", "$ s3settings check\nno problems\n"),
        ("- x\n\n  ```console\n  $ s3settings check\n  old\n  ```\n", "  no problems\n"),
        ("```ini\nAWS_LOCATION=x\n```\n```text\nold\n```\n", "invalid storage settings: 1 error"),
    ],
    ids=["a command", "in a list", "a report"],
)
def test_old_output_is_replaced(document: str, expected: str) -> None:
    fresh = refreshed(document)

    assert expected in fresh
    # the directory of the test is part of a report
    assert "old\n" not in fresh


def test_a_report_needs_something_to_report() -> None:
    with pytest.raises(BaseException, match="DID NOT RAISE"):
        refreshed("```ini\nAWS_STORAGE_BUCKET_NAME=acme\n```\n```text\nold\n```\n")


@pytest.mark.parametrize(
    "block",
    [
        "json\n{",
        "toml\n=",
        "yaml\n{",
        "sh\nif",
        "systemd\nA=1",
        "dockerfile\nINSTALL x",
        "html\n{% nothing %}",
        "python\nassert False",
        "console\n$ something else",
        "console\n$ s3settings explain nothing",
        "unknown\n",
    ],
    ids=repr,
)
def test_a_block_that_does_not_work_is_refused(block: str) -> None:
    with pytest.raises((Exception, SystemExit)):
        refreshed(f"```{block}\n```\n")


def test_every_command_of_the_table_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for name in (".env", "production.env"):
        Path(name).write_text("AWS_STORAGE_BUCKET_NAME=acme\n")
    Path("config").mkdir()
    Path("config/settings.py").write_text("DEBUG = False\n")
    text = (ROOT / "docs" / "how-to" / "check.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\| `s3settings (.*?)` \|", text, re.MULTILINE)
    for command in commands:
        arguments = command.partition(" > ")[0].split()
        # it asks a person, or the provider
        if "--interactive" not in arguments and arguments[0] not in {"doctor", "provision"}:
            assert main(arguments) == 0
            assert capsys.readouterr().out or arguments[0] == "diff"
    assert {command.split()[0] for command in commands} | {"check"} == set(COMMANDS)


def test_extras_are_quoted_for_shells_with_patterns() -> None:
    """zsh takes square brackets for a pattern, which no file matches."""
    package = Path(s3settings.__file__).parent
    files = [*filter(Path.exists, DOCUMENTS), *package.rglob("*.py")]
    lines = (line for path in files for line in path.read_text(encoding="utf-8").splitlines())
    commands = [line for line in lines if re.search(r"pip install .*s3settings\[", line)]
    assert len(commands) > 5
    assert [one for one in commands if not re.search(r"pip install ['\"]s3settings\[", one)] == []


def test_blocks_leave_nothing_in_the_environment() -> None:
    before = dict(os.environ)
    refreshed("```console\n$ AWS_LOCATION=x s3settings check\n```\n")
    assert dict(os.environ) == before
