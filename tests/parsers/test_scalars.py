import encodings.aliases
import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings.parsers.scalars import (
    BACKENDS,
    DEEPEST,
    backend,
    boolean,
    charset,
    concurrency,
    json_object,
    one_of,
    seconds,
    size,
    words,
)
from tests.parsers import Parser, refusal, reported

TRUE = ["true", "1", "yes", "on"]
FALSE = ["false", "0", "no", "off"]
UNITS = {"": 1, "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
NOT_A_LIST = ("E026", "not a list", "separate the words by commas, or write a JSON array")
FINITE = st.floats(allow_nan=False, allow_infinity=False)
NOT_AN_OBJECT = ("E019", "not a JSON object", 'write {"name": value}, with double quotes')
PLACEHOLDER = ("E007", "a placeholder, not a value", "replace it with the real value")

acl = one_of("private", "public-read", "public-read-write")
PARSERS: list[Parser] = [
    boolean,
    size,
    seconds,
    acl,
    words,
    json_object,
    charset,
    backend,
]
every_parser = pytest.mark.parametrize(
    "parse", PARSERS, ids=lambda parse: getattr(parse, "__name__", "one_of")
)


def in_any_case(word: str) -> st.SearchStrategy[str]:
    return st.tuples(*(st.sampled_from([letter, letter.upper()]) for letter in word)).map("".join)


@every_parser
def test_a_placeholder_is_refused_as_one(parse: Parser) -> None:
    assert refusal(parse, "${VALUE}") == PLACEHOLDER


@every_parser
def test_brackets_without_end_are_refused(parse: Parser) -> None:
    reported(parse, "[" * 100_000)
    reported(parse, '{"a":' * 100_000)


@given(st.sampled_from(TRUE).flatmap(in_any_case))
def test_four_words_are_true_in_any_case(word: str) -> None:
    assert boolean(f" {word} ") is True


@given(st.sampled_from(FALSE).flatmap(in_any_case))
def test_four_words_are_false_in_any_case(word: str) -> None:
    assert boolean(f" {word} ") is False


@given(st.text().filter(lambda typed: typed.strip().lower() not in {*TRUE, *FALSE}))
def test_no_other_word_is_a_boolean(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        boolean(typed)


@pytest.mark.parametrize(
    ("value", "meant"), [("True,", "true"), ("fase", "false"), ("flase", "false"), ("ture", "true")]
)
def test_a_misspelled_boolean_is_proposed(value: str, meant: str) -> None:
    assert refusal(boolean, value) == ("E008", "not a boolean", f"did you mean {meant}?")


@pytest.mark.parametrize(
    "value",
    ["maybe", "t", "y", "ok", "2", "-1", "enabled", "None", 1, 0, None, 0.0, ["true"]],
    ids=repr,
)
def test_an_invalid_boolean_is_reported(value: object) -> None:
    assert refusal(boolean, value) == ("E008", "not a boolean", "set true or false")


@given(st.booleans())
def test_a_boolean_of_python_is_one(value: bool) -> None:  # noqa: FBT001 - the value under test
    assert boolean(value) is value


@given(st.integers(0, 10**18 - 1))
def test_a_size_is_a_number_or_its_digits(number: int) -> None:
    assert size(number) == number
    assert size(f" {number} ") == number


@pytest.mark.parametrize(("given", "expected"), [(1, 1), ("1000", 1000), (" 32 ", 32)])
def test_a_concurrency_is_a_number_of_requests(given: object, expected: int) -> None:
    assert concurrency(given) == expected


@pytest.mark.parametrize("value", [0, "1001", -1, True, 1.5, "many", None, "²"])
def test_an_invalid_concurrency_is_reported(value: object) -> None:
    assert refusal(concurrency, value) == (
        "E009",
        "not a number from 1 to 1000",
        "set a whole number such as 64",
    )


def test_leading_zeros_of_a_size_are_zeros() -> None:
    assert size("007") == 7


@pytest.mark.parametrize(
    "value",
    ["1k", "1 MB", "-1", "+1", "1.0", "1_000", "٣", "²", "9" * 19, -1, True, 1.5, None, b"1"],
    ids=repr,
)
def test_an_invalid_size_is_reported(value: object) -> None:
    assert refusal(size, value) == (
        "E009",
        "not a number of bytes",
        "set a whole number of bytes such as 1048576",
    )


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.sampled_from([*UNITS, *"SMHDW"]))
def test_a_duration_is_a_number_and_a_unit(number: int, unit: str) -> None:
    expected = number * UNITS[unit.lower()]

    assert seconds(f"{number}{unit}") == expected
    assert seconds(f" {number}  {unit} ") == expected


@given(st.integers())
def test_an_integer_is_a_duration_in_seconds(number: int) -> None:
    assert seconds(number) == number


@given(st.integers(-(10**9), 10**9), st.integers(0, 999_999))
def test_a_timedelta_counts_its_whole_seconds(whole: int, rest: int) -> None:
    sign = -1 if whole < 0 else 1
    assert seconds(timedelta(seconds=whole, microseconds=sign * rest)) == whole


@pytest.mark.parametrize(
    "value",
    ["soon", "1.5h", "h", "10 minutes", "1h30m", "+5", "٣", "9" * 19, "- 5", True, 1.0, None],
    ids=repr,
)
def test_an_invalid_duration_is_reported(value: object) -> None:
    assert refusal(seconds, value) == (
        "E009",
        "not a duration",
        "set seconds, or a duration such as 10m, 12h or 7d",
    )


@pytest.mark.parametrize("typed", ["private", "PRIVATE", " Private "])
def test_one_of_the_words_is_found_in_any_case(typed: str) -> None:
    assert acl(typed) == "private"


def test_one_of_the_words_keeps_its_own_case() -> None:
    assert one_of("STANDARD", "AES256")("aes256") == "AES256"


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        pytest.param("pubic-read", "did you mean public-read?", id="misspelled"),
        pytest.param("everyone", "set private, public-read or public-read-write", id="unknown"),
    ],
)
def test_another_word_is_reported_with_those_that_are_allowed(value: str, hint: str) -> None:
    assert refusal(acl, value) == ("E017", "not one of the allowed words", hint)


