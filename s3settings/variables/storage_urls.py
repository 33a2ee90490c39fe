"""Storage URLs: one variable for the provider, the bucket and the options of a storage."""

import re
from collections.abc import Collection, Iterator, Mapping

from s3settings.options.table import OPTIONS
from s3settings.parsers.scalars import LOCAL_BACKENDS
from s3settings.parsers.text import nearest, plain
from s3settings.problems.kinds import at
from s3settings.problems.problem import Invalid, Problem, raise_all
from s3settings.sources.secret_file import value_or_file
from s3settings.sources.values import OF_PROJECT, FilePath, Value, value_of
from s3settings.variables.names import options_of, url_names

_LOCAL = {**{name: name for name in LOCAL_BACKENDS}, "file": "filesystem"}
_PROTOCOLS = frozenset({"http", "https"})
_KEYS = ("access_key", "secret_key", "security_token")
_ESCAPES = "percent-encode every character of a key or a value that is not a letter or a digit"


def in_urls(
    values: Mapping[str, Value], scopes: Collection[str], prefix: str, base_dir: FilePath | None
) -> tuple[dict[str, dict[str, Value]], tuple[Problem, ...]]:
    """The options in storage URLs, by scope; the problems are those of malformed ones."""
    found: dict[str, dict[str, Value]] = {}
    problems: tuple[Problem, ...] = ()
    for name, scope in url_names(scopes, prefix):
        url, unreadable = value_or_file(values, name, base_dir)
        problems += unreadable
        if url is None or url.value is None or scope in found:
            continue
        try:
            found[scope] = options_in(url, scope)
        except Invalid as invalid:
            found[scope] = {}
            variable, source = url.origin
            faults = (invalid, *invalid.others)
            problems += tuple(at(one, variable=variable, source=source) for one in faults)
    return found, problems


def combined(single: Mapping[str, Value], of_url: Mapping[str, Value]) -> dict[str, Value]:
    """The options of one scope: those of single variables, which take precedence, and of its URL.

    Only defaults of the project are below the URL. The keys of the URL are not mixed with others.
    """
    mine = {name for name, value in single.items() if not _is_default(value)}
    if not mine.isdisjoint(_KEYS[:2]):
        mine |= {*_KEYS}
    return {**single, **{name: value for name, value in of_url.items() if name not in mine}}


def _is_default(value: Value) -> bool:
    return value.origin.source.kind in OF_PROJECT


def options_in(url: Value, scope: str) -> dict[str, Value]:
    """The options in a URL, as text with the origin of the URL.

    Raises `Invalid`, without a part of the URL.
    """
    scheme, _, rest = _text(url.value).partition(":")
    _check_characters(rest)
    place, _, query = rest.removeprefix("//").partition("?")
    found: dict[str, Value] = {}
    for option, text in (*_in_place(scheme, place), *_in_query(query, options_of(scope))):
        if option in found:
            raise Invalid("E072", f"sets {option} twice", "keep one of the two")
        found[option] = value_of(url.origin.variable, text, url.origin.source)
    return {option: value for option, value in found.items() if value.value != ""}


def _text(value: object) -> str:
    """The text of a URL; any problem of it hides all the options that it sets."""
    try:
        return plain(value)
    except Invalid as invalid:
        message, hint = invalid.message, invalid.hint
    raise Invalid("E072", message, hint)


def _check_characters(rest: str) -> None:
    """Find what is not percent-encoded: it would cut a key or a value in two."""
    authority, _, behind = rest.removeprefix("//").partition("/")
    if re.search(r"%(?![0-9A-Fa-f]{2})", rest):
        raise Invalid("E072", "a % is not percent-encoded", f"write it as %25; {_ESCAPES}")
    if "@" in behind or authority.partition("?")[0].count("@") > 1 or "@" in _query(authority):
        raise Invalid("E072", "a key, or an @, is not percent-encoded", _ESCAPES)
    if "#" in rest:
        raise Invalid("E072", "a # is not percent-encoded", f"write it as %23; {_ESCAPES}")
    if re.search(r"\s", rest):
        raise Invalid("E072", "white space is not percent-encoded", f"write it as %20; {_ESCAPES}")


