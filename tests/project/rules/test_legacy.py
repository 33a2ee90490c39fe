from pathlib import Path
from types import ModuleType

import pytest

from tests.project.projects import (
    LOCAL,
    LOCAL_STATIC,
    S3,
    STATIC,
    found,
    hints,
    on_globals,
    project,
)


def legacy(**settings: object) -> dict[str, object]:
    return on_globals(DEFAULT_FILE_STORAGE=S3, **settings)


def test_older_settings_are_reported_on_django_5_1() -> None:
    settings = legacy(STATICFILES_STORAGE=STATIC)
    settings["AWS_LOCATION"] = "media"
    del settings["STORAGES"]

    reported = found(settings, django=(5, 1))

    assert [row for row in reported if row[0] == "E105"] == [
        (
            "E105",
            "DEFAULT_FILE_STORAGE",
            "ignored since Django 5.1, so uploads go to the local disk",
        ),
        (
            "E105",
            "STATICFILES_STORAGE",
            "ignored since Django 5.1, so static files go to the local disk",
        ),
    ]


def test_older_settings_are_ignored_if_storages_has_the_alias() -> None:
    assert found(legacy(), django=(5, 1)) == []


def test_combined_settings_are_reported_on_django_4_2_and_5_0() -> None:
    for release in ((4, 2), (5, 0)):
        assert found(legacy(), django=release) == [
            (
                "E106",
                "DEFAULT_FILE_STORAGE",
                "set together with STORAGES; Django accepts only one of the two",
            )
        ]
    assert hints(legacy(), django=(4, 2)) == ['move it to STORAGES["default"], and remove it']


def test_storages_is_reported_on_django_4_1() -> None:
    assert found(project(), django=(4, 1)) == [("E105", "STORAGES", "ignored before Django 4.2")]
    assert found({"DEFAULT_FILE_STORAGE": LOCAL}, django=(4, 1)) == []


def test_older_settings_are_accepted_before_django_4_2() -> None:
    settings = legacy(AWS_LOCATION="media")
    del settings["STORAGES"]

    assert found(settings, django=(4, 1)) == []


def test_an_older_setting_with_another_class_is_reported() -> None:
    settings = on_globals(STATICFILES_STORAGE="whitenoise.storage.CompressedStaticFilesStorage")

    assert found(settings) == [
        (
            "E105",
            "STATICFILES_STORAGE",
            'ignored since Django 5.1: STORAGES["staticfiles"] sets another class',
        )
    ]
    assert hints(settings) == ['remove it, or move it to STORAGES["staticfiles"]["BACKEND"]']


def test_an_older_class_that_is_not_on_s3_either_is_noted() -> None:
    settings = on_globals(STATICFILES_STORAGE="whitenoise.storage.CompressedStaticFilesStorage")
    settings["STORAGES"]["staticfiles"] = {"BACKEND": LOCAL_STATIC}

    assert found(settings) == [
        (
            "W139",
            "STATICFILES_STORAGE",
            'ignored since Django 5.1: STORAGES["staticfiles"] sets another class',
        )
    ]


def test_an_older_setting_does_not_replace_an_alias_of_storages() -> None:
    settings = on_globals(STATICFILES_STORAGE=STATIC, AWS_LOCATION="static")
    del settings["STORAGES"]["staticfiles"]

    assert found(settings) == [
        (
            "E105",
            "STATICFILES_STORAGE",
            "ignored since Django 5.1, and STORAGES lacks this storage, so Django fails",
        )
    ]
    settings["STORAGES"]["default"] = {"BACKEND": LOCAL}
    assert [row[0] for row in found(settings)] == ["E105"]


@pytest.mark.parametrize("value", ["storages.backends.s3boto3.S3StaticStorage", None])
def test_another_path_to_the_same_class_is_accepted(value: str | None) -> None:
    assert found(on_globals(STATICFILES_STORAGE=value)) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("MEDIAFILES_STORAGE", "DEFAULT_FILE_STORAGE"),
        ("MEDIA_STORAGE", "DEFAULT_FILE_STORAGE"),
        ("DEFAULT_STORAGE", "DEFAULT_FILE_STORAGE"),
        ("DEFAULT_FILES_STORAGE", "DEFAULT_FILE_STORAGE"),
        ("STATICFILE_STORAGE", "STATICFILES_STORAGE"),
        ("DEFAULT_FILE_STORARE", "DEFAULT_FILE_STORAGE"),
    ],
)
def test_a_misspelled_older_setting_is_reported(name: str, meant: str) -> None:
    settings = {**on_globals(), name: S3, "AWS_LOCATION": "files"}
    del settings["STORAGES"]
    message = f"unknown to Django, so {meant} is not set"

    assert ("W102", name, message) in found(settings)


def test_a_setting_that_code_of_the_project_reads_is_accepted(tmp_path: Path) -> None:
    settings = ModuleType("settings")
    vars(settings).update({**on_globals(), "MEDIAFILES_STORAGE": S3, "AWS_LOCATION": "files"})
    del vars(settings)["STORAGES"]
    settings.__file__ = str(tmp_path / "settings.py")
    Path(settings.__file__).write_text("MEDIAFILES_STORAGE = 'storages.backends.s3.S3Storage'")

    assert "W102" in [row[0] for row in found(settings)]
    (tmp_path / "models.py").write_text("storage = get_storage(settings.MEDIAFILES_STORAGE)")
    assert "W102" not in [row[0] for row in found(settings)]


def test_other_storage_settings_may_have_similar_names() -> None:
    assert found(on_globals(DEFAULT_STORAGE=S3, AWS_LOCATION="files")) == []
    assert found(on_globals(REPORT_STORAGE=S3, AWS_LOCATION="files")) == []
