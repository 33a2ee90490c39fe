"""What the table says about an S3-compatible service, and how a row is read."""

import re
from collections.abc import Mapping
from datetime import date
from string import Formatter
from types import MappingProxyType
from typing import Literal, NamedTuple

from s3settings.urls import host_of

Kind = Literal["docs", "oss", "probe", "issue", "mixed", "recall", "unknown"]
Style = Literal["path", "virtual"]
Public = Literal["api", "host", "domain"]
Attribute = Literal[
    "endpoint",
    "region",
    "regions",
    "strict_region",
    "addressing_style",
    "signature",
    "checksums",
    "acl",
    "canned_acls",
    "presign",
    "presign_max_seconds",
    "storage_classes",
    "encryptions",
    "bucket_pattern",
    "session_token",
    "public",
    "whole_buckets",
]

# what somebody has looked up or executed; the rest is hearsay and can at most warn
CHECKED_KINDS: frozenset[Kind] = frozenset({"docs", "oss", "probe"})


class Fact(NamedTuple):
    """Where the value of an attribute comes from.

    `kind` is ``docs`` (the service's own documentation), ``oss`` (a table or the source code of
    an open-source project), ``probe`` (executed with the named version), ``issue`` (a public
    thread), ``mixed`` (part of it is not verified), ``recall`` (not verified) or ``unknown`` (a
    safe choice, nothing was found). `exclusive` says that the service refuses or drops what
    contradicts the value; a list that may be incomplete is not exclusive.
    """

    kind: Kind
    source: str
    exclusive: bool = False


class Provider(NamedTuple):
    """An S3-compatible service: what it needs, and what it can't do. None means *not known*.

    `id` and `aliases` are what ``AWS_S3_PROVIDER`` accepts. `hosts` are patterns that match the
    whole host of an endpoint, with the groups ``region`` and ``account`` where the host has them;
    `region_names` are regions by the other names that hosts have for them.

    `endpoint` is a template with ``{region}`` and ``{account}``, `endpoints` has the regions that
    do not follow it. With neither, boto3 finds the endpoint itself (AWS), or only the operator
    knows it, and `endpoint_example` shows what it looks like. `account` is what the service calls
    the part that ``AWS_S3_ACCOUNT_ID`` holds, such as ``account id``; None where it has none.

    `region` signs when no region is set and the endpoint shows none; None where one must be set.
    `regions` are the codes that were found, `strict_region` is whether a signature for another
    region than that of the endpoint is refused.

    `checksums` is the botocore mode for requests and responses; None leaves botocore's own.
    `acl` is whether an upload can set an object's ACL, `canned_acls` which ones; where `acl` is
    False they are those that do no harm. `presign_max_seconds` is None where there is no limit,
    too: then it has a fact. `encryptions` are values of ``x-amz-server-side-encryption``.
    `bucket_pattern` matches a whole name.

    `public` is how unsigned links reach public files: by the bucket's own address on the API
    (``api``), on the host and path of the template `public_host` with ``{bucket}``, ``{region}``
    and ``{account}`` (``host``), or only on a custom domain (``domain``). `domain_hint` says what
    a custom domain can be, as a phrase that follows "set it to". `whole_buckets` is whether public
    files make all files of their bucket public.
    """

    id: str
    name: str
    addressing_style: Style
    facts: Mapping[Attribute, Fact]
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    region_names: Mapping[str, str] = MappingProxyType({})
    endpoint: str | None = None
    endpoints: Mapping[str, str] = MappingProxyType({})
    endpoint_example: str | None = None
    account: str | None = None
    region: str | None = None
    regions: frozenset[str] | None = None
    strict_region: bool | None = None
    signature: Literal["s3v4"] = "s3v4"
    checksums: Literal["when_required"] | None = "when_required"
    acl: bool | None = None
    canned_acls: tuple[str, ...] | None = None
    presign: bool | None = None
    presign_max_seconds: int | None = None
    storage_classes: tuple[str, ...] | None = None
    encryptions: tuple[str, ...] | None = None
    bucket_pattern: str | None = None
    session_token: bool | None = None
    public: Public = "api"
    public_host: str | None = None
    domain_hint: str | None = None
    whole_buckets: bool | None = None
    notes: tuple[str, ...] = ()
    checked: date = date(2026, 11, 22)

    def may_reject(self, attribute: Attribute) -> bool:
        """Whether a setting that contradicts the attribute can be an error: a checked fact."""
        fact = self.facts.get(attribute)
        return fact is not None and fact.exclusive and fact.kind in CHECKED_KINDS

    @property
    def is_hosted(self) -> bool:
        """Whether the service runs its servers itself, and so issues the keys; AWS does, too."""
        return self.endpoint_example is None

    @property
    def needs(self) -> frozenset[str]:
        """What the endpoint can't be made without: ``region``, ``account``, both or nothing."""
        if self.endpoint is None:
            return frozenset({"region"} if self.endpoints else ())
        return placeholders(self.endpoint)

    def endpoint_url(self, *, region: str | None = None, account: str | None = None) -> str | None:
        """The endpoint for a region and an account, None where they do not lead to one."""
        if region is not None and region in self.endpoints:
            return self.endpoints[region]
        return _filled(self.endpoint, region=region, account=account)

    def public_domain(
        self, bucket: str, *, region: str | None = None, account: str | None = None
    ) -> str | None:
        """Host and path that serve a public bucket in place of the API; None: nothing does.

        A bucket with dots can't stand in a host, since no certificate covers it.
        """
        if "." in bucket and (self.public_host or "").startswith("{bucket}."):
            return None
        return _filled(self.public_host, bucket=bucket, region=region, account=account)

    def matches(self, endpoint_url: str) -> bool:
        """Whether the endpoint's host belongs to the service."""
        return self._match(endpoint_url) is not None

    def region_of(self, endpoint_url: str) -> str | None:
        """The region that an endpoint of the service shows."""
        host = host_of(endpoint_url)
        if not host:
            return None
        for region, url in self.endpoints.items():
            if f".{host}".endswith(f".{host_of(url)}"):
                return region
        name = self._group("region", endpoint_url) or ""
        return self.region_names.get(name, name) or None

    def account_of(self, endpoint_url: str) -> str | None:
        """The account, project or namespace that an endpoint of the service shows."""
        return self._group("account", endpoint_url)

    def _group(self, name: str, endpoint_url: str) -> str | None:
        match = self._match(endpoint_url)
        return None if match is None else match.groupdict().get(name)

    def _match(self, endpoint_url: str) -> re.Match[str] | None:
        host = host_of(endpoint_url)
        # most storages have no endpoint
        matches = (re.fullmatch(pattern, host, re.ASCII) for pattern in self.hosts if host)
        return next(filter(None, matches), None)


def placeholders(template: str) -> frozenset[str]:
    """The names in braces of a template."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def _filled(template: str | None, **values: str | None) -> str | None:
    if template is None or any(values[name] is None for name in placeholders(template)):
        return None
    return template.format(**values)
