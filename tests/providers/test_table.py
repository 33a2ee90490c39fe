"""The table of S3-compatible providers: consistent, sourced, and what boto3 makes of it."""

import re
import subprocess
import sys
from contextlib import closing
from datetime import date
from typing import get_args

import boto3
import pytest
from botocore.config import Config
from hypothesis import given
from hypothesis import strategies as st

from s3settings.providers.attributes import Attribute, Kind
from s3settings.providers.provider import CHECKED_KINDS, Fact, Provider, placeholders
from s3settings.providers.self_hosted import OTHER
from s3settings.providers.table import PROVIDERS, by_endpoint, by_name
from tests.effort import examples

ALL = (*PROVIDERS, OTHER)
IDS = [provider.id for provider in ALL]
HOSTED = [provider for provider in PROVIDERS if provider.endpoint or provider.endpoints]
NAMES = {
    "aws",
    "r2",
    "spaces",
    "b2",
    "wasabi",
    "minio",
    "gcs",
    "supabase",
    "hetzner",
    "scaleway",
    "ovh",
    "linode",
    "vultr",
    "idrive",
    "tigris",
    "storj",
    "naver",
    "nhn",
    "oss",
    "ibm",
    "oci",
    "tencent",
    "obs",
    "arvan",
    "contabo",
    "railway",
    "exoscale",
    "upcloud",
    "yandex",
    "rustfs",
    "versitygw",
    "ceph",
    "seaweedfs",
    "garage",
    "localstack",
}

regions = st.from_regex(r"[a-z]{2}-[a-z]{3,9}-[0-9]{1,3}", fullmatch=True)
accounts = st.from_regex(r"[0-9a-f]{20,32}", fullmatch=True)
buckets = st.from_regex(r"[a-z][a-z0-9-]{1,20}[a-z0-9]", fullmatch=True)


def provider(name: str) -> Provider:
    found = by_name(name)
    assert found is not None
    return found


def test_every_promised_provider_has_one_row() -> None:
    assert sorted(row.id for row in PROVIDERS) == sorted(NAMES)


def test_no_name_belongs_to_two_providers() -> None:
    names = [re.sub(r"[-_\s]", "", name) for row in PROVIDERS for name in (row.id, *row.aliases)]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("r2", "r2"),
        ("Cloudflare", "r2"),
        ("CLOUDFLARE_R2", "r2"),
        ("DigitalOcean", "spaces"),
        ("digital ocean", "spaces"),
        ("backblaze", "b2"),
        ("google-cloud-storage", "gcs"),
        ("s3", "aws"),
        ("rgw", "ceph"),
    ],
)
def test_a_provider_is_found_by_any_of_its_names(name: str, expected: str) -> None:
    assert provider(name).id == expected


@pytest.mark.parametrize("name", ["", "azure", "other"])
def test_an_unknown_name_finds_nothing(name: str) -> None:
    assert by_name(name) is None


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_templates_have_only_known_placeholders(row: Provider) -> None:
    assert placeholders(row.endpoint or "") <= {"region", "account"}
    assert placeholders(row.public_host or "") <= {"region", "account", "bucket"}


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_an_account_has_a_name_exactly_where_it_is_needed(row: Provider) -> None:
    used = placeholders(row.endpoint or "") | placeholders(row.public_host or "")

    assert ("account" in used) == (row.account is not None)


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_the_default_region_is_one_of_the_regions(row: Provider) -> None:
    assert row.region is None or row.regions is None or row.region in row.regions
    assert set(row.endpoints) <= (row.regions or set())


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_another_name_of_a_region_is_that_of_one_region(row: Provider) -> None:
    assert set(row.region_names.values()) <= (row.regions or set())
    assert set(row.region_names).isdisjoint(row.regions or ())


