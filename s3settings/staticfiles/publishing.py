"""Publish what was collected: files, then the manifest, then the record of what was sent."""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from s3settings.staticfiles import comparison, history, record, refusals
from s3settings.staticfiles.comparison import Decisions, Parts
from s3settings.staticfiles.listing import Listed
from s3settings.staticfiles.outcome import Outcome
from s3settings.staticfiles.record import Entry, Record
from s3settings.staticfiles.refusals import Conflict, Refused
from s3settings.staticfiles.sending import Requests
from s3settings.staticfiles.shelf import Captured
from s3settings.staticfiles.staging import Staged
from s3settings.staticfiles.transport import Condition, Content, Transport

IMMUTABLE = "public, max-age=31536000, immutable"
NO_COPY = "no copy of a manifest was kept"


@dataclass(frozen=True, slots=True)
class Remote:
    """The content of the location when the run began."""

    objects: Mapping[str, Listed]
    record: Record


@dataclass(slots=True)
class Publication:
    """One run; `tell` is called with a verb and a key for each object."""

    staged: Staged
    transport: Transport
    requests: Requests
    remote: Remote
    parts: Parts
    outcome: Outcome
    tell: Callable[[str, str], None]
    immutable: bool = False
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    replaced: bytes | None = None
    may_prune: bool = True

    @property
    def files(self) -> list[Captured]:
        """All captured objects but the manifest, with the arguments that they get."""
        hashed = self.staged.hashed_keys if self.immutable else frozenset[str]()
        return [
            _with_cache_control(each, IMMUTABLE) if each.key in hashed else each
            for each in self.staged.shelf.objects.values()
            if each.key != self.staged.manifest_key
        ]

    @property
    def manifest(self) -> Captured | None:
        """The captured manifest; none without post-processing."""
        return self.staged.shelf.objects.get(self.staged.manifest_key or "")

    def decide(self, captured: Iterable[Captured]) -> Decisions:
        """Compare with the bucket; ask for headers where the listing is not enough."""
        objects, known = self.remote.objects, self.remote.record
        decisions = comparison.decide(captured, objects, known, self.parts)
        asked = self.requests.each(
            decisions.ask, lambda each: self.transport.head(each.key, each.arguments)
        )
        for each, head in asked:
            if isinstance(head, Refused) or head is None or head.etag != objects[each.key].etag:
                decisions.send.append(each)
            elif comparison.has_headers(head, each.arguments):
                decisions.leave[each.key] = record.entry_of(each, head.etag)
            else:
                decisions.send.append(each)
        return decisions

    def send_files(self, files: Iterable[Captured]) -> None:
        """Send what differs; count what was confirmed."""
        decisions = self.decide(files)
        self.entries |= decisions.leave
        self.outcome.unchanged += decisions.leave
        for key in decisions.leave:
            self.tell("Unchanged", key)
        if self.outcome.dry_run:
            self._pretend(decisions.send)
            return
        for each, answer in self.requests.each(decisions.send, self._put):
            if isinstance(answer, Refused):
                self.outcome.failed[each.key] = _text(answer)
                self.tell("Failed", each.key)
            else:
                self._count(each, answer)

    def publish_manifest(self) -> None:
        """Put the manifest on the condition that it is still the one of the listing."""
        manifest = self.manifest
        if manifest is None:
            if not self.outcome.dry_run:
                self.staged.save_manifest_elsewhere()
            return
        decisions = self.decide([manifest])
        if not decisions.send:
            self.entries |= decisions.leave
            self.outcome.unchanged.append(manifest.key)
            self.outcome.manifest = "unchanged"
            return
        if self.outcome.dry_run:
            self._pretend(decisions.send)
            return
        self.outcome.manifest = "untouched"
        answer = self.requests.one(manifest, self._put_manifest)
        if isinstance(answer, Refused):
            self.outcome.failed[manifest.key] = _text(answer)
            return
        self.outcome.manifest = "published"
        self._count(manifest, answer)

    def keep_replaced(self) -> None:
        """Keep a copy of the replaced manifest, for --prune, if none was kept."""
        manifest = self.manifest
        there = self.remote.objects.get(manifest.key) if manifest else None
        if there is None or self.replaced is None or self.outcome.dry_run:
            return
        if not self._is_kept(there.etag):
            copy = self._own(history.name_for(there.etag, there.modified), self.replaced)
            answer = self.requests.one(copy, self._put)
            if isinstance(answer, Refused):
                self.outcome.notes.append(f"{NO_COPY}: {_text(answer)}")

    def _is_kept(self, md5: str) -> bool:
        return history.is_kept(self.remote.objects, self.staged.prefix, md5)

    def read_replaced(self) -> None:
        """Read the manifest that the new one replaces; its files must survive --prune."""
        manifest = self.manifest
        there = self.remote.objects.get(manifest.key) if manifest else None
        if manifest is None or there is None or there.etag == manifest.md5:
            return
        content = self.requests.one(manifest.key, self.transport.get)
        if isinstance(content, Content) and content.etag == there.etag:
            self.replaced = content.body
        else:
            self.outcome.notes.append("the replaced manifest can't be read; nothing is pruned")
            self.may_prune = False

    def write_records(self) -> None:
        """Write what later runs need: a copy of the manifest, for --prune, and the record.

        Without the record, the next run asks about each file.
        """
        if self.outcome.dry_run:
            return
        own: list[Captured] = []
        if self.manifest and not self._is_kept(self.manifest.md5):
            own.append(self._own(history.name_for(self.manifest.md5), self.manifest.read()))
        if not self._is_recorded():
            own.append(self._own(record.NAME, record.text(self.entries)))
        for each, answer in self.requests.each(own, self._put_own):
            is_record = each.key.endswith(record.NAME)
            if is_record and isinstance(answer, Conflict):
                self.transport.delete([each.key])
            if isinstance(answer, Refused):
                fact = "the record was not written" if is_record else NO_COPY
                self.outcome.notes.append(f"{fact}: {_text(answer)}")

    def _put_own(self, own: Captured) -> str:
        if not own.key.endswith(record.NAME):
            return self._put(own)
        there = self.remote.objects.get(own.key)
        return self._put_on_condition(own, Condition(there.etag if there else None))

    def _is_recorded(self) -> bool:
        known, objects = self.remote.record, self.remote.objects
        return self.entries == known.entries and all(
            key in objects and known.entry(objects[key]) for key in self.entries
        )

    def delete(self, keys: list[str]) -> None:
        """Delete objects of the listing."""
        if not self.outcome.dry_run and keys:
            refused = self.requests.one(keys, self.transport.delete)
            failed = keys if isinstance(refused, Refused) else refused
            reason = _text(refused) if isinstance(refused, Refused) else "the provider refused"
            self.outcome.undeleted |= dict.fromkeys(failed, reason)
        gone = [key for key in keys if key not in self.outcome.undeleted]
        self.outcome.deleted += gone
        for key in gone:
            self.tell("Pretending to delete" if self.outcome.dry_run else "Deleting", key)

    def left_over(self, keep: Iterable[str] = ()) -> list[str]:
        """Return what the listing has and this collection does not; our own folder stays."""
        kept, own = {*self.staged.shelf.objects, *keep}, self.staged.prefix + record.FOLDER
        return [key for key in self.remote.objects if key not in kept and not key.startswith(own)]

    def prune(self, count: int) -> None:
        """Delete what neither this manifest nor the previous ones name."""
        if self.manifest is None or not self.may_prune:
            return
        prefix, md5 = self.staged.prefix, self.manifest.md5
        previous = history.previous(self.remote.objects, prefix, md5, count)
        manifests = [self.requests.one(key, self.transport.get) for key in previous]
        bodies = [each.body if isinstance(each, Content) else b"" for each in manifests]
        bodies += [self.replaced] if self.replaced is not None else []
        try:
            names = {name for body in bodies for name in history.names_in(body)}
        except (ValueError, KeyError, TypeError, AttributeError):
            self.outcome.notes.append("nothing was pruned: a kept manifest can't be read")
            return
        keep = {self.staged.key(name) for name in names}
        kept = history.kept(self.remote.objects, prefix)
        current = f"-{md5[:12]}.json"
        old = [key for key in kept if key not in previous and not key.endswith(current)]
        self.delete(self.left_over(keep) + old)

    def _own(self, name: str, content: bytes) -> Captured:
        """Return an object of s3settings itself, with the encryption of the others and without their ACL."""
        storage = self.staged.storage
        arguments = dict(storage._get_write_parameters(name))
        arguments.pop("ACL", None)
        arguments |= {"ContentType": "application/json", "CacheControl": "no-store"}
        key = self.staged.key(name)
        own = self.staged.shelf.add(key, io.BytesIO(content), arguments)
        del self.staged.shelf.objects[key]
        return own

    def _put(self, each: Captured) -> str:
        return self._confirmed(each, self.transport.put(each))

    def _put_on_condition(self, each: Captured, condition: Condition) -> str:
        try:
            return self._confirmed(each, self.transport.put(each, condition))
        except Conflict:
            head = self.transport.head(each.key, each.arguments)
            if head is not None and head.etag == each.md5:
                return head.etag  # sent by an earlier attempt whose answer was lost
            raise
        except Refused as error:
            if error.reason is not refusals.NO_CONDITIONS:
                raise
            self.outcome.notes.append(str(error))
            return self._put(each)

    def _put_manifest(self, manifest: Captured) -> str:
        """Ask first, too: some providers ignore conditions."""
        there = self.remote.objects.get(manifest.key)
        head = self.transport.head(manifest.key, manifest.arguments)
        etag = there.etag if there else None
        if (head.etag if head else None) != etag:
            if head is not None and head.etag == manifest.md5:
                return head.etag
            raise Conflict(refusals.CONFLICT)
        return self._put_on_condition(manifest, Condition(etag))

    def _confirmed(self, each: Captured, etag: str) -> str:
        """Return the ETag of an object that is there; ask where it is not the MD5 of the bytes."""
        if etag and etag == comparison.expected_etag(each, self.parts):
            return etag
        head = self.transport.head(each.key, each.arguments)
        if head is None or head.size != each.size or (etag and head.etag != etag):
            raise Refused(refusals.OTHER_BYTES)
        return head.etag

    def _count(self, each: Captured, etag: str) -> None:
        self.entries[each.key] = record.entry_of(each, etag)
        self.outcome.uploaded.append(each.key)
        self.outcome.sent_bytes += each.size
        self.tell("Uploaded", each.key)

    def _pretend(self, captured: Iterable[Captured]) -> None:
        for each in captured:
            self.outcome.uploaded.append(each.key)
            self.outcome.sent_bytes += each.size
            self.tell("Pretending to upload", each.key)


def _with_cache_control(captured: Captured, value: str) -> Captured:
    arguments: dict[str, Any] = {**captured.arguments, "CacheControl": value}
    return replace(captured, arguments=arguments)


def _text(refused: Refused) -> str:
    return f"{refused.reason.text} ({refused.code})" if refused.code else refused.reason.text
