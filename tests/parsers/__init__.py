"""Helpers for the tests of parsers: a rejection as data, and input of every kind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import strategies as st

from s3settings.problems.problem import Invalid

Parser = Callable[[object], object]

CANARY = "c4n4ry"

_PIECES = st.sampled_from(
    [
        *"\"'`\\/.,;:=@#?%&+<>()[]{}|~^*- \t\n\r\x00\x1b\x85\u00a0\u2028\ud83e\udce9٨K",
        *("${", "{{", "}}", "{%", "%}", "://", "//", "..", "[[", "=-", "\\n", '{"', '"}'),
        *("https:", "http://", "s3://", "arn:aws:s3:::", "true", "none", "changeme", "utf-8"),
        *("max-age", "no-cache", "immutable", "86400", "10m", "s3", "AKIA", "-----BEGIN ", "K1"),
    ]
)
_HALF = st.lists(_PIECES | st.text(max_size=3), max_size=6).map("".join)

TEXT_WITH_CANARY = st.tuples(_HALF, _HALF).map(CANARY.join)

_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary()
    | st.timedeltas()
    | st.just(Path("etc/ca.pem"))
    | _HALF
    | TEXT_WITH_CANARY
)
ANYTHING = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.frozensets(st.text(), max_size=3)
        | st.dictionaries(st.text() | st.integers(), inner, max_size=3)
    ),
    max_leaves=6,
)


def refusal(parse: Parser, value: object) -> tuple[str, str, str]:
    """Id, fact and hint of the `Invalid` that the parser raises."""
    with pytest.raises(Invalid) as caught:
        parse(value)
    return caught.value.id, caught.value.message, caught.value.hint


def reported(parse: Parser, value: object) -> str:
    """The text of a refusal, or nothing where the value is accepted; other errors escape."""
    try:
        parse(value)
    except Invalid as invalid:
        return "".join(
            f"{one.id} {one.message} {one.hint} {one!r} {one.__cause__!r}\n"
            for one in (invalid, *invalid.others)
        )
    return ""
