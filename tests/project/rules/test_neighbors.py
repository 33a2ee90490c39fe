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

CORS = "a CORS setting of Django, which adds no headers to files served by S3 or a CDN"
GZIP = (
    "compresses CSS and JavaScript on S3, but static files are not there: "
    "the backend of staticfiles is {}"
)


@pytest.mark.parametrize("name", ["CKEDITOR_UPLOAD_PATH", "EDITOR_UPLOAD_TO", "FORMS_IMAGE_DIR"])
@pytest.mark.parametrize("url", ["https://cdn.example.com/uploads/", "//cdn.example.com/"])
def test_a_url_as_upload_path_is_reported(name: str, url: str) -> None:
    assert found(project(**{name: url})) == [
        (
            "E111",
            name,
            "a URL instead of a path relative to the storage; uploads fail",
        )
    ]


@pytest.mark.parametrize(
    "settings",
    [{"CKEDITOR_UPLOAD_PATH": "uploads/"}, {"CKEDITOR_UPLOAD_PATH": None}, {"API": "https://a.b"}],
    ids=["a path", "nothing", "another URL"],
)
def test_other_paths_and_urls_are_accepted(settings: Settings) -> None:
    assert found(project(**settings)) == []


@pytest.mark.parametrize("name", ["CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL"])
def test_cors_settings_of_django_are_reported(name: str) -> None:
    assert found(project(**{name: True})) == [("W109", name, CORS)]
    assert found(project(**{name: False})) == []


@pytest.mark.parametrize("app", ["rest_framework", "ninja"])
def test_cors_settings_of_an_api_are_accepted(app: str) -> None:
    apps = ["django.contrib.staticfiles", app]

    assert found(project(CORS_ALLOW_ALL_ORIGINS=True, INSTALLED_APPS=apps)) == []


def test_cors_settings_are_accepted_with_static_files_on_the_disk() -> None:
    settings = project(CORS_ALLOW_ALL_ORIGINS=True)
    settings["STORAGES"]["staticfiles"] = {"BACKEND": LOCAL_STATIC}

    assert found(settings) == []


@pytest.mark.parametrize("app", ["easy_thumbnails", "imagekit"])
def test_apps_that_create_each_link_again_are_accepted(app: str) -> None:
    assert found(project(INSTALLED_APPS=["django.contrib.staticfiles", app])) == []


@pytest.mark.parametrize("name", ["CORS_ALLOWED_ORIGINS", "CORS_ORIGIN_WHITELIST"])
def test_the_host_of_the_files_as_cors_origin_is_reported(name: str) -> None:
    settings = project(static={"custom_domain": "cdn.example.com"})

    assert found({**settings, name: ["https://example.com", "https://[", 1]}) == []
    assert found({**settings, name: ("https://cdn.example.com",)}) == [
        (
            "W109",
            name,
            "contains the host of the files, which is never the origin of a request",
        )
    ]


def test_cors_settings_are_accepted_without_storages() -> None:
    minio = {
        "STORAGES": {
            "default": entry("django_minio_backend.models.MinioBackend"),
            "staticfiles": {"BACKEND": LOCAL_STATIC},
        },
        "CORS_ALLOW_ALL_ORIGINS": True,
    }

    assert [row[0] for row in found(minio)] == ["E104"]


@pytest.mark.parametrize(
    ("backend", "owner"),
    [
        ("whitenoise.storage.CompressedStaticFilesStorage", "WhiteNoise"),
        (LOCAL_STATIC, "not one of django-storages"),
    ],
)
def test_compression_without_static_files_on_s3_is_reported(backend: str, owner: str) -> None:
    settings = on_globals(AWS_IS_GZIPPED=True)
    assert found(settings) == []

    settings["STORAGES"]["staticfiles"] = {"BACKEND": backend}
    assert found(settings) == [("W112", "AWS_IS_GZIPPED", GZIP.format(owner))]

    settings["COMPRESS_STORAGE"] = "tests.project.own_storages.Static"
    assert found(settings) == []


