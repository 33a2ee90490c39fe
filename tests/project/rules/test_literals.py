from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

from tests.project.projects import Settings, found, hints, module, on_globals, option, project

BOOLEAN = "text, which django-storages treats as True, whatever its value"
CONFIG = "not a Config object, which boto3 requires"


@pytest.mark.parametrize(
    ("name", "value", "reported"),
    [
        ("querystring_auth", "false", BOOLEAN),
        ("file_overwrite", "False", BOOLEAN),
        ("gzip", "", "empty text, which django-storages treats as False"),
        ("querystring_expire", "3600", "not a number, which boto3 requires"),
        ("querystring_expire", timedelta(1), "not a number, which boto3 requires"),
        ("max_memory_size", "0", "not a number, which boto3 requires"),
        ("object_parameters", '{"CacheControl": "no-cache"}', "text instead of a dict"),
        ("proxies", '{"https": "proxy:3128"}', "text instead of a dict"),
        ("client_config", {"retries": {}}, CONFIG),
        ("transfer_config", "{}", "not a TransferConfig object, which boto3 requires"),
        ("gzip_content_types", "text/css", "text instead of a list"),
        ("region_name", "eu-west-1 ", "contains white space around the value"),
        ("default_acl", "Private", "in upper case, which S3 does not accept"),
        ("signature_version", "S3V4", "in upper case, which S3 does not accept"),
        ("security_token", "None", "the text None, not the value None"),
        ("default_acl", "None", "the text None, not the value None"),
        ("verify", "False", "text, which boto3 treats as the path of a CA bundle"),
    ],
)
def test_values_of_the_wrong_type_are_reported(name: str, value: object, reported: str) -> None:
    # parsers also reject empty text as a boolean
    problems = [row for row in found(project(default={name: value})) if row[0] == "E108"]

    assert problems == ([("E108", option("default", name), reported)] if value else [])


@pytest.mark.parametrize(
    ("value", "reported"),
    [
        ("https", "does not end with a colon, so links start with https//"),
        ("http://", "does not end with a colon, so links start with https//"),
        ("HTTPS://", "does not end with a colon, so links start with https//"),
    ],
)
def test_a_protocol_ends_with_a_colon(value: str, reported: str) -> None:
    settings = project(static={"url_protocol": value, "custom_domain": "cdn.example.com"})

    assert [row[0] for row in found(settings)] == ["E108"]


@pytest.mark.parametrize(
    "options",
    [
        {"client_config": Config(retries={"max_attempts": 2}), "querystring_auth": 1},
        {"transfer_config": TransferConfig(), "use_ssl": 0},
        {"client_config": None, "transfer_config": None, "proxies": None, "security_token": ""},
        {"verify": "/etc/ssl/bundle.pem"},
        {"verify": False},
        {"gzip_content_types": ["text/css"], "max_memory_size": 0, "url_protocol": "http:"},
    ],
    ids=[
        "a config",
        "a transfer config",
        "nothing",
        "a bundle",
        "no verification",
        "what the documentation has",
    ],
)
def test_values_of_the_right_type_are_accepted(options: Settings) -> None:
    assert found(project(default=options)) == []


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("AWS_QUERYSTRING_AUTH", "django-storages treats None as False, so links are not signed"),
        ("AWS_LOCATION", "None makes django-storages fail; it expects a string"),
    ],
)
def test_none_as_a_value_is_reported(name: str, reported: str) -> None:
    settings = on_globals(**{name: None})
    settings["STORAGES"]["default"]["OPTIONS"] = {"location": "media"} if "AUTH" in name else {}

    assert found(settings) == [("W106", name, reported)]


@pytest.mark.parametrize("value", [None, "", False])
def test_a_key_without_a_value_is_reported(value: object) -> None:
    settings = on_globals(AWS_ACCESS_KEY_ID=value, AWS_SECRET_ACCESS_KEY=value)

    assert [(id_, name) for id_, name, _ in found(settings)] == [
        ("W106", "AWS_ACCESS_KEY_ID"),
        ("W106", "AWS_SECRET_ACCESS_KEY"),
    ]
    assert found({**settings, "AWS_S3_SESSION_PROFILE": "acme"}) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("AWS_ACCESS_KEY_ID = None", [], id="a role"),
        pytest.param(
            'AWS_ACCESS_KEY_ID = os.environ.get("NOBODY")', ["AWS_ACCESS_KEY_ID"], id="a variable"
        ),
        pytest.param(
            'AWS_ACCESS_KEY_ID = os.environ.get("NOBODY", None)', [], id="a variable or a role"
        ),
        pytest.param(
            "def env(name, *, default): return default\n"
            'AWS_ACCESS_KEY_ID = env("NOBODY", default=None)',
            [],
            id="a function of variables",
        ),
        pytest.param(
            "key = None\nAWS_ACCESS_KEY_ID = key", ["AWS_ACCESS_KEY_ID"], id="another name"
        ),
        pytest.param(
            'AWS_ACCESS_KEY_ID = os.environ.get("NOBODY", "")', ["AWS_ACCESS_KEY_ID"], id="empty"
        ),
        pytest.param(
            'AWS_ACCESS_KEY_ID = None\nAWS_ACCESS_KEY_ID = os.environ.get("NOBODY")',
            ["AWS_ACCESS_KEY_ID"],
            id="both",
        ),
    ],
)
def test_none_in_the_source_leaves_keys_to_a_role(
    tmp_path: Path, line: str, expected: list[str]
) -> None:
    text = f'import os\nSTORAGES = {on_globals()["STORAGES"]}\nAWS_STORAGE_BUCKET_NAME = "acme"\n'
    settings = module(tmp_path / "settings.py", text + line)

    assert [name for id_, name, _ in found(settings) if id_ == "W106"] == expected


def test_keys_of_options_may_be_none() -> None:
    assert found(project(default={"access_key": None, "secret_key": None})) == []


def test_cors_headers_of_objects_are_reported() -> None:
    settings = project(default={"object_parameters": {"Access-Control-Allow-Origin": "*"}})

    assert found(settings) == [
        (
            "E113",
            option("default", "object_parameters"),
            "name 1 is a CORS header, which is configured on the bucket, not on objects",
        )
    ]


@pytest.mark.parametrize("kind", [str, str.encode])
def test_escaped_line_breaks_in_a_pem_are_reported(kind: Callable[[str], object]) -> None:
    pem = kind("-----BEGIN PRIVATE KEY-----\\n" + "A" * 64 + "\\n-----END PRIVATE KEY-----")
    settings = project(default={"cloudfront_key": pem, "cloudfront_key_id": "K2JCJMDEHXQW5F"})

    assert (
        "E108",
        option("default", "cloudfront_key"),
        "contains \\n instead of line breaks, so django-storages can't read it as PEM",
    ) in found(settings)
    assert 'replace them with line breaks: .replace("\\\\n", "\\n")' in hints(settings)


@pytest.mark.parametrize("name", ["bucket_name", "querystring_auth", "querystring_expire"])
def test_a_trailing_comma_is_reported(name: str) -> None:
    settings = project(default={name: ("x",)})

    assert found(settings) == [("E028", option("default", name), "a tuple, not a single value")]
    assert hints(settings) == ["remove the comma behind the value"]
