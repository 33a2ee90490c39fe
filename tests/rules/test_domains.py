import pytest

from tests.samples import ROLE, Told, told

DOMAIN = "AWS_STATIC_CUSTOM_DOMAIN"
OTHER_BUCKET = "the host of another bucket than AWS_STORAGE_BUCKET_NAME"
OTHER_REGION = "a host of another region than AWS_S3_REGION_NAME"
NO_CERTIFICATE = "no certificate of S3 is for a bucket with dots, so browsers refuse https links"
R2 = {
    "AWS_STATIC_BUCKET_NAME": "acme",
    "AWS_MEDIA_BUCKET_NAME": "acme-uploads",
    "AWS_S3_ENDPOINT_URL": "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
}
SPACES = {
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_ENDPOINT_URL": "https://nyc3.digitaloceanspaces.com",
}
MINIO = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_ENDPOINT_URL": "http://localhost:9000"}


def of(domain: str, env: dict[str, str] = ROLE) -> list[Told]:
    return told({**env, DOMAIN: domain})


def problem(message: str) -> list[Told]:
    return [("W007", DOMAIN, message)]


@pytest.mark.parametrize(
    "domain",
    [
        "cdn.example.com",
        "localhost:9000",
        "[::1]",
        "acme.s3.amazonaws.com",
        "acme.s3.eu-west-1.amazonaws.com",
        "acme.s3-eu-west-1.amazonaws.com",
        "acme.s3.dualstack.eu-west-1.amazonaws.com",
        "s3.eu-west-1.amazonaws.com/acme",
        "acme.s3-accelerate.amazonaws.com",
        "d111111abcdef8.cloudfront.net",
    ],
)
def test_a_domain_that_has_the_files_is_right(domain: str) -> None:
    assert of(domain) == []


@pytest.mark.parametrize("domain", ["acme", "acme/files", "minio:9000"])
def test_a_domain_has_a_dot(domain: str) -> None:
    assert of(domain) == problem("a name without a dot, which no browser finds")


@pytest.mark.parametrize(
    ("domain", "message"),
    [
        ("other.s3.amazonaws.com", OTHER_BUCKET),
        ("other.s3-eu-west-1.amazonaws.com", OTHER_BUCKET),
        ("s3.eu-west-1.amazonaws.com/other", OTHER_BUCKET),
        ("s3.eu-west-1.amazonaws.com", "the host of S3 without the bucket"),
        ("acme.s3.us-west-2.amazonaws.com", OTHER_REGION),
        ("s3.us-west-2.amazonaws.com/acme", OTHER_REGION),
        ("s3.amazonaws.com/acme", OTHER_REGION),
        (
            "acme.s3-website-eu-west-1.amazonaws.com",
            "the website of a bucket, which answers to http alone, while links say https",
        ),
    ],
)
def test_another_host_of_aws_does_not_have_them(domain: str, message: str) -> None:
    assert of(domain) == problem(message)


@pytest.mark.parametrize(
    ("region", "is_right"),
    [("us-east-1", True), ("eu-north-1", True), ("me-south-1", False), ("cn-north-1", False)],
)
def test_the_global_host_leads_to_older_regions(region: str, *, is_right: bool) -> None:
    env = {**ROLE, "AWS_S3_REGION_NAME": region}

    assert of("acme.s3.amazonaws.com", env) == ([] if is_right else problem(OTHER_REGION))


def test_the_region_of_a_bucket_that_nobody_has_set_is_not_compared() -> None:
    found = of("acme.s3.us-west-2.amazonaws.com", {"AWS_STORAGE_BUCKET_NAME": "acme"})

    assert [id_ for id_, _, _ in found] == ["W001"]


def test_a_website_may_have_links_by_http() -> None:
    env = {**ROLE, "AWS_STATIC_URL_PROTOCOL": "http:"}

    assert of("acme.s3-website-eu-west-1.amazonaws.com", env) == []


@pytest.mark.parametrize(
    ("domain", "is_right"),
    [
        ("files.acme.com.s3.eu-west-1.amazonaws.com", False),
        ("s3.eu-west-1.amazonaws.com/files.acme.com", True),
        ("files.acme.com", True),
    ],
)
def test_a_bucket_with_dots_has_no_certificate_as_a_host(domain: str, *, is_right: bool) -> None:
    env = {**ROLE, "AWS_STORAGE_BUCKET_NAME": "files.acme.com"}

    assert of(domain, env) == ([] if is_right else problem(NO_CERTIFICATE))


@pytest.mark.parametrize(
    ("domain", "protocol", "is_right"),
    [
        ("localhost:9000/acme", "https:", False),
        ("localhost:9000/acme", "http:", True),
        ("localhost:8080/acme", "https:", True),
    ],
)
def test_links_to_an_endpoint_have_its_protocol(
    domain: str, protocol: str, *, is_right: bool
) -> None:
    env = {**MINIO, "AWS_STATIC_URL_PROTOCOL": protocol}
    message = "the host of an endpoint that answers to http, while links say https"

    assert of(domain, env) == ([] if is_right else problem(message))


def test_a_host_of_aws_has_no_files_of_another_service() -> None:
    message = "a host of AWS, while the files are on DigitalOcean Spaces"

    assert of("acme.s3.amazonaws.com", SPACES) == problem(message)
    assert of("acme.s3.amazonaws.com", MINIO) == []


def test_an_api_can_be_closed_to_the_public() -> None:
    message = "the API of Cloudflare R2, which shows nothing to the public"

    assert of("acme.r2.cloudflarestorage.com", R2) == problem(message)
    assert of("pub-0123456789abcdef.r2.dev", R2) == []


def test_the_host_of_an_endpoint_needs_the_bucket() -> None:
    message = "the host of the endpoint without the bucket, which is a part of its links"

    assert of("nyc3.digitaloceanspaces.com", SPACES) == problem(message)
    assert of("nyc3.digitaloceanspaces.com/acme", SPACES) == []


@pytest.mark.parametrize(("end", "is_right"), [(".cn", True), ("", False)], ids=["china", "aws"])
def test_a_partition_has_a_domain_of_its_own(end: str, *, is_right: bool) -> None:
    env = {**ROLE, "AWS_S3_REGION_NAME": "cn-north-1"}
    domain = f"acme.s3.cn-north-1.amazonaws.com{end}"

    assert of(domain, env) == ([] if is_right else problem(OTHER_REGION))
