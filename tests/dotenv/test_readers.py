"""Each model against the reader it models.

The results of docker were recorded from the client 28.2.2, whose request to the daemon has them
(docker create --env-file); the other readers run here.
"""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from s3settings.dotenv.readers import (
    READERS,
    Lost,
    Reading,
    django_environ,
    docker,
    python_dotenv,
    readings,
    shell,
)
from tests.effort import examples
from tests.env_lines import contents, modelled_versions, statement_of

UNSET, ELSEWHERE = Lost.UNSET, Lost.ELSEWHERE

# case, file, then what python-dotenv, django-environ, docker and a shell read for X
TABLE: list[tuple[str, str, Reading, Reading, Reading, Reading]] = [
    ("plain", "X=abc\n", "abc", "abc", "abc", "abc"),
    ("spaces around =", "X = abc\n", "abc", UNSET, UNSET, UNSET),
    ("leading space in value", "X= abc\n", "abc", " abc", " abc", UNSET),
    ("trailing space in value", "X=abc  \n", "abc", "abc  ", "abc  ", "abc"),
    ("leading indent before key", "  X=abc\n", "abc", UNSET, "abc", "abc"),
    ("export", "export X=abc\n", "abc", "abc", UNSET, "abc"),
    ("export with 2 spaces", "export  X=abc\n", "abc", UNSET, UNSET, "abc"),
    ("single quotes", "X='a b'\n", "a b", "a b", "'a b'", "a b"),
    ("double quotes", 'X="a b"\n', "a b", "a b", '"a b"', "a b"),
    ("double quotes then trailing space", 'X="a b" \n', "a b", '"a b" ', '"a b" ', "a b"),
    ("inline comment, unquoted", "X=abc # note\n", "abc", "abc # note", "abc # note", "abc"),
    ("# without space", "X=abc#def\n", "abc#def", "abc#def", "abc#def", "abc#def"),
    ("# in a secret, leading", "X=#abc\n", "#abc", "#abc", "#abc", "#abc"),
    (
        "comment after double quotes",
        'X="abc" # note\n',
        "abc",
        '"abc" # note',
        '"abc" # note',
        "abc",
    ),
    (
        "comment after single quotes",
        "X='abc' # note\n",
        "abc",
        "'abc' # note",
        "'abc' # note",
        "abc",
    ),
    ("# inside double quotes", 'X="a#b"\n', "a#b", "a#b", '"a#b"', "a#b"),
    ("value starting with $", "Y=real\nX=$Y\n", "$Y", ELSEWHERE, "$Y", ELSEWHERE),
    (
        "${Y} of a key in file",
        "Y=real\nX=pre-${Y}\n",
        ELSEWHERE,
        "pre-${Y}",
        "pre-${Y}",
        ELSEWHERE,
    ),
    (
        "${Y} in single quotes",
        "Y=real\nX='pre-${Y}'\n",
        ELSEWHERE,
        "pre-${Y}",
        "'pre-${Y}'",
        "pre-${Y}",
    ),
    ("${HOME} from os.environ", "X=${HOME}\n", ELSEWHERE, ELSEWHERE, "${HOME}", ELSEWHERE),
    ("${UNDEF:-dflt}", "X=${UNDEF:-dflt}\n", ELSEWHERE, ELSEWHERE, "${UNDEF:-dflt}", ELSEWHERE),
    ("undefined $NOPE", "X=$NOPE\n", "$NOPE", ELSEWHERE, "$NOPE", ELSEWHERE),
    ("undefined ${NOPE}", "X=${NOPE}\n", ELSEWHERE, ELSEWHERE, "${NOPE}", ELSEWHERE),
    ("mid $ (password)", "X=pa$Y_w0rd\n", "pa$Y_w0rd", "pa$Y_w0rd", "pa$Y_w0rd", ELSEWHERE),
    ("escaped \\$Y", "Y=real\nX=\\$Y\n", "\\$Y", "\\$Y", "\\$Y", "$Y"),
    ("\\n unquoted", "X=a\\nb\n", "a\\nb", "a\\nb", "a\\nb", "anb"),
    ("\\n in double quotes", 'X="a\\nb"\n', "a\nb", "a\\nb", '"a\\nb"', "a\\nb"),
    ("\\n in single quotes", "X='a\\nb'\n", "a\\nb", "a\\nb", "'a\\nb'", "a\\nb"),
    ("escaped dquote in dquotes", 'X="a\\"b"\n', 'a"b', 'a"b', '"a\\"b"', 'a"b'),
    (
        "backslash path in dquotes",
        'X="C:\\\\new"\n',
        "C:\\new",
        "C:\\new",
        '"C:\\\\new"',
        "C:\\new",
    ),
    (
        "real multi-line dquotes",
        'X="line1\nline2"\nY=1\n',
        "line1\nline2",
        '"line1',
        '"line1',
        "line1\nline2",
    ),
    ("empty value", "X=\n", "", "", "", ""),
    ("key only (no =)", "X\n", UNSET, UNSET, UNSET, UNSET),
    ("duplicate key", "X=1\nX=2\n", "2", "2", "2", "2"),
    ("UTF-8 BOM", "\ufeffX=abc\n", "abc", UNSET, "abc", UNSET),
    ("CRLF", "X=abc\r\nY=1\r\n", "abc", "abc", "abc", "abc\r"),
    ("utf-8 char", "X=café\n", "café", "café", "café", "café"),
    ("key with dash", "MY-X=1\nX=abc\n", "abc", "abc", "abc", "abc"),
    ("key with dot", "my.x=1\nX=abc\n", "abc", "abc", "abc", "abc"),
    ("value with =", "X=a=b==\n", "a=b==", "a=b==", "a=b==", "a=b=="),
    ("JSON value", 'X={"a": "b=1"}\n', '{"a": "b=1"}', '{"a": "b=1"}', '{"a": "b=1"}', UNSET),
    ("JSON without spaces", 'X={"a":1}\n', '{"a":1}', '{"a":1}', '{"a":1}', "{a:1}"),
    (
        "JSON in single quotes",
        "X='{\"a\": 1}'\n",
        '{"a": 1}',
        '{"a": 1}',
        "'{\"a\": 1}'",
        '{"a": 1}',
    ),
    ("backtick quotes", "X=`abc`\n", "`abc`", "`abc`", "`abc`", ELSEWHERE),
    ("U+2028 in value", "X=a\u2028b\n", "a\u2028b", "a", "a\u2028b", "a\u2028b"),
    ("quotes in quotes", "X='\"a\"'\n", '"a"', "a", "'\"a\"'", '"a"'),
    ("path in the home directory", "X=~/ca.pem\n", "~/ca.pem", "~/ca.pem", "~/ca.pem", ELSEWHERE),
    ("tilde behind a colon", "X=a:~\n", "a:~", "a:~", "a:~", ELSEWHERE),
    ("tilde inside", "X=a~b=~\n", "a~b=~", "a~b=~", "a~b=~", "a~b=~"),
    ("spaces", "X=no, a=1\n", "no, a=1", "no, a=1", "no, a=1", UNSET),
    ("special to a shell", "X=a&b\n", "a&b", "a&b", "a&b", UNSET),
    ("backslash and quote", "X='\\'\nb'\n", "'\nb", "\\", "'\\'", UNSET),
    ("key in quotes", "'X'=abc\n", "abc", UNSET, UNSET, UNSET),
]
rows = pytest.mark.parametrize(
    ("content", "expected"), [(row[1], row[2:]) for row in TABLE], ids=[row[0] for row in TABLE]
)

