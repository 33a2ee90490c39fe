"""The words of a problem, spelled so that no character breaks out of its place in a report."""

from collections.abc import Callable

from s3settings.problems.problem import Problem, Source

# Only these have a path to show: that of a secret file is the value of a NAME_FILE variable.
_SHOWN = frozenset({"env_file"})


def visible(text: str, *, keep: str = "") -> str:
    r"""The text with everything that does not show, but for `keep`, as an escape such as ``\x1b``.

    That is control characters, line breaks, marks that reverse the direction, lone surrogates.
    """
    return "".join(
        char
        if char.isprintable() or char in keep
        else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def encodable(text: str) -> str:
    r"""The text with its lone surrogates, which UTF-8 can't express, as ``\udcff``."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def spelled(problem: Problem, spell: Callable[[str], str]) -> Problem:
    """The problem with every word of it spelled anew, and no path that must not be shown."""
    return problem._replace(
        id=spell(problem.id),
        variable=spell(problem.variable) if problem.variable else None,
        source=_spelled_source(problem.source, spell),
        message=spell(problem.message),
        hint=spell(problem.hint),
        alias=spell(problem.alias) if problem.alias else None,
    )


def _spelled_source(source: Source, spell: Callable[[str], str]) -> Source:
    if source.kind not in _SHOWN or source.path is None:
        return Source(source.kind)
    return source._replace(path=spell(source.path))
