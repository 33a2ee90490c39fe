"""The reference of the providers, from the table of the package."""

import re
from collections.abc import Iterator

from s3settings.facts.keys import KEY_FORMATS
from s3settings.providers.provider import Provider
from s3settings.providers.table import PROVIDERS

_ADDRESS = re.compile(r"https://[^\s;,)]+")
_REPOSITORY = re.compile(
    r"github\.com/(?P<repo>[\w.-]+/[\w.-]+)@(?P<commit>[0-9a-f]{7,40}) (?P<path>[\w./-]+\.\w+)"
)


def names() -> Iterator[str]:
    """Yield one row for each provider: its name, and the value that names it."""
    yield "| provider | `AWS_S3_PROVIDER` | also |"
    yield "|---|---|---|"
    for row in PROVIDERS:
        aliases = ", ".join(f"`{alias}`" for alias in row.aliases)
        yield f"| [{row.name}](#{row.id}) | `{row.id}` | {aliases} |"


def lines() -> Iterator[str]:
    """Yield a section for each provider."""
    for row in PROVIDERS:
        yield from ("", f"({row.id})=", "", f"## {row.name}", "", "| | |", "|---|---|")
        yield from (f"| {label} | {text} |" for label, text in _cells(row))
        yield ""
        yield from (f"- {_linked(note)}" for note in row.notes)
        yield from ("", f"<details><summary>Sources, checked {row.checked}</summary>", "")
        for attribute, fact in row.facts.items():
            yield f"- `{attribute}`: {_linked(fact.source)}"
        if row.id in KEY_FORMATS:
            yield f"- form of access keys: {_linked(KEY_FORMATS[row.id].source)}"
        yield from ("", "</details>")


def _cells(row: Provider) -> Iterator[tuple[str, str]]:
    yield "variable", f"`AWS_S3_PROVIDER={row.id}`"
    yield from _endpoint(row)
    yield "region", f"`{row.region}` unless one is set" if row.region else "required"
    if row.regions:
        yield "regions", _codes(sorted(row.regions))
    yield "addressing style", f"`{row.addressing_style}`"
    if row.checksums:
        yield "checksums", f"`{row.checksums}`"
    yield "credentials", row.credentials
    yield "public files", _public(row)
    yield "how files become public", row.publishing
    if row.acl is not None:
        acls = _codes(row.canned_acls or ())
        yield "ACLs of objects", (acls or "yes") if row.acl else "none"
    if row.storage_classes:
        yield "storage classes", _codes(row.storage_classes)
    if row.encryptions is not None:
        yield "encryptions", _codes(row.encryptions) or "its own only"
    if row.presign_max_seconds:
        yield "signed links", f"{row.presign_max_seconds} seconds at most"
    if row.session_token is not None:
        yield "session tokens", "yes" if row.session_token else "none"


def _endpoint(row: Provider) -> Iterator[tuple[str, str]]:
    if row.endpoint:
        yield "endpoint", f"`{row.endpoint}`"
    for region, address in row.endpoints.items():
        yield "endpoint", f"`{address}` in `{region}`"
    if row.endpoint_example:
        yield "endpoint", f"required, such as `{row.endpoint_example}`"
    if row.account:
        yield "account", f"`AWS_S3_ACCOUNT_ID` is the {row.account}"


def _public(row: Provider) -> str:
    if row.public == "domain":
        text = f"on a custom domain only: {row.domain_hint}"
    elif row.public_host:
        text = f"on `{row.public_host}`"
    else:
        text = "at the address of the bucket"
    return f"{text}; a public bucket is public as a whole" if row.whole_buckets else text


def _codes(words: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _linked(text: str) -> str:
    """Return the text with its addresses as links."""
    text = _REPOSITORY.sub(r"https://github.com/\g<repo>/blob/\g<commit>/\g<path>", text)
    return _ADDRESS.sub(lambda found: f"<{found[0].rstrip('.:')}>", text.replace("*", "\\*"))
