from pathlib import Path

import pytest

from s3settings.inspection import inspect
from tests.samples import ROLE, Reported, examined, reported

ALLOWED = "AWS_STORAGE_BUCKET_NAME", "not a valid bucket name on AWS"
RESERVED = "AWS_STORAGE_BUCKET_NAME", "a name reserved by AWS"


def test_a_bucket_is_required() -> None:
    assert reported({"AWS_S3_REGION_NAME": "eu-west-1"}) == [
        ("E001", "AWS_STORAGE_BUCKET_NAME", "required")
    ]


def test_none_is_not_a_bucket() -> None:
    found = inspect(env={"AWS_STORAGE_BUCKET_NAME": "None"}, env_file=None).problems
    assert [problem.hint for problem in found if problem.id == "s3settings.E001"] == [
        "set the name of the bucket; none and null mean no value"
    ]


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({"AWS_STATIC_BUCKET_NAME": "acme"}, "AWS_MEDIA_BUCKET_NAME", id="of one"),
        pytest.param(
            {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_MEDIA_BUCKET_NAME": "none"},
            "AWS_MEDIA_BUCKET_NAME",
            id="taken back for one",
        ),
    ],
)
def test_a_bucket_is_required_for_every_storage(env: dict[str, str], expected: str) -> None:
    (found,) = examined({"AWS_S3_REGION_NAME": "eu-west-1", **env}).problems

    assert (found.id, found.variable, found.message, found.alias) == (
        "s3settings.E001",
        expected,
        "required",
        "default",
    )


def test_separate_buckets_need_no_shared_one() -> None:
    env = {"AWS_STATIC_BUCKET_NAME": "acme-static", "AWS_MEDIA_BUCKET_NAME": "acme-media"}

    assert reported({"AWS_S3_REGION_NAME": "eu-west-1", **env}) == []


def test_an_invalid_bucket_of_its_own_is_one_problem() -> None:
    env = {"AWS_STATIC_BUCKET_NAME": "acme", "AWS_MEDIA_BUCKET_NAME": "s3://acme"}

    assert reported({"AWS_S3_REGION_NAME": "eu-west-1", **env}) == [
        ("E006", "AWS_MEDIA_BUCKET_NAME", "a URL, not a bucket name")
    ]


def test_an_invalid_bucket_of_all_storages_is_one_problem() -> None:
    env = {"AWS_STATIC_BUCKET_NAME": "acme", "AWS_STORAGE_BUCKET_NAME": "s3://acme"}

    assert reported({"AWS_S3_REGION_NAME": "eu-west-1", **env}) == [
        ("E006", "AWS_STORAGE_BUCKET_NAME", "a URL, not a bucket name")
    ]


def test_an_invalid_bucket_of_each_storage_is_not_a_missing_one() -> None:
    env = {"AWS_STATIC_BUCKET_NAME": "s3://acme", "AWS_MEDIA_BUCKET_NAME": "s3://acme"}

    assert [id_ for id_, _, _ in reported({"AWS_S3_REGION_NAME": "eu-west-1", **env})] == [
        "E006",
        "E006",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "abc",
        "a" * 63,
        "acme.example.com",
        "1.2.3",
        "acme--logs",
        "acme-s3alias",
        "arn:aws:s3:eu-west-1:123456789012:accesspoint/acme",
    ],
)
def test_bucket_names_that_aws_allows_are_accepted(name: str) -> None:
    assert reported({**ROLE, "AWS_STORAGE_BUCKET_NAME": name}) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("ab", ALLOWED, id="short"),
        pytest.param("a" * 64, ALLOWED, id="long"),
        pytest.param("Acme", ALLOWED, id="upper case"),
        pytest.param("acme_static", ALLOWED, id="underscore"),
        pytest.param("-acme", ALLOWED, id="hyphen at the start"),
        pytest.param("acme.", ALLOWED, id="dot at the end"),
        pytest.param("acme..static", ALLOWED, id="dots side by side"),
        pytest.param("192.168.0.1", ALLOWED, id="an address"),
        pytest.param("1.2.3.4", ALLOWED, id="an address of single digits"),
        pytest.param("xn--acme", RESERVED, id="punycode"),
        pytest.param("sthree-acme", RESERVED, id="sthree"),
        pytest.param("amzn-s3-demo-acme", RESERVED, id="the names of the documentation"),
        pytest.param("acme.mrap", RESERVED, id="multi-region access point"),
        pytest.param("acme--table-s3", RESERVED, id="table bucket"),
    ],
)
def test_a_bucket_name_that_aws_rejects_is_a_problem(name: str, expected: tuple[str, str]) -> None:
    assert reported({**ROLE, "AWS_STORAGE_BUCKET_NAME": name}) == [("E005", *expected)]


