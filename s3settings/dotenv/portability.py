"""Lines of an `.env` file that python-dotenv, django-environ, docker or a shell read differently.

The measure of a line is the best spelling of its value (the value that s3settings reads): of the
line's own, without quotes, and in either quotes, the one that most readers agree on. A line is
reported where its own spelling has fewer readers, or where something around the value costs one.
So ``NAME="acme"`` is reported: docker keeps the quotes, and everybody agrees on ``NAME=acme``.
JSON and values with spaces are not: docker needs them without quotes, a shell needs them in
quotes, and no spelling is right for both. Reported in every spelling is a value that one of the
two Python libraries can't be given, or that a reader would put something else in place of; then a
file that ``NAME_FILE`` names is the way out.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from s3settings.dotenv.readers import Lost, Reading, readings
from s3settings.dotenv.statements import BYTE_ORDER_MARK, NAME, statements
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source

# characters; no value of ours is as long, and the tokenizer is quadratic in runs of white space
_LONGEST = 16 * 1024
# python-dotenv's grammar of a line: what stands before the name, the name, what is around the =
_HEAD = re.compile(r"([\ufeff\s]*)((?:export[^\S\r\n]+)?)('[^']+'|[^=#\s]+)([^\S\r\n]*=[^\S\r\n]*)")
_QUOTED = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*["]""", re.DOTALL)
_UNSEEN = re.compile(r"[\0\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A statement taken apart; `spellings` has what each reader gets from other spellings."""

    name: str
    value: str = field(repr=False)
    lead: str
    export: str
    written: str
    equals: str
    token: str = field(repr=False)
    tail: str = field(repr=False)
    spellings: Mapping[str, Mapping[str, Reading]] = field(repr=False)

    def agreeing(self, got: Mapping[str, Reading]) -> set[str]:
        """The readers that have the value of this line."""
        return {reader for reader, value in got.items() if value == self.value}

    def best(self) -> str:
        """The spelling that most readers agree on, the line's own if it is one of them."""
        same = {self.value, Lost.ELSEWHERE}
        return max(
            (
                t
                for t, got in self.spellings.items()
                if t == self.token or got["python-dotenv"] in same
            ),
            key=lambda token: len(self.agreeing(self.spellings[token])),
        )

    def is_sound(self, token: str) -> bool:
        """Whether both Python libraries read the value so, and nobody looks anything up."""
        got = self.spellings[token]
        python = got["python-dotenv"] == got["django-environ"] == self.value
        return python and Lost.ELSEWHERE not in got.values()


@dataclass(frozen=True, slots=True)
class _Cause:
    id: str
    fact: str
    hint: str


_LINE_END = _Cause(
    "W016", "a carriage return at the end of the line", "save the file with LF line ends"
)


def differences(content: str, path: str, wanted: Callable[[str], bool]) -> Iterator[Problem]:
    """A warning for each line of a wanted variable, and each cause, that readers differ about.

    `content` is the decoded file with its byte order mark and line ends as they are. Carriage
    returns are reported once. A line that can't be parsed has no variable, and no warning here.
    """
    said: set[_Cause] = set()
    for statement in statements(content):
        name, value = statement.binding.key, statement.binding.value
        if name is None or value is None or not (NAME.fullmatch(name) and wanted(name)):
            continue
        source = Source("env_file", path=path, line=statement.line)
        readers, causes = _examined(name, value, statement.text)
        for cause in causes:
            if cause not in said:
                fact = f"{cause.fact}, read differently by {readers}"
                yield problem(cause.id, fact, cause.hint, variable=name, source=source)
        said |= {_LINE_END}.intersection(causes)


def _examined(name: str, value: str, text: str) -> tuple[str, list[_Cause]]:
    """The readers that have another value, and why; causes with the same cure are one."""
    got = readings(name, text) if len(text) <= _LONGEST else {}
    missed = [reader for reader in got if got[reader] != value]
    if not missed:
        return "", []
    facts: dict[tuple[str, str], list[str]] = {}
    for cause in _causes(_taken_apart(name, value, text)):
        facts.setdefault((cause.id, cause.hint), []).append(cause.fact)
    *others, last = missed
    readers = f"{', '.join(others)} and {last}" if others else last
    return readers, [_Cause(id_, " and ".join(found), hint) for (id_, hint), found in facts.items()]


def _taken_apart(name: str, value: str, text: str) -> _Line:
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
    """What makes the line worse than the best spelling of its value, each thing by itself."""
    best = line.best()
    most = line.agreeing(line.spellings[best])
    for cause, text in _surroundings(line, best):
        if text != f"{line.name}={best}\n" and line.agreeing(readings(line.name, text)) < most:
            yield cause
    if best != line.token or not line.is_sound(best):
        yield _inside(line, best)


def _surroundings(line: _Line, best: str) -> Iterator[tuple[_Cause, str]]:
    """Everything around the value, and the line that has this and nothing else around it."""
    name, whole = line.name, f"{line.name}={best}\n"
    mark = BYTE_ORDER_MARK if BYTE_ORDER_MARK in line.lead else ""
    hint = "save the file as UTF-8 without a byte order mark"
    yield _Cause("W011", "a byte order mark before the name", hint), mark + whole
    hint = f"start the line with {name}="
    yield _Cause("W011", "export before the name", hint), line.export + whole
    yield _Cause("W011", "quotes around the name", hint), line.written + whole[len(name) :]
    hint = f"write {name}=value with nothing before, behind or around the ="
    indent = line.lead.strip(BYTE_ORDER_MARK + "\r")
    yield _Cause("W010", "white space before the name", hint), indent + whole
    yield _Cause("W010", "white space around the =", hint), f"{name}{line.equals}{best}\n"
    tail = line.tail.rstrip("\r\n")
    if "#" in tail:
        hint = "move the comment to a line of its own"
        yield _Cause("W013", "a comment behind the value", hint), f"{name}={best}{tail}\n"
    else:
        yield _Cause("W010", "white space behind the value", hint), f"{name}={best}{tail}\n"
    start = "\r" * ("\r" in line.lead)
    yield _LINE_END, f"{start}{name}={best}{line.tail[len(tail) :] or chr(10)}"


def _inside(line: _Line, best: str) -> _Cause:
    """What is wrong with the value itself, or with its quotes."""
    is_quoted = line.token[:1] in {"'", '"'}
    cure = _spelling(line, best) if line.is_sound(best) else _way_out("the value", line.name)
    if Lost.ELSEWHERE in line.spellings[line.token].values():
        return _replaced(line)
    if is_quoted and ("\n" in line.token or "\r" in line.token):
        return _Cause("W016", "several lines in quotes", cure)
    if is_quoted and "\\" in line.token:
        return _Cause("W015", "a backslash in quotes", cure)
    if _UNSEEN.search(line.value):
        return _Cause("W016", "a control character or line separator", "remove the character")
    return _Cause("W012", "quotes around the value", cure)


def _replaced(line: _Line) -> _Cause:
    """The cause where a reader puts something else in place of the value."""
    words = {"$": "a dollar sign", "`": "a backtick"}
    word = next((words[char] for char in words if char in line.value), "a tilde")
    cure = _way_out("it", line.name)
    if line.is_sound(f"'{line.value}'"):
        cure = "put it in single quotes where it is meant as it stands"
    return _Cause("W014", f"{word} in the value", f"write the value out, or {cure}")


def _spelling(line: _Line, best: str) -> str:
    if best == line.value:
        return f"write {line.name}=value without quotes"
    if best == f"'{line.value}'":
        return "put the value in single quotes"
    return "put the value in double quotes, with a backslash before a double quote or backslash"


def _way_out(value: str, name: str) -> str:
    if name.endswith("_FILE"):
        return "choose another path for the file"
    return f"put {value} into a file that {name}_FILE names"
