from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from s3settings.parsers.text import (
    NO_VALUE,
    block,
    has_placeholder,
    is_placeholder,
    nearest,
    path,
    placeholder,
    plain,
    text,
    without_marks,
)
from tests.parsers import Parser, refusal

PARSERS: list[Parser] = [text, block, plain]
every_parser = pytest.mark.parametrize("parse", PARSERS)
placeholders = pytest.mark.parametrize(
    "typed",
    [
        pytest.param("{{ bucket }}", id="jinja"),
        pytest.param("{{bucket}}", id="jinja-without-spaces"),
        pytest.param("{% env 'BUCKET' %}", id="jinja-statement"),
        pytest.param("${BUCKET}", id="shell"),
        pytest.param("${BUCKET:-acme}", id="shell-with-default"),
        pytest.param("%(bucket)s", id="ini"),
        pytest.param("<your bucket>", id="angle-brackets"),
        pytest.param("your-bucket-name", id="tutorial"),
        pytest.param("YOUR_ACCESS_KEY_ID", id="tutorial-in-capitals"),
        pytest.param("AWS_S3_REGION_NAME", id="name-of-a-variable"),
        pytest.param("undefined", id="javascript"),
        pytest.param("changeme", id="change-me"),
        pytest.param("CHANGE_ME", id="change-me-in-capitals"),
        pytest.param("change-me", id="change-me-with-a-hyphen"),
        pytest.param("replace me", id="replace-me"),
        pytest.param("TODO", id="to-do"),
        pytest.param("fixme", id="fix-me"),
        pytest.param("xxx", id="three-x"),
        pytest.param("XXXXXXXXXXXXXXXXXXXX", id="many-x"),
        pytest.param("tu-bucket", id="spanish"),
        pytest.param("tu_clave_secreta", id="spanish-with-more-words"),
        pytest.param("VOTRE_CLE", id="french"),
        pytest.param("dein_geheimer_schlüssel", id="german"),
        pytest.param("Ihr-Bucket", id="german-polite"),
        pytest.param("sua_chave_de_acesso", id="portuguese"),
        pytest.param("deinen-zugriffsschlüssel", id="german-accusative"),
        pytest.param("Ihre Bucket", id="german-polite-inflected"),
        pytest.param("votre_clé_secrète", id="french-with-accents"),
        pytest.param("yourSecretAccessKey", id="in-camel-case"),
        pytest.param("yourbucket", id="in-one-word"),
        pytest.param("mettre_ici", id="french-to-fill-in"),
        pytest.param("cle_secrete_ici", id="french-here"),
        pytest.param("HIER_EINFUEGEN", id="german-to-fill-in"),
        pytest.param("pon_tu_clave_aquí", id="spanish-to-fill-in"),
        pytest.param("reemplazar-clave", id="spanish-to-replace"),
        pytest.param("coloque_sua_chave", id="portuguese-to-fill-in"),
        pytest.param("chave_de_acesso_aqui", id="portuguese-here"),
        pytest.param("PUT_YOUR_KEY_HERE", id="what-to-do"),
        pytest.param("insert your secret", id="what-to-insert"),
        pytest.param("fill-me", id="fill-me"),
        pytest.param("replace_with_your_bucket", id="replace-with"),
        pytest.param("REDACTED", id="redacted"),
        pytest.param("aws_secret_access_key", id="name-of-a-variable-in-lower-case"),
    ],
)
values = pytest.mark.parametrize(
    "typed",
    [
        pytest.param("acme", id="word"),
        pytest.param("xx", id="two-x"),
        pytest.param("todos", id="longer-than-a-placeholder"),
        pytest.param("add-value-consulting", id="a-verb-and-a-value"),
        pytest.param("fill-me-up", id="a-name-that-begins-like-one"),
        pytest.param("aws_access", id="two-words"),
        pytest.param("$BUCKET", id="a-dollar-may-be-meant"),
        pytest.param("${}", id="no-name-inside"),
        pytest.param("a<b", id="one-angle-bracket"),
        pytest.param("100%", id="percent"),
        pytest.param("{a}", id="single-braces"),
        pytest.param("tus-uploads", id="the-name-of-a-protocol"),
        pytest.param("-", id="nothing-but-a-hyphen"),
        pytest.param("dein-foto", id="not-a-word-of-tutorials"),
        pytest.param("todo", id="the-name-of-an-app"),
        *(
            pytest.param(name, id=f"not-your-but-{name}")
            for name in (
                "sun-bucket",
                "sub-bucket",
                "sum-secret",
                "tub-bucket",
                "tux-key",
                "tus-bucket",
                "sus-bucket",
                "ihre",
                "tu-berlin-bucket",
                "su-bucket-prod",
                "voss-bucket",
                "votremarque-bucket",
                "deinhard-secret",
                "seurat-key",
                "hier",
                "ici-paris",
                "radio-ici",
                "coloque",
                "hier-wohnen",
            )
        ),
    ],
)


