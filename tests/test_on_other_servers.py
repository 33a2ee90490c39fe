"""The settings at work on another server than SeaweedFS: the bucket in the path, and in the host."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import urllib3
from django.contrib import admin
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from s3settings import load
from tests.changed_settings import changed_settings
from tests.example_project import copy_of
from tests.rclone import Rclone, running

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.slow


BUCKET = "acme"
ADMIN_FILES = Path(admin.__file__).parent / "static"
# more than the 8 MiB from which boto3 uploads in parts
LARGE = bytes(range(256)) * 4 * 1024 * 9
NAME = "a folder/été 1+1.txt"
# rclone answers 400 where S3 answers 403
REFUSED = {400, 403}
CHECKSUMS = '{"request_checksum_calculation": "when_supported"}'


@pytest.fixture(scope="module")
def by_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rclone]:
    with running(tmp_path_factory.mktemp("by-path")) as server:
        (server.folder / BUCKET).mkdir()
        yield server


@pytest.fixture(scope="module")
def by_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rclone]:
    with running(tmp_path_factory.mktemp("by-host"), "--force-path-style=false") as server:
        (server.folder / BUCKET).mkdir()
        yield server


def variables_of(server: Rclone, host: str = "127.0.0.1", **more: str) -> dict[str, str]:
    endpoint = f"http://{host}:{server.port}"
    return {
        **server.keys,
        "AWS_STORAGE_BUCKET_NAME": BUCKET,
        "AWS_S3_ENDPOINT_URL": endpoint,
        **more,
    }


def with_bucket_in_host(server: Rclone, patch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return variables for a host whose parts nobody resolves but we."""
    look_up = socket.getaddrinfo

    def local(_host: object, *arguments: int) -> object:
        return look_up("127.0.0.1", *arguments)

    patch.setattr(socket, "getaddrinfo", local)
    return variables_of(server, "s3.example.com", AWS_S3_ADDRESSING_STYLE="virtual")


@pytest.fixture(params=["by path", "by host", "with the checksums of AWS"])
def variables(
    request: pytest.FixtureRequest,
    by_path: Rclone,
    by_host: Rclone,
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, str]:
    if request.param == "by host":
        return with_bucket_in_host(by_host, monkeypatch)
    config = {"AWS_S3_CLIENT_CONFIG": CHECKSUMS} if request.param != "by path" else {}
    return variables_of(by_path, **config)


def content_of(storage: Storage, name: str) -> bytes:
    with storage.open(name) as file:
        content: bytes = file.read()
    return content


def status_of(url: str) -> int:
    with urllib3.PoolManager(retries=False) as client:
        return client.request("GET", url).status


def test_files_come_and_go(variables: "Mapping[str, str]") -> None:
    with changed_settings(load(env=variables, env_file=None)):
        storage = storages["default"]

        names = [storage.save(NAME, ContentFile(b"first")) for _ in range(2)]
        large = storage.save("large.bin", ContentFile(LARGE))

        contents = [content_of(storage, name) for name in (*names, large)]
        found = (storage.size(large), storage.listdir("")[0], storage.exists(NAME))
        for name in (*names, large):
            storage.delete(name)
        left = storage.listdir("a folder")

    assert names[0] == NAME != names[1]
    assert contents == [b"first", b"first", LARGE]
    assert found == (len(LARGE), ["a folder"], True)
    assert left == ([], [])


def test_a_link_opens_only_as_it_was_signed(variables: "Mapping[str, str]") -> None:
    with changed_settings(load(env=variables, env_file=None)):
        storage = storages["default"]
        name = storage.save("a.txt", ContentFile(b"content"))

        link = storage.url(name)
        signed, other = status_of(link), status_of(link.replace("a.txt", "b.txt"))
        unsigned = status_of(link.partition("?")[0])
        storage.delete(name)

    assert (signed, other) == (200, 403)
    assert unsigned in REFUSED


def test_a_link_expires(variables: "Mapping[str, str]") -> None:
    with changed_settings(load(env=variables, env_file=None)):
        name = storages["default"].save("a.txt", ContentFile(b"content"))
        long = storages["default"].url(name)

    env = {**variables, "AWS_QUERYSTRING_EXPIRE": "1"}
    with changed_settings(load(env=env, env_file=None)):
        short = storages["default"].url(name)
        time.sleep(2)
        opened, expired = status_of(long), status_of(short)
        storages["default"].delete(name)

    assert opened == 200
    assert expired in REFUSED


def test_keys_of_another_user_are_refused(by_path: Rclone) -> None:
    env = variables_of(by_path, AWS_SECRET_ACCESS_KEY="of-another-user")
    with changed_settings(load(env=env, env_file=None)):
        assert status_of(storages["default"].url("a.txt")) == 403


def test_static_files_of_the_admin_are_collected_with_what_browsers_need(
    by_path: Rclone, tmp_path: Path
) -> None:
    project = copy_of("quickstart", tmp_path, **variables_of(by_path))

    output = project.run("manage.py", "collectstatic", "--noinput")
    again = project.run("manage.py", "collectstatic", "--noinput")

    files = [path for path in ADMIN_FILES.rglob("*") if path.is_file()]
    stored = [path for path in (by_path.folder / BUCKET / "static").rglob("*") if path.is_file()]
    css = project.value(
        "[head[name] for name in ('ContentType', 'CacheControl')]",
        "static = storages['staticfiles']",
        "head = static.bucket.Object('static/admin/css/base.css').get()",
    )
    assert {path.read_bytes() for path in files} <= {path.read_bytes() for path in stored}
    assert f"{len(stored)} static files copied" in output
    assert f"0 static files copied, {len(stored)} unmodified" in again
    assert css == ["text/css", "max-age=86400"]