def test_a_bucket_with_dots_has_no_public_host_of_its_own() -> None:
    tigris, oci = provider("tigris"), provider("oci")

    assert tigris.public_domain("acme-media") == "acme-media.t3.tigrisfiles.io"
    assert tigris.public_domain("acme.media") is None
    assert oci.public_domain("acme.media", region="r", account="n") == (
        "objectstorage.r.oraclecloud.com/n/n/b/acme.media/o"
    )


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_an_endpoint_that_cannot_be_derived_has_an_example(row: Provider) -> None:
    derived = row.id == "aws" or bool(row.endpoint or row.endpoints)

    assert (row.endpoint_example is None) == derived


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_the_ways_to_public_files_are_complete(row: Provider) -> None:
    assert (row.public_host is not None) == (row.public == "host")
    assert row.domain_hint is not None or row.public != "domain"


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_every_value_has_a_fact(row: Provider) -> None:
    always = {"addressing_style", "checksums"}
    known = {name for name in get_args(Attribute) if getattr(row, name) is not None}
    known -= {"signature"} | ({"public"} if row.public == "api" else set())
    known |= {"endpoint"} if row.endpoints else set()

    assert (known | always) - set(row.facts) == set()


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_only_a_checked_fact_about_a_limit_can_reject(row: Provider) -> None:
    for name, fact in row.facts.items():
        if name == "checksums":
            # those of botocore are rejected with a warning only
            continue
        if fact.exclusive:
            assert fact.kind in CHECKED_KINDS
            assert getattr(row, name) not in {None, True}
        assert row.may_reject(name) == fact.exclusive


@pytest.mark.parametrize("kind", get_args(Kind))
def test_hearsay_never_rejects(kind: Kind) -> None:
    row = Provider(
        id="x",
        name="X",
        addressing_style="path",
        publishing="A policy does.",
        acl=False,
        facts={"acl": Fact(kind, "https://example.com", exclusive=True)},
    )

    assert row.may_reject("acl") == (kind in {"docs", "oss", "probe"})
    assert not row.may_reject("regions")


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_every_fact_has_a_public_source(row: Provider) -> None:
    assert row.checked in {date(2026, 11, 22), date(2026, 11, 28)}
    for fact in row.facts.values():
        assert fact.source
        assert not re.search(r"(?:^|[\s(])/\w|file:", fact.source)
        if fact.kind in {"docs", "issue"}:
            assert "https://" in fact.source or "github.com/" in fact.source


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_a_question_about_the_region_has_an_example(row: Provider) -> None:
    assert row.region_example or row.region or row.endpoints or row.regions


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("aws", "a role or access keys"),
        ("r2", "access keys: there are no roles"),
        ("minio", "access keys of the server"),
    ],
)
def test_a_row_states_what_signs_requests(name: str, expected: str) -> None:
    assert provider(name).credentials == expected


@pytest.mark.parametrize("row", ALL, ids=IDS)
def test_notes_are_sentences(row: Provider) -> None:
    sentences = (row.publishing, *row.notes)
    assert [note for note in sentences if not re.fullmatch(r"[A-Z].*\.", note)] == []


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("aws", "acme-media", "Acme"),
        ("r2", "acme-media", "acme.media"),
        ("b2", "Acme-media", "b2-media"),
        ("wasabi", "acme.media", "xn--acme"),
        ("tigris", "acme.media", "192.168.5.4"),
        ("minio", "acme", "a" * 64),
        ("supabase", "My_Bucket", "a" * 101),
        ("storj", "acme", "ab"),
        ("naver", "acme.media", "10.0.0.1"),
        ("oss", "acme-media", "acme.media"),
        ("seaweedfs", "acme.media", "filemeta"),
        ("garage", "0123456789abcdef" * 4, "acme-s3alias"),
        ("yandex", "acme.media", "acme.-media"),
        ("rustfs", "Acme_media", "rustfs"),
        ("versitygw", "acme.media", "10.0.0.1"),
    ],
)
def test_bucket_patterns_tell_names_apart(name: str, good: str, bad: str) -> None:
    pattern = provider(name).bucket_pattern or ""

    assert re.fullmatch(pattern, good, re.ASCII)
    assert not re.fullmatch(pattern, bad, re.ASCII)


