"""The settings for storages before Django 4.2, and what newer releases make of them."""

from collections.abc import Iterator

from s3settings.parsers.text import nearest
from s3settings.problems.problem import Problem
from s3settings.project.backends import backend, is_path
from s3settings.project.entries import LEGACY, mapping
from s3settings.project.reading import Project
from s3settings.project.rules.rule import told

_STORAGES_SINCE = (4, 2)
_LEGACY_UNTIL = (5, 1)


def older_settings_are_read(project: Project) -> Iterator[Problem]:
    """Django 5.1 ignores the older settings without a word."""
    if project.releases.django < _LEGACY_UNTIL or not project.is_on_s3:
        return
    for name, alias in LEGACY.items():
        entry = mapping(mapping(project.settings.get("STORAGES")).get(alias))
        if entry and _is_another_class(project.settings.get(name), entry.get("BACKEND")):
            hint = f'remove it, or move it to STORAGES["{alias}"]["BACKEND"]'
            message = f'ignored since Django 5.1: STORAGES["{alias}"] has another class'
            yield told("E105", name, message, hint, alias=alias)
        if entry or name not in project.settings:
            continue
        local = "uploads go" if alias == "default" else "static files go"
        message = f"ignored since Django 5.1, so {local} to the local disk"
        hint = f'move it to STORAGES["{alias}"]["BACKEND"], beside the other of the two aliases'
        yield told("E105", name, message, hint, alias=alias)


def _is_another_class(older: object, newer: object) -> bool:
    if not is_path(older) or not is_path(newer) or older == newer:
        return False
    cls = backend(older).cls
    return cls is None or cls is not backend(newer).cls


def older_settings_are_spelled_right(project: Project) -> Iterator[Problem]:
    """Django reads two names of older settings, and none that is nearly one of them."""
    for entry in project.entries:
        meant = _misspelt(entry.alias) if entry.backend.is_s3 else None
        if meant and project.entry(LEGACY[meant]) is None:
            message = f"Django does not read this name, so {meant} is not set"
            hint = f'set STORAGES["{LEGACY[meant]}"]; before Django 4.2, did you mean {meant}?'
            yield told("W102", entry.place, message, hint)


def _misspelt(name: str) -> str | None:
    """The older setting that the name lacks a letter or a word of."""
    words = set(name.split("_"))
    shortened = (known for known in LEGACY if len(words) > 1 and words < set(known.split("_")))
    return nearest(name, LEGACY) or next(shortened, None)


def old_and_new_exclude_each_other(project: Project) -> Iterator[Problem]:
    """Django 4.2 and 5.0 do not start with both."""
    if not _STORAGES_SINCE <= project.releases.django < _LEGACY_UNTIL or not project.is_on_s3:
        return
    for name, alias in LEGACY.items():
        if name in project.settings and "STORAGES" in project.settings:
            message = "set together with STORAGES; the two are mutually exclusive for Django"
            hint = f'move it to STORAGES["{alias}"], and remove it'
            yield told("E106", name, message, hint, alias=alias)


def storages_is_known(project: Project) -> Iterator[Problem]:
    """Django before 4.2 does not read STORAGES."""
    if project.releases.django >= _STORAGES_SINCE or not project.is_on_s3:
        return
    if project.releases.django and "STORAGES" in project.settings:
        hint = "upgrade Django, or set DEFAULT_FILE_STORAGE and STATICFILES_STORAGE"
        yield told("E105", "STORAGES", "ignored before Django 4.2", hint)


RULES = (
    older_settings_are_read,
    older_settings_are_spelled_right,
    old_and_new_exclude_each_other,
    storages_is_known,
)
