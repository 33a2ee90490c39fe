"""The settings at work: the real django-storages and boto3 against a real S3 server."""

import gc
import gzip
import json
import socket
import socketserver
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
import urllib3
from botocore.exceptions import ClientError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from examples.seaweedfs import SeaweedFS
from s3settings import load
from tests.changed_settings import changed_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from types_boto3_s3 import S3Client

pytestmark = pytest.mark.slow


MEBIBYTE = 1024 * 1024
ODD_NAME = "a folder/été 1+1 100%20 #1 why?.txt"


@pytest.fixture
def client(s3_server: SeaweedFS) -> "Iterator[S3Client]":
    client = s3_server.client()
    yield client
    client.close()


@pytest.fixture
def variables(s3_server: SeaweedFS, bucket: str) -> dict[str, str]:
    """Return what an `.env` for the server holds."""
    return {
        "AWS_ACCESS_KEY_ID": s3_server.access_key,
        "AWS_SECRET_ACCESS_KEY": s3_server.secret_key,
        "AWS_STORAGE_BUCKET_NAME": bucket,
        "AWS_S3_REGION_NAME": s3_server.region,
        "AWS_S3_ENDPOINT_URL": s3_server.endpoint_url,
    }


def keys_in(client: "S3Client", bucket: str) -> list[str]:
    answer = client.list_objects_v2(Bucket=bucket)
    return [entry.get("Key", "") for entry in answer.get("Contents", [])]


def content_of(storage: Storage, name: str) -> object:
    with storage.open(name) as file:
        return file.read()


