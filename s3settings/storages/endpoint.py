"""The provider of a bucket, and what follows from it: endpoint, region, style, addresses."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from s3settings.facts.regions import REGIONS
from s3settings.providers.aws import AWS
from s3settings.providers.provider import Provider
from s3settings.record import Record
from s3settings.sources.values import Value
from s3settings.storages.addresses import Variant, access_point_region, bucket_address, is_virtual

if TYPE_CHECKING:
    from s3settings.models.storage import StorageSettings

DEFAULT_REGION = "us-east-1"

# what leads to one provider, and to no other
PLACE = (
    "provider",
    "endpoint_url",
    "public_endpoint_url",
    "account_id",
    "region_name",
    "addressing_style",
)

# what AWS and its tools set around a process is not meant for another provider
AMBIENT_REGIONS = frozenset({"AWS_REGION", "AWS_DEFAULT_REGION"})


class Endpoint(Record):
    """The address of the bucket of a storage: the provider, and how it is reached there.

    `address` is the bucket at the API, `public_address` where public files are read.
    """

    provider: Provider
    account_id: str | None
    endpoint_url: str | None
    region_name: str
    addressing_style: str
    address: str
    link_address: str
    public_address: str

    def fields(self) -> dict[str, object]:
        """The fields of a storage that it has the values of."""
        return {name: value for name, value in self.as_dict().items() if name != "public_address"}


def resolve_endpoint(
    options: "StorageSettings",
    given_region: Value | None,
    style: str | None,
    link_style: str | None = None,
) -> Endpoint:
    """The options, completed by the facts about their provider, which override nothing.

    `given_region` is the region with its origin, `style` the addressing style that is wished for,
    and `link_style` that of links to a public endpoint, if it is another one.
    """
    provider = _provider(options.provider, options.endpoint_url)
    given = options.endpoint_url
    region = _region(options, given_region, provider) or provider.region
    account = options.account_id or (provider.account_of(given) if given else None)
    endpoint = given or provider.endpoint_url(region=region, account=account)
    region = region or DEFAULT_REGION
    bucket = options.bucket_name or ""
    style = provider.addressing_style if style is None or style == "auto" else style
    style = "virtual" if is_virtual(bucket, style, endpoint) else "path"
    variant = variant_of(options.client_config or {})
    address = link = bucket_address(bucket, region, style, endpoint, variant)
    if options.public_endpoint_url is not None:
        public_url = options.public_endpoint_url
        link = bucket_address(bucket, region, link_style or style, public_url, variant)
    public = provider.public_domain(bucket, region=region, account=account)
    return Endpoint(
        provider=provider,
        account_id=account,
        endpoint_url=endpoint,
        region_name=region,
        addressing_style=style,
        address=address,
        link_address=link,
        public_address=link if options.public_endpoint_url else public or link,
    )


def _provider(name: object, endpoint_url: object) -> Provider:
    if name is None and endpoint_url is None:
        return AWS
    # a process whose files are on AWS does without other providers
    from s3settings.providers.self_hosted import OTHER
    from s3settings.providers.table import by_endpoint, by_name

    found = by_endpoint(str(endpoint_url)) if name is None else by_name(str(name))
    return found or OTHER


def misleading(own: Mapping[str, Value], common: Mapping[str, Value], *, shared: bool) -> set[str]:
    """The options of all storages that lead away from the provider or the endpoint of one of them.

    `shared` is whether a storage without a provider of its own uses them too. An endpoint of its
    own brings the region and the account that it shows.
    """
    if is_elsewhere(own, common, shared=shared):
        return set(PLACE)
    endpoint = _set(own, "endpoint_url")
    if endpoint is None:
        return set()
    provider = _provider(_set(own, "provider") or _set(common, "provider"), endpoint)
    # a public endpoint is another name of the same server
    shown = {
        "public_endpoint_url": endpoint,
        "region_name": provider.region_of(str(endpoint)),
        "account_id": provider.account_of(str(endpoint)),
    }
    return {option for option, value in shown.items() if value is not None}


def is_elsewhere(own: Mapping[str, Value], common: Mapping[str, Value], *, shared: bool) -> bool:
    """Return True if a storage has a provider of its own, and not the one of all storages.

    An unknown server can be one of any provider whose software users run themselves. Where nothing
    names the provider of all storages, a region of AWS means AWS: a provider that has other regions
    is elsewhere, and so is one that takes any region, if other storages use this one.
    """
    mine, theirs = _provider_set(own), _provider_set(common)
    if mine is None:
        return False
    if theirs is None:
        region = _set(common, "region_name")
        if region not in REGIONS or mine.id == "other":
            return False
        has_any = mine.regions is None and mine.region is not None
        return shared if has_any else region not in (mine.regions or REGIONS)
    if "other" in {mine.id, theirs.id}:
        return bool(mine.hosts or theirs.hosts)
    return mine is not theirs


def _set(level: Mapping[str, Value], option: str) -> object:
    return level[option].value if option in level else None


def _provider_set(level: Mapping[str, Value]) -> Provider | None:
    """The provider that a name or an endpoint shows; None where neither is set."""
    name, endpoint_url = _set(level, "provider"), _set(level, "endpoint_url")
    return None if name is None and endpoint_url is None else _provider(name, endpoint_url)


def _region(options: "StorageSettings", given: Value | None, provider: Provider) -> str | None:
    """The region that was set for this provider, or the one its endpoint or its bucket shows."""
    region = None if is_ambient(given, provider) else options.region_name
    if region is None and options.endpoint_url is not None:
        return provider.region_of(options.endpoint_url)
    return region or access_point_region(options.bucket_name or "")


def is_ambient(region: Value | None, provider: Provider) -> bool:
    """Return True if a region is that of other code on AWS, and not of a bucket at another provider.

    It is, if the process environment has it, or if the provider has no such region. A region that
    AWS does not have was set for the bucket.
    """
    if region is None or provider is AWS or region.origin.variable not in AMBIENT_REGIONS:
        return False
    is_possible = provider.regions is None or region.value in provider.regions
    return region.value in REGIONS and not (
        is_possible and region.origin.source.kind != "environment"
    )


def variant_of(config: Mapping[str, object]) -> Variant:
    """The special hosts of AWS that arguments of a botocore Config ask for."""
    s3 = s3_arguments(config)
    return Variant(
        dualstack={**config, **s3}.get("use_dualstack_endpoint") is True,
        fips=config.get("use_fips_endpoint") is True,
        accelerate=s3.get("use_accelerate_endpoint") is True,
        regional=s3.get("us_east_1_regional_endpoint") == "regional",
    )


def s3_arguments(config: Mapping[str, object]) -> Mapping[str, object]:
    """The argument ``s3`` of a botocore Config, which is a mapping of its own."""
    return cast("Mapping[str, object]", config.get("s3", {}))