@every_parser
def test_white_space_around_a_text_is_not_part_of_it(parse: Parser) -> None:
    assert parse(" \t acme media \n") == "acme media"


@every_parser
@pytest.mark.parametrize("value", [None, 5, True, b"acme", ["acme"]], ids=repr)
def test_text_is_a_str(parse: Parser, value: object) -> None:
    assert refusal(parse, value) == ("E028", "not text", "set a text value")


@every_parser
@pytest.mark.parametrize("typed", ["", " ", "\n\t"], ids=["empty", "space", "line"])
def test_text_is_not_empty(parse: Parser, typed: str) -> None:
    assert refusal(parse, typed) == ("E028", "empty", "set a value, or remove the variable")


@every_parser
@pytest.mark.parametrize(
    "character",
    ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u00a0", "\u202f"],
    ids=["zero-width", "joiner", "word-joiner", "bom", "soft-hyphen", "no-break", "narrow"],
)
def test_invisible_characters_are_reported(parse: Parser, character: str) -> None:
    assert refusal(parse, f"ac{character}me") == (
        "E025",
        "contains an invisible character",
        "retype the value",
    )


@every_parser
@pytest.mark.parametrize(
    "typed", ["“acme”", "\u2018acme\u2019", "«acme»", "„acme“", "acme”", "“acme"]
)
def test_typographic_quotes_are_reported(parse: Parser, typed: str) -> None:
    assert refusal(parse, typed) == (
        "E028",
        "the quotes are part of the value",
        "remove the typographic quotes, which an editor or a web page has inserted",
    )


@every_parser
@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f"],
    ids=["nul", "bell", "vertical-tab", "form-feed", "escape", "delete"],
)
def test_text_has_no_control_characters(parse: Parser, character: str) -> None:
    assert refusal(parse, f"ac{character}me") == (
        "E025",
        "contains a NUL byte or control character",
        "retype the value",
    )


@every_parser
def test_text_is_utf_8(parse: Parser) -> None:
    shown_by_python = b"caf\xe9 au lait".decode(errors="surrogateescape")

    assert refusal(parse, shown_by_python) == (
        "E025",
        "contains bytes that are not UTF-8",
        "retype the value",
    )


@every_parser
@pytest.mark.parametrize("quote", ['"', "'"], ids=["double", "single"])
def test_quotes_around_the_whole_are_an_oversight(parse: Parser, quote: str) -> None:
    assert refusal(parse, f"{quote}acme{quote}") == (
        "E028",
        "the quotes are part of the value",
        "remove the quotes; docker --env-file and env: blocks keep them",
    )


@every_parser
@pytest.mark.parametrize("typed", ['"', "'acme", 'acme"', "\"acme'", 'a"b"c'])
def test_other_quotes_may_be_meant(parse: Parser, typed: str) -> None:
    assert parse(typed) == typed


@pytest.mark.parametrize("parse", [text, plain])
@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n"], ids=["lf", "cr", "crlf"])
def test_one_line_is_one_line(parse: Parser, line_break: str) -> None:
    assert refusal(parse, f"ac{line_break}me") == (
        "E025",
        "contains a line break",
        "put the value on one line",
    )


