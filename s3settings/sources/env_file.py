"""Values of an `.env` file, by python-dotenv's grammar; nothing is interpolated."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from s3settings.dotenv.content import Unreadable, content_of
from s3settings.dotenv.tokenizer import LONGEST_GAP, Binding, bindings, gaps
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source
from s3settings.record import Record
from s3settings.sources.values import FilePath, Reading, Value, value_of

DEFAULT_ENV_FILE = ".env"

EnvFile: TypeAlias = FilePath | Iterable[FilePath] | None

_PROFILES = (
    "an AWS credentials or config file, not an .env file",
    "write AWS_ACCESS_KEY_ID=… and AWS_SECRET_ACCESS_KEY=…, or set AWS_S3_SESSION_PROFILE to a profile",
)
# of one line: \s would search all blank lines again from each of them
_OF_PROFILES = r"(?m)^[^\S\n]*(?:aws_\w+|credential_process|region|role_arn|sso_\w+)[^\S\n]*="
# of systemd
_OF_UNITS = "Environment"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class NamedFile(Record):
    """A file as it was named, its full path, and whether it has to be there."""

    name: str
    path: Path
    is_required: bool


def read_env_file(file: NamedFile, wanted: Callable[[str], bool]) -> Reading:
    """Read the variables of a file whose name is `wanted`; a file that can't be read is a problem."""
    source = Source("env_file", path=file.name)
    try:
        content = content_of(file.path).removeprefix(_BYTE_ORDER_MARK).decode()
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and not file.is_required:
            return Reading({})
        return Reading({}, (_unreadable(error, source),))
    found = _variables(content, file.name, wanted)
    if "[" in content and _has_profiles(content) and not any(map(str.isupper, found.values)):
        return Reading({}, (problem("E036", *_PROFILES, variable=None, source=source),))
    return found


def _has_profiles(content: str) -> bool:
    """Return True for the credentials or the config of AWS: a section is its first line."""
    lines = (line.strip() for line in content.splitlines())
    first = next((line for line in lines if line and line[0] not in "#;"), "")
    is_section = first.startswith("[") and first.endswith("]")
    return is_section and re.search(_OF_PROFILES, content) is not None


def _unreadable(error: OSError | ValueError, source: Source) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        hint = "save the file as UTF-8 without a byte order mark"
        return problem("E035", "not UTF-8 text", hint, variable=None, source=source)
    fact, hint = "can't be opened", "make it a file this user may read"
    if isinstance(error, FileNotFoundError):
        fact, hint = "no such file", "create it, or correct the path"
    elif isinstance(error, IsADirectoryError):
        fact, hint = "a directory, not a file", "name a file in it"
    elif isinstance(error, Unreadable):
        fact, hint = str(error), "name a regular file of at most 1 MiB"
    return problem("E034", fact, hint, variable=None, source=source)


def _variables(content: str, path: str, wanted: Callable[[str], bool]) -> Reading:
    values: dict[str, Value] = {}
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    problems = list(_gaps(content, path))
    invalid: list[tuple[int, str]] = []
    for binding in bindings(content):
        is_unit = binding.key == _OF_UNITS and "AWS_" in (binding.value or "")
        if not (binding.error or is_unit or wanted(binding.key or "")):
            continue
        source = Source("env_file", path=path, line=_line(binding))
        if binding.key is None or is_unit or not _is_name(binding.key) or _has_others(binding):
            invalid.append((_line(binding), binding.original.string))
        elif binding.value is None:
            hint = "write NAME=value, or remove the line"
            problems.append(
                problem("W003", "no = behind the name", hint, variable=binding.key, source=source)
            )
        else:
            values[binding.key] = value_of(binding.key, binding.value, source)
    if invalid:
        # most files have no such lines
        from s3settings.dotenv.forms import unparsed

        problems += unparsed(_with_cut_keys(invalid, values), path)
    return Reading(values, tuple(problems))


def _has_others(binding: Binding) -> bool:
    """Return True for a value that contains the next variables of the line."""
    value = binding.value or ""
    return " AWS_" in value and re.search(r" AWS_\w+=", value) is not None


def _with_cut_keys(
    invalid: list[tuple[int, str]], values: dict[str, Value]
) -> list[tuple[int, str]]:
    """Return the lines with the first one of each private key in place of its last one.

    The first one is not a value: without quotes, python-dotenv takes it for all of the key.
    """
    rest = [(line, text) for line, text in invalid if not text.strip().startswith("-----END ")]
    if len(rest) == len(invalid):
        return invalid
    cut = [name for name, found in values.items() if _is_start_of_key(str(found.value))]
    first = [(values.pop(name).origin.source.line or 1, "-----BEGIN") for name in cut]
    return [*rest, *first] if first else invalid


def _is_start_of_key(value: str) -> bool:
    return value.startswith("-----BEGIN ") and "-----END " not in value


def _gaps(content: str, path: str) -> Iterator[Problem]:
    for line in gaps(content):
        fact = f"more than {LONGEST_GAP} white spaces in a row"
        source = Source("env_file", path=path, line=line)
        yield problem("E036", fact, "remove them", variable=None, source=source)


def _is_name(key: str) -> bool:
    """Return True if the key is only a name; that of ``NAME:secret`` has the value in it."""
    return key.isascii() and key.replace("_", "0").isalnum()


def _line(binding: Binding) -> int:
    """The line of the name; the tokenizer counts the blank lines before it as part of it."""
    text = binding.original.string
    blank = text[: len(text) - len(text.lstrip())]
    return binding.original.line + blank.count("\n")
