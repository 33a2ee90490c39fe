"""Work on items that arrive one by one, in threads; who adds the items takes the results."""

import threading
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Stream(Generic[T, R]):
    """Runs one function over items in at most `most` threads, which start as items arrive."""

    def __init__(self, work: Callable[[T], R], most: int) -> None:
        self._work, self._most = work, most
        self._waiting: SimpleQueue[tuple[T] | None] = SimpleQueue()
        self._arrived: SimpleQueue[tuple[T, R] | BaseException] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._missing = 0

    def add(self, item: T) -> None:
        """Begin with an item as soon as a thread is free."""
        self._missing += 1
        self._waiting.put((item,))
        if len(self._threads) < self._most:
            thread = threading.Thread(target=self._run, name="s3settings-requests", daemon=True)
            self._threads.append(thread)
            thread.start()

    def arrived(self) -> Iterator[tuple[T, R]]:
        """Yield the items with results that are there, without waiting; raises what `work` raised."""
        while not self._arrived.empty():
            yield self._take()

    def rest(self) -> Iterator[tuple[T, R]]:
        """Yield all other items with their results, in the order of arrival."""
        while self._missing:
            yield self._take()

    def close(self) -> None:
        """Drop what has not begun, and wait for the threads."""
        try:
            while True:
                self._waiting.get_nowait()
        except Empty:
            pass
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _take(self) -> tuple[T, R]:
        answer = self._arrived.get()
        self._missing -= 1
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _run(self) -> None:
        while (found := self._waiting.get()) is not None:
            (item,) = found
            try:
                answer: tuple[T, R] | BaseException = (item, self._work(item))
            except BaseException as error:  # noqa: BLE001 - raised again by who takes the results
                answer = error
            self._arrived.put(answer)