def test_bucket_names_on_another_provider_follow_other_rules() -> None:
    env = {"AWS_S3_ENDPOINT_URL": "https://s3.example.com", "AWS_STORAGE_BUCKET_NAME": "Acme_1"}

    assert reported({**ROLE, **env}) == []


def test_no_region_is_a_warning() -> None:
    assert reported({"AWS_STORAGE_BUCKET_NAME": "acme"}) == [
        ("W001", "AWS_S3_REGION_NAME", "not set; us-east-1 is assumed")
    ]


@pytest.mark.parametrize(
    ("host", "is_missed"),
    [
        ("s3.amazonaws.com", True),
        ("s3-accelerate.amazonaws.com", True),
        ("s3.eu-west-1.amazonaws.com", False),
    ],
)
def test_an_endpoint_may_contain_the_region(host: str, *, is_missed: bool) -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_ENDPOINT_URL": f"https://{host}"}

    assert [id_ for id_, *_ in reported(env)] == ["W001"] * is_missed


def test_the_region_of_an_unknown_server_is_assumed() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_ENDPOINT_URL": "https://s3.acme.net"}

    assert [
        (problem.variable, problem.message, problem.hint) for problem in examined(env).problems
    ] == [
        (
            "AWS_S3_REGION_NAME",
            "not set; us-east-1 is assumed",
            "set it to the region of the server, or to us-east-1 if it has none",
        )
    ]
    assert reported({**env, "AWS_S3_REGION_NAME": "us-east-1"}) == []


@pytest.mark.parametrize(
    ("given", "name"),
    [
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "https://s3.acme.net"},
            "this endpoint",
            id="an unknown server",
        ),
        pytest.param({"AWS_S3_PROVIDER": "wasabi"}, "Wasabi", id="an endpoint for each region"),
    ],
)
def test_a_region_of_the_environment_that_is_not_used_is_reported(
    given: dict[str, str], name: str
) -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_DEFAULT_REGION": "eu-central-1", **given}

    assert reported(env) == [
        (
            "W001",
            "AWS_DEFAULT_REGION",
            f"a region of AWS, not used for {name}: us-east-1 is assumed",
        )
    ]
    assert reported({**env, "AWS_S3_REGION_NAME": "eu-central-1"}) == []


def test_the_same_region_in_a_file_of_the_project_is_used(tmp_path: Path) -> None:
    lines = (
        "AWS_STORAGE_BUCKET_NAME=acme\nAWS_S3_PROVIDER=wasabi\nAWS_DEFAULT_REGION=eu-central-1\n"
    )
    (tmp_path / ".env").write_text(lines)

    found = inspect(env={}, env_file=tmp_path / ".env")

    assert found.problems == ()
    assert {one.region_name for one in found.storages} == {"eu-central-1"}


def test_a_missing_region_is_reported_for_the_storage_on_aws() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_PROVIDER": "tigris"}

    assert reported({**env, "AWS_MEDIA_PROVIDER": "aws"}) == [
        ("W001", "AWS_MEDIA_REGION_NAME", "not set; us-east-1 is assumed")
    ]


def test_an_access_point_contains_its_region() -> None:
    arn = "arn:aws:s3:eu-west-1:123456789012:accesspoint/acme"

    assert reported({"AWS_STORAGE_BUCKET_NAME": arn}) == []


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"AWS_REGION": "eu-west-1"}, id="the SDKs' name"),
        pytest.param({"AWS_DEFAULT_REGION": "eu-west-1"}, id="boto3's name"),
        pytest.param({"AWS_S3_ENDPOINT_URL": "http://localhost:9000"}, id="in development"),
        pytest.param({"AWS_S3_ENDPOINT_URL": "https://minio.acme.com"}, id="a tolerant server"),
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "https://s3.acme.com", "AWS_S3_PROVIDER": "minio"},
            id="a tolerant provider",
        ),
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "https://s3.acme.net", "AWS_REGION": "garage"},
            id="the SDKs' name for a region that AWS does not have",
        ),
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com"}, id="in the endpoint"
        ),
    ],
)
def test_a_region_is_not_missing(env: dict[str, str]) -> None:
    assert reported({"AWS_STORAGE_BUCKET_NAME": "acme", **env}) == []


