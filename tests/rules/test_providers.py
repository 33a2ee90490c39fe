import re

import pytest

from s3settings.providers.attributes import Attribute
from s3settings.providers.provider import Provider
from s3settings.providers.table import PROVIDERS
from tests.provider_samples import (
    BUCKET,
    IN_BUCKET,
    KEYS,
    MINIMAL,
    OF_UPLOADS,
    SAMPLES,
    Sample,
    endpoint,
    without,
)
from tests.samples import Reported, examined, loaded, reported

R2, B2, SPACES = MINIMAL["r2"], MINIMAL["b2"], MINIMAL["spaces"]
SUPABASE, MINIO, LINODE = MINIMAL["supabase"], MINIMAL["minio"], MINIMAL["linode"]
HETZNER, SCALEWAY, IDRIVE = MINIMAL["hetzner"], MINIMAL["scaleway"], MINIMAL["idrive"]
WASABI = {**IN_BUCKET, "AWS_S3_ENDPOINT_URL": "https://s3.eu-central-1.wasabisys.com"}
SESSION = {**KEYS, "AWS_SESSION_TOKEN": "a-token"}
# what a static storage needs where the API shows nothing to the public
STATIC_DOMAIN = {"AWS_STATIC_CUSTOM_DOMAIN": "static.example.com"}
MEDIA_ON_AWS = {"AWS_MEDIA_REGION_NAME": "eu-west-1"}

R2_ENDPOINT = "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9.r2.cloudflarestorage.com"


@pytest.mark.parametrize("name", MINIMAL)
def test_the_minimal_variables_of_a_provider_are_enough(name: str) -> None:
    assert reported({**MINIMAL[name], **KEYS}) == []


