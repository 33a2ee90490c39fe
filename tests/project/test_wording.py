import pytest

from tests.project.projects import Settings, hints, project

ENDPOINT = "https://s3.example.com"


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (
            {"bucket_name": None},
            "set the name of the bucket, as bucket_name in OPTIONS or as AWS_STORAGE_BUCKET_NAME",
        ),
        ({"querystring_expire": 700_000}, "set 604800 or less"),
        ({"querystring_expire": 0}, "set a number of seconds"),
        (
            {"region_name": "nowhere-in-particular"},
            (
                "set a region code such as eu-west-1; "
                "for another S3-compatible service set endpoint_url"
            ),
        ),
        (
            {"custom_domain": "cdn.example.com", "querystring_auth": True},
            (
                "remove custom_domain to sign links to the bucket itself, set querystring_auth to "
                "False for public files, or set cloudfront_key and cloudfront_key_id to sign for "
                "CloudFront"
            ),
        ),
    ],
)
def test_hints_are_for_somebody_who_writes_settings(options: Settings, hint: str) -> None:
    assert hints(project(default=options)) == [hint]


def test_the_near_miss_stays() -> None:
    assert hints(project(default={"region_name": "eu-wset-1"})) == ["did you mean eu-west-1?"]
