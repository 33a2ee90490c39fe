"""The choice of the transport of a run."""

import importlib.util
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, cast

from s3settings.staticfiles.shelf import Captured

EXPRESSIBLE = frozenset(
    {
        "CacheControl",
        "ContentDisposition",
        "ContentEncoding",
        "ContentLanguage",
        "ContentType",
        "Metadata",
    }
)
# Keys that obstore takes as they are; it merges slashes and refuses control characters.
_PLAIN = re.compile(r"(?!/)(?:(?!\.{1,2}(?:/|$))[^/\x00-\x1f\x7f]+(?:/|$))*(?<!/)")
# Variables that obstore reads by itself, with another meaning than boto3's or with none in boto3.
_OF_OBSTORE = re.compile(
    r"AWS_(?:ALLOW_|CHECKSUM_|CONDITIONAL_PUT|COPY_IF|CONNECT_TIMEOUT|DEFAULT_CONTENT_TYPE"
    r"|DEFAULT_HEADERS|DISABLE_|HTTP1_ONLY|HTTP2_|POOL_|PROXY_|RANDOMIZE_|READ_TIMEOUT|REQUEST_PAYER"
    r"|ROOT_CERTIFICATE|S3_EXPRESS|SERVER_SIDE_ENCRYPTION|SKIP_SIGNATURE|SSE_|TIMEOUT"
    r"|UNSIGNED_PAYLOAD|USER_AGENT|VIRTUAL_HOSTED)"
)
# Variables that change where and how boto3 connects.
_OF_BOTO3 = re.compile(
    r"(?i:https?_proxy|all_proxy)|AWS_ENDPOINT_URL(?:_S3)?"
    r"|AWS_USE_(?:DUALSTACK|FIPS)_ENDPOINT|AWS_S3_.*_ENDPOINT|AWS_(?:REQUEST|RESPONSE)_CHECKSUM_.*"
)
_OF_TLS = frozenset({"AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"})
_OPTIONS = (
    ("proxies", "proxies are set"),
    ("verify", "verify is set"),
    ("session_profile", "a profile is set"),
)
# the credentials of the second are those of its session
_WITHOUT_OVERRIDES = ("storages.backends.s3", "s3settings.backends")
_OVERRIDES = ("_create_session", "connection", "unsigned_connection", "bucket")


class Address(NamedTuple):
    """The address of the bucket for obstore."""

    endpoint: str
    region: str
    virtual: bool


def reason_of_storage(
    storage: Any, storage_class: type[Any], environ: Mapping[str, str]
) -> str | None:
    """Return what keeps a storage from obstore, if anything."""
    if importlib.util.find_spec("obstore") is None:
        return "obstore is not installed"
    return (
        _reason_of_class(storage_class)
        or _reason_of_options(storage)
        or _reason_of_environment(storage, environ)
        or _reason_of_address(storage)
    )


def _reason_of_class(storage_class: type[Any]) -> str | None:
    overridden = (name for name in _OVERRIDES if _overridden(storage_class, name))
    name = next(overridden, None)
    return f"{storage_class.__name__} overrides {name}" if name else None


def _reason_of_options(storage: Any) -> str | None:
    for name, reason in _OPTIONS:
        if getattr(storage, name) is not None:
            return reason
    if _has_own_config(storage):
        return "client_config is set"
    if storage.signature_version not in {None, "s3v4"}:
        return "signature_version is not s3v4"
    return None if storage.use_ssl is True else "use_ssl is off"


def _reason_of_environment(storage: Any, environ: Mapping[str, str]) -> str | None:
    plain = (storage.endpoint_url or "").startswith("http://")
    for name in sorted(environ):
        if environ[name] and _changes_connections(name, plain=plain):
            return f"{name} is in the environment"
    return None


def _changes_connections(name: str, *, plain: bool) -> bool:
    if _OF_OBSTORE.match(name) or _OF_BOTO3.fullmatch(name):
        return True
    return name in _OF_TLS and not plain


def reason_of_objects(captured: Iterable[Captured], prefix: str) -> str | None:
    """Return what keeps objects from obstore, if anything."""
    if prefix and not _PLAIN.fullmatch(prefix.rstrip("/")):
        return "the location has an unusual character"
    for each in captured:
        if others := each.arguments.keys() - EXPRESSIBLE:
            return f"uploads have the argument {min(others)}"
        if not _PLAIN.fullmatch(each.key):
            return "a key has an unusual character"
        if not _is_plain_metadata(each.arguments.get("Metadata", {})):
            return "metadata has an unusual name"
    return None


def _is_plain_metadata(metadata: Mapping[str, str]) -> bool:
    return all(name == name.lower() and name.isascii() for name in metadata)


def _overridden(storage_class: type[Any], name: str) -> bool:
    owner = next(base for base in storage_class.__mro__ if name in vars(base))
    return owner.__module__ not in _WITHOUT_OVERRIDES


def _has_own_config(storage: Any) -> bool:
    """Compare with the configuration that django-storages makes by itself."""
    from botocore.config import Config

    usual = Config(
        s3={"addressing_style": storage.addressing_style},
        signature_version=storage.signature_version,
        proxies=storage.proxies,
    )
    return vars(cast("Config", storage.client_config)) != vars(usual)


def _reason_of_address(storage: Any) -> str | None:
    if not storage.endpoint_url and not storage.region_name:
        return "no region is set"
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]", storage.bucket_name or ""):
        return "the name of the bucket is unusual"
    if storage.endpoint_url and not re.fullmatch(r"https?://[^/?#@]+/?", storage.endpoint_url):
        return "the endpoint has a path"
    if _section_of_config(storage):
        return "the configuration file of AWS sets options of s3"
    return None


def _section_of_config(storage: Any) -> bool:
    """Return True if a profile configures connections, which only boto3 interprets."""
    scoped = storage._create_session()._session.get_scoped_config()
    return bool({"s3", "endpoint_url", "services", "ca_bundle"} & scoped.keys())


def address(storage: Any) -> Address:
    """Return the address of the bucket, as botocore builds it."""
    region = storage.region_name or storage._create_session().region_name or "us-east-1"
    style = storage.addressing_style or "auto"
    host = storage.endpoint_url or ""
    is_ip = re.fullmatch(r"https?://(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])(?::\d+)?/?", host)
    virtual = style != "path" and not is_ip
    if not host:
        domain = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
        host = f"https://s3.{region}.{domain}"
    scheme, _, rest = host.rstrip("/").partition("://")
    if virtual:
        rest = f"{storage.bucket_name}.{rest}"
    return Address(f"{scheme}://{rest}", region, virtual)
