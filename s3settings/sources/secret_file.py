"""Values in files that ``NAME_FILE`` variables name, as container platforms mount secrets."""

from collections.abc import Mapping
from pathlib import Path

from s3settings.dotenv.content import content_of
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source
from s3settings.sources.values import FilePath, Value, value_of

SECRET_FILE = Source("secret_file")


def value_or_file(
    values: Mapping[str, Value], variable: str, base_dir: FilePath | None
) -> tuple[Value | None, tuple[Problem, ...]]:
    """The value of a variable; ``NAME_FILE`` wins over ``NAME``, as in django-environ.

    But a file that an .env file names does not win over the environment.
    """
    named, plain = values.get(f"{variable}_FILE"), values.get(variable)
    if named is None or named.value is None or _is_ambient(plain, named):
        return plain, ()
    try:
        path = Path(base_dir or "") / str(named.value)
        content = content_of(path).decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError):
        return None, (_unreadable(named),)
    return value_of(variable, content, SECRET_FILE), ()


def _is_ambient(plain: Value | None, named: Value) -> bool:
    kinds = plain.origin.source.kind if plain else None, named.origin.source.kind
    return kinds == ("environment", "env_file")


def _unreadable(named: Value) -> Problem:
    fact = "the file it names can't be read as UTF-8 text"
    hint = "correct the path, or let this user read the file"
    return problem("E038", fact, hint, variable=named.origin.variable, source=named.origin.source)
