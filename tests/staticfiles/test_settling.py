"""Files that are sent while others are still being hashed, and the facts that decide on them."""

import gc
import io
import json
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError
from storages.backends.s3 import S3ManifestStaticStorage

from s3settings.management.commands import collectstatic
from s3settings.staticfiles import record, refusals
from s3settings.staticfiles.bucket import Bucket
from s3settings.staticfiles.comparison import Parts
from s3settings.staticfiles.facts import Facts
from s3settings.staticfiles.listing import Listed
from s3settings.staticfiles.outcome import Outcome
from s3settings.staticfiles.progress import Lines, bar
from s3settings.staticfiles.record import Entry
from s3settings.staticfiles.refusals import Refused
from s3settings.staticfiles.sending import Requests
from s3settings.staticfiles.settling import TOGETHER, Settling
from s3settings.staticfiles.shelf import Captured, Shelf
from s3settings.staticfiles.stream import Stream
from s3settings.staticfiles.transport import Condition, Content, Head
from tests.staticfiles.proxy import Fault, Proxy, Request
from tests.staticfiles.site import OURS, Site

pytestmark = pytest.mark.slow

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
RECORD = ".s3settings/published.json"
MANY = {f"many/{number}.txt": str(number).encode() for number in range(3 * TOGETHER)}


class InMemory:
    """A transport to a dictionary; every object was written in the same second."""

    name = "memory"

    def __init__(self, objects: Mapping[str, Captured] | None = None) -> None:
        self.objects = dict(objects or {})
        self.calls: list[str] = []
        self.refusals: list[Exception] = []

    def pages(self, prefix: str) -> Iterator[list[Listed]]:
        del prefix
        yield [Listed(each.key, each.size, each.md5, NOON) for each in self.objects.values()]

    def put(self, captured: Captured, condition: Condition | None = None) -> str:
        del condition
        self._called("PUT", captured.key)
        self.objects[captured.key] = captured
        return captured.md5

    def head(self, key: str, arguments: Mapping[str, Any]) -> Head | None:
        del arguments
        self._called("HEAD", key)
        found = self.objects.get(key)
        return Head(found.md5, found.size, found.arguments) if found else None

    def get(self, key: str) -> Content | None:
        found = self.objects.get(key)
        return Content(found.md5, found.read()) if found else None

    def delete(self, keys: Sequence[str]) -> list[str]:
        return [key for key in keys if self.objects.pop(key, None) is None]

    def _called(self, verb: str, key: str) -> None:
        self.calls.append(f"{verb} {key}")
        if self.refusals:
            raise self.refusals.pop()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def add(shelf: Shelf, key: str, content: bytes = b"same", **arguments: Any) -> Captured:
    return shelf.add(key, io.BytesIO(content), arguments)


def recorded(shelf: Shelf, *captured: Captured) -> InMemory:
    """Return a bucket with objects and their record, all of one second."""
    entries = {each.key: record.entry_of(each, each.md5) for each in captured}
    own = add(shelf, RECORD, record.text(entries))
    del shelf.objects[RECORD]
    return InMemory({each.key: each for each in (*captured, own)})


def read(transport: InMemory) -> Facts:
    facts = Facts(transport, Requests(2, lambda _pause: None), "", RECORD)
    assert facts.remote.objects.keys() == transport.objects.keys()
    return facts


def settling(transport: InMemory, facts: Facts, outcome: Outcome) -> Settling:
    bucket = Bucket(transport, Requests(2, lambda _pause: None), Parts(10**9, 10**9), [])
    return Settling(bucket, facts, outcome, Lines(lambda _verb, _key: None))


def settled(transport: InMemory, *captured: Captured, dry_run: bool = False) -> Outcome:
    facts = read(transport)
    outcome = Outcome(dry_run=dry_run)
    made = settling(transport, facts, outcome)
    made.finish(captured)
    made.close()
    facts.close()
    return outcome


def test_results_can_be_taken_while_items_are_added() -> None:
    stream = Stream[int, int](lambda number: -number, 1)
    assert list(stream.arrived()) == []
    stream.add(1)
    taken: list[tuple[int, int]] = []
    while not taken:
        taken += stream.arrived()
    stream.add(2)
    taken += stream.rest()
    stream.close()
    assert taken == [(1, -1), (2, -2)]


def test_a_closed_stream_drops_what_has_not_begun() -> None:
    begun, go = threading.Event(), threading.Event()
    done: list[int] = []

    def work(number: int) -> None:
        begun.set()
        go.wait(30)
        done.append(number)

    stream = Stream(work, 1)
    stream.add(1)
    begun.wait(30)
    stream.add(2)
    closing = threading.Thread(target=stream.close)
    closing.start()
    go.set()
    closing.join()
    assert done == [1]


