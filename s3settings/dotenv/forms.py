"""Lines of an `.env` file that can't be parsed: what they were written for, and one problem for each form."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source

# as many are named
_MOST = 5


class _Form(NamedTuple):
    """The pattern of the lines, what they are, and the cure."""

    pattern: re.Pattern[str]
    fact: str
    hint: str


_FORMS = (
    _Form(
        re.compile(r"Environment\s*="),
        "a line of a systemd unit, not NAME=value",
        "write NAME=value, without Environment= and quotes",
    ),
    _Form(
        re.compile(r"(?:export\s+)?AWS_\w+=\S+\s.*\bAWS_\w+="),
        "several variables in one line",
        "write each variable on a line of its own",
    ),
    _Form(
        re.compile(r"<{7}|={7}|>{7}"),
        "a mark of a merge conflict",
        "keep one of the two sides, and remove the lines that start with <<<<<<<, ======= and >>>>>>>",
    ),
    _Form(
        re.compile(r"-----(?:BEGIN|END)\b"),
        "a private key over several lines without quotes",
        r"put the key in double quotes, or on one line with \n for line breaks",
    ),
    _Form(
        re.compile(r'[{}\]],?\s*$|"[\w.]+"\s*:'),
        "JSON, not NAME=value",
        "write NAME=value, without braces, quotes and commas",
    ),
    _Form(
        re.compile(r"(?:\$env:|set\s|setx\s|ENV\s|ARG\s|heroku\s|dokku\s|fly(?:ctl)?\s|railway\s)"),
        "a command, not NAME=value",
        "write only NAME=value, each variable on a line of its own",
    ),
    _Form(
        re.compile(r"""\w+\s*=\s*(["']).*\1\s*[,;]$"""),
        "a comma or semicolon behind the quotes",
        "remove it",
    ),
    # the second is the output of heroku config
    _Form(
        re.compile(r"""-\s+["']?\w|=== |[\w.-]+\s*:"""),
        "the form of YAML, not NAME=value",
        "write NAME=value, with = in place of the colon, and without dashes",
    ),
    _Form(
        re.compile(r"[A-Za-z_]\w*[ \t]+[^=]*$"),
        "no = between the name and the value",
        "write NAME=value",
    ),
)


def unparsed(lines: Iterable[tuple[int, str]], path: str) -> Iterator[Problem]:
    """Yield a problem for the lines of each form, at the first of them, and for each other line.

    `lines` are the numbers and the texts of lines that can't be parsed.
    """
    of_forms: dict[_Form, list[int]] = {}
    for number, text in lines:
        form = next((one for one in _FORMS if one.pattern.match(text.strip())), None)
        if form is None:
            hint = "write NAME=value, and close every quote"
            yield _problem("the line can't be parsed", hint, path, number)
        else:
            of_forms.setdefault(form, []).append(number)
    for form, numbers in of_forms.items():
        yield _problem(f"{form.fact}{also_in(numbers[1:])}", form.hint, path, numbers[0])


def also_in(numbers: list[int]) -> str:
    """Return the end of a fact that is true of other lines, too."""
    if not numbers:
        return ""
    if len(numbers) > _MOST:
        return f" (also in {len(numbers)} more lines)"
    *others, last = map(str, numbers)
    if not others:
        return f" (also in line {last})"
    return f" (also in lines {', '.join(others)} and {last})"


def _problem(fact: str, hint: str, path: str, line: int) -> Problem:
    source = Source("env_file", path=path, line=line)
    return problem("E036", fact, hint, variable=None, source=source)
