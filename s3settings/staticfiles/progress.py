"""The progress of a run on a terminal."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Teller(Protocol):
    """Shows what happens to each object."""

    def __call__(self, verb: str, key: str) -> None:
        """Show what happened to one object."""
        ...

    def expect(self, count: int) -> None:
        """Show that this is the number of all objects."""
        ...


@dataclass(frozen=True, slots=True)
class Lines:
    """A line for each object."""

    write: Callable[[str, str], None]

    def __call__(self, verb: str, key: str) -> None:
        """Write the line."""
        self.write(verb, key)

    def expect(self, count: int) -> None:
        """Write nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, which has a length once the number of objects is known."""

    progress: "Progress"
    task: "TaskID"

    def __call__(self, verb: str, key: str) -> None:
        """Advance by one object."""
        del verb, key
        self.progress.advance(self.task)

    def expect(self, count: int) -> None:
        """Set the length."""
        self.progress.update(self.task, total=count)


@contextmanager
def bar() -> Generator[Bar]:
    """Show a bar with the number of objects that were settled."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, transient=True) as progress:
        yield Bar(progress, progress.add_task("Publishing static files", total=None))
