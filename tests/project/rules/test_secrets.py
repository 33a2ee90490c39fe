import sys
from pathlib import Path

import pytest

from tests.project.projects import Found, found, hints, module, project

# not those of anybody
SECRET = "mAdEuP1/" + "xYz+0Q9k" * 4
PEM = "-----BEGIN RSA PRIVATE KEY-----\nbWFkZSB1cA==\n-----END RSA PRIVATE KEY-----"
START = """\
import os

AWS_ACCESS_KEY_ID = os.environ.get("NOBODY", "AKIAQ2W3E4R5T6Y7U2I3")
AWS_STORAGE_BUCKET_NAME = "acme"
AWS_S3_REGION_NAME = "eu-west-1"
AWS_S3_FILE_OVERWRITE = False
STORAGES = {
    "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"location": "media"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
"""
LINE = START.count("\n") + 1


def secrets(settings: object) -> Found:
    return [row for row in found(settings) if row[0] == "W134"]


@pytest.mark.parametrize(
    "line",
    [
        f'AWS_SECRET_ACCESS_KEY = "{SECRET}"',
        f'AWS_SECRET_ACCESS_KEY = os.environ.get("NOBODY", "{SECRET}")',
        f'AWS_SECRET_ACCESS_KEY = "{"0123456789abcdef" * 4}"',
        f'AWS_S3_SECRET_ACCESS_KEY = "{SECRET}"',
    ],
)
def test_a_secret_in_the_source_is_reported_with_its_line(tmp_path: Path, line: str) -> None:
    settings = module(tmp_path / "settings.py", START + line)

    name = line.partition(" ")[0]
    assert secrets(settings) == [("W134", name, f"written in settings.py, line {LINE}")]
    assert SECRET not in "".join((*hints(settings), *map(str, found(settings))))


def test_a_secret_among_the_options_is_reported(tmp_path: Path) -> None:
    options = f'"location": "media", "secret_key": "{SECRET}"'
    settings = module(tmp_path / "settings.py", START.replace('"location": "media"', options))

    place = 'STORAGES["default"]["OPTIONS"]["secret_key"]'
    assert secrets(settings) == [("W134", place, f"written in settings.py, line {LINE - 3}")]


def test_a_private_key_in_the_source_is_reported(tmp_path: Path) -> None:
    text = f"{START}AWS_CLOUDFRONT_KEY_ID = 'K1234567890ABC'\nAWS_CLOUDFRONT_KEY = '''{PEM}'''\n"
    settings = module(tmp_path / "settings.py", text)

    assert [row[1] for row in secrets(settings)] == ["AWS_CLOUDFRONT_KEY"]


def test_a_secret_in_a_part_of_the_settings_is_found_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = module(tmp_path / "base.py", f"{START}AWS_SECRET_ACCESS_KEY = '{SECRET}'\n")
    monkeypatch.setitem(sys.modules, "base_of_settings", base)
    settings = module(tmp_path / "production.py", "DEBUG = False\n")
    vars(settings).update(vars(base) | {"__file__": str(tmp_path / "production.py")})

    assert [row[2] for row in secrets(settings)] == [f"written in base.py, line {LINE}"]


@pytest.mark.parametrize(
    "line",
    [
        "AWS_SECRET_ACCESS_KEY = os.environ['SECRET_OF_SHOP']",
        'AWS_SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"',
        'AWS_SECRET_ACCESS_KEY = "minioadmin"',
        'AWS_SECRET_ACCESS_KEY = "your-secret-access-key"',
        "AWS_SECRET_ACCESS_KEY = None",
        "",
    ],
)
def test_other_values_are_not_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setenv("SECRET_OF_SHOP", SECRET)

    assert secrets(module(tmp_path / "settings.py", START + line)) == []


def test_a_secret_of_the_environment_is_not_one_of_the_source(tmp_path: Path) -> None:
    settings = module(tmp_path / "settings.py", f'{START}OTHER = "{SECRET}"\n')
    environment = {"AWS_SECRET_ACCESS_KEY": SECRET}

    assert "W134" not in [row[0] for row in found(settings, environment)]


def test_a_secret_among_the_defaults_of_load_is_reported(tmp_path: Path) -> None:
    key = f"AWS_SECRET_ACCESS_KEY = '{SECRET}'\n"
    load = (
        "from s3settings import load\n"
        "globals().update(load(env={}, env_file=None, defaults={\n"
        "    'AWS_ACCESS_KEY_ID': AWS_ACCESS_KEY_ID,\n"
        "    'AWS_SECRET_ACCESS_KEY': AWS_SECRET_ACCESS_KEY,\n"
        "    'AWS_STORAGE_BUCKET_NAME': 'acme', 'AWS_S3_REGION_NAME': 'eu-west-1'}))\n"
    )
    settings = module(tmp_path / "settings.py", START + key + load)

    assert {row[2] for row in secrets(settings)} == {f"written in settings.py, line {LINE}"}


def test_settings_without_a_source_have_no_lines(tmp_path: Path) -> None:
    assert secrets(project(default={"secret_key": SECRET})) == []
    settings = module(tmp_path / "settings.py", f"{START}AWS_SECRET_ACCESS_KEY = '{SECRET}'\n")
    (tmp_path / "settings.py").write_text("AWS_SECRET_ACCESS_KEY =")
    assert secrets(settings) == []