@pytest.mark.parametrize("row", HOSTED, ids=[row.id for row in HOSTED])
@examples(20)
@given(region=regions, account=accounts, bucket=buckets)
def test_an_endpoint_is_recognized_by_its_host(
    row: Provider, region: str, account: str, bucket: str
) -> None:
    """The endpoint of a provider leads back to it, even with a bucket or a port in the URL."""
    for chosen in (region, *row.endpoints):
        url = row.endpoint_url(region=chosen, account=account)
        if url is None:
            assert chosen == region
            assert row.endpoint is None
            continue
        with_bucket = url.replace("https://", f"https://{bucket}.")
        for endpoint in (url, with_bucket, f"{url}:443", url.upper()):
            assert [found.id for found in PROVIDERS if found.matches(endpoint)] == [row.id]
            assert row.region_of(endpoint) == (chosen if "region" in row.needs else None)
            assert row.account_of(endpoint) == (account if "account" in row.needs else None)


@pytest.mark.parametrize(
    ("endpoint", "name", "region", "account"),
    [
        ("https://s3.amazonaws.com", "aws", None, None),
        ("https://s3.eu-west-1.amazonaws.com", "aws", "eu-west-1", None),
        ("https://s3-eu-west-1.amazonaws.com", "aws", "eu-west-1", None),
        ("https://s3-fips-us-gov-west-1.amazonaws.com", "aws", "us-gov-west-1", None),
        ("https://bkt.s3.dualstack.ap-south-1.amazonaws.com", "aws", "ap-south-1", None),
        ("https://s3-fips.us-east-2.amazonaws.com", "aws", "us-east-2", None),
        ("https://s3.cn-north-1.amazonaws.com.cn", "aws", "cn-north-1", None),
        ("https://s3.eusc-de-east-1.amazonaws.eu", "aws", "eusc-de-east-1", None),
        ("https://vpce-1-2.s3.us-east-1.vpce.amazonaws.com", "aws", "us-east-1", None),
        ("https://bkt.s3-accelerate.amazonaws.com", "aws", None, None),
        (
            "https://x--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com",
            "aws",
            "us-east-1",
            None,
        ),
        ("https://0a1b2c.eu.r2.cloudflarestorage.com", "r2", None, "0a1b2c"),
        ("https://bkt.nyc3.cdn.digitaloceanspaces.com", "spaces", "nyc3", None),
        ("https://s3.wasabisys.com", "wasabi", "us-east-1", None),
        ("https://s3.nl-1.wasabisys.com", "wasabi", "eu-central-1", None),
        ("https://bkt.s3.uk-2.wasabisys.com", "wasabi", "eu-west-3", None),
        ("https://storage.me-central2.rep.googleapis.com", "gcs", None, None),
        ("https://us-central1-storage.googleapis.com", "gcs", None, None),
        ("https://kr.object.private.ncloudstorage.com", "naver", "kr-standard", None),
        ("https://jp.object.ncloudstorage.com", "naver", "jp-standard", None),
        ("https://jp1-api-object-storage.nhncloudservice.com", "nhn", "JP1", None),
        ("https://s3.oss-accelerate.aliyuncs.com", "oss", None, None),
        ("https://oss-accelerate-overseas.aliyuncs.com", "oss", None, None),
        (
            "https://s3.private.dal.us.cloud-object-storage.appdomain.cloud",
            "ibm",
            "us",
            None,
        ),
        (
            "https://bkt.s3.direct.eu-de.cloud-object-storage.appdomain.cloud",
            "ibm",
            "eu-de",
            None,
        ),
        ("https://bkt.us-iad-18.linodeobjects.com", "linode", "us-iad-18", None),
        ("https://s3.us-east-va.io.cloud.ovh.us", "ovh", "us-east-va", None),
        ("https://abcd.supabase.co/storage/v1/s3", "supabase", None, "abcd"),
        ("https://supabase.example.com/storage/v1/s3/", "supabase", None, None),
        ("https://s3.gra.perf.cloud.ovh.net", "ovh", "gra", None),
        ("https://abcd.ch.idrivee2-12.com", "idrive", None, None),
        ("https://fly.storage.tigris.dev", "tigris", None, None),
        ("https://t3.storage.dev", "tigris", None, None),
        ("https://t3.storageapi.dev", "railway", None, None),
        ("https://acme-a1b2c3d.t3.storageapi.dev", "railway", None, None),
        ("https://cn-hangzhou.oss.aliyuncs.com", "oss", "cn-hangzhou", None),
        ("https://cos-internal.ap-guangzhou.tencentcos.cn", "tencent", "ap-guangzhou", None),
        ("https://acme.sos-de-fra-1.exo.io", "exoscale", "de-fra-1", None),
        ("https://acme.1a2b3.upcloudobjects.com", "upcloud", None, "1a2b3"),
        ("https://acme.storage.yandexcloud.net", "yandex", None, None),
        ("https://gateway.us1.storjshare.io", "storj", None, None),
        ("https://oss-cn-hangzhou-internal.aliyuncs.com", "oss", "cn-hangzhou", None),
        (
            "https://s3.private.eu-de.cloud-object-storage.appdomain.cloud",
            "ibm",
            "eu-de",
            None,
        ),
        (
            "https://ns.compat.objectstorage.eu-milan-1.oci.customer-oci.com",
            "oci",
            "eu-milan-1",
            "ns",
        ),
        (
            "https://vhcompat.objectstorage.eu-milan-1.oci.customer-oci.com",
            "oci",
            "eu-milan-1",
            None,
        ),
        ("https://acme-1250000000.cos.eu-frankfurt.myqcloud.com", "tencent", "eu-frankfurt", None),
        ("https://obs.eu-west-101.myhuaweicloud.eu", "obs", "eu-west-101", None),
        ("https://s3.ir-tbz-sh1.arvanstorage.com", "arvan", "ir-tbz-sh1", None),
        ("https://sin1.contabostorage.com", "contabo", "sin1", None),
        ("https://acme-a1b2c3d.storage.railway.app", "railway", None, None),
        ("http://localstack:4566", "localstack", None, None),
        ("http://s3.localhost.localstack.cloud:4566", "localstack", None, None),
    ],
)
def test_other_hosts_of_a_provider_are_recognized(
    endpoint: str, name: str, region: str | None, account: str | None
) -> None:
    row = provider(name)

    assert by_endpoint(endpoint) is row
    assert (row.region_of(endpoint), row.account_of(endpoint)) == (region, account)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://minio:9000",
        "http://127.0.0.1:8333",
        "https://s3.example.com",
        "https://amazonaws.com.evil.example",
        "https://ec2-1-2-3-4.compute.amazonaws.com",
        "https://ecs.aliyuncs.com",
        "https://digitaloceanspaces.com",
        "s3.fr-par.scw.cloud",
    ],
)
def test_a_host_that_can_be_anybodys_is_not_recognized(endpoint: str) -> None:
    assert by_endpoint(endpoint) is None
    assert provider("r2").region_of(endpoint) is None


