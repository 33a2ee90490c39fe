"""An exception of a project is named with its place, and without its text."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from s3settings.project.failures import described
from tests.cli import write

SETTINGS = "\n\nread()\n"


def failure(source: str, read: Callable[[], object]) -> BaseException:
    """Return what the settings raise, in a file of the directory."""
    path = Path("settings.py").resolve()
    with pytest.raises((Exception, SystemExit)) as raised:
        exec(compile(source, path, "exec"), {"read": read})  # noqa: S102 - as an import does
    return raised.value


def of(source: str, read: Callable[[], object] = lambda: None) -> str:
    return described(failure(source, read), Path.cwd())


def test_a_file_that_is_not_utf_8_is_named() -> None:
    Path("prod.env").write_bytes(b"AWS_LOCATION=c4n4ry\xe9\n")
    write(".env", "AWS_LOCATION=a\n")

    shown = of(SETTINGS, lambda: Path("prod.env").read_text(encoding="utf-8"))

    assert shown == "UnicodeDecodeError for prod.env at settings.py:3"


def test_bytes_of_no_file_have_only_their_place() -> None:
    os.mkfifo("pipe.env")
    Path(".env").write_bytes(b"a" * (1024 * 1024 + 1))

    assert of(SETTINGS, lambda: b"\xff".decode("utf-8")) == "UnicodeDecodeError at settings.py:3"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("a = 1\nb = (", "SyntaxError at settings.py:2", id="syntax"),
        pytest.param("raise KeyError('c4n4ry')", "KeyError at settings.py:1", id="a key"),
        pytest.param("open('c4n4ry')", "FileNotFoundError at settings.py:1", id="a file"),
    ],
)
def test_an_exception_has_its_class_and_its_place(source: str, expected: str) -> None:
    assert of(source) == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("import not_there.c4n4ry", "ModuleNotFoundError for not_there at settings.py:2"),
        ("import_module(name)", "ModuleNotFoundError at settings.py:2"),
    ],
)
def test_a_module_is_named_if_the_source_names_it(statement: str, expected: str) -> None:
    source = f"from importlib import import_module; name = 'c4n4' + 'ry'\n{statement}"
    write("settings.py", source)
    assert of(source) == expected
    Path("settings.py").write_bytes(b"#" * (1024 * 1024 + 1))
    assert of(source) == "ModuleNotFoundError at settings.py:2"
    Path("settings.py").unlink()
    assert of(source) == "ModuleNotFoundError at settings.py:2"


def test_a_module_that_no_source_imports() -> None:
    assert described(ModuleNotFoundError(name="c4n4ry"), Path.cwd()) == "ModuleNotFoundError"


def test_an_exception_of_other_code_has_only_its_class() -> None:
    assert described(ValueError("c4n4ry"), Path.cwd()) == "ValueError"
    assert described(SyntaxError("c4n4ry"), Path.cwd()) == "SyntaxError"
