import sys
from pathlib import Path

import pytest

from tests.project.projects import (
    LOCAL_STATIC,
    STATIC_OPTIONS,
    entry,
    found,
    hints,
    option,
    project,
)

MANIFEST = {
    "staticfiles": entry("storages.backends.s3.S3ManifestStaticStorage", **STATIC_OPTIONS),
}
HASHED = project()
HASHED["STORAGES"] |= MANIFEST


def test_settings_of_collectstatic_are_accepted() -> None:
    assert found({**HASHED, "AWS_STATIC_IMMUTABLE": True}) == []
    assert found({**HASHED, "AWS_STATIC_IMMUTABLE": "true"}) == []
    assert found({**HASHED, "AWS_STATIC_UPLOAD_CONCURRENCY": 8}) == []
    assert found({**HASHED, "AWS_STATIC_UPLOAD_CONCURRENCY": None}) == []
    assert found(project(AWS_STATIC_IMMUTABLE=False)) == []


@pytest.mark.parametrize(
    ("setting", "value", "number", "message", "hint"),
    [
        (
            "AWS_STATIC_IMMUTABLE",
            "perhaps",
            "E008",
            "not a boolean",
            "set True or False, without quotes",
        ),
        (
            "AWS_STATIC_UPLOAD_CONCURRENCY",
            0,
            "E009",
            "not a number from 1 to 1000",
            "set a whole number, without quotes",
        ),
    ],
)
def test_invalid_settings_of_collectstatic_are_reported(
    setting: str, value: object, number: str, message: str, hint: str
) -> None:
    settings = {**HASHED, setting: value}

    assert found(settings) == [(number, setting, message)]
    assert hints(settings) == [hint]


def test_immutable_files_need_a_storage_with_hashes() -> None:
    message = "no file is immutable: the storage class puts no hash into names"

    assert found(project(AWS_STATIC_IMMUTABLE=True)) == [("W068", "AWS_STATIC_IMMUTABLE", message)]


def test_settings_of_collectstatic_have_no_effect_on_other_storages() -> None:
    local = {"STORAGES": {**project()["STORAGES"], "staticfiles": entry(LOCAL_STATIC)}}

    assert found({**local, "AWS_STATIC_IMMUTABLE": "perhaps"}) == []


def test_a_storage_around_another_is_checked_as_the_other() -> None:
    path = "s3settings.staticfiles.local.LocalManifestStorage"
    ours = entry(path, **STATIC_OPTIONS, local_manifest="/srv/manifest.json")
    settings = {"STORAGES": {**project()["STORAGES"], "staticfiles": ours}}
    assert found({**settings, "AWS_STATIC_IMMUTABLE": True}) == []

    ours["OPTIONS"]["bukket"] = "acme"
    assert [each[:2] for each in found(settings)] == [("E107", option("staticfiles", "bukket"))]
    ours["OPTIONS"] |= {"backend": "acme.there_is_none.S3Static"}
    del ours["OPTIONS"]["bukket"]
    assert [each[:2] for each in found(settings)] == [
        ("E104", 'STORAGES["staticfiles"]["BACKEND"]')
    ]


@pytest.fixture
def other_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "swiftly" / "management" / "commands"
    folder.mkdir(parents=True)
    (folder / "collectstatic.py").touch()
    monkeypatch.setattr("sys.path", [str(tmp_path), *sys.path])


OURS, DJANGO = "s3settings", "django.contrib.staticfiles"


@pytest.mark.usefixtures("other_app")
@pytest.mark.parametrize(
    ("apps", "runs"),
    [
        ([OURS, "swiftly", DJANGO], OURS),
        (["swiftly.apps.SwiftlyConfig", DJANGO, OURS], "swiftly"),
        ([DJANGO, OURS, "swiftly"], DJANGO),
    ],
    ids=["ours", "other", "django"],
)
def test_of_several_commands_the_first_runs(apps: list[str], runs: str) -> None:
    message = f"several apps have the command collectstatic; that of {runs} runs"
    assert found(project(INSTALLED_APPS=apps)) == [("W124", "INSTALLED_APPS", message)]


@pytest.mark.usefixtures("other_app")
@pytest.mark.parametrize(
    "apps",
    [
        [OURS, DJANGO],
        [DJANGO, OURS],
        ["swiftly", DJANGO],
        ["no.such.app", "none", 7, "a b", OURS, DJANGO],
        None,
    ],
    ids=["ours", "django", "without_ours", "strange", "no_list"],
)
def test_the_usual_commands_are_not_reported(apps: object) -> None:
    assert found(project(INSTALLED_APPS=apps)) == []


def test_settings_that_no_command_reads_are_reported() -> None:
    settings = project(INSTALLED_APPS=[DJANGO, OURS], AWS_STATIC_UPLOAD_CONCURRENCY=8)

    assert found(settings) == [
        (
            "W124",
            "AWS_STATIC_UPLOAD_CONCURRENCY",
            "not read by the collectstatic of django.contrib.staticfiles, which runs",
        )
    ]
    assert hints(settings) == [
        'put "s3settings" before "django.contrib.staticfiles" in INSTALLED_APPS'
    ]
    assert found({**settings, "INSTALLED_APPS": [OURS, DJANGO]}) == []
    assert found({**settings, "INSTALLED_APPS": []}) == []
