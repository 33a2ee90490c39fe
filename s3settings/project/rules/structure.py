"""Rules about STORAGES: its aliases, the form of its entries, and their classes."""

from collections.abc import Iterator, Mapping
from typing import cast

from django.contrib.staticfiles.storage import HashedFilesMixin, StaticFilesStorage

from s3settings.emission import OWN_BACKENDS
from s3settings.facts.known_settings import hint_for_option
from s3settings.parsers.text import nearest
from s3settings.problems.problem import Problem
from s3settings.project.backends import NOT_IMPORTED, S3_CLASSES
from s3settings.project.entries import LEGACY, Entry, mapping, names_s3
from s3settings.project.options import OPTION_SETTINGS, meant
from s3settings.project.reading import Project
from s3settings.project.rules.legacy import is_moved_late
from s3settings.project.rules.rule import setting_problem

_KEYS = ("BACKEND", "OPTIONS")
_CONSTRUCTOR = ("cloudfront_signer",)
_OF_OUR_CLASSES = ("credentials", "public_endpoint_url", "querystring_stable")
_NEEDED = {
    "default": "default_storage and file fields without a storage fail",
    "staticfiles": "collectstatic and {% static %} fail",
}
_OF_STATIC_FILES = (HashedFilesMixin, StaticFilesStorage)
_STATICFILES = "django.contrib.staticfiles"


def storages_is_spelled_correctly(project: Project) -> Iterator[Problem]:
    """The name of STORAGES must be spelled correctly."""
    if "STORAGES" in project.settings:
        return
    for name, value in project.settings.items():
        is_near = nearest(name, ("STORAGES",)) or ("STORAGE" in name and names_s3(value))
        if is_near and not _NEEDED.keys().isdisjoint(mapping(value)):
            message = "unknown to Django, so its default storages are used"
            yield setting_problem("E102", name, message, "rename it to STORAGES")


def aliases_are_there(project: Project) -> Iterator[Problem]:
    """STORAGES must have the aliases that Django needs: it replaces the default value."""
    if "STORAGES" not in project.settings:
        return
    written = project.settings["STORAGES"]
    if not isinstance(written, Mapping):
        hint = "set a dict with entries for default and staticfiles"
        yield setting_problem("E103", "STORAGES", "not a dict of storages", hint)
        return
    if _is_result_of_load(project):
        hint = 'write load(…)["STORAGES"], or globals().update(load(…)) for STATIC_URL and MEDIA_URL, too'
        yield setting_problem("E103", "STORAGES", "all settings that load() returns", hint)
        return
    missing = [alias for alias in _NEEDED if alias not in mapping(cast("object", written))]
    if len(missing) == len(_NEEDED) and not written:
        message = "empty, which removes the default and staticfiles storages of Django"
        yield setting_problem(
            "E101", "STORAGES", message, "add default and staticfiles, or remove the setting"
        )
        return
    for alias in missing if project.is_on_s3 else ():
        if is_moved_late(project, alias):
            # reported with the older setting
            continue
        if alias == "staticfiles" and not _has_staticfiles(project):
            continue
        message = f"missing, and STORAGES replaces the default of Django: {_NEEDED[alias]}"
        hint = f'add an entry "{alias}" to STORAGES'
        yield setting_problem("E101", f'STORAGES["{alias}"]', message, hint, alias=alias)


def _is_result_of_load(project: Project) -> bool:
    """Return True if STORAGES is the dict that contains STORAGES."""
    written = mapping(project.settings.get("STORAGES"))
    return not _NEEDED.keys().isdisjoint(mapping(written.get("STORAGES")))


def _has_staticfiles(project: Project) -> bool:
    return project.apps is None or _STATICFILES in project.apps


