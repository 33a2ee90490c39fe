"""``manage.py s3settings``, in this process where that is possible."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, ManagementUtility, call_command
from django.test import override_settings

from tests.cli import EXAMPLE, write

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow


ROOT = Path(__file__).parent.parent

MANAGE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings"
from django.core.management import execute_from_command_line
execute_from_command_line(sys.argv)
"""
SETTINGS = """
from s3settings import load
INSTALLED_APPS = ["django.contrib.staticfiles", "s3settings"]
SECRET_KEY = "for tests only"
globals().update(load())
"""


@pytest.fixture
def app() -> "Iterator[None]":
    with override_settings(INSTALLED_APPS=["django.contrib.staticfiles", "s3settings"]):
        yield


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)


def managed(*argv: str) -> object:
    """Run a command line of `manage.py` and return its status."""
    with pytest.raises(SystemExit) as ended:
        ManagementUtility(["/srv/manage.py", *argv]).execute()
    return ended.value.code


@pytest.mark.usefixtures("app", "sealed")
def test_it_is_the_command_line_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    write(".env", EXAMPLE)
    assert managed("s3settings", "check", "--strict") == 0
    assert capsys.readouterr() == ("no problems\n", "")
    assert managed("s3settings", "check", "--no-env-file") == 1
    assert managed("s3settings", "chek") == 2
    assert capsys.readouterr().err.startswith("usage: manage.py s3settings ")


@pytest.mark.usefixtures("app", "sealed")
def test_what_django_itself_takes_is_left_to_django(capsys: pytest.CaptureFixture[str]) -> None:
    write(".env", EXAMPLE)
    argv = ["--settings", "tests.example_project", "--pythonpath=."]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_SETTINGS_MODULE", "")
        patch.setattr(sys, "path", [*sys.path])
        assert managed("s3settings", "show", *argv) == 0
        storage = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"bucket_nam": "acme"}}
        write("other_settings.py", f"STORAGES = {{'default': {storage}}}\n")
        assert managed("s3settings", "check", "--settings=other_settings") == 1
    sys.modules.pop("other_settings")
    assert "s3settings.E107" in capsys.readouterr().out


@pytest.mark.usefixtures("app")
def test_help_is_that_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    ManagementUtility(["manage.py", "help", "s3settings"]).execute()
    out = capsys.readouterr().out
    assert out.startswith("usage: manage.py s3settings [-h] [--version] COMMAND ...")
    assert "exit status: 0 no errors, 1 errors found, 2 usage error\n" in out


@pytest.mark.usefixtures("app", "sealed")
def test_code_can_call_it() -> None:
    write(".env", EXAMPLE)
    out, err = io.StringIO(), io.StringIO()
    call_command("s3settings", "check", "--strict", stdout=out, stderr=err)
    assert (out.getvalue(), err.getvalue()) == ("no problems\n", "")

    with pytest.raises(CommandError, match="s3settings found problems") as raised:
        call_command("s3settings", "show", "--no-env-file", stdout=out, stderr=err)
    assert raised.value.returncode == 1
    assert err.getvalue().startswith("1 error, 1 warning: run s3settings check")


@pytest.fixture
def project() -> Path:
    Path("project").mkdir()
    write("project/settings.py", SETTINGS)
    write("manage.py", MANAGE)
    return Path("manage.py")


def run(project: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("AWS_CA_BUNDLE", None)
    return subprocess.run(
        [sys.executable, str(project), *argv],
        env=environment,
        capture_output=True,
        check=False,
        text=True,
    )


def test_a_real_project_needs_nothing_but_the_app(project: Path) -> None:
    write(".env", EXAMPLE)
    done = run(project, "s3settings", "check", "--settings", "project.settings")
    assert (done.returncode, done.stdout, done.stderr) == (0, "no problems\n", "")


def test_where_the_settings_break_django_shows_the_report_and_check_still_works(
    project: Path,
) -> None:
    write(".env", "AWS_STORAGE_BUCKET_NAME=s3://canary\n")
    by_django = run(project, "s3settings", "check")
    assert by_django.returncode == 1
    assert "s3settings.E006 AWS_STORAGE_BUCKET_NAME: a URL, not a bucket name" in by_django.stderr
    assert "canary" not in by_django.stderr
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "s3settings", "check", "--settings", "project.settings"],
        env=environment,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(".env:1: s3settings.E006")
