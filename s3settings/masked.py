"""Text that works like any other text but does not show itself."""

MASK = "**********"


class Masked(str):
    """A `str` whose `repr` is ``'**********'``; `str()`, `==`, `.encode()` see the real text.

    boto3 signs with the real value, while ``repr(STORAGES)``, ``diffsettings``, migrations and
    the locals of a traceback show the mask. The mask is quoted, so a migration stays valid Python.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(MASK)
