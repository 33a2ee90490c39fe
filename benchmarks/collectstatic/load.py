"""The load of the machine by others, measured while the benchmark does nothing."""

import os
import time
from pathlib import Path

STAT = Path("/proc/stat")


def busy(seconds: float = 1.0, stat: Path = STAT) -> float | None:
    """Return how many processors are busy, on the average of some time; None where it is unknown."""
    try:
        before = _ticks(stat)
        time.sleep(seconds)
        used, total = (after - first for after, first in zip(_ticks(stat), before, strict=True))
    except OSError:
        return None
    return round((os.cpu_count() or 1) * used / max(total, 1), 1)


def _ticks(stat: Path) -> tuple[int, int]:
    """Return the ticks that all processors were busy, and all ticks; see proc_stat(5)."""
    first, _, _ = stat.read_text(encoding="ascii").partition("\n")
    user, nice, system, idle, iowait, *others = map(int, first.split()[1:9])
    used = user + nice + system + sum(others)
    return used, used + idle + iowait
