"""Rules about the storage settings from before Django 4.2."""

from collections.abc import Iterator

from s3settings.parsers.text import nearest
from s3settings.problems.problem import Problem
from s3settings.project.backends import backend, is_path
from s3settings.project.entries import LEGACY, mapping
from s3settings.project.reading import Project
from s3settings.project.rules.rule import setting_problem

_STORAGES_SINCE = (4, 2)
_LEGACY_UNTIL = (5, 1)
# named after MEDIA_URL and STATICFILES_STORAGE, but unknown to Django
_OF_UPLOADS = frozenset(
    {"MEDIAFILES_STORAGE", "MEDIA_FILES_STORAGE", "MEDIA_FILE_STORAGE", "MEDIA_STORAGE"}
)


def older_settings_are_read(project: Project) -> Iterator[Problem]:
    """The older settings must not be used with Django 5.1, which ignores them silently."""
    if project.releases.django < _LEGACY_UNTIL or not project.is_on_s3:
        return
    for name, alias in LEGACY.items():
        entry = mapping(mapping(project.settings.get("STORAGES")).get(alias))
        if entry and is_another_class(project.settings.get(name), entry.get("BACKEND")):
            hint = f'remove it, or move it to STORAGES["{alias}"]["BACKEND"]'
            message = f'ignored since Django 5.1: STORAGES["{alias}"] sets another class'
            paths = str(project.settings[name]), str(entry["BACKEND"])
            is_moving = any(backend(path).is_s3 for path in paths)
            yield setting_problem("E105" if is_moving else "W139", name, message, hint, alias=alias)
        if entry or name not in project.settings:
            continue
        local = "uploads go" if alias == "default" else "static files go"
        message = f"ignored since Django 5.1, so {local} to the local disk"
        if is_moved_late(project, alias):
            message = "ignored since Django 5.1, and STORAGES lacks this storage, so Django fails"
        hint = f'move it to STORAGES["{alias}"]["BACKEND"], and add the other of the two aliases'
        yield setting_problem("E105", name, message, hint, alias=alias)


def is_moved_late(project: Project, alias: str) -> bool:
    """Return True if STORAGES lacks a storage that an older setting names, which Django ignores."""
    return (
        project.releases.django >= _LEGACY_UNTIL
        and "STORAGES" in project.settings
        and any(name in project.settings for name, one in LEGACY.items() if one == alias)
    )


def is_another_class(older: object, newer: object) -> bool:
    """Return True if two paths are those of different classes."""
    if not is_path(older) or not is_path(newer) or older == newer:
        return False
    cls = backend(older).cls
    return cls is None or cls is not backend(newer).cls


def older_settings_are_spelled_correctly(project: Project) -> Iterator[Problem]:
    """The older settings must be spelled correctly."""
    for entry in project.entries:
        near = _misspelled(entry.alias) if entry.backend.is_s3 else None
        if not near or project.reads({entry.alias}):
            # code that reads the setting knows its name
            continue
        if project.entry(LEGACY[near]) is None:
            message = f"unknown to Django, so {near} is not set"
            hint = f'set STORAGES["{LEGACY[near]}"]; before Django 4.2, did you mean {near}?'
            yield setting_problem("W102", entry.place, message, hint)


def _misspelled(name: str) -> str | None:
    """Return the older setting that the name misspells, or None."""
    if name in _OF_UPLOADS:
        return "DEFAULT_FILE_STORAGE"
    words = set(name.split("_"))
    shortened = (known for known in LEGACY if len(words) > 1 and words < set(known.split("_")))
    return nearest(name, LEGACY) or next(shortened, None)


def old_and_new_exclude_each_other(project: Project) -> Iterator[Problem]:
    """STORAGES and the older settings must not be combined: Django 4.2 and 5.0 do not start."""
    if not _STORAGES_SINCE <= project.releases.django < _LEGACY_UNTIL or not project.is_on_s3:
        return
    for name, alias in LEGACY.items():
        if name in project.settings and "STORAGES" in project.settings:
            message = "set together with STORAGES; Django accepts only one of the two"
            hint = f'move it to STORAGES["{alias}"], and remove it'
            yield setting_problem("E106", name, message, hint, alias=alias)


def storages_is_known(project: Project) -> Iterator[Problem]:
    """STORAGES must not be used before Django 4.2, which ignores it."""
    if project.releases.django >= _STORAGES_SINCE or not project.is_on_s3:
        return
    if project.releases.django and "STORAGES" in project.settings:
        hint = "upgrade Django, or set DEFAULT_FILE_STORAGE and STATICFILES_STORAGE"
        yield setting_problem("E105", "STORAGES", "ignored before Django 4.2", hint)


RULES = (
    older_settings_are_read,
    older_settings_are_spelled_correctly,
    old_and_new_exclude_each_other,
    storages_is_known,
)
