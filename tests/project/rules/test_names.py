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
def test_a_removed_setting_is_reported_with_its_replacement(name: str) -> None:
    settings = project(**{name: "anything"})

    assert found(settings) == [("W103", name, REMOVED[name].fact)]
    assert hints(settings) == [REMOVED[name].cure]


@pytest.mark.parametrize(
    ("name", "option", "right"),
    [
        ("AWS_S3_SESSION_TOKEN", "security_token", "AWS_SESSION_TOKEN"),
        ("AWS_S3_DOMAIN", "custom_domain", "AWS_S3_CUSTOM_DOMAIN"),
    ],
)
def test_a_setting_of_another_library_is_reported(name: str, option: str, right: str) -> None:
    settings = on_globals(**{name: "acme"})
    del settings["AWS_STORAGE_BUCKET_NAME"]
    message = f"not read by django-storages, which reads {option} from {right}"

    assert ("W104", name, message) in found(settings)
    assert f"set {right}, or {option} in OPTIONS" in hints(settings)


@pytest.mark.parametrize(
    "name", ["AWS_BUCKET_NAME", "R2_BUCKET_NAME", "AWS_S3_BUCKET_NAME", "BUCKETEER_BUCKET_NAME"]
)
def test_a_missing_bucket_with_the_name_of_another_library_is_one_problem(name: str) -> None:
    settings = on_globals(**{name: "acme"})
    del settings["AWS_STORAGE_BUCKET_NAME"]

    assert found(settings) == [
        (
            "E001",
            name,
            "not read by django-storages, which reads bucket_name from AWS_STORAGE_BUCKET_NAME; required",
        )
    ]
    assert hints(settings) == ["set AWS_STORAGE_BUCKET_NAME, or bucket_name in OPTIONS"]


def test_an_assumed_region_with_the_name_of_another_library_is_one_problem() -> None:
    settings = on_globals(AWS_REGION="eu-west-1")
    del settings["AWS_S3_REGION_NAME"]

    assert ids(settings) == ["W104"]


def test_a_missing_bucket_with_a_misspelled_name_is_one_problem() -> None:
    settings = on_globals(AWS_STORAGE_BACKET_NAME="acme")
    del settings["AWS_STORAGE_BUCKET_NAME"]

    assert found(settings) == [
        (
            "E001",
            "AWS_STORAGE_BACKET_NAME",
            "unknown setting, so AWS_STORAGE_BUCKET_NAME is not set; required",
        )
    ]


def test_a_misnamed_key_is_part_of_the_pair() -> None:
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
def test_a_setting_that_the_project_reads_itself_is_ignored(settings: Settings) -> None:
    assert found(settings) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("AWS_S3_REGION_NAM", "AWS_S3_REGION_NAME"),
        ("AWS_QUERYSTRING_AUHT", "AWS_QUERYSTRING_AUTH"),
        ("AWS_S3_OBJECT_PARAMS", "AWS_S3_OBJECT_PARAMETERS"),
        ("AWS_S3_ADDRESS_STYLE", "AWS_S3_ADDRESSING_STYLE"),
    ],
)
def test_a_misspelled_setting_gets_a_suggestion(name: str, meant: str) -> None:
    settings = {name: "x", **on_globals()}
    settings.pop(meant, None)
    reported = [row for row in found(settings) if row[0] == "W102"]

    assert reported == [("W102", name, f"unknown setting, so {meant} is not set")]
    assert f"did you mean {meant}?" in hints(settings)


def test_a_similar_name_is_accepted_if_the_setting_is_set() -> None:
    assert found(on_globals(AWS_STORAGE_BUCKET_NAMES=["acme"])) == []
    assert found(on_globals(AWS_S3_FILE_BUFFER_SIZE=1)) == []


def test_other_settings_are_ignored() -> None:
    assert found(on_globals(AWS_SOMETHING_OF_OWN_VARIABLES=1, LANGUAGE_CODE="en")) == []


def test_variables_are_not_settings() -> None:
    assert found(project(AWS_S3_CACHE_CONTROL="max-age=1")) == [
        (
            "W104",
            "AWS_S3_CACHE_CONTROL",
            "a variable of s3settings, which django-storages does not read",
        )
    ]


def test_settings_of_another_library_in_use_are_reported() -> None:
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
            "not read by django-s3-storage, which reads AWS_S3_BUCKET_NAME",
        )
    ]
    settings["BACKUP_STORAGE"] = S3
    assert "W104" not in ids(settings)


def test_a_host_used_in_a_url_is_checked_there() -> None:
    host = "acme.s3.eu-west-1.amazonaws.com"
    settings = project(AWS_S3_DOMAIN=host, STATIC_URL=f"https://{host}/static/")

    assert found(settings) == []


@pytest.mark.parametrize("app", ["django-storages", "django_storages", "storages.backends.s3"])
def test_the_name_of_a_package_as_app_is_reported(app: str) -> None:
    settings = project(INSTALLED_APPS=["django.contrib.staticfiles", app])

    assert found(settings) == [
        (
            "E114",
            "INSTALLED_APPS",
            "contains the name of a package, not of an app, so Django does not start",
        )
    ]
    assert hints(settings) == ["write storages"]


