from typing import Any

import pytest
from django.test import override_settings
from storages.backends.s3 import S3Storage

from tests.project.projects import (
    LOCAL,
    LOCAL_STATIC,
    WHEN_REQUIRED,
    Settings,
    entry,
    found,
    hints,
    ids,
    on_globals,
    option,
    project,
)

pytestmark = pytest.mark.slow


STATIC_PATH = (
    "E110",
    "STATIC_URL",
    (
        "its path differs from the location of the static files, "
        'STORAGES["staticfiles"]["OPTIONS"]["location"]'
    ),
)
UNFILLED = "contains an unfilled placeholder: None or the text of an object"


@pytest.mark.parametrize(
    "url",
    [
        "https://acme.s3.amazonaws.com/static/",
        "https://acme.s3.eu-west-1.amazonaws.com/static/",
        "https://s3.eu-west-1.amazonaws.com/acme/static/",
        "//acme.s3.amazonaws.com/static/",
        "https://acme.s3.dualstack.eu-west-1.amazonaws.com/static/",
        "/static/",
        "static/",
        None,
    ],
)
def test_every_host_of_a_bucket_is_accepted(url: str | None) -> None:
    assert found(project(STATIC_URL=url)) == []


def test_a_path_other_than_the_location_is_reported() -> None:
    settings = project(STATIC_URL="https://acme.s3.amazonaws.com/assets/")

    assert found(settings) == [STATIC_PATH]
    assert hints(settings) == [
        'use the same path in the URL and in STORAGES["staticfiles"]["OPTIONS"]["location"]'
    ]


def test_paths_of_domains_and_locations_are_compared_unquoted() -> None:
    settings = project(
        static={"custom_domain": "cdn.example.com/Acme", "location": "a b"},
        STATIC_URL="https://CDN.example.com/Acme/a%20b/",
    )

    assert found(settings) == []
    settings["STATIC_URL"] = "https://cdn.example.com/a%20b/"
    assert found(settings) == [STATIC_PATH]


@pytest.mark.parametrize(
    ("settings", "target"),
    [
        (project(MEDIA_URL="https://cdn.example.com/media/"), "the bucket"),
        (
            project(
                default={"custom_domain": "files.example.com"},
                MEDIA_URL="https://cdn.example.com/media/",
            ),
            option("default", "custom_domain"),
        ),
    ],
    ids=["no domain", "another domain"],
)
def test_a_url_with_another_host_than_links_is_reported(settings: Settings, target: str) -> None:
    assert found(settings) == [
        ("W110", "MEDIA_URL", f"not read by S3 storages; links of media files lead to {target}")
    ]


def test_a_url_is_not_reported_beside_the_domain_that_a_provider_needs() -> None:
    on_r2 = {
        "endpoint_url": "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
        "region_name": "auto",
        "access_key": "0" * 32,
        "secret_key": "0" * 64,
        "querystring_auth": False,
    }
    settings = project(default=on_r2, MEDIA_URL="https://media.example.com/media/")

    assert ids(settings, WHEN_REQUIRED) == ["E056"]
    on_r2["querystring_auth"] = True
    settings = project(default=on_r2, MEDIA_URL="https://media.example.com/media/")
    assert ids(settings, WHEN_REQUIRED) == ["W110"]


@pytest.mark.parametrize(
    "settings",
    [
        {
            "STORAGES": {
                "default": {"BACKEND": LOCAL},
                "staticfiles": {"BACKEND": "tests.project.own_storages.WithLinks"},
            },
            "AWS_S3_REGION_NAME": "eu-west-1",
            "STATIC_URL": "https://files.example.com/",
        },
        {
            "STORAGES": {
                "default": {"BACKEND": "tests.project.own_storages.Media"},
                "staticfiles": {"BACKEND": LOCAL_STATIC},
            },
            "STATIC_URL": "https://cdn.example.com/",
        },
    ],
    ids=["links of a class", "static files that are local"],
)
def test_unknown_and_local_storages_are_not_compared(settings: Settings) -> None:
    assert found(settings) == []


def test_a_computed_location_is_not_compared() -> None:
    settings = project(STATIC_URL="https://acme.s3.amazonaws.com/elsewhere/")
    settings["STORAGES"]["staticfiles"] = entry(
        "tests.project.own_storages.WithConstructor",
        bucket_name="acme",
        region_name="eu-west-1",
        custom_domain="acme.s3.amazonaws.com",
        querystring_auth=False,
    )

    assert "E110" not in [row[0] for row in found(settings)]


def test_an_invalid_domain_is_one_problem() -> None:
    settings = project(
        static={"custom_domain": "https://cdn.example.com"}, STATIC_URL="https://cdn.example.com/"
    )

    assert [row[0] for row in found(settings)] == ["E011"]


def test_a_host_without_a_url_is_not_compared() -> None:
    settings = project(STATIC_URL="https://[::1/static/")

    assert [row[:2] for row in found(settings)] == [("W110", "STATIC_URL")]