# endpoint and link as botocore 1.44.5 made them when the facts were collected
SAMPLES = [
    ("aws", "eu-west-1", None, None, "https://bkt.s3.eu-west-1.amazonaws.com"),
    (
        "r2",
        "auto",
        "acct0123456789abcdef",
        "https://acct0123456789abcdef.r2.cloudflarestorage.com",
        "https://acct0123456789abcdef.r2.cloudflarestorage.com/bkt",
    ),
    (
        "spaces",
        "nyc3",
        None,
        "https://nyc3.digitaloceanspaces.com",
        "https://bkt.nyc3.digitaloceanspaces.com",
    ),
    (
        "b2",
        "us-west-004",
        None,
        "https://s3.us-west-004.backblazeb2.com",
        "https://bkt.s3.us-west-004.backblazeb2.com",
    ),
    (
        "wasabi",
        "eu-central-1",
        None,
        "https://s3.eu-central-1.wasabisys.com",
        "https://bkt.s3.eu-central-1.wasabisys.com",
    ),
    (
        "gcs",
        "auto",
        None,
        "https://storage.googleapis.com",
        "https://storage.googleapis.com/bkt",
    ),
    (
        "supabase",
        "eu-west-1",
        "ref",
        "https://ref.storage.supabase.co/storage/v1/s3",
        "https://ref.storage.supabase.co/storage/v1/s3/bkt",
    ),
    (
        "hetzner",
        "fsn1",
        None,
        "https://fsn1.your-objectstorage.com",
        "https://bkt.fsn1.your-objectstorage.com",
    ),
    (
        "scaleway",
        "fr-par",
        None,
        "https://s3.fr-par.scw.cloud",
        "https://bkt.s3.fr-par.scw.cloud",
    ),
    (
        "ovh",
        "gra",
        None,
        "https://s3.gra.io.cloud.ovh.net",
        "https://bkt.s3.gra.io.cloud.ovh.net",
    ),
    (
        "linode",
        "fr-par-1",
        None,
        "https://fr-par-1.linodeobjects.com",
        "https://bkt.fr-par-1.linodeobjects.com",
    ),
    (
        "vultr",
        "ewr1",
        None,
        "https://ewr1.vultrobjects.com",
        "https://bkt.ewr1.vultrobjects.com",
    ),
    (
        "idrive",
        "us-west-1",
        None,
        "https://s3.us-west-1.idrivee2.com",
        "https://s3.us-west-1.idrivee2.com/bkt",
    ),
    ("tigris", "auto", None, "https://t3.storage.dev", "https://bkt.t3.storage.dev"),
    (
        "exoscale",
        "de-fra-1",
        None,
        "https://sos-de-fra-1.exo.io",
        "https://sos-de-fra-1.exo.io/bkt",
    ),
    (
        "upcloud",
        "europe-1",
        "1a2b3",
        "https://1a2b3.upcloudobjects.com",
        "https://1a2b3.upcloudobjects.com/bkt",
    ),
    (
        "yandex",
        "ru-central1",
        None,
        "https://storage.yandexcloud.net",
        "https://bkt.storage.yandexcloud.net",
    ),
    (
        "storj",
        "auto",
        None,
        "https://gateway.storjshare.io",
        "https://gateway.storjshare.io/bkt",
    ),
    (
        "naver",
        "kr-standard",
        None,
        "https://kr.object.ncloudstorage.com",
        "https://kr.object.ncloudstorage.com/bkt",
    ),
    (
        "nhn",
        "KR1",
        None,
        "https://kr1-api-object-storage.nhncloudservice.com",
        "https://kr1-api-object-storage.nhncloudservice.com/bkt",
    ),
    (
        "oss",
        "cn-hangzhou",
        None,
        "https://s3.oss-cn-hangzhou.aliyuncs.com",
        "https://bkt.s3.oss-cn-hangzhou.aliyuncs.com",
    ),
    (
        "ibm",
        "eu-de",
        None,
        "https://s3.eu-de.cloud-object-storage.appdomain.cloud",
        "https://s3.eu-de.cloud-object-storage.appdomain.cloud/bkt",
    ),
    (
        "oci",
        "eu-frankfurt-1",
        "ns",
        "https://ns.compat.objectstorage.eu-frankfurt-1.oraclecloud.com",
        "https://ns.compat.objectstorage.eu-frankfurt-1.oraclecloud.com/bkt",
    ),
]


