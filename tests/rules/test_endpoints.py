import pytest

from s3settings.providers.provider import Provider
from s3settings.providers.table import PROVIDERS, by_name
from tests.provider_samples import IN_BUCKET, MINIMAL, OF_UPLOADS, endpoint, without
from tests.samples import ROLE, Reported, examined, reported

R2, LINODE, SUPABASE = MINIMAL["r2"], MINIMAL["linode"], MINIMAL["supabase"]
WASABI = {**IN_BUCKET, "AWS_S3_ENDPOINT_URL": "https://s3.eu-central-1.wasabisys.com"}
STATIC_DOMAIN = {"AWS_STATIC_CUSTOM_DOMAIN": "static.example.com"}


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("aws", []),
        ("r2", ["AWS_S3_ACCOUNT_ID"]),
        ("b2", ["AWS_S3_REGION_NAME"]),
        ("wasabi", []),
        ("supabase", ["AWS_S3_ACCOUNT_ID", "AWS_S3_REGION_NAME"]),
        ("idrive", []),
        ("tigris", []),
        ("storj", []),
        ("spaces", ["AWS_S3_REGION_NAME"]),
        ("hetzner", ["AWS_S3_REGION_NAME"]),
        ("scaleway", ["AWS_S3_REGION_NAME"]),
        ("ovh", ["AWS_S3_REGION_NAME"]),
        ("linode", ["AWS_S3_REGION_NAME"]),
        ("vultr", ["AWS_S3_REGION_NAME"]),
        ("gcs", []),
        ("naver", ["AWS_S3_REGION_NAME"]),
        ("nhn", ["AWS_S3_REGION_NAME"]),
        ("oss", ["AWS_S3_REGION_NAME"]),
        ("ibm", ["AWS_S3_REGION_NAME"]),
        ("oci", ["AWS_S3_ACCOUNT_ID", "AWS_S3_REGION_NAME"]),
        ("minio", ["AWS_S3_ENDPOINT_URL"]),
        ("ceph", ["AWS_S3_ENDPOINT_URL"]),
        ("seaweedfs", ["AWS_S3_ENDPOINT_URL"]),
        ("garage", ["AWS_S3_ENDPOINT_URL"]),
        ("localstack", ["AWS_S3_ENDPOINT_URL"]),
    ],
)
def test_the_parts_of_an_endpoint_are_required(name: str, missing: list[str]) -> None:
    provider = by_name(name)
    assert provider is not None

    found = reported({**IN_BUCKET, **OF_UPLOADS, **STATIC_DOMAIN, "AWS_S3_PROVIDER": name})

    required = f"required by {provider.name}"
    assert [problem for problem in found if problem[0] != "W001"] == [
        ("E050", variable, required) for variable in missing
    ]


@pytest.mark.parametrize("row", PROVIDERS, ids=[row.id for row in PROVIDERS])
def test_setting_the_missing_parts_completes_every_provider(row: Provider) -> None:
    env = {**IN_BUCKET, "AWS_S3_PROVIDER": row.id}
    answers = {
        "AWS_S3_ENDPOINT_URL": "http://localhost:9000",
        "AWS_S3_ACCOUNT_ID": "0123456789abcdef0123456789abcdef",
        "AWS_S3_REGION_NAME": "eu-west-1",
    }
    for problem in examined(env).problems:
        if problem.variable == "AWS_S3_REGION_NAME" and " such as " in problem.hint:
            answers["AWS_S3_REGION_NAME"] = problem.hint.rpartition(" ")[2]

    asked = [variable for id_, variable, _ in reported(env) if id_ == "E050"]
    found = reported({**env, **{name: answers[name] for name in asked if name}})

    assert [problem for problem in found if problem[0] in {"E050", "E051", "E052", "W052"}] == []


