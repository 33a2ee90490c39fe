"""The policies are exactly what the storages need: by what goes over the wire, and enforced."""

import json
import secrets
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from copy import deepcopy
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import boto3
import pytest
import urllib3
from botocore.config import Config
from botocore.exceptions import ClientError
from django.core.files.storage import storages

from examples.seaweedfs import SeaweedFS
from s3settings import load
from s3settings.policies import Policy, Process, iam_policy
from tests.changed_settings import changed_settings
from tests.policies.authorization import allows, pairs, permissions
from tests.policies.operations import OPERATIONS, collect, follow
from tests.samples import KEYS, ROLE, Env, examined
from tests.wire import Wire

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient
    from types_boto3_s3 import S3Client

pytestmark = pytest.mark.slow

CONFIGURATIONS: dict[str, Env] = {
    "defaults": {},
    "overwriting, with an ACL": {
        "AWS_S3_FILE_OVERWRITE": "true",
        "AWS_DEFAULT_ACL": "bucket-owner-full-control",
    },
    "tags and lock": {
        "AWS_S3_OBJECT_PARAMETERS": '{"Tagging": "team=web", "ObjectLockLegalHoldStatus": "ON",'
        ' "ObjectLockMode": "GOVERNANCE", "ObjectLockRetainUntilDate": "2040-01-01T00:00:00Z"}'
    },
    "whole bucket": {"AWS_MEDIA_LOCATION": "none", "AWS_MEDIA_BUCKET_NAME": "acme-media"},
    "manifest": {"AWS_STATIC_MANIFEST": "true"},
}
configurations = pytest.mark.parametrize("env", CONFIGURATIONS.values(), ids=CONFIGURATIONS)


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    with Wire(tmp_path_factory.mktemp("wire")) as wire:
        yield wire


@contextmanager
def serving(env: Env) -> Generator[None]:
    """Serve from the storages of a configuration, and close what they opened."""
    with changed_settings(load(env=env, env_file=None)):
        yield
        for alias in ("default", "staticfiles"):
            cast("Any", storages[alias]).connection.meta.client.close()


def work(process: Process, pool: urllib3.PoolManager, folder: Path) -> None:
    """Do everything that a process does, on an empty bucket."""
    if process == "deploy":
        collect(folder)
        return
    # reads the manifest, which is not there before the first deploy
    assert storages["staticfiles"] is not None
    for operation in OPERATIONS.values():
        operation(storages["default"])
    OPERATIONS["save"](storages["default"])
    follow(storages["default"], pool)


