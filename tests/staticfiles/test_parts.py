"""The stages of a run, each by itself."""

import hashlib
import io
import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from s3settings.staticfiles import history, outcome, record, refusals
from s3settings.staticfiles.capture import CapturedConnection
from s3settings.staticfiles.comparison import Parts, decide, expected_etag, has_headers
from s3settings.staticfiles.listing import Listed
from s3settings.staticfiles.record import Entry, Record
from s3settings.staticfiles.refusals import Refused, refused
from s3settings.staticfiles.sending import Gate, Requests
from s3settings.staticfiles.shelf import CHUNK, Shelf, UnsupportedCall
from s3settings.staticfiles.transport import Head

EARLY = datetime(2026, 1, 1, tzinfo=UTC)
LATE = datetime(2026, 1, 2, tzinfo=UTC)
PARTS = Parts(threshold=8, size=4)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def connection(shelf: Shelf) -> CapturedConnection:
    return CapturedConnection(shelf, lambda: None)


CALLS: list[Callable[[Any], object]] = [
    lambda the: the.Bucket("b").objects,
    lambda the: the.meta.client.copy_object,
    lambda the: the.meta.client.get_paginator("list_object_versions"),
    lambda the: the.Bucket("b").Object("k").copy_from,
]


@pytest.mark.parametrize("call", CALLS, ids=["listing", "copy", "versions", "copy_from"])
def test_what_a_folder_cannot_answer_is_refused(shelf: Shelf, call: Any) -> None:
    with pytest.raises(UnsupportedCall):
        call(connection(shelf))


def test_copying_a_placeholder_is_left_to_python(shelf: Shelf) -> None:
    assert not hasattr(connection(shelf), "__deepcopy__")


def test_an_object_of_the_folder_answers_as_one_of_boto3(shelf: Shelf) -> None:
    thing = connection(shelf).Bucket("b").Object("static/a.css")
    with pytest.raises(ClientError, match="404"):
        thing.load()
    thing.put(Body=b"body", ContentEncoding="gzip")
    into = io.BytesIO()
    thing.download_fileobj(into)

    assert (thing.content_length, thing.content_encoding) == (4, "gzip")
    assert into.getvalue() == b"body"
    assert thing.last_modified.tzinfo is UTC
    pages = connection(shelf).meta.client.get_paginator("list_objects")
    page = next(pages.paginate(Bucket="b", Prefix="", Delimiter="/"))
    assert page == {"Contents": [], "CommonPrefixes": [{"Prefix": "static/"}]}
    page = next(pages.paginate(Bucket="b", Prefix="static/", Delimiter="/"))
    assert page["Contents"] == [{"Key": "static/a.css", "Size": 4}]
    assert next(pages.paginate(Bucket="b", Prefix="x"))["Contents"] == []
    thing.delete()
    assert shelf.objects == {}


def test_links_are_left_to_boto3(shelf: Shelf) -> None:
    class Real:
        class meta:  # noqa: N801 - the name of boto3
            class client:  # noqa: N801 - the name of boto3
                @staticmethod
                def generate_presigned_url(operation: str, **_arguments: Any) -> str:
                    return f"https://example.com/{operation}"

    link = CapturedConnection(shelf, Real).meta.client.generate_presigned_url("get_object")
    assert link == "https://example.com/get_object"


def test_an_upload_in_parts_may_be_dropped(shelf: Shelf) -> None:
    upload = connection(shelf).Bucket("b").Object("k").initiate_multipart_upload(ContentType="x")
    upload.Part(1).upload(b"1")
    upload.abort()
    upload.Part(2).upload(b"2")
    upload.complete()
    assert shelf.find("k").read() == b"2"


