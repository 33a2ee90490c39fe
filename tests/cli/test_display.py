import pytest

from s3settings.cli.display import address_of, as_text, masked, options_of, origin_of, value_of
from s3settings.masked import MASK, Masked
from tests.samples import ROLE, storage

PEM = "-----BEGIN RSA PRIVATE KEY-----\ncanary\n-----END RSA PRIVATE KEY-----"


@pytest.mark.parametrize(
    ("option", "value", "shown"),
    [
        pytest.param("secret_key", "canary", MASK, id="a secret"),
        pytest.param("access_key", "AKIAIOSFODNN7EXAMPLE", MASK, id="the id of a key"),
        pytest.param("cloudfront_key", "LS0tLS1CRUdJTg==", MASK, id="a PEM in base64"),
        pytest.param("location", Masked("canary"), MASK, id="what is masked already"),
        pytest.param("location", PEM, MASK, id="a PEM in the wrong place"),
        pytest.param("", "http://user:canary@proxy:3128", MASK, id="credentials in a URL"),
        pytest.param("", "http://canary@proxy:3128", MASK, id="only a user"),
        pytest.param("", "http://u:ca/na/ry@proxy", MASK, id="a password with slashes"),
        pytest.param("", "//u:p@h and ://u:canary@h", MASK, id="in the middle of a text"),
        pytest.param("", {"Password": "canary"}, {"Password": MASK}, id="by its name"),
        pytest.param("", {"tokens": ["canary"]}, {"tokens": MASK}, id="by its name, not text"),
        pytest.param(
            "", {"SSECustomerKey": "canary"}, {"SSECustomerKey": MASK}, id="a customer key"
        ),
        pytest.param("", {"a": ["x", Masked("canary")]}, {"a": ["x", MASK]}, id="in a list"),
        pytest.param("", {"a": {"b": "s3://u:canary@h"}}, {"a": {"b": MASK}}, id="nested"),
        pytest.param("", ("a", "b"), ["a", "b"], id="a tuple is a list"),
        pytest.param("", {"token_ttl": 5}, {"token_ttl": 5}, id="a number is not a secret"),
        pytest.param("location", "a@b", "a@b", id="only an at sign"),
        pytest.param("", "https://s3.example.com", "https://s3.example.com", id="a plain URL"),
        pytest.param("", None, None, id="nothing"),
    ],
)
def test_a_secret_is_the_mask_and_everything_else_itself(
    option: str, value: object, shown: object
) -> None:
    assert masked(option, value) == shown


@pytest.mark.parametrize(
    ("value", "text"),
    [("été", "été"), (True, "true"), (60, "60"), (["é"], '["é"]'), ({"a": 1}, '{"a": 1}')],
)
def test_text_is_as_in_an_env_file(value: object, text: str) -> None:
    assert as_text(value) == text


def test_a_short_form_has_the_value_that_a_variable_gave_it() -> None:
    given = storage({**ROLE, "AWS_S3_CACHE_CONTROL": "no-cache", "AWS_S3_USE_THREADS": "false"})
    assert value_of(given, "cache_control") == "no-cache"
    assert value_of(given, "use_threads") is False
    assert value_of(storage(ROLE), "cache_control") is None
    assert value_of(storage(ROLE), "use_threads") is None


def test_a_storage_that_is_not_on_s3_shows_what_was_set_and_what_matters() -> None:
    given = storage({"AWS_S3_BACKEND": "memory", "AWS_S3_REGION_NAME": "eu-west-1"})
    assert [(option, value) for option, value in options_of(given) if value is not None] == [
        ("region_name", "eu-west-1"),
        ("location", "media"),
        ("backend", "memory"),
    ]


def test_only_static_files_have_a_manifest() -> None:
    assert "manifest" in dict(options_of(storage(ROLE, "staticfiles")))
    assert "manifest" not in dict(options_of(storage(ROLE)))


def test_a_region_that_aws_set_for_itself_is_not_an_origin_on_another_provider() -> None:
    env = {**ROLE, "AWS_S3_REGION_NAME": "", "AWS_REGION": "eu-west-1"}
    origin = origin_of(storage(env), "region_name")
    assert origin is not None
    assert origin.variable == "AWS_REGION"
    env["AWS_S3_ENDPOINT_URL"] = "http://minio:9000"
    assert origin_of(storage(env), "region_name") is None


def test_what_was_not_set_is_not_an_origin() -> None:
    env = {**ROLE, "AWS_MEDIA_ACCESS_KEY": "AKIAIOSFODNN7EXAMPLE"}
    assert origin_of(storage(env), "secret_key") is None


def test_without_a_bucket_there_is_no_address() -> None:
    nowhere = storage({}, "staticfiles")
    assert address_of(nowhere) == "no bucket is set"
    assert value_of(nowhere, "custom_domain") is None
    assert address_of(storage({"AWS_S3_BACKEND": "memory"})) == "/media/"
    assert address_of(storage(ROLE)) == "https://acme.s3.eu-west-1.amazonaws.com/media/"


@pytest.mark.parametrize(
    ("env", "shown"),
    [
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "https://0a1b.r2.cloudflarestorage.com"},
            {"provider", "account_id"},
            id="a provider and an account",
        ),
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com"},
            {"provider", "region_name"},
            id="a provider and a region",
        ),
        pytest.param(
            {
                "AWS_S3_ENDPOINT_URL": "https://nyc3.digitaloceanspaces.com",
                "AWS_REGION": "us-east-1",
            },
            {"provider", "region_name"},
            id="another region than that of the machine",
        ),
        pytest.param({"AWS_S3_ENDPOINT_URL": "http://minio:9000"}, set[str](), id="nothing"),
    ],
)
def test_what_an_endpoint_shows_comes_from_it(env: dict[str, str], shown: set[str]) -> None:
    found = storage({"AWS_STORAGE_BUCKET_NAME": "acme", **env})
    options = ("provider", "region_name", "account_id")
    origins = {option: origin_of(found, option) for option in options}

    assert {option for option, origin in origins.items() if origin is not None} == shown
    assert {origin for origin in origins.values() if origin} <= {found.set_by("endpoint_url")}