def test_a_storage_created_in_code_may_have_another_location() -> None:
    settings = {
        "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "STATIC_URL": "https://cdn.example.com/static/",
    }

    assert [row[:2] for row in found(settings)] == [("W110", "STATIC_URL")]


def test_a_compressor_needs_the_full_url() -> None:
    assert found(project(STATIC_URL="/static/", COMPRESS_ENABLED=True)) == [
        (
            "W110",
            "STATIC_URL",
            (
                "a path on this site, but static files are on S3; "
                "django-compressor builds URLs from it"
            ),
        )
    ]


@pytest.mark.parametrize(
    ("url", "reported"),
    [
        ("https://None.s3.amazonaws.com/static/", UNFILLED),
        ("https://%s.s3.amazonaws.com/static/", UNFILLED),
        ("s3://acme/static/", "an s3:// URL, which browsers can't open"),
        (
            "https://acme.s3.amazonaws.com/static",
            "does not end with a slash, so Django does not start",
        ),
        (
            "https://acme.s3.amazonaws.com//static/",
            "contains two slashes in its path, which is a different key on S3",
        ),
        ("https://s3.amazonaws.com/<Value default: None>/", UNFILLED),
        ("https://{bucket}.s3.amazonaws.com/static/", UNFILLED),
        ("https://https://nyc3.digitaloceanspaces.com/static/", "contains two schemes"),
        (
            "cdn.example.com/static/",
            "does not start with https://, so browsers treat the host as a folder",
        ),
    ],
)
def test_a_malformed_url_is_reported(url: str, reported: str) -> None:
    assert found(project(STATIC_URL=url)) == [("E109", "STATIC_URL", reported)]


def test_placeholders_in_a_domain_are_reported() -> None:
    settings = project(static={"custom_domain": "None.s3.amazonaws.com"})

    assert ("E109", option("staticfiles", "custom_domain"), UNFILLED) in found(settings)


@pytest.mark.parametrize("style", [None, "virtual", "path"])
@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1", "cn-north-1", "ap-northeast-2"])
@pytest.mark.parametrize("location", ["", "media/uploads"])
def test_the_url_of_the_real_storage_is_accepted(
    style: str | None, region: str, location: str
) -> None:
    settings = on_globals(
        AWS_S3_REGION_NAME=region,
        AWS_QUERYSTRING_AUTH=False,
        AWS_S3_ADDRESSING_STYLE=style,
    )
    settings["STORAGES"]["default"]["OPTIONS"]["location"] = location
    settings["STORAGES"]["staticfiles"] = {"BACKEND": LOCAL_STATIC}
    named = {name: value for name, value in settings.items() if name.startswith("AWS_")}
    with override_settings(**named):
        storage: Any = S3Storage(location=location)
        url: str = storage.url("name")

    assert found({**settings, "MEDIA_URL": url.removesuffix("name")}) == []


def test_a_folder_may_be_named_none() -> None:
    settings = project(
        static={"location": "a/None"}, STATIC_URL="https://acme.s3.amazonaws.com/a/None/"
    )

    assert found(settings) == []


@pytest.mark.parametrize(
    ("host", "why"),
    [
        (
            "other.s3.eu-west-1.amazonaws.com",
            f"the bucket in the host differs from {option('staticfiles', 'bucket_name')}",
        ),
        (
            "acme.s3.us-west-2.amazonaws.com",
            f"the region in the host differs from {option('staticfiles', 'region_name')}",
        ),
        ("acme.nyc3.digitaloceanspaces.com", "a host of DigitalOcean Spaces"),
    ],
)
def test_a_url_with_another_host_is_reported(host: str, why: str) -> None:
    message = f"{why}; links of static files lead to the bucket"

    assert found(project(STATIC_URL=f"https://{host}/static/")) == [("W110", "STATIC_URL", message)]


@pytest.mark.parametrize(
    ("host", "region", "expected"),
    [
        pytest.param("s3.amazonaws.com/acme", "eu-west-1", ["STATIC_URL"], id="in the path"),
        pytest.param("s3.amazonaws.com/acme", "us-east-1", [], id="in the path there"),
        pytest.param("acme.s3.amazonaws.com", "eu-west-1", [], id="in the host"),
        pytest.param("acme.s3.amazonaws.com", "af-south-1", ["STATIC_URL"], id="a newer region"),
        pytest.param("acme.s3.af-south-1.amazonaws.com", "af-south-1", [], id="its own host"),
    ],
)
def test_the_global_host_serves_its_region_only(
    host: str, region: str, expected: list[str]
) -> None:
    settings = project(static={"region_name": region}, STATIC_URL=f"https://{host}/static/")
    message = "s3.amazonaws.com does not serve this bucket, which is in another region"

    assert [name for _, name, fact in found(settings) if fact == message] == expected


