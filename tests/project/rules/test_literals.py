from datetime import timedelta

import pytest
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

from tests.project.projects import Settings, found, hints, on_globals, option, project

BOOLEAN = "text, which django-storages takes for True, whatever it says"
CONFIG = "not a Config object, which is all that boto3 takes"


@pytest.mark.parametrize(
    ("name", "value", "reported"),
    [
        ("querystring_auth", "false", BOOLEAN),
        ("file_overwrite", "False", BOOLEAN),
        ("gzip", "", "empty text, which django-storages takes for False"),
        ("querystring_expire", "3600", "not a number, which is all that boto3 takes"),
        ("querystring_expire", timedelta(1), "not a number, which is all that boto3 takes"),
        ("max_memory_size", "0", "not a number, which is all that boto3 takes"),
        ("object_parameters", '{"CacheControl": "no-cache"}', "text, where boto3 takes a dict"),
        ("proxies", '{"https": "proxy:3128"}', "text, where boto3 takes a dict"),
        ("client_config", {"retries": {}}, CONFIG),
        ("transfer_config", "{}", "not a TransferConfig object, which is all that boto3 takes"),
        ("gzip_content_types", "text/css", "text, where a list belongs"),
        ("region_name", "eu-west-1 ", "white space stands around the value"),
        ("default_acl", "Private", "in capitals, which S3 does not know"),
        ("signature_version", "S3V4", "in capitals, which S3 does not know"),
        ("security_token", "None", "the text None, which is not None"),
        ("default_acl", "None", "the text None, which is not None"),
        ("verify", "False", "text, which boto3 takes for the path of a CA bundle"),
    ],
)
def test_django_storages_takes_values_as_they_are(name: str, value: object, reported: str) -> None:
    # the empty text is no boolean for a parser either
    problems = [row for row in found(project(default={name: value})) if row[0] == "E108"]

    assert problems == ([("E108", option("default", name), reported)] if value else [])


@pytest.mark.parametrize(
    ("value", "reported"),
    [
        ("https", "has no colon at its end, so links start with https//"),
        ("http://", "has no colon at its end, so links start with https//"),
        ("HTTPS://", "has no colon at its end, so links start with https//"),
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
def test_values_of_the_right_type_are_right(options: Settings) -> None:
    assert found(project(default=options)) == []


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("AWS_QUERYSTRING_AUTH", "django-storages takes None for False, so links are not signed"),
        ("AWS_LOCATION", "django-storages fails on None, it wants text"),
    ],
)
def test_none_is_not_unset(name: str, reported: str) -> None:
    settings = on_globals(**{name: None})
    settings["STORAGES"]["default"]["OPTIONS"] = {"location": "media"} if "AUTH" in name else {}

    assert found(settings) == [("W106", name, reported)]


@pytest.mark.parametrize("value", [None, "", False])
def test_a_key_without_a_value_was_to_come_from_the_environment(value: object) -> None:
    settings = on_globals(AWS_ACCESS_KEY_ID=value, AWS_SECRET_ACCESS_KEY=value)

    assert [(id_, name) for id_, name, _ in found(settings)] == [
        ("W106", "AWS_ACCESS_KEY_ID"),
        ("W106", "AWS_SECRET_ACCESS_KEY"),
    ]
    assert found({**settings, "AWS_S3_SESSION_PROFILE": "acme"}) == []


def test_keys_of_options_may_be_none() -> None:
    assert found(project(default={"access_key": None, "secret_key": None})) == []


def test_cors_is_no_matter_of_objects() -> None:
    settings = project(default={"object_parameters": {"Access-Control-Allow-Origin": "*", 1: 2}})

    assert (
        "E113",
        option("default", "object_parameters"),
        "a header of CORS, which is a configuration of the bucket, not of objects",
    ) in found(settings)


def test_a_pem_has_real_line_breaks() -> None:
    pem = "-----BEGIN PRIVATE KEY-----\\n" + "A" * 64 + "\\n-----END PRIVATE KEY-----"
    settings = project(default={"cloudfront_key": pem, "cloudfront_key_id": "K2JCJMDEHXQW5F"})

    assert (
        "E108",
        option("default", "cloudfront_key"),
        "its line breaks are written as \\n, which makes it no PEM for django-storages",
    ) in found(settings)
    assert 'put real line breaks in their place: .replace("\\\\n", "\\n")' in hints(settings)


@pytest.mark.parametrize("name", ["bucket_name", "querystring_auth", "querystring_expire"])
def test_a_comma_at_the_end_of_a_line_makes_a_tuple(name: str) -> None:
    settings = project(default={name: ("x",)})

    assert found(settings) == [("E028", option("default", name), "a tuple, not a single value")]
    assert hints(settings) == ["remove the comma behind the value"]
