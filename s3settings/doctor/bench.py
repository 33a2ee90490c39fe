"""Everything that the probes of one storage share: a client, plain HTTP, and a file of their own."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.storages.addresses import api_host
from s3settings.storages.storage import Storage

if TYPE_CHECKING:
    from boto3.session import Session
    from botocore.loaders import Loader
    from types_boto3_s3 import S3Client
    from types_boto3_sts import STSClient
    from urllib3 import BaseHTTPResponse, PoolManager

# seconds; one attempt, so that a silent endpoint ends soon
CONNECT_TIMEOUT = 2.0
READ_TIMEOUT = 4.0

# the folder in a location that only these probes write to
FOLDER = "s3settings-doctor"
NAME = "probe.css"
CONTENT_TYPE = "text/css"
# what links of django-storages leave unquoted
SAFE = "/~!*()'"


@dataclass(frozen=True, slots=True)
class Bench:
    """One storage under examination; `origin` is one of pages, for CORS.

    `linking` is the client that signs links, which may lead to an endpoint of their own.
    """

    storage: Storage
    client: "S3Client" = field(repr=False)
    linking: "S3Client" = field(repr=False)
    http: "PoolManager" = field(repr=False)
    key: str
    body: bytes
    origin: str | None = None
    # what earlier probes have found out, for later ones
    known: dict[str, str] = field(default_factory=dict[str, str], repr=False)

    @property
    def bucket(self) -> str:
        """The bucket, which every storage under examination has."""
        return self.storage.bucket_name or ""

    @property
    def api(self) -> str:
        """The URL of the endpoint."""
        return api_url(self.storage)

    @property
    def bucket_url(self) -> str:
        """The URL of the bucket on the API, without a slash at its end."""
        return f"{'https' if self.storage.use_ssl else 'http'}://{self.storage.address}"

    @property
    def object_url(self) -> str:
        """The URL of the probe's file on the API, without a signature."""
        return f"{self.bucket_url}/{quote(self.key, safe=SAFE)}"

    @property
    def public_url(self) -> str:
        """The unsigned link to the probe's file, as the storage makes it."""
        location = self.storage.location.strip("/")
        return self.storage.base_url + self.key.removeprefix(f"{location}/" if location else "")

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> "BaseHTTPResponse":
        """Send a GET request as a visitor does; raises urllib3's HTTPError."""
        return self.http.request("GET", url, headers=headers, redirect=False)

    def sts(self) -> "STSClient":
        """Return a client of STS with the credentials of the storage; raises botocore's errors."""
        return _sts(self.storage)

    def problem(self, id: str, fact: str, hint: str, option: str | None = None) -> Problem:  # noqa: A002 - as in Problem
        """Return a problem at the variable that set the option, if one is named."""
        alias = self.storage.alias
        if option is None:
            return problem(id, fact, hint, variable=None, alias=alias)
        origin = self.storage.origin(option)
        variable, source = origin.variable, origin.source
        return problem(id, fact, hint, variable=variable, source=source, alias=alias)


def bench_of(storage: Storage, origin: str | None = None) -> Bench:
    """Return the bench of a storage on S3; raises botocore's errors for a client it refuses."""
    location = storage.location.strip("/")
    folder = f"{location}/{FOLDER}" if location else FOLDER
    token = secrets.token_hex(8)
    body = f"/* {token} */".encode()
    key = f"{folder}/{token}-{NAME}"
    client = linking = _client(storage)
    if (public := storage.public_endpoint_url) is not None:
        is_tls = public.startswith("https:")
        linking = _client(storage.replace(endpoint_url=public, use_ssl=is_tls))
    http = _http(storage, api_url(storage))
    return Bench(storage, client, linking, http, key, body, origin)


def api_url(storage: Storage) -> str:
    """Return the URL of the endpoint."""
    scheme = "https" if storage.use_ssl else "http"
    return storage.endpoint_url or f"{scheme}://{api_host(storage.region_name)}"


def _client(storage: Storage) -> "S3Client":
    from botocore.config import Config

    given: dict[str, Any] = {
        "signature_version": _signature_version(storage),
        "proxies": storage.proxies,
        "s3": {"addressing_style": storage.addressing_style},
        **(storage.client_config or {}),
        "connect_timeout": CONNECT_TIMEOUT,
        "read_timeout": READ_TIMEOUT,
        "retries": {"total_max_attempts": 1},
    }
    client: S3Client = _session(storage).client(
        "s3",
        region_name=storage.region_name,
        use_ssl=storage.use_ssl,
        verify=storage.verify,
        endpoint_url=storage.endpoint_url,
        config=Config(**given),
    )
    return client


@cache
def _loader() -> "Loader":
    """Return a loader that reads the descriptions of AWS's APIs once, not for each session."""
    from botocore.loaders import create_loader

    return create_loader()


def _session(storage: Storage) -> "Session":
    import boto3
    import botocore.session

    core = botocore.session.get_session()
    core.register_component("data_loader", _loader())
    return boto3.session.Session(
        botocore_session=core,
        aws_access_key_id=storage.access_key,
        aws_secret_access_key=storage.secret_key,
        aws_session_token=storage.security_token,
        profile_name=storage.session_profile,
    )


def _sts(storage: Storage) -> "STSClient":
    from botocore.config import Config

    config = Config(
        proxies=cast("dict[str, str] | None", storage.proxies),
        connect_timeout=CONNECT_TIMEOUT,
        read_timeout=READ_TIMEOUT,
        retries={"total_max_attempts": 1},
    )
    client: STSClient = _session(storage).client(
        "sts",
        region_name=storage.region_name,
        verify=storage.verify,
        endpoint_url=None if storage.is_aws else storage.endpoint_url,
        config=config,
    )
    return client


def _signature_version(storage: Storage) -> str | None:
    """Return the version that the client is made with; botocore's own is for links only."""
    version = storage.signature_version
    return None if version == "s3" and not storage.is_set("signature_version") else version


def _http(storage: Storage, url: str) -> "PoolManager":
    import urllib3
    from botocore.utils import get_environ_proxies

    verify = storage.verify
    given: dict[str, Any] = {
        "timeout": urllib3.Timeout(connect=CONNECT_TIMEOUT, read=READ_TIMEOUT),
        "retries": False,
        "ca_certs": verify if isinstance(verify, str) else None,
        "cert_reqs": "CERT_NONE" if verify is False else "CERT_REQUIRED",
    }
    # as botocore does: the proxies of the storage, or else those of the environment
    proxies = storage.proxies or get_environ_proxies(url)
    proxy = proxies.get(url.partition(":")[0])
    return urllib3.ProxyManager(proxy, **given) if proxy else urllib3.PoolManager(**given)
