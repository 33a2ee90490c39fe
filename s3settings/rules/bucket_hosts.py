"""Rules about custom domains at the provider: the host, path and region must be those of the bucket."""

import re
from collections.abc import Iterator

from s3settings.facts.hosts import WITH_GLOBAL_HOST, BucketHost, contains_bucket, host_of_bucket
from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.rules.rule import Finding, Findings, Rule
from s3settings.storages.addresses import bucket_address
from s3settings.storages.endpoint import PLACE
from s3settings.storages.storage import Storage
from s3settings.urls import host_of, parts_of

_GLOBAL_REGION = "us-east-1"
_OTHER_ADDRESS = "a host of the endpoint, but not the address of the bucket there"
_OTHER_PATH = "the host of the bucket with another path, where no object of the storage is"


def domain_of(storage: Storage) -> str:
    """Return the custom domain that is set; the default address of the bucket does not count."""
    return (storage.custom_domain or "") if storage.is_set("custom_domain") else ""


def wrong_domain(message: str, hint: str) -> Finding:
    """Return the finding about a domain that doesn't serve the files of the storage."""
    return Finding("W007", "custom_domain", message, hint)


def _elsewhere(storage: Storage, message: str, hint: str) -> Finding:
    """Return the finding about a domain that is not the address of the bucket, but may be another's.

    A storage that is elsewhere than others gets a domain of its own.
    """
    # most domains are right
    from s3settings.facts.reach import reach_of

    is_hidden = storage.endpoint_url and reach_of(host_of(storage.endpoint_url)) == "network"
    place = (
        "a host by which browsers reach its bucket" if is_hidden else "the address of its bucket"
    )
    own = f"set {storage.own_variable('custom_domain')} to {place}"
    if not (storage.own.isdisjoint({"bucket_name", *PLACE}) or storage.is_own("custom_domain")):
        hint = own
    return wrong_domain(message, hint).replace(hint_for_one=own)


def _domain_matches_the_bucket(storage: Storage) -> Iterator[Finding]:
    host = host_of_bucket(domain_of(storage))
    if host is None or storage.is_unknown:
        return
    if not storage.is_aws:
        message = f"an AWS host, but the files are on {storage.provider.name}"
        yield _elsewhere(storage, message, "set the host that serves the files of the bucket")
    elif host.bucket is None:
        message = "the host of S3 without the bucket"
        yield _elsewhere(storage, message, f"write {host_on_aws(storage)}")
    elif host.bucket != storage.bucket_name and storage.bucket_name is not None:
        message = f"the bucket in the host differs from {storage.origin('bucket_name').variable}"
        hint = "correct one of the two; links lead to the bucket in the host"
        yield _elsewhere(storage, message, hint)
    elif _is_below_the_bucket(storage, host):
        yield wrong_domain(_OTHER_PATH, f"write {host_on_aws(storage)}, without the path")


def _is_below_the_bucket(storage: Storage, host: BucketHost) -> bool:
    """Return True for a path behind the bucket; a repeated location is another problem."""
    path = domain_of(storage).partition("/")[2]
    if host.in_path:
        path = path.partition("/")[2]
    is_repeated = bool(storage.location) and f"/{path}".endswith(f"/{storage.location}")
    is_other = bool(path) and not is_repeated and not host.is_website
    return is_other and is_host_of_the_bucket(storage, host)


def is_host_of_the_bucket(storage: Storage, host: BucketHost) -> bool:
    """Return True if a host of AWS leads to the bucket; where it does not, that is the problem."""
    if storage.is_unknown:
        return True
    is_bucket = storage.is_aws and host.bucket == storage.bucket_name
    return is_bucket and (not storage.is_set("region_name") or _leads_to(host, storage.region_name))


def host_on_aws(storage: Storage) -> str:
    """Return the form of a host that has a certificate for the bucket."""
    partition = partition_of(storage.region_name) or PARTITIONS[0]
    host = f"s3.REGION.{partition.domain}"
    return f"{host}/BUCKET" if "." in (storage.bucket_name or "") else f"BUCKET.{host}"


