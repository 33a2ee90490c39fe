"""The base of classes of data that are defined at every start."""

from typing import Any, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Record:
    """Data that does not change: its fields are the annotations of the class, in their order.

    It is used as a frozen dataclass. Defining a dataclass or a named tuple generates code, which
    takes ten times as long. The `repr` shows only the first field: others may be values.
    """

    # type checkers see the fields as its parameters
    def __init__(self, *values: Any, **named: Any) -> None:  # noqa: ANN401
        vars(self).update(zip(type(self).__annotations__, values, strict=False), **named)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name} of {type(self).__name__} can't be changed")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, type(self)) and self.as_dict() == other.as_dict()

    def __hash__(self) -> int:
        return hash((type(self), next(iter(self.as_dict().values()))))

    def __repr__(self) -> str:
        name, value = next(iter(self.as_dict().items()))
        return f"{type(self).__name__}({name}={value!r}, …)"

    def as_dict(self) -> dict[str, Any]:
        """Return the values by field."""
        return {name: getattr(self, name) for name in type(self).__annotations__}

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401
        """Return a copy with other values of some fields."""
        return type(self)(**{**self.as_dict(), **changes})
