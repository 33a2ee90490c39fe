from typing import Any

import pytest
from botocore.config import Config

from tests.project.projects import (
    S3,
    WHEN_REQUIRED,
    Settings,
    entry,
    found,
    hints,
    on_globals,
    option,
    project,
)

B2 = {
    "endpoint_url": "https://s3.us-west-004.backblazeb2.com",
    "region_name": "us-west-004",
}
CHECKSUMS = (
    "W107",
    option("default", "endpoint_url"),
    (
        "botocore 1.36 and later send checksums that Backblaze B2 may reject: "
        "uploads fail with InvalidArgument, SignatureDoesNotMatch or Unauthorized"
    ),
)


def test_providers_that_may_reject_checksums_are_reported() -> None:
    settings = project(default=B2)

    assert found(settings) == [CHECKSUMS]
    assert found(settings, botocore=(1, 35, 99)) == []
    assert found(settings, WHEN_REQUIRED) == []


def test_a_config_can_disable_default_checksums() -> None:
    config = Config(request_checksum_calculation="when_required", signature_version="s3v4")

    assert found(project(default={**B2, "client_config": config})) == []
    config = Config(retries={"max_attempts": 2})
    assert found(project(default={**B2, "client_config": config})) == [CHECKSUMS]


def test_a_provider_is_reported_once() -> None:
    gcs = {"endpoint_url": "https://storage.googleapis.com", "region_name": "auto"}
    settings = project(default=B2, static={**B2, "custom_domain": "cdn.example.com"})
    settings["STORAGES"]["backups"] = entry(S3, bucket_name="other", location="b", **gcs)

    assert [row[1] for row in found(settings) if row[0] == "W107"] == [
        option("backups", "endpoint_url"),
        option("default", "endpoint_url"),
    ]


@pytest.mark.parametrize(
    "options",
    [
        {"endpoint_url": "http://minio:9000", "custom_domain": "cdn.acme.io"},
        {"endpoint_url": "https://s3.eu-west-1.amazonaws.com"},
        {"endpoint_url": "https://fra1.digitaloceanspaces.com", "region_name": "fra1"},
        {},
    ],
    ids=["MinIO", "an endpoint of AWS", "Spaces, since January 2025", "AWS"],
)
def test_other_providers_accept_checksums(options: Settings) -> None:
    assert found(project(default=options)) == []


def test_checksums_for_an_unknown_server_are_a_note() -> None:
    server = {"endpoint_url": "https://s3.example.com", "signature_version": "s3v4"}
    settings = project(default=server, static=server)
    message = (
        "botocore 1.36 and later send checksums, which older servers reject "
        "(MissingContentLength, InvalidArgument, XAmzContentSHA256Mismatch)"
    )

    assert found(settings) == [("W133", option("default", "endpoint_url"), message)]
    assert found(settings, botocore=(1, 35, 99)) == []
    assert found(settings, WHEN_REQUIRED) == []
    config = {"client_config": Config(request_checksum_calculation="when_required")}
    del server["signature_version"]
    both = project(default={**server, **config}, static={**server, **config})
    assert "W133" not in [id_ for id_, *_ in found(both)]


def test_a_class_may_create_its_own_config() -> None:
    settings = project()
    settings["STORAGES"]["default"] = entry("tests.project.own_storages.WithConstructor", **B2)

    assert [row[0] for row in found(settings)] == ["W132"]


@pytest.mark.parametrize(
    ("release", "options", "reported"),
    [
        (
            (1, 10),
            {"default_acl": "private"},
            ("default_acl", "ignored by django-storages 1.10.0, so objects get no ACL"),
        ),
        (
            (1, 14, 4),
            {"file_overwrite": True},
            (
                "file_overwrite",
                "with file_overwrite, exists() of django-storages 1.14.4 is always False",
            ),
        ),
        (
            (1, 14, 2),
            {"client_config": Config()},
            (
                "client_config",
                (
                    "client_config was added in django-storages 1.14.3; "
                    "this release rejects or ignores it"
                ),
            ),
        ),
    ],
)
def test_known_defects_of_releases_are_reported(
    release: tuple[int, ...], options: dict[str, Any], reported: tuple[str, str]
) -> None:
    settings = project(default=options)
    settings["STORAGES"]["staticfiles"]["OPTIONS"]["file_overwrite"] = False

    assert found(settings, storages=release) == [
        ("W113", option("default", reported[0]), reported[1])
    ]
    assert found(settings, storages=(1, 14, 6)) == []


@pytest.mark.parametrize(
    ("release", "is_leaked"),
    [((1, 13, 2), False), ((1, 14), True), ((1, 14, 3), True), ((1, 14, 4), False)],
)
def test_some_releases_do_not_read_a_session_token_of_the_environment(
    release: tuple[int, ...], *, is_leaked: bool
) -> None:
    settings = on_globals(
        AWS_ACCESS_KEY_ID="ASIAIOSFODNN7EXAMPLE",
        AWS_SECRET_ACCESS_KEY="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        AWS_S3_FILE_OVERWRITE=False,
    )
    settings["STORAGES"]["staticfiles"]["OPTIONS"]["file_overwrite"] = False

    reported = found(settings, {"AWS_SESSION_TOKEN": "token"}, storages=release)

    assert sorted(row[:2] for row in reported) == (
        [("E003", "AWS_SESSION_TOKEN"), ("W113", "AWS_SESSION_TOKEN")] if is_leaked else []
    )
    assert [row[0] for row in found(settings, {}, storages=release)] == ["E003"]


def test_keys_for_other_clients_do_not_depend_on_releases() -> None:
    settings = {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "s" * 40}

    assert found(settings, storages=(1, 10)) == []
    assert S3


@pytest.mark.parametrize(
    ("release", "is_leaked"), [((1, 13), False), ((1, 14, 2), True), ((1, 14, 3), False)]
)
def test_some_releases_do_not_read_keys_of_the_environment(
    release: tuple[int, ...], *, is_leaked: bool
) -> None:
    keys = {"AWS_S3_ACCESS_KEY_ID": "key", "AWS_S3_SECRET_ACCESS_KEY": "secret"}
    message = "only set in the environment, where django-storages 1.14 to 1.14.2 does not read it"

    assert found(project(), keys, storages=release) == (
        [("W113", name, message) for name in keys] if is_leaked else []
    )
    own = dict.fromkeys(("access_key", "secret_key"), "other")
    assert found(project(default=own, static=own), keys, storages=release) == []


def test_what_a_config_replaces_is_set_in_it() -> None:
    config = Config(request_checksum_calculation="when_required")
    settings = project(default={**B2, "region_name": None, "client_config": config})

    assert [row[:2] for row in found(settings)] == [("E058", option("default", "client_config"))]
    assert hints(settings) == ["set signature_version in client_config, which replaces the option"]


def test_the_setting_of_another_provider_is_replaced_for_one_storage() -> None:
    settings = on_globals(AWS_DEFAULT_ACL="public-read")
    server = {"endpoint_url": "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com"}
    settings["STORAGES"]["default"]["OPTIONS"] |= server
    reported = [one for one in hints(settings) if "default_acl" in one]

    assert reported[0].startswith('set OPTIONS["default_acl"] = None; configure public access')


def test_the_region_of_a_provider_with_one_is_named() -> None:
    server = "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com"
    settings = project(default={"endpoint_url": server, "region_name": "eu-west-1"})
    shared = on_globals()
    shared["STORAGES"]["default"]["OPTIONS"]["endpoint_url"] = server

    assert "set auto" in hints(settings)
    assert f"set {option('default', 'region_name')} to auto" in hints(shared)