def _query(text: str) -> str:
    return text.partition("?")[2]


def _in_place(scheme: str, place: str) -> Iterator[tuple[str, str]]:
    """The options in front of the ``?``, by the kind of storage in the scheme."""
    name, plus, protocol = scheme.lower().partition("+")
    if name in _LOCAL and not plus:
        if place.strip("/"):
            hint = "write only file: or memory:; uploads are in the directory media of base_dir"
            raise Invalid("E072", "a local storage takes no directory and no bucket", hint)
        yield "backend", _LOCAL[name]
        return
    if re.fullmatch(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+", scheme):
        yield "backend", scheme
    elif name != "s3":
        yield "provider", _provider(name)
    if plus and protocol not in _PROTOCOLS:
        raise Invalid("E072", "an unknown protocol behind the +", "write +http:// or +https://")
    authority, _, path = place.partition("/")
    keys, _, host = authority.rpartition("@")
    yield from zip(_KEYS, map(_decoded, keys.split(":", maxsplit=1)), strict=False)
    yield from _on_server(protocol, host, path) if plus else _in_bucket(host, path)


def _provider(name: str) -> str:
    """The id of the provider that a scheme names."""
    if name in _PROTOCOLS:
        hint = f"write s3+{name}://host/bucket, or set AWS_S3_ENDPOINT_URL"
        raise Invalid("E072", "the URL of a server, without a kind of storage", hint)
    from s3settings.providers.table import PROVIDERS, by_name

    if found := by_name(name):
        return found.id
    known = [*_LOCAL, "s3", *(word for row in PROVIDERS for word in (row.id, *row.aliases))]
    meant = nearest(name, known)
    hint = (
        f"did you mean {meant}?" if meant else "start it with s3://, file:, memory: or a provider"
    )
    raise Invalid("E072", "does not start with a kind of storage", hint)


def _on_server(protocol: str, host: str, path: str) -> Iterator[tuple[str, str]]:
    if not host:
        raise Invalid("E072", "no server behind ://", "write minio+http://host:9000/bucket")
    bucket, _, location = path.partition("/")
    yield "endpoint_url", f"{protocol}://{host}"
    yield from _named(bucket, location)


def _in_bucket(host: str, path: str) -> Iterator[tuple[str, str]]:
    if ":" in host:
        hint = "write s3+http://host:9000/bucket for a server, s3://bucket for a bucket"
        raise Invalid("E072", "a port behind the name of the bucket", hint)
    yield from _named(host, path)


def _named(bucket: str, location: str) -> Iterator[tuple[str, str]]:
    """The bucket and the location, where the URL has them."""
    if bucket:
        yield "bucket_name", _decoded(bucket)
    if location.strip("/"):
        yield "location", _decoded(location.strip("/"))


def _in_query(query: str, options: Collection[str]) -> list[tuple[str, str]]:
    """The options behind the ``?``; a + is a plus there, as in a session token."""
    found: list[tuple[str, str]] = []
    faults: list[Invalid] = []
    for position, part in enumerate(filter(None, query.split("&")), start=1):
        try:
            found.append(_parameter(part, position, options))
        except Invalid as invalid:
            faults.append(invalid)
    raise_all(faults)
    return found


def _parameter(part: str, position: int, options: Collection[str]) -> tuple[str, str]:
    option, equals, text = part.partition("=")
    if option not in OPTIONS or option not in options:
        meant = nearest(option, options)
        hint = f"did you mean {meant}?" if meant else "write an option such as region_name"
        raise Invalid("E072", f"parameter {position} is not an option of this storage", hint)
    if not equals:
        raise Invalid("E072", f"parameter {position} has no value", f"write {option}=…")
    return option, _decoded(text)


def _decoded(text: str) -> str:
    from urllib.parse import unquote

    try:
        return unquote(text, errors="strict")
    except ValueError:
        # its text has the bytes
        pass
    raise Invalid("E072", "the percent-encoded text is not UTF-8", _ESCAPES)
