"""The policies of the tutorial, enforced by a real S3 server."""

import json
import secrets
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import override_settings

from examples.seaweedfs import SeaweedFS
from s3settings import load
from tests.documents import ROOT, first

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient

pytestmark = pytest.mark.slow

TUTORIAL = ROOT / "docs" / "tutorial.md"
BUCKET_OF_THE_TUTORIAL = "acme"


def policy(containing: str, bucket: str) -> str:
    return first(TUTORIAL, "json", containing).replace(
        f":::{BUCKET_OF_THE_TUTORIAL}", f":::{bucket}"
    )


@pytest.fixture
def project(s3_server: SeaweedFS, bucket: str) -> Iterator[dict[str, Any]]:
    """The settings of a project whose bucket and user have the policies of the tutorial."""
    s3_server.client().put_bucket_policy(Bucket=bucket, Policy=policy('"Principal"', bucket))
    iam: IAMClient = boto3.Session(
        s3_server.access_key, s3_server.secret_key, region_name=s3_server.region
    ).client("iam", endpoint_url=s3_server.endpoint_url)
    name = f"project-{secrets.token_hex(4)}"
    iam.create_user(UserName=name)
    arn = iam.create_policy(PolicyName=name, PolicyDocument=policy("s3:ListBucket", bucket))
    iam.attach_user_policy(UserName=name, PolicyArn=arn["Policy"].get("Arn", ""))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    variables = {
        "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
        "AWS_STORAGE_BUCKET_NAME": bucket,
        "AWS_S3_REGION_NAME": s3_server.region,
        "AWS_S3_ENDPOINT_URL": s3_server.endpoint_url,
    }
    yield dict(load(env=variables, env_file=None))
    iam.detach_user_policy(UserName=name, PolicyArn=arn["Policy"].get("Arn", ""))
    iam.delete_access_key(UserName=name, AccessKeyId=key["AccessKeyId"])
    iam.delete_user(UserName=name)
    iam.close()


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url) as response:  # noqa: S310 - loopback
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_static_files_are_public_and_uploads_need_a_signature(project: dict[str, Any]) -> None:
    with override_settings(**project):
        storages["staticfiles"].save("site.css", ContentFile(b"body {}"))
        storages["default"].save("a.txt", ContentFile(b"private"))
        static, media = storages["staticfiles"].url("site.css"), storages["default"].url("a.txt")

    assert status(static) == 200
    assert status(media) == 200
    assert status(media.partition("?")[0]) == 403


def test_the_policy_of_the_user_is_enough_for_all_a_storage_does(project: dict[str, Any]) -> None:
    with override_settings(**project):
        storage = storages["default"]
        names = [storage.save("a.txt", ContentFile(b"one")) for _ in range(2)]
        found = storage.listdir("")[1]
        sizes = [storage.size(name) for name in names]
        for name in names:
            storage.delete(name)
        left = storage.listdir("")[1]

    assert sorted(found) == sorted(names)
    assert len(set(names)) == 2
    assert sizes == [3, 3]
    assert left == []


def test_the_policy_of_the_user_ends_at_its_prefixes(project: dict[str, Any]) -> None:
    options = {**project["STORAGES"]["default"]["OPTIONS"], "location": "elsewhere"}
    entry = {**project["STORAGES"]["default"], "OPTIONS": options}
    with (
        override_settings(STORAGES={**project["STORAGES"], "default": entry}),
        pytest.raises(ClientError) as caught,
    ):
        storages["default"].save("a.txt", ContentFile(b"x"))

    assert caught.value.response.get("Error", {}).get("Code") == "403"


def test_the_policies_are_json_of_the_current_version() -> None:
    versions = {json.loads(policy(part, "b"))["Version"] for part in ("Principal", "ListBucket")}
    assert versions == {"2012-10-17"}
