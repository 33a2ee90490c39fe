"""Faults of the service, of its credentials and of this machine in the middle of a run."""

import itertools
import json
import resource
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.core.management.base import CommandError

from s3settings.staticfiles.shelf import CHUNK
from tests.staticfiles.proxy import HOST, Fault, Proxy, Request
from tests.staticfiles.site import Site

pytestmark = pytest.mark.slow

both = pytest.mark.parametrize("boto3", [False, True], ids=["obstore", "boto3"])


def behind(site: Site, faults: Proxy, *, boto3: bool, **options: Any) -> Site:
    options = {"endpoint_url": faults.url, **({"verify": False} if boto3 else {}), **options}
    return site.but(options=options)


@contextmanager
def role(access_key: str, secret_key: str) -> "Generator[tuple[str, list[datetime]]]":
    """Serve the keys of a role that end soon, as a container gets them; yield when they were."""
    served: list[datetime] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.append(datetime.now(UTC))
            keys = {
                "AccessKeyId": access_key,
                "SecretAccessKey": secret_key,
                "Token": "",
                "Expiration": (served[-1] + timedelta(minutes=1)).isoformat(),
            }
            body = json.dumps(keys).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - its name

    with ThreadingHTTPServer((HOST, 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_address[1]}/", served
        finally:
            server.shutdown()
            thread.join()


@both
def test_keys_of_a_role_that_expire_in_the_middle_are_renewed(
    site: Site, faults: Proxy, monkeypatch: pytest.MonkeyPatch, *, boto3: bool
) -> None:
    monkeypatch.setattr("s3settings.staticfiles.sending.FIRST_PAUSE", 0.02)
    with role(site.server.access_key, site.server.secret_key) as (url, served):
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", url)
        puts, expired = [0], list[int]()

        def decide(each: Request) -> Fault | None:
            puts[0] += each.method == "PUT"
            if puts[0] < 5 or len(served) > (expired or [len(served)])[0]:
                return None
            expired.append(len(served))
            return Fault(400, "ExpiredToken")

        faults.decide = decide
        ours = behind(site, faults, boto3=boto3, access_key=None, secret_key=None)
        report = ours.report()

    assert (report["result"], report["failed"]) == ("published", [])
    assert report["transport"] == ("boto3" if boto3 else "obstore")
    assert expired
    assert report["retries"] >= len(expired)


@both
def test_credentials_that_have_expired_for_good_are_named(
    site: Site, faults: Proxy, *, boto3: bool
) -> None:
    faults.decide = lambda each: Fault(400, "ExpiredToken") if each.method == "PUT" else None
    with pytest.raises(CommandError, match=r"the credentials have expired \(ExpiredToken\)"):
        behind(site, faults, boto3=boto3).collect()
    assert site.stored() == []


@both
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("RequestTimeTooSkewed", "the clocks of this machine and of the provider differ"),
        ("AccessDenied", "access denied; the identity lacks a permission for it"),
    ],
)
def test_a_listing_that_is_refused_publishes_nothing(
    site: Site, faults: Proxy, code: str, text: str, *, boto3: bool
) -> None:
    faults.decide = lambda _each: Fault(403, code)
    with pytest.raises(CommandError) as caught:
        behind(site, faults, boto3=boto3).collect()
    assert str(caught.value) == f"nothing was published: {text}"


@both
def test_clocks_that_drift_apart_leave_the_old_release(
    site: Site, faults: Proxy, *, boto3: bool
) -> None:
    site.collect()
    before = site.objects()["static/staticfiles.json"]
    site.write({"js/part.js": b"changed"})
    faults.decide = lambda each: (
        Fault(403, "RequestTimeTooSkewed") if each.method == "PUT" else None
    )
    with pytest.raises(CommandError, match="the clocks of this machine and of the provider differ"):
        behind(site, faults, boto3=boto3).collect()
    assert site.objects()["static/staticfiles.json"] == before


@both
def test_a_long_storm_slows_down_and_ends(site: Site, faults: Proxy, *, boto3: bool) -> None:
    puts = itertools.count()

    def decide(each: Request) -> Fault | None:
        number = next(puts) if each.method == "PUT" else 1
        return Fault(503, "SlowDown") if 1 < number < 30 or number % 4 == 0 else None

    faults.decide = decide
    report = behind(site, faults, boto3=boto3).report()

    assert (report["result"], report["failed"]) == ("published", [])
    assert report["retries"] >= 29


@pytest.fixture
def small_files() -> Iterator[None]:
    """Let this process write no more than a chunk to one file, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (CHUNK, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_disk_that_fills_up_is_reported(site: Site, request: pytest.FixtureRequest) -> None:
    site.write({"video.bin": bytes(3 * CHUNK)})
    request.getfixturevalue("small_files")
    with pytest.raises(CommandError) as caught:
        site.collect()
    assert str(caught.value) == (
        "nothing was published: the disk for temporary files is full; set TMPDIR"
    )
    assert site.stored() == []
