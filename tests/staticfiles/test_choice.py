"""The choice of the transport of a run."""

from pathlib import Path
from typing import Any

import pytest
from botocore.config import Config
from storages.backends.s3 import S3StaticStorage

from s3settings.staticfiles.choice import (
    Address,
    address,
    reason_of_objects,
    reason_of_storage,
)
from s3settings.staticfiles.shelf import Captured

OPTIONS: dict[str, Any] = {
    "bucket_name": "acme-static",
    "region_name": "eu-west-1",
    "access_key": "AKIAEXAMPLE",
    "secret_key": "made-up",
}


class WithSession(S3StaticStorage):  # type: ignore[misc] # has no types
    _create_session = S3StaticStorage._create_session


def made(**options: Any) -> Any:
    return S3StaticStorage(**{**OPTIONS, **options})


def test_an_ordinary_storage_goes_by_obstore() -> None:
    assert reason_of_storage(made(), S3StaticStorage, {"HOME": "/", "HTTP_PROXY": ""}) is None


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"proxies": {"https": "http://proxy:3128"}}, "proxies are set"),
        ({"verify": False}, "verify is set"),
        ({"client_config": Config(read_timeout=5)}, "client_config is set"),
        ({"signature_version": "s3"}, "signature_version is not s3v4"),
        ({"use_ssl": False}, "use_ssl is off"),
        ({"region_name": None}, "no region is set"),
        ({"bucket_name": "acme.static"}, "the name of the bucket is unusual"),
        ({"endpoint_url": "https://s3.example.com/v1"}, "the endpoint has a path"),
    ],
)
def test_options_that_only_boto3_knows(options: dict[str, Any], reason: str) -> None:
    assert reason_of_storage(made(**options), S3StaticStorage, {}) == reason


def test_a_class_with_its_own_session_goes_by_boto3() -> None:
    storage = WithSession(**OPTIONS)
    assert reason_of_storage(storage, WithSession, {}) == "WithSession overrides _create_session"


@pytest.mark.parametrize(
    "name",
    [
        "https_proxy",
        "AWS_CA_BUNDLE",
        "AWS_ENDPOINT_URL_S3",
        "AWS_SKIP_SIGNATURE",
        "AWS_SSE_KMS_KEY_ID",
    ],
)
def test_variables_that_the_two_read_differently(name: str) -> None:
    reason = reason_of_storage(made(), S3StaticStorage, {name: "canary"})
    assert reason == f"{name} is in the environment"


def test_an_authority_is_nothing_to_an_endpoint_without_tls() -> None:
    storage = made(endpoint_url="http://127.0.0.1:9000")
    assert reason_of_storage(storage, S3StaticStorage, {"AWS_CA_BUNDLE": "/ca.pem"}) is None


def test_a_section_of_the_configuration_file_goes_by_boto3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config"
    file.write_text("[default]\ns3 =\n  use_accelerate_endpoint = true\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(file))
    reason = reason_of_storage(made(), S3StaticStorage, {})
    assert reason == "the configuration file of AWS sets options of s3"


def test_without_obstore_boto3_sends(monkeypatch: pytest.MonkeyPatch) -> None:

    def nothing(_name: str) -> None: ...

    monkeypatch.setattr("importlib.util.find_spec", nothing)
    assert reason_of_storage(made(), S3StaticStorage, {}) == "obstore is not installed"


def captured(key: str, **arguments: Any) -> Captured:
    return Captured(key, b"", 0, "", arguments)


@pytest.mark.parametrize(
    "key", ["a/b c.css", "ä/~.js", "p%20q", "x.#?&=+'()!*@:,;$[]{}|^`", ".hidden/..x", "a..b"]
)
def test_keys_that_obstore_takes_as_they_are(key: str) -> None:
    assert reason_of_objects([captured(key, ContentType="text/css")], "static/") is None


@pytest.mark.parametrize("key", ["a//b", "a/./b", "../a", "a/", "/a", "tab\there"])
def test_keys_that_it_changes_or_refuses(key: str) -> None:
    assert reason_of_objects([captured(key)], "") == "a key has an unusual character"


@pytest.mark.parametrize(
    ("arguments", "prefix", "reason"),
    [
        ({"ACL": "private"}, "", "uploads have the argument ACL"),
        ({"Metadata": {"Release": "7"}}, "", "metadata has an unusual name"),
        ({}, "a//b/", "the location has an unusual character"),
    ],
)
def test_what_else_obstore_cannot_express(
    arguments: dict[str, Any], prefix: str, reason: str
) -> None:
    assert reason_of_objects([captured("a", **arguments)], prefix) == reason


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, Address("https://acme-static.s3.eu-west-1.amazonaws.com", "eu-west-1", virtual=True)),
        (
            {"region_name": "cn-north-1", "addressing_style": "path"},
            Address("https://s3.cn-north-1.amazonaws.com.cn", "cn-north-1", virtual=False),
        ),
        (
            {"endpoint_url": "http://127.0.0.1:9000/", "region_name": None},
            Address("http://127.0.0.1:9000", "us-east-1", virtual=False),
        ),
        (
            {"endpoint_url": "https://s3.example.com", "addressing_style": "virtual"},
            Address("https://acme-static.s3.example.com", "eu-west-1", virtual=True),
        ),
    ],
)
def test_the_address_is_the_one_of_botocore(options: dict[str, Any], expected: Address) -> None:
    storage = made(signature_version="s3v4", **options)

    assert address(storage) == expected

    endpoint = storage.connection.meta.client.meta.endpoint_url
    assert expected.endpoint.replace("acme-static.", "") == endpoint.rstrip("/")
    if storage.endpoint_url:
        link = storage.connection.meta.client.generate_presigned_url(
            "get_object", Params={"Bucket": "acme-static", "Key": "k"}
        )
        path = "/k?" if expected.virtual else "/acme-static/k?"
        assert link.startswith(expected.endpoint + path)