@pytest.mark.parametrize(
    "path", ["tests.project.own_storages.made_by_a_function", "of_nobody.storages.StaticStorage"]
)
def test_a_storage_that_is_not_known_may_be_on_s3(path: str) -> None:
    settings = on_globals(AWS_IS_GZIPPED=True)
    settings["STORAGES"]["staticfiles"] = {"BACKEND": path}

    assert "W112" not in [row[0] for row in found(settings)]


@pytest.mark.parametrize(
    ("app", "reported"),
    [
        ("django_summernote", "django_summernote stores signed links in its content; they expire"),
        ("tinymce.apps.Config", "tinymce stores signed links in its content; they expire"),
    ],
)
def test_signed_links_are_not_stored(app: str, reported: str) -> None:
    apps = ["django.contrib.staticfiles", app]

    settings = on_globals(AWS_LOCATION="media", INSTALLED_APPS=apps)

    assert found(settings) == [("W114", option("default", "querystring_auth"), reported)]
    assert found({**settings, "AWS_QUERYSTRING_AUTH": False}) == []


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
    assert f"set it to {hint}, or remove it, to use the storage of uploads" in hints(settings)
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


def test_bucket_hosts_as_cors_origins_are_reported() -> None:
    settings = project(
        CORS_ALLOWED_ORIGINS=["https://example.com", "https://acme.s3.amazonaws.com"]
    )

    assert [row[:2] for row in found(settings)] == [("W109", "CORS_ALLOWED_ORIGINS")]


@pytest.mark.parametrize("name", ["MEDIA_ROOT", "STATIC_ROOT"])
def test_a_url_as_root_is_reported(name: str) -> None:
    message = "a URL instead of a folder on the local disk; storages on S3 do not read it"

    assert found(project(**{name: "https://acme.s3.amazonaws.com/media/"})) == [
        ("W121", name, message)
    ]
    assert found(project(**{name: "/srv/media"})) == []
    assert found({name: "https://acme.s3.amazonaws.com/media/"}) == []


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


CACHE = ["django.middleware.cache.UpdateCacheMiddleware"]


@pytest.mark.parametrize(
    ("settings", "is_reported"),
    [
        (project(MIDDLEWARE=CACHE, CACHE_MIDDLEWARE_SECONDS=86_400), True),
        (project(default={"querystring_expire": 300}, MIDDLEWARE=tuple(CACHE)), True),
        (project(MIDDLEWARE=CACHE, CACHE_MIDDLEWARE_SECONDS=3600), False),
        (project(MIDDLEWARE=CACHE), False),
        (project(MIDDLEWARE=CACHE, CACHE_MIDDLEWARE_SECONDS="86400"), False),
        (project(MIDDLEWARE=[], CACHE_MIDDLEWARE_SECONDS=86_400), False),
        (project(CACHE_MIDDLEWARE_SECONDS=86_400), False),
        (
            project(
                default={"querystring_auth": False},
                MIDDLEWARE=CACHE,
                CACHE_MIDDLEWARE_SECONDS=86_400,
            ),
            False,
        ),
        ({"MIDDLEWARE": CACHE, "CACHE_MIDDLEWARE_SECONDS": 86_400}, False),
        (
            {
                "STORAGES": {
                    "default": entry("tests.project.own_storages.WithConstructor"),
                    "staticfiles": {"BACKEND": LOCAL_STATIC},
                },
                "MIDDLEWARE": CACHE,
                "CACHE_MIDDLEWARE_SECONDS": 86_400,
            },
            False,
        ),
    ],
    ids=[
        "a day",
        "the default of Django",
        "as long",
        "shorter",
        "not a number",
        "no cache",
        "no middleware",
        "public",
        "not on S3",
        "unknown options",
    ],
)
def test_pages_are_cached_for_less_time_than_links_work(
    settings: Settings, *, is_reported: bool
) -> None:
    names = [row[1] for row in found(settings) if row[0] == "W135"]

    assert names == ["CACHE_MIDDLEWARE_SECONDS"] * is_reported
