import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.project import own_storages
from tests.project.projects import Settings, entry, found, hints, project

OWN = "tests.project.own_storages"


def with_class(name: str) -> Settings:
    settings = project()
    settings["STORAGES"]["default"] = entry(f"{OWN}.{name}", location="media", file_overwrite=False)
    return settings


@pytest.mark.parametrize(
    ("attribute", "meant"),
    [
        ("file_overwite", "file_overwrite"),
        ("acl", "default_acl"),
        ("s3_bucket_name", "bucket_name"),
    ],
)
def test_an_attribute_that_is_not_an_option_is_reported(
    monkeypatch: pytest.MonkeyPatch, attribute: str, meant: str
) -> None:
    monkeypatch.setattr(own_storages.Media, attribute, "x", raising=False)
    settings = with_class("Media")

    assert found(settings) == [
        (
            "W122",
            f"{OWN}.Media.{attribute}",
            f"not an option of django-storages, so {meant} is not set",
        )
    ]
    assert hints(settings) == [f"did you mean {meant}?"]


@pytest.mark.parametrize(
    ("attribute", "hint"),
    [
        pytest.param(
            "encryption",
            'in place of it, set object_parameters to {"ServerSideEncryption": "AES256"}',
            id="an argument of uploads",
        ),
        pytest.param(
            "secure_urls",
            'in place of it, set url_protocol to "https:" or "http:"',
            id="another type",
        ),
    ],
)
def test_an_option_whose_values_have_another_form_is_not_renamed(
    monkeypatch: pytest.MonkeyPatch, attribute: str, hint: str
) -> None:
    monkeypatch.setattr(own_storages.Media, attribute, True, raising=False)

    assert hints(with_class("Media")) == [hint]
    assert hints(project(default={attribute: True})) == [hint]


@pytest.mark.parametrize(
    ("attribute", "member", "hint"),
    [
        ("bucket", "property bucket", "did you mean bucket_name?"),
        ("url", "method url", "rename it"),
    ],
)
def test_a_value_in_place_of_a_member_is_reported(
    monkeypatch: pytest.MonkeyPatch, attribute: str, member: str, hint: str
) -> None:
    monkeypatch.setattr(own_storages.Media, attribute, "x", raising=False)
    settings = with_class("Media")
    message = f"a value in place of the {member}, which the storage needs"

    assert found(settings) == [("E116", f"{OWN}.Media.{attribute}", message)]
    assert hints(settings) == [hint]


@pytest.mark.parametrize(
    "value", [property(str), str, staticmethod(str)], ids=["property", "class", "method"]
)
def test_a_class_may_override_a_member(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    monkeypatch.setattr(own_storages.Media, "bucket", value, raising=False)

    assert found(with_class("Media")) == []


def test_a_removed_option_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_storages.Media, "preload_metadata", 1, raising=False)

    assert found(with_class("Media")) == [
        (
            "W103",
            f"{OWN}.Media.preload_metadata",
            "removed in django-storages 1.10; it has no effect",
        )
    ]


def test_a_class_of_several_storages_is_reported_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_storages.Media, "acl", "private", raising=False)
    settings = with_class("Media")
    settings["STORAGES"]["other"] = entry(f"{OWN}.PublicMedia", default_acl=None)

    assert [row[0] for row in found(settings)] == ["W122"]


@pytest.mark.parametrize("attribute", ["tenant", "manifest_strict", "public"])
def test_other_attributes_are_ignored(monkeypatch: pytest.MonkeyPatch, attribute: str) -> None:
    monkeypatch.setattr(own_storages.Media, attribute, "x", raising=False)

    assert found(with_class("Media")) == []


def test_an_attribute_of_a_class_with_code_is_ignored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_storages.WithLinks, "base_url", "https://x.com", raising=False)
    settings = project()
    settings["STORAGES"]["staticfiles"] = entry(f"{OWN}.WithLinks", region_name="eu-west-1")

    assert found(settings) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("HashedTooLate", ["W131"]),
        ("Hashed", []),
        ("HashedOnS3", ["W131"]),
        ("HashedOnDisk", ["E115"]),
        ("StaticOnDisk", ["E115"]),
        ("StaticOnS3", []),
    ],
)
def test_links_have_the_hashes_of_the_manifest(name: str, expected: list[str]) -> None:
    settings = project()
    path = f"tests.project.own_storages.{name}"
    settings["STORAGES"]["staticfiles"] = entry(path, location="static")

    assert [row[0] for row in found(settings)] == expected


