import pytest

from tests.provider_samples import MINIMAL
from tests.rules.test_domains import DOMAIN, MINIO, SPACES, of, problem
from tests.samples import ROLE, examined, reported

OTHER_BUCKET = "the bucket in the host differs from AWS_STORAGE_BUCKET_NAME"
OTHER_REGION = "the region in the host differs from AWS_S3_REGION_NAME"
BESIDE = "write the endpoint without its scheme, and /BUCKET after it"


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
            "a website endpoint, which only supports http, but links use https",
        ),
    ],
)
def test_a_host_of_another_bucket_or_region_is_a_warning(domain: str, message: str) -> None:
    assert of(domain) == problem(message)


@pytest.mark.parametrize(
    "domain",
    ["acme.s3.eu-west-1.amazonaws.com/assets", "s3.eu-west-1.amazonaws.com/acme/assets"],
)
def test_a_path_below_the_bucket_has_no_files(domain: str) -> None:
    (found,) = examined({**ROLE, DOMAIN: domain}).problems

    assert (found.id[11:], found.message, found.hint) == (
        "W007",
        "the host of the bucket with another path, where no object of the storage is",
        "write BUCKET.s3.REGION.amazonaws.com, without the path",
    )


@pytest.mark.parametrize(
    "domain",
    [
        "acme.s3.us-west-2.amazonaws.com/assets",
        "acme.s3-website-eu-west-1.amazonaws.com/assets",
        "acme.s3.eu-west-1.amazonaws.com/static",
        "other.s3.eu-west-1.amazonaws.com/assets",
    ],
)
def test_a_path_below_the_bucket_is_not_reported_beside_a_wrong_host(domain: str) -> None:
    assert len(of(domain)) == 1


@pytest.mark.parametrize(
    "env",
    [
        {**ROLE, "AWS_S3_CUSTOM_DOMAIN": "acme.s3.eu-west-1.amazonaws.com/static"},
        {
            "AWS_STORAGE_BUCKET_NAME": "acme",
            "AWS_S3_ENDPOINT_URL": "https://s3.acme.net",
            "AWS_S3_REGION_NAME": "garage",
            "AWS_S3_CUSTOM_DOMAIN": "s3.acme.net/acme/static",
        },
    ],
)
def test_a_path_that_is_the_location_of_one_storage_is_one_problem(env: dict[str, str]) -> None:
    assert reported({**env, "AWS_QUERYSTRING_AUTH": "false"}) == [
        (
            "W005",
            "AWS_S3_CUSTOM_DOMAIN",
            "ends with the location of staticfiles, which links already contain",
        )
    ]


@pytest.mark.parametrize(
    ("region", "is_right"),
    [("us-east-1", True), ("eu-north-1", True), ("me-south-1", False), ("cn-north-1", False)],
)
def test_the_global_host_serves_older_regions(region: str, *, is_right: bool) -> None:
    env = {**ROLE, "AWS_S3_REGION_NAME": region}

    assert of("acme.s3.amazonaws.com", env) == ([] if is_right else problem(OTHER_REGION))


def test_a_region_that_is_not_set_is_not_compared_with_the_domain() -> None:
    found = of("acme.s3.us-west-2.amazonaws.com", {"AWS_STORAGE_BUCKET_NAME": "acme"})

    assert [id_ for id_, _, _ in found] == ["W001"]


def test_an_aws_host_does_not_serve_files_of_another_provider() -> None:
    message = "an AWS host, but the files are on DigitalOcean Spaces"

    assert of("acme.s3.amazonaws.com", SPACES) == problem(message)
    assert of("acme.s3.amazonaws.com", MINIO) == []


def test_the_host_of_an_endpoint_without_the_bucket_is_a_warning() -> None:
    message = "the host of the endpoint without the bucket, which is part of its links"

    assert of("nyc3.digitaloceanspaces.com", SPACES) == problem(message)
    assert of("nyc3.digitaloceanspaces.com/acme", SPACES) == []


@pytest.mark.parametrize(("end", "is_right"), [(".cn", True), ("", False)], ids=["china", "aws"])
def test_each_partition_has_its_own_domain(end: str, *, is_right: bool) -> None:
    env = {**ROLE, "AWS_S3_REGION_NAME": "cn-north-1"}
    domain = f"acme.s3.cn-north-1.amazonaws.com{end}"

    assert of(domain, env) == ([] if is_right else problem(OTHER_REGION))


