"""The facts about the bucket at the beginning of a run, read while files are collected.

The listing and the record are asked for at the same time. Where the record can't decide because an
object was written in the second of the record, its headers are asked for at once, too.
"""

import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from s3settings.staticfiles import record
from s3settings.staticfiles.listing import Listed
from s3settings.staticfiles.record import Record
from s3settings.staticfiles.refusals import Refused
from s3settings.staticfiles.sending import Requests
from s3settings.staticfiles.transport import Content, Head, Transport


@dataclass(frozen=True, slots=True)
class Remote:
    """The content of the location when the run began."""

    objects: Mapping[str, Listed]
    record: Record


class Facts:
    """Reads in a thread; `heads` has the headers that were asked for, once `ready`."""

    def __init__(
        self, transport: Transport, requests: Requests, prefix: str, record_key: str
    ) -> None:
        self.heads: dict[str, Future[Head | Refused | None]] = {}
        self._transport, self._requests = transport, requests
        self._prefix, self._record_key = prefix, record_key
        self._remote: Future[Remote] = Future()
        self.closed = False
        self._thread = threading.Thread(target=self._read, name="s3settings-facts", daemon=True)
        self._thread.start()

    @property
    def ready(self) -> bool:
        """The listing and the record are there."""
        return self._remote.done()

    @property
    def remote(self) -> Remote:
        """The listing and the record, waited for; raises what the listing raised."""
        return self._remote.result()

    def close(self) -> None:
        """Ask for no more headers, and wait for those that were asked for."""
        self.closed = True
        if self.ready:
            self._thread.join()

    def _read(self) -> None:
        try:
            remote = self._listed_and_recorded()
        except BaseException as error:  # noqa: BLE001 - raised again where the facts are used
            self._remote.set_exception(error)
            return
        self.heads |= {key: Future() for key in _doubtful(remote)}
        self._remote.set_result(remote)
        try:
            for key, head in self._requests.each(list(self.heads), self._head):
                self.heads[key].set_result(head)
        except BaseException as error:  # noqa: BLE001 - as above
            for future in self.heads.values():
                if not future.done():
                    future.set_exception(error)

    def _listed_and_recorded(self) -> Remote:
        with ThreadPoolExecutor(1) as pool:
            held = pool.submit(self._requests.one, self._record_key, self._transport.get)
            objects = self._requests.one(self._prefix, self._listed)
        if isinstance(objects, Refused):
            raise objects
        content, there = held.result(), objects.get(self._record_key)
        if there is None or not isinstance(content, Content) or content.etag != there.etag:
            return Remote(objects, Record())
        return Remote(objects, record.parse(content.body, there.modified))

    def _listed(self, prefix: str) -> dict[str, Listed]:
        return {each.key: each for page in self._transport.pages(prefix) for each in page}

    def _head(self, key: str) -> Head | None:
        return None if self.closed else self._transport.head(key, {})


def _doubtful(remote: Remote) -> list[str]:
    """Return the keys with the ETag of the record that may have got other headers since."""
    known = remote.record
    return [
        key
        for key, entry in known.entries.items()
        if (there := remote.objects.get(key))
        and there.etag == entry.etag
        and known.entry(there) is None
    ]
