"""A URL that somebody wrote, taken apart even where it is none.

`urllib.parse` is imported on demand: a process whose files are on AWS does without it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from urllib.parse import SplitResult


def parts_of(url: str) -> "SplitResult":
    """The parts of a URL, all empty where `urlsplit` would raise, with the URL in its words."""
    from urllib.parse import urlsplit

    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def host_of(url: str) -> str:
    """The host of a URL in lower case, without its port; empty where the URL has none."""
    return parts_of(url).hostname or "" if url else ""
