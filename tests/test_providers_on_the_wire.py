"""The settings of each provider drive django-storages and boto3: what arrives, and where."""

import hashlib
import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import pytest
import urllib3
from django.core.files.base import ContentFile
from django.core.files.storage.handler import StorageHandler

from s3settings import load
from tests.provider_samples import KEYS, SAMPLES, WITH_DEFAULT_CHECKSUMS, Sample
from tests.wire import Request, Wire

if TYPE_CHECKING:
    from django.core.files.storage import Storage
    from types_boto3_s3 import S3ServiceResource

    from s3settings.shapes import DjangoSettings

pytestmark = pytest.mark.slow


MEBIBYTE = 1024 * 1024
SMALL = b"a small file"
# more than the 8 MiB from which boto3 uploads in parts
LARGE = bytes(range(256)) * 4 * 1024 * 9
ODD_NAME = "a folder/été 1+1.txt"
ODD_PATH = "a%20folder/%C3%A9t%C3%A9%201%2B1.txt"

# variables in the shell of a user of AWS; none of them is for another provider
AMBIENT = {
    "AWS_DEFAULT_REGION": "ap-south-1",
    "AWS_REGION": "ap-south-1",
    "AWS_REQUEST_CHECKSUM_CALCULATION": "when_supported",
    "AWS_RESPONSE_CHECKSUM_VALIDATION": "when_supported",
    "AWS_SECURITY_TOKEN": "token-of-a-session-of-aws",
    "AWS_SESSION_TOKEN": "token-of-a-session-of-aws",
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """The requests to a provider while files came and went, and what django-storages returned."""

    provider: Sample
    settings: "DjangoSettings"
    requests: tuple[Request, ...]
    names: tuple[str, str, str]
    content: bytes
    listing: tuple[list[str], list[str]]
    existed: tuple[bool, bool]
    link: str
    opened: bytes

    def sent(self, operation: str) -> list[Request]:
        """The requests of one operation."""
        return [request for request in self.requests if request.operation == operation]

    @property
    def written(self) -> list[Request]:
        """The requests that carry files: a small one, the parts of a large one, static ones."""
        parts = sorted(self.sent("UploadPart"), key=lambda part: int(part.query["partNumber"]))
        return [*self.sent("PutObject"), *parts]


class OnS3(Protocol):
    """A storage of django-storages, with more methods than one of Django."""

    connection: "S3ServiceResource"


@contextmanager
def storage_of(settings: "DjangoSettings", alias: str) -> "Generator[Storage, None, None]":
    """Yield the storage as Django makes it, and close what it opened."""
    storage = StorageHandler().create_storage(dict(settings["STORAGES"][alias]))
    yield storage
    cast("OnS3", storage).connection.meta.client.close()


def exchange_with(provider: Sample, wire: Wire) -> Exchange:
    """Let files come and go with the settings of a provider."""
    env = {**provider.variables, "AWS_S3_VERIFY": wire.bundle}
    settings = load(env=env, env_file=None)
    with storage_of(settings, "staticfiles") as storage:
        static = storage.save("css/app.css", ContentFile(SMALL))
    with storage_of(settings, "default") as storage:
        small = storage.save(ODD_NAME, ContentFile(SMALL))
        large = storage.save("large.bin", ContentFile(LARGE))
        with storage.open(small) as file:
            content = file.read()
        listing = storage.listdir("a folder")
        existed = storage.exists(small)
        link = storage.url(small)
        with urllib3.PoolManager(ca_certs=wire.bundle) as client:
            opened = client.request("GET", link).data
        storage.delete(small)
        exists = storage.exists(small)
    return Exchange(
        provider=provider,
        settings=settings,
        requests=tuple(wire.requests),
        names=(static, small, large),
        content=content,
        listing=listing,
        existed=(existed, exists),
        link=link,
        opened=opened,
    )


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    with Wire(tmp_path_factory.mktemp("wire")) as wire:
        yield wire


@pytest.fixture(scope="module", params=SAMPLES, ids=[provider.id for provider in SAMPLES])
def exchange(request: pytest.FixtureRequest, wire: Wire) -> Exchange:
    """Return the exchange with each provider in turn, in a process where AWS is all around."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in AMBIENT.items():
            patch.setenv(name, value)
        wire.reroute(patch)
        return exchange_with(request.param, wire)


def by_link(request: Request) -> bool:
    return "X-Amz-Signature" in request.query


def scope_of(request: Request) -> tuple[str, ...]:
    """Return algorithm, access key and credential scope of a signature, its day as ``…``."""
    if by_link(request):
        credential = request.query["X-Amz-Credential"]
        text = f"{request.query['X-Amz-Algorithm']} Credential={credential}, "
    else:
        text = request.headers["authorization"]
    found = re.match(r"(\S+) Credential=(.+?), ", text)
    return (found[1], re.sub(r"/\d{8}/", "/…/", found[2])) if found else (text,)


def test_files_come_and_go(exchange: Exchange) -> None:
    assert exchange.names == ("css/app.css", ODD_NAME, "large.bin")
    assert (exchange.content, exchange.opened) == (SMALL, SMALL)
    assert exchange.listing == ([], ["été 1+1.txt"])
    assert exchange.existed == (True, False)
    assert {request.operation for request in exchange.requests} == {
        "CompleteMultipartUpload",
        "CreateMultipartUpload",
        "DeleteObject",
        "GetObject",
        "HeadObject",
        "ListObjects",
        "PutObject",
        "UploadPart",
    }


def test_every_request_is_for_the_host_of_the_provider(exchange: Exchange) -> None:
    host = exchange.provider.host

    assert {(request.server_name, request.headers["host"]) for request in exchange.requests} == {
        (host.partition(":")[0], host)
    }


def test_every_path_has_the_bucket_where_the_provider_looks_for_it(exchange: Exchange) -> None:
    root = exchange.provider.root

    assert {request.path for request in exchange.requests} == {
        root or "/",
        f"{root}/static/css/app.css",
        f"{root}/media/{ODD_PATH}",
        f"{root}/media/large.bin",
    }
    assert {request.path for request in exchange.sent("ListObjects")} == {root or "/"}


def test_every_request_is_signed_with_version_4_for_the_region_of_the_provider(
    exchange: Exchange,
) -> None:
    credential = f"{KEYS['AWS_ACCESS_KEY_ID']}/…/{exchange.provider.region}/s3/aws4_request"

    assert {scope_of(request) for request in exchange.requests} == {
        ("AWS4-HMAC-SHA256", credential)
    }


def test_no_acl_and_no_session_token_is_sent(exchange: Exchange) -> None:
    for request in exchange.requests:
        names = {*request.headers, *map(str.lower, request.query)}
        assert names.isdisjoint({"x-amz-acl", "x-amz-security-token"})


def test_files_arrive_whole(exchange: Exchange) -> None:
    static, small, *parts = exchange.written

    assert (static.content, small.content) == (SMALL, SMALL)
    assert [len(part.content) for part in parts] == [8 * MEBIBYTE, MEBIBYTE]
    assert b"".join(part.content for part in parts) == LARGE


def test_checksums_are_those_that_the_provider_supports(exchange: Exchange) -> None:
    found = {
        name
        for request in exchange.requests
        for name in request.headers
        if name.startswith("x-amz-") or name in {"content-encoding", "transfer-encoding"}
    }

    framing = {
        "content-encoding",
        "transfer-encoding",
        "x-amz-checksum-algorithm",
        "x-amz-checksum-mode",
        "x-amz-decoded-content-length",
        "x-amz-sdk-checksum-algorithm",
        "x-amz-trailer",
    }
    is_usual = exchange.provider.id in WITH_DEFAULT_CHECKSUMS
    assert found == {"x-amz-content-sha256", "x-amz-date"} | (framing if is_usual else set())


def test_a_body_is_the_file_and_signed_unless_the_checksums_are_those_of_aws(
    exchange: Exchange,
) -> None:
    for request in exchange.written:
        if exchange.provider.id in WITH_DEFAULT_CHECKSUMS:
            expected = "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
            assert request.headers["content-encoding"] == "aws-chunked"
            assert b"\r\nx-amz-checksum-crc" in request.body
        else:
            expected = hashlib.sha256(request.body).hexdigest()
            assert request.body == request.content
            assert request.headers["content-length"] == str(len(request.content))
        assert request.headers["x-amz-content-sha256"] == expected


def test_links_of_private_files_are_signed_for_the_place_of_the_provider(
    exchange: Exchange,
) -> None:
    provider = exchange.provider
    (request,) = [request for request in exchange.requests if by_link(request)]

    assert exchange.settings["MEDIA_URL"] == f"https://{provider.host}{provider.root}/media/"
    assert exchange.link.startswith(f"{exchange.settings['MEDIA_URL']}{ODD_PATH}?")
    assert request.query.keys() == {
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-Expires",
        "X-Amz-Signature",
        "X-Amz-SignedHeaders",
    }


def write_env_file(folder: Path, variables: Mapping[str, str]) -> None:
    lines = [f"{name}={value}\n" for name, value in variables.items()]
    (folder / ".env").write_text("".join(lines), encoding="utf-8")


def config_of(settings: "DjangoSettings") -> list[object]:
    """Return the settings, and the botocore configurations by what is in them."""
    shown = re.sub(r"<botocore\.config\.Config object at \w+>", "Config", repr(settings))
    entries = settings["STORAGES"].values()
    configs = [entry.get("OPTIONS", {}).get("client_config") for entry in entries]
    return [shown, *(vars(config) for config in configs if config is not None)]


@pytest.mark.parametrize("provider", SAMPLES, ids=[provider.id for provider in SAMPLES])
def test_keys_of_a_file_come_to_the_same_whatever_aws_sets_around_them(
    provider: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_env_file(tmp_path, provider.variables)
    expected = config_of(load(env=provider.variables, env_file=None))
    for name, value in AMBIENT.items():
        monkeypatch.setenv(name, value)

    assert config_of(load(base_dir=tmp_path)) == expected


SPACES = next(provider for provider in SAMPLES if provider.id == "spaces")


def test_a_setting_that_the_user_made_wins_on_the_wire(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire.reroute(monkeypatch)
    env = {
        **SPACES.variables,
        "AWS_S3_VERIFY": wire.bundle,
        "AWS_S3_ADDRESSING_STYLE": "path",
        "AWS_DEFAULT_ACL": "public-read",
        "AWS_S3_CLIENT_CONFIG": '{"request_checksum_calculation": "when_supported"}',
    }

    with storage_of(load(env=env, env_file=None), "default") as storage:
        storage.save("a.txt", ContentFile(SMALL))

    (request,) = [request for request in wire.requests if request.operation == "PutObject"]
    assert request.headers["host"] == "nyc3.digitaloceanspaces.com"
    assert request.path == "/acme-media/media/a.txt"
    assert request.headers["x-amz-acl"] == "public-read"
    assert request.headers["content-encoding"] == "aws-chunked"


@pytest.mark.parametrize(
    ("endpoint", "address", "region"),
    [
        pytest.param(
            "https://fra1.digitaloceanspaces.com",
            "acme-media.fra1.digitaloceanspaces.com/media/a.txt",
            "fra1",
            id="recognized",
        ),
        pytest.param(
            "https://s3.example.com/files",
            "s3.example.com/files/acme-media/media/a.txt",
            "us-east-1",
            id="of nobody",
        ),
    ],
)
def test_an_endpoint_alone_is_enough(
    endpoint: str, address: str, region: str, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire.reroute(monkeypatch)
    env = {
        **KEYS,
        "AWS_STORAGE_BUCKET_NAME": "acme-media",
        "AWS_S3_ENDPOINT_URL": endpoint,
        "AWS_S3_VERIFY": wire.bundle,
    }

    with storage_of(load(env=env, env_file=None), "default") as storage:
        storage.save("a.txt", ContentFile(SMALL))

    (request,) = [request for request in wire.requests if request.operation == "PutObject"]
    assert request.headers["host"] + request.path == address
    assert request.body == SMALL
    assert scope_of(request)[1].split("/")[2] == region


def test_each_storage_has_its_own_provider(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    wire.reroute(monkeypatch)
    env = {
        **KEYS,
        "AWS_STORAGE_BUCKET_NAME": "acme-media",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "AWS_S3_VERIFY": wire.bundle,
        "AWS_S3_ALIASES": "exports,backups",
        "AWS_STATIC_PROVIDER": "scaleway",
        "AWS_STATIC_REGION_NAME": "nl-ams",
        "AWS_STATIC_ACCESS_KEY": "KEYOFSCALEWAY",
        "AWS_STATIC_SECRET_KEY": "made-up-secret-of-scaleway",
        "AWS_EXPORTS_PROVIDER": "r2",
        "AWS_EXPORTS_ACCOUNT_ID": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        "AWS_EXPORTS_ACCESS_KEY": "keyofr2",
        "AWS_EXPORTS_SECRET_KEY": "made-up-secret-of-r2",
        "AWS_BACKUPS_PROVIDER": "minio",
        "AWS_BACKUPS_ENDPOINT_URL": "https://minio.example.com:9000",
    }
    settings = load(env=env, env_file=None)

    for alias in settings["STORAGES"]:
        with storage_of(settings, alias) as storage:
            storage.save("a.txt", ContentFile(SMALL))

    sent = [request for request in wire.requests if request.operation == "PutObject"]
    found = {request.headers["host"]: request.path for request in sent}
    scopes = {request.headers["host"]: scope_of(request)[1] for request in sent}
    assert found == {
        "acme-media.s3.eu-west-1.amazonaws.com": "/media/a.txt",
        "acme-media.s3.nl-ams.scw.cloud": "/static/a.txt",
        "0a1b2c3d4e5f60718293a4b5c6d7e8f9.r2.cloudflarestorage.com": "/acme-media/exports/a.txt",
        "minio.example.com:9000": "/acme-media/backups/a.txt",
    }
    assert scopes == {
        "acme-media.s3.eu-west-1.amazonaws.com": (
            f"{KEYS['AWS_ACCESS_KEY_ID']}/…/eu-west-1/s3/aws4_request"
        ),
        "acme-media.s3.nl-ams.scw.cloud": "KEYOFSCALEWAY/…/nl-ams/s3/aws4_request",
        "0a1b2c3d4e5f60718293a4b5c6d7e8f9.r2.cloudflarestorage.com": "keyofr2/…/auto/s3/aws4_request",
        "minio.example.com:9000": f"{KEYS['AWS_ACCESS_KEY_ID']}/…/us-east-1/s3/aws4_request",
    }
    assert {"content-encoding" in request.headers for request in sent[1:]} == {False}
