"""The S3 server that the other tests trust behaves like one."""

import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from botocore.exceptions import ClientError

from examples.seaweedfs import SeaweedFS, SeaweedFSError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from types_boto3_s3 import S3Client

pytestmark = pytest.mark.slow


ROOT = Path(__file__).parent.parent
START_AND_WAIT = """
import time
from examples.seaweedfs import SeaweedFS

with SeaweedFS() as server:
    print(server.pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def client(s3_server: SeaweedFS) -> "Iterator[S3Client]":
    client = s3_server.client()
    yield client
    client.close()


def status_of(url: str) -> int:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", f"{parts.path}?{parts.query}")
    status = connection.getresponse().status
    connection.close()
    return status


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def ends_within(pid: int, *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_alive(pid)


def test_an_object_comes_back_as_it_was_put(client: "S3Client", bucket: str) -> None:
    client.put_object(
        Bucket=bucket,
        Key="a folder/ä.txt",
        Body=b"content",
        CacheControl="max-age=86400",
        ContentType="text/plain",
    )

    answer = client.get_object(Bucket=bucket, Key="a folder/ä.txt")

    assert (answer["Body"].read(), answer["CacheControl"], answer["ContentType"]) == (
        b"content",
        "max-age=86400",
        "text/plain",
    )


def test_a_presigned_url_needs_no_keys(client: "S3Client", bucket: str) -> None:
    client.put_object(Bucket=bucket, Key="a.txt", Body=b"content")

    url = client.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "a.txt"})

    assert status_of(url) == 200


def test_an_anonymous_request_is_refused(
    s3_server: SeaweedFS, client: "S3Client", bucket: str
) -> None:
    client.put_object(Bucket=bucket, Key="a.txt", Body=b"content")

    assert status_of(f"{s3_server.endpoint_url}/{bucket}/a.txt") == 403


def test_the_keys_of_another_server_are_refused(s3_server: SeaweedFS, bucket: str) -> None:
    other = SeaweedFS()
    client = s3_server.client(access_key=other.access_key, secret_key=other.secret_key)

    with pytest.raises(ClientError, match="InvalidAccessKeyId"):
        client.list_objects_v2(Bucket=bucket)
    client.close()


def test_the_server_runs_only_inside_its_block() -> None:
    server = SeaweedFS()

    with pytest.raises(SeaweedFSError, match=r"^the server runs only inside its with block$"):
        server.client()


def test_leaving_the_block_leaves_neither_process_nor_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with SeaweedFS() as server:
        pid = server.pid
        alive_inside = is_alive(pid)

    assert (alive_inside, is_alive(pid), list(tmp_path.iterdir())) == (True, False, [])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_a_killed_parent_leaves_no_server(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)

    assert ends_within(pid, seconds=5)
