"""One storage with every option resolved: the input of rules and of emission."""

from collections.abc import Mapping
from string import ascii_letters, digits
from typing import TYPE_CHECKING, NoReturn, Self

from s3settings.masked import Masked
from s3settings.options.option import Preset
from s3settings.options.table import CLOUDFRONT, CREDENTIALS
from s3settings.parsers.scalars import LOCAL_BACKENDS
from s3settings.problems.problem import UNSET
from s3settings.providers.provider import Provider
from s3settings.sources.values import Origin, Value
from s3settings.storages.endpoint import is_ambient
from s3settings.variables.names import STATIC, variable_of

if TYPE_CHECKING:
    from s3settings.chain import Secrets

# the characters that django.utils.encoding.filepath_to_uri, and so django-storages, does not quote
_UNQUOTED = "/~!*()'"
# and those of botocore 1.44.5, which makes the links to the bucket itself
_UNQUOTED_BY_BOTOCORE = "/~"
# characters that neither quotes
_PLAIN = frozenset(f"{ascii_letters}{digits}_./-")


class Storage:
    """One storage with all its options, spelled as django-storages spells them; does not change.

    `scope` is the part of its variables (``media``), `alias` its key in ``STORAGES``, `preset`
    the defaults of options that nothing sets. `client_config` and `transfer_config` are the
    arguments of those objects, not the objects; `provider` is the S3-compatible provider, `address`
    host and path of the bucket there, and `link_address` the same in links, at the public endpoint
    if one is set, or at the host of all regions of AWS where botocore links to that; `endpoint_url`
    is None for AWS, and where the variables do not lead to one.

    `given` has the values that were set, by option; `own` are the options among them that were set
    for this storage only. An option that was set to *no value* is in `given` with None.
    """

    alias: str
    scope: str
    preset: Preset
    backend: str
    manifest: bool
    local_manifest: str | None
    immutable: bool
    upload_concurrency: int
    provider: Provider
    account_id: str | None
    bucket_name: str | None
    region_name: str
    endpoint_url: str | None
    addressing_style: str
    address: str
    public_endpoint_url: str | None
    link_address: str
    custom_domain: str | None
    url_protocol: str
    location: str
    querystring_auth: bool
    querystring_expire: int
    querystring_stable: bool | None
    signature_version: str
    access_key: str | None
    secret_key: Masked | None
    security_token: Masked | None
    session_profile: str | None
    credentials: str | None
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
    use_threads: bool
    client_config: Mapping[str, object] | None
    transfer_config: Mapping[str, object] | None
    given: Mapping[str, Value]
    own: frozenset[str]

    # not a dataclass: making the class and its constructor would take a third of the start
    def __init__(self, **fields: object) -> None:
        vars(self).update(fields)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name} of a storage can't be changed")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Storage) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), self.alias))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(alias={self.alias!r})"

    def replace(self, **changes: object) -> Self:
        """The same storage with other values of some fields."""
        return type(self)(**{**vars(self), **changes})

    @property
    def is_static(self) -> bool:
        """True if the storage holds the files of ``collectstatic``."""
        return self.scope == STATIC

    @property
    def is_aws(self) -> bool:
        """True if the bucket is on Amazon S3 itself."""
        return self.provider.id == "aws"

    @property
    def is_unknown(self) -> bool:
        """True if neither its name nor its endpoint shows which provider it is."""
        return self.provider.id == "other"

    @property
    def has_own_provider(self) -> bool:
        """True if the provider was set for this storage only."""
        return self.is_own("provider") or self.is_own("endpoint_url")

    @property
    def has_ambient_region(self) -> bool:
        """True if a region is set, but for other code on AWS, so that it is not used."""
        return is_ambient(self.given.get("region_name"), self.provider)

    @property
    def has_region(self) -> bool:
        """True if the region is set for the storage, and not by AWS for code that runs there."""
        return self.is_set("region_name") and not self.has_ambient_region

    @property
    def is_s3(self) -> bool:
        """True if the files are on S3, by django-storages or a subclass of it.

        WhiteNoise serves only static files: the others are on S3 as soon as that is corrected.
        """
        if self.backend == "whitenoise" and not self.is_static:
            return not self.given.keys() <= {"backend"}
        return self.backend not in LOCAL_BACKENDS

    @property
    def has_domain(self) -> bool:
        """True if links lead to another host than the bucket itself, such as that of a CDN."""
        return self.custom_domain not in {None, self.link_address, self.address}

    @property
    def has_global_links(self) -> bool:
        """True if botocore makes links at the host of all regions, and requests at the region's."""
        is_on_aws = self.endpoint_url is None and self.public_endpoint_url is None
        return is_on_aws and self.link_address != self.address and not self.is_set("custom_domain")

    @property
    def is_open(self) -> bool:
        """True if everybody can read the files, if the provider allows it."""
        is_reachable = self.provider.public == "api" or self.custom_domain != self.link_address
        return not self.querystring_auth and is_reachable

    @property
    def is_signed_by_cloudfront(self) -> bool:
        """True if links carry a signature for CloudFront: a domain answers, and not S3."""
        return self.querystring_auth and self.custom_domain is not None

    @property
    def has_links_of_its_own(self) -> bool:
        """True if links need the classes of s3settings, and not only those of django-storages."""
        is_stable = bool(self.querystring_stable) and self.querystring_auth
        # of unsigned links, the recommended defaults have a domain in any case
        is_made_by_client = self.querystring_auth or self.preset == "django-storages"
        has_domain = self.is_set("custom_domain") and self.custom_domain is not None
        return is_stable or (
            self.public_endpoint_url is not None and is_made_by_client and not has_domain
        )

    @property
    def secrets(self) -> "Secrets":
        """The secrets among the options, with which boto3 and CloudFront's signer are made."""
        from s3settings.chain import Secrets

        parameters = self.object_parameters.items()
        return Secrets(
            self.alias,
            self.access_key,
            self.secret_key,
            self.security_token,
            self.cloudfront_key,
            {name: item for name, item in parameters if isinstance(item, Masked)},
        )

    @property
    def withholds_secrets(self) -> bool:
        """True if it has secrets, and ``OPTIONS`` must not have them."""
        return self.credentials == "chain" and self.is_s3 and self.secrets.are_set

    @property
    def base_url(self) -> str:
        """The start of every unsigned URL of the storage; ends with a slash."""
        if not self.is_s3:
            return f"/{self.scope}/"
        prefix = f"/{_quoted(self.location, self._unquoted)}/" if self.location else "/"
        if self.custom_domain is not None:
            return f"{self.url_protocol}//{self.custom_domain}{prefix}"
        scheme = "https" if self.use_ssl else "http"
        if self.public_endpoint_url is not None:
            scheme = self.public_endpoint_url.partition(":")[0]
        return f"{scheme}://{self.link_address}{prefix}"

    @property
    def _unquoted(self) -> str:
        """The characters of a location that links have as they are, besides letters and digits."""
        by_client = self.preset == "django-storages" and not self.is_set("custom_domain")
        return _UNQUOTED_BY_BOTOCORE if by_client else _UNQUOTED

    def is_set(self, option: str) -> bool:
        """Return True if the option was set, for this storage or for all; also to *no value*."""
        return option in self.given

    def is_own(self, option: str) -> bool:
        """Return True if the option was set for this storage only."""
        return option in self.own

    def set_by(self, option: str) -> Origin | None:
        """The origin of an option that was set."""
        value = self.given.get(option)
        return None if value is None else value.origin

    def origin(self, option: str, *, own: bool = False) -> Origin:
        """The variable that set the option, or the one that would: for all, or its `own`."""
        found = self.set_by(option)
        if found is not None:
            return found
        together = next((group for group in (CREDENTIALS, CLOUDFRONT) if option in group), ())
        # beside one of its own, those of all storages are not used
        own = own or not self.own.isdisjoint(together)
        return Origin(variable_of(option, self.scope if own else ""), UNSET)

    def own_variable(self, option: str) -> str:
        """The variable that sets the option for this storage only."""
        return variable_of(option, self.scope)

    def variable_to_set(self, option: str) -> str:
        """The variable of this storage if the option or the provider is its own, else that of all."""
        own = self.has_own_provider or self.is_own(option)
        return self.own_variable(option) if own else variable_of(option)

    def setting_of(self, option: str, value: str, *, own: bool = False) -> str:
        """The assignment of a value to the option, for a hint: ``AWS_S3_VERIFY=true``."""
        return f"{variable_of(option, self.scope if own else '')}={value}"


def _quoted(location: str, unquoted: str) -> str:
    if _PLAIN.issuperset(location):
        return location
    from urllib.parse import quote

    return quote(location, safe=unquoted)
