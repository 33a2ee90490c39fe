"""One listing of the location, and the objects in it."""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Listed(NamedTuple):
    """One object in the bucket; `etag` without quotes, `modified` by the clock of the provider."""

    key: str
    size: int
    etag: str
    modified: datetime


@dataclass(slots=True)
class Listing:
    """A listing that is read page by page beside the collecting."""

    _thread: threading.Thread
    _objects: dict[str, Listed]
    _errors: list[BaseException]

    @property
    def objects(self) -> Mapping[str, Listed]:
        """All objects by key, once the last page is there; raises what the listing raised."""
        self._thread.join()
        if self._errors:
            raise self._errors[0]
        return self._objects


def begin(pages: Callable[[], Iterable[Iterable[Listed]]]) -> Listing:
    """Start to read the pages in a thread."""
    objects: dict[str, Listed] = {}
    errors: list[BaseException] = []

    def read() -> None:
        try:
            for page in pages():
                objects.update((each.key, each) for each in page)
        except BaseException as error:  # noqa: BLE001 - raised again where the objects are used
            errors.append(error)

    thread = threading.Thread(target=read, name="s3settings-listing", daemon=True)
    thread.start()
    return Listing(thread, objects, errors)
