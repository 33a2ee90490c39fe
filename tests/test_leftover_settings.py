"""Leftover settings of the project or variables of the shell must not change a storage."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from django.core.files.storage.handler import StorageHandler
from django.test import override_settings
from storages.backends.s3 import S3Storage

from s3settings import load

if TYPE_CHECKING:
    from django.core.files.storage import Storage

    from s3settings.shapes import DjangoSettings

PLACE = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
KEYS = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}
PROFILE = {"AWS_S3_SESSION_PROFILE": "acme"}
ANOTHER_PROVIDER = {"AWS_S3_ENDPOINT_URL": "https://s3.example.com"}

# every setting that django-storages reads, with a value nobody wants
LEFTOVERS: dict[str, object] = {
    "AWS_S3_ACCESS_KEY_ID": "leftover",
    "AWS_ACCESS_KEY_ID": "leftover",
    "AWS_S3_SECRET_ACCESS_KEY": "leftover",
    "AWS_SECRET_ACCESS_KEY": "leftover",
    "AWS_SESSION_TOKEN": "leftover",
    "AWS_SECURITY_TOKEN": "leftover",
    "AWS_S3_SESSION_PROFILE": "leftover",
    "AWS_S3_FILE_OVERWRITE": "leftover",
    "AWS_S3_OBJECT_PARAMETERS": {"CacheControl": "leftover"},
    "AWS_STORAGE_BUCKET_NAME": "leftover",
    "AWS_QUERYSTRING_AUTH": "leftover",
    "AWS_QUERYSTRING_EXPIRE": 1,
    "AWS_S3_SIGNATURE_VERSION": "s3",
    "AWS_LOCATION": "leftover",
    "AWS_S3_CUSTOM_DOMAIN": "leftover.example.com",
    "AWS_CLOUDFRONT_KEY_ID": "leftover",
    "AWS_CLOUDFRONT_KEY": "leftover",
    "AWS_S3_ADDRESSING_STYLE": "path",
    "AWS_S3_FILE_NAME_CHARSET": "leftover",
    "AWS_IS_GZIPPED": True,
    "GZIP_CONTENT_TYPES": ("leftover/leftover",),
    "AWS_S3_URL_PROTOCOL": "leftover:",
    "AWS_S3_ENDPOINT_URL": "https://leftover.example.com",
    "AWS_S3_PROXIES": {"https": "leftover.example.com"},
    "AWS_S3_REGION_NAME": "us-west-1",
    "AWS_S3_USE_SSL": False,
    "AWS_S3_VERIFY": False,
    "AWS_S3_MAX_MEMORY_SIZE": 1,
    "AWS_DEFAULT_ACL": "public-read",
    "AWS_S3_USE_THREADS": False,
    "AWS_S3_TRANSFER_CONFIG": TransferConfig(max_concurrency=1),
    "AWS_S3_CLIENT_CONFIG": Config(region_name="us-west-1"),
}
# the ones that django-storages looks up in the environment as well
AMBIENT = (
    "AWS_S3_ACCESS_KEY_ID",
    "AWS_ACCESS_KEY_ID",
    "AWS_S3_SECRET_ACCESS_KEY",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_SECURITY_TOKEN",
    "AWS_S3_SESSION_PROFILE",
)
KEY_OPTIONS = {"access_key", "secret_key", "security_token", "session_profile"}

aliases = pytest.mark.parametrize("alias", ["default", "staticfiles", "invoices"])
credentials = pytest.mark.parametrize(
    "env",
    [
        pytest.param(KEYS, id="keys"),
        pytest.param(PROFILE, id="a profile"),
        pytest.param({**KEYS, **ANOTHER_PROVIDER}, id="keys of another provider"),
    ],
)


def emitted_for(env: dict[str, str]) -> "DjangoSettings":
    return load(env={**PLACE, **env}, env_file=None, aliases=["invoices"])


def attributes_of(emitted: "DjangoSettings", alias: str) -> dict[str, object]:
    """Return everything that a storage made now is going to use, comparable with ``==``."""
    storage: Storage = StorageHandler().create_storage(dict(emitted["STORAGES"][alias]))
    found: dict[str, Any] = vars(storage)
    for name in ("_connections", "_unsigned_connections"):
        del found[name]
    return {
        **found,
        "client_config": vars(found["client_config"]),
        "transfer_config": vars(found["transfer_config"]),
    }


def test_the_leftovers_are_all_settings_that_django_storages_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    storage = S3Storage(bucket_name="acme")
    read: list[str] = []

    def recorded(name: str, default: object = None) -> object:
        read.append(name)
        return default

    monkeypatch.setattr("storages.backends.s3.setting", recorded)
    storage.get_default_settings()

    assert set(read) == LEFTOVERS.keys()


@aliases
@credentials
@pytest.mark.parametrize("setting", LEFTOVERS)
def test_a_leftover_setting_changes_nothing(setting: str, env: dict[str, str], alias: str) -> None:
    emitted = emitted_for(env)
    expected = attributes_of(emitted, alias)

    with override_settings(**{setting: LEFTOVERS[setting]}):
        assert attributes_of(emitted, alias) == expected


@aliases
@credentials
def test_all_leftover_settings_together_change_nothing(env: dict[str, str], alias: str) -> None:
    emitted = emitted_for(env)
    expected = attributes_of(emitted, alias)

    with override_settings(**LEFTOVERS):
        assert attributes_of(emitted, alias) == expected


@aliases
@credentials
@pytest.mark.parametrize("variable", AMBIENT)
def test_an_ambient_variable_changes_nothing(
    variable: str, env: dict[str, str], alias: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    emitted = emitted_for(env)
    expected = attributes_of(emitted, alias)

    monkeypatch.setenv(variable, "leftover")

    assert attributes_of(emitted, alias) == expected


@aliases
def test_without_keys_a_leftover_can_change_only_keys(
    alias: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    emitted = emitted_for({})
    expected = attributes_of(emitted, alias)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "ambient")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "ambient")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "ambient")
    others = {name: LEFTOVERS[name] for name in LEFTOVERS if name not in AMBIENT}

    with override_settings(**others):
        found = attributes_of(emitted, alias)

    assert found == {
        **expected,
        "access_key": "ambient",
        "secret_key": "ambient",
        "security_token": "ambient",
    }
    assert {name: expected[name] for name in KEY_OPTIONS} == dict.fromkeys(KEY_OPTIONS)


@pytest.mark.parametrize(
    "access_key",
    [
        pytest.param("AKIAIOSFODNN7EXAMPLE", id="a long-lived key has no token"),
        pytest.param("minio-user", id="the token belongs to the keys of the shell"),
    ],
)
def test_the_token_of_the_shell_stays_away_from_the_keys_of_the_file(
    access_key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = [
        f"AWS_ACCESS_KEY_ID={access_key}",
        "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AWS_STORAGE_BUCKET_NAME=acme",
    ]
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "ambient")

    found = attributes_of(load(), "default")

    assert (found["access_key"], found["security_token"]) == (access_key, None)


@pytest.mark.parametrize(
    "variable",
    [
        pytest.param("AWS_ENDPOINT_URL", id="for every AWS service"),
        pytest.param("AWS_ENDPOINT_URL_S3", id="for S3"),
    ],
)
@pytest.mark.parametrize(
    "env",
    [
        # for AWS there is no option that would keep it away; W020 reports it
        pytest.param({**KEYS, **ANOTHER_PROVIDER}, id="another provider"),
    ],
)
def test_an_ambient_endpoint_moves_no_signed_link(
    env: dict[str, str], variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    emitted = emitted_for(env)
    storage = StorageHandler().create_storage(dict(emitted["STORAGES"]["default"]))

    monkeypatch.setenv(variable, "https://leftover.example.com")

    assert storage.url("a.txt").partition("?")[0] == emitted["MEDIA_URL"] + "a.txt"