def test_equal_bytes_are_kept_once_and_large_ones_on_the_disk(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, memory=8)

    first = shelf.add("a", io.BytesIO(b"12345"), {})
    again = shelf.add("b", io.BytesIO(b"12345"), {})
    more = shelf.add("c", io.BytesIO(b"6789"), {})
    large = shelf.add("d", io.BytesIO(bytes(CHUNK + 1)), {})

    assert again.kept is first.kept
    assert (more.kept, large.kept) == (tmp_path / "1", tmp_path / "2")
    assert (more.read(), large.size) == (b"6789", CHUNK + 1)
    assert large.md5 == hashlib.md5(bytes(CHUNK + 1), usedforsecurity=False).hexdigest()


def test_the_etag_of_a_file_in_parts(shelf: Shelf) -> None:
    small = shelf.add("s", io.BytesIO(b"1234567"), {})
    large = shelf.add("l", io.BytesIO(b"123456789"), {})
    assert expected_etag(small, PARTS) == "fcea920f7412b5da7be0cf42b8c93759"
    assert expected_etag(large, PARTS).endswith("-3")


def test_the_facts_of_a_listing_decide(shelf: Shelf) -> None:
    def add(key: str, **arguments: Any) -> None:
        shelf.add(key, io.BytesIO(b"same"), arguments)

    names = ("missing", "size", "recorded", "other_bytes", "other_arguments", "md5", "kms", "late")
    for name in names:
        add(name)
    add("own_key", SSECustomerKey="k")
    md5 = shelf.objects["md5"].md5
    empty = record.digest({})

    def seen(key: str, etag: str, size: int = 4, modified: datetime = EARLY) -> Listed:
        return Listed(key, size, etag, modified)

    listed = [
        seen("size", md5, 5),
        seen("recorded", "opaque"),
        seen("other_bytes", "opaque"),
        seen("other_arguments", md5),
        seen("md5", md5),
        seen("kms", "opaque"),
        seen("late", "opaque", modified=LATE),
        seen("own_key", md5),
    ]
    entries = {
        "recorded": Entry("opaque", md5, empty),
        "other_bytes": Entry("opaque", "0" * 32, empty),
        "other_arguments": Entry(md5, md5, record.digest({"ACL": "private"})),
        "late": Entry("opaque", md5, empty),
        "own_key": Entry(md5, md5, record.digest({"SSECustomerKey": "k"})),
    }

    made = decide(
        shelf.objects.values(), {each.key: each for each in listed}, Record(entries, LATE), PARTS
    )

    assert [each.key for each in made.send] == [
        "missing",
        "size",
        "other_bytes",
        "other_arguments",
        "kms",
        "late",
    ]
    assert [each.key for each in made.ask] == ["md5", "own_key"]
    assert list(made.leave) == ["recorded"]


@pytest.mark.parametrize(
    ("there", "ours", "same"),
    [
        ({"ContentType": "a/b"}, {"ContentType": "a/b"}, True),
        ({"ContentType": "a/b", "CacheControl": "x"}, {"ContentType": "a/b"}, False),
        ({"Metadata": {"release": "7"}}, {"Metadata": {"Release": "7"}}, True),
        ({"Metadata": {}}, {}, True),
        ({}, {"ACL": "private"}, False),
    ],
)
def test_headers_are_compared(there: dict[str, Any], ours: dict[str, Any], *, same: bool) -> None:
    assert has_headers(Head("e", 1, there), ours) is same


@pytest.mark.parametrize(
    "content",
    [None, b"", b"{", b"[]", b'{"version": 2}', b'{"version": 1, "objects": {"a": ["1"]}}'],
)
def test_an_unknown_record_holds_nothing(content: bytes | None) -> None:
    assert record.parse(content, LATE) == Record()


def test_a_record_reads_what_it_wrote() -> None:
    entries = {"b": Entry("1", "2", "3"), "a": Entry("4", "5", "6")}
    assert record.parse(record.text(entries), LATE) == Record(entries, LATE)


def test_the_digest_of_arguments_is_of_all_of_them() -> None:
    assert record.digest({"a": 1, "b": EARLY}) == record.digest({"b": EARLY, "a": 1})
    assert record.digest({"a": 1}) != record.digest({"a": 2})


