"""Rules about apps with a storage of their own: for thumbnails, editors, compressed files."""

from collections.abc import Iterator

from s3settings.problems.problem import Problem
from s3settings.project.entries import names_s3
from s3settings.project.options import OPTION_SETTINGS
from s3settings.project.reading import Project
from s3settings.project.rules.rule import setting_problem

# without which a storage is another one
_OF_THE_PLACE = ("bucket_name", "endpoint_url", "location", "region_name")
_THUMBNAILS = "THUMBNAIL_DEFAULT_STORAGE"
# settings with the path of a class, and the value for the storage of uploads
_OF_A_CLASS = {
    "CKEDITOR_5_FILE_STORAGE": "django.core.files.storage.DefaultStorage",
    "IMAGEKIT_DEFAULT_FILE_STORAGE": "default",
}
# settings for another place of compressed files, or for its URL
_COMPRESSING = frozenset({"COMPRESS_STORAGE", "COMPRESS_STORAGE_ALIAS", "COMPRESS_URL"})


def sources_of_thumbnails_are_not_links(project: Project) -> Iterator[Problem]:
    """Sources of thumbnails must be files, not signed links: sorl-thumbnail removes the query.

    Source: sorl-thumbnail 13.4, `images.py`. With the query, links, its cache keys, always change.
    """
    storage = project.storage("default")
    if storage is None or not project.has_app("sorl.thumbnail"):
        return
    if not storage.querystring_auth or "querystring_auth" in storage.unknown:
        return
    variable = storage.origin("querystring_auth").variable
    if project.settings.get("THUMBNAIL_REMOVE_URL_ARGS", True):
        message = "sorl.thumbnail removes the signature of a link, so it can't open a private file by its URL"
        hint = "pass the field or its name to sorl.thumbnail, not its URL"
        yield setting_problem("W136", variable, message, hint, alias="default")
        return
    message = "sorl.thumbnail recreates every thumbnail, because signed links, its cache keys, always change"
    hint = "use a separate public storage there, with querystring_auth set to False"
    yield setting_problem("W114", variable, message, hint, alias="default")


def thumbnails_have_the_options_of_uploads(project: Project) -> Iterator[Problem]:
    """Thumbnails must be where the OPTIONS of uploads lead: sorl-thumbnail makes the class without.

    Source: sorl-thumbnail 12.11, `conf/defaults.py` and `default.py`.
    """
    if not project.has_app("sorl.thumbnail") or "THUMBNAIL_STORAGE" in project.settings:
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
            hint = f'remove it, or set it to "{default}", to use the storage of uploads'
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
    if not release or uploads is None or not project.has_app("easy_thumbnails"):
        return
    alias = settings.get("THUMBNAIL_DEFAULT_STORAGE_ALIAS", "easy_thumbnails")
    path = settings.get(_THUMBNAILS)
    if isinstance(alias, str) and project.entry(alias) is not None and release >= (2, 9):
        return
    is_read = release < (2, 10)
    if is_read and path is None and uploads.backend.is_s3:
        message = "not set, so easy-thumbnails stores thumbnails on the local disk"
        yield setting_problem("W127", _THUMBNAILS, message, "set it to the class of uploads")
    elif not is_read and path != uploads.backend.path and names_s3(path):
        message = "not read since easy-thumbnails 2.10, so thumbnails go to the storage of uploads"
        hint = 'set STORAGES["easy_thumbnails"] to this class'
        yield setting_problem("W127", _THUMBNAILS, message, hint)


def compressed_files_are_with_static_files(project: Project) -> Iterator[Problem]:
    """Compressed files must be on the storage of static files; the default is the local disk.

    Source: django-compressor 4.6, `conf.py` and `storage.py`.
    """
    settings = project.settings
    if project.storage("staticfiles") is None or settings.get("COMPRESS_ENABLED") is False:
        return
    path = settings.get("COMPRESS_STORAGE")
    message = "stores compressed files on the local disk, but static files are on S3"
    hint = "set it to the class of the static files"
    if isinstance(path, str) and path.startswith("compressor.storage."):
        yield setting_problem("W123", "COMPRESS_STORAGE", message, hint)
    elif _COMPRESSING.isdisjoint(settings) and _compresses(project):
        message = "not set: django-compressor " + message
        yield setting_problem("W123", "COMPRESS_STORAGE", message, hint)


def _compresses(project: Project) -> bool:
    is_on = project.settings.get("COMPRESS_ENABLED", project.settings.get("DEBUG") is False)
    return is_on is True and project.has_app("compressor") and project.entry("compressor") is None


RULES = (
    sources_of_thumbnails_are_not_links,
    thumbnails_have_the_options_of_uploads,
    editors_have_the_options_of_uploads,
    thumbnails_are_with_uploads,
    compressed_files_are_with_static_files,
)