def test_a_block_keeps_its_lines() -> None:
    assert block("\nfirst\r\nsecond\n") == "first\r\nsecond"


@placeholders
def test_a_placeholder_is_not_plain_text(typed: str) -> None:
    assert refusal(plain, typed) == (
        "E007",
        "a placeholder, not a value",
        "replace it with the real value",
    )


@pytest.mark.parametrize("typed", ["acme-${STAGE}", "{{ stage }}-acme", "a/%(stage)s/b"])
def test_a_part_that_was_not_filled_in_spoils_plain_text(typed: str) -> None:
    assert refusal(plain, typed)[0] == "E007"


@values
def test_what_only_resembles_a_placeholder_is_plain_text(typed: str) -> None:
    assert plain(typed) == typed


@placeholders
def test_a_secret_that_is_a_placeholder_is_recognized(typed: str) -> None:
    assert is_placeholder(typed)


@values
@pytest.mark.parametrize("around", ["{}", "x{{{{ {} }}}}", "${{A}} {}", "{} changeme"])
def test_a_secret_may_contain_what_looks_like_a_placeholder(typed: str, around: str) -> None:
    assert not is_placeholder(around.format(typed))


def test_a_placeholder_is_reported_without_its_text() -> None:
    invalid = placeholder()

    assert (invalid.id, invalid.message, invalid.hint) == (
        "E007",
        "a placeholder, not a value",
        "replace it with the real value",
    )


