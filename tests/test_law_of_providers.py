"""The URL in a setting is the one that a provider serves, also with every kind of AWS host."""

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import BotoCoreError
from django.core.files.storage.handler import StorageHandler
from django.utils.encoding import filepath_to_uri
from hypothesis import given

from s3settings import ConfigurationError, load
from s3settings.facts.regions import PARTITIONS, Partition
from tests.effort import examples
from tests.provider_samples import BUCKET, SAMPLES, SUPABASE_PROJECT, Sample
from tests.samples import KEYS, ROLE, loaded, options
from tests.strategies import REGIONS, file_names, locations

if TYPE_CHECKING:
    from django.core.files.storage import Storage
    from types_boto3_s3 import S3Client

    from s3settings.shapes import DjangoSettings

pytestmark = pytest.mark.slow


providers = pytest.mark.parametrize("provider", SAMPLES, ids=[provider.id for provider in SAMPLES])


def storage_of(emitted: "DjangoSettings", alias: str) -> "Storage":
    return StorageHandler().create_storage(dict(emitted["STORAGES"][alias]))


@providers
@examples(15)
@given(location=locations(), name=file_names())
def test_public_links_start_with_the_setting_and_open_no_client(
    provider: Sample, location: str, name: str
) -> None:
    env = {**provider.variables, "AWS_STATIC_LOCATION": location}
    emitted = loaded(env)
    static = storage_of(emitted, "staticfiles")

    link = static.url(name)

    base = f"https://{provider.address}/{filepath_to_uri(location)}/"
    assert emitted["STATIC_URL"] == base
    assert link == base + filepath_to_uri(name)
    assert vars(vars(static)["_connections"]) == {}


@providers
def test_public_uploads_are_beside_public_static_files(provider: Sample) -> None:
    variables = dict(provider.variables)
    if domain := variables.pop("AWS_STATIC_CUSTOM_DOMAIN", None):
        variables["AWS_S3_CUSTOM_DOMAIN"] = domain
    emitted = loaded({**variables, "AWS_QUERYSTRING_AUTH": "false"})

    links = [storage_of(emitted, alias).url("a b.txt") for alias in ("default", "staticfiles")]

    assert links == [f"https://{provider.address}/{path}/a%20b.txt" for path in ("media", "static")]
    assert links == [f"{emitted['MEDIA_URL']}a%20b.txt", f"{emitted['STATIC_URL']}a%20b.txt"]


@pytest.mark.parametrize(
    ("provider", "variables", "domain"),
    [
        pytest.param(
            "b2",
            {"AWS_S3_REGION_NAME": "us-west-004"},
            f"f004.backblazeb2.com/file/{BUCKET}",
            id="the friendly address of B2",
        ),
        pytest.param(
            "supabase",
            {"AWS_S3_REGION_NAME": "eu-west-1", "AWS_S3_ACCOUNT_ID": SUPABASE_PROJECT},
            f"files.example.com/storage/v1/object/public/{BUCKET}",
            id="Supabase behind a domain of one's own",
        ),
        pytest.param(
            "spaces",
            {"AWS_S3_REGION_NAME": "nyc3"},
            f"{BUCKET}.nyc3.cdn.digitaloceanspaces.com",
            id="the CDN of Spaces",
        ),
        pytest.param("gcs", {}, f"storage.example.com:8443/{BUCKET}", id="a port and a path"),
    ],
)
def test_a_domain_can_carry_a_path(provider: str, variables: dict[str, str], domain: str) -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": BUCKET,
        "AWS_S3_PROVIDER": provider,
        "AWS_STATIC_CUSTOM_DOMAIN": domain,
        **variables,
    }
    emitted = loaded(env)

    link = storage_of(emitted, "staticfiles").url("css/a b.css")

    assert emitted["STATIC_URL"] == f"https://{domain}/static/"
    assert link == f"{emitted['STATIC_URL']}css/a%20b.css"