@pytest.mark.parametrize("variable", ["AWS_REGION", "AWS_DEFAULT_REGION"])
@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        pytest.param(R2, [], id="one that needs no region"),
        pytest.param(endpoint("https://nyc3.digitaloceanspaces.com"), [], id="one that shows it"),
        pytest.param(
            {**IN_BUCKET, "AWS_S3_PROVIDER": "spaces"},
            ["an AWS region, but a region of DigitalOcean Spaces is required"],
            id="one that needs a region",
        ),
        pytest.param(
            {**IN_BUCKET, "AWS_S3_PROVIDER": "hetzner"},
            ["an AWS region, but a region of Hetzner Object Storage is required"],
            id="one whose regions are not all known",
        ),
        pytest.param(
            without(SUPABASE, "AWS_S3_REGION_NAME"),
            ["an AWS region, but a region of Supabase Storage is required"],
            id="one with names of AWS",
        ),
    ],
)
def test_an_aws_region_is_not_a_region_of_another_provider(
    provider: dict[str, str], expected: list[str], variable: str
) -> None:
    found = reported({**provider, variable: "eu-west-1"})

    assert found == [("E050", variable, message) for message in expected]


def test_a_region_without_a_known_endpoint_needs_one() -> None:
    env = {**MINIMAL["nhn"], "AWS_S3_REGION_NAME": "JP1"}
    message = "required by NHN Cloud Object Storage, whose endpoint in this region is unknown"

    assert reported(env) == [("E050", "AWS_S3_ENDPOINT_URL", message)]
    assert reported({**env, "AWS_S3_ENDPOINT_URL": "https://s3.jp1.example.com"}) == []


@pytest.mark.parametrize(
    ("url", "provider", "missing"),
    [
        pytest.param(
            "https://s3.internal.example.com", "spaces", ["AWS_S3_REGION_NAME"], id="a proxy"
        ),
        pytest.param(
            "https://s3.oss-accelerate.aliyuncs.com",
            "oss",
            ["AWS_S3_REGION_NAME"],
            id="a global host",
        ),
        pytest.param("https://jp1-api-object-storage.nhncloudservice.com", "nhn", [], id="shown"),
        pytest.param("https://s3.internal.example.com", "garage", [], id="a usual region"),
    ],
)
def test_a_region_is_required_if_the_endpoint_does_not_contain_it(
    url: str, provider: str, missing: list[str]
) -> None:
    found = reported(endpoint(url, AWS_S3_PROVIDER=provider, **STATIC_DOMAIN))

    assert [(id_, variable) for id_, variable, _ in found] == [("E050", name) for name in missing]


def test_a_region_reset_to_none_gives_no_endpoint() -> None:
    env = {**LINODE, "AWS_STATIC_REGION_NAME": "none"}

    assert [(id_, variable) for id_, variable, _ in reported(env)] == [
        ("E050", "AWS_S3_ENDPOINT_URL")
    ]


def test_an_unknown_provider_is_one_problem() -> None:
    assert reported({**IN_BUCKET, "AWS_S3_PROVIDER": "acme"}) == [
        ("E017", "AWS_S3_PROVIDER", "unknown provider")
    ]


@pytest.mark.parametrize(
    ("env", "variable", "hint"),
    [
        pytest.param(
            {"AWS_S3_PROVIDER": "digitalocaen"},
            "AWS_S3_PROVIDER",
            "set wasabi, the provider of the endpoint",
            id="of all storages",
        ),
        pytest.param(
            {"AWS_MEDIA_PROVIDER": "acme"},
            "AWS_MEDIA_PROVIDER",
            "set wasabi, the provider of the endpoint",
            id="of one storage",
        ),
        pytest.param(
            {"AWS_S3_PROVIDER": "wasaby"},
            "AWS_S3_PROVIDER",
            "did you mean wasabi?",
            id="a misspelled name of it",
        ),
        pytest.param(
            {"AWS_S3_PROVIDER": "digitalocaen", "AWS_S3_ENDPOINT_URL": "https://s3.acme.net"},
            "AWS_S3_PROVIDER",
            "did you mean digitalocean?",
            id="an endpoint that shows none",
        ),
    ],
)
def test_an_unknown_provider_is_not_taken_for_another_one_than_that_of_the_endpoint(
    env: dict[str, str], variable: str, hint: str
) -> None:
    found = examined({**WASABI, "AWS_S3_REGION_NAME": "eu-central-1", **env}).problems

    assert [(one.id[11:], one.variable, one.hint) for one in found] == [("E017", variable, hint)]