# what docker's client sent for X, or None where it sent nothing or refused the file
SENT_BY_DOCKER: list[tuple[str, str, str | None]] = [
    ("byte order mark", "\ufeffX=a\n", "a"),
    ("byte order mark in a later line", "#\n\ufeffX=a\n", None),
    ("comment", "  # X=b\nX=a\n", "a"),
    ("name without =", "X=a\nX\n", "a"),
    ("no name", "X=a\n=b\n", None),
    ("blank in another name", "X=a\nMY Y=b\n", None),
    ("tab in the name", "X\t=a\n", None),
    ("white space of Go", "\u2028\u00a0\x0bX=a\n", "a"),
    ("white space of Python", "\x1cX=a\n", None),
    ("no white space", "\u200bX=a\n", None),
    ("last line of 64 KiB", "X=" + "a" * 65_533 + "\n", "a" * 65_533),
    ("too long a line", "X=" + "a" * 65_534 + "\n", None),
    ("too many bytes in a line", "X=" + "é" * 32_767 + "\n", None),
]


def really_dotenv(content: str) -> str | None:
    Path(".env").write_bytes(content.encode())
    return dotenv_values(".env").get("X")


def django_environ_with(variables: Mapping[str, str]) -> Any:
    """An `Env` of django-environ that writes into these variables."""
    private: Any = type("Private", (environ.Env,), {"ENVIRON": variables})
    return private()