def test_facts_raise_where_they_are_used() -> None:
    class Denied(InMemory):
        def pages(self, prefix: str) -> Iterator[list[Listed]]:
            del prefix
            raise Refused(refusals.DENIED)

    facts = Facts(Denied(), Requests(1), "", RECORD)
    with pytest.raises(Refused, match="access denied"):
        facts.remote.objects.keys()
    facts.close()


def test_objects_of_the_second_of_the_record_are_asked_for_at_once(shelf: Shelf) -> None:
    same, changed = add(shelf, "same"), add(shelf, "changed")
    transport = recorded(shelf, same, changed, add(shelf, "gone"))
    transport.delete(["gone"])
    transport.objects["changed"] = add(shelf, "changed", ContentType="a/b")

    facts = read(transport)
    for future in facts.heads.values():
        future.result()
    asked = sorted(transport.calls)
    outcome = Outcome()
    made = settling(transport, facts, outcome)
    made.finish([same, changed])
    assert made.unchanged(same) == Entry(same.md5, same.md5, record.digest({}))
    made.close()

    assert asked == ["HEAD changed", "HEAD same"]
    assert (outcome.unchanged, outcome.uploaded) == (["same"], ["changed"])
    assert sorted(transport.calls) == ["HEAD changed", "HEAD same", "PUT changed"]


def test_headers_that_were_refused_at_once_are_asked_for_again(shelf: Shelf) -> None:
    same = add(shelf, "same")
    transport = recorded(shelf, same)
    transport.refusals = [Refused(refusals.DENIED)]

    assert settled(transport, same).unchanged == ["same"]
    assert transport.calls == ["HEAD same", "HEAD same"]


def test_an_internal_error_in_the_background_is_raised_where_headers_are_used(
    shelf: Shelf,
) -> None:
    class Wrong(InMemory):
        def head(self, key: str, arguments: Mapping[str, Any]) -> Head | None:
            if key == "b":
                raise ZeroDivisionError
            return super().head(key, arguments)

    transport = Wrong(recorded(shelf, add(shelf, "a"), add(shelf, "b")).objects)
    facts = Facts(transport, Requests(1), "", RECORD)
    assert len(facts.remote.objects) == 3

    assert facts.heads["a"].result() is not None
    with pytest.raises(ZeroDivisionError):
        facts.heads["b"].result()
    facts.close()


def test_facts_that_are_closed_ask_no_more(shelf: Shelf) -> None:
    made = threading.Event()
    closed: list[Facts] = []

    class Closing(InMemory):
        def head(self, key: str, arguments: Mapping[str, Any]) -> Head | None:
            made.wait(30)
            closed[0].closed = True
            return super().head(key, arguments)

    transport = Closing(recorded(shelf, add(shelf, "a"), add(shelf, "b")).objects)
    closed.append(Facts(transport, Requests(1), "", RECORD))
    made.set()
    assert len(closed[0].remote.objects) == 3
    assert closed[0].heads["b"].result() is None
    closed[0].close()
    assert transport.calls == ["HEAD a"]


def test_a_question_that_fails_for_a_moment_is_repeated(shelf: Shelf) -> None:
    there = add(shelf, "there")
    transport = InMemory({"there": there})
    transport.refusals = [Refused(refusals.BUSY)]

    outcome = settled(transport, there)

    assert (outcome.unchanged, outcome.uploaded) == (["there"], [])
    assert transport.calls == ["HEAD there", "HEAD there"]


def test_an_object_whose_answer_was_lost_counts_as_sent(shelf: Shelf) -> None:
    there = add(shelf, "there", ContentType="a/b")
    transport = InMemory({"there": add(shelf, "there")})

    class LostAnswer(InMemory):
        def put(self, captured: Captured, condition: Condition | None = None) -> str:
            super().put(captured, condition)
            if self.calls.count("PUT there") == 1:
                raise Refused(refusals.UNREACHABLE)
            return captured.md5

    outcome = settled(LostAnswer(transport.objects), there)

    assert (outcome.unchanged, outcome.uploaded) == ([], ["there"])


def test_a_dry_run_asks_and_sends_nothing(shelf: Shelf) -> None:
    changed = add(shelf, "changed", ContentType="a/b")
    transport = InMemory({"changed": add(shelf, "changed")})

    outcome = settled(transport, changed, add(shelf, "new"), dry_run=True)

    assert sorted(outcome.uploaded) == ["changed", "new"]
    assert transport.calls == ["HEAD changed"]


def test_an_object_that_changes_after_it_was_offered_is_sent_again(shelf: Shelf) -> None:
    transport = InMemory()
    facts = read(transport)
    outcome = Outcome()
    made = settling(transport, facts, outcome)
    made.offer(add(shelf, "a", b"first"))
    final = add(shelf, "a", b"second")
    made.offer(final)

    made.finish([final])
    made.close()

    assert transport.objects["a"].read() == b"second"
    assert transport.calls == ["PUT a", "PUT a"]
    assert outcome.uploaded == ["a"]