@pytest.mark.parametrize(
    ("domain", "endpoint", "hint"),
    [
        ("s3.acme.net", "https://s3.acme.net", "append the bucket to the host: HOST/BUCKET"),
        ("s3.acme.net/acme", "https://s3.acme.net", None),
        ("acme.s3.acme.net", "https://s3.acme.net", None),
        ("cdn.acme.net/tenant", "https://s3.acme.net/tenant", None),
        ("s3.acme.net/tenant/acme", "https://s3.acme.net/tenant", None),
        ("s3.acme.net/media", "https://s3.acme.net", BESIDE),
        ("acme.s3.acme.net/prod", "https://s3.acme.net", BESIDE),
        ("s3.acme.net", "https://s3.acme.net/tenant", BESIDE),
        ("acme.s3.acme.net", "https://s3.acme.net/tenant", BESIDE),
    ],
)
def test_a_host_of_the_endpoint_needs_the_address_of_the_bucket(
    domain: str, endpoint: str, hint: str | None
) -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "here",
        "AWS_S3_ENDPOINT_URL": endpoint,
        DOMAIN: domain,
    }

    assert [one.hint for one in examined(env).problems] == ([] if hint is None else [hint])


@pytest.mark.parametrize(
    ("bucket", "name", "is_right"),
    [
        pytest.param("static", "static", True, id="a bucket called like its location"),
        pytest.param("assets", "assets", True, id="a bucket with another name"),
        pytest.param("static", "assets", False, id="another bucket"),
    ],
)
@pytest.mark.parametrize(
    ("endpoint", "address"),
    [
        ("https://ref.supabase.co/storage/v1/s3", "ref.supabase.co/storage/v1/object/public/{}"),
        ("https://eu2.contabostorage.com", "eu2.contabostorage.com/tenant:{}"),
    ],
)
def test_a_public_host_of_a_provider_needs_the_bucket_at_its_end(
    bucket: str, name: str, endpoint: str, address: str, *, is_right: bool
) -> None:
    env = {
        "AWS_STATIC_BUCKET_NAME": bucket,
        "AWS_MEDIA_BUCKET_NAME": "uploads",
        "AWS_S3_REGION_NAME": "eu2",
        "AWS_S3_ENDPOINT_URL": endpoint,
    }

    found = of(address.format(name), env)

    assert [id_ for id_, variable, _ in found if variable == DOMAIN] == ["W007"] * (not is_right)


@pytest.mark.parametrize("endpoint", ["https://acme.s3.acme.net", "https://s3.acme.net/acme"])
def test_a_bucket_in_the_endpoint_is_the_only_problem_of_the_domain(endpoint: str) -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "here",
        "AWS_S3_ENDPOINT_URL": endpoint,
    }

    found = of(endpoint.partition("://")[2].partition("/")[0], env)

    assert [id_ for id_, _, _ in found] == ["E013"]


@pytest.mark.parametrize(
    "own",
    [
        pytest.param({"AWS_STATIC_BUCKET_NAME": "acme-static"}, id="bucket"),
        pytest.param({"AWS_STATIC_REGION_NAME": "us-west-2"}, id="region"),
        pytest.param(
            {"AWS_STATIC_PROVIDER": "spaces", "AWS_STATIC_REGION_NAME": "nyc3"}, id="provider"
        ),
    ],
)
def test_one_storage_elsewhere_needs_a_domain_of_its_own(own: dict[str, str]) -> None:
    env = {
        **ROLE,
        "AWS_S3_CUSTOM_DOMAIN": "acme.s3.eu-west-1.amazonaws.com",
        "AWS_QUERYSTRING_AUTH": "false",
    }
    (found,) = examined({**env, **own}).problems

    assert found.hint == "set AWS_STATIC_CUSTOM_DOMAIN to the address of its bucket"


def test_two_buckets_do_not_share_the_host_of_s3() -> None:
    env = {
        **ROLE,
        "AWS_S3_CUSTOM_DOMAIN": "s3.eu-west-1.amazonaws.com",
        "AWS_QUERYSTRING_AUTH": "false",
        "AWS_STATIC_BUCKET_NAME": "acme-static",
    }

    assert [found.hint for found in examined(env).problems] == [
        "write BUCKET.s3.REGION.amazonaws.com",
        "set AWS_STATIC_CUSTOM_DOMAIN to the address of its bucket",
    ]


