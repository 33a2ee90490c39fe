"""Projects that tests start from, and short ways to see what is found in them."""

from collections.abc import Mapping
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from s3settings.project import Releases, problems_in, read

S3 = "storages.backends.s3.S3Storage"
STATIC = "storages.backends.s3.S3StaticStorage"
LOCAL = "django.core.files.storage.FileSystemStorage"
LOCAL_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"

Settings = dict[str, Any]
Found = list[tuple[str, str | None, str]]

LATEST = Releases(django=(5, 2), storages=(1, 14, 6), botocore=(1, 44, 5))
WHEN_REQUIRED = {"AWS_REQUEST_CHECKSUM_CALCULATION": "when_required"}

MEDIA_OPTIONS = {
    "bucket_name": "acme",
    "region_name": "eu-west-1",
    "location": "media",
    "file_overwrite": False,
}
STATIC_OPTIONS = {"bucket_name": "acme", "region_name": "eu-west-1", "location": "static"}


def entry(backend: str, **options: object) -> Settings:
    return {"BACKEND": backend, "OPTIONS": options}


def project(
    *,
    default: Any = None,
    static: Any = None,
    **settings: object,
) -> Settings:
    """A valid project with both storages on S3, with changes to their options."""
    media_options: Settings = {**MEDIA_OPTIONS, **(default or {})}
    static_options: Settings = {**STATIC_OPTIONS, **(static or {})}
    return {
        "STORAGES": {
            "default": entry(S3, **media_options),
            "staticfiles": entry(STATIC, **static_options),
        },
        **settings,
    }


def on_globals(**settings: Any) -> Settings:
    """A valid project with the settings for all storages, as before Django 4.2."""
    return {
        "STORAGES": {
            "default": entry(S3, location="media"),
            "staticfiles": entry(STATIC, location="static"),
        },
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "AWS_S3_FILE_OVERWRITE": False,
        **settings,
    }


def module(path: Path, text: str) -> ModuleType:
    """The settings module with a text, made from a file."""
    path.write_text(text)
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def option(alias: str, name: str) -> str:
    return f'STORAGES["{alias}"]["OPTIONS"]["{name}"]'


def found(
    settings: object, environment: Mapping[str, str] | None = None, **releases: tuple[int, ...]
) -> Found:
    """Id, setting and fact of everything that is wrong."""
    read_ = read(
        settings, environment=environment or {}, releases=replace(LATEST, **releases), fields=()
    )
    return [
        (problem.id.removeprefix("s3settings."), problem.variable, problem.message)
        for problem in problems_in(read_)
    ]


def hints(settings: object, **releases: tuple[int, ...]) -> list[str]:
    read_ = read(settings, environment={}, releases=replace(LATEST, **releases))
    return [problem.hint for problem in problems_in(read_)]


def ids(
    settings: object, environment: Mapping[str, str] | None = None, **releases: tuple[int, ...]
) -> list[str]:
    return [id_ for id_, _, _ in found(settings, environment, **releases)]
