"""Hosts of endpoints that belong to a provider, or resemble one of it, and are not its S3 API.

Sources: the table of providers, https://docs.aws.amazon.com/general/latest/gr/rande.html (hosts of the other
services of AWS) and https://learn.microsoft.com/azure/storage/blobs/storage-blob-introduction (no S3 API).
"""

import re

from s3settings.facts.hosts import host_of_bucket
from s3settings.parsers.text import nearest
from s3settings.providers.provider import Provider
from s3settings.providers.table import PROVIDERS, by_endpoint, by_name
from s3settings.record import Record
from s3settings.urls import host_of

# at most one name and a region; machines and load balancers of customers have more
_OF_AWS = r"(?!s3-)(?:[a-z0-9-]+\.){0,2}amazonaws\.com(?:\.cn)?"
# in these domains customers have machines of their own
_WITH_MACHINES = ("aliyuncs.com", "appdomain.cloud", "ovh.net", "ovh.us", "railway.app")
# shorter domains are not only for storage, or resemble too many others
_OWN, _RESEMBLING = len("myqcloud.com"), len("wasabisys.com")
# domains of companies whose S3 API is in another one
_COMPANIES = {
    "backblaze.com": "b2",
    "cloudflare.com": "r2",
    "digitalocean.com": "spaces",
    "hetzner.com": "hetzner",
    "scaleway.com": "scaleway",
    "wasabi.com": "wasabi",
}
_WITHOUT_S3 = {"blob.core.windows.net": "Azure Blob Storage", "cloudinary.com": "Cloudinary"}


class Lookalike(Record):
    """The fact about an endpoint that is not the S3 API that it seems to be, and the cure."""

    fact: str
    cure: str


def lookalike(endpoint_url: str) -> Lookalike | None:
    """Return the reason why an endpoint is not the API of the provider whose host it has, or None."""
    host = host_of(endpoint_url)
    if re.fullmatch(_OF_AWS, host) and host_of_bucket(host) is None:
        return Lookalike(
            "a host of AWS, but not of S3 in any region",
            "remove it; boto3 uses the endpoint of the region",
        )
    if shown := by_endpoint(endpoint_url):
        return _of_a_bucket(shown, endpoint_url)
    if other := next((name for end, name in _WITHOUT_S3.items() if _is_in(host, end)), None):
        return Lookalike(f"a host of {other}, which has no S3 API", "set the endpoint of the API")
    meant = _owner(host)
    if meant is not None:
        return Lookalike(f"a host of {meant.name}, but not of its S3 API", _cure(meant))
    return _misspelled(host)


def _of_a_bucket(provider: Provider, endpoint_url: str) -> Lookalike | None:
    if provider.is_hosted and provider.id != "aws" and provider.has_bucket(endpoint_url):
        fact = f"the endpoint of {provider.name} with more than its API, such as a bucket"
        return Lookalike(fact, f"{_cure(provider)}; boto3 adds the bucket")
    return None


def _owner(host: str) -> Provider | None:
    """Return the provider in whose domain a host is."""
    end = ".".join(host.split(".")[-2:])
    if end in _COMPANIES:
        return by_name(_COMPANIES[end])
    return _domains().get(end)


def _misspelled(host: str) -> Lookalike | None:
    end = ".".join(host.split(".")[-2:])
    domains = _domains()
    near = nearest(end, [one for one in domains if len(one) >= _RESEMBLING])
    if near is None:
        return None
    provider = domains[near]
    return Lookalike(f"nearly a host of {provider.name}", _cure(provider))


def _domains() -> dict[str, Provider]:
    """Return the domains in which providers have their endpoints, and nothing of customers."""
    found: dict[str, Provider] = {}
    for provider in PROVIDERS:
        example = provider.endpoint or next(iter(provider.endpoints.values()), "")
        end = ".".join(host_of(example).split(".")[-2:])
        if provider.is_hosted and len(end) >= _OWN and end not in _WITH_MACHINES:
            found[end] = provider
    return found


def _is_in(host: str, domain: str) -> bool:
    return f".{host}".endswith(f".{domain}")


def _cure(provider: Provider) -> str:
    if provider.endpoint is None:
        return "set the endpoint of the API"
    form = provider.endpoint.format(region="REGION", account="ACCOUNT")
    return f"write {form}"