# the installed botocore's, since links are compared with its own; older ones know fewer
KNOWN = [partition for partition in PARTITIONS if not partition.regions.isdisjoint(REGIONS)]
SESSION = Session(KEYS["AWS_ACCESS_KEY_ID"], KEYS["AWS_SECRET_ACCESS_KEY"])
CONFIGS: dict[str, dict[str, Any]] = {
    "usual": {},
    "dual-stack": {"use_dualstack_endpoint": True},
    "dual-stack as s3 has it": {"s3": {"use_dualstack_endpoint": True}},
    "FIPS": {"use_fips_endpoint": True},
    "FIPS and dual-stack": {"use_fips_endpoint": True, "use_dualstack_endpoint": True},
    "accelerated": {"s3": {"use_accelerate_endpoint": True}},
    "accelerated and dual-stack": {
        "use_dualstack_endpoint": True,
        "s3": {"use_accelerate_endpoint": True},
    },
    "accelerated FIPS": {"use_fips_endpoint": True, "s3": {"use_accelerate_endpoint": True}},
    "regional": {"s3": {"us_east_1_regional_endpoint": "regional"}},
}
BUCKETS = (
    "acme",
    "files.acme.example",
    "acme-0123456789abcdefghijklmnopqrstuvwxyz-s3alias",
    "arn:{partition}:s3:{region}:123456789012:accesspoint/acme",
    "arn:{partition}:s3:{region}:123456789012:accesspoint:acme",
)


def client_of(region: str, config: dict[str, Any]) -> "S3Client":
    s3 = {"addressing_style": "virtual", **config.get("s3", {})}
    arguments: dict[str, Any] = {**config, "signature_version": "s3v4", "s3": s3}
    client: S3Client = SESSION.client("s3", region_name=region, config=Config(**arguments))
    return client


def boto3_links(region: str, config: dict[str, Any], bucket: str) -> list[str] | None:
    """Return the links of boto3 to the folders of uploads and static files, None where it refuses."""
    links: list[str] = []
    try:
        client = client_of(region, config)
        for folder in ("media/", "static/"):
            parameters = {"Bucket": bucket, "Key": folder}
            link = client.generate_presigned_url("get_object", parameters)
            links.append(unquote(link.partition("?")[0]))
    except (BotoCoreError, ValueError):
        return None
    client.close()
    return links


def our_links(region: str, config: dict[str, Any], bucket: str) -> list[str] | None:
    """Return what links to private and public files start with, None where `load` refuses."""
    env = {
        "AWS_STORAGE_BUCKET_NAME": bucket,
        "AWS_S3_REGION_NAME": region,
        "AWS_S3_CLIENT_CONFIG": json.dumps(config),
    }
    try:
        emitted = load(env=env, env_file=None)
    except ConfigurationError:
        return None
    return [emitted["MEDIA_URL"], emitted["STATIC_URL"]]


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
@pytest.mark.parametrize("partition", KNOWN, ids=[partition.name for partition in KNOWN])
def test_a_bucket_of_aws_is_where_boto3_links_to_or_refused_as_boto3_refuses(
    partition: Partition, config: dict[str, Any]
) -> None:
    region = (
        "us-east-1" if partition.name == "aws" else min(partition.regions.intersection(REGIONS))
    )
    buckets = [name.format(partition=partition.name, region=region) for name in BUCKETS]

    found = {bucket: our_links(region, config, bucket) for bucket in buckets}

    expected = {bucket: boto3_links(region, config, bucket) for bucket in buckets}
    if partition.name == "aws-us-gov" and config.get("s3", {}).get("use_accelerate_endpoint"):
        # boto3 makes the host of another partition, since this one has none
        expected = dict.fromkeys(buckets)
    assert found == expected


