"""Parsers of bucket, location, provider, endpoint, custom domain and URL protocol."""

import re
from string import hexdigits

from s3settings.facts.regions import REGIONS
from s3settings.facts.s3 import (
    ACCESS_POINT_PATTERN,
    BUCKET_NAME_PATTERN,
    CLIENT_BUCKET_PATTERN,
    LONGEST_KEY,
    OBJECT_LAMBDA,
    OUTPOSTS,
)
from s3settings.parsers.text import (
    has_placeholder,
    nearest,
    placeholder,
    plain,
    single,
    without_scheme,
)
from s3settings.problems.problem import Invalid
from s3settings.urls import is_label, parts_of

_MARKS = "-_"
_OF_IPS = frozenset(f"{hexdigits}:.")
_SEGMENT = r"/(?!\.{1,2}(?:/|$))"
_DOMAIN_PATH = rf"(?:{_SEGMENT}[A-Za-z0-9._~!$&'()*+,;=:@-]+)+"
# stricter than that of a domain: botocore rewrites paths with other characters
_ENDPOINT_PATH = rf"(?:{_SEGMENT}[A-Za-z0-9._~-]+)*/?"
_PORT_OF_HTTP, _PORT_OF_HTTPS = 80, 443
_LONGEST_PORT = 5
_LAST_PORT = 65_535


def bucket_name(value: object) -> str:
    """Return the name of a bucket; ARNs, URLs and paths are rejected."""
    name = single(value)
    if name.lower().startswith("arn:"):
        if re.fullmatch(ACCESS_POINT_PATTERN, name, re.ASCII):
            return name
        raise _arn(name)
    if "://" in name or name.lower().startswith(("s3:", "http:", "https:", "//")):
        raise _not_a_name("a URL, not a bucket name")
    if "/" in name:
        raise _not_a_name("a path, not a bucket name")
    # most names are possible on AWS, so that only the pattern of its rule is compiled
    is_name = re.fullmatch(BUCKET_NAME_PATTERN, name) or (
        re.fullmatch(CLIENT_BUCKET_PATTERN, name) and name not in {".", ".."}
    )
    if not is_name:
        hint = "set a name of 3 to 63 lowercase letters, digits, hyphens and dots"
        raise Invalid("E005", "not a bucket name", hint)
    return name


def _arn(name: str) -> Invalid:
    if name.endswith(".mrap"):
        hint = "set a bucket or an access point of one region"
        fact = "a multi-region access point, which SigV4 does not support"
        return Invalid("E006", fact, hint)
    for service, fact in ((":s3-object-lambda:", OBJECT_LAMBDA), (":s3-outposts:", OUTPOSTS)):
        if service in name:
            hint = "set a bucket, or an access point (arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME)"
            return Invalid("E006", fact, hint)
    return _not_a_name("an ARN, not a bucket name")


def _not_a_name(message: str) -> Invalid:
    hint = "set only the name of the bucket; set a folder inside it in AWS_LOCATION"
    return Invalid("E006", message, hint)


def provider(value: object) -> str:
    """Return the id of an S3-compatible provider, from its id or an alias of it."""
    from s3settings.providers.table import PROVIDERS, by_name

    name = single(value)
    if found := by_name(name):
        return found.id
    names = [word for row in PROVIDERS for word in (row.id, *row.aliases)]
    near = nearest(name, names)
    hint = f"set one of {', '.join(row.id for row in PROVIDERS)}, or only AWS_S3_ENDPOINT_URL"
    raise Invalid("E017", "unknown provider", f"did you mean {near}?" if near else hint)


def account_id(value: object) -> str:
    """Return the account in an endpoint: one label of a host name."""
    account = single(value)
    if not is_label(account, _MARKS):
        hint = "set the id as the provider displays it, without a URL"
        raise Invalid("E028", "not an account id", hint)
    return account


def region_name(value: object) -> str:
    """Return text in the form of a region; the existing regions depend on the provider."""
    name = single(value)
    if name not in REGIONS and not is_label(name):
        raise Invalid("E004", "not a region", "set a region code such as eu-west-1")
    return name


