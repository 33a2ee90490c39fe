"""A block of each language of the documents, executed or at least parsed; each returns its text."""

import json
import re
import subprocess
import tomllib
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import yaml
from django.template import Engine

_NAMED = re.compile(r"# ([\w./-]+)")


def _named(text: str, default: str | None = None) -> Path | None:
    """The path in the first line of a block, such as ``# config/settings.py``."""
    found = _NAMED.match(text)
    name = found[1] if found and "." in found[1] else default
    if name is None:
        return None
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def ini_block(text: str) -> str:
    path = _named(text, ".env")
    assert path is not None
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return text


def python_block(text: str) -> str:
    """Run settings and scripts; compile other modules of a project, whose apps are not there."""
    path = _named(text)
    code = compile(text, str(path or "block"), "exec")
    if path is not None:
        base = "" if "BASE_DIR = " in text else "from pathlib import Path; BASE_DIR = Path.cwd()\n"
        path.write_text(f"{base}{text}")
    if path is None or "settings" in path.parts[-1]:
        file = str((path or Path("block")).resolve())
        namespace: dict[str, Any] = {"__name__": "document", "__file__": file}
        namespace["BASE_DIR"] = Path.cwd()
        exec(code, namespace)  # noqa: S102 - the project's own documents
    return text


def html_block(text: str) -> str:
    Engine(libraries={"static": "django.templatetags.static"}).from_string(text)
    return text


def json_block(text: str) -> str:
    json.loads(text)
    return text


def toml_block(text: str) -> str:
    tomllib.loads(text)
    return text


def yaml_block(text: str) -> str:
    list(yaml.safe_load_all(text))
    return text


def systemd_block(text: str) -> str:
    ConfigParser(interpolation=None).read_string(text)
    return text


def shell_block(text: str) -> str:
    subprocess.run(["bash", "-n", "-c", text], check=True)
    return text


def dockerfile_block(text: str) -> str:
    joined = text.replace("\\\n", " ")
    words = {line.split()[0] for line in joined.splitlines() if line and line[0] != "#"}
    known = {"ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "RUN", "USER", "WORKDIR"}
    assert words <= known, words - known
    return text
