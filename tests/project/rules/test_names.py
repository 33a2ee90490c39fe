import pytest

from s3settings.facts.known_settings import REMOVED
from tests.project.projects import (
    LOCAL_STATIC,
    S3,
    Settings,
    entry,
    found,
    hints,
    ids,
    on_globals,
    project,
)


@pytest.mark.parametrize("name", REMOVED)
def test_a_removed_setting_says_what_became_of_it(name: str) -> None:
    settings = project(**{name: "anything"})

    assert found(settings) == [("W103", name, REMOVED[name].fact)]
    assert hints(settings) == [REMOVED[name].cure]


@pytest.mark.parametrize(
    ("name", "option", "right"),
    [
        ("AWS_BUCKET_NAME", "bucket_name", "AWS_STORAGE_BUCKET_NAME"),
        ("R2_BUCKET_NAME", "bucket_name", "AWS_STORAGE_BUCKET_NAME"),
        ("AWS_S3_BUCKET_NAME", "bucket_name", "AWS_STORAGE_BUCKET_NAME"),
        ("BUCKETEER_BUCKET_NAME", "bucket_name", "AWS_STORAGE_BUCKET_NAME"),
        ("AWS_S3_SESSION_TOKEN", "security_token", "AWS_SESSION_TOKEN"),
        ("AWS_S3_DOMAIN", "custom_domain", "AWS_S3_CUSTOM_DOMAIN"),
    ],
)
def test_a_name_of_another_library_leaves_the_option_unset(
    name: str, option: str, right: str
) -> None:
    settings = on_globals(**{name: "acme"})
    del settings["AWS_STORAGE_BUCKET_NAME"]
    message = f"django-storages does not read it; its name for {option} is {right}"

    assert ("W104", name, message) in found(settings)
    assert f"set {right}, or {option} in OPTIONS" in hints(settings)


def test_a_key_of_another_name_is_one_of_the_pair() -> None:
    assert ("W104", "AWS_ACCESS_KEY") in [
        (id_, name) for id_, name, _ in found(on_globals(AWS_ACCESS_KEY="key"))
    ]


@pytest.mark.parametrize(
    "settings",
    [
        project(R2_BUCKET_NAME="acme"),
        on_globals(AWS_REGION="eu-west-1"),
        {
            "STORAGES": {
                "default": {"BACKEND": "tests.project.own_storages.Media"},
                "staticfiles": {"BACKEND": LOCAL_STATIC},
            },
            "AWS_MEDIA_BUCKET_NAME": "acme",
            "AWS_BUCKET_NAME": "acme",
        },
        {
            "STORAGES": {
                "default": {"BACKEND": "tests.project.own_storages.WithProperty", "OPTIONS": {}},
                "staticfiles": {"BACKEND": LOCAL_STATIC},
            },
            "AWS_BUCKET_NAME": "acme",
            "AWS_S3_REGION_NAME": "eu-west-1",
        },
    ],
    ids=["in OPTIONS", "in a setting", "in a class", "computed by a class"],
)
def test_a_name_that_the_project_itself_reads_is_its_own(settings: Settings) -> None:
    assert found(settings) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("AWS_STORAGE_BACKET_NAME", "AWS_STORAGE_BUCKET_NAME"),
        ("AWS_S3_REGION_NAM", "AWS_S3_REGION_NAME"),
        ("AWS_QUERYSTRING_AUHT", "AWS_QUERYSTRING_AUTH"),
        ("AWS_S3_OBJECT_PARAMS", "AWS_S3_OBJECT_PARAMETERS"),
        ("AWS_S3_ADDRESS_STYLE", "AWS_S3_ADDRESSING_STYLE"),
    ],
)
def test_a_misspelt_setting_has_a_near_one(name: str, meant: str) -> None:
    settings = {name: "x", **on_globals()}
    settings.pop(meant, None)
    reported = [row for row in found(settings) if row[0] == "W102"]

    assert reported == [("W102", name, f"nobody reads this setting, so {meant} is not set")]
    assert f"did you mean {meant}?" in hints(settings)


