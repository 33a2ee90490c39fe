"""A row of the table of providers, and the facts in it."""

import re
from collections.abc import Mapping
from datetime import date
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING

from s3settings.record import Record
from s3settings.urls import host_of, parts_of

if TYPE_CHECKING:
    # their definition takes time at every start
    from typing import Literal

    from s3settings.providers.attributes import Attribute, Kind, Public, Style

# verified facts; the other ones are reported as warnings
CHECKED_KINDS: "frozenset[Kind]" = frozenset({"docs", "oss", "probe"})

# how the patterns of hosts begin
_NAME_BEFORE = r"(?:.+\.)?"

# what `publishing` is at several providers
BY_ACL = "Files are public where they are uploaded with AWS_STATIC_DEFAULT_ACL=public-read."
BY_ACL_OR_POLICY = (
    "Files are public where they are uploaded with AWS_STATIC_DEFAULT_ACL=public-read, or where a "
    "bucket policy set through the API allows it."
)
BY_POLICY = "A bucket policy makes files public; an ACL of an object has no effect."


class Fact(Record):
    """The source of the value of an attribute.

    `kind` is ``docs`` (documentation of the provider), ``oss`` (a table or the source code of an
    open-source project), ``probe`` (executed with the named version), ``issue`` (a public thread),
    ``mixed`` (partly not verified), ``recall`` (not verified) or ``unknown`` (a safe choice;
    nothing was found). `exclusive` means that the provider rejects or ignores other values; a list
    that may be incomplete is not exclusive.
    """

    kind: "Kind"
    source: str
    exclusive: bool = False