def really_environ(content: str) -> str | None:
    Path(".env").write_bytes(content.encode())
    env = django_environ_with({})
    env.read_env(".env")
    try:
        return str(env("X"))
    except (ImproperlyConfigured, RecursionError):
        return None


def really_shell(content: str) -> str | None:
    Path(".env").write_bytes(content.encode())
    done = subprocess.run(
        ["/bin/sh", "-c", 'set -a; . ./.env; printf %s "=${X-}${X+.}"'],
        env={"PATH": "/nonexistent", "HOME": "/home/of/nobody"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=10,
        check=False,
    )
    output = done.stdout.decode(errors="replace")
    return output[1:-1] if output.startswith("=") and output.endswith(".") else None


READ_HERE: dict[str, Callable[[str], str | None]] = {
    "python-dotenv": really_dotenv,
    "django-environ": really_environ,
    "a shell": really_shell,
}
MODELS = {"python-dotenv": python_dotenv, "django-environ": django_environ, "a shell": shell}


def fits(modelled: Reading, real: str | None, value: str | None) -> bool:
    """A modelled value is the real one; where none is modelled, the real one is another."""
    if isinstance(modelled, str):
        return real == modelled
    return real is None or real != value


@modelled_versions
@rows
def test_the_table_is_what_the_models_read(content: str, expected: tuple[Reading, ...]) -> None:
    statement = statement_of(content)

    assert tuple(readings("X", statement.text).values()) == expected


@modelled_versions
@rows
def test_the_table_is_what_the_real_readers_read(
    content: str, expected: tuple[Reading, ...]
) -> None:
    value = statement_of(content).binding.value
    modelled: dict[str, Reading] = dict(zip(READERS, expected, strict=True))

    real = {reader: read(content) for reader, read in READ_HERE.items()}

    assert {
        reader: fits(modelled[reader], real[reader], value) for reader in real
    } == dict.fromkeys(real, True)


@pytest.mark.parametrize(
    ("content", "sent"),
    [(row[1], row[2]) for row in SENT_BY_DOCKER],
    ids=[row[0] for row in SENT_BY_DOCKER],
)
def test_docker_sends_what_the_model_reads(content: str, sent: str | None) -> None:
    assert docker("X", content) == (UNSET if sent is None else sent)


@pytest.mark.parametrize("content", ["X=a\r", "\rX=a\n", "X=a\0b\n"])
def test_docker_has_no_line_for_a_statement_beside_a_lone_carriage_return_or_with_nul(
    content: str,
) -> None:
    assert docker("X", content) == UNSET


def test_django_environ_fails_at_a_nul(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("Y", "real")
    Path(".env").write_text("Y=again\nX=a\0b\n", encoding="utf-8")
    env = django_environ_with(os.environ)

    with pytest.raises(ValueError, match="null byte"):
        env.read_env(".env")
    assert django_environ("X", "X=a\0b\n") == UNSET


@pytest.mark.parametrize(
    "content", ["X=a\0b\n", "X=a\\\nb\n", 'X=a"b\n', "X=a'b\n", "X='a\0'\n", "Y=a\n", "X:=a\n"]
)
def test_a_shell_reads_no_value_from_half_a_word(content: str) -> None:
    assert shell("X", content) == UNSET


@modelled_versions
@pytest.mark.parametrize("reader", READ_HERE)
@given(content=contents())
@examples(200)
def test_a_model_reads_what_its_reader_reads(reader: str, content: str) -> None:
    statement = statement_of(content)
    modelled = MODELS[reader]("X", statement.text)

    real = READ_HERE[reader](content)

    assert fits(modelled, real, statement.binding.value), (modelled, real)


@given(name=st.text(), text=st.text() | st.text(alphabet="X='\"\\$ #\n\r"))
def test_no_text_raises(name: str, text: str) -> None:
    assert readings(name, text).keys() == READERS.keys()
