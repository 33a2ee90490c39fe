"""The parts of URLs that may be malformed.

`urllib.parse` is imported on demand: storages on AWS do not need it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from urllib.parse import SplitResult


def parts_of(url: str) -> "SplitResult":
    """Return the parts of a URL; empty parts if `urlsplit` raises, whose error contains the URL."""
    from urllib.parse import urlsplit

    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def host_of(url: str) -> str:
    """Return the host of a URL in lower case, without the port; empty if the URL has none."""
    return parts_of(url).hostname or "" if url else ""