@pytest.mark.parametrize(
    "env",
    [
        # django-storages, docs/backends/s3_compatible
        pytest.param(endpoint(R2_ENDPOINT, **STATIC_DOMAIN), id="R2 by django-storages"),
        pytest.param(
            endpoint("https://nyc3.digitaloceanspaces.com", AWS_S3_REGION_NAME="nyc3"),
            id="Spaces by django-storages",
        ),
        pytest.param(
            endpoint(
                "https://s3.us-west-004.backblazeb2.com",
                AWS_S3_REGION_NAME="us-west-004",
            ),
            id="B2 by django-storages",
        ),
        pytest.param(
            endpoint("https://s3.nl-ams.scw.cloud", AWS_S3_REGION_NAME="nl-ams"),
            id="Scaleway by django-storages",
        ),
        pytest.param(
            endpoint(
                "https://acmens.compat.objectstorage.eu-milan-1.oraclecloud.com",
                AWS_S3_REGION_NAME="eu-milan-1",
            ),
            id="Oracle by django-storages",
        ),
        # https://developers.cloudflare.com/r2/examples/aws/boto3
        pytest.param(
            endpoint(R2_ENDPOINT, AWS_S3_REGION_NAME="auto", **STATIC_DOMAIN),
            id="R2 by Cloudflare",
        ),
        pytest.param(
            endpoint(
                R2_ENDPOINT.replace(".r2.", ".eu.r2."),
                AWS_S3_PROVIDER="r2",
                AWS_S3_REGION_NAME="auto",
                AWS_STATIC_CUSTOM_DOMAIN="static.example.com",
            ),
            id="R2 in a jurisdiction",
        ),
        # https://docs.digitalocean.com/products/spaces/reference/aws-sdks/
        pytest.param(
            endpoint(
                "https://nyc3.digitaloceanspaces.com",
                AWS_S3_REGION_NAME="nyc3",
                AWS_S3_ADDRESSING_STYLE="virtual",
            ),
            id="Spaces by DigitalOcean",
        ),
        pytest.param(
            endpoint(
                "https://nyc3.digitaloceanspaces.com",
                AWS_DEFAULT_ACL="public-read",
                AWS_LOCATION="files",
                AWS_S3_OBJECT_PARAMETERS='{"CacheControl": "max-age=86400"}',
                AWS_STATIC_CUSTOM_DOMAIN=f"{BUCKET}.nyc3.cdn.digitaloceanspaces.com",
            ),
            id="Spaces in a tutorial, with the CDN",
        ),
        # https://www.backblaze.com/docs/cloud-storage-s3-compatible-api
        pytest.param(
            endpoint(
                "https://s3.us-west-004.backblazeb2.com",
                AWS_S3_SIGNATURE_VERSION="s3v4",
                AWS_STATIC_CUSTOM_DOMAIN=f"f004.backblazeb2.com/file/{BUCKET}",
            ),
            id="B2 by Backblaze, with the friendly address",
        ),
        # MinIO's reference of boto3
        pytest.param(
            endpoint(
                "http://localhost:9000",
                AWS_S3_REGION_NAME="us-east-1",
                AWS_S3_SIGNATURE_VERSION="s3v4",
                AWS_S3_USE_SSL="false",
            ),
            id="MinIO",
        ),
        pytest.param(
            endpoint(
                "https://localhost:9000",
                AWS_S3_PROVIDER="minio",
                AWS_S3_ADDRESSING_STYLE="path",
                AWS_S3_VERIFY="false",
                AWS_DEFAULT_ACL="private",
            ),
            id="MinIO with a certificate of its own",
        ),
        # https://supabase.com/docs/guides/storage/s3/authentication
        pytest.param(
            endpoint(
                "https://abcdefghijklmnopqrst.supabase.co/storage/v1/s3",
                AWS_S3_REGION_NAME="eu-west-1",
                AWS_S3_ADDRESSING_STYLE="path",
            ),
            id="Supabase",
        ),
        pytest.param(
            endpoint(
                "http://127.0.0.1:54321/storage/v1/s3",
                AWS_S3_PROVIDER="supabase",
                AWS_S3_REGION_NAME="local",
                AWS_STATIC_CUSTOM_DOMAIN=f"127.0.0.1:54321/storage/v1/object/public/{BUCKET}",
                AWS_STATIC_URL_PROTOCOL="http:",
            ),
            id="the local stack of Supabase",
        ),
        pytest.param(
            endpoint("https://s3.wasabisys.com", AWS_S3_REGION_NAME="us-east-1"), id="Wasabi"
        ),
        pytest.param(
            endpoint("https://s3.us-west-1.idrivee2.com", AWS_S3_REGION_NAME="us-east-1"),
            id="IDrive, which signs for one region everywhere",
        ),
        pytest.param(
            endpoint("https://s3.oss-cn-hongkong.aliyuncs.com", AWS_S3_ADDRESSING_STYLE="virtual"),
            id="OSS",
        ),
        pytest.param(
            endpoint("https://fly.storage.tigris.dev", AWS_S3_REGION_NAME="auto"),
            id="Tigris on Fly.io",
        ),
        pytest.param(
            endpoint("http://localhost:4566", AWS_S3_REGION_NAME="us-east-1"), id="LocalStack"
        ),
        pytest.param(
            endpoint("https://kr.object.ncloudstorage.com", AWS_S3_REGION_NAME="kr-standard"),
            id="Naver",
        ),
        pytest.param(endpoint("https://s3.example.com", AWS_S3_REGION_NAME="here"), id="anybody's"),
        pytest.param(
            endpoint("https://s3.mars-1.wasabisys.com"),
            id="a region that is newer than the list, only in the endpoint",
        ),
    ],
)
def test_configurations_from_documentation_have_no_problems(env: dict[str, str]) -> None:
    assert reported(env) == []


def test_aws_is_not_limited_by_the_table_of_providers() -> None:
    env = {
        **IN_BUCKET,
        "AWS_S3_REGION_NAME": "eu-west-1",
        "AWS_DEFAULT_ACL": "bucket-owner-full-control",
        "AWS_S3_STORAGE_CLASS": "GLACIER_IR",
        "AWS_S3_SERVER_SIDE_ENCRYPTION": "aws:kms",
        "AWS_S3_ADDRESSING_STYLE": "path",
        "AWS_STATIC_CUSTOM_DOMAIN": "cdn.acme.io",
    }

    assert reported(env) == []


