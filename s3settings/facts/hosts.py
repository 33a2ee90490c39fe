"""Hosts that look like an S3 API or a bucket, and what they serve.

Sources: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html,
https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html,
https://developers.cloudflare.com/r2/buckets/public-buckets/,
https://docs.digitalocean.com/products/spaces/how-to/enable-cdn/,
https://www.backblaze.com/docs/cloud-storage-s3-compatible-api,
https://supabase.com/docs/guides/storage/s3/authentication.
"""

import re

from s3settings.record import Record
from s3settings.urls import parts_of

_REGION = r"(?P<region>[a-z]{2,4}(?:-[a-z]+){1,3}-\d+)"
_OF_A_BUCKET = (
    rf"(?:(?P<bucket>[a-z0-9][a-z0-9.-]*)\.)?s3(?P<website>-website)?"
    rf"(?:[.-](?:dualstack\.)?{_REGION})?\.(?P<domain>amazonaws\.com(?:\.cn)?)"
)
# launched before March 20, 2019: the global host serves their buckets
WITH_GLOBAL_HOST = frozenset(
    {
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-northeast-3",
        "ap-south-1",
        "ap-southeast-1",
        "ap-southeast-2",
        "ca-central-1",
        "eu-central-1",
        "eu-north-1",
        "eu-west-1",
        "eu-west-2",
        "eu-west-3",
        "sa-east-1",
        "us-east-1",
        "us-east-2",
        "us-west-1",
        "us-west-2",
    }
)


class BucketHost(Record):
    """The bucket and region in a host of AWS and its path; None if they are not part of it."""

    bucket: str | None
    region: str | None
    domain: str
    in_path: bool
    is_website: bool


class NotAnApi(Record):
    """The reason why a URL is not an endpoint, and the hint; an error if it is certain."""

    id: str
    fact: str
    cure: str


_PUBLIC = "serves files to browsers and is not an S3 API"
_USUALLY = "usually serves files to browsers and is not an S3 API"
_TO_DOMAIN = "set the endpoint of the API; this host may be the custom domain"
_CONSOLE = "the page of a console, not an S3 API"
_CONSOLE_NAME = "the name of a console, not of an S3 API"
_TO_API = "set the endpoint of the API, as displayed on the page"
# a part of the host, without which the pattern of host and path needs no comparison -> what it is
_CONSOLES = {
    "aws.amazon.com": r"(?:[^/]+\.)?aws\.amazon\.com",
    "cloud.digitalocean.com": r"cloud\.digitalocean\.com",
    "console.": r"console\.(?:cloud\.google|hetzner|scaleway|wasabisys)\.com",
    "dash.cloudflare.com": r"dash\.cloudflare\.com",
    "secure.backblaze.com": r"secure\.backblaze\.com",
    "storage.cloud.google.com": r"storage\.cloud\.google\.com",
    "supabase.com": r"(?:app\.|www\.)?supabase\.com",
}
_OTHERS: tuple[tuple[str, str, NotAnApi], ...] = (
    (
        "s3-website",
        r"(?:.+\.)?s3-website[.-].+",
        NotAnApi("E062", f"a website: it {_PUBLIC}", _TO_DOMAIN),
    ),
    (".r2.dev", r"[^/]+\.r2\.dev", NotAnApi("E062", f"r2.dev {_PUBLIC}", _TO_DOMAIN)),
    (
        ".cdn.digitaloceanspaces.com",
        r"[^/]+\.cdn\.digitaloceanspaces\.com",
        NotAnApi("E062", f"a CDN: it {_PUBLIC}", _TO_DOMAIN),
    ),
    # they may be in front of a self-hosted API, and forward the signed host
    *(
        (host, rf"[^/]+{re.escape(host)}", NotAnApi("W062", f"a CDN: it {_USUALLY}", _TO_DOMAIN))
        for host in (".cloudfront.net", ".b-cdn.net")
    ),
    (
        ".backblazeb2.com",
        r"f\d+\.backblazeb2\.com",
        NotAnApi("E062", f"a host that {_PUBLIC}", _TO_DOMAIN),
    ),
    *((part, host, NotAnApi("E062", _CONSOLE, _TO_API)) for part, host in _CONSOLES.items()),
    (
        ".supabase.",
        r"[^/]+\.supabase\.(?:co|in)(?!/storage/v1/s3)",
        NotAnApi("E062", "lacks the path of the API", "append /storage/v1/s3 to the host"),
    ),
    (
        "console",
        r"(?:[^/.]+-)?console(?:-[^/.]+)?\.[^/]+",
        NotAnApi("W062", _CONSOLE_NAME, _TO_API),
    ),
    # of MinIO, whose API has no path before the bucket
    *(
        (path, rf"[^/]+{path}", NotAnApi("W062", "a path of the MinIO console", _TO_API))
        for path in ("/browser", "/login", "/buckets", "/minio")
    ),
    (
        ":9001",
        r"[^/]+:9001",
        NotAnApi(
            "W062",
            "port 9001 is usually the port of the MinIO console",
            "set the port of the API, usually 9000",
        ),
    ),
)


def host_of_bucket(address: str) -> BucketHost | None:
    """Return the bucket and region in a host of AWS; None for other hosts.

    `address` is a host and a path, without a scheme.
    """
    host, _, path = address.partition("/")
    name = host.lower().partition(":")[0]
    # most hosts don't need the pattern
    found = re.fullmatch(_OF_A_BUCKET, name) if "amazonaws.com" in name else None
    if found is None:
        return None
    in_path = found["bucket"] is None
    bucket = path.partition("/")[0] or None if in_path else found["bucket"]
    is_website = found["website"] is not None
    return BucketHost(bucket, found["region"], found["domain"], in_path, is_website)


def not_an_api(url: str) -> NotAnApi | None:
    """Return the reason why a URL is known not to be an S3 endpoint, or None."""
    parts = parts_of(url)
    address = f"{parts.netloc}{parts.path}".lower()
    for part, pattern, what in _OTHERS:
        if part in address and re.match(rf"(?:{pattern})(?:/|$)", address):
            return what
    return None


def is_console(address: str) -> bool:
    """Return True if a host and a path are those of a page on which people manage buckets."""
    found = not_an_api(f"https://{address}")
    return found is not None and found.fact in {_CONSOLE, _CONSOLE_NAME}


def contains_bucket(bucket: str | None, endpoint: str) -> bool:
    """Return True if an endpoint is that of a bucket, and not of the API.

    A host of AWS shows any bucket, others only this one.
    """
    if not_an_api(endpoint):
        return False
    parts = parts_of(endpoint)
    of_aws = host_of_bucket(f"{parts.netloc}{parts.path}")
    if not bucket or of_aws is not None:
        return of_aws is not None and of_aws.bucket is not None
    return (parts.hostname or "").startswith(f"{bucket}.") or parts.path == f"/{bucket}"


def is_named_after_bucket(bucket: str | None, endpoint: str) -> bool:
    """Return True if the host is the name of the bucket, as a CNAME for its files has to be.

    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html.
    """
    return "." in (bucket or "") and parts_of(endpoint).hostname == bucket
