import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from s3settings.parsers.cache_control import DIRECTIVES, REQUEST_DIRECTIVES, cache_control
from tests.parsers import refusal, reported

ALL = (
    "max-age, s-maxage, no-cache, private, no-store, no-transform, must-revalidate, "
    "must-understand, proxy-revalidate, public, immutable, stale-while-revalidate, stale-if-error"
)

field_names = st.lists(
    st.sampled_from(["set-cookie", "Set-Cookie2", "x_y", "*"]), min_size=1, max_size=3
).map(lambda names: f'="{", ".join(names)}"')


ARGUMENTS: dict[str, st.SearchStrategy[str]] = {
    "seconds": st.integers(0, 10**12).map("={}".format),
    "fields": st.just("") | field_names,
    "nothing": st.just(""),
}


def elements(name: str) -> st.SearchStrategy[str]:
    spelled = st.sampled_from([name, name.upper(), name.title()])
    return st.tuples(spelled, ARGUMENTS[DIRECTIVES[name]]).map("".join)


headers = (
    st.lists(st.sampled_from(list(DIRECTIVES)), min_size=1, unique=True)
    .filter(lambda names: not {"public", "private"} <= set(names))
    .flatmap(lambda names: st.tuples(*map(elements, names)))
)


@given(headers, st.sampled_from([",", ", ", " ,\t", ",,", ", ,"]))
def test_known_directives_stay_as_they_are_written(directives: tuple[str, ...], comma: str) -> None:
    header = comma.join(directives)
    assert cache_control(f"  {header} ") == header


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("max-age=86400", id="one-day"),
        pytest.param("public, max-age=31536000, immutable", id="fingerprinted-files"),
        pytest.param("max-age=0", id="zero"),
        pytest.param("private", id="private-alone"),
        pytest.param('no-cache="set-cookie", max-age=60', id="no-cache-of-one-field"),
        pytest.param("max-age=60,stale-while-revalidate=30,stale-if-error=86400", id="rfc-5861"),
        pytest.param("max-age=60,", id="comma-at-the-end"),
    ],
)
def test_what_people_write_is_accepted(header: str) -> None:
    assert cache_control(header) == header


