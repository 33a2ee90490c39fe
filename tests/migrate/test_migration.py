"""Whole migrations of small projects; every run is a fork, as a process of its own takes a second."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from s3settings.migrate.building import Run
from s3settings.migrate.migration import CannotMigrateError, Migration, migration, text_of
from tests.adoption.forks import Forks
from tests.migrate.projects import KEY, S3, SECRET, project, run

pytestmark = pytest.mark.slow

ENTRIES = f'"default": {{"BACKEND": "{S3}"}}, "staticfiles": {{"BACKEND": "x.Static"}}'
CONSTANTS = f"""\
AWS_SECRET_ACCESS_KEY = "{SECRET}"
AWS_ACCESS_KEY_ID = "{KEY}"
AWS_STORAGE_BUCKET_NAME = "files"
STATIC_URL = "/static/"
STORAGES = {{{ENTRIES}}}
"""


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with Forks() as found:
        yield found


def moved(forks: Forks, first: Run, *others: Run) -> Migration:
    return migration([first, *others], forks.built)


def statements(found: Migration) -> str:
    assert found.edit is not None
    return found.edit.block


def test_constants_move_and_the_files_can_be_verified(tmp_path: Path, forks: Forks) -> None:
    first = run(project(tmp_path, settings=CONSTANTS))
    found = moved(forks, first)
    assert (found.plan.moves, dict(found.plan.stays)) == (("default",), {})
    assert [(one.variable, one.line) for one in found.plan.secrets] == [
        ("AWS_ACCESS_KEY_ID", 2),
        ("AWS_SECRET_ACCESS_KEY", 1),
    ]
    assert found.edit is not None
    assert SECRET not in found.edit.text
    assert SECRET not in repr(found)
    assert found.verified(forks.built)
    project(tmp_path, settings=found.edit.text)
    assert not found.verified(forks.built)
    (tmp_path / ".env").write_text(f"AWS_ACCESS_KEY_ID={KEY}\nAWS_SECRET_ACCESS_KEY={SECRET}\n")
    assert found.verified(forks.built)


def test_what_load_has_made_does_not_move_again(tmp_path: Path, forks: Forks) -> None:
    text = CONSTANTS.replace("files", "acme-files")
    edit = moved(forks, run(project(tmp_path, settings=text))).edit
    assert edit is not None
    again = moved(forks, run(project(tmp_path, settings=edit.text)))
    assert again.edit is None
    assert again.plan.stays == {"default": "it is made by load() already"}


def test_a_prefix_of_all_variables_is_an_argument(tmp_path: Path, forks: Forks) -> None:
    text = f"""\
import os
AWS_STORAGE_BUCKET_NAME = os.environ["DJANGO_AWS_STORAGE_BUCKET_NAME"]
STORAGES = {{{ENTRIES}}}
"""
    folder = project(tmp_path, settings=text)
    found = moved(forks, run(folder, DJANGO_AWS_STORAGE_BUCKET_NAME="acme-files"))
    assert 'prefix="DJANGO_"' in statements(found)
    assert found.plan.defaults == ()
    both = text + 'os.environ["OTHER_AWS_LOCATION"]\n'
    variables = {"DJANGO_AWS_STORAGE_BUCKET_NAME": "acme-files", "OTHER_AWS_LOCATION": "x"}
    assert "prefix" not in statements(
        moved(forks, run(project(tmp_path, settings=both), **variables))
    )


SWITCHED = f"""\
import os
USE_S3 = os.environ["USE_S3"] == "1"
if USE_S3:
    AWS_STORAGE_BUCKET_NAME = os.environ["AWS_STORAGE_BUCKET_NAME"]
STORAGES = {{
    "default": {{
        "BACKEND": "{S3}" if USE_S3 else "django.core.files.storage.FileSystemStorage"
    }},
    "staticfiles": {{"BACKEND": "x.Static"}},
}}
"""


def test_a_condition_is_proven_for_both_of_its_values(tmp_path: Path, forks: Forks) -> None:
    on = run(project(tmp_path, settings=SWITCHED), USE_S3="1", AWS_STORAGE_BUCKET_NAME="acme-files")
    off = replace(on, environment={"USE_S3": "0"})
    found = moved(forks, on, off)
    assert f'if STORAGES["default"]["BACKEND"] == "{S3}":' in statements(found)
    assert len(found.before) == 2


def test_a_call_at_the_end_is_the_last_resort(tmp_path: Path, forks: Forks) -> None:
    text = f"""\
import os
if True:
    STORAGES = {{{ENTRIES}}}