def test_kept_manifests_sort_by_time() -> None:
    old, new = history.name_for("a" * 32, EARLY), history.name_for("b" * 32, LATE)
    keys = [f"static/{old}", "static/x", f"static/{new}"]
    assert history.kept(keys, "static/") == [f"static/{new}", f"static/{old}"]
    assert history.previous(keys, "static/", "b" * 32, 5) == [f"static/{old}"]
    assert history.names_in(b'{"paths": {"a.js": "a.1.js"}}') == {"a.js", "a.1.js"}


@pytest.mark.parametrize(
    ("status", "code", "text"),
    [
        (403, "AccessDenied", "access denied"),
        (418, "Teapot", "refused the request"),
        (599, "", "the provider failed"),
        (412, "PreconditionFailed", "another deployment"),
        (429, "", "fewer requests"),
    ],
)
def test_answers_get_our_words(status: int, code: str, text: str) -> None:
    assert text in str(refused(status, code))


def test_the_gate_halves_and_grows_again() -> None:
    gate = Gate(8)
    gate.slower()
    gate.slower()
    assert gate.limit == 2
    for _ in range(40):
        gate.good()
    assert gate.limit == 4
    for _ in range(500):
        gate.slower()
    assert gate.limit == 1


def test_no_more_requests_run_than_the_gate_allows() -> None:
    lock, inside, most = threading.Lock(), [0], [0]

    def work(_item: int) -> int:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        threading.Event().wait(0.001)
        with lock:
            inside[0] -= 1
        return _item

    done = dict(Requests(4).each(range(50), work))

    assert done == {number: number for number in range(50)}
    assert most[0] <= 4


def test_an_internal_error_ends_the_requests() -> None:
    def fail(item: int) -> int:
        if item == 3:
            raise ZeroDivisionError
        return item

    with pytest.raises(ZeroDivisionError):
        list(Requests(2).each(range(9), fail))
    assert list(Requests(2).each([], fail)) == []


def test_pauses_grow_and_are_bounded() -> None:
    pauses: list[float] = []

    def busy(_item: int) -> None:
        raise Refused(refusals.BUSY)

    answer = Requests(2, pauses.append).one(1, busy)

    assert isinstance(answer, Refused)
    assert len(pauses) == 9
    longest = [min(10, 0.1 * 2 ** (n + 1)) for n in range(9)]
    assert all(most / 2 <= pause <= most for most, pause in zip(longest, pauses, strict=True))


def test_after_many_failures_to_connect_the_rest_is_not_tried() -> None:
    calls: list[int] = []

    def unreachable(item: int) -> None:
        calls.append(item)
        raise Refused(refusals.UNREACHABLE)

    answers = list(Requests(1, lambda _pause: None).each(range(30), unreachable))

    assert len(answers) == 30
    assert len(set(calls)) < 30
    assert str(answers[-1][1]) == "not tried; the provider can't be reached"


def test_the_text_lists_the_first_failures() -> None:
    failed = {f"static/{number}.js": "access denied" for number in range(22)}
    made = outcome.Outcome(failed=failed, manifest="untouched")
    lines = outcome.failures(made).splitlines()
    assert lines[0] == (
        "22 files did not arrive; the manifest is untouched, run again to send the rest:"
    )
    assert lines[-1] == "  and 2 more; --report lists all"


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 bytes"), (1500, "1.5 kB"), (2**31, "2.1 GB"), (10**13, "10000.0 GB")]
)
def test_sizes_are_decimal(size: int, text: str) -> None:
    made = outcome.Outcome(uploaded=["a"], deleted=["b"], sent_bytes=size)
    assert outcome.summary(made) == f"1 file uploaded, 0 unchanged, 1 deleted; {text} in 0.0 s."


def test_the_report_is_sorted_json() -> None:
    made = outcome.Outcome(uploaded=["b", "a"], dry_run=True)
    report = json.loads(outcome.as_json(made))
    assert report["uploaded"] == ["a", "b"]
    assert report["result"] == "dry-run"