def _domain_matches_the_region(storage: Storage) -> Iterator[Finding]:
    host = host_of_bucket(domain_of(storage))
    if host is None or not storage.is_aws or not storage.is_set("region_name"):
        return
    if host.bucket != storage.bucket_name:
        # the right host has the right region, too
        return
    if not _leads_to(host, storage.region_name):
        message = f"the region in the host differs from {storage.origin('region_name').variable}"
        hint = f"write {host_on_aws(storage)}, with the region of the bucket"
        yield _elsewhere(storage, message, hint)


def _leads_to(host: BucketHost, region: str) -> bool:
    """Return True if the host serves buckets of the region; a host without a region is a global one."""
    partition = partition_of(region)
    if partition is not None and host.domain != partition.domain:
        return False
    if host.region is not None:
        return host.region == region
    return region == _GLOBAL_REGION if host.in_path else region in WITH_GLOBAL_HOST


def _domain_contains_the_bucket(storage: Storage) -> Iterator[Finding]:
    domain, endpoint = domain_of(storage), storage.endpoint_url
    if not domain or endpoint is None or host_of_bucket(domain) is not None:
        return
    # links change with the endpoint where that contains the bucket; some providers have public
    # files below another path of their hosts
    provider = storage.provider
    if not storage.bucket_name or (provider.public != "api" and provider.matches(endpoint)):
        return
    if contains_bucket(storage.bucket_name, endpoint):
        return
    parts = parts_of(endpoint)
    # 443 is the port of https, with which links begin
    netloc = parts.netloc.removesuffix(":443")
    has_bucket = domain.startswith(f"{storage.bucket_name}.")
    is_same = not has_bucket and is_same_server(domain, endpoint)
    is_host = domain in {netloc, parts.netloc} or is_same
    if is_host and not parts.path:
        message = "the host of the endpoint without the bucket, which is part of its links"
        yield _elsewhere(storage, message, "append the bucket to the host: HOST/BUCKET")
    elif _is_beside_the_bucket(storage, domain, endpoint):
        hint = "write the endpoint without its scheme, and /BUCKET after it"
        yield _elsewhere(storage, _OTHER_ADDRESS, hint)


def is_same_server(domain: str, endpoint: str) -> bool:
    """Return True for two names of a server in development, as ``localhost:9000`` and ``minio:9000``."""
    port = domain.rpartition(":")[2]
    if not port.isdigit() or not parts_of(endpoint).netloc.endswith(f":{port}"):
        return False
    # most servers have the usual port
    from s3settings.facts.reach import reach_of

    names = (host_of(f"//{domain}"), host_of(endpoint))
    return all(reach_of(name) != "everywhere" for name in names)


def _is_beside_the_bucket(storage: Storage, domain: str, endpoint: str) -> bool:
    """Return True for a host of the API with another path than that of the bucket."""
    bucket = storage.bucket_name or ""
    addresses = [
        bucket_address(bucket, storage.region_name, style, endpoint)
        for style in ("path", "virtual")
    ]
    hosts = [address.partition("/")[0] for address in addresses]
    # a repeated location is another problem
    is_there = domain in addresses or domain.removesuffix(f"/{storage.location}") in addresses
    return domain.partition("/")[0] in hosts and not is_there


