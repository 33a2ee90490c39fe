import sys
from pathlib import Path
from typing import Any

import pytest

from s3settings.project.backends import (
    S3_CLASSES,
    Backend,
    attribute,
    backend,
    is_computed,
    is_path,
)
from tests.project import own_storages

OWN = "tests.project.own_storages"


@pytest.mark.parametrize(
    "path",
    [
        *S3_CLASSES,
        "storages.backends.s3boto3.S3Boto3Storage",
        "storages.backends.s3boto3.S3StaticStorage",
        f"{OWN}.PublicMedia",
        f"{OWN}.WithConstructor",
    ],
)
def test_a_subclass_of_s3_storage_is_on_s3(path: str) -> None:
    found = backend(path)

    assert found.is_s3
    assert found.failure == ""


@pytest.mark.parametrize(
    "path",
    ["django.core.files.storage.FileSystemStorage", f"{OWN}.NotOnS3", "os.path", "nowhere.Storage"],
)
def test_other_classes_are_not_on_s3(path: str) -> None:
    assert not backend(path).is_s3


@pytest.mark.parametrize(
    "path",
    [
        "nowhere.S3Storage",
        "app.cdn.backends.MediaRootS3BotoStorage",
        "config.storages.R2MediaStorage",
        "storages.backends.s3boto3.Nothing",
        "storages.backends.s3boto.S3BotoStorage",
    ],
)
def test_a_path_that_looks_like_s3_is_recognized(path: str) -> None:
    found = backend(path)

    assert found.is_s3
    assert found.cls is None
    assert found.is_opaque
    assert found.makes_links


def test_a_module_may_raise_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "raises.py").write_text("1 / 0", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])

    assert backend("raises.S3Storage").failure == "its module can't be imported"


@pytest.mark.parametrize(
    ("name", "is_opaque", "makes_links"),
    [
        ("Media", False, False),
        ("WithConstructor", True, False),
        ("WithProperty", False, False),
        ("WithLinks", False, True),
    ],
)
def test_classes_that_compute_options_are_opaque(
    name: str, *, is_opaque: bool, makes_links: bool
) -> None:
    found = backend(f"{OWN}.{name}")

    assert (found.is_opaque, found.makes_links) == (is_opaque, makes_links)


def test_an_attribute_is_found_in_the_class_that_defines_it() -> None:
    assert attribute(own_storages.PublicMedia, "location") == (own_storages.PublicMedia, "public")
    assert attribute(own_storages.PublicMedia, "bucket_name") == (own_storages.Media, "acme")
    assert attribute(own_storages.PublicMedia, "nothing") is None


def test_a_property_is_computed() -> None:
    found = attribute(own_storages.WithProperty, "bucket_name")

    assert found is not None
    assert is_computed(found[1])
    assert not is_computed("acme")


def test_other_libraries_are_known_by_their_module() -> None:
    library = backend("django_s3_storage.storage.S3Storage").library

    assert library is not None
    assert library.name == "django-s3-storage"
    assert backend(S3_CLASSES[0]).library is None


def test_the_path_is_not_shown() -> None:
    assert "secret" not in repr(Backend("secret.Storage", None, is_s3=False))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("a.B", True), ("a", False), ("a..b", False), ("a b.c", False), ("1.2", False), (None, False)],
)
def test_a_dotted_path_is_recognized(value: object, *, expected: bool) -> None:
    assert is_path(value) is expected


def test_the_classes_of_these_tests_work() -> None:
    with_constructor: Any = own_storages.WithConstructor("shop")
    with_property: Any = own_storages.WithProperty()
    with_links: Any = own_storages.WithLinks()

    assert with_constructor.bucket_name == "shop-media"
    assert with_property.bucket_name == "acme"
    assert with_links.url("a.css") == "https://files.example.com/a.css"


def test_a_function_may_create_the_storage() -> None:
    found = backend(f"{OWN}.made_by_a_function")

    assert found.failure == ""
    assert found.is_opaque
    assert type(own_storages.made_by_a_function()).__name__ == "S3Storage"


@pytest.mark.parametrize(
    ("path", "failure", "cure"),
    [
        (
            "storages.backends.s3boto3.S3Boto3StorageFile",
            "not a storage",
            "did you mean storages.backends.s3.S3Storage?",
        ),
        (
            "storages.backends.s3",
            "not a storage",
            "did you mean storages.backends.s3.S3Storage?",
        ),
        ("os.path", "not a storage", "correct the name of the class"),
        (
            "storages.backend.s3.S3ManifestStaticStorage",
            "its module can't be imported",
            "did you mean storages.backends.s3.S3ManifestStaticStorage?",
        ),
        (
            "storages.backends.s3.S3ManifestStorage",
            "its module has no class of this name",
            "did you mean S3ManifestStaticStorage?",
        ),
    ],
)
def test_a_path_without_a_storage_gets_a_hint(path: str, failure: str, cure: str) -> None:
    found = backend(path)

    assert (found.failure, found.cure) == (failure, cure)


def test_another_callable_may_return_anything() -> None:
    found = backend("builtins.len")

    assert found.is_function
    assert not found.is_s3


def test_a_module_that_needs_a_started_django_is_not_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "from django.core.exceptions import AppRegistryNotReady\nraise AppRegistryNotReady"
    (tmp_path / "needs_models.py").write_text(text)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])

    found = backend("needs_models.ReportS3Storage")

    assert (found.failure, found.is_s3, found.is_opaque) == ("", True, True)
    assert not found.is_function
