"""The doors that bytes go through; each raises nothing within a second, with any bytes."""

import io
import json
import os
import re
import socket
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from unittest.mock import patch

from s3settings import ConfigurationError, Problem, check, load
from s3settings.cli.console import Streams
from s3settings.cli.main import main
from s3settings.dotenv.content import content_of
from s3settings.facts.known_settings import FOREIGN, REMOVED, RENAMED_OPTIONS
from s3settings.project import problems_in, read
from s3settings.project.options import OPTION_OF_SETTING, OPTION_SETTINGS
from s3settings.report import FORMATS
from s3settings.sources import aws_stores
from s3settings.sources.secret_stores import object_in
from s3settings.variables.names import ALIASES_VARIABLE, names

VARIABLES = (
    *dict(names(("static", "media", "invoices"), "")),
    ALIASES_VARIABLE,
    "AWS_PROFILE",
    "AWS_ENDPOINT_URL",
    "AWS_REQUEST_CHECKSUM_CALCULATION",
    "HTTPS_PROXY",
    *FOREIGN,
    *REMOVED,
)
SETTINGS = (
    *OPTION_OF_SETTING,
    *FOREIGN,
    *REMOVED,
    "DEFAULT_FILE_STORAGE",
    "INSTALLED_APPS",
    "MEDIA_URL",
    "STATICFILES_STORAGE",
    "STATIC_URL",
)
KEYS = (*OPTION_SETTINGS, *RENAMED_OPTIONS, "BACKEND", "OPTIONS", "default", "staticfiles")
BACKENDS = (
    "storages.backends.s3.S3Storage",
    "storages.backends.s3.S3StaticStorage",
    "storages.backends.s3boto3.S3Boto3Storage",
    "django.core.files.storage.FileSystemStorage",
    "os.path",
)

COMMANDS = (
    "check",
    "show",
    "explain",
    "diff",
    "providers",
    "policy",
    "completion",
    "reference",
    "",
)
WORDS = ("", "--", "--no-env-file", "--settings=", "--storage=", "--prefix=", "--format=", "--se=")
LINE = "AWS_{}=a\nAWS_LOCATION ='b'"

T = TypeVar("T")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 32)


def _closed_socket(path: Path) -> None:
    # the name of a socket is shorter than that of a file
    with socket.socket(socket.AF_UNIX) as server, suppress(OSError):
        server.bind(str(path))


# nothing, and every kind of file
FILES: tuple[Callable[[Path, "Bytes"], object], ...] = (
    lambda path, _: path.mkdir(),
    lambda path, _: path.symlink_to(path.name),
    lambda path, source: path.write_text(LINE.format(source.text()), "utf-8", "surrogateescape"),
    lambda path, _: path,
    lambda path, _: os.mkfifo(path),
    lambda path, _: path.symlink_to("/dev/zero"),
    lambda path, _: path.symlink_to("x" * 255 + "/y"),
    lambda path, _: _sparse(path),
    lambda path, _: _closed_socket(path),
)
# nothing is written to the pipe
SOON = patch.dict(content_of.__kwdefaults__ or {}, patience=0.0)


class Bytes:
    """Bytes as a source of decisions; when they are used up, every decision is the first one."""

    def __init__(self, data: bytes) -> None:
        self._rest = memoryview(data)

    def number(self) -> int:
        """The next byte."""
        taken, self._rest = self._rest[:1], self._rest[1:]
        return taken[0] if taken else 0

    def pick(self, choices: Sequence[T]) -> T:
        """One of up to 65536 choices."""
        return choices[(self.number() * 256 + self.number()) % len(choices)]

    def text(self) -> str:
        """Text as the environment has it: any bytes, those that are not UTF-8 as surrogates."""
        size = self.number()
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken).decode("utf-8", "surrogateescape")

    def value(self, depth: int = 2) -> Any:
        """A value of a settings module."""
        kinds: tuple[Callable[[], Any], ...] = (
            lambda: None,
            self.text,
            self.number,
            lambda: self.number() % 2 == 0,
            lambda: self.pick(BACKENDS),
            lambda: [self.value(depth - 1) for _ in range(self.number() % 4)],
            lambda: {self.pick(KEYS): self.value(depth - 1) for _ in range(self.number() % 8)},
        )
        return kinds[self.number() % (len(kinds) if depth else 5)]()

    def __iter__(self) -> Iterator[int]:
        """As many turns as there are bytes to decide with."""
        while self._rest:
            yield len(self._rest)