CONTRADICTIONS: dict[Attribute, tuple[dict[str, str], str]] = {
    "regions": ({"AWS_S3_REGION_NAME": "mars-1"}, "052"),
    "bucket_pattern": ({"AWS_STORAGE_BUCKET_NAME": "a" * 200}, "005"),
    "acl": ({"AWS_DEFAULT_ACL": "public-read"}, "053"),
    "canned_acls": ({"AWS_DEFAULT_ACL": "aws-exec-read"}, "053"),
    "storage_classes": ({"AWS_S3_STORAGE_CLASS": "SNOW"}, "054"),
    "encryptions": ({"AWS_S3_SERVER_SIDE_ENCRYPTION": "aws:kms:dsse"}, "055"),
    "public": ({"AWS_STATIC_CUSTOM_DOMAIN": "none"}, "056"),
    "session_token": (SESSION, "057"),
    "signature": ({"AWS_S3_SIGNATURE_VERSION": "s3"}, "058"),
}
VERDICTS: dict[Attribute, dict[str, str]] = {
    "regions": {
        "E": "r2 wasabi spaces ovh naver",
        "W": (
            "b2 idrive tigris hetzner scaleway linode vultr oss ibm oci arvan railway exoscale "
            "tencent obs contabo"
        ),
    },
    "bucket_pattern": {
        "E": "r2 wasabi supabase tigris storj naver oss yandex minio rustfs seaweedfs",
        "W": "",
    },
    "acl": {"E": "r2 supabase storj minio rustfs seaweedfs garage versitygw", "W": ""},
    "canned_acls": {
        "E": (
            "r2 b2 supabase tigris storj spaces scaleway naver oss yandex minio rustfs seaweedfs "
            "garage versitygw"
        ),
        "W": "linode gcs ibm",
    },
    "storage_classes": {
        "E": "r2 supabase tigris scaleway ovh yandex rustfs garage",
        "W": "wasabi storj spaces linode gcs oss ibm minio arvan tencent",
    },
    "encryptions": {
        "E": "supabase spaces hetzner ovh exoscale garage contabo railway",
        "W": "r2 b2 scaleway minio ceph seaweedfs",
    },
    "public": {"E": "r2 storj nhn garage railway", "W": "contabo"},
    "session_token": {"E": "spaces", "W": "gcs"},
    "signature": {"E": "b2 garage versitygw", "W": "r2 supabase idrive yandex"},
}


@pytest.mark.parametrize(
    ("provider", "account", "expected"),
    [
        ("r2", "zz", "not the account id of Cloudflare R2"),
        ("r2", "0A1B2C3D" * 4, None),
        ("r2", "none", None),
        ("supabase", "0a1b2c3d4e5f6a7b8c9d", "not the project reference of Supabase Storage"),
        ("supabase", "abcdefghijklmnopqrst", None),
        ("upcloud", "zz", None),
    ],
)
def test_an_account_has_the_form_of_those_of_its_provider(
    provider: str, account: str, expected: str | None
) -> None:
    env = {**MINIMAL[provider], "AWS_S3_ACCOUNT_ID": account}
    found = [message for id_, _, message in reported(env) if id_ == "E028"]
    assert found == ([expected] if expected else [])


def verdict(provider: Sample, attribute: Attribute) -> list[str]:
    """Return the ids about the attribute when its value is contradicted."""
    variables, number = CONTRADICTIONS[attribute]
    found = reported({**provider.variables, **variables})
    return [id_ for id_, _, _ in found if id_[1:] == number]


@pytest.mark.parametrize("attribute", CONTRADICTIONS)
def test_conflicts_with_a_provider_are_reported(attribute: Attribute) -> None:
    number = CONTRADICTIONS[attribute][1]
    expected = {
        name: [severity + number]
        for severity, names in VERDICTS[attribute].items()
        for name in names.split()
    }

    found = {
        provider.id: verdict(provider, attribute) for provider in SAMPLES if provider.id != "aws"
    }

    assert {name: ids for name, ids in found.items() if ids} == expected


