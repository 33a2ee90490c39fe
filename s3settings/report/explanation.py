"""Explanations of kinds of problems."""

from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS

HOME = "https://github.com/s3settings/s3settings"
SITE = "https://s3settings.readthedocs.io/en/latest/"


def explanation(name: str) -> str | None:
    """Return severity, cause and cure of a kind, named such as ``s3settings.E012`` or ``e012``.

    Return None if there is no such kind.
    """
    number = name.strip().upper().removeprefix(PREFIX.upper())
    if number not in KINDS:
        return None
    title = f"{PREFIX}{number} ({KINDS[number].severity})"
    return f"{title}\n\n{described(number)}\n\n{help_address(number)}\n"


def help_address(id: str) -> str:  # noqa: A002 - the name of the field of Problem
    """Return the URL of the section of the documentation about a kind of problem."""
    return f"{SITE}reference/problems.html#{id.removeprefix(PREFIX)}"


def described(number: str) -> str:
    """Return cause and cure in two sentences."""
    kind = KINDS[number]
    return f"Reported when {kind.cause}.\nTo fix it, {kind.cure}."
