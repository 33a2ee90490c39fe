"""The statements of an `.env` file, duplicate variables, and exposed secrets."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from s3settings.dotenv.content import content_of
from s3settings.dotenv.git import tracked
from s3settings.dotenv.tokenizer import Binding, bindings
from s3settings.parsers.text import NO_VALUE, is_placeholder
from s3settings.paths import resolved
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source
from s3settings.record import Record

BYTE_ORDER_MARK = "\ufeff"

# the names that every reader accepts; the key of ``NAME:secret=`` contains the value
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

_LINE_BREAK = re.compile(r"\r\n?|\n")
_SECRETS = ("SECRET_ACCESS_KEY", "SECRET_KEY", "SESSION_TOKEN", "SECURITY_TOKEN", "CLOUDFRONT_KEY")
# the keys in the documentation of AWS contain it; git-secrets ignores them, too
_DOCUMENTED = "EXAMPLE"


class Statement(Record):
    """One binding of python-dotenv's tokenizer, with the line of its name.

    `text` is the content from the start of that line to the end of the binding; only python-dotenv
    treats a carriage return before it as a line break.
    """

    binding: Binding
    line: int
    text: str


def statements(content: str) -> Iterator[Statement]:
    """Yield the statements of an .env file; a byte order mark belongs to the text of the first one."""
    unmarked = content.removeprefix(BYTE_ORDER_MARK)
    before = content[: len(content) - len(unmarked)]
    line = 1
    for binding in bindings(unmarked):
        string = binding.original.string
        bare = string.lstrip()
        lead = before + string[: len(string) - len(bare)]
        # a line that can't be parsed ends between the two halves of \r\n
        line += len(_LINE_BREAK.findall(lead)) - before.endswith("\r")
        yield Statement(binding, line, lead[lead.rfind("\n") + 1 :] + bare)
        line += len(_LINE_BREAK.findall(bare))
        before = "\r" if string.endswith("\r") else ""


def duplicates(content: str, path: str, wanted: Callable[[str], bool]) -> Iterator[Problem]:
    """Yield a warning for each line that sets a wanted variable again."""
    first: dict[str, int] = {}
    for statement in statements(content):
        name = statement.binding.key
        if name is None or statement.binding.value is None:
            continue
        if not (NAME.fullmatch(name) and wanted(name)):
            continue
        if first.setdefault(name, statement.line) != statement.line:
            yield problem(
                "W017",
                f"already set in line {first[name]}; the last line takes precedence",
                "remove one of the two lines",
                variable=name,
                source=Source("env_file", path=path, line=statement.line),
            )


def exposure(path: Path, *, named: str | None = None) -> Iterator[Problem]:
    """Yield warnings for a file with a secret that every user can read, or that git tracks.

    `named` is the path as the user wrote it. This runs git, so it is for checks, not for the start
    of a project. Nothing is raised; an unreadable file is ignored.
    """
    found = _mode_and_content(path)
    secret = _first_secret(found[1]) if found else None
    if found is None or secret is None:
        return
    name, line = secret
    source = Source("env_file", path=named or str(path), line=line)
    # Windows does not have these permissions
    if os.name == "posix" and found[0] & stat.S_IROTH:
        fact = "every user of this machine can read the file, which contains this secret"
        yield problem("W018", fact, "run chmod o-r on the file", variable=name, source=source)
    if tracked(resolved(path)):
        fact = "git tracks the file, which contains this secret"
        hint = "run git rm --cached on the file, add it to .gitignore, and replace the secret"
        yield problem("W019", fact, hint, variable=name, source=source)


def _mode_and_content(path: Path) -> tuple[int, str] | None:
    """Return mode and content of a regular file; reading a pipe would wait, and empty it."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            return mode, content_of(path).decode(errors="replace")
    except (OSError, ValueError):
        pass
    return None


def _first_secret(content: str) -> tuple[str, int] | None:
    """Return the variable and the line of the first secret, or None."""
    for statement in statements(content):
        name, value = statement.binding.key, statement.binding.value
        if name and value and _holds_secret(name, value) and _is_secret(value.strip()):
            return name, statement.line
    return None


def _holds_secret(name: str, value: str) -> bool:
    is_url = name.endswith("STORAGE_URL") and re.search("@|(?:secret|cloudfront)_key=", value)
    return (
        "AWS_" in name
        and bool(name.endswith(_SECRETS) or is_url)
        and NAME.fullmatch(name) is not None
    )


def _is_secret(value: str) -> bool:
    nothing = not value or value.lower() in NO_VALUE
    return not (nothing or is_placeholder(value) or _DOCUMENTED in value)
