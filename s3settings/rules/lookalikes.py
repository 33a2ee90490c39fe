"""Hosts of endpoints that belong to a provider, or resemble one of it, and are not its S3 API.

Sources: the table of providers, and
https://learn.microsoft.com/azure/storage/blobs/storage-blob-introduction (no S3 API).
"""

from s3settings.providers.aws import AWS
from s3settings.providers.provider import Provider
from s3settings.providers.table import PROVIDERS, by_endpoint, by_name
from s3settings.record import Record
from s3settings.rules.host_names import (
    DOMAIN_OF_AWS,
    end_of,
    is_in,
    is_of_another_service,
    nearest_domain,
)
from s3settings.urls import host_of

# in these domains customers have machines of their own
_WITH_MACHINES = ("aliyuncs.com", "appdomain.cloud", "ovh.net", "ovh.us", "railway.app")
# shorter domains are not only for storage, or resemble too many others
_OWN, _RESEMBLING = len("myqcloud.com"), len("wasabisys.com")
# domains of companies whose S3 API is in another one
_COMPANIES = {
    "amazon.com": "aws",
    "backblaze.com": "b2",
    "cloudflare.com": "r2",
    "digitalocean.com": "spaces",
    "hetzner.com": "hetzner",
    "scaleway.com": "scaleway",
    "wasabi.com": "wasabi",
}
_WITHOUT_S3 = {"blob.core.windows.net": "Azure Blob Storage", "cloudinary.com": "Cloudinary"}
_OF_THE_REGION = "remove it; boto3 uses the endpoint of the region"


class Lookalike(Record):
    """The fact about an endpoint that is not the S3 API that it seems to be, and the cure."""

    fact: str
    cure: str


def lookalike(endpoint_url: str) -> Lookalike | None:
    """Return the reason why an endpoint is not the API of the provider whose host it has, or None."""
    host = host_of(endpoint_url)
    if is_of_another_service(host):
        return Lookalike("a host of AWS, but not of S3 in any region", _OF_THE_REGION)
    if shown := by_endpoint(endpoint_url):
        return _of_a_bucket(shown, endpoint_url)
    if other := next((name for end, name in _WITHOUT_S3.items() if is_in(host, end)), None):
        return Lookalike(f"a host of {other}, which has no S3 API", "set the endpoint of the API")
    owner = by_name(_COMPANIES.get(end_of(host), "")) or _domains().get(end_of(host))
    if owner is not None:
        return Lookalike(f"a host of {owner.name}, but not of its S3 API", _cure(owner))
    return _misspelled(host)


def _of_a_bucket(provider: Provider, endpoint_url: str) -> Lookalike | None:
    if provider.is_hosted and provider != AWS and provider.has_bucket(endpoint_url):
        fact = f"the endpoint of {provider.name} with more than its API, such as a bucket"
        return Lookalike(fact, f"{_cure(provider)}; boto3 adds the bucket")
    return None


def _misspelled(host: str) -> Lookalike | None:
    domains = domains_of_storage()
    provider = domains.get(nearest_domain(host, domains) or "")
    return Lookalike(f"nearly a host of {provider.name}", _cure(provider)) if provider else None


def domains_of_storage() -> dict[str, Provider]:
    """Return the domains of providers that no domain of a customer resembles."""
    found = {domain: one for domain, one in _domains().items() if len(domain) >= _RESEMBLING}
    return {DOMAIN_OF_AWS: AWS, **found}


def _domains() -> dict[str, Provider]:
    """Return the domains in which providers have their endpoints, and nothing of customers."""
    found: dict[str, Provider] = {}
    for provider in PROVIDERS:
        example = provider.endpoint or next(iter(provider.endpoints.values()), "")
        end = end_of(host_of(example))
        if provider.is_hosted and len(end) >= _OWN and end not in _WITH_MACHINES:
            found[end] = provider
    return found


def _cure(provider: Provider) -> str:
    if provider == AWS:
        return _OF_THE_REGION
    if provider.endpoint is None:
        return "set the endpoint of the API"
    form = provider.endpoint.format(region="REGION", account="ACCOUNT")
    return f"write {form}"
