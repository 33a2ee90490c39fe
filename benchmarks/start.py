"""One start, measured from inside its process: ``main(["", "django.core.management", "10"])``.

What is imported here at the top is there before the clock starts, so it is next to nothing.
"""

import os
import sys
from importlib import import_module
from time import process_time_ns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# nanoseconds
PATIENCE = 50_000_000


def main(arguments: list[str]) -> None:
    """Print what a module's ``load`` needs the first time, again, and after a variable has changed.

    Times are in milliseconds of CPU time, memory is in KiB. The arguments are the module, what the
    process has imported before, and how often to load again. Without a module it ends there.
    """
    module, before, times = arguments
    if before:
        import_module(before)
    if not module:
        return
    memory = peak_memory()
    start = process_time_ns()
    load = import_module(module).load
    settings = load()
    first = process_time_ns() - start
    memory = peak_memory() - memory
    again = list(_times_of(load, int(times), changing=False))
    changed = list(_times_of(load, int(times), changing=True))
    _print(start=first / 1e6, again=again, changed=changed, memory=memory, settings=settings)


def _times_of(load: "Callable[[], object]", times: int, *, changing: bool) -> "Iterator[float]":
    """So many times, or as many as there is patience for."""
    end = process_time_ns() + PATIENCE
    for change in range(times):
        if changing:
            os.environ["AWS_S3_MAX_MEMORY_SIZE"] = str(change)
        start = process_time_ns()
        if start > end:
            return
        load()
        yield (process_time_ns() - start) / 1e6


def peak_memory() -> int:
    """The most memory that the process has had so far, in KiB; 0 where Linux does not tell it."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - no pathlib yet
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return 0


def _print(**measured: object) -> None:
    import json

    json.dump(measured, sys.stdout)