@pytest.mark.parametrize("attribute", CONTRADICTIONS)
@pytest.mark.parametrize("row", PROVIDERS, ids=[row.id for row in PROVIDERS])
def test_only_a_verified_fact_is_an_error(row: Provider, attribute: Attribute) -> None:
    (provider,) = [provider for provider in SAMPLES if provider.id == row.id]
    facts = [row.facts.get(attribute)]
    if attribute == "canned_acls":
        facts.append(row.facts.get("acl"))
    checked = [
        fact for fact in facts if fact and fact.exclusive and fact.kind in {"docs", "oss", "probe"}
    ]

    is_error = any(id_.startswith("E") for id_ in verdict(provider, attribute))

    assert not is_error or checked or row.id == "aws"


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(
            {**SPACES, "AWS_S3_REGION_NAME": "mars1"},
            [("E052", "AWS_S3_REGION_NAME", "not a region of DigitalOcean Spaces")],
            id="no region",
        ),
        pytest.param(
            {**MINIMAL["naver"], "AWS_S3_REGION_NAME": "mars1"},
            [("E052", "AWS_S3_REGION_NAME", "not a region of Naver Cloud Object Storage")],
            id="no region, and so no endpoint",
        ),
        pytest.param(
            {**LINODE, "AWS_S3_REGION_NAME": "mars1"},
            [
                (
                    "W052",
                    "AWS_S3_REGION_NAME",
                    "probably not a region of Linode Object Storage (Akamai)",
                )
            ],
            id="probably no region",
        ),
        pytest.param(
            {**WASABI, "AWS_STORAGE_BUCKET_NAME": "Acme_1"},
            [("E005", "AWS_STORAGE_BUCKET_NAME", "not a valid bucket name on Wasabi")],
            id="no bucket name",
        ),
        pytest.param(
            {**MINIMAL["oss"], "AWS_STORAGE_BUCKET_NAME": "acme.media"},
            [
                (
                    "E005",
                    "AWS_STORAGE_BUCKET_NAME",
                    "not a valid bucket name on Alibaba Cloud OSS",
                )
            ],
            id="no bucket name, and so no host",
        ),
        pytest.param(
            {**R2, "AWS_DEFAULT_ACL": "public-read"},
            [("E053", "AWS_DEFAULT_ACL", "Cloudflare R2 does not support object ACLs")],
            id="no ACLs",
        ),
        pytest.param(
            {**R2, "AWS_S3_OBJECT_PARAMETERS": '{"ACL": "public-read"}'},
            [("E053", "AWS_S3_OBJECT_PARAMETERS", "Cloudflare R2 does not support object ACLs")],
            id="no ACLs among the object parameters",
        ),
        pytest.param(
            {
                **MINIO,
                "AWS_DEFAULT_ACL": "public-read",
                "AWS_S3_OBJECT_PARAMETERS": '{"ACL": "private"}',
            },
            [],
            id="an ACL that wins over another one",
        ),
        pytest.param(
            {**MINIO, "AWS_DEFAULT_ACL": "private", "AWS_MEDIA_DEFAULT_ACL": "public-read"},
            [("E053", "AWS_MEDIA_DEFAULT_ACL", "MinIO does not support object ACLs")],
            id="no ACLs but a harmless one",
        ),
        pytest.param(
            {**R2, "AWS_DEFAULT_ACL": "private"}, [], id="what a provider without ACLs does anyway"
        ),
        pytest.param(
            {**SPACES, "AWS_DEFAULT_ACL": "bucket-owner-read"},
            [("E053", "AWS_DEFAULT_ACL", "not an ACL supported by DigitalOcean Spaces")],
            id="no such ACL",
        ),
        pytest.param(
            {**LINODE, "AWS_DEFAULT_ACL": "bucket-owner-read"},
            [
                (
                    "W053",
                    "AWS_DEFAULT_ACL",
                    "probably not an ACL supported by Linode Object Storage (Akamai)",
                )
            ],
            id="probably no such ACL",
        ),
        pytest.param(
            {**R2, "AWS_S3_STORAGE_CLASS": "GLACIER"},
            [("E054", "AWS_S3_STORAGE_CLASS", "not a storage class of Cloudflare R2")],
            id="no such storage class",
        ),
        pytest.param(
            {**R2, "AWS_MEDIA_OBJECT_PARAMETERS": '{"StorageClass": "GLACIER"}'},
            [("E054", "AWS_MEDIA_OBJECT_PARAMETERS", "not a storage class of Cloudflare R2")],
            id="no such storage class among the object parameters",
        ),
        pytest.param(
            {**SUPABASE, "AWS_S3_STORAGE_CLASS": "STANDARD_IA"},
            [("E054", "AWS_S3_STORAGE_CLASS", "not a storage class of Supabase Storage")],
            id="no storage classes",
        ),
        pytest.param(
            {**SUPABASE, "AWS_S3_STORAGE_CLASS": "STANDARD"}, [], id="the class of all files"
        ),
        pytest.param(
            {**HETZNER, "AWS_S3_SERVER_SIDE_ENCRYPTION": "AES256"},
            [
                (
                    "E055",
                    "AWS_S3_SERVER_SIDE_ENCRYPTION",
                    "not an encryption supported by Hetzner Object Storage",
                )
            ],
            id="no encryption",
        ),
        pytest.param(
            {**B2, "AWS_S3_OBJECT_PARAMETERS": '{"ServerSideEncryption": "aws:kms"}'},
            [
                (
                    "W055",
                    "AWS_S3_OBJECT_PARAMETERS",
                    "probably not an encryption supported by Backblaze B2",
                )
            ],
            id="probably no such encryption among the object parameters",
        ),
        pytest.param(
            {**R2, "AWS_S3_OBJECT_PARAMETERS": '{"ACL": [], "StorageClass": {}}'},
            [
                ("E020", "AWS_S3_OBJECT_PARAMETERS", "ACL is not text"),
                ("E020", "AWS_S3_OBJECT_PARAMETERS", "StorageClass is not text"),
            ],
            id="something else than text",
        ),
        pytest.param(
            {**without(R2, *STATIC_DOMAIN), "AWS_QUERYSTRING_AUTH": "false"},
            [
                (
                    "E056",
                    variable,
                    "Cloudflare R2 serves no public files from its API host",
                )
                for variable in ("AWS_MEDIA_CUSTOM_DOMAIN", "AWS_STATIC_CUSTOM_DOMAIN")
            ],
            id="no public files without a domain, neither uploads nor static ones",
        ),
        pytest.param(
            endpoint(
                "http://127.0.0.1:54321/storage/v1/s3",
                AWS_S3_PROVIDER="supabase",
                AWS_S3_REGION_NAME="local",
            ),
            [
                (
                    "E056",
                    "AWS_STATIC_CUSTOM_DOMAIN",
                    "Supabase Storage serves no public files from its API host",
                )
            ],
            id="no public files where the endpoint does not show the project",
        ),
        pytest.param(
            endpoint(
                "https://vhcompat.objectstorage.eu-milan-1.oci.customer-oci.com",
                AWS_S3_ADDRESSING_STYLE="virtual",
            ),
            [
                (
                    "W056",
                    "AWS_STATIC_CUSTOM_DOMAIN",
                    (
                        "Oracle Cloud Object Storage probably serves no public files from its "
                        "API host"
                    ),
                )
            ],
            id="probably no public files",
        ),
        pytest.param(
            {**SUPABASE, "AWS_S3_ADDRESSING_STYLE": "virtual"},
            [("E061", "AWS_S3_ADDRESSING_STYLE", "Supabase Storage only supports path addressing")],
            id="the bucket in the host",
        ),
        pytest.param(
            {**MINIMAL["oss"], "AWS_S3_ADDRESSING_STYLE": "path"},
            [
                (
                    "E061",
                    "AWS_S3_ADDRESSING_STYLE",
                    "Alibaba Cloud OSS only supports virtual addressing",
                )
            ],
            id="the bucket in the path",
        ),
        pytest.param(
            {**SCALEWAY, "AWS_S3_ADDRESSING_STYLE": "path"}, [], id="a style that works as well"
        ),
        pytest.param(
            {**MINIMAL["tigris"], "AWS_STORAGE_BUCKET_NAME": "acme.media"},
            [
                (
                    "E056",
                    "AWS_STATIC_CUSTOM_DOMAIN",
                    "Tigris serves no public files from its API host",
                )
            ],
            id="no certificate for a name with dots before the host of public files",
        ),
    ],
)
def test_an_unsupported_option_is_reported_at_its_variable(
    env: dict[str, str], expected: list[Reported]
) -> None:
    assert reported(env) == expected


