"""Text with a masked representation."""

from typing import Self, SupportsIndex

MASK = "**********"


class Masked(str):
    """A `str` whose `repr` is ``'**********'``; `str()`, `==`, `.encode()` use the real text.

    boto3 signs with the real value. ``repr(STORAGES)``, ``diffsettings``, migrations and the local
    variables of a traceback show the mask. The mask is quoted, so a migration is valid Python.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(MASK)

    def __getitem__(self, key: SupportsIndex | slice) -> Self:
        """Return a masked part: rich and structlog cut long values before they show them."""
        return type(self)(super().__getitem__(key))