class Provider(Record):
    """An S3-compatible provider: what it requires and supports. None means *not known*.

    `id` and `aliases` are what ``AWS_S3_PROVIDER`` accepts. `hosts` are patterns that match the
    full host of an endpoint, with the groups ``region`` and ``account`` if the host contains them;
    `paths` match its path, on any host, and `region_names` maps other names in hosts to regions, an
    empty one for a host without any.

    `endpoint` is a template with ``{region}`` and ``{account}``; `endpoints` has the regions that
    do not follow it. With neither, boto3 determines the endpoint (AWS), or only the operator knows
    it, and `endpoint_example` is an example. `account` is the provider's name for the value of
    ``AWS_S3_ACCOUNT_ID``, such as ``account id``; None if it has none.

    `region` signs if no region is set and the endpoint contains none; None if one must be set, such
    as `region_example`. `regions` are the known codes. `strict_region` means that a signature for another region than
    that of the endpoint is rejected.

    `checksums` is the botocore mode for requests and responses; None leaves botocore's own, which a
    provider with an exclusive fact rejects.
    `acl` means that an upload can set an ACL, one of `canned_acls`; if `acl` is False, these are
    accepted without effect. `presign_max_seconds` is also None if there is no limit; then it has a
    fact. `encryptions` are values of ``x-amz-server-side-encryption``. `bucket_pattern` matches a
    full name, and `account_pattern` an entire value of ``AWS_S3_ACCOUNT_ID``, in any case.

    `publishing` is a sentence: what makes files public.

    `public` is the way in which public files are served: at the address of the bucket on the API
    (``api``), at the host and path of the template `public_host` with ``{bucket}``, ``{region}``
    and ``{account}`` (``host``), or only on a custom domain (``domain``). `domain_hint` completes
    the sentence "set it to …" for a custom domain. `whole_buckets` means that public files make
    their entire bucket public.
    """

    id: str
    name: str
    addressing_style: "Style"
    publishing: str
    facts: "Mapping[Attribute, Fact]"
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    region_names: Mapping[str, str] = MappingProxyType({})
    endpoint: str | None = None
    endpoints: Mapping[str, str] = MappingProxyType({})
    endpoint_example: str | None = None
    account: str | None = None
    account_pattern: str | None = None
    region: str | None = None
    region_example: str | None = None
    regions: frozenset[str] | None = None
    strict_region: bool | None = None
    signature: "Literal['s3v4']" = "s3v4"
    checksums: "Literal['when_required'] | None" = "when_required"
    acl: bool | None = None
    canned_acls: tuple[str, ...] | None = None
    presign_max_seconds: int | None = None
    storage_classes: tuple[str, ...] | None = None
    encryptions: tuple[str, ...] | None = None
    bucket_pattern: str | None = None
    session_token: bool | None = None
    public: "Public" = "api"
    public_host: str | None = None
    domain_hint: str | None = None
    whole_buckets: bool | None = None
    notes: tuple[str, ...] = ()
    checked: date = date(2026, 11, 22)

    def may_reject(self, attribute: "Attribute") -> bool:
        """Return True if a setting that conflicts with the attribute is an error: a verified fact."""
        fact = self.facts.get(attribute)
        return fact is not None and fact.exclusive and fact.kind in CHECKED_KINDS

    @property
    def is_hosted(self) -> bool:
        """Return True if the provider runs the servers, and so issues the keys."""
        return self.endpoint_example is None

    @property
    def credentials(self) -> str:
        """Return what boto3 signs requests with, as a phrase."""
        if not self.is_hosted:
            return "access keys of the server"
        return "a role or access keys" if self.id == "aws" else "access keys: there are no roles"

    @property
    def needs(self) -> frozenset[str]:
        """Return the parts that the endpoint requires: ``region``, ``account``, both or none."""
        if self.endpoint is None:
            return frozenset({"region"} if self.endpoints else ())
        return placeholders(self.endpoint)

    def endpoint_url(self, *, region: str | None = None, account: str | None = None) -> str | None:
        """Return the endpoint for a region and an account, or None if it is unknown."""
        if region is not None and region in self.endpoints:
            return self.endpoints[region]
        return _filled(self.endpoint, region=region, account=account)

    def public_domain(
        self, bucket: str, *, region: str | None = None, account: str | None = None
    ) -> str | None:
        """Return the host and path, other than those of the API, that serve a public bucket, or None.

        A bucket name with dots can't be part of the host: no certificate matches it.
        """
        if "." in bucket and (self.public_host or "").startswith("{bucket}."):
            return None
        return _filled(self.public_host, bucket=bucket, region=region, account=account)

    def matches(self, endpoint_url: str) -> bool:
        """Return True if the host or the path of the endpoint belongs to the provider."""
        return self._match(endpoint_url) is not None or self._has_path(endpoint_url)

    def has_bucket(self, endpoint_url: str) -> bool:
        """Return True for an endpoint with a name before its host, or a path, as those of a bucket."""
        if self._match(endpoint_url) is None:
            return False
        host, path = host_of(endpoint_url), parts_of(endpoint_url).path
        bare = [pattern.removeprefix(_NAME_BEFORE) for pattern in self.hosts]
        is_bare = any(re.fullmatch(pattern, host, re.ASCII) for pattern in bare)
        return not is_bare or bool(path and not self._has_path(endpoint_url))

    def region_of(self, endpoint_url: str) -> str | None:
        """Return the region in an endpoint of the provider, or None."""
        host = host_of(endpoint_url)
        if not host:
            return None
        for region, url in self.endpoints.items():
            if f".{host}".endswith(f".{host_of(url)}"):
                return region
        match = self._match(endpoint_url)
        name = "" if match is None else match.groupdict().get("region") or ""
        is_known = match is not None and name in self.region_names
        return (self.region_names[name] if is_known else name) or None

    def account_of(self, endpoint_url: str) -> str | None:
        """Return the account, project or namespace in an endpoint of the provider, or None."""
        return self._group("account", endpoint_url)

    def _group(self, name: str, endpoint_url: str) -> str | None:
        match = self._match(endpoint_url)
        return None if match is None else match.groupdict().get(name)

    def _has_path(self, endpoint_url: str) -> bool:
        # most providers have none, and need no URL to be parsed
        return any(
            re.fullmatch(pattern, parts_of(endpoint_url).path, re.ASCII) for pattern in self.paths
        )

    def _match(self, endpoint_url: str) -> re.Match[str] | None:
        host = host_of(endpoint_url)
        # most storages have no endpoint
        matches = (re.fullmatch(pattern, host, re.ASCII) for pattern in self.hosts if host)
        return next(filter(None, matches), None)


def placeholders(template: str) -> frozenset[str]:
    """Return the names of the placeholders of a template."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def _filled(template: str | None, **values: str | None) -> str | None:
    if template is None or any(values[name] is None for name in placeholders(template)):
        return None
    return template.format(**values)
