"""The progress of a run on a terminal."""

from collections.abc import Callable, Generator
from contextlib import contextmanager


@contextmanager
def counting() -> Generator[Callable[[str, str], None]]:
    """Show a spinner with the count of objects that were settled."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed} files"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, transient=True) as progress:
        task = progress.add_task("Publishing static files", total=None)
        yield lambda _verb, _key: progress.advance(task)