def test_a_name_near_one_that_is_set_is_a_neighbor() -> None:
    assert found(on_globals(AWS_STORAGE_BUCKET_NAMES=["acme"])) == []
    assert found(on_globals(AWS_S3_FILE_BUFFER_SIZE=1)) == []


def test_other_settings_are_not_looked_at() -> None:
    assert found(on_globals(AWS_SOMETHING_OF_OURS=1, LANGUAGE_CODE="en")) == []


def test_our_variables_are_no_settings() -> None:
    assert found(project(AWS_S3_CACHE_CONTROL="max-age=1")) == [
        (
            "W104",
            "AWS_S3_CACHE_CONTROL",
            "a variable of s3settings, which django-storages does not read",
        )
    ]


def test_each_library_has_its_own_names() -> None:
    settings = {
        "STORAGES": {
            "default": entry("django_s3_storage.storage.S3Storage"),
            "staticfiles": {"BACKEND": LOCAL_STATIC},
        },
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "AWS_REGION": "eu-west-1",
    }

    assert [row for row in found(settings) if row[0] == "W104"] == [
        (
            "W104",
            "AWS_STORAGE_BUCKET_NAME",
            "django-s3-storage does not read it; its name for the same is AWS_S3_BUCKET_NAME",
        )
    ]
    settings["BACKUP_STORAGE"] = S3
    assert "W104" not in ids(settings)


def test_a_host_that_is_part_of_a_url_is_judged_there() -> None:
    host = "acme.s3.eu-west-1.amazonaws.com"
    settings = project(AWS_S3_DOMAIN=host, STATIC_URL=f"https://{host}/static/")

    assert found(settings) == []


@pytest.mark.parametrize("app", ["django-storages", "django_storages", "storages.backends.s3"])
def test_the_app_of_a_package_has_another_name(app: str) -> None:
    settings = project(INSTALLED_APPS=["django.contrib.staticfiles", app])

    assert found(settings) == [
        (
            "E114",
            "INSTALLED_APPS",
            "has the name of a package that is no app, so Django does not start",
        )
    ]
    assert hints(settings) == ["write storages"]


def test_other_apps_are_not_looked_at() -> None:
    assert found(project(INSTALLED_APPS=["django.contrib.staticfiles", "storages", None])) == []


@pytest.mark.parametrize(
    ("name", "is_told"), [("StaticS3Storage", True), ("S3Storage", False)], ids=["static", "any"]
)
def test_another_library_has_settings_for_static_files(name: str, *, is_told: bool) -> None:
    settings: Settings = {
        "STORAGES": {
            "default": entry("django_s3_storage.storage.S3Storage"),
            "staticfiles": entry(f"django_s3_storage.storage.{name}"),
        },
        "AWS_REGION": "eu-west-1",
        "AWS_S3_BUCKET_NAME": "acme",
    }
    reported = (
        "W104",
        "AWS_S3_BUCKET_NAME",
        "django-s3-storage does not read it for static files, so their bucket has no name",
    )

    assert (reported in found(settings)) is is_told
    settings["AWS_S3_BUCKET_NAME_STATIC"] = "acme"
    assert reported not in found(settings)


@pytest.mark.parametrize("value", [None, ""])
def test_a_name_of_others_without_a_value_is_not_relied_on(value: str | None) -> None:
    assert found(project(AWS_S3_ENDPOINT=value)) == []


def test_keys_alone_are_for_any_service_unless_their_name_is_of_s3() -> None:
    keys = {"AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"}
    message = "django-storages does not read it; its name for security_token is AWS_SESSION_TOKEN"

    assert found({**keys, "AWS_S3_SESSION_TOKEN": "token"}) == [
        ("W104", "AWS_S3_SESSION_TOKEN", message)
    ]
    assert found({"AWS_REGION": "eu-west-1", "AWS_PROFILE": "x"}) == []
