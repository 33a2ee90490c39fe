import copy
import pickle

import pytest

from s3settings.record import Record


class Point(Record):
    """A point."""

    x: int
    y: int = 0


def test_values_are_given_by_place_or_by_name() -> None:
    assert Point(1, 2) == Point(x=1, y=2) == Point(1, y=2)
    assert (Point(1, 2).x, Point(1, 2).y) == (1, 2)


def test_a_default_counts_as_its_value() -> None:
    assert Point(1) == Point(1, 0)
    assert Point(1).as_dict() == {"x": 1, "y": 0}


def test_records_differ_by_their_values_and_their_class() -> None:
    assert Point(1) != Point(2)
    assert Point(1) != (1, 0)
    assert Point(1) == copy.copy(Point(1)) == pickle.loads(pickle.dumps(Point(1)))  # noqa: S301
    assert len({Point(1), Point(1, 0), Point(1, 2)}) == 2


def test_a_record_does_not_change() -> None:
    with pytest.raises(AttributeError, match=r"^x of Point can't be changed$"):
        Point(1).x = 2  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]


def test_a_copy_has_other_values() -> None:
    assert Point(1, 2).replace(y=3) == Point(1, 3)


def test_the_representation_shows_the_first_value_only() -> None:
    assert repr(Point(1, 2)) == "Point(x=1, …)"
