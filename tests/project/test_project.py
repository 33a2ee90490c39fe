import pytest

from tests.project.projects import (
    LOCAL_STATIC,
    S3,
    WHEN_REQUIRED,
    Settings,
    entry,
    found,
    hints,
    on_globals,
    option,
    project,
)

UPLOADS = {"bucket_name": "acme", "file_overwrite": False}


def default(**options: object) -> dict[str, object]:
    return {
        "STORAGES": {
            "default": entry(S3, **UPLOADS, **options),
            "staticfiles": {"BACKEND": LOCAL_STATIC},
        }
    }


def test_rules_of_variables_apply_to_settings() -> None:
    assert found(project(default={"querystring_expire": 700_000})) == [
        (
            "E010",
            option("default", "querystring_expire"),
            "longer than 7 days, the maximum lifetime of a signed link",
        )
    ]


def test_a_problem_of_a_global_setting_is_reported_once() -> None:
    settings = on_globals(AWS_S3_REGION_NAME="nowhere")

    assert found(settings) == [("E004", "AWS_S3_REGION_NAME", "not an AWS region")]


def test_signed_links_need_the_region() -> None:
    reported = [("W001", option("default", "region_name"), "not set; us-east-1 is assumed")]

    assert found(default()) == reported
    assert found(default(), {"AWS_DEFAULT_REGION": "eu-west-1"}) == []
    assert found(default(querystring_auth=False)) == []
    assert found(default(custom_domain="cdn.example.com")) == []


def test_the_default_address_does_not_repeat_the_location() -> None:
    settings = default(
        endpoint_url="https://s3.example.com", location="acme", querystring_auth=False
    )

    assert found(settings, WHEN_REQUIRED) == []


def test_a_domain_that_repeats_the_location_is_reported() -> None:
    settings = project(static={"custom_domain": "cdn.example.com/static"})

    assert [row[:2] for row in found(settings)] == [
        ("W005", option("staticfiles", "custom_domain"))
    ]


def test_static_files_may_disable_overwriting() -> None:
    assert found(project(static={"file_overwrite": False})) == []


def test_an_invalid_value_is_reported_once() -> None:
    assert found(project(default={"querystring_auth": "maybe"})) == [
        ("E008", option("default", "querystring_auth"), "not a boolean")
    ]


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (
            {"bucket_name": None},
            "set the name of the bucket, as bucket_name in OPTIONS or as AWS_STORAGE_BUCKET_NAME",
        ),
        ({"querystring_expire": 700_000}, "set 604800 seconds (7 days) or less"),
        ({"querystring_expire": 0}, "set a positive number of seconds"),
        (
            {"region_name": "nowhere-in-particular"},
            (
                "set a region code such as eu-west-1; "
                "for another S3-compatible provider, set AWS_S3_ENDPOINT_URL"
            ),
        ),
        (
            {"custom_domain": "cdn.example.com", "querystring_auth": True},
            (
                'set OPTIONS["querystring_auth"] = False if everyone may read the files; '
                'OPTIONS["custom_domain"] = None to sign links to the bucket itself, or '
                "OPTIONS[\"cloudfront_key\"] = 'PEM' and OPTIONS[\"cloudfront_key_id\"] = 'ID' "
                "to sign for CloudFront"
            ),
        ),
    ],
)
def test_hints_are_about_settings(options: Settings, hint: str) -> None:
    assert hints(project(default=options)) == [hint]


def test_a_misspelled_region_keeps_its_suggestion() -> None:
    assert hints(project(default={"region_name": "eu-wset-1"})) == ["did you mean eu-west-1?"]
