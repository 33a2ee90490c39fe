from pathlib import Path

import pytest
from inline_snapshot import snapshot

from s3settings.models.storage import StaticSettings
from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS
from s3settings.variables.names import GLOBAL_VARIABLES
from tests.cli import EXAMPLE, Answer, s3settings, write


@pytest.mark.parametrize("number", KINDS)
def test_every_id_is_explained(number: str) -> None:
    status, out, err = s3settings("explain", PREFIX + number)
    assert (status, err) == (0, "")
    assert out.startswith(f"{PREFIX}{number} ({KINDS[number].severity})\n")
    assert s3settings("explain", number.lower()).out == out


def test_a_variable_is_explained_with_what_it_overrides() -> None:
    write(".env", "AWS_S3_REGION_NAME=eu-west-1\nAWS_DEFAULT_REGION=eu-west-2\n")
    env = {
        "AWS_S3_REGION_NAME": "eu-central-1",
        "AWS_REGION": "us-west-2",
        "AWS_STATIC_REGION_NAME": "us-east-1",
    }
    assert s3settings("explain", "AWS_S3_REGION_NAME", env=env) == snapshot(
        Answer(
            status=0,
            out="""\
AWS_S3_REGION_NAME

Region of the bucket, such as eu-west-1.

option: region_name
type: text
default: us-east-1
read for one storage: AWS_MEDIA_REGION_NAME, AWS_STATIC_REGION_NAME
read for all storages: AWS_S3_REGION_NAME, AWS_REGION, AWS_DEFAULT_REGION

default: eu-central-1 (AWS_S3_REGION_NAME, environment)
    overrides AWS_S3_REGION_NAME (.env:1)
    overrides AWS_REGION (environment)
    overrides AWS_DEFAULT_REGION (.env:2)
staticfiles: us-east-1 (AWS_STATIC_REGION_NAME, environment)
    overrides AWS_S3_REGION_NAME (environment)
    overrides AWS_S3_REGION_NAME (.env:1)
    overrides AWS_REGION (environment)
    overrides AWS_DEFAULT_REGION (.env:2)
""",
            err="",
        )
    )


def test_a_variable_of_one_storage_is_explained_for_that_one() -> None:
    write(".env", EXAMPLE + "AWS_S3_ALIASES=private\nAWS_PRIVATE_LOCATION=inner\n")
    assert s3settings("explain", "aws_private_location") == snapshot(
        Answer(
            status=0,
            out="""\
AWS_PRIVATE_LOCATION

Key prefix inside the bucket, without slashes at its ends.

option: location
type: text
default: media (default), static (staticfiles)
read for one storage: AWS_PRIVATE_LOCATION
read for all storages: AWS_LOCATION

private: inner (AWS_PRIVATE_LOCATION, .env:6)
""",
            err="",
        )
    )


def test_a_default_can_differ_between_storages() -> None:
    out = s3settings("explain", "AWS_QUERYSTRING_AUTH", env={"AWS_QUERYSTRING_AUTH": "false"}).out
    assert "default: true (default), false (staticfiles)\n" in out
    assert out.endswith("""\
default: false (AWS_QUERYSTRING_AUTH, environment)
staticfiles: false (default)
    does not use AWS_QUERYSTRING_AUTH (environment)
""")


def test_an_invalid_value_is_marked() -> None:
    env = {"AWS_STATIC_LOCATION": "/canary", "AWS_LOCATION": "prod"}
    out = s3settings("explain", "location", env=env).out
    assert out.startswith("location\n\nKey prefix inside the bucket, ")
    assert out.endswith("""\
default: prod/media (AWS_LOCATION, environment)
staticfiles: prod/static (AWS_LOCATION, environment)
    can't use AWS_STATIC_LOCATION (environment)
""")


