import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from s3settings.project import code
from s3settings.project.code import UNKNOWN, Code, code_of

NAME = "AWS_S3_READ_TIMEOUT"


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def module(path: Path, name: str) -> ModuleType:
    spec = spec_from_file_location(name, path)
    assert spec is not None
    return module_from_spec(spec)


@pytest.mark.parametrize(
    "text",
    [
        f"x = {NAME}",
        f"settings.{NAME}",
        f"getattr(settings, '{NAME}', 5)",
        f"from config.settings import {NAME}",
        f"x = settings['{NAME}']",
        f"timeout = env('{NAME}')",
    ],
)
def test_a_name_is_read(tmp_path: Path, text: str) -> None:
    assert Code(write(tmp_path, shop__files=text)).reads([NAME]) == {NAME}


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME} = 5",
        f"{NAME}: int = env('{NAME}')",
        f"{NAME} = int(os.environ.get('{NAME}', 5))",
        f"found = {{'{NAME}': 5, **others}}",
        f"# {NAME}",
        f"{NAME} =",
        f"x = '{NAME}\0'",
        "",
    ],
    ids=["constant", "annotated", "environment", "key", "comment", "syntax", "bytes", "nothing"],
)
def test_a_name_is_not_read_where_it_is_defined(tmp_path: Path, text: str) -> None:
    assert Code(write(tmp_path, files=text)).reads([NAME]) == set()


def test_installed_packages_are_not_searched(tmp_path: Path) -> None:
    read = f"settings.{NAME}"
    write(tmp_path, env__lib=read, node_modules__lib=read)
    (tmp_path / ".tox").mkdir()
    write(tmp_path / ".tox", lib=read)
    (tmp_path / "env" / "pyvenv.cfg").touch()

    assert Code(tmp_path).reads([NAME]) == set()


def test_a_large_project_may_read_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code, "_FOLDERS", 1)
    write(tmp_path, one__a="", two__b="")

    assert Code(tmp_path).reads([NAME]) == {NAME}


def test_an_unreadable_module_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "gone.py").symlink_to(tmp_path / "nowhere")

    assert Code(tmp_path).reads([NAME]) == set()


def test_nothing_is_searched_without_a_name(tmp_path: Path) -> None:
    assert Code(tmp_path / "missing").reads([]) == set()
    assert UNKNOWN.reads([NAME]) == set()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("settings.py", "settings"),
        ("config/settings/production.py", "config.settings.production"),
        ("config/settings/__init__.py", "config.settings"),
    ],
)
def test_the_code_is_in_the_folder_of_the_import_path(tmp_path: Path, path: str, name: str) -> None:
    assert code_of(module(tmp_path / path, name)) == Code(tmp_path.resolve())


def test_the_code_of_other_settings_is_unknown() -> None:
    assert code_of({}) == UNKNOWN
    assert code_of(sys) == UNKNOWN
    deep = module(Path("/settings.py"), "a.b.c")
    assert code_of(deep) == Code(Path("/"))