@pytest.mark.parametrize(
    ("header", "message", "hint"),
    [
        pytest.param(
            "Cache-Control: max-age=60",
            "starts with the name of the header",
            "write only the directives",
            id="header",
        ),
        pytest.param(
            "max-age=60; public",
            "directives are separated by semicolons",
            "separate them with commas",
            id="semicolon",
        ),
        pytest.param(
            "max-age=60, public, max-age=30",
            "max-age is set twice",
            "keep one max-age",
            id="twice",
        ),
        pytest.param(
            "no-cache, NO-CACHE",
            "no-cache is set twice",
            "keep one no-cache",
            id="twice-in-another-case",
        ),
        pytest.param(
            "public, private",
            "public and private contradict each other",
            "keep one of them",
            id="contradiction",
        ),
        pytest.param(
            ",", "no directives", "write a directive such as max-age=86400", id="a-comma-alone"
        ),
        pytest.param(
            "max-age", "max-age lacks a number of seconds", "write max-age=86400", id="no-number"
        ),
        pytest.param(
            "max-age=", "max-age lacks a number of seconds", "write max-age=86400", id="no-digits"
        ),
        pytest.param(
            "public, s-maxage=1d",
            "s-maxage lacks a number of seconds",
            "write s-maxage=86400",
            id="a-unit",
        ),
        pytest.param(
            "max-age=-1", "max-age lacks a number of seconds", "write max-age=86400", id="negative"
        ),
        pytest.param(
            "max-age=٣", "max-age lacks a number of seconds", "write max-age=86400", id="not-ascii"
        ),
        pytest.param(
            'max-age="60"', "max-age lacks a number of seconds", "write max-age=86400", id="quoted"
        ),
        pytest.param(
            'max-age=60"',
            "max-age lacks a number of seconds",
            "write max-age=86400",
            id="a-stray-quote-at-the-end",
        ),
        pytest.param(
            "immutable=1", "immutable takes no value", "write only immutable", id="needless-value"
        ),
        pytest.param(
            "public=", "public takes no value", "write only public", id="needless-equals-sign"
        ),
        pytest.param(
            "no-cache=set-cookie",
            "no-cache takes header names in double quotes",
            "write only no-cache",
            id="field-without-quotes",
        ),
        pytest.param(
            'private="set-cookie',
            "private takes header names in double quotes",
            "write only private",
            id="quote-that-never-ends",
        ),
        pytest.param(
            'private=""',
            "private takes header names in double quotes",
            "write only private",
            id="no-field",
        ),
        pytest.param(
            "maxage=60", "directive 1 is a misspelled max-age", "write max-age", id="no-hyphen"
        ),
        pytest.param(
            "public, max_age=60",
            "directive 2 is a misspelled max-age",
            "write max-age",
            id="underscore",
        ),
        pytest.param(
            "stale_while_revalidat=60",
            "directive 1 is a misspelled stale-while-revalidate",
            "write stale-while-revalidate",
            id="underscores and a missing letter",
        ),
        pytest.param(
            "public,, ,imutable",
            "directive 2 is a misspelled immutable",
            "write immutable",
            id="empty-elements-do-not-count",
        ),
        pytest.param(
            "no store", "directive 1 is a misspelled no-store", "write no-store", id="space"
        ),
        pytest.param(
            "max-age = 60",
            "white space around the = of max-age",
            "remove the white space",
            id="spaces-around-the-equals-sign",
        ),
        pytest.param(
            'no-store"', "directive 1 is a misspelled no-store", "write no-store", id="stray-quote"
        ),
        pytest.param("forever", "directive 1 is unknown", f"use one of {ALL}", id="unknown"),
        pytest.param("=60", "directive 1 is unknown", f"use one of {ALL}", id="no-name"),
        pytest.param(
            "public, 3600",
            "directive 2 is a number without a name",
            "write a directive such as max-age=86400",
            id="only-seconds",
        ),
        pytest.param(
            "only-if-cached",
            "only-if-cached is a directive for requests",
            "write a directive for responses such as max-age=86400",
            id="of-a-request",
        ),
        pytest.param(
            "Max-Stale=60",
            "max-stale is a directive for requests",
            "write a directive for responses such as max-age=86400",
            id="of-a-request-with-a-value",
        ),
    ],
)
def test_what_breaks_rfc_9111_is_reported(header: str, message: str, hint: str) -> None:
    assert refusal(cache_control, header) == ("E018", message, hint)


def test_no_directive_is_for_both_requests_alone_and_responses() -> None:
    assert REQUEST_DIRECTIVES.isdisjoint(DIRECTIVES)


def test_cache_control_is_text_and_no_placeholder() -> None:
    assert refusal(cache_control, 86400)[0] == "E028"
    assert refusal(cache_control, "max-age=${AGE}")[0] == "E007"


tokens = st.sampled_from([*DIRECTIVES, "=", "60", ",", '"', " ", ";", "\\", "x"])


@given(st.lists(tokens, max_size=6).map("".join))
@example("max-age=60,no-store")
@example('no-store"')
def test_an_accepted_header_has_only_known_directives(typed: str) -> None:
    if reported(cache_control, typed):
        return
    outside_quotes = "".join(typed.split('"')[::2])
    names = {part.partition("=")[0].strip() for part in outside_quotes.split(",")} - {""}
    assert names <= set(DIRECTIVES)
    assert typed.count('"') % 2 == 0


@pytest.mark.parametrize(
    ("header", "fact"),
    [
        pytest.param(
            'Cache-Control : no-cache="a:b"', "starts with the name of the header", id="header"
        ),
        pytest.param("max-age=1:2", "max-age lacks a number of seconds", id="only a colon"),
        pytest.param("publicX", "directive 1 is a misspelled public", id="a letter behind it"),
        pytest.param("Xpublic", "directive 1 is a misspelled public", id="a letter before it"),
        pytest.param(
            "max-age=1,\u2003public",
            "directive 2 is a misspelled public",
            id="a space of typography",
        ),
        pytest.param("max-age\u2003=1", "directive 1 is a misspelled max-age", id="before the ="),
    ],
)
def test_a_name_and_its_white_space_are_ascii(header: str, fact: str) -> None:
    assert refusal(cache_control, header)[:2] == ("E018", fact)
