import pytest

from tests.project.projects import (
    LOCAL_STATIC,
    S3,
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

OVERWRITE = "uploads with the same name overwrite each other, as file_overwrite is True"


def acl(*, reads: str = "everyone can read") -> str:
    return (
        "a public ACL: buckets made since April 2023, and those that block public ACLs, refuse "
        f"uploads with it (AccessControlListNotSupported, AccessDenied); on others {reads}"
    )


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"default_acl": "public-read"}, "default_acl"),
        ({"object_parameters": {"ACL": "public-read"}}, "object_parameters"),
    ],
)
def test_a_public_acl_is_refused_or_dangerous(options: Settings, name: str) -> None:
    settings = project(default=options)

    assert found(settings) == [("W105", option("default", name), acl())]
    assert hints(settings) == [
        "set it to None, and make files public by a bucket policy or CloudFront"
    ]


def test_backups_are_not_for_everyone() -> None:
    settings = project(AWS_DEFAULT_ACL="public-read")
    settings["STORAGES"]["default"]["OPTIONS"]["default_acl"] = None
    settings["STORAGES"]["staticfiles"]["OPTIONS"]["default_acl"] = None
    options = {"bucket_name": "backups", "region_name": "eu-west-1"}
    settings["STORAGES"]["backups"] = entry(S3, **options)

    reported = acl(reads="everyone can read the files of backups")

    assert found(settings) == [("W105", "AWS_DEFAULT_ACL", reported)]
    settings["STORAGES"]["backups"]["OPTIONS"]["endpoint_url"] = "https://s3.example.com"
    assert found(settings) == [
        ("W105", "AWS_DEFAULT_ACL", "a public ACL: everyone can read the files of backups")
    ]


@pytest.mark.parametrize("value", ["private", "bucket-owner-full-control", None, ""])
def test_other_acls_are_no_matter(value: str | None) -> None:
    assert found(project(default={"default_acl": value})) == []


def test_services_with_acls_may_have_public_files() -> None:
    space = {
        "endpoint_url": "https://nyc3.digitaloceanspaces.com",
        "region_name": "nyc3",
        "default_acl": "public-read",
    }

    assert found(project(default=space), WHEN_REQUIRED) == []


def test_uploads_overwrite_each_other_by_default() -> None:
    settings = project()
    del settings["STORAGES"]["default"]["OPTIONS"]["file_overwrite"]

    assert found(settings) == [
        ("W101", option("default", "file_overwrite"), f"{OVERWRITE} by default")
    ]


def test_a_setting_for_all_is_no_decision_about_uploads() -> None:
    assert found(on_globals(AWS_S3_FILE_OVERWRITE=True)) == [
        ("W101", "AWS_S3_FILE_OVERWRITE", OVERWRITE)
    ]


def test_an_option_of_the_storage_is_one() -> None:
    assert found(project(default={"file_overwrite": True})) == []


def test_a_constructor_may_decide_it() -> None:
    settings = project()
    settings["STORAGES"]["default"] = entry("tests.project.own_storages.WithConstructor")

    assert found(settings) == []


def test_the_root_of_the_bucket_is_no_folder() -> None:
    settings = on_globals(AWS_LOCATION="")
    del settings["STORAGES"]["default"]["OPTIONS"]["location"]

    assert found(settings) == [
        (
            "W115",
            "AWS_LOCATION",
            "empty, so no folder confines the names of files: ../ leads to the bucket root",
        )
    ]
    assert found(on_globals(AWS_LOCATION="")) == []


def test_a_cloudfront_key_signs_something() -> None:
    settings = project(
        default={"cloudfront_key_id": "K2JCJMDEHXQW5F", "querystring_auth": False},
        AWS_CLOUDFRONT_KEY_ID="K2JCJMDEHXQW5F",
    )

    assert (
        "W111",
        option("default", "cloudfront_key_id"),
        (
            "signs no links, as querystring_auth is False; "
            "django-storages before 1.14.3 signs every link with it all the same"
        ),
    ) in found(settings)
    settings["STORAGES"]["default"]["OPTIONS"]["querystring_auth"] = True
    assert (
        "W111",
        option("default", "cloudfront_key_id"),
        "signs no links, as they lead to the bucket itself and not to a custom_domain",
    ) in found(settings)
    settings["STORAGES"]["default"]["OPTIONS"]["custom_domain"] = "d111111abcdef8.cloudfront.net"
    assert "W111" not in [row[0] for row in found(settings)]


def test_the_setting_for_code_alone_signs_as_well() -> None:
    settings = {"AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F", "AWS_S3_CUSTOM_DOMAIN": "d.example.com"}

    assert [row[0] for row in found({**settings, "AWS_QUERYSTRING_AUTH": True})] == ["E024"]
    assert "W111" not in ids({"AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F"})
    assert [row[0] for row in found({**settings, "AWS_QUERYSTRING_AUTH": False})] == [
        "W111",
        "E024",
    ]


def test_an_endpoint_of_aws_has_a_dot() -> None:
    settings = on_globals(AWS_S3_ENDPOINT_URL="https://s3-eu-west-1.amazonaws.com")
    settings["STORAGES"]["staticfiles"] = {"BACKEND": LOCAL_STATIC}

    assert found(settings) == [
        (
            "W118",
            "AWS_S3_ENDPOINT_URL",
            "the old form of an endpoint, s3-REGION, which most regions do not have",
        )
    ]


def test_a_project_without_uploads_on_s3_has_no_uploads_to_overwrite() -> None:
    settings = project()
    settings["STORAGES"]["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}

    assert found(settings) == []


def test_a_long_lived_key_has_no_token() -> None:
    keys = {"access_key": "AKIAIOSFODNN7EXAMPLE", "secret_key": "s" * 40}
    settings = project(default=keys)
    problem = (
        "W004",
        "AWS_SESSION_TOKEN",
        "sent with a long-lived key (AKIA…), which has no token, so S3 refuses both",
    )

    assert found(settings, {"AWS_SESSION_TOKEN": "token"}) == [problem]
    assert found({**settings, "AWS_SESSION_TOKEN": "token"}) == [problem]
    settings["STORAGES"]["default"]["OPTIONS"]["security_token"] = None
    assert found(settings, {"AWS_SESSION_TOKEN": "token"}) == []