ANOTHER_REGION = "the region of the endpoint differs from AWS_S3_REGION_NAME"


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(
            endpoint("https://s3.wasabisys.com", AWS_S3_PROVIDER="spaces"),
            [("E051", "AWS_S3_ENDPOINT_URL", "an endpoint of Wasabi")],
            id="another provider",
        ),
        pytest.param(
            endpoint("https://s3.eu-west-1.amazonaws.com", AWS_S3_PROVIDER="minio"),
            [("E051", "AWS_S3_ENDPOINT_URL", "an endpoint of Amazon S3")],
            id="AWS",
        ),
        pytest.param(
            {**WASABI, "AWS_S3_REGION_NAME": "eu-west-1"},
            [("E051", "AWS_S3_ENDPOINT_URL", ANOTHER_REGION)],
            id="another region",
        ),
        pytest.param(
            {**WASABI, "AWS_S3_REGION_NAME": "us-east-1"},
            [("E051", "AWS_S3_ENDPOINT_URL", ANOTHER_REGION)],
            id="the usual region of the provider",
        ),
        pytest.param(
            endpoint("https://s3.eu-west-1.amazonaws.com", AWS_S3_REGION_NAME="us-east-1"),
            [("E051", "AWS_S3_ENDPOINT_URL", ANOTHER_REGION)],
            id="another region of AWS",
        ),
        pytest.param(
            endpoint("https://s3.amazonaws.com", AWS_S3_REGION_NAME="af-south-1"),
            [("E051", "AWS_S3_ENDPOINT_URL", ANOTHER_REGION)],
            id="a region that the global host does not serve",
        ),
        pytest.param(
            endpoint(
                "https://s3.amazonaws.com",
                AWS_S3_REGION_NAME="eu-west-1",
                AWS_S3_ADDRESSING_STYLE="path",
            ),
            [("E051", "AWS_S3_ENDPOINT_URL", ANOTHER_REGION)],
            id="a bucket in the path of the global host",
        ),
        pytest.param(
            endpoint("https://s3.amazonaws.com", AWS_S3_REGION_NAME="eu-west-1"),
            [],
            id="a bucket in the global host",
        ),
        pytest.param(
            endpoint("https://nyc3.digitaloceanspaces.com", AWS_S3_REGION_NAME="us-east-1"),
            [("W052", "AWS_S3_REGION_NAME", "probably not a region of DigitalOcean Spaces")],
            id="a region that old samples of the provider sign for",
        ),
        pytest.param(
            {**R2, "AWS_S3_ENDPOINT_URL": "https://0a1b.eu.r2.cloudflarestorage.com"},
            [
                (
                    "E051",
                    "AWS_S3_ENDPOINT_URL",
                    "the account id of the endpoint differs from AWS_S3_ACCOUNT_ID",
                )
            ],
            id="another account",
        ),
        pytest.param(
            endpoint(
                "https://abcdefghijklmnopqrst.supabase.co/storage/v1/s3",
                AWS_S3_ACCOUNT_ID="ABCDEFGHIJKLMNOPQRST",
                AWS_S3_REGION_NAME="x",
            ),
            [],
            id="the same account in capitals",
        ),
        pytest.param(
            endpoint("https://s3.nl-1.wasabisys.com", AWS_S3_REGION_NAME="eu-central-1"),
            [],
            id="another name of the region",
        ),
        pytest.param(
            endpoint("https://s3.oss-accelerate.aliyuncs.com", AWS_S3_REGION_NAME="cn-hangzhou"),
            [],
            id="a host of all regions",
        ),
        pytest.param(
            endpoint("https://mars1.digitaloceanspaces.com", AWS_S3_REGION_NAME="mars1"),
            [("W052", "AWS_S3_REGION_NAME", "probably not a region of DigitalOcean Spaces")],
            id="a region that the endpoint shows too",
        ),
    ],
)
def test_an_endpoint_of_another_provider_or_region_is_a_problem(
    env: dict[str, str], expected: list[Reported]
) -> None:
    assert reported(env) == expected


@pytest.mark.parametrize(
    ("scope", "provider", "missing"),
    [
        ("STATIC", "spaces", "AWS_STATIC_REGION_NAME"),
        ("MEDIA", "minio", "AWS_MEDIA_ENDPOINT_URL"),
        ("MEDIA", "r2", "AWS_MEDIA_ACCOUNT_ID"),
    ],
)
def test_a_part_missing_for_one_storage_names_its_own_variable(
    scope: str, provider: str, missing: str
) -> None:
    other = "MEDIA" if scope == "STATIC" else "STATIC"
    env = {**IN_BUCKET, f"AWS_{other}_REGION_NAME": "eu-west-1"}

    found = reported({**env, f"AWS_{scope}_PROVIDER": provider})

    assert [(id_, variable) for id_, variable, _ in found] == [("E050", missing)]


