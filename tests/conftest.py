"""The conditions of every test: an empty environment, a configured Django, a real S3 server."""

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest
from django.conf import settings

from examples.seaweedfs import SeaweedFS
from tests import botocore_data
from tests.buckets import remove_bucket
from tests.effort import load_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from types_boto3_s3 import S3Client

AMBIENT = ("AWS_", "BAO_", "BOTO", "COVERAGE_PROCESS_", "DJANGO_", "GZIP_", "S3SETTINGS_", "VAULT_")

load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
settings.configure(
    INSTALLED_APPS=["django.contrib.staticfiles"],
    SECRET_KEY="for tests only",
    STATIC_URL="static/",
    USE_TZ=True,
)
django.setup()


def pytest_xdist_auto_num_workers() -> int:
    """Start two processes per core, because tests with servers spend half of their time waiting."""
    return 2 * (os.cpu_count() or 1)


def _seal(patch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(AMBIENT) or name.lower().endswith("_proxy"):
            patch.delenv(name)
    patch.setenv("AWS_CONFIG_FILE", os.devnull)
    patch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    patch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture(scope="session", autouse=True)
def sealed_session() -> "Iterator[None]":
    with pytest.MonkeyPatch.context() as patch:
        _seal(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def data_of_botocore() -> "Iterator[None]":
    with pytest.MonkeyPatch.context() as patch:
        for replacement in botocore_data.replacements():
            patch.setattr(*replacement)
        yield


@pytest.fixture(autouse=True)
def sealed_test(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing outside the test may change it: no variable, no profile, no stray .env."""
    _seal(monkeypatch)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def s3_server() -> "Iterator[SeaweedFS]":
    with SeaweedFS() as server:
        yield server


@pytest.fixture(scope="session")
def s3_client(s3_server: SeaweedFS) -> "Iterator[S3Client]":
    client = s3_server.client()
    yield client
    client.close()


@pytest.fixture
def bucket(s3_client: "S3Client") -> "Iterator[str]":
    """Yield the name of an empty bucket, which is removed with all that the test put there."""
    name = f"s3s-{secrets.token_hex(8)}"
    s3_client.create_bucket(Bucket=name)
    yield name
    remove_bucket(s3_client, name)
