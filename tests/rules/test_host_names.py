"""Rules about custom domains that seem to be hosts of a bucket."""

import pytest

from tests.samples import ROLE, reported

SPACES = {
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_ENDPOINT_URL": "https://fra1.digitaloceanspaces.com",
    "AWS_S3_REGION_NAME": "fra1",
}
_NEAR_AWS = "nearly a host in amazonaws.com"
_NOT_ITS = "a host of DigitalOcean Spaces, but not that of the bucket"


def _found(env: dict[str, str], domain: str) -> list[str]:
    public = {"AWS_STATIC_CUSTOM_DOMAIN": domain}
    return [fact for id_, _, fact in reported({**env, **public}) if id_ == "W007"]


@pytest.mark.parametrize(
    ("env", "domain", "fact"),
    [
        pytest.param(ROLE, "acme.s3.amazonaws.co", _NEAR_AWS, id="a misspelled domain"),
        pytest.param(ROLE, "acme.s3.eu-west-1.amazonaws", _NEAR_AWS, id="a domain without its end"),
        pytest.param(
            ROLE,
            "acme.eu-west-1.amazonaws.com",
            "a host of AWS, but not of a bucket in any region",
            id="no service in the host",
        ),
        pytest.param(
            SPACES,
            "acme.eu-west-1.amazonaws.com",
            "a host of AWS, but not of a bucket in any region",
            id="a host of AWS for another provider",
        ),
        pytest.param(
            SPACES,
            "acme.fra1.digitaloceanspace.com",
            "nearly a host in digitaloceanspaces.com",
            id="a misspelled domain of another provider",
        ),
        pytest.param(SPACES, "fra1.cdn.digitaloceanspaces.com", _NOT_ITS, id="a CDN, no bucket"),
        pytest.param(
            SPACES, "media.fra1.cdn.digitaloceanspaces.com", _NOT_ITS, id="a CDN, another bucket"
        ),
        pytest.param(
            SPACES,
            "console.example.com",
            "the page of a console, which serves no files",
            id="the name of a console",
        ),
    ],
)
def test_a_domain_that_serves_no_bucket_is_reported_once(
    env: dict[str, str], domain: str, fact: str
) -> None:
    assert _found(env, domain) == [fact]


@pytest.mark.parametrize(
    ("env", "domain"),
    [
        (ROLE, "acme.s3.eu-west-1.amazonaws.com"),
        (ROLE, "files.example.com"),
        (ROLE, "d111111abcdef8.cloudfront.net"),
        (ROLE, "abc123.execute-api.eu-west-1.amazonaws.com"),
        (SPACES, "acme.fra1.digitaloceanspaces.com"),
        (SPACES, "acme.fra1.cdn.digitaloceanspaces.com"),
        (SPACES, "fra1.digitaloceanspaces.com/acme"),
        (SPACES, "fra1.cdn.digitaloceanspaces.com/acme"),
        (SPACES, "files.example.com/minio"),
    ],
)
def test_other_domains_are_accepted(env: dict[str, str], domain: str) -> None:
    assert _found(env, domain) == []


def test_the_usual_port_of_an_endpoint_is_part_of_no_domain() -> None:
    env = {**ROLE, "AWS_S3_ENDPOINT_URL": "https://s3.example.com:443"}
    message = "the host of the endpoint without the bucket, which is part of its links"

    assert _found(env, "s3.example.com") == [message]
    assert _found(env, "s3.example.com/acme") == []
