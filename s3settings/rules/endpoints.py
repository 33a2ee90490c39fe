"""Rules about the endpoint, region and account of a provider: complete, and of one provider."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from s3settings.facts.hosts import (
    WITH_GLOBAL_HOST,
    contains_bucket,
    is_named_after_bucket,
    not_an_api,
)
from s3settings.facts.reach import reach_of
from s3settings.facts.regions import REGIONS, partition_of
from s3settings.parsers.text import nearest
from s3settings.rules.contradictions import is_contradicted, provider_shown
from s3settings.rules.rule import Finding, Rule, part_named, without_endpoint
from s3settings.storages.endpoint import AMBIENT_REGIONS
from s3settings.storages.storage import Storage
from s3settings.urls import host_of

if TYPE_CHECKING:
    from s3settings.rules.lookalikes import Lookalike

# servers that take any region in a signature unless their operator sets one:
# github.com/minio/minio@7aac2a2 cmd/globals.go; the others: recall, not verified
TOLERANT_SERVERS = ("minio", "seaweed", "localstack")


def _endpoint_is_complete(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    if storage.is_aws or storage.endpoint_url is not None:
        return
    if not provider.needs:
        hint = f"set the URL of the server, such as {provider.endpoint_example}"
        yield _missing(storage, "endpoint_url", f"required by {provider.name}", hint)
    elif "account" in provider.needs and storage.account_id is None:
        hint = f"set the {provider.account} that {provider.name} displays"
        yield _missing(storage, "account_id", f"required by {provider.name}", hint)
    elif storage.has_region and not provider.may_reject("regions"):
        # an incomplete list of regions does not exclude this one
        message = f"required by {provider.name}, whose endpoint in this region is unknown"
        hint = f"{_known_region(storage)}set the endpoint that the provider documents for it"
        yield _missing(storage, "endpoint_url", message, hint)


def _known_region(storage: Storage) -> str:
    """Return the hint to set a region with a known endpoint, if the provider has one."""
    known = storage.provider.endpoints
    if not known:
        return ""
    region = storage.variable_to_set("region_name")
    near = nearest(storage.region_name, known) or f"the region of the bucket, such as {min(known)}"
    return f"set {region} to {near}; for a newer region, "


def _missing(storage: Storage, option: str, message: str, hint: str) -> Finding:
    """Return the finding for a missing part, naming the storage's variable if it has its own provider."""
    return Finding("E050", option, message, hint, own=storage.has_own_provider)


