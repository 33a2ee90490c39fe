import pytest

from s3settings.rules import findings_of
from tests.samples import ROLE, Reported, reported, storage

DOMAIN = "AWS_STATIC_CUSTOM_DOMAIN"
NO_CERTIFICATE = (
    "S3 certificates don't match bucket names with dots, so browsers reject https links"
)
R2 = {
    "AWS_STATIC_BUCKET_NAME": "acme",
    "AWS_MEDIA_BUCKET_NAME": "acme-uploads",
    "AWS_S3_ENDPOINT_URL": "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
}
SPACES = {
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_ENDPOINT_URL": "https://nyc3.digitaloceanspaces.com",
}
SUPABASE = {
    "AWS_S3_PROVIDER": "supabase",
    "AWS_S3_ACCOUNT_ID": "abcdefghijklmnopqrst",
    "AWS_S3_REGION_NAME": "eu-west-1",
}
PUBLIC = "abcdefghijklmnopqrst.supabase.co/storage/v1/object/public"
MINIO = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_ENDPOINT_URL": "http://localhost:9000"}


def of(domain: str, env: dict[str, str] = ROLE) -> list[Reported]:
    return reported({**env, DOMAIN: domain})


def problem(message: str) -> list[Reported]:
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
def test_a_domain_that_serves_the_files_is_accepted(domain: str) -> None:
    assert of(domain) == []


@pytest.mark.parametrize("domain", ["acme", "acme/files", "minio:9000"])
def test_a_domain_without_a_dot_is_a_warning(domain: str) -> None:
    assert of(domain) == problem("a host name without a dot, which browsers can't resolve")


def test_a_website_endpoint_may_have_http_links() -> None:
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
def test_a_bucket_name_with_dots_has_no_matching_certificate(
    domain: str, *, is_right: bool
) -> None:
    env = {**ROLE, "AWS_STORAGE_BUCKET_NAME": "files.acme.com"}

    assert of(domain, env) == ([] if is_right else problem(NO_CERTIFICATE))


@pytest.mark.parametrize(
    ("domain", "protocol", "is_right"),
    [
        ("files.acme.com.nyc3.digitaloceanspaces.com", "https:", False),
        ("files.acme.com.nyc3.cdn.digitaloceanspaces.com", "https:", False),
        ("files.acme.com.nyc3.digitaloceanspaces.com", "http:", True),
        ("nyc3.digitaloceanspaces.com/files.acme.com", "https:", True),
        ("files.acme.com", "https:", True),
    ],
)
def test_the_certificate_of_a_provider_has_one_name_for_a_bucket(
    domain: str, protocol: str, *, is_right: bool
) -> None:
    env = {
        **SPACES,
        "AWS_STORAGE_BUCKET_NAME": "files.acme.com",
        "AWS_STATIC_URL_PROTOCOL": protocol,
    }

    message = NO_CERTIFICATE.replace("S3 certificates", "certificates of DigitalOcean Spaces")
    assert of(domain, env) == ([] if is_right else problem(message))


@pytest.mark.parametrize(
    "env",
    [
        {**SPACES, "AWS_STORAGE_BUCKET_NAME": "acme"},
        {
            **MINIO,
            "AWS_S3_ENDPOINT_URL": "https://s3.acme.net",
            "AWS_S3_REGION_NAME": "us-east-1",
            "AWS_STORAGE_BUCKET_NAME": "files.acme.com",
        },
    ],
    ids=["a bucket without dots", "a server of one's own, which has any certificate"],
)
def test_other_buckets_have_a_certificate(env: dict[str, str]) -> None:
    host = env["AWS_S3_ENDPOINT_URL"].removeprefix("https://")

    assert of(f"{env['AWS_STORAGE_BUCKET_NAME']}.{host}", env) == []


@pytest.mark.parametrize(
    ("domain", "protocol", "is_right"),
    [
        ("localhost:9000/acme", "https:", False),
        ("localhost:9000/acme", "http:", True),
        ("localhost:8080/acme", "https:", True),
    ],
)
def test_links_must_use_the_protocol_of_the_endpoint(
    domain: str, protocol: str, *, is_right: bool
) -> None:
    env = {**MINIO, "AWS_STATIC_URL_PROTOCOL": protocol}
    message = "the host of an http endpoint, but links use https"

    assert of(domain, env) == ([] if is_right else problem(message))


@pytest.mark.parametrize("endpoint", ["http://minio:9000", "http://host.docker.internal:9000"])
def test_another_name_of_a_server_in_development_needs_bucket_and_protocol(endpoint: str) -> None:
    env = {**MINIO, "AWS_S3_ENDPOINT_URL": endpoint, "AWS_QUERYSTRING_AUTH": "false"}
    env["AWS_S3_REGION_NAME"] = "us-east-1"
    without = "the host of the endpoint without the bucket, which is part of its links"
    over_tls = "the host of an http endpoint, but links use https"

    found = reported({**env, "AWS_S3_CUSTOM_DOMAIN": "localhost:9000"})
    assert found == [("W007", "AWS_S3_CUSTOM_DOMAIN", fact) for fact in (without, over_tls)]
    cure = {"AWS_S3_CUSTOM_DOMAIN": "localhost:9000/acme", "AWS_S3_URL_PROTOCOL": "http:"}
    assert reported({**env, **cure}) == []


@pytest.mark.parametrize("domain", ["localhost:8080", "localhost", "cdn.acme.io:9000"])
def test_another_port_or_a_public_host_is_another_server(domain: str) -> None:
    env = {**MINIO, "AWS_S3_ENDPOINT_URL": "http://minio:9000", "AWS_QUERYSTRING_AUTH": "false"}

    assert reported({**env, "AWS_S3_CUSTOM_DOMAIN": domain}) == []


