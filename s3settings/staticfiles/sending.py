"""Many requests at once: bounded, retried with backoff and jitter, fewer where the provider asks."""

import random
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from s3settings.staticfiles import refusals
from s3settings.staticfiles.refusals import Refused
from s3settings.staticfiles.stream import Stream

T = TypeVar("T")
R = TypeVar("R")

ATTEMPTS = 10
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 10.0  # seconds
GROW_AFTER = 20  # answers without a complaint


class Gate:
    """The number of requests at the same time: halved on a complaint, one more after a good while."""

    def __init__(self, limit: int) -> None:
        self._condition = threading.Condition()
        self._most = self.limit = limit
        self._inside = self._good = 0

    @contextmanager
    def one(self) -> Generator[None]:
        """Wait until one more request may run."""
        with self._condition:
            self._condition.wait_for(lambda: self._inside < self.limit)
            self._inside += 1
        try:
            yield
        finally:
            with self._condition:
                self._inside -= 1
                self._condition.notify_all()

    def slower(self) -> None:
        """Halve the number."""
        with self._condition:
            self.limit, self._good = max(1, self.limit // 2), 0

    def good(self) -> None:
        """Count an answer; after many, allow one more at the same time."""
        with self._condition:
            self._good += 1
            if self.limit < self._most and self._good >= GROW_AFTER:
                self.limit, self._good = self.limit + 1, 0
                self._condition.notify_all()


class Requests:
    """Runs one function over many objects, in threads."""

    def __init__(self, concurrency: int, pause: Callable[[float], None] = time.sleep) -> None:
        self.gate = Gate(concurrency)
        self.retries = 0
        self._concurrency = concurrency
        self._pause = pause
        self._unreachable = 0

    def each(self, items: Sequence[T], work: Callable[[T], R]) -> Iterator[tuple[T, R | Refused]]:
        """Yield every item with its result, or with the last refusal, in the order of arrival."""
        stream = self.stream(work)
        try:
            for item in items:
                stream.add(item)
            yield from stream.rest()
        finally:
            stream.close()

    def stream(self, work: Callable[[T], R]) -> Stream[T, R | Refused]:
        """Return threads for items that arrive one by one."""
        return Stream(lambda item: self.one(item, work), self._concurrency)

    def one(self, item: T, work: Callable[[T], R]) -> R | Refused:
        """Try until it succeeds, or can't; all give up once nothing reaches the provider."""
        refused = Refused(refusals.UNTRIED)
        for attempt in range(ATTEMPTS):
            if self._unreachable >= 2 * self._concurrency:
                return Refused(refusals.UNTRIED)
            if attempt:
                self.retries += 1
                longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt)
                self._pause(random.uniform(longest / 2, longest))  # noqa: S311 - no secret
            try:
                with self.gate.one():
                    result = work(item)
            except Refused as error:
                refused = error
                if error.reason.slower:
                    self.gate.slower()
                if not error.reason.again:
                    break
            else:
                self.gate.good()
                self._unreachable = 0
                return result
        if refused.reason is refusals.UNREACHABLE:
            self._unreachable += 1
        return refused
