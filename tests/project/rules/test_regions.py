from typing import Any

import pytest
from botocore.config import Config
from storages.backends.s3 import S3Storage

from tests.project.projects import WHEN_REQUIRED, Settings, found, hints, option, project

ENDPOINTS = {
    "aws": "https://s3.eu-central-1.amazonaws.com",
    "ovh": "https://s3.gra.io.cloud.ovh.net",
    "scaleway": "https://s3.fr-par.scw.cloud",
}
UNSIGNED = "not set, so botocore signs for us-east-1 instead of the region of the endpoint"
GLOBAL = (
    "without addressing_style, links lead to s3.amazonaws.com, which does not "
    "serve this region (IllegalLocationConstraintException)"
)
NAME = option("default", "region_name")


@pytest.mark.parametrize("endpoint", ENDPOINTS.values(), ids=ENDPOINTS)
def test_a_missing_region_of_an_endpoint_is_reported(endpoint: str) -> None:
    settings = project(default={"endpoint_url": endpoint})
    del settings["STORAGES"]["default"]["OPTIONS"]["region_name"]

    assert found(settings, WHEN_REQUIRED) == [("W001", NAME, UNSIGNED)]
    assert found(settings, {**WHEN_REQUIRED, "AWS_DEFAULT_REGION": "eu-central-1"}) == []


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://nyc3.digitaloceanspaces.com",
        "https://fsn1.your-objectstorage.com",
        "http://localhost:9000",
    ],
)
def test_other_endpoints_accept_any_region(endpoint: str) -> None:
    settings = project(default={"endpoint_url": endpoint})
    del settings["STORAGES"]["default"]["OPTIONS"]["region_name"]

    assert found(settings, WHEN_REQUIRED) == []


@pytest.mark.parametrize("style", [None, "auto"])
@pytest.mark.parametrize("region", ["me-south-1", "af-south-1", "ap-east-1"])
def test_links_to_the_global_host_from_a_newer_region_are_reported(
    region: str, style: str | None
) -> None:
    settings = project(default={"region_name": region, "addressing_style": style})

    assert found(settings) == [("W120", NAME, GLOBAL)]
    assert hints(settings) == ["""set OPTIONS["addressing_style"] = 'virtual'"""]
    settings["STORAGES"]["default"]["OPTIONS"]["querystring_auth"] = False
    assert found(settings) == [("W120", NAME, GLOBAL)]


@pytest.mark.parametrize(
    "options",
    [
        {"region_name": "eu-west-1"},
        {"region_name": "us-gov-west-1"},
        {"region_name": "me-south-1", "addressing_style": "virtual"},
        {"region_name": "me-south-1", "addressing_style": "path"},
        {
            "region_name": "me-south-1",
            "custom_domain": "cdn.example.com",
            "querystring_auth": False,
        },
        {
            "region_name": "me-south-1",
            "client_config": Config(s3={"addressing_style": "virtual"}, signature_version="s3v4"),
        },
        {
            "region_name": "me-south-1",
            "endpoint_url": "https://s3.me-south-1.amazonaws.com",
            "signature_version": "s3v4",
        },
    ],
    ids=[
        "an older region",
        "another partition",
        "virtual",
        "path",
        "a domain",
        "a config",
        "an endpoint",
    ],
)
def test_other_links_are_accepted(options: dict[str, object]) -> None:
    assert found(project(default=options)) == []


def test_a_config_without_a_style_uses_the_default_of_botocore() -> None:
    options = {"region_name": "me-south-1", "client_config": Config(signature_version="s3v4")}

    assert found(project(default=options)) == [("W120", NAME, GLOBAL)]
    assert hints(project(default=options)) == [
        'set s3={"addressing_style": "virtual"} in the client configuration'
    ]


def test_a_class_may_set_its_own_addressing_style() -> None:
    settings = project(default={"region_name": "me-south-1"})
    settings["STORAGES"]["default"]["BACKEND"] = "tests.project.own_storages.WithConstructor"

    assert [row[0] for row in found(settings)] == ["W132"]


@pytest.mark.parametrize(("style", "is_global"), [(None, True), ("virtual", False)])
@pytest.mark.parametrize("signed", [True, False])
def test_the_real_storage_creates_the_same_links(
    style: str | None,
    *,
    is_global: bool,
    signed: bool,
) -> None:
    storage: Any = S3Storage(
        bucket_name="acme",
        region_name="me-south-1",
        addressing_style=style,
        querystring_auth=signed,
        access_key="key",
        secret_key="secret",
    )

    assert storage.url("name").startswith("https://acme.s3.amazonaws.com/") is is_global


