"""Where values come from: the process environment, `.env` files, a project's django-environ.

The only module that reads ``os.environ``; nothing here or above writes it.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from django.core.exceptions import ImproperlyConfigured

from s3settings.dotenv.content import Unreadable, content_of
from s3settings.dotenv.tokenizer import LONGEST_GAP, Binding, bindings, gaps
from s3settings.masked import Masked
from s3settings.parsers.text import NO_VALUE
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Invalid, Problem, Source
from s3settings.sources.process import process_environment

if TYPE_CHECKING:
    from environ import Env

DEFAULT_ENV_FILE = ".env"
ENVIRONMENT = Source("environment")
DEFAULT = Source("default")

Environment: TypeAlias = "Mapping[str, str] | Env | None"
FilePath: TypeAlias = str | os.PathLike[str]
EnvFile: TypeAlias = FilePath | Iterable[FilePath] | None

# what django-environ and the casts of a project raise
_CAST_ERRORS = (
    ArithmeticError,
    AttributeError,
    ImproperlyConfigured,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


class RawValue(NamedTuple):
    """What a source says about one variable; the `repr` leaves it out, and text is masked.

    `value` is None where the variable says that there is no value (``none``, ``null``).
    """

    variable: str
    value: object
    source: Source

    def __repr__(self) -> str:
        return f"RawValue(variable={self.variable!r}, source={self.source!r})"


class Reading(NamedTuple):
    """Everything that was read: the winning value of each variable, and what went wrong."""

    values: Mapping[str, RawValue]
    problems: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        return f"Reading(problems={self.problems!r})"


# what files said lately, by their hash: of variables that are not ours nothing stays in memory
LATELY: dict[tuple[int, int, str, Callable[[str], bool]], Reading] = {}
_KEPT = 4


def read(
    *,
    env: Environment = None,
    env_file: EnvFile = DEFAULT_ENV_FILE,
    base_dir: FilePath | None = None,
    wanted: Callable[[str], bool],
) -> Reading:
    """Read the variables whose name is `wanted`, the environment before the files.

    Of several files the last one wins. A variable that is empty is not set. Nothing is raised:
    what can't be read is among the problems.
    """
    problems: list[Problem] = []
    layers: list[Mapping[str, RawValue]] = [_environment(env, wanted, problems)]
    layers += [_env_file(path, wanted, problems) for path in reversed(_paths(env_file, base_dir))]
    values: dict[str, RawValue] = {}
    for layer in layers:
        for name, raw in layer.items():
            held = values.get(name)
            if raw.value != "" and (held is None or held.source == DEFAULT):
                values[name] = raw
    return Reading(values, tuple(problems))


def _environment(
    env: Environment, wanted: Callable[[str], bool], problems: list[Problem]
) -> dict[str, RawValue]:
    if env is None or env is os.environ:
        env = process_environment()
    if not isinstance(env, Mapping):
        return _django_environ(env, wanted, problems)
    return {name: _raw(name, env[name], ENVIRONMENT) for name in env if wanted(name)}


def _raw(name: str, value: object, source: Source) -> RawValue:
    if isinstance(value, str):
        stripped = value.strip()
        value = None if stripped.lower() in NO_VALUE else Masked(stripped)
    return RawValue(name, value, source)


def _django_environ(
    env: "Env", wanted: Callable[[str], bool], problems: list[Problem]
) -> dict[str, RawValue]:
    """The values as this project's `Env` reads them: its casts, defaults, prefix and proxies."""
    reads = cast("Callable[[str], object]", env)
    prefix = str(env.prefix)
    found: dict[str, RawValue] = {}
    for variable, source in sorted(_variables(env).items()):
        name = variable.removeprefix(prefix)
        if not variable.startswith(prefix) or not wanted(name):
            continue
        try:
            value = reads(name)
        except _CAST_ERRORS:
            fact, hint = "django-environ can't read it", "give it a value that this Env accepts"
            problems.append(problem("E037", fact, hint, variable=variable, source=source))
        else:
            if value is not None:
                found[name] = _raw(variable, value, source)
    return found


def _variables(env: "Env") -> dict[str, Source]:
    """The variables that are set, and those that have a default, by their full name.

    A `FileAwareEnv` reads the file of ``NAME_FILE`` by itself, as ``NAME``.
    """
    from environ.fileaware_mapping import FileAwareMapping

    scheme = cast("Mapping[str, object]", vars(env)["scheme"])
    defaults = (name for name, given in scheme.items() if isinstance(given, tuple) and given[1:])
    done = "_FILE" if isinstance(env.ENVIRON, FileAwareMapping) else ()
    names = (name for name in env.ENVIRON if not name.endswith(done))
    return dict.fromkeys(defaults, DEFAULT) | dict.fromkeys(names, ENVIRONMENT)


