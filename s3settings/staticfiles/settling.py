"""Settle files: each is left or sent, many of them while others are still being made."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from s3settings.staticfiles import comparison, record
from s3settings.staticfiles.bucket import Bucket
from s3settings.staticfiles.facts import Facts
from s3settings.staticfiles.outcome import Outcome, text_of
from s3settings.staticfiles.progress import Teller
from s3settings.staticfiles.record import Entry
from s3settings.staticfiles.refusals import Refused
from s3settings.staticfiles.shelf import Captured
from s3settings.staticfiles.transport import Head

if TYPE_CHECKING:
    from concurrent.futures import Future


TOGETHER = 16  # objects that are compared with the listing at a time


class _Task(NamedTuple):
    """An object to send; `ask`: unless it has the same headers already."""

    captured: Captured
    ask: bool


class _Answer(NamedTuple):
    """The ETag of an object that is there, sent in this run or not."""

    etag: str
    sent: bool


class Settling:
    """Compares objects with the bucket and sends what differs, in threads."""

    def __init__(self, bucket: Bucket, facts: Facts, outcome: Outcome, tell: Teller) -> None:
        self.entries: dict[str, Entry] = {}
        self.bucket = bucket
        self.has_sent = False  # or has begun to
        self._facts, self._outcome, self._tell = facts, outcome, tell
        self._offered: dict[str, Captured] = {}
        self._undecided: list[Captured] = []
        self._asked: list[tuple[Captured, Future[Head | Refused | None]]] = []
        self._to_send: set[str] = set()
        self._stream = bucket.requests.stream(self._settled)

    def is_offered(self, key: str) -> bool:
        """Return True if an object was offered."""
        return key in self._offered

    def offer(self, captured: Captured) -> None:
        """Settle an object, as soon as the facts are there; the first one of its key."""
        if captured.key not in self._offered:
            self._offered[captured.key] = captured
            self._undecided.append(captured)
            if len(self._undecided) >= TOGETHER and self._facts.ready:
                self._decide()

    def finish(self, captured: Iterable[Captured]) -> None:
        """Settle all of these objects, and wait for them."""
        final = list(captured)
        for each in final:
            self.offer(each)
        self._wait()
        # their first version may be there by now, so the listing decides nothing
        changed = [each for each in final if self._offered[each.key] != each]
        for each in changed:
            self._outcome.forget(each.key)
            self._send(each)
        self._wait()

    def unchanged(self, captured: Captured) -> Entry | None:
        """Return the entry of an object that need not be sent; ask for its headers if necessary."""
        decisions = self._decisions([captured])
        if captured.key in decisions.leave:
            return decisions.leave[captured.key]
        if not decisions.ask:
            return None
        asked = self._facts.heads.get(captured.key)
        head = asked.result() if asked else None
        if not isinstance(head, Head):
            transport = self.bucket.transport
            head = self.bucket.requests.one(
                captured.key, lambda key: transport.head(key, captured.arguments)
            )
        if not isinstance(head, Head) or not self._is_same(captured, head):
            return None
        return record.entry_of(captured, head.etag)

    def close(self) -> None:
        """Send nothing more."""
        self._stream.close()

    def _decisions(self, captured: Iterable[Captured]) -> comparison.Decisions:
        remote = self._facts.remote
        return comparison.decide(captured, remote.objects, remote.record, self.bucket.parts)

    def _decide(self) -> None:
        decisions = self._decisions(self._undecided)
        self._undecided.clear()
        for key, entry in decisions.leave.items():
            self.leave(key, entry)
        for each in decisions.ask:
            if (head := self._facts.heads.get(each.key)) is not None:
                self._asked.append((each, head))
            else:
                self._stream.add(_Task(each, ask=True))
        for each in decisions.send:
            self._send(each)
        for task, answer in self._stream.arrived():
            self._take(task.captured, answer)

    def _wait(self) -> None:
        self._decide()
        for each, asked in self._asked:
            head = asked.result()
            if not isinstance(head, Head):
                self._stream.add(_Task(each, ask=True))
            elif self._is_same(each, head):
                self.leave(each.key, record.entry_of(each, head.etag))
            else:
                self._send(each)
        self._asked.clear()
        for task, answer in self._stream.rest():
            self._take(task.captured, answer)

    def _is_same(self, each: Captured, head: Head) -> bool:
        there = self._facts.remote.objects[each.key]
        return head.etag == there.etag and comparison.has_headers(head, each.arguments)

    def _send(self, each: Captured) -> None:
        if self._outcome.dry_run:
            self._take(each, _Answer("", sent=True))
        else:
            self.has_sent = True
            self._stream.add(_Task(each, ask=False))

    def _settled(self, task: _Task) -> _Answer:
        """Ask, and send; runs in a thread, and once more after a failure."""
        each = task.captured
        if task.ask and each.key not in self._to_send:
            if (etag := self._etag_of_same(each)) is not None:
                return _Answer(etag, sent=False)
            self._to_send.add(each.key)
        if self._outcome.dry_run:
            return _Answer("", sent=True)
        self.has_sent = True
        return _Answer(self.bucket.put(each), sent=True)

    def _etag_of_same(self, each: Captured) -> str | None:
        try:
            head = self.bucket.transport.head(each.key, each.arguments)
        except Refused as error:
            if error.reason.again:
                raise
            return None
        return head.etag if head is not None and self._is_same(each, head) else None

    def _take(self, each: Captured, answer: _Answer | Refused) -> None:
        if isinstance(answer, Refused):
            self._outcome.failed[each.key] = text_of(answer)
            self._tell("Failed", each.key)
        elif not answer.sent:
            self.leave(each.key, record.entry_of(each, answer.etag))
        else:
            self.count(each, answer.etag)

    def count(self, each: Captured, etag: str) -> None:
        """Count an object that was sent, or that would be."""
        if not self._outcome.dry_run:
            self.entries[each.key] = record.entry_of(each, etag)
        self._outcome.uploaded.append(each.key)
        self._outcome.sent_bytes += each.size
        self._tell("Pretending to upload" if self._outcome.dry_run else "Uploaded", each.key)

    def leave(self, key: str, entry: Entry) -> None:
        """Count an object that need not be sent."""
        self.entries[key] = entry
        self._outcome.unchanged.append(key)
        self._tell("Unchanged", key)