SPECIAL_HOSTS = [
    ("cn-northwest-1", "usual", "acme.s3.cn-northwest-1.amazonaws.com.cn"),
    ("cn-north-1", "dual-stack", "acme.s3.dualstack.cn-north-1.amazonaws.com.cn"),
    ("us-gov-east-1", "usual", "acme.s3.us-gov-east-1.amazonaws.com"),
    ("us-gov-west-1", "FIPS", "acme.s3-fips.us-gov-west-1.amazonaws.com"),
    ("eusc-de-east-1", "usual", "acme.s3.eusc-de-east-1.amazonaws.eu"),
    ("eu-west-1", "dual-stack", "acme.s3.dualstack.eu-west-1.amazonaws.com"),
    ("us-east-1", "regional", "acme.s3.us-east-1.amazonaws.com"),
    ("us-east-1", "FIPS and dual-stack", "acme.s3-fips.dualstack.us-east-1.amazonaws.com"),
    ("eu-west-1", "accelerated", "acme.s3-accelerate.amazonaws.com"),
    ("eu-west-1", "accelerated and dual-stack", "acme.s3-accelerate.dualstack.amazonaws.com"),
]


@pytest.mark.parametrize(
    ("region", "config", "host"), [case for case in SPECIAL_HOSTS if case[0] in REGIONS]
)
def test_django_storages_links_to_the_special_hosts_of_aws(
    region: str, config: str, host: str
) -> None:
    variables = {"AWS_S3_REGION_NAME": region, "AWS_S3_CLIENT_CONFIG": json.dumps(CONFIGS[config])}
    emitted = loaded({**KEYS, **ROLE, **variables})

    signed = urlsplit(storage_of(emitted, "default").url("a.txt"))
    public = storage_of(emitted, "staticfiles").url("a.txt")

    assert options(emitted, "staticfiles")["custom_domain"] == host
    assert (signed.netloc, signed.path) == (host, "/media/a.txt")
    assert f"%2F{region}%2Fs3%2Faws4_request" in signed.query
    assert public == f"https://{host}/static/a.txt"


@pytest.mark.parametrize(
    ("arn", "region", "host"),
    [
        pytest.param(
            "arn:aws:s3:eu-west-1:123456789012:accesspoint/acme",
            "us-west-2",
            "acme-123456789012.s3-accesspoint.eu-west-1.amazonaws.com",
            id="in another region than the client",
        ),
        pytest.param(
            "arn:aws-cn:s3:cn-north-1:123456789012:accesspoint:acme",
            "cn-north-1",
            "acme-123456789012.s3-accesspoint.cn-north-1.amazonaws.com.cn",
            id="in China",
        ),
        pytest.param(
            "arn:aws-us-gov:s3:us-gov-west-1:123456789012:accesspoint/acme",
            "us-gov-east-1",
            "acme-123456789012.s3-accesspoint.us-gov-west-1.amazonaws.com",
            id="in GovCloud",
        ),
    ],
)
def test_django_storages_links_to_the_access_point(arn: str, region: str, host: str) -> None:
    emitted = loaded({**KEYS, "AWS_STORAGE_BUCKET_NAME": arn, "AWS_S3_REGION_NAME": region})

    signed = urlsplit(storage_of(emitted, "default").url("a.txt"))

    assert emitted["MEDIA_URL"] == f"https://{host}/media/"
    assert f"{signed.scheme}://{signed.netloc}{signed.path}" == f"https://{host}/media/a.txt"
    assert f"%2F{arn.split(':')[3]}%2Fs3%2Faws4_request" in signed.query


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://s3.eu-west-1.amazonaws.com",
        "https://vpce-1a-2b.s3.eu-west-1.vpce.amazonaws.com",
        "https://proxy.example.com:8443/s3",
    ],
)
def test_an_access_point_precedes_the_host_of_an_endpoint(endpoint: str) -> None:
    arn = "arn:aws:s3:eu-west-1:123456789012:accesspoint/acme"
    emitted = loaded(
        {
            **KEYS,
            "AWS_STORAGE_BUCKET_NAME": arn,
            "AWS_S3_REGION_NAME": "eu-west-1",
            "AWS_S3_ENDPOINT_URL": endpoint,
        }
    )

    link = storage_of(emitted, "default").url("a.txt").partition("?")[0]

    assert link == f"{emitted['MEDIA_URL']}a.txt"
    assert link == f"{endpoint.replace('://', '://acme-123456789012.')}/media/a.txt"
