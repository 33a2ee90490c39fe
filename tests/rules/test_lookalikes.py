"""Rules about endpoints that seem to be those of a provider."""

import pytest

from s3settings.providers.table import PROVIDERS
from tests.samples import ROLE, reported

_AWS = "a host of AWS, but not of S3 in any region"


def _found(url: str, **others: str) -> list[str]:
    env = {**ROLE, "AWS_S3_ENDPOINT_URL": url, **others}
    return [fact for id_, _, fact in reported(env) if id_ == "W087"]


@pytest.mark.parametrize(
    ("url", "fact"),
    [
        pytest.param("https://amazonaws.com", _AWS, id="the domain of AWS"),
        pytest.param("https://eu-west-1.amazonaws.com", _AWS, id="no service"),
        pytest.param("https://files.eu-west-1.amazonaws.com", _AWS, id="a bucket, no service"),
        pytest.param("https://s3.eu-west1.amazonaws.com", _AWS, id="a region that does not exist"),
        pytest.param(
            "https://media.fra1.digitaloceanspaces.com",
            "the endpoint of DigitalOcean Spaces with more than its API, such as a bucket",
            id="another bucket in the host",
        ),
        pytest.param(
            "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com/media",
            "the endpoint of Cloudflare R2 with more than its API, such as a bucket",
            id="another bucket in the path",
        ),
        pytest.param(
            "https://abcdefghijklmnopqrst.supabase.co/storage/v1/s3/media",
            "the endpoint of Supabase Storage with more than its API, such as a bucket",
            id="a bucket after the path of the API",
        ),
        pytest.param(
            "https://us-west-004.backblazeb2.com",
            "a host of Backblaze B2, but not of its S3 API",
            id="no s3 in the host",
        ),
        pytest.param(
            "https://s3.eu-central-1.wasabi.com",
            "a host of Wasabi, but not of its S3 API",
            id="the domain of the company",
        ),
        pytest.param(
            "https://fra1.digitaloceanspace.com",
            "nearly a host of DigitalOcean Spaces",
            id="a misspelled domain",
        ),
        pytest.param(
            "https://s3.eu-west-1.amazon.com",
            "a host of Amazon S3, but not of its S3 API",
            id="the domain of the owner of AWS",
        ),
        pytest.param(
            "https://s3.eu-west-1.amazonaws.co",
            "nearly a host of Amazon S3",
            id="a misspelled domain of AWS",
        ),
        pytest.param(
            "https://s3.eu-west-1.amazonaws",
            "nearly a host of Amazon S3",
            id="a domain without its end",
        ),
        pytest.param(
            "https://kr.ncloudstorage.com",
            "a host of Naver Cloud Object Storage, but not of its S3 API",
            id="a provider whose endpoints have no form",
        ),
        pytest.param(
            "https://files.blob.core.windows.net",
            "a host of Azure Blob Storage, which has no S3 API",
            id="a provider without an S3 API",
        ),
    ],
)
def test_a_host_that_is_not_the_api_of_its_provider_is_reported_once(url: str, fact: str) -> None:
    assert _found(url) == [fact]


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://s3.eu-west-1.amazonaws.com", id="S3"),
        pytest.param("https://s3-accelerate.amazonaws.com", id="acceleration"),
        pytest.param("https://ec2-192-0-2-1.eu-west-1.compute.amazonaws.com:9000", id="a machine"),
        pytest.param("https://acme-1.eu-west-1.elb.amazonaws.com", id="a load balancer"),
        pytest.param("https://fly.storage.tigris.dev", id="the host of Tigris at Fly"),
        pytest.param("https://minio-production.up.railway.app", id="a server at Railway"),
        pytest.param("https://vps-0123.vps.ovh.net", id="a server at OVHcloud"),
        pytest.param("https://s3.example.com/files", id="a server of one's own, with a path"),
        pytest.param("https://mycloud.com", id="a domain like a short one"),
    ],
)
def test_other_hosts_are_accepted(url: str) -> None:
    assert _found(url) == []


def test_the_endpoints_of_providers_have_their_form() -> None:
    urls = [
        provider.endpoint_url(region=region, account="acme")
        for provider in PROVIDERS
        for region in provider.regions or provider.endpoints or {"auto"}
    ]

    assert [url for url in urls if url and _found(url)] == []


def test_the_bucket_itself_in_the_host_is_one_problem() -> None:
    env = {**ROLE, "AWS_S3_ENDPOINT_URL": "https://acme.fra1.digitaloceanspaces.com"}

    assert [id_ for id_, _, _ in reported(env) if id_ in {"E013", "W087"}] == ["E013"]


def test_no_region_is_asked_for_at_a_host_that_is_wrong_itself() -> None:
    found = [id_ for id_, _, _ in reported({**ROLE, "AWS_S3_ENDPOINT_URL": "https://wasabi.com"})]

    assert "W087" in found
    assert "W001" not in found
