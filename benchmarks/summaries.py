"""Samples as numbers to look at: the median, the least, and ratios with their spread."""

from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple

# of as many rounds the outermost are left out of a spread
_TENTHS = 10


class Summary(NamedTuple):
    """The middle of some numbers, their least, and the range that eight of ten are in."""

    median: float
    least: float
    low: float
    high: float


def summary(numbers: Sequence[float]) -> Summary:
    """The summary of one number or more."""
    if len(numbers) == 1:
        return Summary(numbers[0], numbers[0], numbers[0], numbers[0])
    tenths = quantiles(numbers, n=_TENTHS, method="inclusive")
    return Summary(median(numbers), min(numbers), tenths[0], tenths[-1])


def ratios(mine: Sequence[float], theirs: Sequence[float]) -> Summary:
    """One divided by the other, round by round."""
    return summary([one / other for one, other in zip(mine, theirs, strict=True)])
