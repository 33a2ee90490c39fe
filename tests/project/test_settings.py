import warnings
from types import ModuleType, SimpleNamespace

from django.conf import settings
from django.test import override_settings

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
