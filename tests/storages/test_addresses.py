"""The addresses are those that boto3 gives its own links."""

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from boto3.session import Session
from botocore.config import Config
from hypothesis import given

from s3settings import ConfigurationError, load
from s3settings.storages.addresses import api_host, bucket_address, is_virtual
from tests.effort import examples
from tests.strategies import REGIONS, addressing_styles, buckets, endpoints

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

    from tests.strategies import AddressingStyle

SESSION = Session("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")

# every example makes a boto3 client
slow = examples(50)


def client_of(region: str, style: "AddressingStyle", endpoint_url: str | None = None) -> "S3Client":
    client: S3Client = SESSION.client(
        "s3",
        region_name=region,
        endpoint_url=endpoint_url,
        config=Config(signature_version="s3v4", s3={"addressing_style": style}),
    )
    return client


def address_in_link(client: "S3Client", bucket: str) -> str:
    """Return host, port and path of the bucket in a link of boto3."""
    link = urlsplit(client.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "key"}))
    return link.netloc + unquote(link.path).removesuffix("/key")


@pytest.fixture(params=REGIONS)
def region(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_a_bucket_in_the_host_is_where_boto3_links_to(region: str) -> None:
    client = client_of(region, "virtual")

    addresses = {name: address_in_link(client, name) for name in ("acme", "files.acme.example")}

    assert addresses == {
        "acme": bucket_address("acme", region, "virtual", None),
        "files.acme.example": bucket_address("files.acme.example", region, "virtual", None),
    }


def test_a_bucket_in_the_path_is_where_boto3_links_to(region: str) -> None:
    client = client_of(region, "path")

    addresses = {name: address_in_link(client, name) for name in ("acme", "files.acme.example")}

    assert addresses == {
        "acme": bucket_address("acme", region, "path", None),
        "files.acme.example": bucket_address("files.acme.example", region, "path", None),
    }


def test_the_host_of_a_region_is_the_one_that_boto3_talks_to(region: str) -> None:
    assert client_of(region, "virtual").meta.endpoint_url == f"https://{api_host(region)}"


@slow
@given(bucket=buckets(), style=addressing_styles(), endpoint_url=endpoints())
def test_a_bucket_of_another_provider_is_where_boto3_links_to(
    bucket: str, style: "AddressingStyle", endpoint_url: str
) -> None:
    endpoint_url = endpoint_url.rstrip("/")
    style = "virtual" if is_virtual(bucket, style, endpoint_url) else "path"
    client = client_of("us-east-1", style, endpoint_url)

    address = address_in_link(client, bucket)

    assert address == bucket_address(bucket, "us-east-1", style, endpoint_url)


VIRTUAL_CASES = pytest.mark.parametrize(
    ("bucket", "endpoint_url", "address"),
    [
        pytest.param("acme", None, "acme.s3.eu-west-1.amazonaws.com", id="AWS"),
        pytest.param(
            "a.b.example", None, "s3.eu-west-1.amazonaws.com/a.b.example", id="dots break TLS"
        ),
        pytest.param(
            "Old_Bucket",
            None,
            "s3.eu-west-1.amazonaws.com/Old_Bucket",
            id="old buckets are not host names",
        ),
        pytest.param(
            "acme",
            "https://s3.eu-west-1.amazonaws.com",
            "acme.s3.eu-west-1.amazonaws.com",
            id="AWS by an endpoint",
        ),
        pytest.param(
            "acme",
            "https://s3.dualstack.eu-west-1.amazonaws.com",
            "acme.s3.dualstack.eu-west-1.amazonaws.com",
            id="AWS by IPv6 and IPv4",
        ),
        pytest.param(
            "acme", "http://localhost:9000", "acme.localhost:9000", id="another port stays"
        ),
        pytest.param(
            "a.b.example",
            "http://localhost:9000",
            "a.b.example.localhost:9000",
            id="dots break nothing without TLS",
        ),
        pytest.param("1.2.3.4", "http://s3.acme.net", "s3.acme.net/1.2.3.4", id="not a name"),
        pytest.param("ab", "http://s3.acme.net", "s3.acme.net/ab", id="too short for a host"),
        pytest.param(
            "acme",
            "https://example.com/storage/v1/s3",
            "acme.example.com/storage/v1/s3",
            id="a path stays behind the host",
        ),
        pytest.param(
            "acme", "http://127.0.0.1:9000", "127.0.0.1:9000/acme", id="IPv4 takes no bucket"
        ),
        pytest.param("acme", "https://192.0.2.1", "192.0.2.1/acme", id="IPv4 without a port"),
        pytest.param("acme", "http://[::1]:9000", "[::1]:9000/acme", id="IPv6 takes no bucket"),
        pytest.param("acme", "https://[2001:db8::1]", "[2001:db8::1]/acme", id="IPv6 without port"),
    ],
)


@VIRTUAL_CASES
def test_a_bucket_is_in_the_host_where_that_works(
    bucket: str, endpoint_url: str | None, address: str
) -> None:
    assert bucket_address(bucket, "eu-west-1", "virtual", endpoint_url) == address


@VIRTUAL_CASES
def test_boto3_puts_a_bucket_into_the_host_where_that_works(
    bucket: str, endpoint_url: str | None, address: str
) -> None:
    client = client_of("eu-west-1", "virtual", endpoint_url)

    assert address_in_link(client, bucket) == address


@pytest.mark.parametrize(
    "endpoint_url",
    [
        pytest.param("http://my_minio:9000", id="botocore raises ValueError for an underscore"),
        pytest.param("https://example.com/a;b", id="botocore drops what follows a semicolon"),
    ],
)
def test_an_endpoint_that_boto3_cannot_use_is_refused(endpoint_url: str) -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_ENDPOINT_URL": endpoint_url}

    with pytest.raises(ConfigurationError) as caught:
        load(env=env, env_file=None)

    assert [(problem.id, problem.variable) for problem in caught.value.problems] == [
        ("s3settings.E012", "AWS_S3_ENDPOINT_URL")
    ]
