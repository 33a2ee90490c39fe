import json

import pytest

from tests.samples import ROLE, told


def test_static_files_are_replaced() -> None:
    message = "collectstatic would leave the old files where the pages look"

    assert told({**ROLE, "AWS_STATIC_FILE_OVERWRITE": "false"}) == [
        ("E043", "AWS_STATIC_FILE_OVERWRITE", message)
    ]
    assert told({**ROLE, "AWS_S3_FILE_OVERWRITE": "false"}) == []


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
def test_an_encryption_takes_its_key(env: dict[str, str]) -> None:
    assert told({**ROLE, **env}) == []


@pytest.mark.parametrize(
    ("env", "message"),
    [
        pytest.param(
            {"AWS_S3_SERVER_SIDE_ENCRYPTION": "AES256"}, "AES256 takes no KMS key", id="of S3"
        ),
        pytest.param(
            {"AWS_MEDIA_SERVER_SIDE_ENCRYPTION": "none"},
            "set without an encryption",
            id="none for one",
        ),
        pytest.param(
            {"AWS_S3_OBJECT_PARAMETERS": '{"ServerSideEncryption": null}'},
            "set without an encryption",
            id="null in JSON",
        ),
        pytest.param(
            {"AWS_S3_OBJECT_PARAMETERS": '{"ServerSideEncryption": "AES256"}'},
            "AES256 takes no KMS key",
            id="of S3 in JSON",
        ),
    ],
)
def test_a_key_for_an_encryption_that_takes_none_is_a_problem(
    env: dict[str, str], message: str
) -> None:
    assert told({**ROLE, "AWS_S3_KMS_KEY_ID": "k", **env}) == [
        ("E048", "AWS_S3_KMS_KEY_ID", message)
    ]


@pytest.mark.parametrize("location", ["static", "prod/static", "static files", "été", "none"])
def test_hashed_names_fit_into_links_below_a_plain_location(location: str) -> None:
    own_bucket = {"AWS_STATIC_BUCKET_NAME": "acme-static", "AWS_STATIC_MANIFEST": "true"}

    assert told({**ROLE, **own_bucket, "AWS_STATIC_LOCATION": location}) == []


@pytest.mark.parametrize("location", ["100%", "#1", "why?"])
def test_hashed_names_below_another_location_are_a_problem(location: str) -> None:
    env = {**ROLE, "AWS_STATIC_LOCATION": location}
    message = "links of hashed files would break: Django does not quote # ? and % in them"

    assert told({**env, "AWS_STATIC_MANIFEST": "true"}) == [
        ("E049", "AWS_STATIC_LOCATION", message)
    ]
    assert told(env) == []


@pytest.mark.parametrize(
    ("variable", "arguments", "message"),
    [
        pytest.param(
            "AWS_S3_CLIENT_CONFIG",
            {"retries": {"mode": "never"}},
            "botocore refuses an argument",
            id="client",
        ),
        pytest.param(
            "AWS_MEDIA_TRANSFER_CONFIG",
            {"max_concurrency": 0},
            "boto3 refuses an argument",
            id="transfer",
        ),
    ],
)
def test_what_boto3_refuses_is_a_problem_before_it_does(
    variable: str, arguments: dict[str, object], message: str
) -> None:
    assert told({**ROLE, variable: json.dumps(arguments)}) == [("E021", variable, message)]
    assert told({**ROLE, variable: "{}"}) == []


@pytest.mark.parametrize("argument", ["ContentType", "ContentEncoding"])
def test_files_have_types_of_their_own(argument: str) -> None:
    env = {**ROLE, "AWS_S3_OBJECT_PARAMETERS": json.dumps({argument: "gzip"})}

    assert told(env) == [
        (
            "W008",
            "AWS_S3_OBJECT_PARAMETERS",
            f"{argument} is the same for every file, whatever is in it",
        )
    ]
