from pathlib import Path
from types import ModuleType

import pytest

from tests.project.projects import Settings, found, hints, on_globals, project

CONFIG = "set AWS_S3_CLIENT_CONFIG = botocore.config.Config"


@pytest.mark.parametrize(
    ("name", "value", "option", "hint"),
    [
        ("AWS_S3_CONNECTION_TIMEOUT", 60, "client_config", f"{CONFIG}(connect_timeout=…)"),
        ("AWS_S3_RETRIES", {"mode": "standard"}, "client_config", f"{CONFIG}(retries={{…}})"),
        ("BOTO_S3_CONFIG", object(), "client_config", f"{CONFIG}(…)"),
        ("AWS_S3_FORCE_PATH_STYLE", "true", "addressing_style", None),
        ("AWS_S3_USE_SIGV4", True, "signature_version", None),
        (
            "AWS_S3_VERIFY_SSL",
            False,
            "verify",
            "set AWS_S3_VERIFY = False, or the path of a CA bundle",
        ),
        (
            "AWS_S3_MULTIPART_THRESHOLD",
            8_000_000,
            "transfer_config",
            "set AWS_S3_TRANSFER_CONFIG = boto3.s3.transfer.TransferConfig(multipart_threshold=…)",
        ),
    ],
)
def test_an_argument_of_boto3_has_its_place_in_an_option(
    name: str, value: object, option: str, hint: str | None
) -> None:
    settings = on_globals(**{name: value})
    setting = f"AWS_S3_{option.upper()}"
    message = f"not read by django-storages, which reads {option} from {setting}"

    assert found(settings) == [("W104", name, message)]
    assert hints(settings)[0].startswith(hint or f"set {setting} = ")


@pytest.mark.parametrize(
    "settings",
    [
        on_globals(AWS_S3_FORCE_PATH_STYLE=False),
        on_globals(AWS_S3_VERIFY_SSL=True),
        on_globals(AWS_S3_USE_SIGV4=""),
        on_globals(AWS_S3_READ_TIMEOUT=None),
        on_globals(AWS_S3_FORCE_PATH_STYLE=True, AWS_S3_ADDRESSING_STYLE="path"),
        project(default={"addressing_style": "path"}, AWS_S3_PATH_STYLE=True),
        {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "s", "AWS_S3_READ_TIMEOUT": 5},
        {"AWS_S3_READ_TIMEOUT": 5},
    ],
    ids=[
        "the default",
        "the default of a switch",
        "empty",
        "no value",
        "set",
        "set in OPTIONS",
        "a client of another service",
        "not on S3",
    ],
)
def test_a_setting_without_a_meaning_for_storages_is_ignored(settings: Settings) -> None:
    assert [one for one in found(settings) if one[0] == "W104"] == []


@pytest.mark.parametrize("name", ["AWS_S3_READ_TIMEOUT", "AWS_S3_PUBLIC_ENDPOINT_URL"])
def test_a_setting_that_other_code_reads_is_ignored(tmp_path: Path, name: str) -> None:
    settings = ModuleType("settings")
    settings.__file__ = str(tmp_path / "settings.py")
    for setting, value in on_globals(**{name: "https://files.example.com"}).items():
        setattr(settings, setting, value)
    assert [one[:2] for one in found(settings)] == [("W104", name)]

    (tmp_path / "files.py").write_text(f"from django.conf import settings\nsettings.{name}\n")
    assert found(settings) == []


def test_settings_that_a_class_reads_are_not_those_of_another_library(tmp_path: Path) -> None:
    settings = ModuleType("settings")
    vars(settings).update(AWS_STORAGE_BUCKET_NAME="acme", R2_ENDPOINT_URL="https://r2.example.com")
    settings.__file__ = str(tmp_path / "settings.py")
    Path(settings.__file__).write_text('R2_ENDPOINT_URL = "https://r2.example.com"')

    assert [row[:2] for row in found(settings) if row[0] == "W104"] == [("W104", "R2_ENDPOINT_URL")]
    (tmp_path / "storages.py").write_text("endpoint_url = settings.R2_ENDPOINT_URL")
    assert [row for row in found(settings) if row[0] == "W104"] == []