@pytest.mark.parametrize("region", ["us-gov-west-1", "cn-north-1", "eusc-de-east-1"])
def test_every_partition_has_regions(region: str) -> None:
    assert reported({**ROLE, "AWS_S3_REGION_NAME": region}) == []


@pytest.mark.parametrize(
    ("variable", "region"),
    [
        pytest.param("AWS_S3_REGION_NAME", "eu-west-99", id="no region"),
        pytest.param("AWS_S3_REGION_NAME", "EU-WEST-1", id="upper case"),
        pytest.param("AWS_S3_REGION_NAME", "eu-west-1a", id="a zone"),
        pytest.param("AWS_MEDIA_REGION_NAME", "ireland", id="a name"),
    ],
)
def test_a_region_that_does_not_exist_is_a_problem(variable: str, region: str) -> None:
    assert reported({**ROLE, variable: region}) == [("E004", variable, "not an AWS region")]


@pytest.mark.parametrize("variable", ["AWS_S3_REGION_NAME", "AWS_REGION", "AWS_DEFAULT_REGION"])
def test_an_invalid_region_is_not_a_missing_one(variable: str) -> None:
    found: list[Reported] = [("E004", variable, "not a region")]

    assert reported({"AWS_STORAGE_BUCKET_NAME": "acme", variable: "eu west"}) == found


def test_the_host_of_a_bucket_as_its_name_is_a_problem() -> None:
    assert reported({**ROLE, "AWS_STORAGE_BUCKET_NAME": "acme.s3.amazonaws.com"}) == [
        ("E006", "AWS_STORAGE_BUCKET_NAME", "the host of a bucket, not its name")
    ]


def test_a_region_code_as_location_is_a_warning() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_LOCATION": "eu-west-1"}

    found = reported(env)

    assert ("W009", "AWS_LOCATION", "a region code, not a folder") in found
    assert reported({**env, "AWS_S3_REGION_NAME": "eu-west-1"}) == []


def test_a_provider_with_one_region_misses_none() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_PROVIDER": "tigris"}

    assert reported({**env, "AWS_LOCATION": "eu-west-1"}) == []


@pytest.mark.parametrize(
    ("env", "named"),
    [
        (
            {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_ENDPOINT_URL": "https://s3.amazonaws.com"},
            "AWS_S3_ENDPOINT_URL",
        ),
        (
            {"AWS_STORAGE_URL": "s3+https://s3.amazonaws.com/acme"},
            "endpoint_url in AWS_STORAGE_URL",
        ),
    ],
)
def test_a_missing_region_beside_the_global_host_asks_to_remove_that_too(
    env: dict[str, str], named: str
) -> None:
    (found,) = examined(env).problems

    hint = (
        "set it to the region of the bucket, and remove {}; boto3 uses the endpoint of the region"
    )
    assert (found.id[11:], found.variable) == ("W001", "AWS_S3_REGION_NAME")
    assert found.hint == hint.format(named)


def test_a_region_code_as_location_names_the_region_of_the_storage() -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_ENDPOINT_URL": "https://s3.gra.io.cloud.ovh.net",
        "AWS_MEDIA_ENDPOINT_URL": "https://s3.acme.net",
        "AWS_MEDIA_LOCATION": "eu-west-1",
    }

    (hint,) = (one.hint for one in examined(env).problems if one.id.endswith("W009"))

    assert hint == (
        "set the region in AWS_MEDIA_REGION_NAME; the location is a folder inside the bucket"
    )


def test_a_location_may_be_called_like_the_region_of_the_endpoint() -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com",
        "AWS_LOCATION": "eu-west-1",
    }

    assert reported(env) == []
