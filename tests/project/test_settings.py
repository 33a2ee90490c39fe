import warnings
from types import ModuleType, SimpleNamespace
from typing import Any, cast

from django.conf import settings
from django.test import override_settings
from django.utils.functional import SimpleLazyObject

from s3settings.project import problems_in, read
from s3settings.project.settings import declared


def test_settings_in_a_mapping_are_in_upper_case() -> None:
    given: dict[object, object] = {"STORAGES": {}, "_PRIVATE": 1, "lower": 2, 3: 4}

    assert declared(given) == {"STORAGES": {}}


def test_settings_of_modules_and_objects_are_attributes() -> None:
    module = ModuleType("config.settings")
    module.__dict__.update(DEBUG=True, helper=1)

    assert declared(module) == {"DEBUG": True}
    assert declared(SimpleNamespace(DEBUG=False)) == {"DEBUG": False}


def test_only_overridden_settings_of_django_are_declared() -> None:
    with override_settings(AWS_LOCATION="media"):
        found = declared(settings)

    assert found["AWS_LOCATION"] == "media"
    assert found["STATIC_URL"] == settings.STATIC_URL
    assert "STORAGES" not in found
    assert "LANGUAGES" not in found


def test_reading_a_deprecated_setting_does_not_warn() -> None:
    class Deprecated:
        @property
        def DEFAULT_FILE_STORAGE(self) -> object:  # noqa: N802 - the name of a setting
            warnings.warn("deprecated", DeprecationWarning, stacklevel=1)
            return "a.B"

    assert declared(Deprecated()) == {"DEFAULT_FILE_STORAGE": "a.B"}


def test_lazy_objects_are_evaluated_wherever_they_are() -> None:
    plain = {"OPTIONS": {"location": "media", "more": ("a", "b")}}
    lazy = SimpleLazyObject(lambda: "acme")
    given = {
        "MEDIA_URL": lazy,
        "STORAGES": {"default": {"OPTIONS": {"bucket_name": lazy, "a": [lazy, 1]}}, "b": plain},
    }

    found: Any = declared(given)

    assert type(found["MEDIA_URL"]) is str
    options = found["STORAGES"]["default"]["OPTIONS"]
    assert [type(options["bucket_name"]), *map(type, options["a"])] == [str, str, int]
    assert found["STORAGES"]["b"] is plain
    assert type(declared({"A": lazy})["A"]) is str


def test_a_lazy_object_that_cannot_be_made_is_not_text() -> None:
    def fail() -> str:
        raise ConnectionError("c4n4ry")

    found = declared({"AWS_SECRET_ACCESS_KEY": SimpleLazyObject(fail)})

    assert type(found["AWS_SECRET_ACCESS_KEY"]) is object


def test_settings_that_are_lazy_are_checked_as_others() -> None:
    backend = "storages.backends.s3.S3Storage"
    storages = {"default": {"BACKEND": backend, "OPTIONS": {"location": "/media"}}}
    plain = {"STORAGES": storages, "MEDIA_URL": "media", "AWS_STORAGE_BUCKET_NAME": "acme"}

    def of(value: Any) -> Any:
        if isinstance(value, dict):
            items = cast("dict[str, object]", value)
            return {name: of(item) for name, item in items.items()}
        return SimpleLazyObject(lambda: value)

    lazy = {name: of(value) for name, value in plain.items()}

    assert [*problems_in(read(lazy, environment={}))] == [*problems_in(read(plain, environment={}))]
    assert problems_in(read(plain, environment={}))