@pytest.mark.parametrize("value", [5, True, None, ["private"]], ids=repr)
def test_a_word_is_text(value: object) -> None:
    assert refusal(acl, value) == (
        "E017",
        "not text",
        "set private, public-read or public-read-write",
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("text/css", ("text/css",), id="one-word"),
        pytest.param("text/css,text/html", ("text/css", "text/html"), id="commas"),
        pytest.param(" text/css , text/html ,", ("text/css", "text/html"), id="spaces-and-more"),
        pytest.param(",", (), id="a-comma-alone"),
        pytest.param('["text/css", " text/html"]', ("text/css", "text/html"), id="json"),
        pytest.param("[]", (), id="empty-json"),
        pytest.param(["text/css", "text/html"], ("text/css", "text/html"), id="list"),
        pytest.param(("text/css",), ("text/css",), id="tuple"),
        pytest.param([" ", "text/css"], ("text/css",), id="blank-words-are-none"),
        pytest.param((), (), id="empty-tuple"),
    ],
)
def test_words_come_from_text_json_or_a_sequence(value: object, expected: tuple[str, ...]) -> None:
    assert words(value) == expected


@pytest.mark.parametrize(
    "value",
    ["[1, 2]", '["a"', "['a']", '[["a"]]', "[null]", [1], [None], None, 5, {"a": "b"}, b"ab"],
    ids=repr,
)
def test_an_invalid_list_is_reported(value: object) -> None:
    assert refusal(words, value) == NOT_A_LIST


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param('"a", b', "E028", id="quoted"),
        pytest.param(["a\nb"], "E025", id="two-lines"),
        pytest.param('["a\\u0000b"]', "E025", id="nul"),
        pytest.param("a,changeme", "E007", id="placeholder"),
    ],
)
def test_every_word_of_a_list_is_plain_text(value: object, expected: str) -> None:
    assert refusal(words, value)[0] == expected


