"""Other apps of the project: what they expect of files, and can't get from S3."""

import re
from collections.abc import Iterator
from typing import cast

from s3settings.facts.hosts import host_of_bucket
from s3settings.problems.problem import Problem
from s3settings.project.reading import Project
from s3settings.project.rules.rule import told
from s3settings.urls import host_of

_UPLOAD_PATH = re.compile(
    r"_(?:UPLOAD|UPLOADS|STORAGE|IMAGE|FILE)_?(?:PATH|DIR|FOLDER|TO)$|UPLOAD_TO$"
)
_ALLOW_ALL = ("CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL")
_ALLOWED = ("CORS_ALLOWED_ORIGINS", "CORS_ORIGIN_WHITELIST")

# apps that keep or cache the URL of a file, and what becomes of it when the URL is signed
_KEEPERS = {
    "sorl.thumbnail": "makes every thumbnail anew, as the signed link, its key, is never the same",
    "ckeditor_uploader": "keeps links in texts, where they expire",
    "django_ckeditor_5": "keeps links in texts, where they expire",
    "django_summernote": "keeps links in texts, where they expire",
    "djangocms_text_ckeditor": "keeps links in texts, where they expire",
    "easy_thumbnails": "can't sign the links of thumbnails again",
    "imagekit": "caches links, which expire",
    "mdeditor": "keeps links in texts, where they expire",
    "martor": "keeps links in texts, where they expire",
    "prose": "keeps links in texts, where they expire",
    "tinymce": "keeps links in texts, where they expire",
}


def upload_paths_are_no_urls(project: Project) -> Iterator[Problem]:
    """A storage takes names relative to itself."""
    if not project.is_on_s3:
        return
    for name, value in project.settings.items():
        if not _UPLOAD_PATH.search(name) or not isinstance(value, str):
            continue
        if value.lower().startswith(("http://", "https://", "//")):
            message = "a URL, where a path relative to the storage belongs; uploads are refused"
            hint = "set the folder alone, such as uploads/"
            yield told("E111", name, message, hint)


def roots_are_folders(project: Project) -> Iterator[Problem]:
    """Storages on S3 do not read the folders of local files; a URL makes one of an odd name."""
    for name in ("MEDIA_ROOT", "STATIC_ROOT") if project.is_on_s3 else ():
        value = project.settings.get(name)
        if isinstance(value, str) and "://" in value:
            message = "a URL, while it is a folder of the local disk; storages on S3 do not read it"
            hint = "remove it, or set a folder; location is the folder in the bucket"
            yield told("W121", name, message, hint)


def cors_is_a_matter_of_the_bucket(project: Project) -> Iterator[Problem]:
    """django-cors-headers speaks for Django's responses, not for those of S3."""
    if not project.is_on_s3 or not project.storages:
        return
    hosts = {host_of(storage.base_url) for storage in project.storages} - {""}
    for name in _ALLOW_ALL:
        if project.settings.get(name) is True:
            message = "CORS of Django, which adds no header to files that S3 or a CDN serves"
            hint = "set CORS rules on the bucket; name the origins that may call this site"
            yield told("W109", name, message, hint)
    for name in _ALLOWED:
        origins = project.settings.get(name)
        listed = cast("list[object]", origins) if isinstance(origins, list | tuple) else []
        asked = {host_of(origin) for origin in listed if isinstance(origin, str)}
        if not asked.isdisjoint(hosts) or any(map(host_of_bucket, asked)):
            message = "has the host of the files, which never is the origin that asks for them"
            yield told("W109", name, message, "remove it, and set CORS rules on the bucket")


def gzip_has_something_to_compress(project: Project) -> Iterator[Problem]:
    """django-storages compresses CSS and JavaScript, which are static files."""
    static = project.entry("staticfiles")
    if static is None or static.backend.is_s3 or project.settings.get("AWS_IS_GZIPPED") is not True:
        return
    if not any(storage.is_static for storage in project.storages):
        message = (
            "compresses CSS and JavaScript on S3, but static files are not there: the storage of "
            f"staticfiles, {_whose(static.backend.path)}, keeps them elsewhere"
        )
        hint = "set storages.backends.s3.S3StaticStorage for static files, or remove the setting"
        yield told("W112", "AWS_IS_GZIPPED", message, hint, alias="staticfiles")


def _whose(path: str) -> str:
    return "of WhiteNoise" if path.startswith("whitenoise.") else "which is not django-storages'"


def compressed_files_are_static_files(project: Project) -> Iterator[Problem]:
    """django-compressor has a storage of its own, by default on the local disk."""
    path = project.settings.get("COMPRESS_STORAGE")
    is_used = project.settings.get("COMPRESS_ENABLED") is not False
    if project.storage("staticfiles") is None or not isinstance(path, str) or not is_used:
        return
    if path.startswith("compressor.storage."):
        message = "keeps compressed files on the local disk, while static files are on S3"
        hint = "set the class of the static files, so that links lead to both"
        yield told("W123", "COMPRESS_STORAGE", message, hint)


def signed_links_are_not_kept(project: Project) -> Iterator[Problem]:
    """A signed link is another one each time, and works for a while."""
    storage = project.storage("default")
    apps = project.settings.get("INSTALLED_APPS")
    if storage is None or not isinstance(apps, list | tuple):
        return
    if not storage.querystring_auth or "querystring_auth" in storage.unknown:
        return
    for app in cast("list[object]", apps):
        name = ".".join(str(app).split(".")[:2])
        name = name if name in _KEEPERS else name.partition(".")[0]
        if name in _KEEPERS:
            variable = storage.origin("querystring_auth").variable
            message = f"links are signed, and {name} {_KEEPERS[name]}"
            hint = "set querystring_auth to False for a public storage of its own, and use it there"
            yield told("W114", variable, message, hint, alias="default")


RULES = (
    upload_paths_are_no_urls,
    roots_are_folders,
    cors_is_a_matter_of_the_bucket,
    gzip_has_something_to_compress,
    compressed_files_are_static_files,
    signed_links_are_not_kept,
)
