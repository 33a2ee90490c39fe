"""What leads to a service: endpoint, region and account, whole and of one service."""

from collections.abc import Iterator

from s3settings.facts.hosts import not_an_api
from s3settings.parsers.text import nearest
from s3settings.providers.provider import Provider
from s3settings.rules.rule import Finding, Rule
from s3settings.storages.endpoint import is_ambient
from s3settings.storages.storage import Storage
from s3settings.urls import parts_of


def region_is_set(storage: Storage) -> bool:
    """Whether somebody set the region, and not AWS for whatever runs there."""
    origin = storage.origins.get("region_name")
    return origin is not None and not is_ambient(origin)


def _endpoint_is_complete(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    if storage.is_aws or storage.endpoint_url is not None:
        return
    if not provider.needs:
        example = provider.endpoint_example or "https://s3.example.com"
        hint = f"set the URL of the server, such as {example}"
        yield _missing(storage, "endpoint_url", f"required by {provider.name}", hint)
    elif "account" in provider.needs and storage.account_id is None:
        hint = f"set the {provider.account} that {provider.name} shows"
        yield _missing(storage, "account_id", f"required by {provider.name}", hint)
    elif region_is_set(storage) and _may_be_a_region(storage):
        message = f"required by {provider.name}, which has no known endpoint in this region"
        meant = nearest(storage.region_name, provider.endpoints)
        instead = f", or {meant} as the region if that is meant" if meant else ""
        hint = f"set the URL that the service shows for the region{instead}"
        yield _missing(storage, "endpoint_url", message, hint)


def _missing(storage: Storage, option: str, message: str, hint: str) -> Finding:
    """The finding for a part that the storage lacks, asked of it alone if its service is its own."""
    return Finding("E050", option, message, hint, own=storage.has_own_service)


def _region_is_known(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    shown = provider.region_of(storage.endpoint_url or "")
    if provider.region is not None or shown is not None or region_is_set(storage):
        return
    if _service_of_the_endpoint(storage) not in (None, provider):
        return
    example = min(provider.endpoints or provider.regions or {"eu-west-1"})
    message = f"required by {provider.name}"
    hint = f"set the region of the bucket, such as {example}"
    if is_ambient(storage.origins.get("region_name")):
        message = f"a region of AWS, while one of {provider.name} is required"
        variable = storage.variable_to_set("region_name")
        hint = f"set {variable} to the region of the bucket, such as {example}"
    yield _missing(storage, "region_name", message, hint)


def _may_be_a_region(storage: Storage) -> bool:
    """Whether the service can have the region: lists that are not complete do not speak against."""
    provider = storage.provider
    return storage.region_name in (provider.regions or ()) or not provider.may_reject("regions")


def _service_of_the_endpoint(storage: Storage) -> Provider | None:
    """The service whose host the endpoint that was set has; None where it is nobody's."""
    endpoint = storage.endpoint_url
    if endpoint is None or "endpoint_url" not in storage.origins:
        return None
    from s3settings.providers.table import by_endpoint

    return by_endpoint(endpoint)


def _endpoint_belongs_to_the_service(storage: Storage) -> Iterator[Finding]:
    provider, endpoint = storage.provider, storage.endpoint_url or ""
    found = _service_of_the_endpoint(storage)
    region, account = provider.region_of(endpoint), provider.account_of(endpoint)
    if found is not None and found != provider:
        variable = storage.variable_to_set("provider")
        hint = f"set {variable} to {found.id}, or correct the endpoint"
        yield Finding("E051", "endpoint_url", f"an endpoint of {found.name}", hint)
    elif region not in {None, storage.region_name} and _region_can_not_sign(storage):
        message = f"the endpoint of another region than {storage.origin('region_name').variable}"
        yield Finding("E051", "endpoint_url", message, "remove one of the two, or correct it")
    elif account not in {None, (storage.account_id or "").lower()}:
        variable = storage.origin("account_id").variable
        message = f"the endpoint of another {provider.account} than {variable}"
        yield Finding("E051", "endpoint_url", message, "remove one of the two, or correct it")


def _region_can_not_sign(storage: Storage) -> bool:
    """Whether the region that was set fails at an endpoint that shows another one.

    A service can sign in one region for all; what is no region of it is the next rule's.
    """
    provider = storage.provider
    for_all = storage.region_name == provider.region and not provider.may_reject("regions")
    is_another = storage.region_name in (provider.regions or ())
    return storage.is_aws or (is_another and not for_all)


def _endpoint_is_an_api(storage: Storage) -> Iterator[Finding]:
    if storage.endpoint_url is None or "endpoint_url" not in storage.origins:
        return
    if found := not_an_api(storage.endpoint_url):
        yield Finding(found.id, "endpoint_url", found.fact, found.cure)


def _endpoint_is_without_bucket(storage: Storage) -> Iterator[Finding]:
    bucket = storage.bucket_name
    if not bucket or storage.endpoint_url is None:
        return
    parts = parts_of(storage.endpoint_url)
    if (parts.hostname or "").startswith(f"{bucket}.") or parts.path == f"/{bucket}":
        hint = "remove the bucket from the URL; boto3 puts it there"
        yield Finding("E013", "endpoint_url", "already contains the bucket", hint)


_PLACE = ("provider", "endpoint_url", "account_id", "region_name")

RULES = (
    Rule(_endpoint_is_an_api, ("endpoint_url",)),
    Rule(_endpoint_is_without_bucket, ("endpoint_url", "bucket_name")),
    Rule(_endpoint_is_complete, _PLACE),
    Rule(_region_is_known, _PLACE),
    Rule(_endpoint_belongs_to_the_service, _PLACE),
)