@given(st.lists(st.text("abc/+.-", min_size=1, max_size=9)))
def test_a_list_of_words_is_read_from_each_of_its_spellings(expected: list[str]) -> None:
    typed = f" ,{', '.join(expected)}"
    assert words(typed) == words(json.dumps(expected)) == words(expected) == tuple(expected)


@given(
    st.dictionaries(
        st.text("abcXYZ_", max_size=9),
        st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.just("max-age=60") | FINITE,
    )
)
def test_an_object_is_read_from_json_or_a_mapping(expected: dict[str, object]) -> None:
    assert json_object(json.dumps(expected)) == expected
    assert json_object(expected) == expected


def test_an_object_is_a_copy() -> None:
    given_to_us: dict[str, object] = {"CacheControl": "max-age=60"}
    assert json_object(given_to_us) is not given_to_us


@pytest.mark.parametrize(
    "value",
    [
        "{'CacheControl': 'max-age=60'}",
        '{"CacheControl"',
        '["CacheControl"]',
        '{"a": 1} {"b": 2}',
        '{"a": NaN}',
        '{"a": [-Infinity]}',
        '{"a": 1e999}',
        "null",
        "5",
        "text",
        "9" * 5_000,
        {1: "one"},
        {None: None},
        ["CacheControl"],
        None,
        5,
    ],
    ids=lambda value: repr(value)[:24],
)
def test_an_invalid_object_is_reported(value: object) -> None:
    assert refusal(json_object, value) == NOT_AN_OBJECT


@pytest.mark.parametrize("name", ["utf-8", "UTF-8", "latin1", "euc_kr", "cp949"])
def test_a_charset_is_an_encoding_of_python(name: str) -> None:
    assert charset(f" {name} ") == name


@pytest.mark.parametrize("name", ["utf-9", "hex", "rot13", "os.path", "utf 88", "../utf_8"])
def test_an_invalid_charset_is_reported(name: str) -> None:
    assert refusal(charset, name) == (
        "E017",
        "not a character encoding of Python",
        "set utf-8, or remove the variable",
    )


def test_every_codec_is_either_text_or_refused() -> None:
    for name in {*encodings.aliases.aliases.values(), "mbcs", "oem"}:
        reported(charset, name)


@pytest.mark.parametrize("name", BACKENDS)
def test_a_backend_is_a_word_in_any_case(name: str) -> None:
    assert backend(name.upper()) == name


@pytest.mark.parametrize("path", ["acme.storages.PrivateStorage", "a.b", "acmé._storages.S3_1"])
def test_a_backend_is_the_path_of_a_class(path: str) -> None:
    assert backend(path) == path


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("s4", "did you mean s3?", id="misspelled"),
        pytest.param("file-system", "did you mean filesystem?", id="hyphen"),
        pytest.param(
            "azure",
            "set s3, filesystem, memory, whitenoise or the dotted path of a class",
            id="unknown",
        ),
        pytest.param(
            "acme/storages.py",
            "set s3, filesystem, memory, whitenoise or the dotted path of a class",
            id="a-file",
        ),
        pytest.param(
            "acme.3d.Storage",
            "set s3, filesystem, memory, whitenoise or the dotted path of a class",
            id="no-identifier",
        ),
    ],
)
def test_an_invalid_backend_is_reported(typed: str, hint: str) -> None:
    assert refusal(backend, typed) == ("E017", "not a backend", hint)


@pytest.mark.parametrize(
    ("opening", "closing"), [('{"a":', "}"), ("[", "]")], ids=["objects", "arrays"]
)
def test_a_json_object_is_nested_in_a_few_levels_only(opening: str, closing: str) -> None:
    deepest = f'{{"a": {opening * (DEEPEST - 1)}1{closing * (DEEPEST - 1)}}}'
    deeper = f'{{"a": {opening * DEEPEST}1{closing * DEEPEST}}}'
    assert json_object(deepest) == json.loads(deepest)
    beside = f'{deeper[:-1]}, "b": []}}'
    hint = "remove the inner levels"
    for text in (deeper, beside, f'{{"a": {opening * 500}1{closing * 500}}}'):
        assert refusal(json_object, text) == ("E019", "nested in more than 20 levels", hint)
