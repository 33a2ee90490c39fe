"""Buckets to provision, on SeaweedFS and on what is made of it to be like AWS."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.config import Config

from examples.seaweedfs import SeaweedFS
from s3settings.aws.bucket import ACCESS_BLOCK, CORS, LIFECYCLE, OWNERSHIP, POLICY, read
from s3settings.providers.table import by_name
from s3settings.provision import Clients, Target
from tests.samples import examined

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient

PIECES = (OWNERSHIP, ACCESS_BLOCK, LIFECYCLE, CORS, POLICY)
ORIGIN = "https://www.example.com"


def administrator(server: SeaweedFS, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Make the profile `admin` of the user who may do everything."""
    path = folder / "credentials"
    keys = {"aws_access_key_id": server.access_key, "aws_secret_access_key": server.secret_key}
    lines = [f"{name} = {value}\n" for name, value in keys.items()]
    path.write_text("".join(["[admin]\n", *lines]), encoding="utf-8")
    patch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(path))


def clients(server: SeaweedFS, endpoint_url: str | None = None) -> Clients:
    """Return the clients of the administrator, which try once."""
    session = boto3.session.Session(
        aws_access_key_id=server.access_key,
        aws_secret_access_key=server.secret_key,
        region_name=server.region,
    )
    config = Config(
        proxies={},
        read_timeout=10,
        retries={"total_max_attempts": 1},
        s3={"addressing_style": "path"},
    )
    url = endpoint_url or server.endpoint_url
    iam: IAMClient = session.client("iam", endpoint_url=url, config=config)
    return Clients(session.client("s3", endpoint_url=url, config=config), iam, "000000000000")


def target(endpoint_url: str, bucket: str, provider: str = "seaweedfs", **given: Any) -> Target:
    """Return a bucket with private uploads and public static files; on AWS at another endpoint."""
    env = {
        "AWS_STORAGE_BUCKET_NAME": bucket,
        "AWS_S3_REGION_NAME": given.pop("region", "us-east-1"),
        "AWS_S3_ENDPOINT_URL": endpoint_url,
        **given.pop("env", {}),
    }
    found = [one for one in examined(env).storages if one.is_s3]
    storages = tuple(one.replace(provider=by_name(provider)) for one in found)
    return Target(storages, given.pop("origins", (ORIGIN,)), **given)


def state(clients: Clients, bucket: str) -> dict[str, object]:
    """Return the configuration of a bucket."""
    return {piece.name: read(clients.s3, bucket, piece) for piece in PIECES}
