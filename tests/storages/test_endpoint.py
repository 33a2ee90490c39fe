from collections.abc import Mapping

import pytest

from s3settings.models.storage import StorageSettings
from s3settings.problems.problem import Source
from s3settings.providers.table import by_name
from s3settings.sources.values import ENVIRONMENT, Origin, Value
from s3settings.storages.addresses import Variant
from s3settings.storages.endpoint import Endpoint, resolve_endpoint, variant_of
from tests.provider_samples import SAMPLES, Sample
from tests.samples import storage

by_sample = pytest.mark.parametrize("sample", SAMPLES, ids=[sample.id for sample in SAMPLES])


def found(variable: str = "AWS_S3_REGION_NAME", **given: str | None) -> Endpoint:
    """Return the provider of some options, of which the region came from the environment."""
    return resolved(Origin(variable, ENVIRONMENT), given)


def resolved(origin: Origin, given: Mapping[str, str | None]) -> Endpoint:
    """Return the provider of some options, of which the region has the origin."""
    options = StorageSettings.model_validate({"bucket_name": "acme", **given})
    region = Value(options.region_name, origin) if options.region_name else None
    return resolve_endpoint(options, region, options.addressing_style)


def test_without_a_word_about_it_the_provider_is_aws() -> None:
    aws = by_name("aws")
    assert aws is not None

    assert found() == Endpoint(
        provider=aws,
        account_id=None,
        endpoint_url=None,
        region_name="us-east-1",
        addressing_style="virtual",
        address="acme.s3.amazonaws.com",
        link_address="acme.s3.amazonaws.com",
        public_address="acme.s3.amazonaws.com",
    )


def test_the_row_of_the_provider_fills_in_what_is_not_set() -> None:
    supabase = by_name("supabase")
    assert supabase is not None

    assert found(provider="supabase", account_id="ref", region_name="eu-west-1") == Endpoint(
        provider=supabase,
        account_id="ref",
        endpoint_url="https://ref.storage.supabase.co/storage/v1/s3",
        region_name="eu-west-1",
        addressing_style="path",
        address="ref.storage.supabase.co/storage/v1/s3/acme",
        link_address="ref.storage.supabase.co/storage/v1/s3/acme",
        public_address="ref.supabase.co/storage/v1/object/public/acme",
    )


def test_what_the_user_set_wins_over_the_row() -> None:
    endpoint = "https://s3.internal.example.com"

    place = found(
        provider="supabase",
        account_id="ref",
        endpoint_url=endpoint,
        region_name="local",
        addressing_style="virtual",
    )

    assert (place.endpoint_url, place.region_name, place.addressing_style, place.address) == (
        endpoint,
        "local",
        "virtual",
        "acme.s3.internal.example.com",
    )


@pytest.mark.parametrize(
    ("endpoint", "expected"),
    [
        pytest.param("https://s3.eu-west-1.amazonaws.com", "aws", id="AWS"),
        pytest.param("https://0a1b2c.eu.r2.cloudflarestorage.com", "r2", id="R2"),
        pytest.param("https://nyc3.digitaloceanspaces.com", "spaces", id="Spaces"),
        pytest.param("https://s3.us-west-004.backblazeb2.com", "b2", id="B2"),
        pytest.param("https://abcd.supabase.co/storage/v1/s3", "supabase", id="Supabase"),
        pytest.param("http://localstack:4566", "localstack", id="LocalStack"),
        pytest.param("http://minio:9000", "other", id="a name that anybody can have"),
        pytest.param("https://s3.example.com", "other", id="nobody's"),
    ],
)
def test_a_provider_is_recognized_by_its_endpoint(endpoint: str, expected: str) -> None:
    assert found(endpoint_url=endpoint).provider.id == expected


@by_sample
def test_every_provider_with_a_host_of_its_own_is_recognized_by_it(sample: Sample) -> None:
    place = storage(sample.variables)
    endpoint = place.endpoint_url or "https://s3.amazonaws.com"
    variables = {**sample.variables, "AWS_S3_ENDPOINT_URL": endpoint}
    del variables["AWS_S3_PROVIDER"]

    recognized = storage(variables)

    if place.provider.hosts:
        assert recognized.provider == place.provider
    else:
        assert (recognized.provider.id, recognized.addressing_style) == ("other", "path")
        assert recognized.client_config is not None
        assert recognized.client_config["request_checksum_calculation"] == "when_required"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"provider": "tigris"}, "auto", id="the only one of the provider"),
        pytest.param({"provider": "garage"}, "garage", id="the usual one"),
        pytest.param({"provider": "garage", "region_name": "here"}, "here", id="set"),
        pytest.param(
            {"endpoint_url": "https://fra1.digitaloceanspaces.com"}, "fra1", id="of the endpoint"
        ),
        pytest.param(
            {"endpoint_url": "https://jp.object.ncpstorage.com"},
            "jp-standard",
            id="of an endpoint that has its own name for it",
        ),
        pytest.param(
            {"endpoint_url": "https://fra1.digitaloceanspaces.com", "region_name": "nyc3"},
            "nyc3",
            id="set beside an endpoint",
        ),
        pytest.param({"endpoint_url": "https://s3.wasabisys.com"}, "us-east-1", id="without one"),
        pytest.param({"endpoint_url": "https://s3.example.com"}, "us-east-1", id="of nobody"),
        pytest.param({"endpoint_url": "https://s3.eu-west-3.amazonaws.com"}, "eu-west-3", id="AWS"),
        pytest.param(
            {"bucket_name": "arn:aws:s3:eu-west-2:123456789012:accesspoint/acme"},
            "eu-west-2",
            id="of an access point",
        ),
    ],
)
def test_the_region_is_what_is_set_or_the_provider_shows(
    given: dict[str, str], expected: str
) -> None:
    assert found(**given).region_name == expected


