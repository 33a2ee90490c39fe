import json

import pytest

from tests.samples import ROLE, reported

# it may use a KMS key, which visitors can't
BEHIND_A_CDN = {"AWS_STATIC_CUSTOM_DOMAIN": "cdn.acme.io"}


def test_static_files_must_be_overwritten() -> None:
    message = "collectstatic could not replace outdated files"

    assert reported({**ROLE, "AWS_STATIC_FILE_OVERWRITE": "false"}) == [
        ("E043", "AWS_STATIC_FILE_OVERWRITE", message)
    ]
    assert reported({**ROLE, "AWS_S3_FILE_OVERWRITE": "false"}) == []


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"AWS_S3_KMS_KEY_ID": "k"}, id="its encryption"),
        pytest.param(
            {"AWS_S3_KMS_KEY_ID": "k", "AWS_S3_SERVER_SIDE_ENCRYPTION": "aws:kms:dsse"},
            id="twice encrypted",
        ),
        pytest.param({"AWS_S3_SERVER_SIDE_ENCRYPTION": "AES256"}, id="no key"),
        pytest.param(
            {
                "AWS_S3_KMS_KEY_ID": "k",
                "AWS_MEDIA_KMS_KEY_ID": "none",
                "AWS_MEDIA_SERVER_SIDE_ENCRYPTION": "AES256",
            },
            id="no key for one",
        ),
    ],
)
def test_encryptions_that_match_their_key_are_accepted(env: dict[str, str]) -> None:
    assert reported({**ROLE, **BEHIND_A_CDN, **env}) == []


@pytest.mark.parametrize(
    ("env", "message"),
    [
        pytest.param(
            {"AWS_S3_SERVER_SIDE_ENCRYPTION": "AES256"}, "AES256 does not use a KMS key", id="of S3"
        ),
        pytest.param(
            {"AWS_MEDIA_SERVER_SIDE_ENCRYPTION": "none"},
            "set without server-side encryption",
            id="none for one",
        ),
        pytest.param(
            {"AWS_S3_OBJECT_PARAMETERS": '{"ServerSideEncryption": null}'},
            "set without server-side encryption",
            id="null in JSON",
        ),
        pytest.param(
            {"AWS_S3_OBJECT_PARAMETERS": '{"ServerSideEncryption": "AES256"}'},
            "AES256 does not use a KMS key",
            id="of S3 in JSON",
        ),
    ],
)
def test_a_key_for_an_encryption_without_keys_is_a_problem(
    env: dict[str, str], message: str
) -> None:
    assert reported({**ROLE, **BEHIND_A_CDN, "AWS_S3_KMS_KEY_ID": "k", **env}) == [
        ("E048", "AWS_S3_KMS_KEY_ID", message)
    ]


@pytest.mark.parametrize("location", ["static", "prod/static", "static files", "été", "none"])
def test_a_plain_location_is_safe_in_hashed_links(location: str) -> None:
    own_bucket = {"AWS_STATIC_BUCKET_NAME": "acme-static", "AWS_STATIC_MANIFEST": "true"}

    assert reported({**ROLE, **own_bucket, "AWS_STATIC_LOCATION": location}) == []


@pytest.mark.parametrize("location", ["100%", "#1", "why?"])
def test_a_location_with_reserved_characters_breaks_hashed_links(location: str) -> None:
    env = {**ROLE, "AWS_STATIC_LOCATION": location}
    message = "links to hashed files would break: Django does not quote #, ? and % in them"

    assert reported({**env, "AWS_STATIC_MANIFEST": "true"}) == [
        ("E049", "AWS_STATIC_LOCATION", message)
    ]
    assert reported(env) == []


@pytest.mark.parametrize(
    ("variable", "arguments", "message"),
    [
        pytest.param(
            "AWS_S3_CLIENT_CONFIG",
            {"retries": {"mode": "never"}},
            "botocore rejects an argument",
            id="client",
        ),
        pytest.param(
            "AWS_MEDIA_TRANSFER_CONFIG",
            {"max_concurrency": 0},
            "boto3 rejects an argument",
            id="transfer",
        ),
    ],
)
def test_arguments_that_boto3_rejects_are_reported(
    variable: str, arguments: dict[str, object], message: str
) -> None:
    assert reported({**ROLE, variable: json.dumps(arguments)}) == [("E021", variable, message)]
    assert reported({**ROLE, variable: "{}"}) == []


