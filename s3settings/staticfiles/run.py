"""One run of collectstatic: collect into a folder, compare and send meanwhile, publish."""

import tempfile
import time
from collections.abc import Generator, Iterable, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.conf import settings

from s3settings.staticfiles import choice, copies, record
from s3settings.staticfiles.bucket import Bucket
from s3settings.staticfiles.comparison import Parts
from s3settings.staticfiles.facts import Facts
from s3settings.staticfiles.outcome import Outcome
from s3settings.staticfiles.progress import Teller
from s3settings.staticfiles.publishing import Publication
from s3settings.staticfiles.refusals import Refused
from s3settings.staticfiles.sending import Requests
from s3settings.staticfiles.settling import Settling
from s3settings.staticfiles.shelf import Captured
from s3settings.staticfiles.staging import Staged, Target, staged
from s3settings.staticfiles.transport import Transport
from s3settings.staticfiles.wishes import Wishes

IMMUTABLE = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class _Begun:
    """The background of a run."""

    facts: Facts
    settling: Settling
    tell: Teller


@dataclass(slots=True)
class Run:
    """A run that has begun: `start` it, fill `staged`, then `publish`."""

    staged: Staged
    wishes: Wishes
    reason: str | None
    target: Target
    bucket: Bucket
    outcome: Outcome
    _closing: ExitStack
    _prefix: str
    _begun: "_Begun | None" = None
    _began: float = field(default_factory=time.monotonic)

    @property
    def has_sent(self) -> bool:
        """True if objects may have been sent."""
        return self._begun is not None and self._begun.settling.has_sent

    def start(self, tell: Teller) -> None:
        """Read the location in the background, and send each object once it is complete."""
        site, bucket = self.staged, self.bucket
        facts = Facts(bucket.transport, bucket.requests, site.prefix, site.key(record.NAME))
        self._closing.callback(facts.close)
        settling = Settling(bucket, facts, self.outcome, tell)
        self._closing.callback(settling.close)
        self._begun = _Begun(facts, settling, tell)

        def offer(captured: Captured, hashed: bool) -> None:  # noqa: FBT001 - called by a storage
            if self._is_for_this_transport([captured]):
                settling.offer(self._with_headers(captured, hashed=hashed))

        if not self.wishes.dry_run:
            site.watch(offer)

    def publish(self) -> Outcome:
        """Publish what is on the shelf; raises `Refused` where the location can't be listed."""
        assert self._begun is not None  # noqa: S101 - for the type
        facts, settling, tell = self._begun.facts, self._begun.settling, self._begun.tell
        self.staged.shelf.watch = None
        files = self._files()
        self._choose_transport([each for each in files if not settling.is_offered(each.key)])
        publication = Publication(self.staged, self.bucket, facts, settling, self.outcome, tell)
        self._closing.callback(publication.close)
        tell.expect(len(self.staged.shelf.objects))
        publication.begin_to_read_replaced()
        settling.finish(files)
        _publish(publication, self.wishes)
        if self.target.copy is not None and not self.wishes.dry_run:
            _copy_manifest(publication, self.target, self.target.copy)
        self.outcome.retries = self.bucket.requests.retries
        self.outcome.seconds = time.monotonic() - self._began
        return self.outcome

    def _files(self) -> list[Captured]:
        """Return all captured objects but the manifest, with the arguments that they get."""
        hashed = self.staged.hashed_keys if self.wishes.immutable else frozenset[str]()
        manifest = self.staged.manifest_key
        return [
            self._with_headers(each, hashed=each.key in hashed)
            for each in self.staged.shelf.objects.values()
            if each.key != manifest
        ]

    def _with_headers(self, captured: Captured, *, hashed: bool) -> Captured:
        if not hashed or not self.wishes.immutable:
            return captured
        return replace(captured, arguments={**captured.arguments, "CacheControl": IMMUTABLE})

    def _is_for_this_transport(self, captured: Iterable[Captured]) -> bool:
        """Return False once obstore can't express an object; boto3 sends the rest then."""
        if self.bucket.transport.name == "boto3":
            return True
        if self.reason is None:
            self.reason = choice.reason_of_objects(captured, self._prefix)
        return self.reason is None

    def _choose_transport(self, left: list[Captured]) -> None:
        """Fall back to boto3 for what obstore can't express, once the objects are known."""
        manifest = self.staged.shelf.objects.get(self.staged.manifest_key or "")
        if self._is_for_this_transport([*left, manifest] if manifest else left):
            self.outcome.transport = self.bucket.transport.name
            return
        self.bucket.transport = by_boto3(self.staged.storage, self.wishes.concurrency)
        self.outcome.transport = "obstore, boto3" if self.has_sent else "boto3"


def _publish(publication: Publication, wishes: Wishes) -> None:
    """Each step only after the one before; the manifest only after every file."""
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
    """Yield a run with a storage to collect into; what it has begun has ended afterwards."""
    with tempfile.TemporaryDirectory(prefix="s3settings-") as folder, ExitStack() as closing:

        def elsewhere(key: str) -> bytes | None:
            return _content(bucket, key)

        site = staged(target, Path(folder), elsewhere)
        reason = choice.reason_of_storage(site.storage, target.storage_class, environ)
        if wishes.deletes and reason is None:
            reason = "objects are to be deleted"
        make = by_boto3 if reason else by_obstore
        outcome = Outcome(dry_run=wishes.dry_run)
        bucket = Bucket(
            make(site.storage, wishes.concurrency),
            Requests(wishes.concurrency),
            _parts(site.storage),
            outcome.notes,
        )
        yield Run(site, wishes, reason, target, bucket, outcome, closing, site.prefix)


def by_boto3(storage: Any, concurrency: int) -> Transport:
    """Return the transport that knows everything."""
    from s3settings.staticfiles.by_boto3 import Boto3Transport

    return Boto3Transport(storage, concurrency)


def by_obstore(storage: Any, concurrency: int) -> Transport:
    """Return the fast transport."""
    from s3settings.staticfiles.by_obstore import ObstoreTransport, credentials_of, store

    where = choice.address(storage)
    made = store(
        storage.bucket_name,
        where.endpoint,
        where.region,
        virtual=where.virtual,
        credentials=credentials_of(storage),
    )
    parts = _parts(storage)
    return ObstoreTransport(
        made, parts.threshold, parts.size, lambda: by_boto3(storage, concurrency)
    )


def _parts(storage: Any) -> Parts:
    transfer = storage.transfer_config
    return Parts(transfer.multipart_threshold, transfer.multipart_chunksize)


def _content(bucket: Bucket, key: str) -> bytes | None:
    answer = bucket.requests.one(key, bucket.transport.get)
    if isinstance(answer, Refused):
        raise answer
    return answer.body if answer else None