@pytest.mark.parametrize(
    ("name", "region", "account", "endpoint", "address"),
    SAMPLES,
    ids=[sample[0] for sample in SAMPLES],
)
def test_boto3_reaches_the_bucket_where_the_provider_has_it(
    name: str, region: str, account: str | None, endpoint: str | None, address: str
) -> None:
    row = provider(name)

    assert row.endpoint_url(region=region, account=account) == endpoint
    link = _presigned(row, endpoint, region)
    assert link.partition("?")[0] == f"{address}/a%20b/c.txt"
    assert f"%2F{region}%2Fs3%2Faws4_request&" in link


@pytest.mark.parametrize(
    "row",
    [row for row in ALL if row.endpoint_example],
    ids=[row.id for row in ALL if row.endpoint_example],
)
def test_boto3_reaches_a_bucket_of_ones_own_server_by_path(row: Provider) -> None:
    link = _presigned(row, row.endpoint_example, row.region)

    assert link.partition("?")[0] == f"{row.endpoint_example}/bkt/a%20b/c.txt"
    assert row.endpoint_url(region=row.region) is None


def _presigned(row: Provider, endpoint: str | None, region: str | None) -> str:
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
        aws_secret_access_key="made up",
        config=Config(
            signature_version=row.signature, s3={"addressing_style": row.addressing_style}
        ),
    )
    with closing(client):
        link = client.generate_presigned_url(
            "get_object", Params={"Bucket": "bkt", "Key": "a b/c.txt"}
        )
    return str(link)