@pytest.mark.parametrize("variable", ["AWS_REGION", "AWS_DEFAULT_REGION"])
@pytest.mark.parametrize(
    ("given", "region", "endpoint"),
    [
        pytest.param(
            {"provider": "r2", "account_id": "0a1b"},
            "auto",
            "https://0a1b.r2.cloudflarestorage.com",
            id="a usual region",
        ),
        pytest.param(
            {"endpoint_url": "https://nyc3.digitaloceanspaces.com"},
            "nyc3",
            "https://nyc3.digitaloceanspaces.com",
            id="a region in the endpoint",
        ),
        pytest.param({"provider": "spaces"}, "us-east-1", None, id="no region"),
        pytest.param({}, "eu-west-1", None, id="AWS itself"),
    ],
)
def test_a_region_that_aws_sets_is_only_for_aws(
    given: dict[str, str], region: str, endpoint: str | None, variable: str
) -> None:
    place = found(variable, region_name="eu-west-1", **given)

    assert (place.region_name, place.endpoint_url) == (region, endpoint)


@pytest.mark.parametrize("variable", ["AWS_REGION", "AWS_DEFAULT_REGION"])
@pytest.mark.parametrize(
    ("given", "region", "endpoint"),
    [
        pytest.param(
            {"provider": "wasabi"},
            "eu-central-1",
            "https://s3.eu-central-1.wasabisys.com",
            id="a region that the provider has too",
        ),
        pytest.param(
            {"endpoint_url": "https://s3.acme.net"},
            "eu-central-1",
            "https://s3.acme.net",
            id="a server that may have any region",
        ),
        pytest.param({"provider": "spaces"}, "us-east-1", None, id="not one of the provider"),
        pytest.param(
            {"endpoint_url": "https://nyc3.digitaloceanspaces.com"},
            "nyc3",
            "https://nyc3.digitaloceanspaces.com",
            id="a region in the endpoint",
        ),
    ],
)
def test_a_region_in_a_file_is_that_of_the_bucket_if_the_provider_can_have_it(
    given: dict[str, str], region: str, endpoint: str | None, variable: str
) -> None:
    origin = Origin(variable, Source("env_file", ".env", 1))

    place = resolved(origin, {"region_name": "eu-central-1", **given})

    assert (place.region_name, place.endpoint_url) == (region, endpoint)


@pytest.mark.parametrize("variable", ["AWS_REGION", "AWS_DEFAULT_REGION"])
@pytest.mark.parametrize(
    ("region", "given"),
    [
        pytest.param("garage", {"endpoint_url": "https://s3.acme.net"}, id="a server of one's own"),
        pytest.param("fra1", {"provider": "spaces"}, id="a provider with its own names"),
    ],
)
def test_a_region_that_aws_does_not_have_is_that_of_the_bucket(
    region: str, given: dict[str, str], variable: str
) -> None:
    assert found(variable, region_name=region, **given).region_name == region


def test_a_region_with_the_prefix_of_the_project_was_set_by_the_project() -> None:
    place = found("DJANGO_AWS_REGION", region_name="fra1", provider="spaces")

    assert place.region_name == "fra1"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"provider": "r2", "account_id": "0a1b"}, "0a1b", id="set"),
        pytest.param(
            {"endpoint_url": "https://0a1b.fedramp.r2.cloudflarestorage.com"},
            "0a1b",
            id="of the endpoint",
        ),
        pytest.param({"provider": "r2"}, None, id="of nobody"),
    ],
)
def test_the_account_is_what_is_set_or_the_endpoint_shows(
    given: dict[str, str], expected: str | None
) -> None:
    assert found(**given).account_id == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"provider": "spaces", "region_name": "nyc3"}, "virtual", id="of the row"),
        pytest.param({"provider": "minio"}, "path", id="of a row with paths"),
        pytest.param({"provider": "minio", "addressing_style": "auto"}, "path", id="auto"),
        pytest.param({"provider": "minio", "addressing_style": "virtual"}, "virtual", id="set"),
        pytest.param({"bucket_name": "acme.example"}, "path", id="no certificate has the dots"),
        pytest.param(
            {"provider": "b2", "region_name": "us-west-004", "bucket_name": "Acme-media"},
            "path",
            id="no host has capitals",
        ),
    ],
)
def test_the_style_is_one_that_works(given: dict[str, str], expected: str) -> None:
    assert found(**given).addressing_style == expected


def test_a_bucket_that_is_not_set_yet_leads_nowhere_else() -> None:
    assert found(bucket_name=None, region_name="eu-west-1").address == "s3.eu-west-1.amazonaws.com/"


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({}, Variant()),
        ({"use_dualstack_endpoint": True}, Variant(dualstack=True)),
        ({"s3": {"use_dualstack_endpoint": True}}, Variant(dualstack=True)),
        (
            {"use_dualstack_endpoint": True, "s3": {"use_dualstack_endpoint": False}},
            Variant(),
        ),
        ({"use_fips_endpoint": True}, Variant(fips=True)),
        ({"s3": {"use_accelerate_endpoint": True}}, Variant(accelerate=True)),
        ({"s3": {"us_east_1_regional_endpoint": "regional"}}, Variant(regional=True)),
        ({"s3": {"us_east_1_regional_endpoint": "legacy"}}, Variant()),
        ({"use_fips_endpoint": False, "connect_timeout": 3}, Variant()),
    ],
)
def test_a_client_configuration_asks_for_special_hosts(
    config: dict[str, object], expected: Variant
) -> None:
    assert variant_of(config) == expected
