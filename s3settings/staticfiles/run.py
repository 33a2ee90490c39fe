"""One run of collectstatic: collect into a folder, read the location meanwhile, publish."""

import tempfile
import time
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from s3settings.staticfiles import choice, copies, listing, record
from s3settings.staticfiles.comparison import Parts
from s3settings.staticfiles.listing import Listed, Listing
from s3settings.staticfiles.outcome import Outcome
from s3settings.staticfiles.publishing import Publication, Remote
from s3settings.staticfiles.record import Record
from s3settings.staticfiles.refusals import Refused
from s3settings.staticfiles.sending import Requests
from s3settings.staticfiles.staging import Staged, Target, staged
from s3settings.staticfiles.transport import Content, Transport
from s3settings.staticfiles.wishes import Wishes


@dataclass(slots=True)
class Run:
    """A collection that has begun: `staged` is to be filled, then `publish` is called."""

    staged: Staged
    wishes: Wishes
    reason: str | None
    target: Target
    _transport: Transport
    _requests: Requests
    _listing: Listing
    _record: "Future[Content | Refused | None]"
    _began: float

    def publish(self, tell: Callable[[str, str], None]) -> Outcome:
        """Publish what is on the shelf; raises `Refused` where the location can't be listed."""
        outcome = Outcome(dry_run=self.wishes.dry_run)
        transport = self._transport_for_objects()
        outcome.transport = transport.name
        publication = Publication(
            self.staged,
            transport,
            self._requests,
            self._remote(),
            _parts(self.staged.storage),
            outcome,
            tell,
            immutable=self.wishes.immutable,
        )
        _publish(publication, self.wishes)
        if self.target.copy is not None and not self.wishes.dry_run:
            _copy_manifest(publication, self.target, self.target.copy)
        outcome.retries = self._requests.retries
        outcome.seconds = time.monotonic() - self._began
        return outcome

    def _transport_for_objects(self) -> Transport:
        """Fall back to boto3 for what obstore can't express, once the objects are known."""
        if self.reason is None:
            objects = self.staged.shelf.objects.values()
            self.reason = choice.reason_of_objects(objects, self.staged.prefix)
            if self.reason is not None:
                return by_boto3(self.staged.storage, self.wishes.concurrency)
        return self._transport

    def _remote(self) -> Remote:
        objects = self._listing.objects
        content = self._record.result()
        there = objects.get(self.staged.key(record.NAME))
        if there is None or not isinstance(content, Content) or content.etag != there.etag:
            return Remote(objects, Record())
        return Remote(objects, record.parse(content.body, there.modified))


def _publish(publication: Publication, wishes: Wishes) -> None:
    """Each step only after the one before; the manifest only after every file."""
    publication.send_files(publication.files)
    outcome = publication.outcome
    if outcome.failed:
        return
    publication.read_replaced()
    publication.keep_replaced()
    publication.publish_manifest()
    if outcome.failed:
        return
    publication.write_records()
    if wishes.clear:
        publication.delete(publication.left_over())
    elif wishes.prune is not None:
        publication.prune(wishes.prune)


def _copy_manifest(publication: Publication, target: Target, path: Path) -> None:
    """Copy the published manifest to this machine; without one, drop an earlier copy."""
    outcome, manifest = publication.outcome, publication.manifest
    try:
        if manifest is not None and outcome.manifest in {"published", "unchanged"}:
            copies.write(path, copies.place(target.options, settings), manifest.read())
            outcome.copy = "written"
        else:
            copies.remove(path)
    except OSError:
        outcome.copy = "failed"


@contextmanager
def begin(target: Target, wishes: Wishes, environ: Mapping[str, str]) -> Generator[Run]:
    """Read the location in the background, with a storage to collect into."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="s3settings-") as folder, ThreadPoolExecutor(1) as pool:

        def elsewhere(key: str) -> bytes | None:
            return _content(requests, transport, key)

        site = staged(target, Path(folder), elsewhere)
        reason = choice.reason_of_storage(site.storage, target.storage_class, environ)
        if wishes.deletes and reason is None:
            reason = "objects are to be deleted"
        make = by_boto3 if reason else by_obstore
        transport = make(site.storage, wishes.concurrency)
        requests = Requests(wishes.concurrency)
        pages = _pages(transport, requests, site.prefix)
        held = pool.submit(requests.one, site.key(record.NAME), transport.get)
        yield Run(site, wishes, reason, target, transport, requests, pages, held, began)


def by_boto3(storage: Any, concurrency: int) -> Transport:
    """Return the transport that knows everything."""
    from s3settings.staticfiles.by_boto3 import Boto3Transport

    return Boto3Transport(storage, concurrency)


def by_obstore(storage: Any, concurrency: int) -> Transport:
    """Return the fast transport."""
    from s3settings.staticfiles.by_obstore import ObstoreTransport, credentials_of, store

    del concurrency  # its pool of connections grows with the threads
    where = choice.address(storage)
    made = store(
        storage.bucket_name,
        where.endpoint,
        where.region,
        virtual=where.virtual,
        credentials=credentials_of(storage),
    )
    parts = _parts(storage)
    return ObstoreTransport(made, parts.threshold, parts.size)


def _parts(storage: Any) -> Parts:
    transfer = storage.transfer_config
    return Parts(transfer.multipart_threshold, transfer.multipart_chunksize)


def _pages(transport: Transport, requests: Requests, prefix: str) -> Listing:
    def read() -> list[Listed]:
        answer = requests.one(
            prefix, lambda _: [each for page in transport.pages(prefix) for each in page]
        )
        if isinstance(answer, Refused):
            raise answer
        return answer

    return listing.begin(lambda: [read()])


def _content(requests: Requests, transport: Transport, key: str) -> bytes | None:
    answer = requests.one(key, transport.get)
    if isinstance(answer, Refused):
        raise answer
    return answer.body if answer else None
