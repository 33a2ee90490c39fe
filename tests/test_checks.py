import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, run_checks
from django.core.checks.messages import WARNING
from django.core.checks.registry import registry
from django.db import models
from django.test import override_settings
from django.test.utils import isolate_apps
from storages.backends.s3 import S3Storage

from s3settings.apps import S3SettingsConfig, check_command
from s3settings.checks import check_deployment, check_storages
from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS
from tests.project.projects import Settings, option, project


def ids(messages: list[CheckMessage]) -> list[str | None]:
    return [message.id for message in messages]


def broken() -> Settings:
    return project(default={"default_acl": "public-read", "querystring_auth": "false"})


def test_a_problem_becomes_a_message_of_django() -> None:
    with override_settings(**broken()):
        found = check_storages(None)

    assert found == [
        Error(
            "text, which django-storages treats as True, whatever its value",
            hint="set querystring_auth to True or False; convert the text of an environment variable",
            obj=option("default", "querystring_auth"),
            id="s3settings.E108",
        )
    ]


def test_what_concerns_users_is_checked_for_a_deployment() -> None:
    with override_settings(**broken()):
        found = check_deployment(None)

    assert ids(found) == ["s3settings.W105"]
    assert found[0].level == WARNING


def test_a_valid_project_has_no_messages() -> None:
    with override_settings(**project()):
        assert check_storages(list(apps.get_app_configs())) == []
        assert check_deployment(None) == []


def test_deployment_checks_are_not_errors() -> None:
    assert {kind.severity for kind in KINDS.values() if kind.deployment_only} == {
        "note",
        "warning",
    }


def test_the_storages_of_model_fields_are_looked_at() -> None:
    storage: Any = S3Storage(bucket_name="acme", access_key="key", secret_key="secret")
    with isolate_apps():

        class Invoice(models.Model):  # noqa: DJ008 - nobody looks at one
            file = models.FileField(storage=storage)

            class Meta:
                app_label = "shop"

        shop = S3SettingsConfig.create("s3settings")
        shop.models = {"invoice": Invoice}
        shop.models_module = shop.module
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(shop, "apps", apps)
            found = check_storages([shop])

    assert [(message.id, message.obj) for message in found] == [
        ("s3settings.E112", "shop.Invoice.file")
    ]


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "registered_checks", set(registry.registered_checks))
    monkeypatch.setattr(registry, "deployment_checks", set(registry.deployment_checks))
    S3SettingsConfig.create("s3settings").ready()


@pytest.mark.usefixtures("registered")
def test_the_app_registers_the_checks() -> None:
    with override_settings(**broken()):
        assert ids(run_checks(tags=[Tags.files])) == ["s3settings.E108"]
        deployed = ids(run_checks(tags=[Tags.security], include_deployment_checks=True))

    assert [id_ for id_ in deployed if str(id_).startswith(PREFIX)] == ["s3settings.W105"]


@pytest.mark.usefixtures("registered")
def test_a_message_can_be_silenced() -> None:
    with override_settings(**broken(), SILENCED_SYSTEM_CHECKS=["s3settings.E108"]):
        found = run_checks(tags=[Tags.files])

        assert [message.is_silenced() for message in found] == [True]


OTHER_COMMAND = """
from django.contrib.staticfiles.management.commands.collectstatic import Command as OfDjango


class Command(OfDjango):
    def handle(self, **options):
        return "nothing collected"
"""


def collected(tmp_path: Path, *apps: str) -> tuple[str, str]:
    """Return the output of collectstatic in a project with an app that has its own."""
    folder = tmp_path / "quickly" / "management" / "commands"
    folder.mkdir(parents=True, exist_ok=True)
    for package in (folder, *folder.parents[:2]):
        (package / "__init__.py").touch()
    (folder / "collectstatic.py").write_text(OTHER_COMMAND)
    code = f"""
import django
from django.conf import settings
from django.core.management import call_command
of_s3 = {{"bucket_name": "acme", "region_name": "eu-west-1", "location": "static"}}
settings.configure(
    INSTALLED_APPS={apps!r},
    STORAGES={{
        "default": {{"BACKEND": "django.core.files.storage.InMemoryStorage"}},
        "staticfiles": {{"BACKEND": "storages.backends.s3.S3StaticStorage", "OPTIONS": of_s3}},
    }},
    STATIC_URL="https://acme.s3.eu-west-1.amazonaws.com/static/",
)
django.setup()
call_command("collectstatic", "--help" if {apps[0]!r} == "s3settings" else "--noinput", skip_checks=False)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False, text=True
    )
    return done.stdout, done.stderr


def test_collectstatic_of_another_app_states_that_it_runs(tmp_path: Path) -> None:
    out, errors = collected(tmp_path, "quickly", "s3settings", "django.contrib.staticfiles")

    assert out == "nothing collected\n"
    assert (
        "INSTALLED_APPS: (s3settings.W124) several apps have the command collectstatic;"
        " that of quickly runs\n\tHINT: put the app first whose command is to run"
    ) in errors


def test_the_running_command_is_reported_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hastily" / "management" / "commands").mkdir(parents=True)
    (tmp_path / "hastily" / "__init__.py").touch()
    (tmp_path / "hastily" / "management" / "commands" / "collectstatic.py").touch()
    monkeypatch.setattr("sys.path", [str(tmp_path), *sys.path])
    apps_of_project = ["s3settings", "hastily", "django.contrib.staticfiles"]
    settings: Settings = {**project(), "INSTALLED_APPS": apps_of_project}

    with override_settings(**settings):
        found = [*check_command(None), *check_storages(None)]
        assert ids(list(found)) == ["s3settings.W124"]
    with override_settings(**{**settings, "INSTALLED_APPS": apps_of_project[::2]}):
        assert check_command(None) == []


def test_a_project_with_the_usual_commands_has_no_problems(tmp_path: Path) -> None:
    out, errors = collected(tmp_path, "s3settings", "django.contrib.staticfiles")

    assert "--prune" in out
    assert errors == ""


def test_the_checks_are_imported_when_they_run() -> None:
    code = """
import sys
import django
from django.conf import settings
settings.configure(INSTALLED_APPS=["s3settings"], SECRET_KEY="for tests only")
django.setup()
print(*sorted(name for name in sys.modules if name.startswith(("s3settings", "boto3", "storages"))))
"""
    started = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert started.stdout.split() == ["s3settings", "s3settings.apps", "s3settings.models"]
