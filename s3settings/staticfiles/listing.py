"""One object of a listing."""

from datetime import datetime
from typing import NamedTuple


class Listed(NamedTuple):
    """One object in the bucket; `etag` without quotes, `modified` by the clock of the provider."""

    key: str
    size: int
    etag: str
    modified: datetime