def _domain_names_the_bucket(storage: Storage) -> Iterator[Finding]:
    """A host of the provider for public files has the bucket in its address; it must be this one."""
    domain, provider, bucket = domain_of(storage), storage.provider, storage.bucket_name
    if not domain or not bucket or provider.public == "api":
        return
    # a repeated location is another problem, and a bucket may be called like its location
    domains = (domain, domain.removesuffix(f"/{storage.location}"))
    if provider.public == "host":
        address = provider.public_domain(
            bucket, region=storage.region_name, account=storage.account_id
        )
        is_wrong = address is not None and address not in domains
        is_wrong = is_wrong and _is_alike(domains[1], address or "", bucket)
    else:
        host, _, path = domains[1].partition("/")
        # the path of the bucket at an API without public files is another problem
        is_of_api = provider.may_reject("public") and path.startswith(f"{bucket}/")
        is_public_path = ("/" in path or ":" in path) and not is_of_api
        is_wrong = provider.matches(f"https://{host}") and is_public_path
        is_wrong = is_wrong and bucket not in {re.split("[/:]", name)[-1] for name in domains}
    if is_wrong:
        hint = f"set it to {provider.domain_hint or 'the public address of the bucket'}"
        message = f"a host of {provider.name}, but not the address of the bucket there"
        yield _elsewhere(storage, message, hint)


def _domain_is_of_this_bucket(storage: Storage) -> Iterator[Finding]:
    """A host of the API or CDN of a provider has the bucket in it, or in its path."""
    domain, provider, bucket = domain_of(storage), storage.provider, storage.bucket_name
    endpoint = storage.endpoint_url or ""
    if not domain or not bucket or storage.is_unknown or not provider.is_hosted:
        return
    if provider.public != "api" or storage.is_aws:
        return
    host, _, path = domain.partition("/")
    is_its = host.startswith(f"{bucket}.") or f"{path}/".startswith(f"{bucket}/")
    # other rules are about the hosts of the endpoint, and about other regions
    is_of_endpoint = host == host_of(endpoint) or _is_beside_the_bucket(storage, domain, endpoint)
    if is_its or is_of_endpoint or not provider.matches(f"//{host}"):
        return
    if provider.region_of(f"//{host}") == provider.region_of(endpoint):
        message = f"a host of {provider.name}, but not that of the bucket"
        hint = "set the host of the bucket, or a domain of your own"
        yield _elsewhere(storage, message, hint)


def _is_alike(domain: str, address: str, bucket: str) -> bool:
    """Return True if a domain is on the host of public files, or on that of another bucket there."""
    start, _, end = address.partition(bucket)
    host = address.partition("/")[0]
    return domain.endswith(end) if not start else domain.partition("/")[0] == host


def _domain_is_in_the_region_of_the_endpoint(storage: Storage) -> Iterator[Finding]:
    """A host of the provider in another region does not serve the bucket."""
    domain, provider = domain_of(storage), storage.provider
    if not domain or storage.is_aws:
        return
    regions = {provider.region_of(storage.endpoint_url or ""), provider.region_of(f"//{domain}")}
    if None not in regions and len(regions) > 1:
        message = "the region in the host differs from that of the endpoint"
        yield _elsewhere(storage, message, "set the host of the region of the bucket")


def without_paths(found: Findings, repeated: Findings) -> Findings:
    """Return the findings but those of a path in a domain that `repeated` has: it is a location."""
    variables = {storage.origin(one.option).variable for storage, one in repeated}
    return [
        (storage, one)
        for storage, one in found
        if storage.origin(one.option).variable not in variables
        or one.message not in {_OTHER_ADDRESS, _OTHER_PATH}
        or not one.hint.startswith("write ")
    ]


RULES = (
    Rule(
        _domain_matches_the_bucket,
        ("custom_domain", "bucket_name", "endpoint_url", "provider", "location"),
    ),
    Rule(_domain_contains_the_bucket, ("custom_domain", "endpoint_url", "bucket_name", "provider")),
    Rule(
        _domain_names_the_bucket,
        ("custom_domain", "bucket_name", "endpoint_url", "provider", "region_name", "account_id"),
    ),
    Rule(
        _domain_is_of_this_bucket,
        ("custom_domain", "bucket_name", "endpoint_url", "provider", "region_name"),
    ),
    Rule(
        _domain_matches_the_region,
        ("custom_domain", "bucket_name", "region_name", "endpoint_url", "provider"),
    ),
    Rule(
        _domain_is_in_the_region_of_the_endpoint,
        ("custom_domain", "endpoint_url", "provider", "bucket_name"),
    ),
)
