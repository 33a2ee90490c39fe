"""Rules about custom domains: a public host that serves files, by the protocol of the links."""

from collections.abc import Collection, Iterator

from s3settings.facts.hosts import host_of_bucket, is_console
from s3settings.rules import bucket_hosts
from s3settings.rules.bucket_hosts import (
    domain_of,
    host_on_aws,
    is_host_of_the_bucket,
    is_same_server,
    wrong_domain,
)
from s3settings.rules.host_names import DOMAIN_OF_AWS, is_of_another_service, nearest_domain
from s3settings.rules.rule import Finding, Rule
from s3settings.storages.storage import Storage
from s3settings.urls import host_of

_LOCAL = ("localhost", "[")
_SET_THE_HOST = "set the host of the bucket or of a CDN"


def _domain_is_for_production(storage: Storage) -> Iterator[Finding]:
    host = domain_of(storage).partition("/")[0].lower()
    if host.endswith(".r2.dev"):
        # https://developers.cloudflare.com/r2/buckets/public-buckets/
        message = "a host of R2 for development, which limits the rate of requests"
        hint = "connect a domain of your own to the bucket, and set that"
        yield Finding("W083", "custom_domain", message, hint)


def _domain_is_a_public_name(storage: Storage) -> Iterator[Finding]:
    host = domain_of(storage).partition("/")[0]
    if host and "." not in host and not host.startswith(_LOCAL):
        hint = "set the full host, such as BUCKET.s3.amazonaws.com or cdn.example.com"
        yield wrong_domain("a host name without a dot, which browsers can't resolve", hint)


def _domain_is_no_console(storage: Storage) -> Iterator[Finding]:
    domain = domain_of(storage)
    if domain and is_console(domain):
        yield wrong_domain("the page of a console, which serves no files", _SET_THE_HOST)


def _domain_is_spelled_correctly(storage: Storage) -> Iterator[Finding]:
    domain = domain_of(storage)
    host = host_of(f"//{domain}") if domain else ""
    if not host or host_of_bucket(domain) is not None:
        return
    if is_of_another_service(host):
        hint = f"write {host_on_aws(storage)}" if storage.is_aws else _SET_THE_HOST
        yield wrong_domain("a host of AWS, but not of a bucket in any region", hint)
    elif (near := nearest_domain(host, _domains(storage))) is not None:
        yield wrong_domain(f"nearly a host in {near}", _SET_THE_HOST)


def _domains(storage: Storage) -> Collection[str]:
    if storage.is_aws:
        return (DOMAIN_OF_AWS,)
    # storages on AWS need no table of providers
    from s3settings.rules.lookalikes import domains_of_storage

    return domains_of_storage()


def _domain_supports_the_protocol(storage: Storage) -> Iterator[Finding]:
    domain = domain_of(storage)
    if not domain or storage.url_protocol != "https:":
        return
    host = host_of_bucket(domain)
    if host is not None and not is_host_of_the_bucket(storage, host):
        return
    if host is not None and host.is_website:
        message = "a website endpoint, which only supports http, but links use https"
        yield wrong_domain(message, _SET_THE_HOST)
    elif host is not None and not host.in_path and "." in (host.bucket or ""):
        message = (
            "S3 certificates don't match bucket names with dots, so browsers reject https links"
        )
        yield wrong_domain(message, f"write {host_on_aws(storage)}, or set the host of a CDN")
    elif host is None and _has_several_labels(storage, domain):
        message = (
            f"certificates of {storage.provider.name} don't match bucket names with dots, "
            "so browsers reject https links"
        )
        yield wrong_domain(
            message, "write HOST/BUCKET, with the host of the endpoint, or your own domain"
        )
    elif _is_at_http(domain.partition("/")[0], storage.endpoint_url or ""):
        message = "the host of an http endpoint, but links use https"
        yield wrong_domain(message, "set AWS_S3_URL_PROTOCOL to http:")


def _has_several_labels(storage: Storage, domain: str) -> bool:
    """Return True for a bucket with dots in a host of its provider: a wildcard matches one label."""
    bucket, provider = storage.bucket_name or "", storage.provider
    host = domain.partition("/")[0].lower()
    is_in_host = "." in bucket and host.startswith(f"{bucket}.")
    return is_in_host and provider.is_hosted and provider.matches(f"https://{host}")


def _is_at_http(host: str, endpoint: str) -> bool:
    """Return True for the host of an http endpoint, by its name or another one of the server."""
    is_host = f"{endpoint}/".startswith(f"http://{host}/")
    return is_host or (endpoint.startswith("http:") and is_same_server(host, endpoint))


def _domain_serves_public_files(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    host, _, path = domain_of(storage).partition("/")
    is_closed = provider.public == "domain" and provider.may_reject("public")
    # below other paths than that of the bucket, a provider may have a public API
    is_bucket = path.partition("/")[0] in {"", storage.bucket_name}
    if not host or not is_closed or not is_bucket or storage.custom_domain == storage.link_address:
        return
    if provider.matches(f"https://{host}"):
        message = f"the API of {provider.name}, which serves no public files"
        yield wrong_domain(message, f"set it to {provider.domain_hint or 'your own domain'}")


RULES = (
    Rule(_domain_is_for_production, ("custom_domain",)),
    Rule(_domain_is_a_public_name, ("custom_domain",)),
    Rule(_domain_is_no_console, ("custom_domain",)),
    Rule(_domain_is_spelled_correctly, ("custom_domain", "region_name", "provider")),
    *bucket_hosts.RULES,
    Rule(
        _domain_supports_the_protocol,
        (
            "custom_domain",
            "url_protocol",
            "endpoint_url",
            "bucket_name",
            "provider",
            "region_name",
        ),
    ),
    Rule(_domain_serves_public_files, ("custom_domain", "bucket_name", "endpoint_url", "provider")),
)
