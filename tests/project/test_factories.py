import sys
from functools import partial
from pathlib import Path

import pytest
from storages.backends.s3 import S3Storage

from s3settings.project.factories import class_made_by
from tests.project.projects import found, module, on_globals

PATH = "shop.storages.Media"


def made(folder: Path, code: str) -> object:
    """Return `Media` of a module with this code."""
    text = "from storages.backends.s3 import S3Storage\nname = 'media'\n"
    return vars(module(folder / "factories.py", text + code))["Media"]


@pytest.mark.parametrize(
    "code",
    [
        'Media = lambda: S3Storage(location="media", file_overwrite=False)',
        'def Media():\n    return S3Storage(location="media", file_overwrite=False)',
        'import functools\nMedia = functools.partial(S3Storage, location="media", file_overwrite=False)',
    ],
)
def test_arguments_are_attributes_of_the_class(tmp_path: Path, code: str) -> None:
    cls = class_made_by(made(tmp_path, code), PATH)

    assert cls is not None
    assert issubclass(cls, S3Storage)
    assert (cls.__module__, cls.__qualname__) == ("shop.storages", "Media")
    assert (vars(cls)["location"], vars(cls)["file_overwrite"]) == ("media", False)


@pytest.mark.parametrize(
    "code",
    [
        "Media = lambda tenant: S3Storage(location=tenant)",
        "Media = lambda: S3Storage(location=name)",
        "Media = lambda: S3Storage(**{})",
        "Media = lambda: print()",
        "Media = (lambda: S3Storage(), 1)[0]",
        'def Media():\n    name = "media"\n    return S3Storage(location=name)',
        'Media = eval("lambda: S3Storage()")',
        "Media = 'media'",
    ],
)
def test_other_functions_are_not_understood(tmp_path: Path, code: str) -> None:
    assert class_made_by(made(tmp_path, code), PATH) is None


def test_a_partial_with_positions_is_not_understood() -> None:
    assert class_made_by(partial(print, "media"), PATH) is None


def test_storages_of_functions_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "from storages.backends.s3 import S3Storage\nMedia = lambda: S3Storage(location='media')"
    (tmp_path / "made_by_lambda.py").write_text(text)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    settings = on_globals()
    del settings["AWS_S3_FILE_OVERWRITE"]
    settings["STORAGES"]["default"] = {"BACKEND": "made_by_lambda.Media"}

    assert [(id_, name) for id_, name, _ in found(settings)] == [
        ("W101", 'STORAGES["default"]["OPTIONS"]["file_overwrite"]')
    ]