def location(value: object) -> str:
    """Return a key prefix without slashes at its ends."""
    prefix = plain(value)
    if "://" in prefix or prefix.startswith("//"):
        hint = "set a key prefix such as static; set a host in AWS_S3_CUSTOM_DOMAIN"
        raise Invalid("E016", "a URL, not a key prefix", hint)
    if prefix.startswith("/"):
        raise Invalid("E016", "starts with a slash", "remove the slash at the start")
    prefix = prefix.removesuffix("/")
    if "\\" in prefix or {"", ".", ".."} & set(prefix.split("/")):
        hint = "write names separated by single slashes, such as prod/static"
        raise Invalid("E016", "contains an empty or relative part, or a backslash", hint)
    if len(prefix.encode()) >= LONGEST_KEY:
        fact = f"uses up the {LONGEST_KEY} bytes of the longest key"
        raise Invalid("E016", fact, "set a shorter key prefix")
    return prefix


def custom_domain(value: object) -> str:
    """Return a host with an optional port and path, without scheme and trailing slash."""
    domain = single(value)
    if "://" in domain or domain.lower().startswith(("//", "http:", "https:")):
        raise _not_a_domain("starts with a URL scheme", "write the host name without https://")
    if domain.endswith("/"):
        raise _not_a_domain("ends with a slash", "remove the slash at the end")
    server, slash, path = domain.partition("/")
    if not _is_server(server, _MARKS) or (slash and not re.fullmatch(_DOMAIN_PATH, f"/{path}")):
        hint = "set a host name such as cdn.example.com, without spaces"
        raise _not_a_domain("not a host name", hint)
    if has_placeholder(server.partition(":")[0]):
        raise placeholder()
    return domain


def supposed_provider(value: str) -> str:
    """Return an id without the angle brackets of a template, and without a scheme."""
    return without_scheme(value.strip("<>"))


def supposed_location(value: str) -> str:
    """Return a location without the slashes at its ends."""
    return value.strip().strip("/")


def supposed_endpoint(value: str) -> str:
    """Return an endpoint with one scheme."""
    return re.sub(r"(?i)^(?:https?:?/+)*", "https://", value, count=1)


def supposed_domain(value: str) -> str:
    """Return a domain without a scheme and a slash at the end, or one that is reserved (RFC 2606)."""
    domain = (value.partition("://")[2] or value).strip().rstrip("/")
    try:
        return custom_domain(domain)
    except Invalid:
        return "domain.invalid"


def _not_a_domain(message: str, hint: str) -> Invalid:
    return Invalid("E011", message, hint)


def endpoint_url(value: object) -> str:
    """Return the URL of an S3 API: http or https, a host, and an optional port and path."""
    url = single(value)
    if "://" not in url:
        raise Invalid("E012", "does not start with http:// or https://", "write the full URL")
    # urlsplit would remove a tab, which is not allowed in a URL
    parts = parts_of(url.replace("\t", " "))
    if "@" in parts.netloc:
        hint = "remove them from the URL; set them in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        raise Invalid("E014", "credentials in the URL", hint)
    # botocore rejects underscores
    if parts.scheme not in {"http", "https"} or not _is_server(parts.netloc, "-"):
        raise Invalid("E012", "not the URL of a server", "set a URL such as https://s3.example.com")
    if parts.query or parts.fragment or not re.fullmatch(_ENDPOINT_PATH, parts.path):
        hint = "end the URL after the host, the port or a path of single slashes"
        raise Invalid("E012", "contains a query, a fragment or an unsupported path", hint)
    if has_placeholder(parts.netloc.partition(":")[0]):
        raise placeholder()
    if parts.scheme == "http" and parts.port == _PORT_OF_HTTPS:
        raise Invalid("E012", "http on the port of https", "write https:// in place of http://")
    if parts.scheme == "https" and parts.port == _PORT_OF_HTTP:
        raise Invalid("E012", "https on the port of http", "remove the port from the URL")
    return f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")


def _is_server(netloc: str, marks: str) -> bool:
    """Return True for a host or an IP address, and an optional port; labels may have the marks."""
    host, colon, port = netloc.rpartition(":")
    if not colon or netloc.endswith("]"):
        # the colons of an IPv6 address are in brackets
        return _is_host(netloc, marks)
    return _is_port(port) and _is_host(host, marks)


def _is_host(host: str, marks: str) -> bool:
    if host.startswith("[") and host.endswith("]"):
        return host != "[]" and _OF_IPS.issuperset(host[1:-1])
    return all(is_label(label, marks) for label in host.split("."))


def _is_port(digits: str) -> bool:
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_PORT
    return is_number and 0 < int(digits) <= _LAST_PORT


def url_protocol(value: object) -> str:
    """Return ``https:`` or ``http:``, from text with or without the colon and slashes."""
    protocol = single(value).lower().removesuffix("//").removesuffix(":")
    if protocol not in {"http", "https"}:
        raise Invalid("E015", "neither http nor https", "set https:")
    return f"{protocol}:"