def let_anybody_read(client: "S3Client", bucket: str, prefix: str) -> None:
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{bucket}/{prefix}/*",
    }
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    client.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))


def test_an_upload_is_read_back_and_removed(variables: dict[str, str]) -> None:
    with changed_settings(load(env=variables, env_file=None)):
        storage = storages["default"]

        name = storage.save("reports/2026.txt", ContentFile(b"content"))

        found = (name, content_of(storage, name), storage.size(name), storage.listdir("reports"))
        storage.delete(name)
        assert found == ("reports/2026.txt", b"content", 7, ([], ["2026.txt"]))
        assert not storage.exists(name)


def test_uploads_and_signed_links_work_with_keys_that_options_do_not_have(
    variables: dict[str, str],
) -> None:
    settings = load(env={**variables, "AWS_S3_CREDENTIALS": "chain"}, env_file=None)
    assert variables["AWS_SECRET_ACCESS_KEY"] not in json.dumps(settings["STORAGES"], default=repr)
    with changed_settings(settings):
        storage = storages["default"]

        name = storage.save("a.txt", ContentFile(b"content"))

        assert content_of(storage, name) == b"content"
        answer = urllib3.request("GET", storage.url(name))
        assert (answer.status, answer.data) == (200, b"content")


def test_uploads_do_not_overwrite_each_other(variables: dict[str, str]) -> None:
    with changed_settings(load(env=variables, env_file=None)):
        storage = storages["default"]

        names = [storage.save("a.txt", ContentFile(content)) for content in (b"one", b"two")]

        assert names[0] == "a.txt"
        assert [content_of(storage, name) for name in names] == [b"one", b"two"]


def test_static_files_replace_older_versions(
    variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    with changed_settings(load(env=variables, env_file=None)):
        storage = storages["staticfiles"]

        names = [storage.save("app.css", ContentFile(content)) for content in (b"one", b"two")]

        body = client.get_object(Bucket=bucket, Key="static/app.css")["Body"].read()
        assert (names, body) == (["app.css", "app.css"], b"two")
        assert keys_in(client, bucket) == ["static/app.css"]


@pytest.mark.parametrize(
    ("location", "keys"),
    [
        pytest.param({}, ["media/a.txt", "static/a.txt"], id="by default apart"),
        pytest.param(
            {"AWS_LOCATION": "prod"}, ["prod/media/a.txt", "prod/static/a.txt"], id="below one"
        ),
        pytest.param(
            {"AWS_MEDIA_LOCATION": "uploads/été 1+1", "AWS_STATIC_LOCATION": "assets"},
            ["assets/a.txt", "uploads/été 1+1/a.txt"],
            id="each where it was reported",
        ),
    ],
)
def test_files_are_in_the_location(
    location: dict[str, str],
    keys: list[str],
    variables: dict[str, str],
    client: "S3Client",
    bucket: str,
) -> None:
    with changed_settings(load(env={**variables, **location}, env_file=None)):
        storages["default"].save("a.txt", ContentFile(b"content"))
        storages["staticfiles"].save("a.txt", ContentFile(b"content"))

        assert keys_in(client, bucket) == keys


@pytest.mark.parametrize(
    "variables_of_objects",
    [
        pytest.param(
            {
                "AWS_S3_CACHE_CONTROL": "max-age=86400, immutable",
                "AWS_S3_SERVER_SIDE_ENCRYPTION": "AES256",
                "AWS_S3_OBJECT_PARAMETERS": '{"Metadata": {"owner": "acme"}}',
            },
            id="by the short forms",
        ),
        pytest.param(
            {
                "AWS_S3_OBJECT_PARAMETERS": (
                    '{"CacheControl": "max-age=86400, immutable",'
                    ' "ServerSideEncryption": "AES256", "Metadata": {"owner": "acme"}}'
                )
            },
            id="only by object parameters",
        ),
    ],
)
def test_objects_have_the_headers_that_were_asked_for(
    variables_of_objects: dict[str, str],
    variables: dict[str, str],
    client: "S3Client",
    bucket: str,
) -> None:
    with changed_settings(load(env={**variables, **variables_of_objects}, env_file=None)):
        storages["default"].save("photo.png", ContentFile(b"content"))

        head = client.head_object(Bucket=bucket, Key="media/photo.png")
        assert (
            head["CacheControl"],
            head["ContentType"],
            head["ServerSideEncryption"],
            head["Metadata"],
        ) == ("max-age=86400, immutable", "image/png", "AES256", {"owner": "acme"})


# django-storages 1.14.6, S3File.close: what it has unpacked stays open for the garbage collector
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")
def test_gzip_stores_text_compressed_and_reads_it_back(
    variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    content = b"body { color: black }\n" * 100
    env = {**variables, "AWS_IS_GZIPPED": "true"}
    with changed_settings(load(env=env, env_file=None)):
        storage = storages["staticfiles"]

        storage.save("app.css", ContentFile(content))
        storage.save("photo.png", ContentFile(content))

        stored = client.get_object(Bucket=bucket, Key="static/app.css")
        image = client.get_object(Bucket=bucket, Key="static/photo.png")
        read_back = content_of(storage, "app.css")
        gc.collect()
        assert (stored["ContentEncoding"], gzip.decompress(stored["Body"].read())) == (
            "gzip",
            content,
        )
        assert image.keys().isdisjoint({"ContentEncoding"})
        assert image["Body"].read() == content
        assert read_back == content


@pytest.mark.parametrize(
    ("transfer", "parts"),
    [
        pytest.param({}, 2, id="boto3's own parts of 8 MiB"),
        pytest.param(
            {"AWS_S3_TRANSFER_CONFIG": '{"multipart_chunksize": 5242880, "max_concurrency": 2}'},
            3,
            id="parts of 5 MiB",
        ),
        pytest.param(
            {"AWS_S3_TRANSFER_CONFIG": '{"multipart_threshold": 16777216}'}, 0, id="in one piece"
        ),
        pytest.param({"AWS_S3_USE_THREADS": "false"}, 2, id="without threads"),
    ],
)
def test_a_large_file_is_uploaded_in_parts(
    transfer: dict[str, str],
    parts: int,
    variables: dict[str, str],
    client: "S3Client",
    bucket: str,
) -> None:
    content = bytes(range(256)) * 4096 * 11
    with changed_settings(load(env={**variables, **transfer}, env_file=None)):
        storages["default"].save("backup.bin", ContentFile(content))

        stored = client.get_object(Bucket=bucket, Key="media/backup.bin")
        _, _, parts_in_tag = stored["ETag"].strip('"').partition("-")
        assert (stored["Body"].read() == content, int(parts_in_tag or 0)) == (True, parts)


def test_a_signed_link_opens_a_file_that_is_private(variables: dict[str, str]) -> None:
    emitted = load(env=variables, env_file=None)
    with changed_settings(emitted):
        storage = storages["default"]
        name = storage.save(ODD_NAME, ContentFile(b"content"))
        link = storage.url(name)

        signed = urllib3.request("GET", link)
        unsigned = urllib3.request("GET", link.partition("?")[0])
        tampered = urllib3.request("GET", link.replace("media/", "media/another-", 1))

        assert (signed.status, signed.data) == (200, b"content")
        assert [unsigned.status, tampered.status] == [403, 403]


class _Forwarding(socketserver.BaseRequestHandler):
    """Pass the bytes of a connection to the server behind, and back."""

    def handle(self) -> None:
        behind: tuple[str, int] = vars(self.server)["behind"]
        with socket.create_connection(behind, timeout=30) as upstream:
            back = threading.Thread(target=self._pass, args=(upstream, self.request))
            back.start()
            self._pass(self.request, upstream)
            back.join()

    @staticmethod
    def _pass(source: socket.socket, target: socket.socket) -> None:
        while data := source.recv(65_536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


class PublicName(socketserver.ThreadingTCPServer):
    """A second name and port of a server, as a proxy in front of a container gives it."""

    daemon_threads = True

    def __init__(self, endpoint_url: str) -> None:
        parts = urlsplit(endpoint_url)
        self.behind = (parts.hostname or "", parts.port or 80)
        super().__init__(("127.0.0.1", 0), _Forwarding)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.server_address[1]}"


@pytest.fixture
def public_name(s3_server: SeaweedFS) -> "Iterator[PublicName]":
    with PublicName(s3_server.endpoint_url) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def opened(link: str, public: PublicName) -> tuple[int, bytes]:
    """Return what a browser gets that knows only the public name of the server."""
    assert link.startswith(f"{public.url}/")
    answer = urllib3.request("GET", link, headers={"Connection": "close"})
    return answer.status, answer.data


def test_links_for_a_public_endpoint_open_files_there(
    variables: dict[str, str], public_name: PublicName
) -> None:
    env = {
        **variables,
        "AWS_S3_PUBLIC_ENDPOINT_URL": public_name.url,
        "AWS_QUERYSTRING_STABLE": "true",
    }
    with changed_settings(load(env=env, env_file=None)):
        storage: Any = storages["default"]
        name = storage.save(ODD_NAME, ContentFile(b"content"))
        attachment = {"ResponseContentDisposition": "attachment"}

        plain = opened(storage.url(name), public_name)
        changed = opened(storage.url(name).replace("media/", "media/x", 1), public_name)
        download: str = storage.url(name, parameters=attachment)
        answer = urllib3.request("GET", download, headers={"Connection": "close"})

    assert plain == (200, b"content")
    assert changed[0] == 403
    assert answer.headers["Content-Disposition"] == "attachment"


def test_a_link_whose_host_is_replaced_does_not_open_the_file(
    variables: dict[str, str], public_name: PublicName
) -> None:
    with changed_settings(load(env=variables, env_file=None)):
        storage = storages["default"]
        link = storage.url(storage.save("a.txt", ContentFile(b"content")))

    replaced = link.replace(variables["AWS_S3_ENDPOINT_URL"], public_name.url)

    assert opened(replaced, public_name)[0] == 403


def test_unsigned_links_for_a_public_endpoint_open_public_files(
    variables: dict[str, str], public_name: PublicName, client: "S3Client", bucket: str
) -> None:
    let_anybody_read(client, bucket, "static")
    env = {**variables, "AWS_S3_PUBLIC_ENDPOINT_URL": public_name.url}
    emitted = load(env=env, env_file=None)
    with changed_settings(emitted):
        name = storages["staticfiles"].save("app.css", ContentFile(b"a{}"))

    assert opened(emitted["STATIC_URL"] + name, public_name) == (200, b"a{}")


def test_a_signed_link_expires(variables: dict[str, str]) -> None:
    with changed_settings(load(env=variables, env_file=None)):
        name = storages["default"].save("a.txt", ContentFile(b"content"))
        long = storages["default"].url(name)

    env = {**variables, "AWS_QUERYSTRING_EXPIRE": "2"}
    with changed_settings(load(env=env, env_file=None)):
        short = storages["default"].url(name)

    time.sleep(3.1)  # a signature counts whole seconds

    assert [urllib3.request("GET", link).status for link in (long, short)] == [200, 403]


def test_unsigned_links_do_not_open_a_private_bucket(variables: dict[str, str]) -> None:
    env = {**variables, "AWS_QUERYSTRING_AUTH": "false"}
    emitted = load(env=env, env_file=None)
    with changed_settings(emitted):
        storage = storages["default"]
        link = storage.url(storage.save("a.txt", ContentFile(b"content")))

        answer = urllib3.request("GET", link)

        assert (link, answer.status) == (f"{emitted['MEDIA_URL']}a.txt", 403)


@pytest.mark.parametrize("location", ["media", "uploads/été 1+1 100%20 #1 why?"])
def test_unsigned_links_open_files_that_anybody_may_read(
    location: str, variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    env = {**variables, "AWS_QUERYSTRING_AUTH": "false", "AWS_MEDIA_LOCATION": location}
    let_anybody_read(client, bucket, location)
    with changed_settings(load(env=env, env_file=None)):
        storage = storages["default"]
        link = storage.url(storage.save(ODD_NAME, ContentFile(b"content")))

        answer = urllib3.request("GET", link)

        assert (answer.status, answer.data) == (200, b"content")


def test_a_declared_storage_keeps_its_files_apart_and_private(
    variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    env = {
        **variables,
        "AWS_QUERYSTRING_AUTH": "false",
        "AWS_S3_ALIASES": "invoices",
        "AWS_INVOICES_QUERYSTRING_AUTH": "true",
        "AWS_INVOICES_QUERYSTRING_EXPIRE": "10m",
        "AWS_INVOICES_OBJECT_PARAMETERS": '{"ContentDisposition": "attachment"}',
    }
    let_anybody_read(client, bucket, "media")
    with changed_settings(load(env=env, env_file=None)):
        public, private = storages["default"], storages["invoices"]
        public.save("a.txt", ContentFile(b"public"))
        private.save("a.txt", ContentFile(b"private"))

        links = [public.url("a.txt"), private.url("a.txt"), private.url("a.txt").split("?")[0]]
        answers = [urllib3.request("GET", link) for link in links]

        assert keys_in(client, bucket) == ["invoices/a.txt", "media/a.txt"]
        assert [answer.status for answer in answers] == [200, 200, 403]
        assert [answer.data for answer in answers[:2]] == [b"public", b"private"]
        assert answers[1].headers["Content-Disposition"] == "attachment"


def test_objects_of_another_provider_are_stored_without_the_framing_of_checksums(
    variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    emitted = load(env=variables, env_file=None)
    with changed_settings(emitted):
        storage = storages["default"]
        storage.save("a.txt", ContentFile(b"content"))

        config = vars(storage)["client_config"]
        stored = client.get_object(Bucket=bucket, Key="media/a.txt", ChecksumMode="ENABLED")
        assert (config.request_checksum_calculation, config.response_checksum_validation) == (
            "when_required",
            "when_required",
        )
        assert stored["Body"].read() == b"content"
        assert stored.keys().isdisjoint({"ContentEncoding", "ChecksumCRC32", "ChecksumType"})


def test_a_key_that_the_server_does_not_know_is_not_replaced_by_an_ambient_one(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    env = {**variables, "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE"}
    emitted = load(env=env, env_file=None)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, variables[name])

    with changed_settings(emitted), pytest.raises(ClientError, match=r"\(403\)"):
        storages["default"].exists("a.txt")


def test_without_keys_boto3_finds_its_own(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = {name: value for name, value in variables.items() if "_KEY" not in name}
    emitted = load(env=place, env_file=None)
    for name in variables.keys() - place.keys():
        monkeypatch.setenv(name, variables[name])

    with changed_settings(emitted):
        storage = storages["default"]
        assert storage.save("a.txt", ContentFile(b"content")) == "a.txt"
        assert storage.exists("a.txt")
