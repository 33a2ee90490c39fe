"""What a kind of problem means, and what to do about it."""

from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS

HOME = "https://github.com/s3settings/s3settings"


def explanation(name: str) -> str | None:
    """Severity, cause and cure of a kind, named such as ``s3settings.E012`` or ``e012``, in lines.

    None if there is no such kind.
    """
    number = name.strip().upper().removeprefix(PREFIX.upper())
    if number not in KINDS:
        return None
    return (
        f"{PREFIX}{number} ({KINDS[number].severity})\n\n{described(number)}\n\n{HOME}#problems\n"
    )


def described(number: str) -> str:
    """Cause and cure in two sentences."""
    kind = KINDS[number]
    return f"Reported when {kind.cause}.\nTo fix it, {kind.cure}."