AWS_STORAGE_BUCKET_NAME = os.environ["BUCKET"]
os.sep.join([AWS_STORAGE_BUCKET_NAME])
"""
    found = moved(forks, run(project(tmp_path, settings=text), BUCKET="acme-files"))
    assert found.plan.moves == ("default",)
    assert statements(found).splitlines()[2].startswith('if STORAGES["default"]')


def test_a_storage_that_load_refuses_stays(tmp_path: Path, forks: Forks) -> None:
    options = '"OPTIONS": {"bucket_name": "no bucket"}'
    other = f'"other": {{"BACKEND": "{S3}", {options}}}'
    text = CONSTANTS.replace('"x.Static"}', f'"x.Static"}}, {other}')
    found = moved(forks, run(project(tmp_path, settings=text)))
    assert found.plan.moves == ("default",)
    reason = found.plan.stays["other"]
    assert reason.startswith("load() reports s3settings.E0")
    assert reason.endswith(" (set a name of 3 to 63 lowercase letters, digits, hyphens and dots)")
    assert "no bucket" not in reason


def test_all_storages_stay_if_none_of_them_is_the_reason(tmp_path: Path, forks: Forks) -> None:
    name = "'_'.join(['AWS', 'STORAGE', 'BUCKET', 'NAME'])"
    text = CONSTANTS + f"if {name} not in globals():\n    1 / 0\n"
    found = moved(forks, run(project(tmp_path, settings=text)))
    assert found.edit is None
    reason = found.plan.stays["default"]
    assert reason.startswith("settings raise ZeroDivisionError at settings.py:")


def test_a_difference_is_the_reason_to_stay(tmp_path: Path, forks: Forks) -> None:
    text = CONSTANTS.replace(
        f'"{S3}"}}', f'"{S3}", "OPTIONS": {{"endpoint_url": "https://minio.example/"}}}}'
    )
    found = moved(forks, run(project(tmp_path, settings=text)))
    assert found.plan.stays == {"default": "endpoint_url differs only in the slash at its end"}


def test_a_class_of_settings_without_a_place_stays(tmp_path: Path, forks: Forks) -> None:
    text = f"""\
from configurations import Configuration
class Base(Configuration):
    AWS_STORAGE_BUCKET_NAME = "files"
    STORAGES = {{{ENTRIES}}}
class Live(Base): pass
"""
    first = run(project(tmp_path, settings=text), DJANGO_CONFIGURATION="Live")
    found = moved(forks, first)
    assert found.plan.stays == {"default": "its statements have no place in the module"}
    based = replace(first, environment={"DJANGO_CONFIGURATION": "Base"})
    assert "def STORAGES(self):" in statements(moved(forks, based))


def test_a_class_of_settings_in_another_module_cannot_be_edited(
    tmp_path: Path, forks: Forks
) -> None:
    base = f"""\
from configurations import Configuration
class Live(Configuration):
    STORAGES = {{{ENTRIES}}}
"""
    folder = project(tmp_path, base=base, settings="from base import Live\n")
    with pytest.raises(CannotMigrateError, match="the class of the settings is not in their"):
        moved(forks, run(folder, DJANGO_CONFIGURATION="Live"))


@pytest.mark.parametrize(("named", "code"), [(".env", None), ("conf/.env", "conf/.env")])
def test_the_file_of_variables_is_an_argument(
    tmp_path: Path, forks: Forks, named: str, code: str | None
) -> None:
    (tmp_path / "conf").mkdir()
    path = tmp_path / named
    path.write_text("AWS_STORAGE_BUCKET_NAME=acme-files\n")
    text = f"import os\nBASE_DIR = {str(tmp_path)!r}\n{CONSTANTS}".replace(
        '"files"', 'os.environ["AWS_STORAGE_BUCKET_NAME"]'
    )
    first = run(project(tmp_path, settings=text), AWS_STORAGE_BUCKET_NAME="acme-files")
    block = statements(moved(forks, replace(first, env_file=str(path))))
    assert ("env_file=" in block) is (code is not None)
    assert code is None or f'env_file="{code}"' in block
    assert "AWS_STORAGE_BUCKET_NAME" not in block


def test_a_file_of_variables_may_be_outside_of_the_project(tmp_path: Path, forks: Forks) -> None:
    (tmp_path / "project").mkdir()
    path = tmp_path / "variables"
    path.write_text("")
    first = run(project(tmp_path / "project", settings=CONSTANTS))
    block = statements(moved(forks, replace(first, env_file=str(path))))
    assert f'env_file="{path}"' in block


def test_settings_that_raise_cannot_move(tmp_path: Path, forks: Forks) -> None:
    with pytest.raises(
        CannotMigrateError,
        match=r"^the settings raise KeyError at settings\.py:1; see s3settings check",
    ):
        moved(forks, run(project(tmp_path, settings="{}['canary']\n")))


def test_settings_with_unusual_lines_cannot_be_edited(tmp_path: Path, forks: Forks) -> None:
    (tmp_path / "settings.py").write_bytes(CONSTANTS.replace("\n", "\r").encode())
    with pytest.raises(CannotMigrateError, match="the source of the settings can't be read"):
        moved(forks, run(tmp_path))


def test_line_breaks_of_windows_are_those_of_python() -> None:
    assert text_of(b"A = 1\r\nB = 2\r\n") == "A = 1\nB = 2\n"
    with pytest.raises(ValueError, match=r"^$"):
        text_of("\ufeffA = 1".encode())
