"""Lines of an `.env` file that python-dotenv, django-environ, docker or a shell read differently.

A line is compared with the best spelling of its value: of the spelling in the file, the one without
quotes, and those in single and double quotes, the one that most readers read as s3settings does. A
line is reported if fewer readers agree on its spelling, or because of something around the value.
So ``NAME="acme"`` is reported: docker keeps the quotes, and all readers agree on ``NAME=acme``.
JSON and values with spaces are not: docker needs them without quotes, a shell with quotes, and no
spelling is correct for both. A value is reported in any spelling if one of the two Python libraries
can't read it, or if a reader expands it; the hint then suggests a file named by ``NAME_FILE``.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from s3settings.dotenv.forms import also_in
from s3settings.dotenv.readers import Lost, Reading, readings
from s3settings.dotenv.statements import BYTE_ORDER_MARK, NAME, statements
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source
from s3settings.record import Record

# characters; no value is as long, and the tokenizer is quadratic in runs of white space
_LONGEST = 16 * 1024
# python-dotenv's grammar of a line: the part before the name, the name, the = and its white space
_HEAD = re.compile(r"([\ufeff\s]*)((?:export[^\S\r\n]+)?)('[^']+'|[^=#\s]+)([^\S\r\n]*=[^\S\r\n]*)")
_QUOTED = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*["]""", re.DOTALL)
_UNSEEN = re.compile(r"[\0\v\f\x1c-\x1e\x85\u2028\u2029]")


class _Line(Record):
    """The parts of a statement; `spellings` has the value that each reader gets from each spelling."""

    name: str
    value: str
    lead: str
    export: str
    written: str
    equals: str
    token: str
    tail: str
    spellings: Mapping[str, Mapping[str, Reading]]

    def agreeing(self, got: Mapping[str, Reading]) -> set[str]:
        """Return the readers that get the value of this line."""
        return {reader for reader, value in got.items() if value == self.value}

    def best(self) -> str:
        """Return the spelling that most readers agree on, preferably the one in the file."""
        same = {self.value, Lost.ELSEWHERE}
        return max(
            (
                t
                for t, got in self.spellings.items()
                if t == self.token or got["python-dotenv"] in same
            ),
            key=lambda token: len(self.agreeing(self.spellings[token])),
        )

    def is_portable(self, token: str) -> bool:
        """Return True if both Python libraries get the value, and no reader expands it."""
        got = self.spellings[token]
        python = got["python-dotenv"] == got["django-environ"] == self.value
        return python and Lost.ELSEWHERE not in got.values()


class _Cause(Record):
    id: str
    fact: str
    hint: str


_LINE_END = _Cause(
    "W016", "a carriage return at the end of the line", "save the file with LF line ends"
)


def differences(content: str, path: str, wanted: Callable[[str], bool]) -> Iterator[Problem]:
    """Yield a warning for each cause by which readers differ about a line of a wanted variable.

    `content` is the decoded file with its byte order mark and line ends. Lines of the same cause are
    reported once, at the first of them. Lines that can't be parsed are ignored.
    """
    found: dict[_Cause, list[tuple[_Cause, str, int]]] = {}
    for statement in statements(content):
        name, value = statement.binding.key, statement.binding.value
        if name is None or value is None or not (NAME.fullmatch(name) and wanted(name)):
            continue
        readers, causes = _compared(name, value, statement.text)
        for cause in causes:
            full = _Cause(cause.id, f"{cause.fact}, read differently by {readers}", cause.hint)
            kind = _of_any_name(cause, full, name)
            found.setdefault(kind, []).append((full, name, statement.line))
    for kind, places in found.items():
        (first, name, line), *others = places[:1] if kind == _LINE_END else places
        source = Source("env_file", path=path, line=line)
        hint = kind.hint if others else first.hint
        fact = f"{first.fact}{also_in([line for *_, line in others])}"
        yield problem(first.id, fact, hint, variable=name, source=source)


def _of_any_name(cause: _Cause, full: _Cause, name: str) -> _Cause:
    """Return the cause as that of other variables is: the same hint, and the same readers.

    All lines end alike, whatever readers make of each value.
    """
    if cause == _LINE_END:
        return _LINE_END
    return _Cause(full.id, full.fact, full.hint.replace(name, "NAME"))