def test_a_failure_of_the_first_version_is_forgotten(shelf: Shelf) -> None:
    transport = InMemory()
    facts = read(transport)
    outcome = Outcome()
    made = settling(transport, facts, outcome)
    transport.refusals = [Refused(refusals.DENIED)]
    made.offer(add(shelf, "a", b"first"))
    made.finish([add(shelf, "a", b"second")])
    made.close()

    assert (outcome.failed, outcome.uploaded) == ({}, ["a"])


def test_the_bar_has_a_length_once_the_number_is_known() -> None:
    with bar() as shown:
        task = shown.progress.tasks[0]
        assert task.remaining is None
        shown("Uploaded", "a")
        shown.expect(4)
        assert task.percentage == 25


def test_a_process_of_its_own_searches_for_no_garbage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    called: list[object] = []
    monkeypatch.setattr("gc.disable", lambda: called.append("disable"))
    monkeypatch.setattr("atexit.register", called.append)

    with pytest.raises(SystemExit):
        collectstatic.Command().run_from_argv(["manage.py", "collectstatic", "--help"])

    assert "--prune" in capsys.readouterr().out
    assert called == ["disable", gc.freeze]


class Waiting(S3ManifestStaticStorage):  # type: ignore[misc] # has no types
    """Hashes the last file only after another one was sent."""

    sent = threading.Event()

    def file_hash(self, name: str, content: Any = None) -> Any:
        if name == "data.json":
            assert self.sent.wait(30)
        return super().file_hash(name, content)


def behind(site: Site, faults: Proxy, **options: Any) -> Site:
    return site.but(options={"endpoint_url": faults.url, **options})


def watched(request: Request) -> Fault | None:
    if request.method == "PUT":
        Waiting.sent.set()
    return None


def ready(facts: Facts) -> bool:
    """Wait for the facts, which may be later than the last file on a slow machine."""
    return len(facts.remote.objects) >= 0


@pytest.fixture
def waiting(site: Site, faults: Proxy, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(Facts, "ready", property(ready))
    Waiting.sent.clear()
    faults.decide = watched
    return behind(site.write(MANY), faults).but(backend=f"{__name__}.Waiting")


def test_files_are_sent_while_others_are_hashed(waiting: Site) -> None:
    report = waiting.report()

    assert (report["result"], report["failed"]) == ("published", [])
    assert len(report["uploaded"]) == len(set(report["uploaded"])) == 2 * len(MANY) + 15


class Failing(Waiting):
    """Fails in the middle of the hashing, after a file was sent."""

    def file_hash(self, name: str, content: Any = None) -> Any:
        hashed = super().file_hash(name, content)
        if name == "data.json":
            raise Refused(refusals.DENIED)
        return hashed


def test_an_early_end_tells_that_files_were_sent(waiting: Site) -> None:
    with pytest.raises(CommandError) as caught:
        waiting.but(backend=f"{__name__}.Failing").collect()

    assert str(caught.value).startswith("not everything was published: access denied")
    stored = waiting.stored()
    assert "static/staticfiles.json" not in stored
    assert not any(OURS in key for key in stored)


class LateArgument(Waiting):
    """Has an argument that only boto3 knows, for one hashed file."""

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        extra = {"ACL": "private"} if re.search(r"/data\.\w+\.json", name) else {}
        return {"CacheControl": "max-age=60", **extra}


def test_what_is_left_for_boto3_goes_by_it_with_all_that_follows(waiting: Site) -> None:
    report = waiting.but(backend=f"{__name__}.LateArgument").report()

    assert (report["result"], report["failed"]) == ("published", [])
    assert report["transport"] == "obstore, boto3"
    assert len(report["uploaded"]) == 2 * len(MANY) + 15


def test_a_file_with_the_name_of_a_hashed_one_ends_as_django_has_it(site: Site) -> None:
    site.collect(django=True)
    paths = json.loads(site.objects()["static/staticfiles.json"][0])["paths"]
    site.write({paths["css/site.css"]: b"an old copy", "staticfiles.json": b"{}", **MANY})
    site.collect(django=True)
    expected = site.objects()
    for key in site.stored():
        site.client.delete_object(Bucket=site.bucket, Key=key)

    site.collect()

    assert site.objects() == expected


class InLowerCase(S3ManifestStaticStorage):  # type: ignore[misc] # has no types
    """Has keys that are not the location and the name."""

    def _normalize_name(self, name: str) -> str:
        return f"static/{name}".lower()


def test_keys_of_a_class_of_the_project_are_kept(site: Site) -> None:
    lower = site.write({"Logo.TXT": b"logo"}).but(backend=f"{__name__}.InLowerCase")

    assert len(lower.report()["uploaded"]) == 17

    assert "static/logo.txt" in site.stored()
    assert lower.report()["unchanged"] == 17