def entries_are_well_formed(project: Project) -> Iterator[Problem]:
    """An entry must be a dict of BACKEND and OPTIONS."""
    if not project.is_on_s3 or _is_result_of_load(project):
        return
    for alias, value in mapping(project.settings.get("STORAGES")).items():
        place = f'STORAGES["{alias}"]'
        if not isinstance(value, Mapping):
            hint = 'set {"BACKEND": "…", "OPTIONS": {…}}'
            yield setting_problem("E103", place, "not a dict with a BACKEND", hint, alias=alias)
            continue
        entry = mapping(cast("object", value))
        if "BACKEND" not in entry and not any(nearest(key, _KEYS[:1]) for key in entry):
            hint = 'add "BACKEND": "storages.backends.s3.S3Storage"'
            yield setting_problem("E103", place, "has no BACKEND", hint, alias=alias)
        elif not isinstance(entry.get("BACKEND", ""), str):
            hint = 'set the dotted path of the class as a string, such as "storages.backends.s3.S3Storage"'
            yield setting_problem(
                "E103", f'{place}["BACKEND"]', "not the path of a class", hint, alias=alias
            )
        if not isinstance(entry.get("OPTIONS", {}), Mapping):
            yield setting_problem(
                "E103", f'{place}["OPTIONS"]', "not a dict", "set a dict", alias=alias
            )
        for key in entry:
            if key not in _KEYS:
                hint = 'move it into "OPTIONS"'
                hint = f'did you mean "{near}"?' if (near := nearest(key, _KEYS)) else hint
                message = "unknown key; Django only reads BACKEND and OPTIONS"
                yield setting_problem("E103", f'{place}["{key}"]', message, hint, alias=alias)


def classes_can_be_imported(project: Project) -> Iterator[Problem]:
    """The class of a storage must exist; several storages can fail for one reason."""
    failing: dict[tuple[str, str], list[Entry]] = {}
    for entry in project.entries if project.is_on_s3 else ():
        failure = entry.backend.failure
        if failure and (entry.backend.is_s3 or entry.alias in LEGACY.values()):
            module, _, name = entry.backend.path.rpartition(".")
            missing = module if failure == NOT_IMPORTED else f"{module}.{name}"
            failing.setdefault((missing, failure), []).append(entry)
    for (_, failure), entries in failing.items():
        first = entries[0]
        others = ", ".join(dict.fromkeys(entry.alias for entry in entries[1:]))
        message = f"the storage can't be created: {failure}"
        message += f"; the same for {others}" if others else ""
        yield setting_problem(
            "E104", first.backend_place, message, first.backend.cure, alias=first.alias
        )


def uploads_have_no_manifest(project: Project) -> Iterator[Problem]:
    """Uploads must not use a storage for static files, which only has files of collectstatic."""
    entry = project.entry("default")
    cls = entry.backend.cls if entry else None
    if entry and cls and issubclass(cls, _OF_STATIC_FILES) and project.is_on_s3:
        message = "a storage for static files, which has no links to uploaded files"
        hint = f"set {S3_CLASSES[0]}"
        yield setting_problem("E047", entry.backend_place, message, hint, alias=entry.alias)


def options_exist(project: Project) -> Iterator[Problem]:
    """Options must exist in django-storages."""
    for storage in project.storages:
        entry = storage.entry
        if entry.backend.is_opaque or entry.backend.has_constructor:
            continue
        known = {*OPTION_SETTINGS, *_CONSTRUCTOR, *entry.backend.link_options}
        for name in entry.options:
            if name in known or (name == "credentials" and entry.secrets):
                continue
            hint = _hint_for_option(name)
            message = "not an option of django-storages, so the storage can't be created"
            place = entry.option_place(name) or name
            yield setting_problem("E107", place, message, hint, alias=entry.alias)


def _hint_for_option(name: str) -> str:
    if name in _OF_OUR_CLASSES:
        return f"derive the class from one in {OWN_BACKENDS}, which have the option"
    near = meant(name)
    return hint_for_option(name, near) if near else "correct its name, or remove it"


RULES = (
    storages_is_spelled_correctly,
    aliases_are_there,
    entries_are_well_formed,
    classes_can_be_imported,
    uploads_have_no_manifest,
    options_exist,
)