SERVER = {"endpoint_url": "https://s3.acme.net", "region_name": None}


@pytest.mark.parametrize(
    ("options", "is_reported"),
    [
        pytest.param({}, True, id="nothing"),
        pytest.param({"region_name": "us-east-1"}, True, id="a region of version 2"),
        pytest.param({"region_name": "fsn1"}, False, id="another region"),
        pytest.param({"signature_version": "s3v4", "region_name": "here"}, False, id="version 4"),
        pytest.param({"signature_version": "s3"}, False, id="version 2 on purpose"),
        pytest.param(
            {"client_config": Config(signature_version="s3v4"), "region_name": "here"},
            False,
            id="a config",
        ),
        pytest.param({"custom_domain": "cdn.acme.net"}, False, id="a domain"),
        pytest.param({"querystring_auth": False}, False, id="no signature"),
        pytest.param({"endpoint_url": "http://localhost:9000"}, False, id="development"),
        pytest.param({"endpoint_url": "https://minio.acme.net"}, False, id="a tolerant server"),
        pytest.param({"endpoint_url": "http://s3.acme.net:9000"}, False, id="the port of MinIO"),
        pytest.param({"endpoint_url": None, "region_name": "us-east-1"}, False, id="AWS"),
        pytest.param(
            {
                "endpoint_url": None,
                "region_name": "us-east-1",
                "object_parameters": {
                    "SSEKMSKeyId": "alias/acme",
                    "ServerSideEncryption": "aws:kms",
                },
            },
            True,
            id="a KMS key",
        ),
        pytest.param(
            {
                "endpoint_url": None,
                "region_name": "eu-west-1",
                "object_parameters": {"ServerSideEncryption": "aws:kms:dsse"},
            },
            True,
            id="the KMS key of the account",
        ),
        pytest.param(
            {
                "endpoint_url": None,
                "region_name": "eu-west-1",
                "object_parameters": {"ServerSideEncryption": "AES256"},
            },
            False,
            id="no KMS key",
        ),
        pytest.param(
            {"session_profile": "acme", "access_key": None, "secret_key": None},
            False,
            id="a profile, which may have a region",
        ),
    ],
)
def test_links_need_the_current_signature(options: Settings, *, is_reported: bool) -> None:
    reported = [row for row in found(project(default={**SERVER, **options})) if row[0] == "W130"]

    assert [row[1] for row in reported] == [option("default", "signature_version")] * is_reported


def test_a_region_of_the_environment_decides_the_signature() -> None:
    assert "W130" not in [
        row[0] for row in found(project(default=SERVER), {"AWS_DEFAULT_REGION": "fsn1"})
    ]


def test_the_hint_for_a_signature_of_a_provider_is_about_settings() -> None:
    server = {
        "region_name": "us-east-1",
        "endpoint_url": "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
    }
    settings = project(default=server)

    assert ("W058", option("default", "signature_version")) in [
        (id_, variable) for id_, variable, _ in found(settings, WHEN_REQUIRED)
    ]
    assert [one for one in hints(settings) if one.startswith("set OPTIONS")] == [
        (
            "set OPTIONS[\"signature_version\"] = 's3v4' (source: "
            "https://developers.cloudflare.com/r2/api/s3/presigned-urls/: X-Amz-Date and X-Amz-Expires)"
        )
    ]


def test_the_hint_for_a_signature_names_the_region_that_it_needs() -> None:
    hint = 'set signature_version to "s3v4" (AWS_S3_SIGNATURE_VERSION)'
    with_region = {**SERVER, "region_name": "us-east-1"}

    assert hint in hints(project(default=with_region))
    assert f"{hint}, and region_name to the region of the bucket, on which it depends" in hints(
        project(default=SERVER)
    )


def test_a_config_replaces_the_signature_of_the_storage() -> None:
    options = {**SERVER, "signature_version": "s3v4", "client_config": Config(read_timeout=5)}
    settings = project(default=options)
    real: Any = S3Storage(**options, bucket_name="acme", access_key="key", secret_key="secret")

    assert ("W130", option("default", "client_config")) in [row[:2] for row in found(settings)]
    assert "set signature_version in client_config, which replaces the option" in hints(settings)
    assert "AWSAccessKeyId=" in real.url("a.txt")
