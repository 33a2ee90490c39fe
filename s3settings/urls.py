"""The parts of URLs that may be malformed, and labels of hosts.

`urllib.parse` is imported on demand: storages on AWS do not need it.
"""

from string import ascii_letters, digits
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_ALPHANUMERIC = frozenset(ascii_letters + digits)
_LONGEST_LABEL = 63


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


def is_label(text: str, marks: str = "-") -> bool:
    """Return True for a label of a host: ASCII letters, digits, and marks between them."""
    # a pattern would be compiled at every start
    is_plain = 0 < len(text) <= _LONGEST_LABEL and _ALPHANUMERIC.union(marks).issuperset(text)
    return is_plain and text.strip(marks) == text