def test_every_storage_is_checked_against_its_own_provider() -> None:
    env = {
        **IN_BUCKET,
        "AWS_S3_REGION_NAME": "nyc3",
        "AWS_MEDIA_PROVIDER": "spaces",
        "AWS_STATIC_PROVIDER": "r2",
        "AWS_STATIC_REGION_NAME": "auto",
        "AWS_STATIC_DEFAULT_ACL": "public-read",
        "AWS_MEDIA_DEFAULT_ACL": "public-read",
    }

    assert sorted(reported(env)) == [
        ("E050", "AWS_STATIC_ACCOUNT_ID", "required by Cloudflare R2"),
        ("E053", "AWS_STATIC_DEFAULT_ACL", "Cloudflare R2 does not support object ACLs"),
        (
            "E056",
            "AWS_STATIC_CUSTOM_DOMAIN",
            "Cloudflare R2 serves no public files from its API host",
        ),
    ]


def test_a_project_can_use_several_providers() -> None:
    env = {
        **KEYS,
        **IN_BUCKET,
        "AWS_S3_ALIASES": "backups",
        "AWS_STATIC_ACCESS_KEY": "none",
        "AWS_BACKUPS_ACCESS_KEY": "0040a1b2c3d4e5f0000000001",
        "AWS_BACKUPS_SECRET_KEY": "made-up-secret-of-b2",
        "AWS_MEDIA_PROVIDER": "spaces",
        "AWS_MEDIA_REGION_NAME": "fra1",
        "AWS_STATIC_REGION_NAME": "eu-west-1",
        "AWS_BACKUPS_ENDPOINT_URL": "https://s3.eu-central-003.backblazeb2.com",
    }

    endpoints = {
        alias: entry.get("OPTIONS", {}).get("endpoint_url")
        for alias, entry in loaded(env)["STORAGES"].items()
    }

    assert reported(env) == []
    assert endpoints == {
        "default": "https://fra1.digitaloceanspaces.com",
        "staticfiles": None,
        "backups": "https://s3.eu-central-003.backblazeb2.com",
    }


