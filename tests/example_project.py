"""A project of `examples/`, to run in a folder of its own."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

EXAMPLES = Path(__file__).parent.parent / "examples"

SHOW = """
import json, django
django.setup()
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import Client
"""


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of an example."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict[str, str])

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "error", *arguments],
            cwd=self.folder,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", **self.variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def value(self, expression: str, *statements: str) -> object:
        """Evaluate an expression inside the project."""
        code = "\n".join([SHOW, *statements, f"print(json.dumps({expression}, default=str))"])
        value: object = json.loads(self.run("-c", code))
        return value

    def texts(self, expression: str, *statements: str) -> list[str]:
        """Evaluate an expression whose value is a list."""
        return [str(item) for item in cast("list[object]", self.value(expression, *statements))]

    def options(self, *names: str) -> object:
        """Some options of every storage on S3, and what is emitted beside them."""
        return self.value(
            "{alias: [entry.get('OPTIONS', {}).get(name) for name in names]"
            " for alias, entry in settings.STORAGES.items()}",
            f"names = {names}",
        )


def copy_of(name: str, folder: Path, **variables: str) -> Project:
    shutil.copytree(EXAMPLES / name, folder / name)
    shutil.copy(folder / name / ".env.example", folder / name / ".env")
    return Project(folder / name, variables)
