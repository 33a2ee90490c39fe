import pytest

from s3settings.project import Releases, read
from s3settings.project.reading import ANY_CLIENT, UNWRITTEN
from tests.project.projects import LATEST, LOCAL, S3, Settings, entry, ids, on_globals, project


def aliases(settings: Settings) -> list[str]:
    return [one.alias for one in read(settings, environment={}, releases=LATEST).storages]


def test_the_storages_on_s3_are_those_in_the_settings() -> None:
    assert aliases(project()) == ["default", "staticfiles"]
    assert aliases({"STORAGES": {"default": entry(LOCAL), "private": entry(S3)}}) == ["private"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, []),
        ({"AWS_LOCATION": "media"}, [UNWRITTEN]),
        ({"AWS_PRELOAD_METADATA": True}, [UNWRITTEN]),
        ({"R2_BUCKET_NAME": "acme"}, [UNWRITTEN]),
        ({"MEDIA_BACKEND": "s3://acme"}, [UNWRITTEN]),
        ({"DATA_LAKE": "s3://acme"}, []),
        ({"AWS_ACCESS_KEY_ID": "key"}, [ANY_CLIENT]),
        ({"AWS_ACCESS_KEY_ID": "key", "AWS_STORAGE_BUCKET_NAME": "acme"}, [UNWRITTEN]),
        ({"GZIP_CONTENT_TYPES": ["text/css"]}, [UNWRITTEN]),
    ],
)
def test_global_settings_configure_a_storage_without_an_entry(
    settings: Settings, expected: list[str]
) -> None:
    assert aliases(settings) == expected


def test_a_declared_storage_uses_global_settings() -> None:
    assert aliases({"AWS_LOCATION": "media", "DEFAULT_FILE_STORAGE": S3}) == ["default"]


def test_an_unreadable_class_may_use_global_settings() -> None:
    settings = {"AWS_LOCATION": "media", "DEFAULT_FILE_STORAGE": "nowhere.S3Storage"}

    assert aliases(settings) == ["default", UNWRITTEN]


def test_options_that_a_constructor_names_are_not_those_of_settings() -> None:
    settings = on_globals(AWS_S3_CUSTOM_DOMAIN="cdn.example.com", AWS_QUERYSTRING_AUTH=True)
    settings["STORAGES"] = {"default": {"BACKEND": "tests.project.own_storages.Signed"}}

    storage = read(settings, environment={}).unwritten

    assert storage is not None
    assert storage.bucket_name == "acme"
    assert storage.unknown == {"custom_domain", "location"}
    assert "E041" not in ids(settings)


def test_older_settings_beside_storages_are_not_storages() -> None:
    settings = {"STORAGES": {"default": entry(LOCAL)}, "STATICFILES_STORAGE": S3}

    assert aliases(settings) == []
    assert read(settings, environment={}).is_on_s3


def test_the_process_is_the_environment_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key-of-the-process")

    found = read(project())

    assert found.storages[0].access_key == "key-of-the-process"
    assert found.releases == Releases.installed()
    assert "key-of-the-process" not in repr(found)


def test_entries_and_storages_are_found_by_alias() -> None:
    found = read({"STORAGES": {"default": entry(LOCAL)}}, environment={})

    assert found.entry("default") is not None
    assert found.entry("nothing") is None
    assert found.storage("default") is None
    assert not found.is_on_s3


@pytest.mark.parametrize(
    "settings",
    [
        {"STORAGES": {"default": entry(LOCAL)}},
        {"INSTALLED_APPS": ["django.contrib.staticfiles"]},
    ],
    ids=["storages elsewhere", "no app of django-storages"],
)
def test_settings_of_code_without_django_storages_are_ignored(settings: Settings) -> None:
    assert aliases({**settings, "S3_BUCKET": "reports"}) == []
    assert aliases({**settings, "AWS_STORAGE_BUCKET_NAME": "reports"}) == [UNWRITTEN]


def test_a_path_in_storages_means_files_on_s3() -> None:
    assert read({"STORAGES": {"default": {"backend": S3}}}, environment={}).is_on_s3