def _paths(env_file: EnvFile, base_dir: FilePath | None) -> list[tuple[str, Path, bool]]:
    """Each file as it was named, its full path, and whether it has to be there."""
    if env_file is None:
        return []
    named = [env_file] if isinstance(env_file, str | os.PathLike) else list(env_file)
    base = Path(base_dir or "")
    required = env_file != DEFAULT_ENV_FILE
    return [(os.fspath(name) or ".", base / name, required) for name in named]


def _env_file(
    path: tuple[str, Path, bool],
    wanted: Callable[[str], bool],
    problems: list[Problem],
) -> Mapping[str, RawValue]:
    name, full_path, required = path
    source = Source("env_file", path=name)
    try:
        content = content_of(full_path).decode("utf-8-sig")
    except FileNotFoundError:
        if required:
            problems.append(_unreadable("no such file", "create it, or correct the path", source))
        return {}
    except UnicodeDecodeError:
        hint = "save the file as UTF-8 without a byte order mark"
        problems.append(problem("E035", "not UTF-8 text", hint, variable=None, source=source))
        return {}
    except Unreadable as error:
        hint = "name a regular file of at most 1 MiB"
        problems.append(_unreadable(str(error), hint, source))
        return {}
    except IsADirectoryError:
        problems.append(_unreadable("a directory, not a file", "name a file in it", source))
        return {}
    except (OSError, ValueError):
        hint = "make it a file this user may read"
        problems.append(_unreadable("can't be opened", hint, source))
        return {}
    said = _lines(content, name, wanted)
    problems += said.problems
    return said.values


def _unreadable(message: str, hint: str, source: Source) -> Problem:
    return problem("E034", message, hint, variable=None, source=source)


def _lines(content: str, path: str, wanted: Callable[[str], bool]) -> Reading:
    """What an .env file says; one that says the same as before is not taken apart again."""
    key = hash(content), len(content), path, wanted
    said = LATELY.get(key)
    if said is None:
        said = _taken_apart(content, path, wanted)
        if len(LATELY) >= _KEPT:
            LATELY.clear()
        LATELY[key] = said
    return said


def _taken_apart(content: str, path: str, wanted: Callable[[str], bool]) -> Reading:
    """The variables of an .env file by python-dotenv's tokenizer, nothing interpolated."""
    values: dict[str, RawValue] = {}
    problems: list[Problem] = []
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    for line in gaps(content):
        fact = f"more than {LONGEST_GAP} white spaces in a row"
        source = Source("env_file", path=path, line=line)
        problems.append(problem("E036", fact, "remove them", variable=None, source=source))
    for binding in bindings(content):
        if not binding.error and not wanted(binding.key or ""):
            continue
        source = Source("env_file", path=path, line=_line(binding))
        if binding.key is None or not _is_name(binding.key):
            hint = "write NAME=value, and close every quote"
            problems.append(
                problem("E036", "the line can't be parsed", hint, variable=None, source=source)
            )
        elif binding.value is None:
            hint = "write NAME=value, or remove the line"
            problems.append(
                problem("W003", "no = behind the name", hint, variable=binding.key, source=source)
            )
        else:
            values[binding.key] = _raw(binding.key, binding.value, source)
    return Reading(values, tuple(problems))


def _is_name(key: str) -> bool:
    """Whether the key is a name alone; that of ``NAME:secret`` has the value in it."""
    return re.fullmatch(r"\w+", key, re.ASCII) is not None


def _line(binding: Binding) -> int:
    """The line of the name; the tokenizer counts the blank lines before it as part of it."""
    text = binding.original.string
    blank = text[: len(text) - len(text.lstrip())]
    return binding.original.line + blank.count("\n")


def secret_file(named: RawValue, variable: str, base_dir: FilePath | None) -> RawValue:
    """The value of `variable` in the file that ``NAME_FILE`` names.

    Raises `Invalid` if the file can't be read as UTF-8 text.
    """
    try:
        path = Path(base_dir or "") / str(named.value)
        content = content_of(path).decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError):
        hint = "correct the path, or let this user read the file"
        raise Invalid("E038", "the file it names can't be read as UTF-8 text", hint) from None
    return _raw(variable, content, Source("secret_file"))