def env_file(data: bytes) -> None:
    """The bytes are an `.env` file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / ".env"
        path.write_bytes(data)
        _check({}, "--env-file", str(path))
        _load({}, path)


def environment(data: bytes) -> None:
    """The bytes choose variables, and are their values."""
    source = Bytes(data)
    env = {source.pick(VARIABLES): source.text() for _ in source}
    _check(env, "--no-env-file")
    _load(env, None)


def named_file(data: bytes) -> None:
    """The bytes are the name of a file of some kind, and what it has; nothing printed can act."""
    source = Bytes(data)
    make, name = source.pick(FILES), source.text().replace("/", "").replace("\0", "")
    with TemporaryDirectory() as folder, SOON:
        path = Path(folder) / f"_{name[:80]}"
        make(path, source)
        problems = check(env={"AWS_LOCATION_FILE": str(path)}, env_file=str(path))
        problems += check(settings="not_there", base_dir=path)
        printed = [FORMATS[name](problems) for name in ("text", "json", "sarif")]
        try:
            load(env={}, env_file=str(path), secrets_dir=str(path))
        except ConfigurationError as error:
            printed.append(str(error))
        printed += [_written(*words, str(path)) for words in (("init", "--check"), ("diff", "x"))]
    _assert_inert("".join(printed))


def command_line(data: bytes) -> None:
    """The bytes are the words of a command; the status is 0, 1 or 2, and nothing can act."""
    source = Bytes(data)
    command, words = source.pick(COMMANDS), [source.pick(WORDS) + source.text() for _ in source]
    _assert_inert(_written(command, *(word.replace("\0", "") for word in words)))


def secret_store(data: bytes) -> None:
    """The bytes are what a secret of a store has."""
    text = data.decode("utf-8", "surrogateescape")

    def fetched(*_: object) -> Mapping[str, object]:
        return object_in(text)

    with patch.object(aws_stores, "secret_in_manager", fetched):
        _load({"S3SETTINGS_SECRETS": "aws-secretsmanager:a"}, None)


class Changing(dict[str, str]):
    """An environment from which another thread removes names while it is read."""

    def __init__(self, env: Mapping[str, str], gone: Collection[str]) -> None:
        super().__init__(env)
        self.gone = gone

    def __iter__(self) -> Iterator[str]:
        """Yield every name, of which some have gone when their value is read."""
        for name in [*super().__iter__()]:
            if name in self.gone:
                self.pop(name, None)
            yield name


def changing_environment(data: bytes) -> None:
    """The bytes choose variables of a process, and which of them go while they are read."""
    source = Bytes(data)
    env = {source.pick(VARIABLES): source.text() for _ in source}
    gone = [name for name in env if len(env[name]) % 2]
    with patch.object(os, "environ", Changing(env, gone)):
        try:
            load(env_file=None)
        except ConfigurationError as error:
            _report(error.problems)


def settings_module(data: bytes) -> None:
    """The bytes choose settings of a Django project, and are their values."""
    source = Bytes(data)
    settings: dict[str, Any] = {"STORAGES": source.value(depth=4)}
    settings |= {source.pick(SETTINGS): source.value() for _ in source}
    _report(problems_in(read(settings, environment={})))


def _within_a_second(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Of the processor, so that it does not matter what else the machine does."""

    def timed(data: bytes) -> None:
        start = time.process_time()
        target(data)
        assert time.process_time() - start < 1

    return timed


TARGETS: dict[str, Callable[[bytes], None]] = {
    "env_file": _within_a_second(env_file),
    "environment": _within_a_second(environment),
    "named_file": _within_a_second(named_file),
    "command_line": _within_a_second(command_line),
    "secret_store": _within_a_second(secret_store),
    "changing_environment": _within_a_second(changing_environment),
    "settings_module": _within_a_second(settings_module),
}


def _written(*argv: str) -> str:
    """Return what a command writes; argparse ends the process for a usage error."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        try:
            status: object = main(argv, Streams(out, out, io.StringIO()))
        except SystemExit as error:
            status = error.code
    assert status in {0, 1, 2}
    return out.getvalue()


def _assert_inert(text: str) -> None:
    lines = text.split("\n")
    assert all(line.isprintable() and not line.lstrip().startswith("::") for line in lines)
    assert not any(re.search(r"##(?:vso|teamcity)?\[", line) for line in lines)


def _check(env: Mapping[str, str], *arguments: str) -> None:
    """The status is 0, 1 or 2, and what is printed is JSON."""
    out = io.StringIO()
    status = main(["check", "--format", "json", *arguments], Streams(out, None, env=env))
    assert status == int(json.loads(out.getvalue())["summary"]["errors"] > 0)


def _load(env: Mapping[str, str], path: Path | None) -> None:
    try:
        load(env=env, env_file=path)
    except ConfigurationError as error:
        _report(error.problems)


def _report(problems: Sequence[Problem]) -> None:
    for write in FORMATS.values():
        write(problems)