@configurations
@pytest.mark.parametrize("process", ["web", "deploy"])
def test_a_policy_holds_what_goes_over_the_wire_and_nothing_else(
    env: Env, process: Process, wire: Wire, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    env = {**ROLE, **KEYS, **env, "AWS_S3_VERIFY": wire.bundle}
    wire.reroute(monkeypatch)
    with serving(env), urllib3.PoolManager(ca_certs=wire.bundle) as pool:
        work(process, pool, tmp_path)

    policy = iam_policy(examined(env).storages, process)
    used = {
        permission
        for request, status in zip(wire.requests, wire.statuses, strict=True)
        for permission in permissions(request, status)
    }
    idle = {
        (action, pattern)
        for action, pattern in pairs(policy)
        if not any(action == name and fnmatchcase(arn, pattern) for name, arn in used)
    }
    assert {one for one in used if not allows(policy, one)} == set()
    assert idle == set()


class Identities:
    """Users of a server with a policy each, made by its administrator."""

    def __init__(self, server: SeaweedFS) -> None:
        self.server = server
        session = boto3.session.Session(
            aws_access_key_id=server.access_key,
            aws_secret_access_key=server.secret_key,
            region_name=server.region,
        )
        config = Config(proxies={}, retries={"total_max_attempts": 1}, read_timeout=10)
        self.iam: IAMClient = session.client("iam", endpoint_url=server.endpoint_url, config=config)

    def keys(self, policy: Policy) -> Env:
        """Return the key of a new user who has this policy and no other."""
        name = f"user-{secrets.token_hex(6)}"
        self.iam.create_user(UserName=name)
        made = self.iam.create_policy(PolicyName=name, PolicyDocument=json.dumps(policy))
        self.iam.attach_user_policy(UserName=name, PolicyArn=made["Policy"].get("Arn", ""))
        key = self.iam.create_access_key(UserName=name)["AccessKey"]
        return {
            "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
        }


@pytest.fixture(scope="module")
def identities(s3_server: SeaweedFS) -> Iterator[Identities]:
    identities = Identities(s3_server)
    yield identities
    identities.iam.close()


@pytest.fixture
def place(s3_server: SeaweedFS, bucket: str) -> Env:
    """Return the variables of a bucket in which the administrator has put a file already."""
    client = s3_server.client()
    for key in ("media/seeded.txt", "static/seeded.txt", "other/seeded.txt"):
        client.put_object(Bucket=bucket, Key=key, Body=b"content")
    client.close()
    return {
        "AWS_STORAGE_BUCKET_NAME": bucket,
        "AWS_S3_REGION_NAME": s3_server.region,
        "AWS_S3_ENDPOINT_URL": s3_server.endpoint_url,
    }


def failures(server: SeaweedFS, env: Env) -> list[str]:
    """Do everything that the web process does, and return the names of what did not work."""
    found: list[str] = []
    with serving(env):
        for name, operation in OPERATIONS.items():
            try:
                operation(storages["default"])
            except ClientError:
                found.append(name)
    client = server.client()
    left = client.list_multipart_uploads(Bucket=env["AWS_STORAGE_BUCKET_NAME"])
    client.close()
    return [*found, *("parts are left" for _ in left.get("Uploads", ()))]


def without(policy: Policy, action: str) -> Policy:
    """Return the policy with one action less."""
    kept = deepcopy(policy)
    for statement in kept["Statement"]:
        statement["Action"] = [name for name in statement["Action"] if name != action]
    kept["Statement"] = [one for one in kept["Statement"] if one["Action"]]
    return kept


def test_an_identity_with_the_policy_does_everything(
    identities: Identities, s3_server: SeaweedFS, place: Env
) -> None:
    keys = identities.keys(iam_policy(examined(place).storages))

    assert failures(s3_server, {**place, **keys}) == []


# SeaweedFS 4.48 lets s3:PutObject abort: s3:AbortMultipartUpload is seen on the wire only
@pytest.mark.parametrize(
    ("action", "broken"),
    [
        ("s3:ListBucket", ["list"]),
        ("s3:GetObject", ["read", "size", "exists", "miss", "save", "write"]),
        ("s3:PutObject", ["save", "write", "save large"]),
        ("s3:DeleteObject", ["delete"]),
    ],
)
def test_without_an_action_something_fails(
    action: str, broken: list[str], identities: Identities, s3_server: SeaweedFS, place: Env
) -> None:
    keys = identities.keys(without(iam_policy(examined(place).storages), action))

    assert set(broken) & set(failures(s3_server, {**place, **keys}))


def test_the_deploy_step_collects_with_its_policy(
    identities: Identities, s3_server: SeaweedFS, place: Env, tmp_path: Path
) -> None:
    env = {**place, "AWS_STATIC_MANIFEST": "true"}
    keys = identities.keys(iam_policy(examined(env).storages, "deploy"))

    with serving({**env, **keys}):
        collect(tmp_path)

        found = storages["staticfiles"].listdir("")
    assert "staticfiles.json" in found[1]


REFUSED: dict[str, Callable[["S3Client", str, str], object]] = {
    "read": lambda client, bucket, key: client.get_object(Bucket=bucket, Key=key),
    "write": lambda client, bucket, key: client.put_object(Bucket=bucket, Key=key, Body=b""),
    "delete": lambda client, bucket, key: client.delete_object(Bucket=bucket, Key=key),
}


@pytest.mark.parametrize("key", ["other/seeded.txt", "static/seeded.txt", "mediaother.txt"])
@pytest.mark.parametrize("name", REFUSED)
def test_everything_outside_of_the_prefix_is_refused(
    name: str, key: str, identities: Identities, s3_server: SeaweedFS, place: Env
) -> None:
    keys = identities.keys(iam_policy(examined(place).storages))
    client = s3_server.client(
        access_key=keys["AWS_ACCESS_KEY_ID"], secret_key=keys["AWS_SECRET_ACCESS_KEY"]
    )

    with pytest.raises(ClientError, match="AccessDenied"):
        REFUSED[name](client, place["AWS_STORAGE_BUCKET_NAME"], key)
    client.close()