@pytest.mark.parametrize("argument", ["ContentType", "ContentEncoding"])
def test_a_content_type_for_all_files_is_a_warning(argument: str) -> None:
    env = {**ROLE, "AWS_S3_OBJECT_PARAMETERS": json.dumps({argument: "gzip"})}

    assert reported(env) == [
        (
            "W008",
            "AWS_S3_OBJECT_PARAMETERS",
            f"{argument} is set to the same value for every file",
        )
    ]


NO_MANIFEST = {
    "AWS_STATIC_IMMUTABLE": (
        "true",
        "W068",
        "no file is immutable: without a manifest no name contains a hash",
    ),
    "AWS_STATIC_LOCAL_MANIFEST": ("/srv/manifest.json", "W069", "there is no manifest to copy"),
}


@pytest.mark.parametrize("variable", NO_MANIFEST)
@pytest.mark.parametrize(
    ("env", "is_reported"),
    [
        pytest.param({}, True, id="no manifest"),
        pytest.param({"AWS_STATIC_MANIFEST": "true"}, False, id="manifest"),
        pytest.param({"AWS_STATIC_BACKEND": "acme.Storage"}, False, id="own class"),
        pytest.param({"AWS_STATIC_BACKEND": "filesystem"}, False, id="local files"),
    ],
)
def test_variables_that_need_a_manifest_are_reported_without_one(
    variable: str, env: dict[str, str], *, is_reported: bool
) -> None:
    value, number, message = NO_MANIFEST[variable]
    expected = [(number, variable, message)] if is_reported else []

    assert reported({**ROLE, variable: value, **env}) == expected


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(
            {
                "AWS_S3_CACHE_CONTROL": "no-store",
                "AWS_S3_OBJECT_PARAMETERS": '{"CacheControl": "no-cache"}',
            },
            ("AWS_S3_CACHE_CONTROL", "CacheControl is also set in AWS_S3_OBJECT_PARAMETERS"),
            id="for all storages",
        ),
        pytest.param(
            {
                "AWS_STATIC_STORAGE_CLASS": "STANDARD",
                "AWS_STATIC_OBJECT_PARAMETERS": '{"StorageClass": "GLACIER"}',
            },
            (
                "AWS_STATIC_STORAGE_CLASS",
                "StorageClass is also set in AWS_STATIC_OBJECT_PARAMETERS",
            ),
            id="for one",
        ),
        pytest.param(
            {
                "AWS_S3_ALIASES": "a",
                "AWS_A_SERVER_SIDE_ENCRYPTION": "AES256",
                "AWS_A_OBJECT_PARAMETERS": '{"ServerSideEncryption": "AES256"}',
            },
            (
                "AWS_A_SERVER_SIDE_ENCRYPTION",
                "ServerSideEncryption is also set in AWS_A_OBJECT_PARAMETERS",
            ),
            id="for a declared one, to the same value",
        ),
    ],
)
def test_a_duplicate_parameter_is_a_problem(env: dict[str, str], expected: tuple[str, str]) -> None:
    assert reported({**ROLE, **env}) == [("E045", *expected)]


@pytest.mark.parametrize(
    "env",
    [
        pytest.param(
            {
                "AWS_MEDIA_CACHE_CONTROL": "no-store",
                "AWS_S3_OBJECT_PARAMETERS": '{"CacheControl": "no-cache"}',
            },
            id="the more specific one wins",
        ),
        pytest.param(
            {
                "AWS_S3_CACHE_CONTROL": "none",
                "AWS_S3_OBJECT_PARAMETERS": '{"CacheControl": "no-cache"}',
            },
            id="one of them is taken back",
        ),
    ],
)
def test_a_parameter_may_be_set_at_two_levels(env: dict[str, str]) -> None:
    assert reported({**ROLE, **env}) == []
