import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import Answer, s3settings
from tests.migrate.projects import KEY, S3, SECRET

pytestmark = pytest.mark.slow

MODULE = "migrated"
SETTINGS = f"""\
import os
AWS_ACCESS_KEY_ID = "{KEY}"
AWS_SECRET_ACCESS_KEY = "{SECRET}"
if os.environ["USE_S3"] == "1":
    AWS_STORAGE_BUCKET_NAME = os.environ["BUCKET"]
    STORAGES = {{"default": {{"BACKEND": "{S3}"}}, "staticfiles": {{"BACKEND": "x.Static"}}}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / f"{MODULE}.py").write_text(SETTINGS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def migrate(*argv: str, **env: str) -> Answer:
    return s3settings("migrate", *argv, env={"DJANGO_SETTINGS_MODULE": MODULE, **env})


def test_a_project_is_migrated_once(folder: Path) -> None:
    (folder / "variables").write_text("BUCKET=acme-files\n")
    arguments = ("--env-file", "variables", "--also", "USE_S3=0", "BUCKET", "--write")

    answer = migrate(*arguments, "--format", "json", USE_S3="1")

    assert (answer.status, answer.err) == (0, "")
    document = json.loads(answer.out)
    assert (document["written"], document["environments"]) == (True, 2)
    assert [one["result"] for one in document["storages"]] == ["equal", "not on S3"]
    assert "acme-files" not in answer.out
    assert SECRET not in answer.out
    written = (folder / f"{MODULE}.py").read_text()
    assert SECRET not in written
    assert f"AWS_SECRET_ACCESS_KEY={SECRET}\n" in (folder / "variables").read_text()

    again = migrate(*arguments, USE_S3="1")

    assert (again.status, again.err) == (0, "")
    assert again.out.endswith("nothing to write\n")
    assert (folder / f"{MODULE}.py").read_text() == written


def test_nothing_is_written_without_the_option_or_if_a_file_refuses(folder: Path) -> None:
    text = SETTINGS.replace('os.environ["BUCKET"]', '"files"')
    (folder / f"{MODULE}.py").write_text(text)
    (folder / f"{MODULE}.py.orig").write_text("older")

    answer = migrate("--base-dir", str(folder), "--settings", MODULE, USE_S3="1")

    assert (answer.status, answer.err) == (0, "")
    assert "nothing is written without --write" in answer.out

    answer = migrate("--write", USE_S3="1")

    assert (answer.status, answer.out) == (1, "")
    assert answer.err == (
        "s3settings migrate: nothing is written: migrated.py.orig exists already\n"
    )
    assert (folder / f"{MODULE}.py").read_text() == text
    assert not (folder / ".env").exists()


def test_settings_that_raise_are_an_error(folder: Path) -> None:
    answer = migrate()

    assert (answer.status, answer.out) == (1, "")
    assert answer.err == (
        "s3settings migrate: nothing is written: the settings raise KeyError at migrated.py:4; "
        "see s3settings check --settings migrated\n"
    )


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (("--base-dir", "missing"), "missing: no such directory"),
        (("--env-file", "missing"), "missing: no such file"),
        (("--also", "=x"), "write --also NAME=VALUE"),
    ],
)
def test_arguments_that_are_wrong_are_a_usage_error(argv: tuple[str, ...], complaint: str) -> None:
    assert migrate(*argv) == Answer(2, "", f"s3settings migrate: {complaint}\n")


def test_a_module_is_needed() -> None:
    answer = s3settings("migrate", env={})
    assert (answer.status, answer.out) == (2, "")
    assert "name the settings module with --settings" in answer.err


def test_manage_py_names_the_module(folder: Path) -> None:
    (folder / f"{MODULE}.py").write_text('INSTALLED_APPS = ["s3settings"]\n')
    command = [sys.executable, "-m", "django", "s3settings", "migrate", "--settings", MODULE]
    environment = {**os.environ, "PYTHONPATH": str(folder)}

    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "default: not on S3: stays as it is",
        "staticfiles: not on S3: stays as it is",
        "nothing to write",
    ]


def test_a_settings_module_without_a_file() -> None:
    Path("folder").mkdir()
    status, out, err = s3settings("migrate", "--settings", "folder")
    assert (status, out) == (1, "")
    expected = "nothing is written: the source of the settings can't be read"
    assert err == f"s3settings migrate: {expected}\n"
