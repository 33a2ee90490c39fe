"""The process of a project; each run is one, so that a test looks at all of it."""

from pathlib import Path
from typing import Any

import pytest

from s3settings.migrate.building import Built, Origin, built
from s3settings.migrate.comparison import differences
from tests.migrate.projects import KEY, S3, SECRET, built_here, project, run

pytestmark = pytest.mark.slow

SETTINGS = f"""
import os
print("the talk of a project")
if os.environ.get("USE_S3") == "1":
    BUCKET = os.environ["BUCKET"]
    STORAGES = {{
        "default": {{"BACKEND": "stores.Uploads", "OPTIONS": {{"bucket_name": BUCKET}}}},
        "staticfiles": {{"BACKEND": "{S3[:-9]}S3ManifestStaticStorage"}},
        "broken": {{"BACKEND": "stores.Missing"}},
    }}
    AWS_SECRET_ACCESS_KEY = os.environ["SECRET"]
    AWS_STORAGE_BUCKET_NAME = "assets"
else:
    STORAGES = {{}}
def later():
    NEVER = 1
for number in [1, 2]:
    LAST = number
try:
    MEDIA_URL = "https://" + BUCKET + ".example.com/"
except NameError:
    MEDIA_URL = "/media/"
"""
STORES = f"""
from {S3.rpartition(".")[0]} import S3Storage

class Uploads(S3Storage):
    location = "media"

class Private(S3Storage):
    location = "private"

def make():
    class Local(S3Storage):
        pass
    return Local

LOCAL = make()
"""


@pytest.fixture
def found(tmp_path: Path) -> Built:
    folder = project(tmp_path, settings=SETTINGS, stores=STORES)
    return built_here(
        folder, USE_S3="1", BUCKET="acme-uploads", SECRET=SECRET, AWS_ACCESS_KEY_ID=KEY
    )


def test_the_storages_of_a_project_are_what_django_builds(found: Built, tmp_path: Path) -> None:
    assert found.error is None
    assert found.on_s3 == ["default", "staticfiles"]
    assert found.storages["default"]["keys"]["report.pdf"] == "media/report.pdf"
    assert found.storages["default"]["backend"] == "stores.Uploads"
    assert "0123456789ab" in str(found.storages["staticfiles"]["links"])
    assert found.storages["broken"]["error"] == "InvalidStorageError"
    assert found.storages["broken"]["origins"] == {}
    assert list(found.classes) == ["stores.Private"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["settings.py", "stores.py"]
    assert found.file == str(tmp_path / "settings.py")
    assert found.executed == {5, 6, 11, 12, 18, 20}
    assert {"BUCKET", "SECRET", "USE_S3"} <= set(found.read)
    assert {"BUCKET", "STORAGES", "later"} <= found.names
    assert found.origins("default")["bucket_name"] == Origin(
        value=found.storages["default"]["options"]["bucket_name"],
        is_default=False,
        is_in_entry=True,
        setting=None,
        settings=["BUCKET"],
        variable=None,
        composed=[["setting", "BUCKET"]],
    )


def test_no_value_of_a_variable_leaves_the_process(found: Built) -> None:
    for canary in ("acme-uploads", SECRET, KEY):
        assert canary not in repr(found)


def test_results_do_not_depend_on_the_variables_that_are_read(tmp_path: Path) -> None:
    settings = (
        f"STORAGES = {{'default': {{'BACKEND': '{S3}', 'OPTIONS': {{'location': 'media'}}}}}}"
    )
    folder = project(tmp_path, settings=settings)
    before = built_here(folder, NAME="media")
    project(tmp_path, settings=f"import os\nos.environ['NAME']\n{settings}")
    after = built_here(folder, NAME="media")
    assert differences(before, after) == []
    assert before.origins("default")["location"].value == "media"
    assert after.origins("default")["location"].value != "media"


def test_sources_and_classes_of_a_run_replace_those_of_the_project(tmp_path: Path) -> None:
    folder = project(tmp_path, settings="1 / 0", stores=STORES)
    source = 'STORAGES = {"default": {"BACKEND": "stores.Uploads"}}\nMEDIA_URL = "/m/"\n'
    path = str(folder / "settings.py")
    other: dict[str, Any] = {"sources": {path: source}, "classes": ("stores.Uploads",)}
    made = built(type(run(folder))(module="settings", folder=folder, environment={}, **other))
    assert (made.error, made.on_s3, made.urls["MEDIA_URL"]) == (None, ["default"], "/m/")
    assert list(made.classes) == ["stores.Uploads"]


def test_settings_may_ask_for_the_command_of_manage(tmp_path: Path) -> None:
    settings = "import sys\nMEDIA_URL = '/test/' if sys.argv[1] == 'test' else '/m/'"
    made = built(run(project(tmp_path, settings=settings)))
    assert (made.error, made.urls["MEDIA_URL"]) == (None, "/m/")


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ('raise KeyError("canary")', "KeyError at settings.py:1"),
        ("import sys; sys.exit(3)", "SystemExit at settings.py:1"),
        ("import missing.module", "ModuleNotFoundError for missing at settings.py:1"),
        ("import os; os._exit(0)", "no exception, but end the process"),
    ],
)
def test_an_error_of_a_project_is_its_class_and_place(
    tmp_path: Path, settings: str, error: str
) -> None:
    assert built_here(project(tmp_path, settings=settings)) == Built(error=error)


def test_problems_of_load_are_part_of_the_error(tmp_path: Path) -> None:
    settings = "from s3settings import load\nglobals().update(load())\n"
    found = built_here(project(tmp_path, settings=settings), AWS_STORAGE_BUCKET_NAME="no bucket")
    assert found.error == "ConfigurationError at settings.py:2"
    assert [one["variable"] for one in found.problems if one["severity"] == "error"] == [
        "AWS_STORAGE_BUCKET_NAME"
    ]
    assert "no bucket" not in repr(found)


def test_settings_may_be_classes_of_django_configurations(tmp_path: Path) -> None:
    settings = f"""
from configurations import Configuration
class Production(Configuration):
    STORAGES = {{"default": {{"BACKEND": "{S3}"}}}}
    AWS_STORAGE_BUCKET_NAME = "files"
"""
    found = built_here(project(tmp_path, settings=settings), DJANGO_CONFIGURATION="Production")
    assert (found.error, found.on_s3) == (None, ["default"])


def test_no_server_is_asked(tmp_path: Path) -> None:
    settings = 'STORAGES = {"default": {"BACKEND": "asking.Asking"}}'
    asking = f"""
import socket
from {S3.rpartition(".")[0]} import S3Storage
class Asking(S3Storage):
    def __init__(self, **options):
        super().__init__(**options)
        socket.create_connection(("127.0.0.1", 9))
"""
    found = built_here(project(tmp_path, settings=settings, asking=asking))
    assert found.storages["default"]["error"] == "ConnectionRefusedError"


def test_settings_that_take_too_long_are_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("s3settings.migrate.building._SECONDS", 0.01)
    assert built_here(project(tmp_path, settings="")) == Built(
        error="the settings take more than 0.01 seconds"
    )
