"""Rules about other apps of the project, and what they expect of files."""

import re
from collections.abc import Iterator
from typing import cast

from s3settings.facts.hosts import host_of_bucket
from s3settings.problems.problem import Problem
from s3settings.project.reading import UNWRITTEN, Project
from s3settings.project.rules.rule import setting_problem
from s3settings.urls import host_of

_UPLOAD_PATH = re.compile(
    r"_(?:UPLOAD|UPLOADS|STORAGE|IMAGE|FILE)_?(?:PATH|DIR|FOLDER|TO)$|UPLOAD_TO$"
)
_ALLOW_ALL = ("CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL")
# apps of APIs, which other origins call: CORS is for their responses
_OF_APIS = frozenset(
    {"graphene_django", "ninja", "ninja_extra", "rest_framework", "strawberry_django", "tastypie"}
)
_ALLOWED = ("CORS_ALLOWED_ORIGINS", "CORS_ORIGIN_WHITELIST")

_CACHE = "django.middleware.cache.UpdateCacheMiddleware"
# and the default of Django
_CACHE_SECONDS, _CACHED = "CACHE_MIDDLEWARE_SECONDS", 600
# apps that store the URLs of files in their content
_STORING_LINKS = (
    "ckeditor_uploader",
    "django_ckeditor_5",
    "django_summernote",
    "djangocms_text_ckeditor",
    "mdeditor",
    "martor",
    "prose",
    "tinymce",
)


def upload_paths_are_relative(project: Project) -> Iterator[Problem]:
    """Upload paths must be relative to the storage, not URLs."""
    if not project.is_on_s3:
        return
    for name, value in project.settings.items():
        if not _UPLOAD_PATH.search(name) or not isinstance(value, str):
            continue
        if value.lower().startswith(("http://", "https://", "//")):
            message = "a URL instead of a path relative to the storage; uploads fail"
            hint = "set only the folder, such as uploads/"
            yield setting_problem("E111", name, message, hint)


def roots_are_folders(project: Project) -> Iterator[Problem]:
    """MEDIA_ROOT and STATIC_ROOT must be local folders; storages on S3 do not read them."""
    for name in ("MEDIA_ROOT", "STATIC_ROOT") if project.is_on_s3 else ():
        value = project.settings.get(name)
        if isinstance(value, str) and ("://" in value or value.startswith("//")):
            message = "a URL instead of a folder on the local disk; storages on S3 do not read it"
            hint = "remove it, or set a folder; location sets the folder in the bucket"
            yield setting_problem("W121", name, message, hint)


def cors_is_configured_on_the_bucket(project: Project) -> Iterator[Problem]:
    """CORS must be configured on the bucket: django-cors-headers only affects responses of Django."""
    if not project.is_on_s3 or not project.storages:
        return
    hosts = {host_of(storage.base_url) for storage in project.storages} - {""}
    for name in _ALLOW_ALL if _may_be_for_files(project) else ():
        if project.settings.get(name) is True:
            message = (
                "a CORS setting of Django, which adds no headers to files served by S3 or a CDN"
            )
            hint = "remove it, and set CORS rules on the bucket; list the origins that call this site, if any"
            yield setting_problem("W109", name, message, hint)
    for name in _ALLOWED:
        origins = project.settings.get(name)
        listed = cast("list[object]", origins) if isinstance(origins, list | tuple) else []
        asked = {host_of(origin) for origin in listed if isinstance(origin, str)}
        if not asked.isdisjoint(hosts) or any(map(host_of_bucket, asked)):
            message = "contains the host of the files, which is never the origin of a request"
            yield setting_problem(
                "W109", name, message, "remove it, and set CORS rules on the bucket"
            )


def _may_be_for_files(project: Project) -> bool:
    """Return True if static files, such as fonts, are on S3, and no app is an API of the site."""
    is_on_s3 = any(one.is_static or one.alias == UNWRITTEN for one in project.storages)
    return is_on_s3 and not any(map(project.has_app, _OF_APIS))


def compression_needs_static_files(project: Project) -> Iterator[Problem]:
    """Compression needs static files on S3: django-storages compresses CSS and JavaScript."""
    static = project.entry("staticfiles")
    if static is None or static.backend.is_s3 or static.backend.cls is None:
        # a class that can't be imported, or that a function returns, may be on S3
        return
    if project.settings.get("AWS_IS_GZIPPED") is not True:
        return
    if not any(storage.is_static for storage in project.storages):
        message = (
            "compresses CSS and JavaScript on S3, but static files are not there: the backend of "
            f"staticfiles is {_owner(static.backend.path)}"
        )
        hint = "remove it, or set storages.backends.s3.S3StaticStorage for static files"
        yield setting_problem("W112", "AWS_IS_GZIPPED", message, hint, alias="staticfiles")


def _owner(path: str) -> str:
    return "WhiteNoise" if path.startswith("whitenoise.") else "not one of django-storages"


def signed_links_are_not_stored(project: Project) -> Iterator[Problem]:
    """Signed links must not be stored: they expire."""
    storage = project.storage("default")
    if storage is None or not storage.querystring_auth or "querystring_auth" in storage.unknown:
        return
    variable = storage.origin("querystring_auth").variable
    for app in filter(project.has_app, _STORING_LINKS):
        message = f"{app} stores signed links in its content; they expire"
        hint = "use a separate public storage there, with querystring_auth set to False"
        yield setting_problem("W114", variable, message, hint, alias="default")


def pages_are_not_cached_longer_than_links(project: Project) -> Iterator[Problem]:
    """The cache of Django must not serve pages whose signed links have expired."""
    storage, seconds = project.storage("default"), project.settings.get(_CACHE_SECONDS, _CACHED)
    middleware = project.settings.get("MIDDLEWARE")
    if storage is None or not isinstance(middleware, list | tuple) or _CACHE not in middleware:
        return
    is_known = storage.unknown.isdisjoint({"querystring_auth", "querystring_expire"})
    if not is_known or not storage.querystring_auth or not isinstance(seconds, int):
        return
    if seconds > storage.querystring_expire:
        message = "pages are cached longer than the signed links in them work"
        hint = "set it to less than querystring_expire of the storage, or use a public storage"
        yield setting_problem("W135", _CACHE_SECONDS, message, hint, alias="default")


RULES = (
    upload_paths_are_relative,
    roots_are_folders,
    cors_is_configured_on_the_bucket,
    compression_needs_static_files,
    signed_links_are_not_stored,
    pages_are_not_cached_longer_than_links,
)