def test_none_and_null_mean_no_value() -> None:
    assert frozenset({"none", "null"}) == NO_VALUE


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("location", "location", id="the-same"),
        pytest.param("LOCATION", "location", id="case-is-no-edit"),
        pytest.param("locaton", "location", id="a-letter-less"),
        pytest.param("locattion", "location", id="a-letter-more"),
        pytest.param("lacation", "location", id="another-letter"),
        pytest.param("loctaion", "location", id="two-letters-swapped"),
        pytest.param("lcoatoin", "location", id="two-edits"),
        pytest.param("lcaotoni", None, id="three-edits"),
        pytest.param("lo", None, id="too-short"),
        pytest.param("gzp", "gzip", id="a-short-word-has-one-edit"),
        pytest.param("gzpp", "gzip", id="swapping-counts-once"),
        pytest.param("gp", None, id="and-not-two"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_nearest_word_is_at_most_two_edits_away(word: str, meant: str | None) -> None:
    assert nearest(word, ["gzip", "location"]) == meant


def test_of_two_words_the_nearer_one_is_meant() -> None:
    assert nearest("privates", ["private", "privates_", "prvates"]) == "private"
    assert nearest("privat", ["privates", "private"]) == "private"


def test_of_two_words_equally_near_the_first_of_the_alphabet_is_meant() -> None:
    assert nearest("abcx", ["abcz", "abcy"]) == "abcy"


def test_without_words_nothing_is_meant() -> None:
    assert nearest("location", []) is None


def test_the_limit_can_be_lower() -> None:
    assert nearest("lcoatoin", ["location"], limit=1) is None


@cache
def edits(left: str, right: str) -> int:
    """Optimal string alignment, straight from its definition."""
    if not left or not right:
        return len(left) + len(right)
    costs = [
        edits(left[:-1], right) + 1,
        edits(left, right[:-1]) + 1,
        edits(left[:-1], right[:-1]) + (left[-1] != right[-1]),
    ]
    if left[-2:] == right[-2:][::-1] and len(left) > 1:
        costs.append(edits(left[:-2], right[:-2]) + 1)
    return min(costs)


short_words = st.text("abc", max_size=7)


@given(short_words, st.lists(short_words, max_size=4), st.integers(0, 3))
@example("abcabc", ["abacbc", "bacabc", "b"], 2)
@example("ccab", ["ab"], 1)
@example("cab", ["ab"], 1)
def test_nearest_agrees_with_the_definition(word: str, candidates: list[str], limit: int) -> None:
    allowed = min(limit, max(1, len(word) // 3))
    near = [(edits(word, known), known) for known in candidates if edits(word, known) <= allowed]

    assert nearest(word, candidates, limit=limit) == (min(near)[1] if near else None)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("AKIAXXXXXXXXXXXXXXXX", True, id="x-after-the-start-of-a-key"),
        pytest.param("...", True, id="dots"),
        pytest.param("AKIA...", True, id="the-start-of-a-key"),
        pytest.param("AKIA…", True, id="the-start-of-a-key-and-an-ellipsis"),
        pytest.param("[your secret here]", True, id="brackets"),
        pytest.param("[New Access Key from Step 3]", True, id="brackets-in-capitals"),
        pytest.param("***", True, id="as-a-log-masks-it"),
        pytest.param("••••••••", True, id="as-a-page-masks-it"),
        pytest.param("AKIA****************", True, id="masked-after-its-start"),
        pytest.param("****************MPLE", True, id="masked-before-its-end"),
        pytest.param("a**b", False, id="two-stars"),
        pytest.param("correct-horse***battery", False, id="stars-between-longer-words"),
        pytest.param("v1.2...", False, id="more-than-a-start-and-dots"),
        pytest.param("secretXXXXXX", False, id="a-word-that-ends-with-x"),
    ],
)
def test_the_rest_of_a_value_is_a_placeholder_for_secrets(typed: str, *, expected: bool) -> None:
    assert is_placeholder(typed) == expected


@pytest.mark.parametrize(
    "host",
    [
        "account-id.r2.cloudflarestorage.com",
        "cdn.yourdomain.com",
        "cdn.change-me.com",
        "dXXXXXXXXXXXXX.cloudfront.net",
        "media.tu-dominio.com",
        "cdn.tudominio.com",
        "pub-xxxxxxxx.r2.dev",
        "REGION.digitaloceanspaces.com",
        "s3.your-region.amazonaws.com",
        "your-bucket.s3.amazonaws.com",
        "your-project-ref.supabase.co",
    ],
)
def test_a_name_of_a_host_that_was_not_filled_in_is_recognized(host: str) -> None:
    assert has_placeholder(host)


@pytest.mark.parametrize(
    "host",
    [
        "cdn.acme.io",
        "d111111abcdef8.cloudfront.net",
        "fsn1.your-objectstorage.com",
        "static.your-server.de",
        "s3.eu-west-1.amazonaws.com",
        "www.region.dk",
        "xxx.lutz.com",
        "yoursurvey.example.org",
    ],
)
def test_hosts_that_only_resemble_placeholders_are_valid(host: str) -> None:
    assert not has_placeholder(host)


@pytest.mark.parametrize("value", ["etc/ca.pem", Path("etc/ca.pem")], ids=["text", "path"])
def test_a_path_is_text(value: object) -> None:
    assert path(value) == "etc/ca.pem"


def test_a_path_is_nothing_but_text_or_a_path() -> None:
    assert refusal(path, 5)[0] == "E028"


@pytest.mark.parametrize("typed", ['""', "''"])
def test_nothing_in_quotes_is_reported_as_quotes(typed: str) -> None:
    assert refusal(text, typed)[:2] == ("E028", "the quotes are part of the value")


@pytest.mark.parametrize("number", [0xD800, 0xDBFF, 0xDC00, 0xDFFF], ids=hex)
def test_every_lone_surrogate_is_a_byte_that_is_not_utf_8(number: int) -> None:
    assert refusal(text, f"ac{chr(number)}me")[:2] == ("E025", "contains bytes that are not UTF-8")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("\u200bacme", "acme"),
        (" 'acme' ", "acme"),
        ("\u201cacme\u201d", "acme"),
        ("'acme", "'acme"),
        ('"\u00a0acme\x00 "', "acme"),
        ("a'c'me", "a'c'me"),
        ("<https://s3.acme.net>,", "https://s3.acme.net"),
        ("<acme>", "<acme>"),
    ],
)
def test_marks_around_a_value_can_be_left_out(typed: str, left: str) -> None:
    assert without_marks(typed) == left