def test_a_bucket_in_a_host_of_development_is_there() -> None:
    env = {
        **ROLE,
        "AWS_S3_ENDPOINT_URL": "http://localhost:4566",
        "AWS_S3_CUSTOM_DOMAIN": "acme.localhost:4566",
        "AWS_S3_URL_PROTOCOL": "http:",
        "AWS_QUERYSTRING_AUTH": "false",
    }

    assert examined(env).problems == ()


def test_a_storage_gets_no_domain_that_browsers_do_not_reach() -> None:
    env = {
        **ROLE,
        "AWS_STORAGE_BUCKET_NAME": "acme.files",
        "AWS_S3_REGION_NAME": "garage",
        "AWS_S3_ENDPOINT_URL": "http://192.168.40.15:9000",
        "AWS_S3_URL_PROTOCOL": "http:",
        "AWS_S3_CUSTOM_DOMAIN": "localhost:9000",
        "AWS_QUERYSTRING_AUTH": "false",
        "AWS_STATIC_BUCKET_NAME": "acme-static",
    }

    assert "set AWS_STATIC_CUSTOM_DOMAIN to a host by which browsers reach its bucket" in [
        found.hint for found in examined(env).problems
    ]


def test_a_domain_with_the_bucket_of_another_storage_stays_that_of_all() -> None:
    env = {
        **ROLE,
        "AWS_STORAGE_BUCKET_NAME": "acme.files",
        "AWS_S3_REGION_NAME": "garage",
        "AWS_S3_ENDPOINT_URL": "https://s3.acme.net",
        "AWS_S3_CUSTOM_DOMAIN": "s3.acme.net/acme",
        "AWS_QUERYSTRING_AUTH": "false",
        "AWS_MEDIA_BUCKET_NAME": "acme",
    }

    assert [found.hint for found in examined(env).problems] == [
        "set AWS_STATIC_CUSTOM_DOMAIN to the address of its bucket"
    ]


@pytest.mark.parametrize(
    ("bucket", "hint"),
    [
        ("acme", "write BUCKET.s3.REGION.amazonaws.com"),
        ("acme.files", "write s3.REGION.amazonaws.com/BUCKET"),
    ],
)
def test_the_hint_has_a_host_with_a_certificate(bucket: str, hint: str) -> None:
    (found,) = examined(
        {**ROLE, "AWS_STORAGE_BUCKET_NAME": bucket, DOMAIN: "s3.eu-west-1.amazonaws.com"}
    ).problems

    assert found.hint == hint


def test_a_host_that_the_provider_does_not_know_is_compared_with_the_endpoint() -> None:
    env = {**MINIMAL["tigris"], "AWS_S3_ENDPOINT_URL": "https://s3.acme.net/tenant"}
    env |= {"AWS_S3_CUSTOM_DOMAIN": "s3.acme.net/acme", "AWS_QUERYSTRING_AUTH": "false"}

    assert [found.hint for found in examined(env).problems if found.id[11:] == "W007"] == [BESIDE]


@pytest.mark.parametrize(
    ("endpoint", "domain", "expected"),
    [
        pytest.param(
            "https://eu-central-1.linodeobjects.com",
            "acme.us-east-1.linodeobjects.com",
            ["W007"],
            id="another region",
        ),
        pytest.param(
            "https://nyc3.digitaloceanspaces.com",
            "acme.fra1.cdn.digitaloceanspaces.com",
            ["W007"],
            id="a CDN in another region",
        ),
        pytest.param(
            "https://nyc3.digitaloceanspaces.com",
            "acme.nyc3.cdn.digitaloceanspaces.com",
            [],
            id="a CDN in the region",
        ),
        pytest.param(
            "https://nyc3.digitaloceanspaces.com", "cdn.example.com", [], id="a domain of its own"
        ),
    ],
)
def test_a_host_of_another_region_does_not_serve_the_bucket(
    endpoint: str, domain: str, expected: list[str]
) -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_ENDPOINT_URL": endpoint}

    found = of(domain, env)

    assert [id_ for id_, _, _ in found if id_ == "W007"] == expected
    messages = [message for _, _, message in found]
    assert ("the region in the host differs from that of the endpoint" in messages) == bool(
        expected
    )


def test_a_host_of_another_bucket_in_another_region_is_one_problem() -> None:
    env = {**MINIMAL["spaces"], DOMAIN: "other.ams3.digitaloceanspaces.com"}
    found = [one.message for one in examined(env).problems if one.id[11:] == "W007"]

    assert found == ["the region in the host differs from that of the endpoint"]
