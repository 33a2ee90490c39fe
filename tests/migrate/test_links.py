from itertools import count

import pytest

from s3settings.migrate.links import link
from s3settings.migrate.plain import Plain

PLAIN = Plain("salt", lambda: {"acme"})
SIGNED = (
    "https://bucket.s3.amazonaws.com/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date={date}"
    "&X-Amz-Credential=KEY%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Expires=3600"
    "&X-Amz-Security-Token=TOKEN&X-Amz-Signature={date}"
)


def test_an_unsigned_link_is_compared_as_it_is() -> None:
    assert link(lambda: "https://cdn/a?v=1", PLAIN) == {"link": "https://cdn/a?v=1"}


def test_signed_links_of_different_seconds_are_equal() -> None:
    assert link(lambda: SIGNED.format(date=1), PLAIN) == link(lambda: SIGNED.format(date=2), PLAIN)


def test_links_signed_by_different_keys_differ() -> None:
    other = SIGNED.replace("KEY", "OTHER")
    assert link(lambda: SIGNED, PLAIN) != link(lambda: other, PLAIN)


def test_a_link_shows_no_key_and_no_token() -> None:
    shown = repr(link(lambda: SIGNED, PLAIN))
    assert "KEY" not in shown
    assert "TOKEN" not in shown


def test_the_lifetime_of_a_link_is_that_from_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_000)
    found = link(lambda: "https://cdn/a?Expires=4600&Signature=x&Key-Pair-Id=K1", PLAIN)
    assert isinstance(found, dict)
    assert found["signed"] == {
        "Expires": 3_600,
        "Signature": None,
        "Key-Pair-Id": PLAIN.secret("K1"),
    }


def test_a_link_is_made_again_when_a_second_ends_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([1, 2, 2, 2])
    monkeypatch.setattr("time.time", lambda: next(clock))
    numbers = count(1)
    assert link(lambda: f"/{next(numbers)}", PLAIN) == {"link": "/2"}


def test_an_error_is_its_class() -> None:
    assert link(lambda: str(1 // 0), PLAIN) == {"error": "ZeroDivisionError"}