@pytest.mark.parametrize(
    "endpoint",
    [
        pytest.param("https://acme.s3.eu-west-1.amazonaws.com", id="in the host"),
        pytest.param("https://other.s3.eu-west-1.amazonaws.com", id="another one on AWS"),
        pytest.param("https://s3.example.com/acme", id="in the path"),
        pytest.param("https://s3.example.com/acme/", id="in the path with a slash"),
    ],
)
def test_a_bucket_in_the_endpoint_is_a_problem(endpoint: str) -> None:
    assert reported({**ROLE, "AWS_S3_ENDPOINT_URL": endpoint}) == [
        ("E013", "AWS_S3_ENDPOINT_URL", "already contains the bucket")
    ]


def test_the_domain_of_a_bucket_is_not_its_endpoint() -> None:
    domain = "files.example.com"
    env = {"AWS_STORAGE_BUCKET_NAME": domain, "AWS_S3_REGION_NAME": "us-east-1"}

    assert reported({**env, "AWS_S3_ENDPOINT_URL": f"https://{domain}"}) == [
        ("E013", "AWS_S3_ENDPOINT_URL", "its host is the name of the bucket")
    ]


def test_the_style_of_a_provider_is_not_reported_as_that_of_a_variable() -> None:
    env = {**ROLE, "AWS_S3_PROVIDER": "obs", "AWS_S3_REGION_NAME": "eu-west-101"}

    assert "W086" not in [
        id_ for id_, *_ in reported({**env, "AWS_S3_ENDPOINT_URL": "http://minio:9000"})
    ]


@pytest.mark.parametrize(
    ("host", "style", "expected"),
    [
        ("minio", "virtual", ["W086"]),
        ("minio", "path", []),
        ("localhost", "virtual", []),
        ("s3.example.com", "virtual", []),
        ("10.0.0.5", "virtual", []),
    ],
)
def test_containers_have_no_host_for_each_bucket(
    host: str, style: str, expected: list[str]
) -> None:
    env = {**ROLE, "AWS_S3_ENDPOINT_URL": f"http://{host}:9000", "AWS_S3_ADDRESSING_STYLE": style}

    assert [id_ for id_, _, _ in reported(env) if id_ == "W086"] == expected


def test_a_bucket_in_a_host_of_aws_is_seen_beside_an_invalid_name() -> None:
    env = {**ROLE, "AWS_STORAGE_BUCKET_NAME": "acme/uploads"}
    env["AWS_S3_ENDPOINT_URL"] = "https://acme.s3.eu-west-1.amazonaws.com"

    assert [id_ for id_, *_ in reported(env)] == ["E013", "E006"]


def test_a_part_of_a_storage_url_is_named() -> None:
    env = {
        "AWS_STORAGE_URL": "r2://acme?account_id=0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        "AWS_S3_ENDPOINT_URL": "https://other.r2.cloudflarestorage.com",
        "AWS_STATIC_BACKEND": "filesystem",
    }

    assert [message for _, _, message in reported(env)] == [
        "the account id of the endpoint differs from account_id in AWS_STORAGE_URL"
    ]


@pytest.mark.parametrize(
    "endpoint",
    [
        pytest.param("https://acmes3.example.com", id="a longer label"),
        pytest.param("https://s3.example.com/acme/s3", id="a longer path"),
    ],
)
def test_an_endpoint_may_resemble_the_bucket(endpoint: str) -> None:
    assert reported({**ROLE, "AWS_S3_ENDPOINT_URL": endpoint}) == []


