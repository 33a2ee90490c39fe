"""One storage with every option resolved: what rules look at and settings are made of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from s3settings.masked import Masked
from s3settings.parsers.scalars import LOCAL_BACKENDS
from s3settings.problems.problem import UNSET
from s3settings.providers.provider import Provider
from s3settings.variables.assignment import Origin
from s3settings.variables.names import STATIC, variable_of

# what django.utils.encoding.filepath_to_uri, and so django-storages, leaves unquoted
_SAFE = "/~!*()'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """One storage with all its options, spelled as django-storages spells them.

    `scope` is the part of its variables (``media``), `alias` its key in ``STORAGES``.
    `client_config` and `transfer_config` are the arguments of those objects, not the objects;
    `provider` is the service, `address` host and path of the bucket there; `endpoint_url` is None
    for AWS, and where the variables do not lead to one. `origins` has the options that a variable
    set, by one of its own or by one for all storages.
    """

    alias: str
    scope: str
    backend: str
    manifest: bool
    provider: Provider
    account_id: str | None
    bucket_name: str | None
    region_name: str
    endpoint_url: str | None
    addressing_style: str
    address: str
    custom_domain: str | None
    url_protocol: str
    location: str
    querystring_auth: bool
    querystring_expire: int
    signature_version: str
    access_key: str | None
    secret_key: Masked | None
    security_token: Masked | None
    session_profile: str | None
    cloudfront_key_id: str | None
    cloudfront_key: Masked | None
    default_acl: str | None
    file_overwrite: bool
    object_parameters: Mapping[str, object]
    gzip: bool
    gzip_content_types: tuple[str, ...]
    max_memory_size: int
    file_name_charset: str
    use_ssl: bool
    verify: bool | str | None
    proxies: Mapping[str, str] | None
    client_config: Mapping[str, object] | None
    transfer_config: Mapping[str, object] | None
    origins: Mapping[str, Origin] = field(repr=False)

    @property
    def is_static(self) -> bool:
        """Whether the storage holds the files of ``collectstatic``."""
        return self.scope == STATIC

    @property
    def is_aws(self) -> bool:
        """Whether the bucket is on Amazon S3 itself."""
        return self.provider.id == "aws"

    @property
    def is_unknown(self) -> bool:
        """Whether the service is none that is known by its name or its endpoint."""
        return self.provider.id == "other"

    @property
    def has_own_service(self) -> bool:
        """Whether a variable of this storage alone says which service it is on."""
        return self.is_own("provider") or self.is_own("endpoint_url")

    @property
    def is_s3(self) -> bool:
        """Whether the files are on S3, by django-storages or a subclass of it."""
        return self.backend not in LOCAL_BACKENDS

    @property
    def is_open(self) -> bool:
        """Whether everybody can read the files, where the service lets them."""
        is_reachable = self.provider.public == "api" or self.custom_domain != self.address
        return not self.querystring_auth and is_reachable

    @property
    def is_signed_by_cloudfront(self) -> bool:
        """Whether links carry a signature for CloudFront: a domain answers, and not S3."""
        return self.querystring_auth and self.custom_domain is not None

    @property
    def base_url(self) -> str:
        """What every unsigned URL of the storage starts with; ends with a slash."""
        if not self.is_s3:
            return f"/{self.scope}/"
        prefix = f"/{_quoted(self.location)}/" if self.location else "/"
        if self.custom_domain is not None:
            return f"{self.url_protocol}//{self.custom_domain}{prefix}"
        return f"{'https' if self.use_ssl else 'http'}://{self.address}{prefix}"

    def is_own(self, option: str) -> bool:
        """Whether a variable of this storage alone set the option."""
        origin = self.origins.get(option)
        return origin is not None and origin.variable.endswith(variable_of(option, self.scope))

    def variable_to_set(self, option: str) -> str:
        """The variable of this storage where its service is its own, else that of all."""
        return variable_of(option, self.scope if self.has_own_service else "")

    def origin(self, option: str, *, own: bool = False) -> Origin:
        """The variable that set the option, or the one that would: for all, or its `own`."""
        variable = variable_of(option, self.scope if own else "")
        return self.origins.get(option, Origin(variable, UNSET))


def _quoted(location: str) -> str:
    if re.fullmatch(r"[\w./-]+", location, re.ASCII):
        return location
    from urllib.parse import quote

    return quote(location, safe=_SAFE)