def _region_is_set_for_signing(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    shown = provider.region_of(storage.endpoint_url or "")
    if provider.region is not None or shown is not None or storage.has_region:
        return
    if is_contradicted(storage):
        return
    example = min(provider.endpoints or provider.regions or {"eu-west-1"})
    message = f"required by {provider.name}"
    hint = f"set the region of the bucket, such as {example}"
    if storage.has_ambient_region:
        message = f"an AWS region, but a region of {provider.name} is required"
        variable = storage.variable_to_set("region_name")
        hint = f"set {variable} to the region of the bucket, such as {example}"
    yield _missing(storage, "region_name", message, hint)


def _region_is_not_assumed(storage: Storage) -> Iterator[Finding]:
    """Yield a warning where a provider checks the region of signatures, and nothing shows it."""
    provider, endpoint = storage.provider, storage.endpoint_url or ""
    if storage.is_aws or not endpoint or storage.has_region:
        return
    region = storage.region_name
    is_in_endpoint = "region" in provider.needs and not storage.is_set("endpoint_url")
    if storage.has_ambient_region and (storage.is_unknown or is_in_endpoint):
        where = "this endpoint" if storage.is_unknown else provider.name
        message = f"a region of AWS, not used for {where}: {region} is assumed"
        hint = f"set {storage.variable_to_set('region_name')} to the region of the bucket"
        yield Finding("W001", "region_name", message, hint)
    elif storage.is_unknown and not (
        takes_any_region(host_of(endpoint)) or _lookalike(storage, endpoint)
    ):
        hint = f"set it to the region of the server, or to {region} if it has none"
        own = storage.has_own_provider
        yield Finding("W001", "region_name", f"not set; {region} is assumed", hint, own=own)


def takes_any_region(host: str) -> bool:
    """Return True for a server in development, and for one with the name of a tolerant program."""
    return reach_of(host) == "machine" or any(name in host for name in TOLERANT_SERVERS)


def _endpoint_is_of_the_provider(storage: Storage) -> Iterator[Finding]:
    found = provider_shown(storage)
    if found is not None and found != storage.provider:
        variable = storage.variable_to_set("provider")
        hint = f"set {variable} to {found.id}, or correct the endpoint"
        yield Finding("E051", "endpoint_url", f"an endpoint of {found.name}", hint)


def _endpoint_matches_the_region(storage: Storage) -> Iterator[Finding]:
    provider, endpoint = storage.provider, storage.endpoint_url or ""
    region = provider.region_of(endpoint) or _region_of_global_host(storage)
    account = provider.account_of(endpoint)
    if is_contradicted(storage):
        return
    if region is not None and region != storage.region_name and _region_conflicts(storage):
        message = f"the region of the endpoint differs from {part_named(storage, 'region_name')}"
        hint = _region_instead(storage, region)
        if provider.region_of(endpoint) is None:
            hint = without_endpoint(storage)
        yield Finding("E051", "endpoint_url", message, hint)
    elif account not in {None, (storage.account_id or "").lower()}:
        given = part_named(storage, "account_id")
        message = f"the {provider.account} of the endpoint differs from {given}"
        hint = f"remove {given} to use that of the endpoint, or correct the endpoint"
        yield Finding("E051", "endpoint_url", message, hint)


def _region_instead(storage: Storage, region: str) -> str:
    """Return the hint to set the region that the endpoint shows.

    Variables such as AWS_REGION are those of other programs, too.
    """
    origin = storage.origin("region_name")
    variable = part_named(storage, "region_name")
    if origin.variable in AMBIENT_REGIONS:
        variable = storage.variable_to_set("region_name")
    known = storage.provider.regions or REGIONS
    named = f"{region}, the region of the endpoint" if region in known else "that of the endpoint"
    return f"set {variable} to {named}, or correct the endpoint"


def _region_of_global_host(storage: Storage) -> str | None:
    """Return the region of the global host of AWS, unless it leads to the region of the bucket.

    It does for older regions, where the bucket is in the host; bucket names in the path get
    PermanentRedirect: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html.
    """
    is_global = host_of(storage.endpoint_url or "") == "s3.amazonaws.com"
    is_served = storage.addressing_style == "virtual" and storage.region_name in WITH_GLOBAL_HOST
    return "us-east-1" if is_global and not is_served else None


def _region_conflicts(storage: Storage) -> bool:
    """Return True if requests signed for the region fail at an endpoint of another region.

    Some providers accept one region for all endpoints. Unknown regions are left to another rule.
    """
    provider = storage.provider
    for_all = storage.region_name == provider.region and not provider.may_reject("regions")
    is_another = storage.region_name in (provider.regions or ())
    if storage.is_aws:
        return partition_of(storage.region_name) is not None
    return is_another and not for_all


def _endpoint_is_an_api(storage: Storage) -> Iterator[Finding]:
    for option, url in _set_endpoints(storage):
        if found := not_an_api(url):
            yield Finding(found.id, option, found.fact, found.cure)


def _set_endpoints(storage: Storage) -> Iterator[tuple[str, str]]:
    """Yield the endpoint and the public one, as far as they are set."""
    for option in ("endpoint_url", "public_endpoint_url"):
        url: str | None = getattr(storage, option)
        if url is not None and storage.is_set(option):
            yield option, url


def _endpoint_is_without_bucket(storage: Storage) -> Iterator[Finding]:
    for option, url in _set_endpoints(storage):
        if contains_bucket(storage.bucket_name, url):
            hint = "remove the bucket from the URL; boto3 adds it"
            yield Finding("E013", option, "already contains the bucket", hint)
        elif is_named_after_bucket(storage.bucket_name, url):
            hint = "set the endpoint of the API; this host may be the custom domain"
            yield Finding("E013", option, "its host is the name of the bucket", hint)


def _endpoint_has_the_form_of_its_provider(storage: Storage) -> Iterator[Finding]:
    for option, url in _set_endpoints(storage):
        if found := _lookalike(storage, url):
            yield Finding("W087", option, found.fact, found.cure)


def _lookalike(storage: Storage, url: str) -> "Lookalike | None":
    """Return the reason why an endpoint is not that of its provider, unless another rule has one."""
    if not_an_api(url) or contains_bucket(storage.bucket_name, url):
        return None
    # most storages have no endpoint
    from s3settings.rules.lookalikes import lookalike

    return lookalike(url)


def _links_lead_to_browsers(storage: Storage) -> Iterator[Finding]:
    """Yield a warning where only the network of the server reaches the host of links."""
    domain = storage.custom_domain
    url = storage.public_endpoint_url or storage.endpoint_url or ""
    host = host_of(f"//{domain}" if domain is not None else url)
    is_set = domain is not None and storage.is_set("custom_domain")
    # a domain without a dot is another problem
    if reach_of(host) != "network" or (is_set and "." not in host):
        return
    message = "links lead to this host, which browsers outside of its network do not reach"
    if is_set:
        yield Finding("W080", "custom_domain", message, "set it to a host that browsers reach")
        return
    option, public = "public_endpoint_url", "it"
    if storage.public_endpoint_url is None:
        option, public = "endpoint_url", storage.variable_to_set(option)
    yield Finding("W080", option, message, f"set {public} to the URL of the server for browsers")


def _host_has_subdomains(storage: Storage) -> Iterator[Finding]:
    """Yield a warning for buckets in the host of a server that has the name of a container."""
    host = host_of(storage.endpoint_url or "")
    has_no_labels = host != "localhost" and re.fullmatch(r"[a-z0-9_-]+", host)
    is_set = storage.is_set("addressing_style")
    if has_no_labels and is_set and storage.addressing_style == "virtual":
        message = "virtual addressing makes hosts such as BUCKET.HOST, which container networks do not resolve"
        hint = "remove it, or set path, unless the network has such a name for each bucket"
        yield Finding("W086", "addressing_style", message, hint)


_OPTIONS = ("provider", "endpoint_url", "account_id", "region_name")

RULES = (
    Rule(_endpoint_is_an_api, ("endpoint_url", "public_endpoint_url")),
    Rule(_endpoint_is_without_bucket, ("endpoint_url", "public_endpoint_url")),
    Rule(
        _endpoint_has_the_form_of_its_provider,
        ("endpoint_url", "public_endpoint_url", "bucket_name"),
    ),
    Rule(_endpoint_is_complete, _OPTIONS),
    Rule(_region_is_set_for_signing, _OPTIONS),
    Rule(_region_is_not_assumed, ("region_name", "endpoint_url", "provider", "bucket_name")),
    Rule(_endpoint_is_of_the_provider, ("provider", "endpoint_url")),
    Rule(_endpoint_matches_the_region, (*_OPTIONS, "addressing_style", "bucket_name")),
    Rule(_host_has_subdomains, ("endpoint_url", "addressing_style", "bucket_name")),
    Rule(
        _links_lead_to_browsers,
        ("custom_domain", "endpoint_url", "public_endpoint_url", "querystring_auth"),
    ),
)
