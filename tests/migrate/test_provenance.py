from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import pytest
from botocore.config import Config
from storages.backends import s3

from s3settings.migrate.building import Origin
from s3settings.migrate.plain import Plain
from s3settings.migrate.provenance import Surroundings

S3Storage: Any = s3.S3Storage


def origin(
    option: str,
    storage: Any,
    *,
    entry: dict[str, object] | None = None,
    settings: Mapping[str, object] | None = None,
    variables: dict[str, str] | None = None,
    prefix: str = "",
    read: Collection[str] = (),
    private: Collection[str] = (),
) -> Origin:
    surroundings = Surroundings(
        entry=entry or {},
        settings=settings or {},
        variables=variables or {},
        scope="media",
        prefix=prefix,
        read=read,
        plain=Plain("salt", lambda: private),
    )
    found: Any = surroundings.origins(storage)[option]
    return Origin(**found)


def expected(**fields: Any) -> Origin:
    unset = Origin(
        value=None, is_default=False, is_in_entry=False, setting=None, settings=[], variable=None
    )
    return replace(unset, **fields)


def test_an_option_that_nothing_sets_has_its_default() -> None:
    assert origin("file_overwrite", S3Storage()) == expected(value=True, is_default=True)


def test_an_option_is_set_by_the_setting_that_django_storages_reads() -> None:
    found = origin(
        "bucket_name",
        S3Storage(bucket_name="files"),
        settings={"AWS_STORAGE_BUCKET_NAME": "files", "BUCKET": "files", "OTHER": "x"},
    )
    assert found == expected(
        value="files",
        setting="AWS_STORAGE_BUCKET_NAME",
        settings=["AWS_STORAGE_BUCKET_NAME", "BUCKET"],
    )


def test_a_setting_of_another_value_has_no_effect() -> None:
    settings: dict[str, object] = {"AWS_LOCATION": "files"}
    assert origin("location", S3Storage(location="media"), settings=settings) == expected(
        value="media"
    )


def test_options_of_an_entry_come_first() -> None:
    found = origin(
        "location",
        S3Storage(location="media"),
        entry={"location": "media"},
        settings={"AWS_LOCATION": "media"},
    )
    assert found == expected(value="media", is_in_entry=True, settings=["AWS_LOCATION"])


@pytest.mark.parametrize(
    ("variables", "prefix", "variable"),
    [
        ({}, "", None),
        ({"AWS_STORAGE_BUCKET_NAME": " "}, "", None),
        ({"AWS_STORAGE_BUCKET_NAME": "files"}, "", "same"),
        ({"AWS_STORAGE_BUCKET_NAME": "other"}, "", "other"),
        ({"AWS_STORAGE_BUCKET_NAME": "no bucket"}, "", "other"),
        ({"AWS_STORAGE_BUCKET_NAME": "other", "AWS_MEDIA_BUCKET_NAME": "files"}, "", "same"),
        ({"DJANGO_AWS_STORAGE_BUCKET_NAME": "files"}, "", None),
        ({"DJANGO_AWS_STORAGE_BUCKET_NAME": "files"}, "DJANGO_", "same"),
    ],
)
def test_variables_that_load_reads_are_compared(
    variables: dict[str, str], prefix: str, variable: str | None
) -> None:
    found = origin(
        "bucket_name", S3Storage(bucket_name="files"), variables=variables, prefix=prefix
    )
    assert found.variable == variable


def test_objects_that_django_storages_makes_itself_are_not_set() -> None:
    storage = S3Storage(addressing_style="path", use_threads=True)
    assert origin("client_config", storage) == expected(is_default=True)
    assert origin("transfer_config", storage) == expected(is_default=True)


def test_objects_that_the_project_makes_are_set() -> None:
    found = origin("client_config", S3Storage(client_config=Config(read_timeout=5)))
    assert not found.is_default


KNOWN = {"NAME": "acme-files", "SHORT": "eu"}


@pytest.mark.parametrize(
    ("value", "composed"),
    [
        ("acme-files", [["setting", "NAME"]]),
        ("acme-files.example.com", [["setting", "NAME"], ["text", ".example.com"]]),
        (
            "https://cdn.acme/acme-files",
            [["text", "https://"], ["variable", "CDN"], ["text", "/"], ["setting", "NAME"]],
        ),
        ("s3.eu.acme-other", []),
        ("acme-files/acme-secret", []),
        ("public", []),
    ],
)
def test_a_private_text_may_consist_of_settings_and_variables(
    value: str, composed: list[list[str]]
) -> None:
    found = origin(
        "custom_domain",
        S3Storage(custom_domain=value),
        settings=KNOWN,
        variables={"CDN": "cdn.acme", "UNREAD": "acme-other"},
        read={"CDN"},
        private={"acme-files", "cdn.acme", "acme-secret", "acme-other"},
    )
    assert found.composed == composed


@pytest.mark.parametrize(
    ("value", "composed"), [("acme-key", [["setting", "NAME"]]), ("acme-key2", []), ("other", [])]
)
def test_no_part_of_a_secret_is_shown(value: str, composed: list[list[str]]) -> None:
    keys = {"access_key": "id", "secret_key": value}
    found = origin("secret_key", S3Storage(**keys), settings={"NAME": "acme-key"})
    assert found.composed == composed
