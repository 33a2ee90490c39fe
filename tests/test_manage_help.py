"""A broken configuration must not take away the command that explains the others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from s3settings import ConfigurationError, load

pytestmark = pytest.mark.slow


MANAGE = """
import os
import sys

from django.core.management import execute_from_command_line

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
execute_from_command_line(sys.argv)
"""
SETTINGS = """
from s3settings import load

SECRET_KEY = "insecure"
INSTALLED_APPS = ["django.contrib.staticfiles"]
globals().update(load())
"""
BROKEN = """
AWS_ACCESS_KEY_ID=c4n4ry
AWS_STORAGE_BUCKET_NAME=s3://c4n4ry
AWS_SESSION_TOKEN=c4n4ry
AWS_QUERYSTRING_AUTH=c4n4ry
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A Django project whose storages are not configured as they should."""
    for name, text in (("manage.py", MANAGE), ("settings.py", SETTINGS), (".env", BROKEN)):
        (tmp_path / name).write_text(text.lstrip(), encoding="utf-8")
    return tmp_path


def manage(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        capture_output=True,
        check=False,
        cwd=project,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        text=True,
        encoding="utf-8",
    )


def report() -> str:
    with pytest.raises(ConfigurationError) as caught:
        load()
    return str(caught.value)


@pytest.mark.parametrize("arguments", [[], ["help"], ["--help"]], ids=["nothing", "help", "--help"])
def test_help_lists_the_commands_and_shows_problems(project: Path, arguments: list[str]) -> None:
    result = manage(project, *arguments)

    output = result.stdout + result.stderr
    assert result.returncode == 0
    assert "    runserver\n" in output
    assert report() in output
    assert "Traceback" not in output
    assert "c4n4ry" not in output


def test_help_of_one_command_needs_no_settings(project: Path) -> None:
    result = manage(project, "help", "startproject")

    assert (result.returncode, result.stderr) == (0, "")
    assert "Creates a Django project directory structure" in result.stdout


@pytest.mark.parametrize("command", ["collectstatic", "migrate", "runserver"])
def test_other_commands_show_only_the_report(project: Path, command: str) -> None:
    result = manage(project, command)

    shown = f"s3settings.problems.error.ConfigurationError: {report()}\n"
    assert (result.returncode, result.stdout, result.stderr) == (1, "", shown)


def test_check_shows_no_value_either(project: Path) -> None:
    """Django 4.2 hides the report behind an error of its own, 5.2 ends with it."""
    result = manage(project, "check")

    assert result.returncode == 1
    assert "c4n4ry" not in result.stdout + result.stderr


def test_a_configuration_that_is_right_needs_no_network(project: Path) -> None:
    (project / ".env").write_text("AWS_STORAGE_BUCKET_NAME=acme\nAWS_REGION=eu-west-1\n")

    result = manage(project, "check")

    assert (result.returncode, result.stderr) == (0, "")
