"""Models of the readers of `.env` files, one function each for a single statement.

A statement is the text of one variable up to its line end; the rest of the file is unknown.
Tests compare each model with the real reader.
"""

import re
from collections.abc import Callable
from enum import Enum
from typing import TypeAlias

from s3settings.dotenv.tokenizer import bindings


class Lost(Enum):
    """The reason why a reader gets no value from the statement."""

    UNSET = "the variable is not set, or more or less than the statement is read"
    ELSEWHERE = "a variable, the output of a command or a home directory is expanded"


Reading: TypeAlias = str | Lost


# dotenv/variables.py of python-dotenv 1.2.4, only from the last ${ before the end of a name:
# the other ones end at the same place
_INTERPOLATED = re.compile(r"\$\{(?:(?!\$\{)[^}:])*(?::-[^}]*)?\}")


def python_dotenv(name: str, text: str) -> Reading:
    """Model of ``dotenv_values(path)`` and pydantic-settings, which also expand in single quotes."""
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
    """Model of ``Env.read_env(path)`` and ``env(name)``, which expands a leading dollar sign."""
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
    """Model of ``docker run --env-file`` (pkg/kvfile of docker/cli), not of the parser of Compose.

    Each line is a variable, without quotes, escapes, comments after a value or ``export``. White
    space is only removed before the name. A rejected line makes the entire command fail.
    """
    if _NO_LINE_OF_ITS_OWN.search(text):
        return Lost.UNSET
    value: Reading = Lost.UNSET
    for line in text.removeprefix("\ufeff").split("\n"):
        key, equals, rest = line.removesuffix("\r").lstrip(_GO_SPACE).partition("=")
        if key.startswith("#") or not (key or equals):
            continue
        rejected = not key or " " in key or "\t" in key
        if rejected or len(line.encode(errors="replace")) >= _GO_LINE:
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
# the line continues after a lone carriage return
_WORD_END = re.compile(r"[ \t]+#[^\n]*\n?\Z|[ \t]*(?:\n|(?<!\r))\Z")
_ESCAPED_IN_QUOTES = re.compile(r'\\(?:([$`"\\])|\n)')
_EXPANDED = re.compile(r'[`$~]|"(?:[^"\\]|\\.)*"', re.DOTALL)


def shell(name: str, text: str) -> Reading:
    """Model of ``set -a; . ./.env`` in a POSIX shell."""
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
    """Return the value that each reader gets for the variable."""
    return {reader: read(name, text) for reader, read in READERS.items()}


def _universal(text: str) -> str:
    """Return the text with the line ends of Python's text mode."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