@pytest.mark.parametrize(
    ("endpoint", "id_"),
    [
        ("http://s3-website-eu-west-1.amazonaws.com", "E062"),
        ("https://pub-0123456789abcdef.r2.dev", "E062"),
        ("https://nyc3.cdn.digitaloceanspaces.com", "E062"),
        ("https://d111111abcdef8.cloudfront.net", "W062"),
        ("https://acme.b-cdn.net", "W062"),
        ("https://f004.backblazeb2.com/file", "E062"),
        ("https://storage.cloud.google.com", "E062"),
        ("https://eu-west-1.console.aws.amazon.com/s3", "E062"),
        ("https://dash.cloudflare.com/0123456789abcdef", "E062"),
        ("https://abcdefghijklmnopqrst.supabase.co/storage/v1/object/public", "E062"),
        ("https://aws.amazon.com/s3/", "E062"),
        ("http://localhost:9001", "W062"),
        ("https://console.minio.example.com", "W062"),
        ("https://minio-console.example.com:9443", "W062"),
        ("https://minio.example.com/browser", "W062"),
        ("https://minio.example.com/login", "W062"),
        ("https://example.com/minio", "W062"),
    ],
)
def test_an_endpoint_that_is_not_an_api_is_a_problem(endpoint: str, id_: str) -> None:
    found = reported({**ROLE, "AWS_S3_ENDPOINT_URL": endpoint})

    assert (id_, "AWS_S3_ENDPOINT_URL") in [(one, variable) for one, variable, _ in found]


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://abcdefghijklmnopqrst.supabase.co/storage/v1/s3",
        "https://abcdefghijklmnopqrst.storage.supabase.co/storage/v1/s3",
        "http://localhost:9000",
        "https://s3.example.com:9001/s3",
    ],
)
def test_other_endpoints_are_accepted(endpoint: str) -> None:
    found = reported({**ROLE, "AWS_S3_ENDPOINT_URL": endpoint})

    assert "E062" not in [id_ for id_, _, _ in found]


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://s3.example.com/consoles",
        "https://s3.example.com/minio-1",
        "https://consoles.example.com",
    ],
)
def test_hosts_and_paths_may_resemble_those_of_a_console(endpoint: str) -> None:
    assert reported({**ROLE, "AWS_S3_ENDPOINT_URL": endpoint}) == []


@pytest.mark.parametrize(
    ("public", "expected"),
    [
        pytest.param(
            "https://acme.s3.example.com",
            ("E013", "AWS_S3_PUBLIC_ENDPOINT_URL", "already contains the bucket"),
            id="with the bucket",
        ),
        pytest.param(
            "files.example.com",
            ("E012", "AWS_S3_PUBLIC_ENDPOINT_URL", "does not start with http:// or https://"),
            id="without a scheme",
        ),
    ],
)
def test_a_public_endpoint_is_checked_as_an_endpoint(public: str, expected: Reported) -> None:
    env = {**ROLE, "AWS_S3_ENDPOINT_URL": "http://minio:9000", "AWS_S3_PUBLIC_ENDPOINT_URL": public}
    assert expected in reported(env)


@pytest.mark.parametrize(
    ("url", "region", "hint"),
    [
        (
            "https://s3.eu-west-1.amazonaws.com",
            "us-east-1",
            "set AWS_S3_REGION_NAME to eu-west-1, the region of the endpoint, or correct the endpoint",
        ),
        (
            "https://s3.eu-west-9.amazonaws.com",
            "us-east-1",
            "set AWS_S3_REGION_NAME to that of the endpoint, or correct the endpoint",
        ),
    ],
)
def test_a_region_of_other_programs_stays_theirs(url: str, region: str, hint: str) -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_REGION": region, "AWS_S3_ENDPOINT_URL": url}

    assert [one.hint for one in examined(env).problems if one.id[11:] == "E051"] == [hint]


def test_a_region_that_aws_does_not_have_is_one_problem() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "auto"}

    (found,) = examined(
        {**env, "AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com"}
    ).problems

    assert (found.id[11:], found.hint) == ("E004", "set eu-west-1, the region of the endpoint")


def test_the_global_host_of_another_region_is_to_be_removed() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme.files", "AWS_S3_REGION_NAME": "eu-west-1"}

    (found,) = examined({**env, "AWS_S3_ENDPOINT_URL": "https://s3.amazonaws.com"}).problems

    assert (found.id[11:], found.hint) == (
        "E051",
        "remove the endpoint; boto3 uses the one of the region",
    )


def test_the_global_host_of_aws_is_that_of_its_first_region() -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "us-east-1",
        "AWS_S3_ENDPOINT_URL": "https://s3.amazonaws.com",
        "AWS_S3_ADDRESSING_STYLE": "path",
    }

    assert reported(env) == []
