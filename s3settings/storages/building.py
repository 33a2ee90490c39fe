"""Every option of one storage, from the values that were set and one of two sets of defaults."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, TypeVar, cast

from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.options.option import Preset, default_of
from s3settings.options.table import OPTIONS
from s3settings.providers.aws import AWS
from s3settings.record import Record
from s3settings.sources.values import Value
from s3settings.storages.addresses import bucket_address
from s3settings.storages.endpoint import (
    DEFAULT_REGION,
    Endpoint,
    resolve_endpoint,
    s3_arguments,
    variant_of,
)
from s3settings.variables.names import STATIC

if TYPE_CHECKING:
    from s3settings.models.storage import StaticSettings

_CHECKSUMS = ("request_checksum_calculation", "response_checksum_validation")
_UNSET: Mapping[str, object] = dict.fromkeys(OPTIONS)

T = TypeVar("T")


class Place(Record):
    """The alias and the scope of a storage, and the defaults of the options that nothing sets."""

    alias: str
    scope: str
    preset: Preset


def options_of(values: Mapping[str, Value], **others: object) -> "StaticSettings":
    """The options as attributes, as the model has them; None for those that are not set."""
    given = {name: value.value for name, value in values.items()}
    return cast("StaticSettings", SimpleNamespace(**{**_UNSET, **given, **others}))


def fields_of(
    place: Place, options: "StaticSettings", given: Mapping[str, Value]
) -> dict[str, object]:
    """The fields of a storage: what was set, then what follows from it, then the defaults."""
    # the defaults of django-storages lead to no provider that only a name shows
    is_recommended = place.preset == "recommended" or options.provider is not None
    styles: tuple[str | None, ...] = (options.addressing_style,)
    if not is_recommended:
        urls = (options.endpoint_url, options.public_endpoint_url)
        styles = tuple(_style_of_botocore(options, url) for url in urls)
    endpoint = resolve_endpoint(options, given.get("region_name"), *styles)
    if not is_recommended and _has_global_links(options, endpoint):
        endpoint = endpoint.replace(link_address=_address_at_the_global_host(options))
    derived = _recommended if place.preset == "recommended" else _of_django_storages
    return {
        **_with_defaults(place, options),
        **endpoint.fields(),
        **derived(place, options, endpoint),
        "use_ssl": _api_protocol(options, endpoint) == "https:",
        **place.as_dict(),
        "given": given,
    }


def _with_defaults(place: Place, options: "StaticSettings") -> dict[str, object]:
    found = {name: getattr(options, name) for name in OPTIONS}
    for name, option in OPTIONS.items():
        if found[name] is None:
            is_static = place.scope == STATIC
            found[name] = default_of(option, place.preset, is_static=is_static)
    return found


def _recommended(place: Place, options: "StaticSettings", endpoint: Endpoint) -> dict[str, object]:
    signed = _or(options.querystring_auth, place.scope != STATIC)
    return {
        "custom_domain": options.custom_domain or (None if signed else endpoint.public_address),
        "url_protocol": options.url_protocol or _protocol(options, endpoint),
        "client_config": _client_config(options, endpoint),
        "transfer_config": _transfer_config(options),
    }


def _of_django_storages(
    _: Place, options: "StaticSettings", endpoint: Endpoint
) -> dict[str, object]:
    """The fields that django-storages and botocore decide.

    Links behind a domain are not signed unless something signs for it.
    """
    has_signer = not options.custom_domain or options.cloudfront_key is not None
    signed = _or(options.querystring_auth, has_signer)
    return {
        "custom_domain": options.custom_domain or (None if signed else endpoint.link_address),
        # of links to a custom domain only
        "url_protocol": (options.custom_domain and options.url_protocol)
        or _protocol(options, endpoint),
        "querystring_auth": signed,
        "signature_version": _signature_of_botocore(options, endpoint, signed=signed),
        "object_parameters": options.object_parameters or {},
        **({"client_config": _client_config(options, endpoint)} if options.provider else {}),
    }


def _or(value: T | None, default: T) -> T:
    return default if value is None else value


def _protocol(options: "StaticSettings", endpoint: Endpoint) -> str:
    if options.custom_domain is not None:
        return "https:"
    if options.public_endpoint_url is not None:
        return f"{options.public_endpoint_url.partition(':')[0]}:"
    return _api_protocol(options, endpoint)


def _api_protocol(options: "StaticSettings", endpoint: Endpoint) -> str:
    """The protocol of the API: that of its endpoint, before `use_ssl`."""
    if endpoint.endpoint_url is not None:
        return f"{endpoint.endpoint_url.partition(':')[0]}:"
    return "http:" if options.use_ssl is False else "https:"


def _client_config(options: "StaticSettings", endpoint: Endpoint) -> dict[str, object] | None:
    """Arguments of a botocore Config where one is needed; None lets django-storages make its own.

    A Config overrides the options addressing_style, signature_version and proxies, so it carries
    them. Since botocore 1.36 the default checksums break most providers other than AWS.
    """
    mode = endpoint.provider.checksums
    given = options.client_config or {}
    if mode is None and not given:
        return None
    return {
        "signature_version": options.signature_version or endpoint.provider.signature,
        "proxies": options.proxies,
        **({} if mode is None else dict.fromkeys(_CHECKSUMS, mode)),
        **given,
        "s3": {"addressing_style": endpoint.addressing_style, **s3_arguments(given)},
    }


def _transfer_config(options: "StaticSettings") -> dict[str, object] | None:
    if options.use_threads is False:
        return {"use_threads": False, **(options.transfer_config or {})}
    return options.transfer_config


def _style_of_botocore(options: "StaticSettings", url: str | None) -> str:
    """The addressing style that botocore chooses: a path at the URL of an endpoint unless one is set."""
    wish = _wished_style(options)
    if wish in {"virtual", "path"}:
        return str(wish)
    return "path" if url else "virtual"


def _wished_style(options: "StaticSettings") -> str | None:
    if options.client_config is not None:
        return str(s3_arguments(options.client_config).get("addressing_style") or "auto")
    return options.addressing_style


def _has_global_links(options: "StaticSettings", endpoint: Endpoint) -> bool:
    """Return True if botocore makes links at the host of all regions, though the region has one.

    Source: `_should_use_global_endpoint` of botocore 1.44.5. Only one partition has such a host,
    and only buckets in the host whose addressing style is not set to virtual are linked to there.
    """
    is_at_region = endpoint.endpoint_url is None and options.public_endpoint_url is None
    return (
        is_at_region
        and endpoint.region_name != DEFAULT_REGION
        and (partition_of(endpoint.region_name) or PARTITIONS[0]) is PARTITIONS[0]
        and endpoint.addressing_style == "virtual"
        and _wished_style(options) != "virtual"
        and not variant_of(options.client_config or {}).dualstack
    )


def _address_at_the_global_host(options: "StaticSettings") -> str:
    # the argument for the host of the default region is not read here
    variant = variant_of(options.client_config or {}).replace(regional=False)
    return bucket_address(options.bucket_name or "", DEFAULT_REGION, "virtual", None, variant)


def _signature_of_botocore(options: "StaticSettings", endpoint: Endpoint, *, signed: bool) -> str:
    """The version of requests and links; without one, botocore has its own for some links.

    AWS takes both of them where botocore does not sign with the current one.
    """
    # a Config overrides the option
    config = _client_config(options, endpoint) if options.provider else options.client_config
    wish = config.get("signature_version") if config else options.signature_version
    if isinstance(wish, str):
        return wish
    if options.custom_domain or not signed or endpoint.provider is AWS:
        return "s3v4"
    from s3settings.facts.presigning import default_version

    return default_version(options.region_name)
