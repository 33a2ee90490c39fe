"""The function behind `s3settings check`, as a project calls it."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import environ
import pytest
from configurations import importer
from django.core.management import BaseCommand

from s3settings import ConfigurationError, Problem, check, load
from tests.cli import EXAMPLE, s3settings, write

if TYPE_CHECKING:
    from collections.abc import Iterator

BROKEN = "AWS_STORAGE_BUCKET_NAME=s3://acme\nAWS_S3_REGION_NAME='eu-wst-1'\nAWS_LOCATION = a\n"


@pytest.fixture(autouse=True)
def sealed(monkeypatch: pytest.MonkeyPatch) -> "Iterator[None]":
    before = set(sys.modules)
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
    yield
    for name in set(sys.modules) - before:
        del sys.modules[name]


def ids(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.id.removeprefix("s3settings.") for problem in problems]


def test_a_valid_configuration_has_no_problems() -> None:
    write(".env", EXAMPLE)
    assert check() == ()


def test_the_problems_are_those_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_S3_CUSTM_DOMAIN", "x")
    write(".env", BROKEN)
    reported = json.loads(s3settings("check", "--format", "json", env=os.environ).out)
    assert [problem.id for problem in check()] == [one["id"] for one in reported["problems"]]
    assert {"E006", "W002", "W010"} <= set(ids(check()))


def test_the_errors_are_those_that_load_raises() -> None:
    write(".env", BROKEN)
    with pytest.raises(ConfigurationError) as raised:
        load()
    assert set(raised.value.problems) <= set(check())


def test_a_reference_in_a_placeholder_is_one_problem() -> None:
    write(
        ".env",
        "AWS_STORAGE_BUCKET_NAME=${NAME}\nAWS_S3_REGION_NAME=eu-west-1\nAWS_LOCATION=cash$flow\n",
    )

    assert [(one.id, one.variable) for one in check()] == [
        ("s3settings.E007", "AWS_STORAGE_BUCKET_NAME"),
        ("s3settings.W014", "AWS_LOCATION"),
    ]


def test_the_arguments_are_those_of_load() -> None:
    Path("config").mkdir()
    lines = "DJANGO_AWS_STORAGE_BUCKET_NAME=acme\nAWS_PRIVATE_BUCKET_NAME=private\n"
    write("config/1.env", lines + lines)
    paths = (path for path in (Path("1.env"), Path("2.env")))
    write("config/2.env", "AWS_S3_REGION_NAME=eu-west-1\n")
    found = check(env_file=paths, base_dir="config", prefix="DJANGO_", aliases=["private"])
    assert [(problem.id, str(problem.source)) for problem in found] == [
        ("s3settings.W017", "1.env:3"),
        ("s3settings.W017", "1.env:4"),
    ]


def test_a_mapping_is_the_environment_of_boto3_too() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
    ambient = {**env, "AWS_ENDPOINT_URL": "http://canary:9000"}
    assert check(env=env, env_file=None) == ()
    assert ids(check(env=ambient, env_file=None)) == ["W020"]


def test_so_is_the_environment_of_django_environ() -> None:
    class Env(environ.Env):  # type: ignore[misc] # published without types
        ENVIRON = {  # noqa: RUF012 - as django-environ has it
            "AWS_STORAGE_BUCKET_NAME": "acme",
            "AWS_S3_REGION_NAME": "eu-west-1",
            "AWS_ENDPOINT_URL": "http://canary:9000",
        }

    assert ids(check(env=Env(), env_file=None)) == ["W020"]


def test_a_settings_module_is_checked_instead_of_the_variables() -> None:
    write(".env", BROKEN)
    Path("config").mkdir()
    storage = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"bucket_nam": "acme"}}
    write("config/lint_settings.py", f"STORAGES = {{'default': {storage}}}\n")
    found = check(settings="lint_settings", base_dir=Path("config"))
    assert "E107" in ids(found)
    assert "E006" not in ids(found)
    assert ids(check(settings="lint_settings_of_nobody")) == ["E100"]


def test_a_file_that_is_not_text_is_one_problem() -> None:
    Path("prod.env").write_bytes(b"\xff")
    assert ids(check(env={}, env_file="prod.env")) == ["E035"]


def test_the_advice_of_the_preset_is_reported_and_the_choices_of_load_hold() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-central-1"}

    found = check(
        env=env,
        env_file=None,
        defaults={"AWS_MEDIA_LOCATION": "media"},
        preset="django-storages",
        static=False,
    )

    assert [(one.id, one.variable) for one in found] == [
        ("s3settings.W066", "AWS_S3_FILE_OVERWRITE")
    ]
    assert check(env={"USE_S3": "false"}, env_file=None, enabled="USE_S3") == ()


def test_a_variable_with_another_problem_has_no_advice_of_the_preset() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "af-south-1"}

    found = check(env=env, env_file=None, preset="django-storages")

    advice = {one.variable for one in found if one.id == "s3settings.W066"}
    assert advice == {"AWS_S3_FILE_OVERWRITE", "AWS_MEDIA_LOCATION", "AWS_STATIC_CUSTOM_DOMAIN"}
    assert [one.id for one in found if one.variable == "AWS_STATIC_LOCATION"] == ["s3settings.W067"]


def test_the_warnings_of_a_call_in_the_settings_are_reported(tmp_path: Path) -> None:
    (tmp_path / "calling.py").write_text(
        "from s3settings import load\n"
        "globals().update(load(env={'AWS_STORAGE_BUCKET_NAME': 'acme',\n"
        "    'AWS_S3_REGION_NAME': 'eu-west-1', 'AWS_STATIC_LOCATION': 'c4n4ry'},\n"
        "    env_file=None, static=False))\n",
        encoding="utf-8",
    )

    found = check(settings="calling", base_dir=tmp_path)

    assert [(one.id, one.variable) for one in found] == [("s3settings.W065", "AWS_STATIC_LOCATION")]
    assert "c4n4ry" not in repr(found)


def test_a_problem_of_a_call_is_not_found_again_in_its_storages(tmp_path: Path) -> None:
    (tmp_path / "loading.py").write_text(
        "from s3settings import load\n"
        "globals().update(load(env={'AWS_STORAGE_BUCKET_NAME': 'acme'}, env_file=None))\n",
        encoding="utf-8",
    )

    found = check(settings="loading", base_dir=tmp_path)

    assert [(one.id, one.variable) for one in found] == [("s3settings.W001", "AWS_S3_REGION_NAME")]


@pytest.mark.filterwarnings("ignore:.*load_module:ImportWarning")  # of django-configurations
def test_a_class_of_django_configurations_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # what install() changes for this process
    monkeypatch.setattr(importer, "installed", False)
    monkeypatch.setattr(BaseCommand, "create_parser", BaseCommand.create_parser)
    finders = list(sys.meta_path)
    for name in ("first", "second"):
        (tmp_path / f"{name}_configured.py").write_text(
            "from configurations import Configuration, values\n"
            "class Live(Configuration):\n"
            "    BUCKET = values.Value('c4n4ry', environ_prefix=None)\n"
            "    @property\n"
            "    def STORAGES(self):\n"
            "        return {'default': {'BACKEND': 'storages.backends.s3.S3Storage',\n"
            "            'OPTIONS': {'bucket_nam': self.BUCKET}}}\n",
            encoding="utf-8",
        )

    monkeypatch.setenv("DJANGO_CONFIGURATION", "Live")
    for name in ("first", "second"):
        found = check(settings=f"{name}_configured", base_dir=tmp_path)
        assert "E107" in ids(found)
        assert "c4n4ry" not in repr(found)
        assert sys.meta_path == finders


def test_variables_that_the_settings_add_to_the_environment_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    storage = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": "acme", "file_overwrite": False},
    }
    local = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    (tmp_path / "adding.py").write_text(
        "import os\n"
        "os.environ['AWS_DEFAULT_REGION'] = AWS_DEFAULT_REGION = 'eu-central-1'\n"
        f"STORAGES = {{'default': {storage}, 'staticfiles': {local}}}\n",
        encoding="utf-8",
    )

    try:
        assert check(settings="adding", base_dir=tmp_path) == ()
    finally:
        os.environ.pop("AWS_DEFAULT_REGION", None)


def test_the_region_and_the_endpoint_of_a_platform_are_one_problem() -> None:
    bucket = {"AWS_STORAGE_BUCKET_NAME": "acme"}
    fly = {**bucket, "AWS_ENDPOINT_URL_S3": "https://fly.storage.tigris.dev", "AWS_REGION": "auto"}
    (found,) = check(env=fly, env_file=None)

    assert (found.id, found.variable) == ("s3settings.E004", "AWS_REGION")
    assert found.message == "not an AWS region, but one of the server in AWS_ENDPOINT_URL_S3"
    assert found.hint == (
        "set AWS_S3_PROVIDER=tigris if Tigris is intended, or unset AWS_REGION and "
        "AWS_ENDPOINT_URL_S3"
    )
    assert ids(check(env={**fly, "AWS_S3_PROVIDER": "tigris"}, env_file=None)) == ["W081"]
    unknown = {**fly, "AWS_ENDPOINT_URL_S3": "https://s3.example.com"}
    assert ids(check(env=unknown, env_file=None)) == ["W020", "E004"]


def test_invalid_keys_are_not_missing_too() -> None:
    keys = "AWS_ACCESS_KEY_ID='{{ key }}'\nAWS_SECRET_ACCESS_KEY='{{ secret }}'\n"
    wasabi = "AWS_S3_PROVIDER=wasabi\nAWS_S3_REGION_NAME=eu-central-1\n"
    bucket = "AWS_STORAGE_BUCKET_NAME=acme\n"

    write(".env", bucket + wasabi)
    assert ids(check(env={})) == ["W081"]
    write(".env", bucket + wasabi + keys)
    assert ids(check(env={})) == ["E007", "E007"]
