import pytest

from tests.project.projects import (
    LOCAL_STATIC,
    Settings,
    entry,
    found,
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
    assert found(project(**{name: "//acme.s3.amazonaws.com/media/"})) == [("W121", name, message)]
    assert found(project(**{name: "/srv/media"})) == []
    assert found({name: "https://acme.s3.amazonaws.com/media/"}) == []


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
