from typing import Any

import pytest

from s3settings.project.entries import entries, mapping, names_s3
from tests.project.projects import LOCAL, S3, STATIC, entry


def places(settings: dict[str, Any]) -> dict[str, tuple[str, str, str | None]]:
    return {
        found.alias: (found.place, found.backend_place, found.option_place("location"))
        for found in entries(settings)
    }


def test_every_alias_has_its_location() -> None:
    assert places({"STORAGES": {"default": entry(S3), "private": {"BACKEND": S3}}}) == {
        "default": (
            'STORAGES["default"]',
            'STORAGES["default"]["BACKEND"]',
            'STORAGES["default"]["OPTIONS"]["location"]',
        ),
        "private": (
            'STORAGES["private"]',
            'STORAGES["private"]["BACKEND"]',
            'STORAGES["private"]["OPTIONS"]["location"]',
        ),
    }


def test_older_settings_are_aliases_without_options() -> None:
    assert places({"DEFAULT_FILE_STORAGE": S3, "STATICFILES_STORAGE": STATIC}) == {
        "default": ("DEFAULT_FILE_STORAGE", "DEFAULT_FILE_STORAGE", None),
        "staticfiles": ("STATICFILES_STORAGE", "STATICFILES_STORAGE", None),
    }


def test_storages_takes_precedence_over_older_settings() -> None:
    found = places({"STORAGES": {"default": entry(LOCAL)}, "DEFAULT_FILE_STORAGE": S3})

    assert found["default"][0] == 'STORAGES["default"]'


def test_other_apps_have_storages_too() -> None:
    settings = {
        "COMPRESS_STORAGE": STATIC,
        "DBBACKUP_STORAGE": S3,
        "DBBACKUP_STORAGE_OPTIONS": {"bucket_name": "backups"},
        "SILKY_STORAGE": entry(S3),
        "THUMBNAIL_DEFAULT_STORAGE": "default",
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        "STORAGE_CONFIG": {"AWS_LOCATION": "x"},
        "FILE_STORAGE_NOTE": "a.B",
    }

    assert places(settings) == {
        "COMPRESS_STORAGE": ("COMPRESS_STORAGE", "COMPRESS_STORAGE", None),
        "DBBACKUP_STORAGE": (
            "DBBACKUP_STORAGE",
            "DBBACKUP_STORAGE",
            'DBBACKUP_STORAGE_OPTIONS["location"]',
        ),
        "SILKY_STORAGE": (
            "SILKY_STORAGE",
            'SILKY_STORAGE["BACKEND"]',
            'SILKY_STORAGE["OPTIONS"]["location"]',
        ),
    }


def test_static_files_are_recognized_by_alias_or_setting() -> None:
    found = entries({"COMPRESS_STORAGE": STATIC, "STORAGES": {"staticfiles": entry(STATIC)}})

    assert [one.is_static for one in found] == [True, True]


def test_other_values_become_an_empty_mapping() -> None:
    assert mapping(None) == {}
    assert mapping({1: 2, "a": 3}) == {"a": 3}


def test_netbox_has_settings_of_its_own() -> None:
    config = {"STORAGE_CONFIG": {"AWS_STORAGE_BUCKET_NAME": "acme"}}

    assert places({"STORAGE_BACKEND": S3, **config}) == {}
    assert list(places({"STORAGE_BACKEND": S3})) == ["STORAGE_BACKEND"]


@pytest.mark.parametrize(
    ("storages", "expected"),
    [
        ({"default": entry(S3)}, True),
        ({"default": {"backend": S3}}, True),
        ({"default": S3}, True),
        ([{"default": entry(S3)}], True),
        ([[[[entry(S3)]]]], False),
        ({"default": entry(LOCAL)}, False),
        (None, False),
    ],
)
def test_a_class_on_s3_is_found_at_any_level(storages: object, *, expected: bool) -> None:
    assert names_s3(storages) is expected