@pytest.mark.parametrize(
    ("env", "hint"),
    [
        pytest.param(
            {**IN_BUCKET, "AWS_S3_PROVIDER": "minio"},
            "set the URL of the server, such as http://localhost:9000",
            id="an endpoint",
        ),
        pytest.param(
            {**IN_BUCKET, **OF_UPLOADS, **STATIC_DOMAIN, "AWS_S3_PROVIDER": "r2"},
            "set the account id that Cloudflare R2 displays",
            id="an account",
        ),
        pytest.param(
            {**IN_BUCKET, "AWS_S3_PROVIDER": "spaces"},
            "set the region of the bucket, such as ams3",
            id="a region",
        ),
        pytest.param(
            {**IN_BUCKET, **OF_UPLOADS, "AWS_S3_PROVIDER": "nhn", **STATIC_DOMAIN},
            "set the region of the bucket, such as KR1",
            id="a region that has an endpoint",
        ),
        pytest.param(
            {**IN_BUCKET, "AWS_S3_PROVIDER": "spaces", "AWS_REGION": "eu-west-1"},
            "set AWS_S3_REGION_NAME to the region of the bucket, such as ams3",
            id="another region than that of AWS",
        ),
        pytest.param(
            {**IN_BUCKET, "AWS_STATIC_PROVIDER": "linode", "AWS_REGION": "eu-central-1"},
            "set AWS_STATIC_REGION_NAME to the region of the bucket, such as ap-south-1",
            id="another region than that of AWS, for one storage",
        ),
        pytest.param(
            {**MINIMAL["nhn"], "AWS_S3_REGION_NAME": "US1"},
            "set AWS_S3_REGION_NAME to the region of the bucket, such as KR1; for a newer region, "
            "set the endpoint that the provider documents for it",
            id="the endpoint of a region",
        ),
        pytest.param(
            endpoint("https://s3.wasabisys.com", AWS_S3_PROVIDER="b2"),
            "set AWS_S3_PROVIDER to wasabi, or correct the endpoint",
            id="another provider",
        ),
        pytest.param(
            {**WASABI, "AWS_S3_REGION_NAME": "us-east-1"},
            "set AWS_S3_REGION_NAME to eu-central-1, the region of the endpoint, or correct the endpoint",
            id="one region",
        ),
        pytest.param(
            {**SCALEWAY, "AWS_S3_REGION_NAME": "mars"},
            "set fr-par, it-mil, nl-ams, pl-waw; for a newer region, set AWS_S3_ENDPOINT_URL instead "
            "(source: github.com/scaleway/docs-content "
            "pages/object-storage/concepts.mdx; it-mil is in public code and not verified)",
            id="the regions",
        ),
        pytest.param(
            {**SPACES, "AWS_S3_REGION_NAME": "FRA1"},
            "set fra1; for a newer region, set AWS_S3_ENDPOINT_URL instead (source: "
            "https://docs.digitalocean.com/products/spaces/details/availability/ (2026-03-23))",
            id="the region that was meant",
        ),
        pytest.param(
            {
                **IN_BUCKET,
                **MEDIA_ON_AWS,
                "AWS_STATIC_PROVIDER": "ovh",
                "AWS_STATIC_REGION_NAME": "gar",
            },
            "set gra; for a newer region, set AWS_STATIC_ENDPOINT_URL instead (source: "
            "github.com/ovh/docs@012254e s3_location/guide.en-gb.md (2026-02-03); "
            "github.com/rclone/rclone@64ab1ac backend/s3/provider/OVHcloud.yaml)",
            id="the region of one storage",
        ),
        pytest.param(
            {**MINIMAL["nhn"], "AWS_S3_REGION_NAME": "kr1"},
            "set AWS_S3_REGION_NAME to KR1; for a newer region, set the endpoint that the provider "
            "documents for it",
            id="the region that was meant, or an endpoint",
        ),
        pytest.param(
            {**MINIMAL["tigris"], "AWS_DEFAULT_ACL": "aws-exec-read"},
            "remove it, or set private or public-read (source: "
            "github.com/tigrisdata/tigris-os-docs@63c94bc docs/objects/acl.md)",
            id="the ACLs",
        ),
        pytest.param(
            {
                **IN_BUCKET,
                "AWS_S3_SIGNATURE_VERSION": "s3",
                "AWS_MEDIA_PROVIDER": "spaces",
                "AWS_MEDIA_REGION_NAME": "fra1",
                "AWS_STATIC_PROVIDER": "b2",
                "AWS_STATIC_REGION_NAME": "us-west-004",
            },
            "set AWS_STATIC_SIGNATURE_VERSION=s3v4 (source: "
            "https://www.backblaze.com/docs/cloud-storage-s3-compatible-api: v2 is not supported)",
            id="nothing of what other storages need",
        ),
        pytest.param(
            {
                **IN_BUCKET,
                "AWS_S3_REGION_NAME": "eu-west-1",
                "AWS_S3_ENDPOINT_URL": "https://minio.example.com",
                "AWS_ACCESS_KEY_ID": "minio",
                "AWS_SECRET_ACCESS_KEY": "secret",
                "AWS_SESSION_TOKEN": "token",
                "AWS_MEDIA_PROVIDER": "spaces",
                "AWS_MEDIA_REGION_NAME": "fra1",
            },
            "set AWS_MEDIA_ACCESS_KEY and AWS_MEDIA_SECRET_KEY for DigitalOcean Spaces (source: "
            "https://docs.digitalocean.com/reference/api/spaces-api/: no STS)",
            id="nothing of what the keys of others need",
        ),
        pytest.param(
            {**HETZNER, "AWS_S3_SERVER_SIDE_ENCRYPTION": "AES256"},
            "remove it (source: https://docs.hetzner.com/storage/object-storage/"
            "supported-actions/: only SSE-C)",
            id="nothing to choose from",
        ),
        pytest.param(
            {**R2, "AWS_STATIC_CUSTOM_DOMAIN": "none"},
            "set it to the custom domain connected to the bucket, or its pub-….r2.dev address in "
            "development (source: github.com/cloudflare/cloudflare-docs@0309c8b "
            "src/content/docs/r2/buckets/public-buckets.mdx)",
            id="the domain of public files",
        ),
        pytest.param(
            {
                **IN_BUCKET,
                "AWS_S3_PROVIDER": "r2",
                "AWS_S3_ACCOUNT_ID": "0123456789abcdef0123456789abcdef",
                "AWS_S3_CUSTOM_DOMAIN": "none",
                "AWS_MEDIA_BUCKET_NAME": "acme-private",
            },
            "set AWS_STATIC_CUSTOM_DOMAIN to the custom domain connected to the bucket, or its "
            "pub-….r2.dev address in development (source: github.com/cloudflare/"
            "cloudflare-docs@0309c8b src/content/docs/r2/buckets/public-buckets.mdx)",
            id="the domain of public files of one storage",
        ),
        pytest.param(
            endpoint(
                "https://vhcompat.objectstorage.eu-milan-1.oci.customer-oci.com",
                AWS_S3_ADDRESSING_STYLE="virtual",
            ),
            "set it to the host that serves the files (source: https://docs.oracle.com/en/database/"
            "oracle/apex/26.2/apxdc/understanding-object-bucket-url-format.html)",
            id="a domain of public files",
        ),
    ],
)
def test_the_hint_fixes_the_problem_and_names_the_source_of_a_fact(
    env: dict[str, str], hint: str
) -> None:
    (problem,) = examined(env).problems

    assert problem.hint == hint


