"""The fenced blocks of a Markdown document, executed in order; their output, as the commands print it.

``python -m tests.documents`` rewrites the output in every document of the project.
"""

import io
import itertools
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt

from s3settings import ConfigurationError, load
from s3settings.cli.console import Streams
from s3settings.cli.main import main
from tests import document_languages as languages

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "README.ko.md", "CONTRIBUTING.md")),
    *sorted(ROOT.glob("docs/**/*.md")),
    ROOT / "tests/rules/reports.md",
]

OWN_COMMANDS = ("s3settings", "python -m s3settings")
OTHER_COMMANDS = (
    "aws",
    "cd",
    "chmod",
    "cp",
    "docker",
    "echo",
    "fly",
    "git",
    "gunicorn",
    "heroku",
    "kubectl",
    "make",
    "pip",
    "python manage.py",
    "sudo",
    ".venv/bin/",
)

# the `.env` of a page that shows none
MINIMAL = "AWS_STORAGE_BUCKET_NAME=acme\nAWS_S3_REGION_NAME=eu-west-1\n"


class Block(NamedTuple):
    """One fenced block: its language, its text, and the lines of the document that it takes."""

    language: str
    text: str
    start: int
    end: int


def blocks(path: Path) -> list[Block]:
    """Every fenced block of a document; directives of MyST are left out."""
    return list(_blocks(path.read_text(encoding="utf-8")))


def pairs(path: Path) -> list[tuple[str, str]]:
    """Language and text of every fenced block."""
    return [(block.language, block.text) for block in blocks(path)]


def first(path: Path, language: str, containing: str) -> str:
    """The text of the first block of a language that contains some text."""
    return next(text for kind, text in pairs(path) if kind == language and containing in text)


def _blocks(document: str) -> Iterator[Block]:
    for token in MarkdownIt().parse(document):
        if token.type == "fence" and token.map and not token.info.startswith("{"):
            yield Block(token.info.strip(), token.content, token.map[0] + 1, token.map[1] - 1)


def refreshed(document: str) -> str:
    """The document with the output that its blocks have when they run in the current directory."""
    lines = document.splitlines(keepends=True)
    page = _Page()
    fresh = [(block, page.run(block)) for block in _blocks(document)]
    for block, text in reversed(fresh):
        if text != block.text:
            fence = lines[block.start - 1]
            indent = " " * (len(fence) - len(fence.lstrip()))
            lines[block.start : block.end] = [
                f"{indent}{line}".rstrip() + "\n" for line in text.splitlines()
            ]
    return "".join(lines)


class _Page:
    """The state that the blocks of one document have left so far."""

    def __init__(self) -> None:
        self.runners: dict[str, Callable[[str], str]] = {
            "console": self.console,
            "dockerfile": languages.dockerfile_block,
            "html": languages.html_block,
            "ini": languages.ini_block,
            "json": languages.json_block,
            "python": languages.python_block,
            "sh": languages.shell_block,
            "systemd": languages.systemd_block,
            "text": str,
            "toml": languages.toml_block,
            "yaml": languages.yaml_block,
        }
        self.env_files = [languages.ini_block(MINIMAL)]
        self.language = ""

    def run(self, block: Block) -> str:
        """The text that the block should have."""
        if block.language == "ini":
            self.env_files.append(block.text)
        before, self.language = self.language, block.language
        if before == "ini" and block.language == "text":
            return self._report()
        return self.runners[block.language](block.text)

    def _report(self) -> str:
        """The report of the broken `.env` before it, which is taken back."""
        with pytest.raises(ConfigurationError) as caught:
            load()
        self.env_files.pop()
        languages.ini_block(self.env_files[-1])
        return f"{caught.value}\n"

    def console(self, text: str) -> str:
        """Commands with the output of those that are ours."""
        commands = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
        return "".join(f"$ {self._command(command)}" for command in commands)

    def _command(self, text: str) -> str:
        command, _, shown = text.partition("\n")
        words = shlex.split(command, comments=True)
        env = dict(word.split("=", 1) for word in _assignments(words))
        words = words[len(env) :]
        line = " ".join(words)
        if not f"{line} ".startswith(  # pragma: no cover - another program
            tuple(f"{own} " for own in OWN_COMMANDS)
        ):
            assert line.startswith(OTHER_COMMANDS), f"unknown command: {line}"
            return text
        if "--interactive" in words:  # pragma: no cover - shown without its output
            return text
        output = _output(words[words.index("s3settings") + 1 :], env)
        # documents are printed with the Django of `make test`
        output = re.sub(r"with Django \d+\.\d+", "with Django 5.2", output)
        return f"{command}\n{output if shown else ''}"


def _assignments(words: list[str]) -> Iterator[str]:
    yield from itertools.takewhile(re.compile("[A-Z0-9_]+=").match, words)


def _output(words: list[str], env: dict[str, str]) -> str:
    """Return the output of a command."""
    out = io.StringIO()
    streams = Streams(out=out, err=out, env=env)
    modules = set(sys.modules)
    try:
        status = main(words, streams)
    finally:
        for name in set(sys.modules) - modules:
            if Path(getattr(sys.modules[name], "__file__", None) or "/").is_relative_to(Path.cwd()):
                del sys.modules[name]
    assert status in {0, 1}, f"{words} exits with {status}: {out.getvalue()}"
    return out.getvalue()


def _rewrite() -> None:  # pragma: no cover - run by hand, its work is tested
    import django
    from django.conf import settings

    for name in list(os.environ):
        if name not in {"PATH", "LANG"}:
            del os.environ[name]
    settings.configure(INSTALLED_APPS=["django.contrib.staticfiles"], STATIC_URL="static/")
    django.setup()
    for path in filter(Path.exists, DOCUMENTS):
        before = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            # without the profiles of whoever runs it
            os.environ["HOME"] = folder
            after = refreshed(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print("rewritten:", path.relative_to(ROOT))  # noqa: T201 - a command


if __name__ == "__main__":  # pragma: no cover - run by hand, its work is tested
    _rewrite()
