import pytest

from tests.project.projects import LOCAL_STATIC, Settings, entry, found, on_globals, option, project

CORS = "CORS of Django, which adds no header to files that S3 or a CDN serves"
GZIP = (
    "compresses CSS and JavaScript on S3, but static files are not there: "
    "the storage of staticfiles, {}, keeps them elsewhere"
)


@pytest.mark.parametrize("name", ["CKEDITOR_UPLOAD_PATH", "EDITOR_UPLOAD_TO", "FORMS_IMAGE_DIR"])
@pytest.mark.parametrize("url", ["https://cdn.example.com/uploads/", "//cdn.example.com/"])
def test_an_upload_path_is_no_url(name: str, url: str) -> None:
    assert found(project(**{name: url})) == [
        (
            "E111",
            name,
            "a URL, where a path relative to the storage belongs; uploads are refused",
        )
    ]


@pytest.mark.parametrize(
    "settings",
    [{"CKEDITOR_UPLOAD_PATH": "uploads/"}, {"CKEDITOR_UPLOAD_PATH": None}, {"API": "https://a.b"}],
    ids=["a path", "nothing", "another URL"],
)
def test_other_paths_and_urls_are_right(settings: Settings) -> None:
    assert found(project(**settings)) == []


@pytest.mark.parametrize("name", ["CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL"])
def test_cors_of_django_does_not_help_files(name: str) -> None:
    assert found(project(**{name: True})) == [("W109", name, CORS)]
    assert found(project(**{name: False})) == []


@pytest.mark.parametrize("name", ["CORS_ALLOWED_ORIGINS", "CORS_ORIGIN_WHITELIST"])
def test_files_are_not_the_origin_that_asks_for_them(name: str) -> None:
    settings = project(static={"custom_domain": "cdn.example.com"})

    assert found({**settings, name: ["https://example.com", "https://[", 1]}) == []
    assert found({**settings, name: ("https://cdn.example.com",)}) == [
        (
            "W109",
            name,
            "has the host of the files, which never is the origin that asks for them",
        )
    ]


def test_without_storages_cors_is_the_business_of_the_project() -> None:
    minio = {
        "STORAGES": {
            "default": entry("django_minio_backend.models.MinioBackend"),
            "staticfiles": {"BACKEND": LOCAL_STATIC},
        },
        "CORS_ALLOW_ALL_ORIGINS": True,
    }

    assert [row[0] for row in found(minio)] == ["E104"]


@pytest.mark.parametrize(
    ("backend", "whose"),
    [
        ("whitenoise.storage.CompressedStaticFilesStorage", "of WhiteNoise"),
        (LOCAL_STATIC, "which is not django-storages'"),
    ],
)
def test_there_is_something_to_compress(backend: str, whose: str) -> None:
    settings = on_globals(AWS_IS_GZIPPED=True)
    assert found(settings) == []

    settings["STORAGES"]["staticfiles"] = {"BACKEND": backend}
    assert found(settings) == [("W112", "AWS_IS_GZIPPED", GZIP.format(whose))]

    settings["COMPRESS_STORAGE"] = "tests.project.own_storages.Static"
    assert found(settings) == []


@pytest.mark.parametrize(
    ("app", "reported"),
    [
        (
            "sorl.thumbnail",
            (
                "sorl.thumbnail makes every thumbnail anew, as the signed link, its key, "
                "is never the same"
            ),
        ),
        ("django_summernote", "django_summernote keeps links in texts, where they expire"),
        ("tinymce.apps.Config", "tinymce keeps links in texts, where they expire"),
    ],
)
def test_signed_links_are_not_kept(app: str, reported: str) -> None:
    apps = ["django.contrib.staticfiles", app]

    assert found(project(INSTALLED_APPS=apps)) == [
        ("W114", option("default", "querystring_auth"), f"links are signed, and {reported}")
    ]
    assert found(project(default={"querystring_auth": False}, INSTALLED_APPS=apps)) == []


def test_a_text_is_no_list_of_apps() -> None:
    assert found(project(INSTALLED_APPS="sorl.thumbnail")) == []


def test_no_bucket_of_aws_asks_for_files() -> None:
    settings = project(
        CORS_ALLOWED_ORIGINS=["https://example.com", "https://acme.s3.amazonaws.com"]
    )

    assert [row[:2] for row in found(settings)] == [("W109", "CORS_ALLOWED_ORIGINS")]


@pytest.mark.parametrize("name", ["MEDIA_ROOT", "STATIC_ROOT"])
def test_a_root_is_a_folder_of_the_local_disk(name: str) -> None:
    message = "a URL, while it is a folder of the local disk; storages on S3 do not read it"

    assert found(project(**{name: "https://acme.s3.amazonaws.com/media/"})) == [
        ("W121", name, message)
    ]
    assert found(project(**{name: "/srv/media"})) == []
    assert found({name: "https://acme.s3.amazonaws.com/media/"}) == []


def test_compressed_files_are_beside_the_others() -> None:
    settings = project(COMPRESS_STORAGE="compressor.storage.GzipCompressorFileStorage")
    reported = (
        "W123",
        "COMPRESS_STORAGE",
        "keeps compressed files on the local disk, while static files are on S3",
    )

    assert found(settings) == [reported]
    assert found({**settings, "COMPRESS_ENABLED": False}) == []
    settings["STORAGES"]["staticfiles"] = {"BACKEND": LOCAL_STATIC}
    assert found(settings) == []