@pytest.mark.parametrize("attribute", CONTRADICTIONS)
@pytest.mark.parametrize("provider", SAMPLES, ids=[provider.id for provider in SAMPLES])
def test_no_problem_shows_a_value(provider: Sample, attribute: Attribute) -> None:
    variables, _ = CONTRADICTIONS[attribute]
    env = {**provider.variables, **variables}

    texts = " ".join(f"{found.message} {found.hint}" for found in examined(env).problems)

    secrets = {
        KEYS["AWS_SECRET_ACCESS_KEY"],
        KEYS["AWS_ACCESS_KEY_ID"],
        "a-token",
        "mars-1",
        "a" * 200,
    }
    assert not re.search("|".join(map(re.escape, secrets)), texts)


@pytest.mark.parametrize(
    ("env", "other"),
    [
        pytest.param({**R2, "AWS_STORAGE_BUCKET_NAME": "Acme_Files"}, "E005", id="an invalid name"),
        pytest.param(
            {
                **IN_BUCKET,
                "AWS_S3_PROVIDER": "supabase",
                "AWS_S3_REGION_NAME": "eu-west-1",
                "AWS_S3_PUBLIC_ENDPOINT_URL": "https://s3.acme.net",
            },
            "E050",
            id="an account",
        ),
    ],
)
def test_a_fault_outside_of_the_public_host_does_not_hide_that_it_is_missing(
    env: dict[str, str], other: str
) -> None:
    env = {name: value for name, value in env.items() if "CUSTOM_DOMAIN" not in name}

    assert {"E056", other} <= {id_ for id_, *_ in reported(env)}