def test_hosts_with_unknown_spellings_are_ignored() -> None:
    settings = project(STATIC_URL="https://acme.s3-something.amazonaws.com/static/")
    assert found(settings) == []
    settings["STATIC_URL"] = "https://acme.s3.us-west-2.amazonaws.com/static/"
    del settings["STORAGES"]["staticfiles"]["OPTIONS"]["region_name"]
    assert found(settings) == []


def test_a_url_with_another_protocol_than_links_is_reported() -> None:
    settings = project(
        static={"custom_domain": "cdn.example.com"}, STATIC_URL="http://cdn.example.com/static/"
    )
    message = "uses http, but links of static files use https"

    assert found(settings) == [("W110", "STATIC_URL", message)]
    settings["STORAGES"]["staticfiles"]["OPTIONS"]["url_protocol"] = "http:"
    assert found(settings) == []


def test_a_missing_bucket_in_the_path_is_reported() -> None:
    message = "lacks the bucket, which is in the path of the links"

    assert found(project(STATIC_URL="https://s3.eu-west-1.amazonaws.com/static/")) == [
        ("W110", "STATIC_URL", message)
    ]


STATICFILES = ["django.contrib.staticfiles", "storages"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param({"INSTALLED_APPS": ["storages"]}, "E110", id="without the app"),
        pytest.param({"INSTALLED_APPS": STATICFILES}, "W110", id="with the app"),
        pytest.param(
            {"INSTALLED_APPS": STATICFILES, "COMPRESS_ENABLED": True},
            "E110",
            id="with a compressor",
        ),
    ],
)
def test_a_path_is_an_error_where_links_are_built_from_it(
    settings: Settings, expected: str
) -> None:
    problems = found(project(STATIC_URL="https://acme.s3.amazonaws.com/assets/", **settings))

    assert [row[0] for row in problems] == [expected]


def test_nothing_builds_links_from_media_url() -> None:
    problems = found(project(MEDIA_URL="https://acme.s3.amazonaws.com/uploads/"))

    assert [row[:2] for row in problems] == [("W110", "MEDIA_URL")]


def test_a_domain_of_an_empty_bucket_name_is_one_problem() -> None:
    settings = on_globals(AWS_STORAGE_BUCKET_NAME="", AWS_S3_CUSTOM_DOMAIN=".s3.amazonaws.com")

    assert {row[:2] for row in found(settings)} == {("E001", "AWS_STORAGE_BUCKET_NAME")}


def test_links_behind_an_invalid_domain_are_not_called_signed() -> None:
    settings = on_globals(AWS_S3_CUSTOM_DOMAIN="cdn example com", AWS_QUERYSTRING_AUTH=True)

    assert [row[:2] for row in found(settings)] == [("E011", "AWS_S3_CUSTOM_DOMAIN")]


def test_the_domain_is_not_set_to_a_host_that_does_not_serve_the_bucket() -> None:
    other = project(MEDIA_URL="https://other.s3.eu-west-1.amazonaws.com/media/")
    behind = project(
        default={"custom_domain": "cdn.example.com", "querystring_auth": False},
        MEDIA_URL="https://acme.fra1.digitaloceanspaces.com/media/",
    )
    unread = project(MEDIA_URL="https://cdn.example.com/media/")

    assert hints(other) == hints(behind) == ["correct the URL; its host does not serve the bucket"]
    assert hints(unread) == ["set custom_domain to the host of this URL, or correct the URL"]


def test_two_urls_of_one_storage_in_code_need_two_locations() -> None:
    settings = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com",
        "STATIC_URL": "https://cdn.example.com/static/",
    }
    both = {**settings, "MEDIA_URL": "https://cdn.example.com/media/"}
    own = "set location to the path of the URL, in the class of these files or in STORAGES"

    assert hints(settings) == ["use the same path in the URL and in AWS_LOCATION"]
    assert hints(both) == [own, own]
    elsewhere = hints({**both, "STATIC_URL": "https://x.s3.amazonaws.com/static/"})
    assert sorted(elsewhere) == ["correct the URL; its host does not serve the bucket", own]


@pytest.mark.parametrize(
    ("name", "value", "id_"),
    [
        ("endpoint_url", "https://{PROJECT}.supabase.co/storage/v1/s3", "E109"),
        ("custom_domain", "None.s3.amazonaws.com", "E109"),
        ("custom_domain", "%s.s3.amazonaws.com", "E011"),
        ("custom_domain", "None", "E108"),
        ("endpoint_url", "None", "E108"),
    ],
)
def test_an_unfilled_placeholder_is_one_problem(name: str, value: str, id_: str) -> None:
    settings = on_globals()
    settings["STORAGES"]["default"]["OPTIONS"][name] = value
    reported = [row[0] for row in found(settings) if row[1] == option("default", name)]

    assert [one for one in reported if one != "W133"] == [id_]
