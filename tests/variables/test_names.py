import pytest
from django.test import override_settings
from storages.backends.s3 import S3Storage

from s3settings.models.storage import StaticSettings, StorageSettings
from s3settings.variables.names import (
    ALIAS_OF_SCOPE,
    GLOBAL_VARIABLES,
    MEDIA,
    STATIC,
    STATIC_ONLY,
    names,
    options_of,
    start_of,
    variable_of,
    wanted,
)

# what SDKs and Lambda set; django-storages leaves them to boto3
OF_SDKS = {"AWS_REGION", "AWS_DEFAULT_REGION"}
STORAGE = S3Storage()
THEIRS = {
    option: [name for name in GLOBAL_VARIABLES[option] if name not in OF_SDKS]
    for option in STORAGE.get_default_settings()
}


def test_every_option_of_the_model_has_variables() -> None:
    assert set(GLOBAL_VARIABLES) == set(StorageSettings.model_fields)
    assert {*GLOBAL_VARIABLES, *STATIC_ONLY} == set(StaticSettings.model_fields)


@pytest.mark.parametrize(
    ("option", "variable"),
    [(option, variable) for option, listed in THEIRS.items() for variable in listed],
    ids=[variable for listed in THEIRS.values() for variable in listed],
)
def test_a_variable_has_the_name_of_a_setting_of_django_storages(
    option: str, variable: str
) -> None:
    with override_settings(**{variable: "canary"}):
        assert STORAGE.get_default_settings()[option] == "canary"


@pytest.mark.parametrize("option", [option for option, listed in THEIRS.items() if len(listed) > 1])
def test_of_several_variables_the_one_wins_that_wins_in_django_storages(option: str) -> None:
    with override_settings(**{name: name for name in THEIRS[option]}):
        assert STORAGE.get_default_settings()[option] == THEIRS[option][0]


def test_no_variable_fills_two_options() -> None:
    every = [name for listed in GLOBAL_VARIABLES.values() for name in listed]
    assert sorted(set(every)) == sorted(every)


@pytest.mark.parametrize(
    "name",
    [
        "AWS_LOCATION",
        "AWS_ANYTHING",
        "DJANGO_AWS_LOCATION",
        "STATIC_AWS_BUCKET_NAME",
        "AWS_SECRET_ACCESS_KEY_FILE",
        "GZIP_CONTENT_TYPES",
        "DJANGO_GZIP_CONTENT_TYPES",
        "GZIP_CONTENT_TYPES_FILE",
    ],
)
def test_a_variable_of_aws_or_ours_is_worth_a_look(name: str) -> None:
    assert wanted(name)


@pytest.mark.parametrize(
    "name", ["PATH", "AWS", "aws_location", "DJANGO_SETTINGS_MODULE", "GZIP", "S3_BUCKET_NAME"]
)
def test_a_variable_of_others_is_not(name: str) -> None:
    assert not wanted(name)


def test_every_variable_is_worth_a_look_with_and_without_prefix() -> None:
    for prefix in ("", "DJANGO_"):
        for name, _ in names([STATIC, MEDIA, "invoices"], prefix):
            assert wanted(name)
            assert wanted(f"{name}_FILE")


@pytest.mark.parametrize(
    ("option", "scope", "variable"),
    [
        pytest.param("location", "", "AWS_LOCATION", id="of-all-storages"),
        pytest.param("region_name", "", "AWS_S3_REGION_NAME", id="the-first-of-several"),
        pytest.param("access_key", "", "AWS_ACCESS_KEY_ID", id="the-access-key-as-aws-calls-it"),
        pytest.param("secret_key", "", "AWS_SECRET_ACCESS_KEY", id="the-secret-as-aws-calls-it"),
        pytest.param("manifest", "", "AWS_STATIC_MANIFEST", id="of-static-files-alone"),
        pytest.param("access_key", "media", "AWS_MEDIA_ACCESS_KEY", id="of-one-storage"),
        pytest.param("location", "Invoices", "AWS_INVOICES_LOCATION", id="of-an-alias"),
        pytest.param("gzip", "static", "AWS_STATIC_GZIP", id="by-the-name-of-the-option"),
    ],
)
def test_a_hint_names_one_variable(option: str, scope: str, variable: str) -> None:
    assert variable_of(option, scope) == variable


def test_the_variables_of_a_storage_start_alike() -> None:
    assert start_of("private_media") == "AWS_PRIVATE_MEDIA_"


def test_only_static_files_have_a_manifest_and_are_collected() -> None:
    of_static_files = ("manifest", "local_manifest", "immutable", "upload_concurrency")
    assert options_of(MEDIA) == tuple(GLOBAL_VARIABLES)
    assert options_of(STATIC) == (*GLOBAL_VARIABLES, *of_static_files)


def test_two_scopes_fill_the_aliases_of_django() -> None:
    assert ALIAS_OF_SCOPE == {"media": "default", "static": "staticfiles"}


def test_the_name_shows_scope_and_option() -> None:
    known = dict(names([STATIC, MEDIA, "invoices"], ""))

    assert known["AWS_LOCATION"] == ("", "location")
    assert known["AWS_SECURITY_TOKEN"] == ("", "security_token")
    assert known["AWS_STATIC_MANIFEST"] == ("static", "manifest")
    assert known["AWS_MEDIA_BUCKET_NAME"] == ("media", "bucket_name")
    assert known["AWS_INVOICES_GZIP"] == ("invoices", "gzip")
    assert "AWS_MEDIA_MANIFEST" not in known


def test_each_name_is_reported_once() -> None:
    for prefix in ("", "DJANGO_"):
        listed = [name for name, _ in names([STATIC, MEDIA, "invoices"], prefix)]
        assert sorted(set(listed)) == sorted(listed)


def test_names_with_the_prefix_win() -> None:
    order = [name for name, found in names([STATIC], "ACME_") if found[1] == "region_name"]

    assert order == [
        "ACME_AWS_S3_REGION_NAME",
        "ACME_AWS_REGION",
        "ACME_AWS_DEFAULT_REGION",
        "ACME_AWS_STATIC_REGION_NAME",
        "AWS_S3_REGION_NAME",
        "AWS_REGION",
        "AWS_DEFAULT_REGION",
        "AWS_STATIC_REGION_NAME",
    ]
