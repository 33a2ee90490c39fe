"""Text that works like any other text but does not show itself."""

from typing import Self, SupportsIndex

MASK = "**********"


class Masked(str):
    """A `str` whose `repr` is ``'**********'``; `str()`, `==`, `.encode()` see the real text.

    boto3 signs with the real value, while ``repr(STORAGES)``, ``diffsettings``, migrations and
    the locals of a traceback show the mask. The mask is quoted, so a migration stays valid Python.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(MASK)

    def __getitem__(self, key: SupportsIndex | slice) -> Self:
        """A part hides itself too: rich and structlog cut long locals before they show them."""
        return type(self)(super().__getitem__(key))
