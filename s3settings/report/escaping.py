"""Escaping of texts, so that no character breaks the structure of a report."""

from collections.abc import Callable

from s3settings.problems.problem import Problem, Source

# Only their path is shown: the path of a secret file is the value of a NAME_FILE variable.
_SHOWN = frozenset({"env_file"})


def encodable(text: str) -> str:
    r"""Return the text with lone surrogates, which UTF-8 can't encode, as ``\udcff``."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def escaped(problem: Problem, escape: Callable[[str], str]) -> Problem:
    """Return the problem with escaped texts, and without a path that must not be shown."""
    return problem._replace(
        id=escape(problem.id),
        variable=escape(problem.variable) if problem.variable else None,
        source=_escaped_source(problem.source, escape),
        message=escape(problem.message),
        hint=escape(problem.hint),
        alias=escape(problem.alias) if problem.alias else None,
    )


def _escaped_source(source: Source, escape: Callable[[str], str]) -> Source:
    if source.kind not in _SHOWN or source.path is None:
        return Source(source.kind)
    return source._replace(path=escape(source.path))
