import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.conf import LazySettings

from s3settings import load
from s3settings.project import problems_in, read
from s3settings.project.source import NONE, Statements, statements
from s3settings.project.versions import Releases

ENV = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
CONFIG = object()


def leftovers(
    settings: object, *, releases: Releases | None = None
) -> list[tuple[str | None, str, str]]:
    project = read(settings, environment={}, releases=releases)
    return [
        (one.variable, one.message, one.hint)
        for one in problems_in(project)
        if one.id == "s3settings.W125"
    ]


def settings(**given: object) -> dict[str, object]:
    return {**load(env=ENV, env_file=None), **given}


def variables(given: Mapping[str, object], **arguments: Any) -> list[str | None]:
    return [variable for variable, _, _ in leftovers(given, **arguments)]


def test_a_setting_that_differs_has_no_effect() -> None:
    assert leftovers(settings(AWS_QUERYSTRING_AUTH=False, AWS_LOCATION="uploads")) == [
        (
            "AWS_LOCATION",
            "no effect: load() sets this option for every storage",
            'remove it, and set AWS_MEDIA_LOCATION, or load(defaults={"AWS_MEDIA_LOCATION": …})',
        ),
        (
            "AWS_QUERYSTRING_AUTH",
            "no effect: load() sets this option for every storage",
            'remove it, and set AWS_QUERYSTRING_AUTH, or load(defaults={"AWS_QUERYSTRING_AUTH": …})',
        ),
    ]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"AWS_STORAGE_BUCKET_NAME": "acme"}, id="the same value"),
        pytest.param({"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE"}, id="read by django-storages"),
        pytest.param({"AWS_S3_CLIENT_CONFIG": CONFIG}, id="an object"),
        pytest.param({"AWS_SES_REGION_NAME": "eu-west-1"}, id="of another package"),
        pytest.param({"DEFAULT_FILE_STORAGE": "x.X", "STORAGES": {}}, id="without load"),
        pytest.param({"DEFAULT_FILE_STORAGE": "x.X"}, id="another class, reported as E105"),
    ],
)
def test_what_has_an_effect_or_does_no_harm_is_not_reported(given: dict[str, object]) -> None:
    assert variables(settings(**given)) == []


def test_a_project_without_uploads_on_s3_is_compared_with_its_static_files() -> None:
    found = load(env=ENV, env_file=None, media=False)
    assert variables({**found, "AWS_QUERYSTRING_AUTH": False}) == []
    assert variables({**found, "AWS_QUERYSTRING_AUTH": True}) == ["AWS_QUERYSTRING_AUTH"]


def test_older_settings_have_no_effect() -> None:
    given = settings(DEFAULT_FILE_STORAGE="storages.backends.s3boto3.S3Boto3Storage")
    assert leftovers(given, releases=Releases((5, 2), (1, 14, 6), (1, 40))) == [
        (
            "DEFAULT_FILE_STORAGE",
            "no effect: load() sets the class of the storage",
            "remove it; AWS_MEDIA_BACKEND sets another class",
        )
    ]
    assert variables(given, releases=Releases((4, 2), (1, 14, 6), (1, 40))) == []


MODULE = """\
from s3settings import load
STORAGES = {{"default": {{}}, "backups": {{}}, **{{}}}}
STATIC_ROOT: str = "root"
globals().update({call}(env=ENV, env_file=None))
STATIC_URL = MEDIA_URL = "/both/"
STATIC_URL = {static!r}
MEDIA_URL: str = "/media/"
"""


def module(folder: Path, text: str) -> ModuleType:
    path = folder / "leftover_settings.py"
    path.write_text(text)
    found = ModuleType("leftover_settings")
    found.__dict__.update(__file__=str(path), ENV=ENV, load=load)
    exec(compile(text, str(path), "exec"), found.__dict__)  # noqa: S102 - the text above
    return found


def test_storages_before_a_call_and_urls_after_it_are_reported(tmp_path: Path) -> None:
    found = module(tmp_path, MODULE.format(call="load", static="/static/"))
    assert leftovers(found) == [
        (
            "MEDIA_URL",
            "set after load(), and not the URL of the storage",
            "remove it; AWS_MEDIA_CUSTOM_DOMAIN sets the host of the links",
        ),
        (
            "STATIC_URL",
            "set after load(), and not the URL of the storage",
            "remove it; AWS_STATIC_CUSTOM_DOMAIN sets the host of the links",
        ),
        (
            'STORAGES["backups"]',
            "no effect: load() returns STORAGES without it",
            'pass it to load(): storages={"backups": {…}}',
        ),
    ]


def test_urls_of_the_storages_may_be_set_again(tmp_path: Path) -> None:
    url = "https://acme.s3.eu-west-1.amazonaws.com/static/"
    text = MODULE.format(call="load", static=url).replace('"backups": {}, ', "")
    assert variables(vars(module(tmp_path, text))) == []
    assert [one[0] for one in leftovers(module(tmp_path, text))] == ["MEDIA_URL"]
    local = text.replace("env_file=None", "env_file=None, media=False")
    assert leftovers(module(tmp_path, local)) == []


def test_the_module_of_django_settings_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = module(tmp_path, MODULE.format(call="load", static="/static/"))
    monkeypatch.setitem(sys.modules, "leftover_settings", found)
    lazy = LazySettings()
    lazy.configure(SETTINGS_MODULE="leftover_settings")
    names = {"globals", "update", "load", "ENV", "str"}
    assert statements(lazy) == Statements(
        ("default", "backups"), ("STATIC_URL", "MEDIA_URL"), frozenset(names)
    )
    other = LazySettings()
    other.configure()
    assert statements(other) == NONE


@pytest.mark.parametrize("text", ["x =", "x = 1\n", "globals().update(other())\n"])
def test_a_module_without_a_call_has_no_such_statements(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.py"
    path.write_text(text)
    found = ModuleType("found")
    assert statements(found) == NONE
    found.__file__ = str(path)
    assert replace(statements(found), read=frozenset()) == NONE


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        pytest.param("AWS_LOCATION", [], id="read"),
        pytest.param('"assets"', ["AWS_LOCATION"], id="not read"),
    ],
)
def test_a_setting_that_the_code_reads_has_an_effect(
    tmp_path: Path, location: str, expected: list[str]
) -> None:
    """`migrate` keeps the settings that the defaults of its call are made of."""
    text = f"""\
AWS_LOCATION = "assets"
STORAGES = load(env=ENV, env_file=None, defaults={{"AWS_STATIC_LOCATION": {location}}})["STORAGES"]
"""
    assert variables(vars(module(tmp_path, text))) == ["AWS_LOCATION"]
    found = module(tmp_path, text)
    assert [variable for variable, _, _ in leftovers(found)] == expected