def test_a_secret_is_never_shown_and_its_file_not_named() -> None:
    write("canary", "canary/canary/canary/canary/canary/canary")
    write(".env", EXAMPLE)
    env = {"AWS_SECRET_ACCESS_KEY_FILE": "canary"}
    out = s3settings("explain", "AWS_SECRET_ACCESS_KEY_FILE", env=env).out
    assert "type: a secret, never shown\ndefault: none\n" in out
    assert out.endswith("""\
default: ********** (AWS_SECRET_ACCESS_KEY, secret file)
    overrides AWS_SECRET_ACCESS_KEY (.env:2)
staticfiles: ********** (AWS_SECRET_ACCESS_KEY, secret file)
    overrides AWS_SECRET_ACCESS_KEY (.env:2)
""")
    assert "canary" not in out


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("querystring_expire", "seconds, or a duration such as 10m, 12h or 7d"),
        ("max_memory_size", "a whole number"),
        ("verify", "true or false, or text"),
        ("object_parameters", "a JSON object"),
        ("addressing_style", "one of virtual, path, auto"),
        ("server_side_encryption", "one of AES256, aws:kms, aws:kms:dsse"),
    ],
)
def test_a_type_is_what_a_person_writes(option: str, words: str) -> None:
    out = s3settings("explain", option).out

    assert f"\ntype: {words}\n" in out


@pytest.mark.parametrize(
    ("option", "word"),
    [("storage_class", "GLACIER_IR"), ("provider", "r2"), ("default_acl", "public-read")],
)
def test_the_words_that_an_option_allows_are_listed(option: str, word: str) -> None:
    out = s3settings("explain", option).out
    [listed] = [line for line in out.splitlines() if line.startswith("type: one of ")]
    assert word in listed.removeprefix("type: one of ").split(", ")


def test_none_is_not_a_value_and_has_an_origin() -> None:
    env = {"AWS_DEFAULT_ACL": "private", "AWS_MEDIA_DEFAULT_ACL": "none"}
    assert s3settings("explain", "AWS_MEDIA_DEFAULT_ACL", env=env).out.endswith("""\
default: no value (AWS_MEDIA_DEFAULT_ACL, environment)
    overrides AWS_DEFAULT_ACL (environment)
""")


def test_a_prefix_is_part_of_the_names() -> None:
    env = {"DJANGO_AWS_LOCATION": "prod", "AWS_LOCATION": "dev"}
    out = s3settings("explain", "DJANGO_AWS_LOCATION", "--prefix", "DJANGO_", env=env).out
    assert "read for all storages: DJANGO_AWS_LOCATION, AWS_LOCATION\n" in out
    assert "    overrides AWS_LOCATION (environment)\n" in out


def test_the_aliases_are_explained() -> None:
    assert s3settings("explain", "AWS_S3_ALIASES") == (
        0,
        """\
AWS_S3_ALIASES

Aliases of additional storages, comma-separated; each has variables such as AWS_INVOICES_LOCATION.

type: words, separated by commas
default: none
""",
        "",
    )


def test_a_variable_of_no_option_is_explained_with_what_it_overrides() -> None:
    write(".env", "AWS_S3_PRESET=recommended\n")
    env = {"DJANGO_AWS_S3_PRESET": "django-storages"}
    out = s3settings("explain", "aws_s3_preset", "--prefix", "DJANGO_", env=env).out
    assert (
        out
        == """\
AWS_S3_PRESET

Defaults of options that nothing sets: recommended, or django-storages.

type: text
default: none

set by DJANGO_AWS_S3_PRESET (environment)
    overrides AWS_S3_PRESET (.env:1)
"""
    )


def test_a_storage_url_is_explained_where_it_wins_and_where_it_loses() -> None:
    url = "s3://canary?region_name=eu-west-1"
    env = {"AWS_STORAGE_URL": url, "AWS_MEDIA_STORAGE_URL": "s3+broken", "AWS_LOCATION": "prod"}
    assert s3settings("explain", "region_name", env=env).out.endswith("""\
default: eu-west-1 (AWS_STORAGE_URL, environment)
staticfiles: eu-west-1 (AWS_STORAGE_URL, environment)
""")
    env["AWS_S3_REGION_NAME"] = "eu-west-2"
    assert s3settings("explain", "region_name", env=env).out.endswith("""\
default: eu-west-2 (AWS_S3_REGION_NAME, environment)
    overrides AWS_STORAGE_URL (environment)
staticfiles: eu-west-2 (AWS_S3_REGION_NAME, environment)
    overrides AWS_STORAGE_URL (environment)
""")
    assert "AWS_STORAGE_URL" not in s3settings("explain", "location", env=env).out
    out = s3settings("explain", "aws_media_storage_url", env=env).out
    assert (
        out
        == """\
AWS_MEDIA_STORAGE_URL

One URL with the bucket and its options, such as s3://bucket/location?region_name=eu-west-1.

type: a URL, never shown
default: none

set by AWS_MEDIA_STORAGE_URL (environment)
"""
    )


