from tests.project.projects import LOCAL_STATIC, S3, entry, found, on_globals, option, project

UPLOADS = {"bucket_name": "acme", "file_overwrite": False}


def default(**options: object) -> dict[str, object]:
    return {
        "STORAGES": {
            "default": entry(S3, **UPLOADS, **options),
            "staticfiles": {"BACKEND": LOCAL_STATIC},
        }
    }


def test_the_rules_of_variables_hold_for_settings() -> None:
    assert found(project(default={"querystring_expire": 700_000})) == [
        (
            "E010",
            option("default", "querystring_expire"),
            "longer than the 7 days for which a signed link is accepted",
        )
    ]


def test_a_setting_for_all_is_told_once() -> None:
    settings = on_globals(AWS_S3_REGION_NAME="nowhere")

    assert found(settings) == [("E004", "AWS_S3_REGION_NAME", "not an AWS region")]


def test_signed_links_need_the_region() -> None:
    told = [("W001", option("default", "region_name"), "not set, us-east-1 is assumed")]

    assert found(default()) == told
    assert found(default(), {"AWS_DEFAULT_REGION": "eu-west-1"}) == []
    assert found(default(querystring_auth=False)) == []
    assert found(default(custom_domain="cdn.example.com")) == []


def test_the_address_of_a_bucket_has_no_location() -> None:
    settings = default(
        endpoint_url="https://s3.example.com", location="acme", querystring_auth=False
    )

    assert found(settings) == []


def test_a_domain_that_repeats_the_location_is_told() -> None:
    settings = project(static={"custom_domain": "cdn.example.com/static"})

    assert [row[:2] for row in found(settings)] == [
        ("W005", option("staticfiles", "custom_domain"))
    ]


def test_static_files_may_be_kept_from_overwriting() -> None:
    assert found(project(static={"file_overwrite": False})) == []


def test_what_is_wrong_already_is_told_once() -> None:
    assert found(project(default={"querystring_auth": "maybe"})) == [
        ("E008", option("default", "querystring_auth"), "not a boolean")
    ]