def test_a_setting_is_not_an_attribute() -> None:
    settings = project()
    settings["STORAGES"]["default"] = entry("tests.project.own_storages.WithSetting")

    assert found(settings) == [
        (
            "W122",
            "tests.project.own_storages.WithSetting.AWS_DEFAULT_ACL",
            "not an option of django-storages, so default_acl is not set",
        )
    ]


def test_an_attribute_that_is_set_elsewhere_too_has_no_effect(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_storages.Media, "AWS_REGION", "eu-west-1", raising=False)

    assert found(with_class("Media")) == [
        (
            "W122",
            f"{OWN}.Media.AWS_REGION",
            "no effect: django-storages reads region_name, which is set elsewhere",
        )
    ]


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [("AWS_S3_CONNECT_TIMEOUT", ["W122"]), ("AWS_HEADERS", ["W103"]), ("AWS_FOO", [])],
)
def test_an_attribute_with_the_name_of_a_setting_is_reported(
    monkeypatch: pytest.MonkeyPatch, attribute: str, expected: list[str]
) -> None:
    monkeypatch.setattr(own_storages.Media, attribute, 5, raising=False)

    assert [row[0] for row in found(with_class("Media"))] == expected


def test_an_attribute_that_a_method_reads_is_ignored() -> None:
    assert found(with_class("WithCode")) == []


def test_an_attribute_that_other_code_reads_is_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_storages.Media, "AWS_S3_READ_TIMEOUT", 5, raising=False)
    settings = ModuleType("settings")
    settings.__file__ = str(tmp_path / "settings.py")
    for name, value in with_class("Media").items():
        setattr(settings, name, value)
    (tmp_path / "views.py").write_text("storage.AWS_S3_READ_TIMEOUT\n")

    assert found(settings) == []


BY_CODE = "code of the class sets options, so only OPTIONS and attributes are checked"
BY_A_FUNCTION = "a function returns the storage, so only its OPTIONS are checked"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("WithConstructor", [BY_CODE]),
        ("made_by_a_function", [BY_A_FUNCTION]),
        ("made_by_a_partial", []),
        ("made_elsewhere", []),
        ("WithBucket", []),
        ("Media", []),
    ],
)
def test_options_that_only_code_knows_are_noted(name: str, expected: list[str]) -> None:
    settings = project()
    settings["STORAGES"]["default"] = {"BACKEND": f"{OWN}.{name}"}

    notes = [row for row in found(settings) if row[0] == "W132"]

    assert notes == [("W132", 'STORAGES["default"]["BACKEND"]', each) for each in expected]


def test_what_a_constructor_leaves_is_checked() -> None:
    settings = project()
    settings["STORAGES"]["default"] = entry(
        f"{OWN}.WithBucket", region_name="eu-west-1", url_protocol="https", of_the_constructor=1
    )

    place = 'STORAGES["default"]["OPTIONS"]["url_protocol"]'
    assert [row[:2] for row in found(settings)] == [("E108", place)]


def test_the_order_of_the_bases_decides_where_files_are() -> None:
    def saved_by(name: str) -> str:
        method: object = getattr(vars(own_storages)[name], "_save")  # noqa: B009 - private in Django
        return getattr(method, "__qualname__", "")

    assert saved_by("StaticOnS3") == saved_by("HashedOnS3") == "S3Storage._save"
    assert saved_by("StaticOnDisk") == saved_by("HashedOnDisk") == "FileSystemStorage._save"


def test_a_class_in_a_module_with_models_is_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "from django.core.exceptions import AppRegistryNotReady\nraise AppRegistryNotReady"
    (tmp_path / "with_models.py").write_text(text)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    settings = project()
    settings["STORAGES"]["default"]["BACKEND"] = "with_models.ReportS3Storage"

    assert found(settings) == [
        (
            "W132",
            'STORAGES["default"]["BACKEND"]',
            "its module imports models, so only its OPTIONS are checked",
        )
    ]
