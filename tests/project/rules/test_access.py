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

OVERWRITE = "uploads with the same name overwrite each other: file_overwrite is True"


def acl(*, reads: str = "everyone can read them") -> str:
    return (
        "a public ACL: buckets created since April 2023, and those that block public ACLs, reject "
        f"uploads with it (AccessControlListNotSupported, AccessDenied); on others, {reads}"
    )


@pytest.mark.parametrize(
    ("options", "name", "cure"),
    [
        ({"default_acl": "public-read"}, "default_acl", "set it to None"),
        (
            {"object_parameters": {"ACL": "public-read"}},
            "object_parameters",
            "remove ACL from it",
        ),
    ],
)
def test_a_public_acl_is_reported(options: Settings, name: str, cure: str) -> None:
    settings = project(default=options)

    assert found(settings) == [("W105", option("default", name), acl())]
    assert hints(settings) == [f"{cure}, and make files public with a bucket policy or CloudFront"]


def test_public_acls_of_several_storages_are_one_problem() -> None:
    public = {"default_acl": "public-read"}
    settings = project(default=public, static=public)
    places = option("default", "default_acl"), option("staticfiles", "default_acl")

    assert found(settings) == [("W105", places[0], f"{acl()}; set by {places[1]} too")]


def test_a_public_acl_for_backups_is_reported() -> None:
    settings = project(AWS_DEFAULT_ACL="public-read")
    settings["STORAGES"]["default"]["OPTIONS"]["default_acl"] = None
    settings["STORAGES"]["staticfiles"]["OPTIONS"]["default_acl"] = None
    options = {"bucket_name": "backups", "region_name": "eu-central-1"}
    settings["STORAGES"]["backups"] = entry(S3, **options)

    reported = acl(reads="everyone can read the files of backups")

    assert found(settings) == [("W105", "AWS_DEFAULT_ACL", reported)]
    settings["STORAGES"]["backups"]["OPTIONS"]["endpoint_url"] = "https://s3.example.com"
    assert found(settings, WHEN_REQUIRED) == [
        ("W105", "AWS_DEFAULT_ACL", "a public ACL: everyone can read the files of backups")
    ]


def test_a_public_acl_of_all_objects_is_removed_for_private_files() -> None:
    settings = on_globals(AWS_S3_OBJECT_PARAMETERS={"ACL": "public-read"})
    hint = "remove ACL from it, and make files public with a bucket policy or CloudFront"
    assert hints(settings) == [hint]

    settings["STORAGES"]["documents"] = entry(S3, location="documents", default_acl="private")

    assert [row[:2] for row in found(settings)] == [("W105", "AWS_S3_OBJECT_PARAMETERS")]
    hint = "remove ACL from it; default_acl sets the ACL of each storage"
    assert hints(settings) == [hint]


@pytest.mark.parametrize("value", ["private", "bucket-owner-full-control", None, ""])
def test_other_acls_are_accepted(value: str | None) -> None:
    assert found(project(default={"default_acl": value})) == []


def test_providers_with_acls_may_have_public_files() -> None:
    space = {
        "endpoint_url": "https://nyc3.digitaloceanspaces.com",
        "region_name": "nyc3",
        "default_acl": "public-read",
    }

    assert found(project(default=space), WHEN_REQUIRED) == []


def test_overwriting_by_default_is_reported() -> None:
    settings = project()
    del settings["STORAGES"]["default"]["OPTIONS"]["file_overwrite"]

    assert found(settings) == [
        ("W101", option("default", "file_overwrite"), f"{OVERWRITE} by default")
    ]


def test_a_global_setting_may_overwrite_uploads_on_purpose() -> None:
    assert found(on_globals(AWS_S3_FILE_OVERWRITE=True)) == []


def test_an_option_of_the_storage_has_its_own_place() -> None:
    assert found(project(default={"file_overwrite": True})) == []


def test_a_constructor_may_set_the_option() -> None:
    settings = project()
    settings["STORAGES"]["default"] = entry("tests.project.own_storages.WithConstructor")

    assert [row[0] for row in found(settings)] == ["W132"]


def test_uploads_in_the_root_of_the_bucket_are_reported() -> None:
    settings = on_globals(AWS_LOCATION="")
    del settings["STORAGES"]["default"]["OPTIONS"]["location"]

    assert found(settings) == [
        (
            "W115",
            "AWS_LOCATION",
            "empty, so file names with ../ are not rejected: they lead to the bucket root",
        )
    ]
    assert found(on_globals(AWS_LOCATION="")) == []


def test_an_unused_cloudfront_key_is_reported() -> None:
    settings = project(
        default={"cloudfront_key_id": "K2JCJMDEHXQW5F", "querystring_auth": False},
        AWS_CLOUDFRONT_KEY_ID="K2JCJMDEHXQW5F",
    )

    assert (
        "W111",
        option("default", "cloudfront_key_id"),
        (
            "signs no links: querystring_auth is False; "
            "django-storages before 1.14.3 signs every link with it anyway"
        ),
    ) in found(settings)
    settings["STORAGES"]["default"]["OPTIONS"]["querystring_auth"] = True
    assert (
        "W111",
        option("default", "cloudfront_key_id"),
        "signs no links: they lead to the bucket itself, not to a custom_domain",
    ) in found(settings)
    settings["STORAGES"]["default"]["OPTIONS"]["custom_domain"] = "d111111abcdef8.cloudfront.net"
    assert "W111" not in [row[0] for row in found(settings)]


