from typing import Any

import pytest
from django.test import override_settings
from storages.backends.s3 import S3Storage

from tests.project.projects import (
    LOCAL,
    LOCAL_STATIC,
    Settings,
    entry,
    found,
    hints,
    on_globals,
    option,
    project,
)

STATIC_PATH = (
    "E110",
    "STATIC_URL",
    (
        "its path is not the place of the static files, which "
        'STORAGES["staticfiles"]["OPTIONS"]["location"] says'
    ),
)
UNFILLED = "a part of it was never filled in: None or an object stands in its place"


@pytest.mark.parametrize(
    "url",
    [
        "https://acme.s3.amazonaws.com/static/",
        "https://acme.s3.eu-west-1.amazonaws.com/static/",
        "https://s3.amazonaws.com/acme/static/",
        "https://s3.eu-west-1.amazonaws.com/acme/static/",
        "//acme.s3.amazonaws.com/static/",
        "https://acme.s3.dualstack.eu-west-1.amazonaws.com/static/",
        "/static/",
        "static/",
        None,
    ],
)
def test_a_bucket_has_several_hosts(url: str | None) -> None:
    assert found(project(STATIC_URL=url)) == []


def test_the_path_is_the_location() -> None:
    settings = project(STATIC_URL="https://acme.s3.amazonaws.com/assets/")

    assert found(settings) == [STATIC_PATH]
    assert hints(settings) == [
        'make the path of the URL and STORAGES["staticfiles"]["OPTIONS"]["location"] the same'
    ]


def test_a_domain_may_have_a_path_and_a_location_any_character() -> None:
    settings = project(
        static={"custom_domain": "cdn.example.com/Acme", "location": "a b"},
        STATIC_URL="https://CDN.example.com/Acme/a%20b/",
    )

    assert found(settings) == []
    settings["STATIC_URL"] = "https://cdn.example.com/a%20b/"
    assert found(settings) == [STATIC_PATH]


@pytest.mark.parametrize(
    ("settings", "said"),
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
def test_the_host_is_the_one_of_links(settings: Settings, said: str) -> None:
    assert found(settings) == [
        ("W110", "MEDIA_URL", f"S3 storages do not read it: links of media files lead to {said}")
    ]


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
def test_what_is_not_known_or_not_on_s3_is_not_compared(settings: Settings) -> None:
    assert found(settings) == []


def test_a_location_that_is_computed_is_not_compared() -> None:
    settings = project(STATIC_URL="https://acme.s3.amazonaws.com/elsewhere/")
    settings["STORAGES"]["staticfiles"] = entry(
        "tests.project.own_storages.WithConstructor",
        bucket_name="acme",
        region_name="eu-west-1",
        custom_domain="acme.s3.amazonaws.com",
        querystring_auth=False,
    )

    assert "E110" not in [row[0] for row in found(settings)]


def test_a_domain_that_is_invalid_is_one_problem() -> None:
    settings = project(
        static={"custom_domain": "https://cdn.example.com"}, STATIC_URL="https://cdn.example.com/"
    )

    assert [row[0] for row in found(settings)] == ["E011"]


def test_an_address_that_is_no_url_leads_nowhere() -> None:
    settings = project(STATIC_URL="https://[::1/static/")

    assert [row[:2] for row in found(settings)] == [("W110", "STATIC_URL")]


def test_code_alone_may_have_another_location() -> None:
    settings = {
        "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "STATIC_URL": "https://cdn.example.com/static/",
    }

    assert [row[:2] for row in found(settings)] == [("W110", "STATIC_URL")]


def test_a_compressor_needs_the_whole_url() -> None:
    assert found(project(STATIC_URL="/static/", COMPRESS_ENABLED=True)) == [
        (
            "W110",
            "STATIC_URL",
            (
                "a path on this site, while static files are on S3; "
                "django-compressor builds URLs from it"
            ),
        )
    ]


@pytest.mark.parametrize(
    ("url", "reported"),
    [
        ("https://None.s3.amazonaws.com/static/", UNFILLED),
        ("https://%s.s3.amazonaws.com/static/", UNFILLED),
        ("s3://acme/static/", "an address for clients of S3, which no browser opens"),
        (
            "https://acme.s3.amazonaws.com/static",
            "has no slash at its end, so Django does not start",
        ),
        (
            "https://acme.s3.amazonaws.com//static/",
            "has two slashes in its path, which is another name on S3",
        ),
        ("https://s3.amazonaws.com/<Value default: None>/", UNFILLED),
        ("https://{bucket}.s3.amazonaws.com/static/", UNFILLED),
        ("https://https://nyc3.digitaloceanspaces.com/static/", "has two schemes"),
        (
            "cdn.example.com/static/",
            "has no https:// at the start, so browsers take the host for a folder",
        ),
    ],
)
def test_a_url_is_a_whole_url(url: str, reported: str) -> None:
    assert found(project(STATIC_URL=url)) == [("E109", "STATIC_URL", reported)]


def test_the_parts_of_a_domain_are_filled_in() -> None:
    settings = project(static={"custom_domain": "None.s3.amazonaws.com"})

    assert ("E109", option("staticfiles", "custom_domain"), UNFILLED) in found(settings)


@pytest.mark.parametrize("style", [None, "virtual", "path"])
@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1", "cn-north-1", "ap-northeast-2"])
@pytest.mark.parametrize("location", ["", "media/uploads"])
def test_what_the_real_storage_links_to_is_right(
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


def test_a_folder_may_have_the_name_of_a_missing_part() -> None:
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
def test_another_host_does_not_have_the_files(host: str, why: str) -> None:
    message = f"{why}: links of static files lead to the bucket"

    assert found(project(STATIC_URL=f"https://{host}/static/")) == [("W110", "STATIC_URL", message)]


def test_hosts_that_nobody_knows_in_every_spelling_are_not_judged() -> None:
    settings = project(STATIC_URL="https://acme.s3-something.amazonaws.com/static/")
    assert found(settings) == []
    settings["STATIC_URL"] = "https://acme.s3.us-west-2.amazonaws.com/static/"
    del settings["STORAGES"]["staticfiles"]["OPTIONS"]["region_name"]
    assert found(settings) == []


def test_a_url_has_the_protocol_of_links() -> None:
    settings = project(
        static={"custom_domain": "cdn.example.com"}, STATIC_URL="http://cdn.example.com/static/"
    )
    message = "says http, while links of static files say https"

    assert found(settings) == [("W110", "STATIC_URL", message)]
    settings["STORAGES"]["staticfiles"]["OPTIONS"]["url_protocol"] = "http:"
    assert found(settings) == []


def test_the_bucket_is_in_the_path_behind_the_host_of_an_api() -> None:
    message = "lacks the bucket, which stands in the path of its links"

    assert found(project(STATIC_URL="https://s3.eu-west-1.amazonaws.com/static/")) == [
        ("W110", "STATIC_URL", message)
    ]
