"""Custom domains: whether the host has the files of the bucket, and answers as links expect."""

from collections.abc import Iterator

from s3settings.facts.hosts import WITH_GLOBAL_HOST, BucketHost, host_of_bucket
from s3settings.facts.regions import partition_of
from s3settings.rules.rule import Finding, Rule
from s3settings.storages.storage import Storage
from s3settings.urls import parts_of

_LOCAL = ("localhost", "[")
_GLOBAL_REGION = "us-east-1"
_OF_THE_BUCKET = "set the host of the bucket, or that of a CDN"


def _domain(storage: Storage) -> str:
    """The custom domain that was set; the address of the bucket is none."""
    return (storage.custom_domain or "") if "custom_domain" in storage.origins else ""


def _found(message: str, hint: str) -> Finding:
    return Finding("W007", "custom_domain", message, hint)


def _domain_is_of_the_internet(storage: Storage) -> Iterator[Finding]:
    host = _domain(storage).partition("/")[0]
    name = host.partition(":")[0]
    if host and "." not in name and not host.startswith(_LOCAL):
        hint = "set the whole host, such as BUCKET.s3.amazonaws.com or cdn.example.com"
        yield _found("a name without a dot, which no browser finds", hint)


def _domain_is_of_the_bucket(storage: Storage) -> Iterator[Finding]:
    host = host_of_bucket(_domain(storage))
    if host is None or storage.is_unknown:
        return
    if not storage.is_aws:
        message = f"a host of AWS, while the files are on {storage.provider.name}"
        yield _found(message, "set the host that serves the files there")
    elif host.bucket is None:
        yield _found("the host of S3 without the bucket", "write BUCKET.s3.REGION.amazonaws.com")
    elif host.bucket != storage.bucket_name and storage.bucket_name is not None:
        message = f"the host of another bucket than {storage.origin('bucket_name').variable}"
        yield _found(message, "correct one of the two; links lead to the bucket of the host")


def _domain_has_the_bucket(storage: Storage) -> Iterator[Finding]:
    domain = _domain(storage)
    endpoint = storage.endpoint_url
    if not domain or endpoint is None or host_of_bucket(domain) is not None:
        return
    if domain == parts_of(endpoint).netloc:
        message = "the host of the endpoint without the bucket, which is a part of its links"
        yield _found(message, "write the bucket behind the host: HOST/BUCKET")


def _domain_is_of_the_region(storage: Storage) -> Iterator[Finding]:
    host = host_of_bucket(_domain(storage))
    if host is None or not storage.is_aws or "region_name" not in storage.origins:
        return
    if not _leads_to(host, storage.region_name):
        message = f"a host of another region than {storage.origin('region_name').variable}"
        yield _found(message, "write BUCKET.s3.REGION.amazonaws.com, with the region of the bucket")


def _leads_to(host: BucketHost, region: str) -> bool:
    """Whether buckets of the region answer there; without a region, the host is a global one."""
    partition = partition_of(region)
    if partition is not None and host.domain != partition.domain:
        return False
    if host.region is not None:
        return host.region == region
    return region == _GLOBAL_REGION if host.in_path else region in WITH_GLOBAL_HOST


def _domain_answers_by_its_protocol(storage: Storage) -> Iterator[Finding]:
    domain = _domain(storage)
    if not domain or storage.url_protocol != "https:":
        return
    host = host_of_bucket(domain)
    if host is not None and host.is_website:
        message = "the website of a bucket, which answers to http alone, while links say https"
        yield _found(message, _OF_THE_BUCKET)
    elif host is not None and not host.in_path and "." in (host.bucket or ""):
        message = "no certificate of S3 is for a bucket with dots, so browsers refuse https links"
        yield _found(message, "write s3.REGION.amazonaws.com/BUCKET, or set the host of a CDN")
    elif f"{storage.endpoint_url}/".startswith(f"http://{domain.partition('/')[0]}/"):
        message = "the host of an endpoint that answers to http, while links say https"
        yield _found(message, "set AWS_S3_URL_PROTOCOL to http:")


def _domain_is_open(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    host, _, path = _domain(storage).partition("/")
    is_closed = provider.public == "domain" and provider.may_reject("public")
    # behind another path than that of the bucket, a service can have an API for everybody
    is_bucket = path.partition("/")[0] in {"", storage.bucket_name}
    if not host or not is_closed or not is_bucket or storage.custom_domain == storage.address:
        return
    if provider.matches(f"https://{host}"):
        message = f"the API of {provider.name}, which shows nothing to the public"
        yield _found(message, f"set it to {provider.domain_hint or 'a domain of yours'}")


RULES = (
    Rule(_domain_is_of_the_internet, ("custom_domain",)),
    Rule(_domain_is_of_the_bucket, ("custom_domain", "bucket_name", "endpoint_url", "provider")),
    Rule(_domain_has_the_bucket, ("custom_domain", "endpoint_url")),
    Rule(_domain_is_of_the_region, ("custom_domain", "region_name", "endpoint_url", "provider")),
    Rule(_domain_answers_by_its_protocol, ("custom_domain", "url_protocol", "endpoint_url")),
    Rule(_domain_is_open, ("custom_domain", "bucket_name", "endpoint_url", "provider")),
)
