from pathlib import Path

import pytest

from tests.cli import EXAMPLE, s3settings, write

SECRET = "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYCANARYKEY\n"


def differences(left: str, right: str, *argv: str) -> list[str]:
    write("dev.env", left)
    write("prod.env", right)
    status, out, err = s3settings("diff", "dev.env", "prod.env", *argv)
    assert err == ""
    assert status == int(bool(out))
    return out.splitlines()


def test_the_same_values_are_not_a_difference() -> None:
    reordered = "".join(reversed(EXAMPLE.splitlines(keepends=True)))
    assert differences(EXAMPLE, f"# a comment\nDEBUG=true\n{reordered}") == []


def test_names_on_one_side_come_first_then_values_that_differ() -> None:
    left = "AWS_STORAGE_BUCKET_NAME=dev\nAWS_LOCATION=a\nAWS_QUERYSTRING_EXPIRE=1h\n"
    right = (
        "AWS_STORAGE_BUCKET_NAME=prod\nAWS_QUERYSTRING_EXPIRE=3600\nAWS_S3_REGION_NAME=eu-west-1\n"
    )
    assert differences(left, right) == [
        "prod.env: AWS_LOCATION is not set",
        "dev.env: AWS_S3_REGION_NAME is not set",
        "AWS_QUERYSTRING_EXPIRE differs",
        "AWS_STORAGE_BUCKET_NAME differs: dev | prod",
    ]


@pytest.mark.parametrize(
    ("left", "right", "line"),
    [
        pytest.param(EXAMPLE, EXAMPLE + SECRET, "AWS_SECRET_ACCESS_KEY differs", id="a secret"),
        pytest.param(
            "AWS_LOCATION=none\n", "AWS_LOCATION=a\n", "AWS_LOCATION differs: none | a", id="none"
        ),
        pytest.param(
            "AWS_LOCATION=/canary\n",
            "AWS_LOCATION=a\n",
            "AWS_LOCATION differs: ********** | a",
            id="what can't be read may be anything",
        ),
        pytest.param(
            "AWS_BUCKET=canary\n", "AWS_BUCKET=a\n", "AWS_BUCKET differs", id="another variable"
        ),
        pytest.param(
            "AWS_LOCATION_FILE=/run/canary\n",
            "AWS_LOCATION_FILE=b\n",
            "AWS_LOCATION_FILE differs",
            id="a file",
        ),
        pytest.param(
            "AWS_STATIC_MANIFEST=true\n",
            "AWS_STATIC_MANIFEST=0\n",
            "AWS_STATIC_MANIFEST differs: true | false",
            id="only static files",
        ),
        pytest.param(
            'AWS_S3_PROXIES={"https": "http://u:canary@a"}\n',
            'AWS_S3_PROXIES={"https": "http://a"}\n',
            'AWS_S3_PROXIES differs: {"https": "**********"} | {"https": "http://a"}',
            id="credentials of a proxy",
        ),
        pytest.param(
            'AWS_S3_OBJECT_PARAMETERS={"SSECustomer\\u004bey": "canary", "ACL": "private"}\n',
            'AWS_S3_OBJECT_PARAMETERS={"SSECustomerKey": "canaries", "ACL": "public-read"}\n',
            'AWS_S3_OBJECT_PARAMETERS differs: {"SSECustomerKey": "**********", "ACL": "private"}'
            ' | {"SSECustomerKey": "**********", "ACL": "public-read"}',
            id="a key in JSON",
        ),
        pytest.param(
            "AWS_S3_ALIASES=a,b\n",
            "AWS_S3_ALIASES=a\n",
            "AWS_S3_ALIASES differs: a, b | a",
            id="aliases",
        ),
        pytest.param(
            "AWS_S3_ALIASES=//canary\n",
            "AWS_S3_ALIASES=a\n",
            "AWS_S3_ALIASES differs: ********** | a",
            id="no aliases",
        ),
    ],
)
def test_values_other_than_secrets_are_shown(left: str, right: str, line: str) -> None:
    assert differences(left, right) == [line]


def test_variables_of_aliases_are_ours() -> None:
    declared = "AWS_S3_ALIASES=private\nAWS_PRIVATE_LOCATION="
    assert differences(f"{declared}a\n", f"{declared}b\n") == [
        "AWS_PRIVATE_LOCATION differs: a | b"
    ]


def test_a_prefix_is_part_of_the_names() -> None:
    left, right = "DJANGO_AWS_LOCATION=a\n", "DJANGO_AWS_LOCATION=b\n"
    assert differences(left, right) == ["DJANGO_AWS_LOCATION differs"]
    line = "DJANGO_AWS_LOCATION differs: a | b"
    assert differences(left, right, "--prefix", "DJANGO_") == [line]


@pytest.mark.parametrize("content", [None, "AWS_LOCATION='\n"])
def test_a_file_that_cannot_be_read_is_wrong_usage(content: str | None) -> None:
    write("dev.env", EXAMPLE)
    if content:
        write("prod.env", content)
    status, out, err = s3settings("diff", "dev.env", "prod.env")
    assert (status, out) == (2, "")
    assert err.startswith("prod.env")
    assert err.endswith("\n1 error\n")


def test_the_sources_that_a_file_names_are_compared_by_name_only() -> None:
    Path("canary").mkdir()
    write("canary/AWS_LOCATION", "prod")
    write("a.env", "S3SETTINGS_SECRETS_DIR=canary\nS3SETTINGS_SECRETS=vault:canary/a\n")
    write("b.env", "S3SETTINGS_SECRETS_DIR=nowhere\nAWS_STORAGE_URL=s3://canary\n")

    assert s3settings("diff", "a.env", "b.env") == (
        1,
        """\
b.env: S3SETTINGS_SECRETS is not set
a.env: AWS_STORAGE_URL is not set
S3SETTINGS_SECRETS_DIR differs
""",
        "",
    )