def test_other_apps_are_ignored() -> None:
    assert found(project(INSTALLED_APPS=["django.contrib.staticfiles", "storages", None])) == []


@pytest.mark.parametrize(
    ("name", "is_leaked"), [("StaticS3Storage", True), ("S3Storage", False)], ids=["static", "any"]
)
def test_another_library_needs_a_bucket_for_static_files(name: str, *, is_leaked: bool) -> None:
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
        "not read by django-s3-storage for static files, so their bucket is not set",
    )

    assert (reported in found(settings)) is is_leaked
    settings["AWS_S3_BUCKET_NAME_STATIC"] = "acme"
    assert reported not in found(settings)


def of_another_library(**settings: object) -> list[tuple[str, str | None]]:
    """Return id and variable of each problem of a project with django-s3-storage."""
    storages = {
        "default": entry("django_s3_storage.storage.S3Storage"),
        "staticfiles": entry("django_s3_storage.storage.StaticS3Storage"),
    }
    given = {"STORAGES": storages, "AWS_REGION": "eu-west-1", **settings}
    return [(id_, variable) for id_, variable, _ in found(given) if id_ != "E104"]


def test_another_library_needs_an_endpoint_for_static_files() -> None:
    buckets = {"AWS_S3_BUCKET_NAME": "acme", "AWS_S3_BUCKET_NAME_STATIC": "acme-static"}
    endpoint = {"AWS_S3_ENDPOINT_URL": "https://s3.acme.net"}

    assert of_another_library(**buckets, **endpoint) == [("W104", "AWS_S3_ENDPOINT_URL")]
    assert of_another_library(**buckets, AWS_S3_ENDPOINT_URL="") == []
    own = {"AWS_S3_ENDPOINT_URL_STATIC": "https://s3.acme.net"}
    assert of_another_library(**buckets, **endpoint, **own) == []


def test_another_library_needs_a_bucket() -> None:
    assert of_another_library() == [
        ("E001", "AWS_S3_BUCKET_NAME"),
        ("E001", "AWS_S3_BUCKET_NAME_STATIC"),
    ]
    assert of_another_library(AWS_S3_BUCKET_NAME_STATIC="acme") == [("E001", "AWS_S3_BUCKET_NAME")]


@pytest.mark.parametrize("value", [None, ""])
def test_a_setting_of_another_library_without_a_value_is_ignored(value: str | None) -> None:
    assert found(project(AWS_S3_ENDPOINT=value)) == []


def test_keys_only_may_be_for_any_aws_service() -> None:
    keys = {"AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"}
    message = "not read by django-storages, which reads security_token from AWS_SESSION_TOKEN"

    assert found({**keys, "AWS_S3_SESSION_TOKEN": "token"}) == [
        ("W104", "AWS_S3_SESSION_TOKEN", message)
    ]
    assert found({"AWS_REGION": "eu-west-1", "AWS_PROFILE": "x"}) == []


def test_boto3_reads_the_region_of_the_environment_and_not_the_setting() -> None:
    settings = project(AWS_DEFAULT_REGION="eu-west-1")
    del settings["STORAGES"]["default"]["OPTIONS"]["region_name"]
    del settings["STORAGES"]["staticfiles"]["OPTIONS"]["region_name"]

    assert (
        "W104",
        "AWS_DEFAULT_REGION",
        (
            "not read by django-storages, which reads region_name from AWS_S3_REGION_NAME; "
            "boto3 reads a variable of this name, in the environment only"
        ),
    ) in found(settings)
    assert found(settings, {"AWS_DEFAULT_REGION": "eu-west-1"}) == []


@pytest.mark.parametrize(
    ("headers", "hint"),
    [
        pytest.param(
            {"Access-Control-Allow-Origin": "*"},
            "remove the Access-Control headers, and allow the origins in the CORS rules of the bucket",
            id="CORS",
        ),
        pytest.param(
            {"Access-Control-Allow-Origin": "*", "Cache-Control": "max-age=1"},
            "remove the Access-Control headers, and allow the origins in the CORS rules of the bucket; "
            "set the other headers in AWS_S3_OBJECT_PARAMETERS, with the names of boto3",
            id="CORS and others",
        ),
        pytest.param({"Cache-Control": "max-age=1"}, REMOVED["AWS_HEADERS"].cure, id="others"),
        pytest.param("Cache-Control", REMOVED["AWS_HEADERS"].cure, id="not a dict"),
    ],
)
def test_headers_that_belong_to_the_bucket_are_named(headers: object, hint: str) -> None:
    assert hints(project(AWS_HEADERS=headers)) == [hint]


def test_a_name_of_an_option_that_django_storages_does_not_have_is_left_to_the_project() -> None:
    settings = on_globals(CLOUDFLARE_R2_ACCOUNT_ID="0123456789abcdef0123456789abcdef")

    assert found(settings) == []
