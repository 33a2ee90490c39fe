"""Processes that measure themselves: each one starts fresh and prints what it found as JSON."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
# seconds; a limit of CPU time would make its clock a coarse one
LONGEST = 60


class TooSlow(Exception):
    """A process that was ended before it came to its end."""


def measured(
    module: str, *arguments: str, folder: Path, environment: Mapping[str, str] = {}
) -> dict[str, Any]:
    """Return what the ``main`` of a module prints, in a folder and with nothing else in the environment.

    Raises `TooSlow`.
    """
    output = _run(_python(module, arguments), folder, environment, timeout=LONGEST)
    found: dict[str, Any] = json.loads(output)
    return found


def instructions(module: str, *arguments: str, folder: Path) -> int | None:
    """Return the number of instructions that valgrind counts; None without valgrind."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    options = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    command = [valgrind, *options, "--log-fd=1", *_python(module, arguments)]
    counted = re.search(r"I\s+refs:\s+([\d,]+)", _run(command, folder, {}))
    return int(counted[1].replace(",", "")) if counted else None


def _python(module: str, arguments: tuple[str, ...]) -> list[str]:
    code = f"import sys; from {module} import main; main(sys.argv[1:])"
    return [sys.executable, "-c", code, *arguments]


def _run(
    command: list[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    timeout: float | None = None,
) -> str:
    """Return the output of the command; its errors go to the terminal."""
    sealed = {
        "HOME": os.devnull,
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(ROOT),
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own Python, or valgrind on the PATH
            command,
            cwd=folder,
            env={**sealed, **environment},
            stdout=subprocess.PIPE,
            check=True,
            text=True,
            timeout=timeout,
        )
    except subprocess.TimeoutExpired:
        raise TooSlow(" ".join(command)) from None
    return done.stdout
