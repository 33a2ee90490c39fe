from typing import Any

import pytest
from botocore.config import Config
from storages.backends.s3 import S3Storage

from s3settings.project import read
from s3settings.project.storages import ProjectStorage
from tests.project import own_storages
from tests.project.projects import (
    LATEST,
    WHEN_REQUIRED,
    entry,
    found,
    on_globals,
    option,
    project,
)


def storage(*, alias: str = "default", **options: object) -> ProjectStorage:
    found = read(project(default=options), environment={}, releases=LATEST).storage(alias)
    assert found is not None
    return found


@pytest.mark.parametrize("value", [None, False, ""])
def test_empty_values_are_unset(value: object) -> None:
    found = storage(custom_domain=value, default_acl=value, location=value)

    assert found.custom_domain is None
    assert found.default_acl is None
    assert found.location == ""
    assert not found.is_set("custom_domain")


@pytest.mark.parametrize(
    ("endpoint", "reported"),
    [
        ("https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com", []),
        ("http://localhost:9000", []),
        ("https://s3.us-west-004.backblazeb2.com", ["E028"]),
        (None, ["E028"]),
    ],
)
def test_an_empty_region_is_that_of_some_servers(endpoint: str | None, reported: list[str]) -> None:
    given = project(default={"endpoint_url": endpoint, "region_name": ""})
    assert [row[0] for row in found(given, WHEN_REQUIRED) if row[0] == "E028"] == reported


def test_numbers_are_valid_booleans() -> None:
    assert storage(querystring_auth=0, gzip=1).querystring_auth is False
    assert storage(gzip=1).gzip is True


def test_links_to_a_domain_are_signed_only_if_set_explicitly() -> None:
    assert storage(custom_domain="cdn.example.com").querystring_auth is False
    assert storage(custom_domain="cdn.example.com", querystring_auth=True).querystring_auth is True
    assert storage().querystring_auth is True


@pytest.mark.parametrize(
    ("region", "options", "host"),
    [
        pytest.param("eu-west-1", {}, "acme.s3.amazonaws.com", id="the host of all regions"),
        pytest.param(
            "eu-west-1",
            {"addressing_style": "virtual"},
            "acme.s3.eu-west-1.amazonaws.com",
            id="the host of the region",
        ),
        pytest.param("cn-north-1", {}, "acme.s3.cn-north-1.amazonaws.com.cn", id="China"),
        pytest.param(
            "eu-west-1",
            {"client_config": Config(use_dualstack_endpoint=True)},
            "acme.s3.dualstack.eu-west-1.amazonaws.com",
            id="dual-stack",
        ),
        pytest.param(
            "eu-west-1",
            {"client_config": Config(s3={"us_east_1_regional_endpoint": "regional"})},
            "acme.s3.amazonaws.com",
            id="an argument for another region",
        ),
        pytest.param(
            "eu-west-1",
            {"client_config": Config(use_fips_endpoint=True)},
            "acme.s3-fips.us-east-1.amazonaws.com",
            id="FIPS",
        ),
    ],
)
def test_unsigned_links_are_where_botocore_makes_them(
    region: str, options: dict[str, Any], host: str
) -> None:
    options = {"bucket_name": "acme", "region_name": region, "querystring_auth": False, **options}

    made: Any = S3Storage(access_key="AKIA", secret_key="s", location="media", **options)

    assert made.url("a.txt") == f"https://{host}/media/a.txt"
    assert storage(**options).base_url == f"https://{host}/media/"


def test_an_endpoint_uses_path_addressing_by_default() -> None:
    endpoint = "https://s3.example.com"

    assert storage(endpoint_url=endpoint).addressing_style == "path"
    assert storage(endpoint_url=endpoint, addressing_style="auto").addressing_style == "path"
    assert storage(endpoint_url=endpoint, addressing_style="virtual").addressing_style == "virtual"
    assert storage().addressing_style == "virtual"


def test_a_config_takes_precedence_over_options() -> None:
    config = Config(signature_version="s3", s3={"addressing_style": "path"})

    found = storage(client_config=config, addressing_style="virtual", signature_version="s3v4")

    assert (found.addressing_style, found.signature_version) == ("path", "s3")
    assert storage(client_config=Config(), addressing_style="path").addressing_style == "virtual"


@pytest.mark.parametrize(
    ("options", "version"),
    [
        ({}, "s3v4"),
        ({"signature_version": "s3"}, "s3"),
        ({"endpoint_url": "https://s3.example.com"}, "s3"),
        ({"endpoint_url": "https://s3.example.com", "region_name": "fsn1"}, "s3v4"),
        ({"endpoint_url": "https://s3.example.com", "querystring_auth": False}, "s3v4"),
        ({"endpoint_url": "https://s3.example.com", "custom_domain": "a.example.com"}, "s3v4"),
        (
            {
                "endpoint_url": "https://s3.example.com",
                "custom_domain": "a.example.com",
                "querystring_auth": True,
            },
            "s3v4",
        ),
        ({"endpoint_url": "https://s3.eu-west-1.amazonaws.com"}, "s3v4"),
    ],
)
def test_the_default_signature_depends_on_the_region(options: dict[str, Any], version: str) -> None:
    assert storage(**options).signature_version == version


def test_a_key_may_be_bytes() -> None:
    reported = read(project(default={"cloudfront_key": b"\xff"}), environment={}, releases=LATEST)

    assert [problem.id for problem in reported.problems] == ["s3settings.E022"]


def test_an_option_of_s3settings_is_named_by_the_one_of_django_storages() -> None:
    assert storage().origin("storage_class").variable == option("default", "object_parameters")
    assert storage().origin("provider").variable == option("default", "endpoint_url")


def test_no_secret_is_shown() -> None:
    assert "topsecret" not in repr(storage(secret_key="topsecret", access_key="key"))


def test_an_empty_key_of_cloudfront_is_unset() -> None:
    assert found(on_globals(AWS_CLOUDFRONT_KEY=b"", AWS_CLOUDFRONT_KEY_ID=None)) == []


def test_a_setting_of_one_storage_is_in_its_options_or_its_class() -> None:
    in_class = entry(f"{own_storages.__name__}.Media")
    settings = {**on_globals(), "DEFAULT_FILE_STORAGE": in_class["BACKEND"]}
    legacy = read({**settings, "STORAGES": settings["STORAGES"]}, environment={}).entries[0]
    del settings["STORAGES"]
    media, static = read(settings, environment={}).storages[0], read(project()).storages[1]

    assert legacy.options == {"location": "media"}
    assert media.own_variable("custom_domain") == f"{in_class['BACKEND']}.custom_domain"
    assert static.own_variable("kms_key_id") == option("staticfiles", "object_parameters")
    assert "bucket_name" in media.own
    assert media.own.isdisjoint(on_globals())
