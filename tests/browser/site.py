"""The quickstart at work for a browser: pages by Django on one port, files by S3 on another."""

import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.documents import ROOT

_SERVE = """
import django
django.setup()
from django.core.wsgi import get_wsgi_application
from wsgiref.simple_server import make_server
server = make_server("127.0.0.1", 0, get_wsgi_application())
print(server.server_port, flush=True)
server.serve_forever()
"""


class Site:
    """A copy of the quickstart with these variables."""

    def __init__(self, folder: Path, variables: Mapping[str, str]) -> None:
        self.folder = folder / "quickstart"
        shutil.copytree(ROOT / "examples/quickstart", self.folder)
        lines = [f"{name}={value}\n" for name, value in variables.items()]
        (self.folder / ".env").write_text("".join(lines), encoding="utf-8")
        self._env = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}

    def collect_static(self) -> None:
        """Run collectstatic, without the files of the admin, which the pages don't have."""
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
        command.append("--ignore=admin")
        subprocess.run(command, cwd=self.folder, env=self._env, check=True)

    @contextmanager
    def serve(self) -> Generator[str]:
        """Serve the pages and yield their origin."""
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVE],
            cwd=self.folder,
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        with process:
            assert process.stdout is not None
            try:
                yield f"http://127.0.0.1:{int(process.stdout.readline())}"
            finally:
                process.kill()
