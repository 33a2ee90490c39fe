"""Rules about other apps of the project, and what they expect of files."""

import re
from collections.abc import Iterator
from typing import cast

from s3settings.facts.hosts import host_of_bucket
from s3settings.problems.problem import Problem
from s3settings.project.entries import names_s3
from s3settings.project.options import OPTION_SETTINGS
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
# apps that store or cache URLs of files, and the effect of signed URLs
_STORING_LINKS = {
    "sorl.thumbnail": "sorl.thumbnail recreates every thumbnail, because signed links, its cache keys, always change",
    "ckeditor_uploader": "ckeditor_uploader stores signed links in its content; they expire",
    "django_ckeditor_5": "django_ckeditor_5 stores signed links in its content; they expire",
    "django_summernote": "django_summernote stores signed links in its content; they expire",
    "djangocms_text_ckeditor": "djangocms_text_ckeditor stores signed links in its content; they expire",
    "mdeditor": "mdeditor stores signed links in its content; they expire",
    "martor": "martor stores signed links in its content; they expire",
    "prose": "prose stores signed links in its content; they expire",
    "tinymce": "tinymce stores signed links in its content; they expire",
}
# without which a storage is another one
_OF_THE_PLACE = ("bucket_name", "endpoint_url", "location", "region_name")
_THUMBNAILS = "THUMBNAIL_DEFAULT_STORAGE"
# settings with the path of a class, and the value for the storage of uploads
_OF_A_CLASS = {
    "CKEDITOR_5_FILE_STORAGE": "django.core.files.storage.DefaultStorage",
    "IMAGEKIT_DEFAULT_FILE_STORAGE": "default",
}


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
        if isinstance(value, str) and "://" in value:
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
    return is_on_s3 and _OF_APIS.isdisjoint(_apps(project))


def _apps(project: Project) -> set[str]:
    """Return the first parts of the names of the installed apps."""
    apps = project.settings.get("INSTALLED_APPS")
    listed = cast("list[object]", apps) if isinstance(apps, list | tuple) else []
    return {str(app).partition(".")[0] for app in listed}


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


def compressed_files_are_with_static_files(project: Project) -> Iterator[Problem]:
    """Compressed files must be on the storage of static files; the default is the local disk."""
    path = project.settings.get("COMPRESS_STORAGE")
    is_used = project.settings.get("COMPRESS_ENABLED") is not False
    if project.storage("staticfiles") is None or not isinstance(path, str) or not is_used:
        return
    if path.startswith("compressor.storage."):
        message = "stores compressed files on the local disk, but static files are on S3"
        hint = "set it to the class of the static files"
        yield setting_problem("W123", "COMPRESS_STORAGE", message, hint)


def signed_links_are_not_stored(project: Project) -> Iterator[Problem]:
    """Signed links must not be stored or cached: they expire, and change with each request.

    Source for sorl: sorl-thumbnail 13.4, `images.py`, which removes the query of a source by default.
    """
    storage = project.storage("default")
    apps = project.settings.get("INSTALLED_APPS")
    if storage is None or not isinstance(apps, list | tuple):
        return
    if not storage.querystring_auth or "querystring_auth" in storage.unknown:
        return
    variable = storage.origin("querystring_auth").variable
    for app in cast("list[object]", apps):
        name = ".".join(str(app).split(".")[:2])
        name = name if name in _STORING_LINKS else name.partition(".")[0]
        if name == "sorl.thumbnail" and project.settings.get("THUMBNAIL_REMOVE_URL_ARGS", True):
            message = "sorl.thumbnail removes the signature of a link, so it can't open a private file by its URL"
            hint = "pass the field or its name to sorl.thumbnail, not its URL"
            yield setting_problem("W136", variable, message, hint, alias="default")
        elif name in _STORING_LINKS:
            hint = "use a separate public storage there, with querystring_auth set to False"
            yield setting_problem("W114", variable, _STORING_LINKS[name], hint, alias="default")


def thumbnails_have_the_options_of_uploads(project: Project) -> Iterator[Problem]:
    """Thumbnails must be where the OPTIONS of uploads lead: sorl-thumbnail makes the class without.

    Source: sorl-thumbnail 12.11, `conf/defaults.py` and `default.py`.
    """
    apps = project.settings.get("INSTALLED_APPS")
    if not isinstance(apps, list | tuple) or "sorl.thumbnail" not in apps:
        return
    if "THUMBNAIL_STORAGE" in project.settings:
        return
    if lost := _lost_options(project):
        message = f"not set, so sorl.thumbnail makes the class of uploads without {', '.join(lost)}"
        hint = "set it to a class that has these options as attributes"
        yield setting_problem("W126", "THUMBNAIL_STORAGE", message, hint, alias="default")


def editors_have_the_options_of_uploads(project: Project) -> Iterator[Problem]:
    """Apps that take the path of a class make the class without the OPTIONS of uploads.

    Source: django-ckeditor-5 0.2.20, `storage_utils.py`; django-imagekit 6.1.1, `utils.py`.
    """
    uploads = project.entry("default")
    for name, default in _OF_A_CLASS.items():
        path = project.settings.get(name)
        if uploads is None or path != uploads.backend.path:
            continue
        if lost := _lost_options(project):
            message = f"the class of uploads, which is made without {', '.join(lost)}"
            hint = f'set it to "{default}", or remove it, to use the storage of uploads'
            yield setting_problem("W126", name, message, hint, alias="default")


def _lost_options(project: Project) -> list[str]:
    """Return the OPTIONS of uploads without which their class is another place."""
    entry = project.entry("default")
    if entry is None or not entry.backend.is_s3:
        return []
    return [
        option
        for option in _OF_THE_PLACE
        if entry.options.get(option)
        and entry.options[option] != project.settings.get(OPTION_SETTINGS[option][0])
    ]


def thumbnails_are_with_uploads(project: Project) -> Iterator[Problem]:
    """Thumbnails of easy-thumbnails must be in a storage that the installed release reads.

    Before 2.10 its default is the local disk. Since then it reads the alias in STORAGES, and
    no longer THUMBNAIL_DEFAULT_STORAGE. Source: easy-thumbnails 2.8.5, 2.9, 2.10, `storage.py`.
    """
    release, settings = project.releases.thumbnails, project.settings
    uploads = project.entry("default")
    if not release or uploads is None or "easy_thumbnails" not in _apps(project):
        return
    alias = settings.get("THUMBNAIL_DEFAULT_STORAGE_ALIAS", "easy_thumbnails")
    path = settings.get(_THUMBNAILS)
    if isinstance(alias, str) and project.entry(alias) is not None and release >= (2, 9):
        return
    is_read = release < (2, 10)
    if is_read and path is None and uploads.backend.is_s3:
        message = "not set, so easy-thumbnails stores thumbnails on the local disk"
        yield setting_problem("W127", _THUMBNAILS, message, "set it to the class of uploads")
    elif not is_read and path not in {None, uploads.backend.path} and names_s3(path):
        message = "not read since easy-thumbnails 2.10, so thumbnails go to the storage of uploads"
        hint = 'set STORAGES["easy_thumbnails"] to this class'
        yield setting_problem("W127", _THUMBNAILS, message, hint)


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
    compressed_files_are_with_static_files,
    signed_links_are_not_stored,
    pages_are_not_cached_longer_than_links,
    thumbnails_have_the_options_of_uploads,
    editors_have_the_options_of_uploads,
    thumbnails_are_with_uploads,
)