@pytest.mark.parametrize(
    "page",
    [
        "s3.console.aws.amazon.com/s3/buckets/acme",
        "eu-west-1.console.aws.amazon.com",
        "cloud.digitalocean.com/spaces/acme",
        "dash.cloudflare.com/r2",
        "supabase.com/dashboard/project/acme",
    ],
)
def test_the_page_of_a_console_serves_no_files(page: str) -> None:
    assert of(page) == problem("the page of a console, which serves no files")


def test_an_api_host_without_public_access_is_a_warning() -> None:
    message = "the API of Cloudflare R2, which serves no public files"

    assert of("acme.r2.cloudflarestorage.com", R2) == problem(message)
    assert [row[0] for row in of("pub-0123456789abcdef.r2.dev", R2)] == ["W083"]


def test_a_host_for_development_is_a_warning() -> None:
    assert of("pub-0123456789abcdef.r2.dev") == [
        ("W083", DOMAIN, "a host of R2 for development, which limits the rate of requests")
    ]


@pytest.mark.parametrize(
    "env",
    [
        {"AWS_STATIC_CUSTOM_DOMAIN": "acme.s3.eu-west-1.amazonaws.com/static"},
        {
            "AWS_S3_ENDPOINT_URL": "https://s3.example.com",
            "AWS_STATIC_CUSTOM_DOMAIN": "s3.example.com/acme/static",
        },
    ],
    ids=["on AWS", "at an endpoint"],
)
def test_a_location_in_a_domain_is_one_problem_of_its_storage(env: dict[str, str]) -> None:
    found = findings_of(storage({**ROLE, **env}, "staticfiles"), set())

    assert [one.id for one in found] == ["W005"]


def test_a_server_has_an_address_beside_its_name() -> None:
    env = {"AWS_S3_ENDPOINT_URL": "http://localhost:9000", "AWS_S3_URL_PROTOCOL": "http:"}
    found = reported({**ROLE, **env, "AWS_STATIC_CUSTOM_DOMAIN": "[::1]:9000"})

    message = "the host of the endpoint without the bucket, which is part of its links"
    assert found == [("W007", "AWS_STATIC_CUSTOM_DOMAIN", message)]


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"AWS_STORAGE_BUCKET_NAME": "acme"}, ["W007"]),
        ({}, ["E001"]),
    ],
    ids=["another bucket", "no bucket"],
)
def test_a_public_address_is_compared_with_the_bucket(
    env: dict[str, str], expected: list[str]
) -> None:
    env = {**SUPABASE, **env, DOMAIN: f"{PUBLIC}/other", "AWS_MEDIA_BACKEND": "filesystem"}

    assert [id_ for id_, _, _ in reported(env)] == expected


def test_a_location_in_a_public_address_is_one_problem() -> None:
    env = {**SUPABASE, "AWS_STORAGE_BUCKET_NAME": "acme", "AWS_MEDIA_BACKEND": "filesystem"}

    assert [id_ for id_, _, _ in of(f"{PUBLIC}/acme/static", env)] == ["W005"]


def test_a_bucket_may_have_the_name_of_its_host() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "tigris", "AWS_S3_PROVIDER": "tigris"}

    assert [id_ for id_, _, _ in of("other.t3.tigrisfiles.io", env)] == ["W007"]
    assert of("tigris.t3.tigrisfiles.io", env) == []


@pytest.mark.parametrize(
    ("domain", "expected"),
    [("pub-0a1b2c3d4e5f.r2.dev/v1.2", ["W083"]), ("cdn/v1.2", ["W007"])],
)
def test_a_path_is_not_part_of_the_host(domain: str, expected: list[str]) -> None:
    assert [id_ for id_, _, _ in of(domain)] == expected


@pytest.mark.parametrize(
    ("provider", "region", "domain"),
    [
        ("oss", "cn-hongkong", "acme.oss-cn-beijing.aliyuncs.com"),
        ("contabo", "eu2", "usc1.contabostorage.com/0a1b2c3d4e5f60718293a4b5c6d7e8f9:acme"),
    ],
)
def test_a_host_in_another_region_than_the_endpoint_serves_another_bucket(
    provider: str, region: str, domain: str
) -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_PROVIDER": provider,
        "AWS_S3_REGION_NAME": region,
    }

    assert of(domain, env) == problem("the region in the host differs from that of the endpoint")


def test_the_region_in_a_host_of_aws_is_one_problem() -> None:
    env = {**ROLE, "AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com"}

    assert of("acme.s3.us-west-2.amazonaws.com", env) == problem(
        "the region in the host differs from AWS_S3_REGION_NAME"
    )


def test_a_public_host_of_an_http_endpoint_has_no_https() -> None:
    env = {**ROLE, "AWS_S3_ENDPOINT_URL": "http://s3.example.com"}

    assert of("s3.example.com/acme", env) == problem(
        "the host of an http endpoint, but links use https"
    )
    assert of("s3.example.com/acme", {**env, "AWS_S3_URL_PROTOCOL": "http:"}) == []


def test_the_api_serves_no_public_files_below_the_bucket() -> None:
    host = R2["AWS_S3_ENDPOINT_URL"].removeprefix("https://")

    assert of(f"{host}/acme/files/2026", R2) == problem(
        "the API of Cloudflare R2, which serves no public files"
    )


def test_a_bucket_called_like_its_location_is_not_a_repeated_location() -> None:
    env = {**ROLE, "AWS_STORAGE_BUCKET_NAME": "static", "AWS_MEDIA_BACKEND": "filesystem"}

    assert reported({**env, "AWS_S3_ENDPOINT_URL": "https://s3.example.com"}) == []
