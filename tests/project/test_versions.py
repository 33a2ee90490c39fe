from importlib.metadata import version

import pytest

from s3settings.project.versions import Releases, installed, numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5.2.19", (5, 2, 19)),
        ("6.0rc1", (6, 0)),
        (">=1.36", (1, 36)),
        ("5", (5,)),
        ("unknown", ()),
    ],
)
def test_a_version_is_converted_to_numbers(text: str, expected: tuple[int, ...]) -> None:
    assert numbers(text) == expected


def test_installed_releases_are_returned() -> None:
    assert Releases.installed() == Releases(
        django=numbers(version("Django")),
        storages=numbers(version("django-storages")),
        botocore=numbers(version("botocore")),
        thumbnails=installed("easy-thumbnails"),
    )


def test_a_missing_package_has_no_release() -> None:
    assert installed("no-such-package") == ()
