"""Both transports, at the same questions to the same server."""

import io
import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from boto3.s3.transfer import TransferConfig
from moto.server import ThreadedMotoServer
from storages.backends.s3 import S3StaticStorage

from s3settings.staticfiles import refusals
from s3settings.staticfiles.refusals import Conflict, Refused
from s3settings.staticfiles.run import by_boto3, by_obstore
from s3settings.staticfiles.shelf import Captured, Shelf
from s3settings.staticfiles.transport import Condition, Content, Transport
from tests.staticfiles.proxy import RESET, Fault, Proxy, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examples.seaweedfs import SeaweedFS

pytestmark = pytest.mark.slow

MIB = 1024 * 1024
TEXT = {"ContentType": "text/plain", "Metadata": {"release": "7"}}


@pytest.fixture(params=[by_obstore, by_boto3], ids=["obstore", "boto3"])
def make(request: pytest.FixtureRequest, s3_server: "SeaweedFS", bucket: str) -> Any:
    def made(**options: Any) -> Transport:
        usual = {
            "bucket_name": bucket,
            "endpoint_url": s3_server.endpoint_url,
            "region_name": "us-east-1",
            "access_key": s3_server.access_key,
            "secret_key": s3_server.secret_key,
        }
        transport: Transport = request.param(S3StaticStorage(**{**usual, **options}), 4)
        return transport

    return made


@pytest.fixture
def transport(make: "Callable[..., Transport]") -> Transport:
    return make()


@pytest.fixture
def text(tmp_path: Path) -> Captured:
    return Shelf(tmp_path).add("a/b.txt", io.BytesIO(b"text"), TEXT)


def test_what_was_put_can_be_listed_asked_for_and_read(
    transport: Transport, text: Captured
) -> None:
    etag = transport.put(text)

    assert etag == text.md5
    head = transport.head("a/b.txt", {})
    assert head is not None
    assert (head.etag, head.size) == (etag, 4)
    assert {name: head.arguments[name] for name in TEXT} == TEXT
    assert transport.get("a/b.txt") == Content(etag, b"text")
    (page,) = transport.pages("a/")
    assert [(each.key, each.size, each.etag) for each in page] == [("a/b.txt", 4, etag)]
    assert transport.delete(["a/b.txt"]) == []
    assert [each for page in transport.pages("") for each in page] == []


def test_what_is_not_there_is_none(transport: Transport) -> None:
    assert transport.head("nothing", {}) is None
    assert transport.get("nothing") is None


@pytest.fixture(scope="module")
def open_server() -> "Iterator[str]":
    """A server that takes every key, as S3 does; SeaweedFS takes only those that are paths."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.mark.parametrize("strange", ["static//a.txt", "static/./a.txt", "static/"])
def test_an_object_of_another_program_does_not_end_the_listing(
    make: "Callable[..., Transport]", text: Captured, open_server: str, strange: str
) -> None:
    storage = {"endpoint_url": open_server, "bucket_name": "strange"}
    client = S3StaticStorage(**storage, access_key="any", secret_key="any").connection.meta.client
    client.create_bucket(Bucket="strange")
    client.put_object(Bucket="strange", Key=strange, Body=b"")
    transport = make(**storage)
    transport.put(replace(text, key="static/z.txt"))

    keys = {each.key for page in transport.pages("static/") for each in page}

    client.delete_object(Bucket="strange", Key=strange)
    assert "static/z.txt" in keys


def test_a_large_file_goes_in_the_parts_of_django_storages(
    make: "Callable[..., Transport]", tmp_path: Path, s3_server: "SeaweedFS", bucket: str
) -> None:
    content = os.urandom(11 * MIB)
    large = Shelf(tmp_path).add("large", io.BytesIO(content), {"ContentType": "text/plain"})
    transfer = TransferConfig(multipart_threshold=8 * MIB, multipart_chunksize=5 * MIB)

    make(transfer_config=transfer).put(large)

    answer = s3_server.client().get_object(Bucket=bucket, Key="large")
    assert answer["ETag"].endswith('-3"')
    assert answer["ContentType"] == "text/plain"
    assert answer["Body"].read() == content


def test_conditions_hold(transport: Transport, text: Captured) -> None:
    etag = transport.put(text, Condition(None))
    with pytest.raises(Conflict):
        transport.put(text, Condition(None))
    with pytest.raises(Conflict):
        transport.put(text, Condition("0" * 32))
    assert transport.put(text, Condition(etag)) == etag


def test_a_file_that_is_gone_differs_from_a_failure_of_the_network(
    transport: Transport, text: Captured, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as caught:
        transport.put(replace(text, kept=tmp_path / "gone"))
    assert caught.value.reason is refusals.NO_DISK


def test_every_transport_reports_who_is_denied(
    make: "Callable[..., Transport]", faults: Proxy, text: Captured
) -> None:
    transport = make(endpoint_url=faults.url)
    faults.decide = lambda _each: Fault(403, "AccessDenied")
    doors: list[Callable[[], object]] = [
        lambda: transport.put(text),
        lambda: transport.head("k", {}),
        lambda: transport.get("k"),
        lambda: list(transport.pages("a/")),
    ]
    for door in doors:
        with pytest.raises(Refused) as caught:
            door()
        assert caught.value.reason is refusals.DENIED


def test_a_missing_bucket_is_named_as_such(
    make: "Callable[..., Transport]", text: Captured
) -> None:
    with pytest.raises(Refused, match="no such bucket"):
        make(bucket_name="there-is-no-such").put(text)


def test_parts_that_do_not_arrive_are_refused(
    make: "Callable[..., Transport]", faults: Proxy, tmp_path: Path
) -> None:
    large = Shelf(tmp_path).add("large", io.BytesIO(bytes(9 * MIB)), {})
    transport = make(endpoint_url=faults.url)
    for fault, reason in (
        (Fault(503, "SlowDown"), refusals.BUSY),
        (Fault(RESET), refusals.UNREACHABLE),
    ):

        def decide(_each: Request, fault: Fault = fault) -> Fault | None:
            return fault

        faults.decide = decide
        with pytest.raises(Refused) as caught:
            transport.put(large)
        assert caught.value.reason is reason


def test_credentials_may_come_from_the_chain_of_boto3(
    make: "Callable[..., Transport]",
    s3_server: "SeaweedFS",
    text: Captured,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "credentials"
    file.write_text(
        f"[default]\naws_access_key_id={s3_server.access_key}\n"
        f"aws_secret_access_key={s3_server.secret_key}\n"
    )
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(file))
    assert make(access_key=None, secret_key=None).put(text) == text.md5


def test_missing_credentials_differ_from_wrong_ones(
    make: "Callable[..., Transport]", text: Captured
) -> None:
    with pytest.raises(Refused) as caught:  # obstore asks early, boto3 late
        make(access_key=None, secret_key=None).put(text)
    assert caught.value.reason is refusals.NO_CREDENTIALS


def test_what_botocore_refuses_itself_is_named(s3_server: "SeaweedFS") -> None:
    storage = S3StaticStorage(bucket_name="b", endpoint_url=s3_server.endpoint_url)
    with pytest.raises(Refused) as caught:
        by_boto3(storage, 1).head("", {})
    assert caught.value.code == "ParamValidationError"
