"""Values in files that ``NAME_FILE`` variables name, as container platforms mount secrets."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from s3settings.dotenv.content import content_of
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source
from s3settings.sources.values import OF_PROJECT, FilePath, Value, beats, value_of

SECRET_FILE = Source("secret_file")


def value_or_file(
    values: Mapping[str, Value], variable: str, base_dir: FilePath | None
) -> tuple[Value | None, tuple[Problem, ...]]:
    """The value of a variable; ``NAME_FILE`` wins over ``NAME``, as in django-environ.

    But not over a ``NAME`` of a source that takes precedence over the one that has ``NAME_FILE``.
    """
    named, plain = values.get(f"{variable}_FILE"), values.get(variable)
    if named is None or named.value is None or (plain is not None and beats(plain, named)):
        return plain, ()
    try:
        path = Path(base_dir or "") / str(named.value)
        content = content_of(path).decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError):
        return None, (_unreadable(named),)
    return value_of(variable, content, SECRET_FILE), ()


def both_set(values: Mapping[str, Value], names: Collection[str]) -> Iterator[Problem]:
    """The variables of which the value and the file are set, with the one that is not used."""
    for name, named in values.items():
        plain = values.get(name.removesuffix("_FILE"))
        if plain is None or plain is named or named.value is None:
            continue
        if name.removesuffix("_FILE") not in names or plain.origin.source.kind in OF_PROJECT:
            continue
        if beats(plain, named):
            unused, fact = named, f"not used: {plain.origin.variable} takes precedence"
        else:
            unused, fact = plain, f"not used: the file of {named.origin.variable} takes precedence"
        variable, source = unused.origin
        yield problem("W070", fact, "remove one of them", variable=variable, source=source)


def _unreadable(named: Value) -> Problem:
    fact = "the file it names can't be read as UTF-8 text"
    hint = "correct the path, or let this user read the file"
    return problem("E038", fact, hint, variable=named.origin.variable, source=named.origin.source)
