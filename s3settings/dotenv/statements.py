"""An `.env` file as a whole: its statements, what stands there twice, and who else can read it."""

import os
import re
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from s3settings.dotenv.tokenizer import Binding, bindings
from s3settings.parsers.text import NO_VALUE, is_placeholder
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source

BYTE_ORDER_MARK = "\ufeff"
# seconds; a repository of a million files answers in less
GIT_TIMEOUT = 1.0

# what every reader takes for a name; the key of ``NAME:secret=`` has the value in it
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

_LINE_BREAK = re.compile(r"\r\n?|\n")
_SECRETS = ("SECRET_ACCESS_KEY", "SECRET_KEY", "SESSION_TOKEN", "SECURITY_TOKEN", "CLOUDFRONT_KEY")
# AWS marks the keys of its documentation so, and git-secrets lets them pass for that reason
_DOCUMENTED = "EXAMPLE"


@dataclass(frozen=True, slots=True)
class Statement:
    """One binding of python-dotenv's tokenizer, with the line its name stands on.

    `text` is what the file has from the start of that line to the end of the binding; a carriage
    return before it is a line break to python-dotenv alone.
    """

    binding: Binding = field(repr=False)
    line: int
    text: str = field(repr=False)


def statements(content: str) -> Iterator[Statement]:
    """Every statement of an .env file; a byte order mark belongs to the text of the first one."""
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
    """A warning for each further line of a wanted variable that already stands in the file."""
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
                f"already stands in line {first[name]}; the last line wins",
                "remove one of the two lines",
                variable=name,
                source=Source("env_file", path=path, line=statement.line),
            )


def exposure(path: Path, *, named: str | None = None) -> Iterator[Problem]:
    """A warning where a file with a secret is readable by every user, or is tracked by git.

    `named` is the path as the user wrote it. Asks git, so it belongs into a check, not into every
    start of a project. Nothing is raised, and a file that can't be read says nothing.
    """
    found = _mode_and_content(path)
    secret = _first_secret(found[1]) if found else None
    if found is None or secret is None:
        return
    name, line = secret
    source = Source("env_file", path=named or str(path), line=line)
    # Windows makes up the rights of others
    if os.name == "posix" and found[0] & stat.S_IROTH:
        fact = "every user of this machine can read the file with this secret"
        yield problem("W018", fact, "run chmod o-r on the file", variable=name, source=source)
    if _is_tracked(path.resolve()):
        fact = "git tracks the file with this secret"
        hint = "run git rm --cached on the file, add it to .gitignore, and replace the secret"
        yield problem("W019", fact, hint, variable=name, source=source)


def _mode_and_content(path: Path) -> tuple[int, str] | None:
    """Only of a regular file: reading a pipe would wait, and empty it."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            return mode, path.read_bytes().decode(errors="replace")
    except (OSError, ValueError):
        pass
    return None


def _first_secret(content: str) -> tuple[str, int] | None:
    """The variable and line of the first secret."""
    for statement in statements(content):
        name, value = statement.binding.key, statement.binding.value
        if name and value and _holds_secret(name) and _is_secret(value.strip()):
            return name, statement.line
    return None


def _holds_secret(name: str) -> bool:
    return "AWS_" in name and name.endswith(_SECRETS) and NAME.fullmatch(name) is not None


def _is_secret(value: str) -> bool:
    nothing = not value or value.lower() in NO_VALUE
    return not (nothing or is_placeholder(value) or _DOCUMENTED in value)


def _is_tracked(path: Path) -> bool:
    """Whether git, asked in the file's own directory, has it in its index; False without git."""
    git = shutil.which("git")
    if git is None:
        return False
    # a repository's own configuration could name a program as its file system monitor
    asked = [git, "--literal-pathspecs", "-C", str(path.parent), "-c", "core.fsmonitor=false"]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the path stands behind --
            [*asked, "ls-files", "--error-unmatch", "--", path.name],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=GIT_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