def test_a_client_without_a_region_signs_for_the_default_region_of_aws() -> None:
    assert f"%2F{provider('aws').region}%2Fs3%2F" in _presigned(provider("aws"), None, None)


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("aws", set[str]()),
        ("r2", {"account"}),
        ("spaces", {"region"}),
        ("oci", {"region", "account"}),
        ("naver", {"region"}),
        ("gcs", set[str]()),
        ("minio", set[str]()),
    ],
)
def test_a_row_has_the_parts_of_its_endpoint(name: str, needs: set[str]) -> None:
    assert provider(name).needs == needs


@pytest.mark.parametrize(
    ("name", "region", "account"),
    [("r2", "auto", None), ("spaces", None, None), ("oci", None, "ns"), ("nhn", "JP1", None)],
)
def test_an_endpoint_that_lacks_a_part_is_none(
    name: str, region: str | None, account: str | None
) -> None:
    assert provider(name).endpoint_url(region=region, account=account) is None


@pytest.mark.parametrize(
    ("name", "region", "account", "expected"),
    [
        ("supabase", "eu-west-1", "ref", "ref.supabase.co/storage/v1/object/public/bkt"),
        ("tigris", "auto", None, "bkt.t3.tigrisfiles.io"),
        ("oss", "cn-hangzhou", None, "bkt.oss-cn-hangzhou.aliyuncs.com"),
        (
            "oci",
            "eu-frankfurt-1",
            "ns",
            "objectstorage.eu-frankfurt-1.oraclecloud.com/n/ns/b/bkt/o",
        ),
        ("supabase", "eu-west-1", None, None),
        ("spaces", "nyc3", None, None),
    ],
)
def test_public_files_are_at_the_address_of_the_template(
    name: str, region: str, account: str | None, expected: str | None
) -> None:
    assert provider(name).public_domain("bkt", region=region, account=account) == expected


def test_public_files_of_these_providers_are_never_on_the_api() -> None:
    assert {row.id for row in PROVIDERS if row.may_reject("public")} == {
        "r2",
        "supabase",
        "tigris",
        "storj",
        "nhn",
        "railway",
        "garage",
    }


def test_these_providers_have_no_acl_of_an_object() -> None:
    assert {row.id for row in PROVIDERS if row.acl is False} == {
        "r2",
        "supabase",
        "storj",
        "minio",
        "rustfs",
        "seaweedfs",
        "garage",
        "versitygw",
    }
    assert {row.id for row in PROVIDERS if row.acl is False and not row.may_reject("acl")} == set()


def test_the_table_needs_no_sdk() -> None:
    code = "import sys, s3settings.providers; print({'boto3', 'botocore'} & sys.modules.keys())"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


def test_the_providers_known_to_reject_default_checksums() -> None:
    rejecting = {row.id for row in PROVIDERS if row.facts["checksums"].exclusive}

    assert rejecting == {
        *("b2", "gcs", "hetzner", "linode", "nhn", "obs", "oci", "oss", "r2", "storj", "wasabi"),
    }
    assert all(row.checksums for row in PROVIDERS if row.id in rejecting)
