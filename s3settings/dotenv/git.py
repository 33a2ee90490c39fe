"""Ask git whether it tracks a file; nothing that the repository contains or configures is executed."""

import shutil
import subprocess
from pathlib import Path

# seconds; enough for a repository of a million files
TIMEOUT = 1.0

# a repository can name a program as its file system monitor, and another one can be among its files
_SAFE = ("-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit")


def tracked(path: Path, *, seconds: float = TIMEOUT) -> bool | None:
    """Return True or False for a resolved path; None if git does not tell."""
    git = shutil.which("git")
    # Windows, and a PATH with a dot, find a program in the current directory, which may be a checkout
    if git is None or not Path(git).is_absolute():
        return None
    command = [git, "--literal-pathspecs", "-C", str(path.parent), *_SAFE, "ls-files"]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the path follows --
            [*command, "--error-unmatch", "--", path.name],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    # 1: git does not know the file; 128: it is in no repository, or git refuses this one
    return {0: True, 1: False}.get(done.returncode)