def _compared(name: str, value: str, text: str) -> tuple[str, list[_Cause]]:
    """Return the readers that get another value, and the causes, merged if they have the same hint."""
    got = readings(name, text) if len(text) <= _LONGEST else {}
    different = [reader for reader in got if got[reader] != value]
    if not different:
        return "", []
    facts: dict[tuple[str, str], list[str]] = {}
    for cause in _causes(_parsed(name, value, text)):
        facts.setdefault((cause.id, cause.hint), []).append(cause.fact)
    *others, last = different
    readers = f"{', '.join(others)} and {last}" if others else last
    return readers, [_Cause(id_, " and ".join(found), hint) for (id_, hint), found in facts.items()]


def _parsed(name: str, value: str, text: str) -> _Line:
    _, lead, export, written, equals, rest = _HEAD.split(text, maxsplit=1)
    quoted = _QUOTED.match(rest)
    token = quoted[0] if quoted else value
    tokens = dict.fromkeys((token, value, f"'{value}'", _double_quoted(value)))
    spellings = {token: readings(name, f"{name}={token}\n") for token in tokens}
    tail = rest[len(token) :]
    return _Line(name, value, lead, export, written, equals, token, tail, spellings)


def _double_quoted(value: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'


def _causes(line: _Line) -> Iterator[_Cause]:
    """Yield the causes that make the line less portable than the best spelling of its value."""
    best = line.best()
    most = line.agreeing(line.spellings[best])
    for cause, text in _around(line, best):
        if text != f"{line.name}={best}\n" and line.agreeing(readings(line.name, text)) < most:
            yield cause
    if best != line.token or not line.is_portable(best):
        yield _inside(line, best)


def _around(line: _Line, best: str) -> Iterator[tuple[_Cause, str]]:
    """Yield each cause around the value with the line that has only this cause."""
    name, whole = line.name, f"{line.name}={best}\n"
    mark = BYTE_ORDER_MARK if BYTE_ORDER_MARK in line.lead else ""
    hint = "save the file as UTF-8 without a byte order mark"
    yield _Cause("W011", "a byte order mark before the name", hint), mark + whole
    hint = f"start the line with {name}="
    yield _Cause("W011", "export before the name", hint), line.export + whole
    yield _Cause("W011", "quotes around the name", hint), line.written + whole[len(name) :]
    hint = f"write {name}=value without white space around the name, the = or the value"
    indent = line.lead.strip(BYTE_ORDER_MARK + "\r")
    yield _Cause("W010", "white space before the name", hint), indent + whole
    yield _Cause("W010", "white space around the =", hint), f"{name}{line.equals}{best}\n"
    tail = line.tail.rstrip("\r\n")
    if "#" in tail:
        hint = "move the comment to a line of its own"
        yield _Cause("W013", "a comment after the value", hint), f"{name}={best}{tail}\n"
    else:
        yield _Cause("W010", "white space after the value", hint), f"{name}={best}{tail}\n"
    start = "\r" * ("\r" in line.lead)
    yield _LINE_END, f"{start}{name}={best}{line.tail[len(tail) :] or chr(10)}"


def _inside(line: _Line, best: str) -> _Cause:
    """Return the cause in the value itself, or in its quotes."""
    is_quoted = line.token[:1] in {"'", '"'}
    cure = _spelling(line, best) if line.is_portable(best) else _file_hint("the value", line.name)
    if Lost.ELSEWHERE in line.spellings[line.token].values():
        return _expanded(line)
    if is_quoted and ("\n" in line.token or "\r" in line.token):
        return _Cause("W016", "several lines in quotes", cure)
    if is_quoted and "\\" in line.token:
        return _Cause("W015", "a backslash in quotes", cure)
    if _UNSEEN.search(line.value):
        return _Cause("W016", "a control character or line separator", "remove the character")
    return _Cause("W012", "quotes around the value", cure)


def _expanded(line: _Line) -> _Cause:
    """Return the cause for a value that a reader expands."""
    words = {"$": "a dollar sign", "`": "a backtick"}
    word = next((words[char] for char in words if char in line.value), "a tilde")
    cure = _file_hint("it", line.name)
    if line.is_portable(f"'{line.value}'"):
        cure = "put it in single quotes if it is literal"
    return _Cause("W014", f"{word} in the value", f"write the value out, or {cure}")


def _spelling(line: _Line, best: str) -> str:
    if best == line.value:
        return f"write {line.name}=value without quotes"
    if best == f"'{line.value}'":
        return "put the value in single quotes"
    return "put the value in double quotes, with a backslash before a double quote or backslash"


def _file_hint(value: str, name: str) -> str:
    if name.endswith("_FILE"):
        return "choose another path for the file"
    return f"put {value} into a file, and name the file in {name}_FILE"
