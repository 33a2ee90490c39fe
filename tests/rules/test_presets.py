from typing import Any

import pytest

from s3settings.inspection import inspect
from s3settings.rules.presets import differences_from_recommended
from s3settings.sources.values import ENVIRONMENT
from tests.samples import KEYS, Env

RECOMMENDED = {
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_REGION_NAME": "eu-central-1",
    "AWS_MEDIA_LOCATION": "media",
    "AWS_STATIC_LOCATION": "static",
    "AWS_STATIC_CUSTOM_DOMAIN": "cdn.example.com",
    "AWS_S3_FILE_OVERWRITE": "false",
}
MINIO = {"AWS_S3_ENDPOINT_URL": "https://0a1b.r2.cloudflarestorage.com", **KEYS}


def advice(env: Env, *without: str) -> list[tuple[str, str | None, str]]:
    given: dict[str, Any] = {**RECOMMENDED, **env, "AWS_S3_PRESET": "django-storages"}
    kept = {name: value for name, value in given.items() if name not in without}
    found = differences_from_recommended(inspect(env=kept, env_file=None).storages)
    return [(one.id.removeprefix("s3settings."), one.variable, one.hint) for one in found]


@pytest.mark.parametrize(
    ("env", "without", "variable", "hint"),
    [
        pytest.param(
            {},
            "AWS_MEDIA_LOCATION",
            "AWS_MEDIA_LOCATION",
            "move them below media/, then set it to media",
            id="no location",
        ),
        pytest.param(
            {},
            "AWS_S3_FILE_OVERWRITE",
            "AWS_S3_FILE_OVERWRITE",
            "set it to false",
            id="overwriting",
        ),
        pytest.param(
            {},
            "AWS_STATIC_CUSTOM_DOMAIN",
            "AWS_STATIC_CUSTOM_DOMAIN",
            "set it to the host of the bucket or of a CDN",
            id="links by a client",
        ),
        pytest.param(
            {"AWS_MEDIA_SIGNATURE_VERSION": "s3"},
            "",
            "AWS_MEDIA_SIGNATURE_VERSION",
            "set it to s3v4",
            id="version 2 of signatures",
        ),
        pytest.param(
            {**MINIO, "AWS_S3_SIGNATURE_VERSION": "s3v4"},
            "",
            "AWS_S3_PROVIDER",
            "set it to r2",
            id="checksums",
        ),
    ],
)
def test_what_differs_is_advice_with_the_way_over(
    env: Env, without: str, variable: str, hint: str
) -> None:
    assert advice(env, without) == [("W066", variable, hint)]


def test_advice_has_the_place_of_the_option() -> None:
    env = {**RECOMMENDED, "AWS_S3_PRESET": "django-storages", "AWS_MEDIA_SIGNATURE_VERSION": "s3"}

    (found,) = differences_from_recommended(inspect(env=env, env_file=None).storages)

    assert found.source == ENVIRONMENT


@pytest.mark.parametrize(
    "env",
    [
        {**MINIO, "AWS_S3_CLIENT_CONFIG": '{"request_checksum_calculation": "when_required"}'},
        {**MINIO, "AWS_S3_ENDPOINT_URL": "https://s3.example.com"},
    ],
    ids=["a client configuration", "an unknown provider"],
)
def test_checksums_are_not_a_difference_where_they_are_set_or_the_provider_is_unknown(
    env: Env,
) -> None:
    assert advice({**env, "AWS_S3_SIGNATURE_VERSION": "s3v4"}) == []


def test_only_uploads_overwrite_each_other() -> None:
    uploads = advice({"AWS_STATIC_BACKEND": "whitenoise"}, "AWS_S3_FILE_OVERWRITE")

    assert uploads == [("W066", "AWS_S3_FILE_OVERWRITE", "set it to false")]
    assert advice({"AWS_MEDIA_BACKEND": "filesystem"}, "AWS_S3_FILE_OVERWRITE") == []


def test_nothing_differs_where_everything_is_set() -> None:
    assert advice({}) == []


def test_a_storage_with_the_recommended_defaults_has_no_advice() -> None:
    storages = inspect(env={"AWS_STORAGE_BUCKET_NAME": "acme"}, env_file=None).storages

    assert list(differences_from_recommended(storages)) == []


def test_a_local_storage_has_no_advice() -> None:
    assert advice({"AWS_S3_BACKEND": "filesystem"}, "AWS_MEDIA_LOCATION") == []
