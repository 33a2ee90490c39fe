"""Names of hosts that are of another service of AWS, or almost in the domain of a provider."""

import re
from collections.abc import Collection

from s3settings.facts.hosts import host_of_bucket
from s3settings.parsers.text import nearest

DOMAIN_OF_AWS = "amazonaws.com"
# at most one name and a region; machines and load balancers of customers have more
_OF_AWS = r"(?:(?!s3-)[a-z0-9-]+\.){0,2}amazonaws\.com(?:\.cn)?"


def is_of_another_service(host: str) -> bool:
    """Return True for a host of AWS that is not one of S3.

    Source: https://docs.aws.amazon.com/general/latest/gr/rande.html.
    """
    # most hosts need no pattern
    is_of_aws = DOMAIN_OF_AWS in host and re.fullmatch(_OF_AWS, host) is not None
    return is_of_aws and host_of_bucket(host) is None


def end_of(host: str) -> str:
    """Return the last two labels of a host."""
    return ".".join(host.split(".")[-2:])


def nearest_domain(host: str, known: Collection[str]) -> str | None:
    """Return the domain that the end of a host misspells, or None if it is right or another one."""
    end = end_of(host)
    if end in known:
        return None
    shortened = (domain for domain in known if is_in(f"{host}.com", domain))
    return nearest(end, known) or next(shortened, None)


def is_in(host: str, domain: str) -> bool:
    """Return True for the host of a domain, and for one below it."""
    return f".{host}".endswith(f".{domain}")
