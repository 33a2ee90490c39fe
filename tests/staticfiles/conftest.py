from typing import TYPE_CHECKING

import pytest

from tests.staticfiles import proxy
from tests.staticfiles.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from examples.seaweedfs import SeaweedFS


@pytest.fixture
def site(s3_server: "SeaweedFS", bucket: str, tmp_path: "Path") -> Site:
    """A site whose files were not collected yet."""
    return Site(s3_server, bucket, tmp_path / "files").write()


@pytest.fixture
def faults(s3_server: "SeaweedFS") -> "Iterator[proxy.Proxy]":
    with proxy.running(s3_server.endpoint_url) as running:
        yield running


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Retry without waiting."""
    if "faults" in request.fixturenames:
        monkeypatch.setattr("s3settings.staticfiles.sending.FIRST_PAUSE", 0.001)


@pytest.fixture(autouse=True)
def no_authority(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the tests set one; obstore leaves another one to boto3."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
