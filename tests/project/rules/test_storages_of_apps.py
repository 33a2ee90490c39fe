import pytest

from tests.project.projects import (
    LOCAL_STATIC,
    S3,
    Settings,
    entry,
    found,
    hints,
    ids,
    on_globals,
    option,
    project,
)


def test_signed_links_as_sources_of_thumbnails_are_reported() -> None:
    settings = on_globals(AWS_LOCATION="media", INSTALLED_APPS=["sorl.thumbnail"])
    variable = option("default", "querystring_auth")
    removed = (
        "sorl.thumbnail removes the signature of a link, so it can't open a private file by its URL"
    )
    kept = (
        "sorl.thumbnail recreates every thumbnail, because signed links, its cache keys, "
        "always change"
    )

    assert found(settings) == [("W136", variable, removed)]
    assert found({**settings, "THUMBNAIL_REMOVE_URL_ARGS": False}) == [("W114", variable, kept)]
    assert found({**settings, "AWS_QUERYSTRING_AUTH": False}) == []


def test_thumbnails_without_the_options_of_uploads_are_reported() -> None:
    public = {"querystring_auth": False}
    settings = project(default=public, INSTALLED_APPS=["sorl.thumbnail"])
    message = (
        "not set, so sorl.thumbnail makes the class of uploads without bucket_name, location, "
        "region_name"
    )

    assert found(settings) == [("W126", "THUMBNAIL_STORAGE", message)]
    same = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
    assert found({**settings, **same, "AWS_LOCATION": "media"}) == []
    assert found({**settings, "INSTALLED_APPS": ["easy_thumbnails"]}) == []
    assert found({**settings, "INSTALLED_APPS": "sorl.thumbnail"}) == []
    own = found({**settings, "THUMBNAIL_STORAGE": "storages.backends.s3.S3Storage"})
    assert "W126" not in [id_ for id_, *_ in own]
    settings["STORAGES"]["default"] = entry("django.core.files.storage.FileSystemStorage")
    assert found(settings) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("CKEDITOR_5_FILE_STORAGE", '"django.core.files.storage.DefaultStorage"'),
        ("IMAGEKIT_DEFAULT_FILE_STORAGE", '"default"'),
    ],
)
def test_a_class_of_uploads_without_its_options_is_reported(name: str, hint: str) -> None:
    settings = project(**{name: S3})
    message = "the class of uploads, which is made without bucket_name, location, region_name"

    assert ("W126", name, message) in found(settings)
    assert f"remove it, or set it to {hint}, to use the storage of uploads" in hints(settings)
    same = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
    assert "W126" not in ids({**settings, **same, "AWS_LOCATION": "media"})
    assert "W126" not in ids(project(**{name: "tests.project.own_storages.Media"}))
    assert "W126" not in ids({name: S3})


LOST = "not read since easy-thumbnails 2.10, so thumbnails go to the storage of uploads"
ON_DISK = "not set, so easy-thumbnails stores thumbnails on the local disk"


@pytest.mark.parametrize(
    ("release", "path", "expected"),
    [
        pytest.param((2, 8, 5), None, [ON_DISK], id="the default of old releases"),
        pytest.param((2, 8, 5), S3, [], id="a class for old releases"),
        pytest.param((2, 9), None, [ON_DISK], id="the default of 2.9"),
        pytest.param((2, 10), None, [], id="the storage of uploads"),
        pytest.param((2, 10), S3, [], id="the class of uploads"),
        pytest.param((2, 10, 1), "acme.s3.ThumbnailS3Storage", [LOST], id="another class"),
        pytest.param((), None, [], id="no such package"),
    ],
)
def test_thumbnails_are_where_the_release_looks(
    release: tuple[int, ...], path: str | None, expected: list[str]
) -> None:
    settings = project(default={"querystring_auth": False}, INSTALLED_APPS=["easy_thumbnails"])
    given = settings if path is None else {**settings, "THUMBNAIL_DEFAULT_STORAGE": path}

    found_ = found(given, thumbnails=release)

    assert [message for id_, _, message in found_ if id_ == "W127"] == expected


def test_an_alias_for_thumbnails_is_read_since_2_9() -> None:
    settings = project(INSTALLED_APPS=["easy_thumbnails"])
    settings["STORAGES"]["easy_thumbnails"] = entry(S3, bucket_name="acme", location="thumbs")

    assert "W127" in ids(settings, thumbnails=(2, 8, 5))
    assert "W127" not in ids(settings, thumbnails=(2, 9))
    assert "W127" not in ids(settings, thumbnails=(2, 10))


def test_text_is_not_a_list_of_apps() -> None:
    assert found(project(INSTALLED_APPS="sorl.thumbnail")) == []


def test_compressed_files_on_another_storage_are_reported() -> None:
    settings = project(COMPRESS_STORAGE="compressor.storage.GzipCompressorFileStorage")
    reported = (
        "W123",
        "COMPRESS_STORAGE",
        "stores compressed files on the local disk, but static files are on S3",
    )

    assert found(settings) == [reported]
    assert found({**settings, "COMPRESS_ENABLED": False}) == []
    settings["STORAGES"]["staticfiles"] = {"BACKEND": LOCAL_STATIC}
    assert found(settings) == []


@pytest.mark.parametrize(
    ("others", "reported"),
    [
        ({"DEBUG": False}, ["W123"]),
        ({"COMPRESS_ENABLED": True}, ["W123"]),
        ({}, []),
        ({"DEBUG": False, "COMPRESS_URL": "https://example.com/compressed/"}, []),
        ({"DEBUG": False, "COMPRESS_STORAGE": "storages.backends.s3.S3StaticStorage"}, []),
        ({"DEBUG": False, "INSTALLED_APPS": ["django.contrib.staticfiles"]}, []),
    ],
)
def test_compressed_files_on_the_default_storage_are_reported(
    others: Settings, reported: list[str]
) -> None:
    settings = project(INSTALLED_APPS=["django.contrib.staticfiles", "compressor"])

    ids = [id_ for id_, *_ in found({**settings, **others})]
    assert [id_ for id_ in ids if id_ == "W123"] == reported


def test_signed_links_of_compressed_files_are_a_problem_of_their_class() -> None:
    settings = on_globals(COMPRESS_STORAGE=S3)

    assert [row[:2] for row in found(settings)] == [("E042", "COMPRESS_STORAGE")]
    assert found({**settings, "AWS_QUERYSTRING_AUTH": False}) == []
