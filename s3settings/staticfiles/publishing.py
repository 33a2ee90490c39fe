"""Publish what was collected: files, then the manifest, then the record of what was sent."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from s3settings.staticfiles import copies, history, record
from s3settings.staticfiles.bucket import Bucket
from s3settings.staticfiles.facts import Facts
from s3settings.staticfiles.outcome import Outcome, text_of
from s3settings.staticfiles.progress import Teller
from s3settings.staticfiles.refusals import Conflict, Refused
from s3settings.staticfiles.settling import Settling
from s3settings.staticfiles.shelf import Captured
from s3settings.staticfiles.staging import Staged
from s3settings.staticfiles.stream import Stream
from s3settings.staticfiles.transport import Condition, Content

NO_COPY = "no copy of a manifest was kept"


@dataclass(slots=True)
class Publication:
    """The end of one run, once everything is on the shelf; `tell` shows what happens to each object."""

    staged: Staged
    bucket: Bucket
    facts: Facts
    settling: Settling
    outcome: Outcome
    tell: Teller
    replaced: bytes | None = None
    may_prune: bool = True
    _reading: Stream[str, Content | Refused | None] | None = field(default=None, init=False)

    @property
    def manifest(self) -> Captured | None:
        """The captured manifest; none without post-processing."""
        return self.staged.shelf.objects.get(self.staged.manifest_key or "")

    def publish_manifest(self) -> None:
        """Put the manifest on the condition that it is still the one of the listing."""
        manifest = self.manifest
        if manifest is None:
            if not self.outcome.dry_run:
                self.staged.save_manifest_elsewhere()
            return
        if (entry := self.settling.unchanged(manifest)) is not None:
            self.settling.leave(manifest.key, entry)
            self.outcome.manifest = "unchanged"
            self.outcome.manifest_digest = copies.digest(manifest.read())
            return
        if self.outcome.dry_run:
            self.settling.count(manifest, "")
            return
        self.outcome.manifest = "untouched"
        there = self.facts.remote.objects.get(manifest.key)
        etag = there.etag if there else None
        answer = self.bucket.requests.one(manifest, lambda each: self.bucket.put_over(etag, each))
        if isinstance(answer, Refused):
            self.outcome.failed[manifest.key] = text_of(answer)
            return
        self.outcome.manifest = "published"
        self.outcome.manifest_digest = copies.digest(manifest.read())
        self.settling.count(manifest, answer)

    def begin_to_read_replaced(self) -> None:
        """Ask for the manifest that the new one replaces; its files must survive --prune."""
        manifest = self.manifest
        there = self.facts.remote.objects.get(manifest.key) if manifest else None
        if manifest is not None and there is not None and there.etag != manifest.md5:
            self._reading = self.bucket.requests.stream(self.bucket.transport.get)
            self._reading.add(manifest.key)

    def read_replaced(self) -> None:
        """Wait for the manifest that the new one replaces."""
        for key, content in self._reading.rest() if self._reading else ():
            if isinstance(content, Content) and content.etag == self.facts.remote.objects[key].etag:
                self.replaced = content.body
            else:
                self.outcome.notes.append("the replaced manifest can't be read; nothing is pruned")
                self.may_prune = False

    def close(self) -> None:
        """Ask for nothing more."""
        if self._reading:
            self._reading.close()

    def keep_replaced(self) -> None:
        """Keep a copy of the replaced manifest, for --prune, if none was kept."""
        manifest = self.manifest
        there = self.facts.remote.objects.get(manifest.key) if manifest else None
        if there is None or self.replaced is None or self.outcome.dry_run:
            return
        if not self._is_kept(there.etag):
            copy = self._own(history.name_for(there.etag, there.modified), self.replaced)
            answer = self.bucket.requests.one(copy, self.bucket.put)
            if isinstance(answer, Refused):
                self.outcome.notes.append(f"{NO_COPY}: {text_of(answer)}")

    def _is_kept(self, md5: str) -> bool:
        return history.is_kept(self.facts.remote.objects, self.staged.prefix, md5)

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
            own.append(self._own(record.NAME, record.text(self.settling.entries)))
        for each, answer in self.bucket.requests.each(own, self._put_own):
            is_record = each.key.endswith(record.NAME)
            if is_record and isinstance(answer, Conflict):
                self.bucket.transport.delete([each.key])
            if isinstance(answer, Refused):
                fact = "the record was not written" if is_record else NO_COPY
                self.outcome.notes.append(f"{fact}: {text_of(answer)}")

    def _put_own(self, own: Captured) -> str:
        if not own.key.endswith(record.NAME):
            return self.bucket.put(own)
        there = self.facts.remote.objects.get(own.key)
        return self.bucket.put_on(Condition(there.etag if there else None), own)

    def _is_recorded(self) -> bool:
        known, objects = self.facts.remote.record, self.facts.remote.objects
        return self.settling.entries == known.entries and all(
            key in objects and known.entry(objects[key]) for key in self.settling.entries
        )

    def delete(self, keys: list[str]) -> None:
        """Delete objects of the listing."""
        if not self.outcome.dry_run and keys:
            refused = self.bucket.requests.one(keys, self.bucket.transport.delete)
            failed = keys if isinstance(refused, Refused) else refused
            reason = text_of(refused) if isinstance(refused, Refused) else "the provider refused"
            self.outcome.undeleted |= dict.fromkeys(failed, reason)
        gone = [key for key in keys if key not in self.outcome.undeleted]
        self.outcome.deleted += gone
        for key in gone:
            self.tell("Pretending to delete" if self.outcome.dry_run else "Deleting", key)

    def left_over(self, keep: Iterable[str] = ()) -> list[str]:
        """Return what the listing has and this collection does not; our own folder stays."""
        kept, own = {*self.staged.shelf.objects, *keep}, self.staged.prefix + record.FOLDER
        return [
            key for key in self.facts.remote.objects if key not in kept and not key.startswith(own)
        ]

    def prune(self, count: int) -> None:
        """Delete what neither this manifest nor the previous ones name."""
        if self.manifest is None or not self.may_prune:
            return
        prefix, md5 = self.staged.prefix, self.manifest.md5
        previous = history.previous(self.facts.remote.objects, prefix, md5, count)
        manifests = [self.bucket.requests.one(key, self.bucket.transport.get) for key in previous]
        bodies = [each.body if isinstance(each, Content) else b"" for each in manifests]
        bodies += [self.replaced] if self.replaced is not None else []
        try:
            names = {name for body in bodies for name in history.names_in(body)}
        except (ValueError, KeyError, TypeError, AttributeError):
            self.outcome.notes.append("nothing was pruned: a kept manifest can't be read")
            return
        keep = {self.staged.key(name) for name in names}
        kept = history.kept(self.facts.remote.objects, prefix)
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
