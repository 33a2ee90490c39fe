import pytest

from tests.project.projects import (
    MEDIA_OPTIONS,
    S3,
    STATIC,
    STATIC_OPTIONS,
    Settings,
    entry,
    found,
    hints,
    on_globals,
    option,
    project,
)


def with_backups(**options: object) -> Settings:
    settings = project()
    settings["STORAGES"]["backups"] = entry(S3, **{**MEDIA_OPTIONS, **options})
    return settings


@pytest.mark.parametrize(
    ("static", "media", "relation"),
    [
        ("files", "files", "is the same as"),
        ("", "", "is the same as"),
        ("", "media", "contains"),
        ("files", "files/uploads", "contains"),
    ],
)
def test_uploads_inside_static_files_are_reported(static: str, media: str, relation: str) -> None:
    settings = project(default={"location": media}, static={"location": static})

    assert found(settings) == [
        (
            "E040",
            option("staticfiles", "location"),
            (
                f"the location of staticfiles {relation} that of default, "
                "which collectstatic can replace and clear"
            ),
        )
    ]


@pytest.mark.parametrize(
    "settings",
    [
        project(default={"location": ""}),
        project(default={"location": "files"}, static={"location": "files2"}),
        project(default={"location": ""}, static={"location": "", "bucket_name": "assets"}),
        with_backups(location="media/backups"),
        project(COMPRESS_STORAGE=STATIC, AWS_STORAGE_BUCKET_NAME="acme", AWS_LOCATION="static"),
    ],
    ids=[
        "static files inside uploads",
        "names that start alike",
        "two buckets",
        "one folder in another",
        "two storages of static files",
    ],
)
def test_separate_locations_of_settings_are_accepted(settings: Settings) -> None:
    assert found(settings) == []


def test_a_shared_location_is_reported_at_its_storage() -> None:
    settings = with_backups()

    assert found(settings) == [
        (
            "W116",
            option("backups", "location"),
            "the location of backups is the same as that of default",
        )
    ]


def test_the_setting_for_all_is_named_relation_it_puts_them_together() -> None:
    settings = on_globals(AWS_LOCATION="files")
    for alias in ("default", "staticfiles"):
        del settings["STORAGES"][alias]["OPTIONS"]

    assert [row[:2] for row in found(settings)] == [("E040", "AWS_LOCATION")]


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        (
            "AWS_S3_CUSTOM_DOMAIN",
            "cdn.example.com",
            "set custom_domain in OPTIONS, to None for no value, or remove the setting",
        ),
        (
            "AWS_LOCATION",
            "old",
            'set location in OPTIONS, to "" for no value, or remove the setting',
        ),
    ],
)
def test_global_settings_for_another_bucket_are_reported(name: str, value: str, hint: str) -> None:
    option_name = "location" if name == "AWS_LOCATION" else "custom_domain"
    settings = project(default={"bucket_name": "uploads"}, **{name: value})
    del settings["STORAGES"]["staticfiles"]["OPTIONS"]["location"]
    settings["STORAGES"]["default"]["OPTIONS"].pop(option_name, None)
    settings["STORAGES"]["staticfiles"]["OPTIONS"] |= {"custom_domain": None, "location": "static"}

    assert found(settings) == [
        (
            "W108",
            name,
            (
                f"{option('default', option_name)} is not set, so this applies "
                "to default, which has another bucket"
            ),
        )
    ]
    assert hints(settings) == [hint]


def test_global_settings_are_accepted_for_the_global_bucket() -> None:
    settings = project(AWS_S3_CUSTOM_DOMAIN="cdn.example.com", AWS_STORAGE_BUCKET_NAME="acme")

    assert found(settings) == []


def test_a_location_in_a_class_is_not_a_global_setting() -> None:
    settings = project(AWS_S3_CUSTOM_DOMAIN="cdn.example.com", AWS_STORAGE_BUCKET_NAME="acme")
    settings["STORAGES"]["staticfiles"] = entry(
        "tests.project.own_storages.Static", bucket_name="other", region_name="eu-west-1"
    )

    assert found(settings) == []


def test_a_compressor_may_use_a_folder_of_static_files() -> None:
    assert found(on_globals(COMPRESS_STORAGE=STATIC)) == []


def test_an_app_may_share_a_location() -> None:
    settings = on_globals(REPORT_STORAGE=S3, THUMBNAIL_STORAGE=S3, AWS_LOCATION="files")

    assert found(settings) == []


def test_a_class_may_make_other_links_to_the_same_files() -> None:
    settings = project()
    settings["STORAGES"]["default"] = entry("tests.project.own_storages.Media")
    settings["STORAGES"]["unsigned"] = entry("tests.project.own_storages.UnsignedMedia")

    assert found(settings) == []
    settings["STORAGES"]["unsigned"]["OPTIONS"] = {"file_overwrite": True}
    assert [row[0] for row in found(settings)] == ["W116"]


def test_static_files_around_several_storages_are_one_problem() -> None:
    settings = project(static={"location": ""})
    for alias in ("backups", "private"):
        settings["STORAGES"][alias] = entry(
            S3, bucket_name="acme", region_name="eu-west-1", location=alias
        )

    assert found(settings) == [
        (
            "E040",
            option("staticfiles", "location"),
            (
                "the location of staticfiles contains that of default, backups and private, "
                "which collectstatic can replace and clear"
            ),
        )
    ]


@pytest.mark.parametrize("alias", ["compressor", "sass_processor"])
def test_compiled_static_files_may_be_with_the_static_files(alias: str) -> None:
    settings = project()
    settings["STORAGES"][alias] = entry(S3, **STATIC_OPTIONS, querystring_auth=False)

    assert found(settings) == []
