from typing import Any

import pytest

from s3settings.migrate.building import Built
from s3settings.migrate.comparison import Difference, differences

FACTS: dict[str, Any] = {
    "error": None,
    "families": ["storages.backends.s3.S3Storage"],
    "behavior": [],
    "options": {"location": "media", "querystring_expire": 3600},
    "attributes": {},
    "inert": ["querystring_expire"],
    "signer": None,
    "keys": {"a": "media/a"},
    "links": {"a": {"link": "/media/a"}},
}
URLS = {"MEDIA_URL": "/media/"}


def built(**changed: object) -> Built:
    storages = {"default": {**FACTS, **changed}}
    return Built(error=None, storages=storages, urls=URLS)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"options": {**FACTS["options"], "location": ""}}, ["location"]),
        ({"options": {"location": "media", "querystring_expire": 60}}, []),
        ({"options": {**FACTS["options"], "more": 1}}, ["more"]),
        (
            {"options": {"location": "media", "querystring_expire": 60}, "inert": []},
            ["querystring_expire"],
        ),
        ({"attributes": {"manifest_name": "x"}}, ["attribute manifest_name"]),
        ({"signer": [1, 2]}, ["CloudFront key"]),
        ({"keys": {"a": "a"}, "links": {"a": {"link": "/a"}}}, ["key of a", "link of a"]),
        ({"families": [], "behavior": ["x"]}, ["classes", "code of the project"]),
    ],
)
def test_every_difference_with_an_effect_is_reported(
    changed: dict[str, object], expected: list[str]
) -> None:
    found = differences(built(), built(**changed))
    assert found == [Difference("default", what) for what in expected]


def test_a_slash_at_the_end_is_named_as_the_only_difference() -> None:
    options = {**FACTS["options"], "endpoint_url": "https://minio.example/"}
    without = {**options, "endpoint_url": "https://minio.example"}

    assert differences(built(options=options), built(options=without)) == [
        Difference("default", "endpoint_url", "differs only in the slash at its end")
    ]


def test_what_cannot_be_compared_is_different() -> None:
    unknown = built(options={"arguments": {"unknown": "library.Storage"}})
    assert differences(unknown, unknown) == [
        Difference("default", "arguments", "can't be compared")
    ]


def test_a_run_that_fails_is_different() -> None:
    failed = Built(error="KeyError at settings.py:3")
    assert differences(built(), failed) == [
        Difference("", "settings", "raise KeyError at settings.py:3")
    ]
    assert differences(failed, built()) == differences(built(), failed)


def test_storages_that_come_or_go_are_reported() -> None:
    empty = Built(error=None, urls=URLS)
    assert differences(built(), empty) == [
        Difference("default", "storage", "is missing afterwards")
    ]
    assert differences(empty, built()) == [Difference("default", "storage", "is new")]


def test_errors_of_a_storage_are_compared() -> None:
    failed = built(error="KeyError")
    assert differences(failed, failed) == []
    assert differences(built(), failed) == [
        Difference("default", "storage", "raises KeyError afterwards")
    ]
    assert differences(failed, built()) == [
        Difference("default", "storage", "raises nothing afterwards")
    ]


def test_settings_are_compared() -> None:
    other = Built(error=None, storages=built().storages, urls={"MEDIA_URL": "/"})
    assert differences(built(), other) == [Difference("", "MEDIA_URL")]
