"""How the readers of an `.env` file read one statement of it, each modelled as a small function.

A statement is the text of one variable up to its line end; what else the file holds is not known.
Tests prove each model against the real reader.
"""

import re
from collections.abc import Callable
from enum import Enum
from typing import TypeAlias

from s3settings.dotenv.tokenizer import bindings


class Lost(Enum):
    """Why a reader has no value that the statement alone gives it."""

    UNSET = "it sets nothing, or reads more or less than the statement"
    ELSEWHERE = "it puts a variable, a command's output or a home directory in its place"


Reading: TypeAlias = str | Lost


# dotenv/variables.py of python-dotenv 1.2.4, from the last ${ before the end of a name alone:
# the others end where it ends
_INTERPOLATED = re.compile(r"\$\{(?:(?!\$\{)[^}:])*(?::-[^}]*)?\}")


def python_dotenv(name: str, text: str) -> Reading:
    """``dotenv_values(path)`` and pydantic-settings: interpolated, in single quotes too."""
    value = None
    for binding in bindings(_universal(text)):
        value = binding.value if binding.key == name else value
    if value is None:
        return Lost.UNSET
    closed = value[: value.rfind("}") + 1]
    return Lost.ELSEWHERE if _INTERPOLATED.search(closed) else value


# environ/environ.py of django-environ 0.14.0
_ENVIRON_LINE = re.compile(r"(?:export )?([A-Za-z_0-9]+)=(.*)")
_ENVIRON_ESCAPE = re.compile(r"\\([^rnt\n])")


def django_environ(name: str, text: str) -> Reading:
    """``Env.read_env(path)``, then ``env(name)``, which looks up what starts with a dollar sign."""
    value: Reading = Lost.UNSET
    for line in _universal(text).splitlines():
        found = _ENVIRON_LINE.fullmatch(line)
        if found and found[1] == name:
            value = _environ_value(found[2])
    return value


def _environ_value(value: str) -> Reading:
    if len(value) > 1 and value[0] == value[-1] == "'":
        value = value[1:-1]
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = _ENVIRON_ESCAPE.sub(r"\1", value[1:-1])
    if "\0" in value:
        return Lost.UNSET
    return Lost.ELSEWHERE if value.startswith("$") else value


# unicode.IsSpace and bufio.MaxScanTokenSize (in bytes) of Go
_GO_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_GO_LINE = 64 * 1024
_NO_LINE_OF_ITS_OWN = re.compile(r"\r(?!\n)|\0")


def docker(name: str, text: str) -> Reading:
    """``docker run --env-file`` (pkg/kvfile of docker/cli), which is not the parser of Compose.

    One line, one variable: no quotes, escapes, comments behind a value, or ``export``, and white
    space is removed before the name only. A line it refuses ends the whole command.
    """
    if _NO_LINE_OF_ITS_OWN.search(text):
        return Lost.UNSET
    value: Reading = Lost.UNSET
    for line in text.removeprefix("\ufeff").split("\n"):
        key, equals, rest = line.removesuffix("\r").lstrip(_GO_SPACE).partition("=")
        if key.startswith("#") or not (key or equals):
            continue
        refused = not key or " " in key or "\t" in key
        if refused or len(line.encode(errors="replace")) >= _GO_LINE:
            return Lost.UNSET
        if equals and key == name:
            value = rest
    return value


# https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
_ASSIGNMENT = re.compile(r"[ \t]*(?:export[ \t]+)?(\w+)=", re.ASCII)
_WORD_PIECE = re.compile(
    r"""'(?P<literal>[^'\0]*)'
    |"(?P<quoted>(?:[^"\\`$\0]|\\[^\0]|\$(?![\w{(@*#?$!-]))*)"
    |\\(?P<escaped>[^\n\0])
    |(?P<bare>(?:[^ \t\n'"\\;&|<>()`$~\0]|(?<!:)~|\$(?![\w{(@*#?$!'"-]))+)""",
    re.ASCII | re.VERBOSE,
)
# behind a lone carriage return the line goes on
_WORD_END = re.compile(r"[ \t]+#[^\n]*\n?\Z|[ \t]*(?:\n|(?<!\r))\Z")
_ESCAPED_IN_QUOTES = re.compile(r'\\(?:([$`"\\])|\n)')
_EXPANDED = re.compile(r'[`$~]|"(?:[^"\\]|\\.)*"', re.DOTALL)


def shell(name: str, text: str) -> Reading:
    """``set -a; . ./.env`` in a POSIX shell."""
    start = _ASSIGNMENT.match(text)
    if start is None or start[1] != name:
        return Lost.UNSET
    end = start.end()
    if text.startswith("~", end):
        return Lost.ELSEWHERE
    word: list[str] = []
    while piece := _WORD_PIECE.match(text, end):
        quoted = _ESCAPED_IN_QUOTES.sub(r"\1", piece["quoted"] or "")
        word += [quoted, piece["literal"] or piece["escaped"] or piece["bare"] or ""]
        end = piece.end()
    if _WORD_END.match(text, end):
        return "".join(word)
    return Lost.ELSEWHERE if _EXPANDED.match(text, end) else Lost.UNSET


READERS: dict[str, Callable[[str, str], Reading]] = {
    "python-dotenv": python_dotenv,
    "django-environ": django_environ,
    "docker --env-file": docker,
    "a shell": shell,
}


def readings(name: str, text: str) -> dict[str, Reading]:
    """What each reader gets for the variable."""
    return {reader: read(name, text) for reader, read in READERS.items()}


def _universal(text: str) -> str:
    """The text as Python's text mode reads it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
