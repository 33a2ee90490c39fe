from typing import Any

import pytest
from botocore.config import Config
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from storages.backends.s3 import S3StaticStorage, S3Storage

from s3settings.project.backends import Backend
from s3settings.project.entries import Entry, entries
from s3settings.project.options import (
    ENVIRONMENT,
    OPTION_OF_SETTING,
    OPTION_SETTINGS,
    SETTINGS,
    Effective,
    effective,
    intended,
    place_of,
)
from tests.project.projects import LATEST, S3, entry

OWN = "tests.project.own_storages"
# options that the constructor does something with, and that change under its hands
PLAIN = sorted(set(OPTION_SETTINGS) - {"client_config", "transfer_config", "use_threads"})
EXCLUSIVE = {"session_profile", "cloudfront_key", "cloudfront_key_id"}
LEVELS = st.sampled_from(["option", "class", "setting", "other setting", "environment", None])


def of(settings: dict[str, Any], environment: dict[str, str] | None = None) -> Effective:
    found = entries(settings)[0]
    return effective(found, settings, environment or {}, LATEST)


@given(levels=st.fixed_dictionaries(dict.fromkeys(PLAIN, st.sets(LEVELS))), is_static=st.booleans())
def test_the_options_are_those_of_the_real_storage(
    levels: dict[str, set[str | None]], *, is_static: bool
) -> None:
    options: dict[str, Any] = {}
    attributes: dict[str, Any] = {}
    settings: dict[str, Any] = {}
    environment: dict[str, str] = {}
    for option in sorted(set(levels) - EXCLUSIVE):
        names = OPTION_SETTINGS[option]
        if "option" in levels[option]:
            options[option] = f"option {option}"
        if "class" in levels[option]:
            attributes[option] = f"attribute {option}"
        if "setting" in levels[option]:
            settings[names[0]] = f"setting {option}"
        if "other setting" in levels[option]:
            settings[names[-1]] = f"last setting {option}"
        if "environment" in levels[option] and option in {"access_key", "secret_key"}:
            environment[names[-1]] = f"variable {option}"
    cls: Any = type("Own", (S3StaticStorage if is_static else S3Storage,), attributes)
    own = Entry("x", "X", "X", Backend("a.Own", cls, is_s3=True), options, "X")
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(**settings),
    ):
        for name, text in environment.items():
            patch.setenv(name, text)
        real: Any = cls(**options, client_config=Config())
        defaults: dict[str, object] = real.get_default_settings()

    found = effective(own, settings, environment, LATEST)

    for option in PLAIN:
        expected: object = getattr(real, option)
        value = found.values[option] if option in found.values else defaults[option]
        assert value == expected
    assert found.unknown == frozenset()


def test_every_value_has_its_origin() -> None:
    settings = {
        "STORAGES": {"default": entry(f"{OWN}.PublicMedia", querystring_expire=60)},
        "AWS_S3_ENDPOINT_URL": "https://s3.example.com",
    }

    found = of(settings, {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"})

    assert {option: origin.variable for option, origin in found.origins.items()} == {
        "access_key": "AWS_ACCESS_KEY_ID",
        "secret_key": "AWS_SECRET_ACCESS_KEY",
        "bucket_name": f"{OWN}.Media.bucket_name",
        "region_name": f"{OWN}.Media.region_name",
        "endpoint_url": "AWS_S3_ENDPOINT_URL",
        "custom_domain": f"{OWN}.Media.custom_domain",
        "location": f"{OWN}.PublicMedia.location",
        "default_acl": f"{OWN}.PublicMedia.default_acl",
        "querystring_auth": f"{OWN}.PublicMedia.querystring_auth",
        "querystring_expire": 'STORAGES["default"]["OPTIONS"]["querystring_expire"]',
        "file_overwrite": f"{OWN}.Media.file_overwrite",
    }
    assert found.origins["access_key"].source == ENVIRONMENT
    assert found.origins["location"].source == SETTINGS


def test_computed_options_are_unknown() -> None:
    assert of({"STORAGES": {"x": entry(f"{OWN}.WithProperty")}}).unknown == {"bucket_name"}
    assert of({"STORAGES": {"x": entry(f"{OWN}.WithLinks")}}).unknown == {
        "custom_domain",
        "querystring_auth",
    }


def test_options_of_a_missing_class_are_known() -> None:
    settings = {
        "STORAGES": {"x": entry("nowhere.S3Storage", location="media")},
        "AWS_S3_REGION_NAME": "eu-west-1",
    }

    found = of(settings)

    assert found.values == {"location": "media"}
    assert found.unknown == set(OPTION_SETTINGS) - {"location"} | {"querystring_auth"}


def test_options_and_attributes_of_a_class_with_a_constructor_are_known() -> None:
    settings = {"STORAGES": {"x": entry(f"{OWN}.WithConstructor")}, "AWS_LOCATION": "files"}

    assert of(settings).values == {}


def test_a_setting_of_another_spelling_is_intended() -> None:
    found = intended("bucket_name", {"AWS_LOCATION": "x", "R2_BUCKET": "acme"})

    assert found is not None
    assert (found[0], found[1].variable) == ("acme", "R2_BUCKET")
    assert intended("region_name", {"R2_BUCKET": "acme"}) is None


@pytest.mark.parametrize(
    ("options", "option", "place"),
    [
        ({}, "bucket_name", 'STORAGES["x"]["OPTIONS"]["bucket_name"]'),
        ({}, "secret_key", "AWS_SECRET_ACCESS_KEY"),
        ({"access_key": "a"}, "secret_key", 'STORAGES["x"]["OPTIONS"]["secret_key"]'),
        ({}, "cloudfront_key", "AWS_CLOUDFRONT_KEY"),
    ],
)
def test_a_missing_option_belongs_with_the_other_ones(
    options: dict[str, str], option: str, place: str
) -> None:
    found = entries({"STORAGES": {"x": entry(S3, **options)}})[0]

    assert place_of(found, option).variable == place


def test_without_options_an_option_belongs_in_global_settings() -> None:
    found = entries({"DEFAULT_FILE_STORAGE": S3})[0]

    assert place_of(found, "region_name").variable == "AWS_S3_REGION_NAME"
    assert place_of(found, "something").variable == "something"


def test_every_setting_has_its_option() -> None:
    assert OPTION_OF_SETTING["AWS_S3_ACCESS_KEY_ID"] == "access_key"
    assert "AWS_REGION" not in OPTION_OF_SETTING
