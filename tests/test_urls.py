import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings.urls import host_of, is_label, parts_of


@pytest.mark.parametrize("url", ["https://cdn.example.com:8000/a?b#c", "//cdn/a", "a/b", ""])
def test_a_url_has_the_parts_that_urllib_finds(url: str) -> None:
    assert parts_of(url) == urlsplit(url)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://[::1", id="a bracket that does not close"),
        pytest.param("https://[cdn]/", id="brackets around a name"),
        pytest.param("https://\u2100.example.com", id="a character that becomes a slash"),
    ],
)
def test_text_that_is_not_a_url_has_no_parts(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        urlsplit(url)

    assert parts_of(url) == urlsplit("")
    assert host_of(url) == ""


@given(st.text().map("https://{}".format) | st.text("[]:/@a\u2100%"))
def test_any_text_is_taken_apart(url: str) -> None:
    assert host_of(url) == (parts_of(url).hostname or "")


def test_a_host_is_in_lower_case_and_without_its_port() -> None:
    assert host_of("https://CDN.example.com:8000/") == "cdn.example.com"


@given(st.lists(st.sampled_from(["a", "Z", "0", "-", "_", ".", "é", "٣", "a" * 63])).map("".join))
def test_a_label_has_at_most_63_characters_and_marks_only_inside(typed: str) -> None:
    expected = re.fullmatch(r"(?![_-])[A-Za-z0-9_-]{1,63}(?<![_-])", typed)

    assert is_label(typed, "-_") == (expected is not None)
    assert is_label(typed) == (expected is not None and "_" not in typed)