def test_a_file_in_the_secrets_directory_is_explained() -> None:
    write(".env", EXAMPLE)
    Path("canary").mkdir()
    write("canary/AWS_LOCATION", "prod")
    env = {"S3SETTINGS_SECRETS_DIR": "canary"}
    assert s3settings("explain", "AWS_LOCATION", env=env).out.endswith("""\
default: prod/media (AWS_LOCATION, secrets directory)
staticfiles: prod/static (AWS_LOCATION, secrets directory)
""")
    assert s3settings("explain", "AWS_LOCATION", env={**env, "AWS_LOCATION": "x"}).out.endswith("""\
default: x/media (AWS_LOCATION, environment)
    overrides AWS_LOCATION (secrets directory)
staticfiles: x/static (AWS_LOCATION, environment)
    overrides AWS_LOCATION (secrets directory)
""")
    directory = s3settings("explain", "S3SETTINGS_SECRETS_DIR", env=env).out
    assert directory.endswith("default: none\n\nset by S3SETTINGS_SECRETS_DIR (environment)\n")
    assert "canary" not in directory


@pytest.mark.parametrize("option", StaticSettings.model_fields)
def test_every_option_and_every_variable_is_explained(option: str) -> None:
    for name in (option, *GLOBAL_VARIABLES.get(option, ())):
        status, out, err = s3settings("explain", name)
        assert (status, err) == (0, "")
        assert f"option: {option}\n" in out


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("E999", "run s3settings reference to list them"),
        ("", "run s3settings reference to list them"),
        ("model_config", "run s3settings reference to list them"),
        ("s3settings.E00l", "did you mean s3settings.E001?"),
        ("AWS_LOCATON", "did you mean AWS_LOCATION?"),
        ("custom_domian", "did you mean custom_domain?"),
    ],
)
def test_another_name_is_a_usage_error_with_the_nearest_one(name: str, offer: str) -> None:
    err = f"s3settings explain: unknown id, variable or option; {offer}\n"
    assert s3settings("explain", name) == (2, "", err)


def test_the_provider_of_an_endpoint_is_explained_with_its_name() -> None:
    write(".env", "AWS_STORAGE_BUCKET_NAME=acme\nAWS_S3_ENDPOINT_URL=https://s3.fr-par.scw.cloud\n")
    out = s3settings("explain", "AWS_S3_PROVIDER", env={"AWS_REGION": "eu-west-1"}).out
    assert (
        out.partition("\ndefault: scaleway")[2]
        == """\
 (AWS_S3_ENDPOINT_URL, .env:2)
    the same without the endpoint: AWS_S3_PROVIDER=scaleway, AWS_S3_REGION_NAME=fr-par
staticfiles: scaleway (AWS_S3_ENDPOINT_URL, .env:2)
    the same without the endpoint: AWS_S3_PROVIDER=scaleway, AWS_S3_REGION_NAME=fr-par
"""
    )


def test_the_style_of_an_unknown_endpoint_is_a_guess_until_it_is_set() -> None:
    write(".env", "AWS_STORAGE_BUCKET_NAME=acme\nAWS_S3_ENDPOINT_URL=https://s3.acme.net\n")
    assert s3settings("explain", "addressing_style").out.endswith(
        """
default: path (a guess for an unknown endpoint)
    if the bucket is in the host: AWS_S3_ADDRESSING_STYLE=virtual
staticfiles: path (a guess for an unknown endpoint)
    if the bucket is in the host: AWS_S3_ADDRESSING_STYLE=virtual
"""
    )
    known = s3settings("explain", "addressing_style", env={"AWS_S3_ADDRESSING_STYLE": "path"})
    named = s3settings("explain", "addressing_style", env={"AWS_S3_PROVIDER": "minio"})
    assert [answer.out.count("guess") for answer in (known, named)] == [0, 0]