def test_a_storage_created_in_code_may_sign_links() -> None:
    settings = {"AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F", "AWS_S3_CUSTOM_DOMAIN": "d.example.com"}

    assert [row[0] for row in found({**settings, "AWS_QUERYSTRING_AUTH": True})] == ["E024"]
    assert "W111" not in ids({"AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F"})
    assert [row[0] for row in found({**settings, "AWS_QUERYSTRING_AUTH": False})] == [
        "W111",
        "E024",
    ]


def test_an_outdated_endpoint_is_reported() -> None:
    settings = on_globals(AWS_S3_ENDPOINT_URL="https://s3-eu-west-1.amazonaws.com")
    settings["STORAGES"]["staticfiles"] = {"BACKEND": LOCAL_STATIC}

    assert found(settings) == [
        (
            "W118",
            "AWS_S3_ENDPOINT_URL",
            "the outdated form of an endpoint, s3-REGION, which most regions do not support",
        )
    ]


def test_overwriting_is_not_checked_without_uploads_on_s3() -> None:
    settings = project()
    settings["STORAGES"]["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}

    assert found(settings) == []


def test_a_session_token_with_a_long_lived_key_is_reported() -> None:
    keys = {"access_key": "AKIAIOSFODNN7EXAMPLE", "secret_key": "s" * 40}
    settings = project(default=keys)
    problem = (
        "W004",
        "AWS_SESSION_TOKEN",
        "sent with a long-lived key (AKIA…), which has no session token, so S3 rejects requests",
    )

    assert found(settings, {"AWS_SESSION_TOKEN": "token"}) == [problem]
    assert found({**settings, "AWS_SESSION_TOKEN": "token"}) == [problem]
    settings["STORAGES"]["default"]["OPTIONS"]["security_token"] = None
    assert found(settings, {"AWS_SESSION_TOKEN": "token"}) == []


def test_a_session_token_without_keys_is_reported() -> None:
    problem = (
        "W004",
        "AWS_SESSION_TOKEN",
        "set without the keys that it was issued with, so boto3 can't sign requests",
    )
    settings = project()

    assert found({**settings, "AWS_SESSION_TOKEN": "token"}) == [problem]
    assert found({**settings, "AWS_SESSION_TOKEN": "token"}, {"AWS_SESSION_TOKEN": "token"}) == []
    profile = project(AWS_S3_SESSION_PROFILE="acme", AWS_SESSION_TOKEN="token")
    assert found(profile) == []


@pytest.mark.parametrize(
    "options",
    [{"default_acl": "public-read"}, {"object_parameters": {"ACL": "public-read"}}],
    ids=["option", "parameter"],
)
def test_links_to_public_objects_behind_a_domain_may_be_unsigned(options: Settings) -> None:
    settings = project(
        default={**options, "custom_domain": "cdn.example.com"}, AWS_QUERYSTRING_AUTH=True
    )

    assert "E041" not in [row[0] for row in found(settings)]
    settings = project(default={"custom_domain": "cdn.example.com"}, AWS_QUERYSTRING_AUTH=True)
    assert "E041" in [row[0] for row in found(settings)]


def test_private_files_in_a_public_bucket_are_reported_with_the_provider() -> None:
    r2 = {
        "endpoint_url": "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
        "region_name": "auto",
    }
    settings = project(default=r2, static={**r2, "custom_domain": "cdn.example.com"})

    (hint,) = [one for one in hints(settings) if "private" in one]
    assert hint == "set bucket_name of the private storage to a private bucket"
    settings["STORAGES"]["default"]["OPTIONS"]["bucket_name"] = "acme-private"
    assert "W064" not in ids(settings)


def test_hosts_of_the_network_are_accepted_in_development() -> None:
    options = {"endpoint_url": "http://minio:9000", "region_name": "here"}

    assert ids(project(default=options)) == ["W080"]
    assert ids(project(default=options, DEBUG=True)) == []
    assert ids(project(default={**options, "endpoint_url": "http://localhost:9000"})) == []


def test_an_invalid_cloudfront_key_is_not_called_unused() -> None:
    settings = project(
        default={"custom_domain": "d111111abcdef8.cloudfront.net"},
        AWS_CLOUDFRONT_KEY_ID="K2JCJMDEHXQW5F",
        AWS_CLOUDFRONT_KEY="-----BEGIN PRIVATE KEY-----",
    )

    assert "E022" in ids(settings)
    assert "W111" not in ids(settings)


def test_a_token_of_the_environment_is_for_its_keys() -> None:
    r2 = {
        "endpoint_url": "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
        "access_key": "0123456789abcdef" * 2,
        "secret_key": "0123456789abcdef" * 4,
    }
    of_a_role = {
        "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AWS_SESSION_TOKEN": "token",
    }
    problem = (
        "W004",
        "AWS_SESSION_TOKEN",
        "sent with other keys than those of the environment, where it is from",
    )

    settings = project(default=r2)
    assert problem in found(settings, of_a_role)
    settings["STORAGES"]["default"]["OPTIONS"]["security_token"] = None
    assert problem not in found(settings, of_a_role)
    assert problem not in found(project(), of_a_role)
