"""Rules about hand-written settings beside `load()`, which sets every option of its storages."""

from collections.abc import Iterator

from s3settings.problems.problem import Problem
from s3settings.project.backends import is_path
from s3settings.project.entries import LEGACY, Entry, mapping
from s3settings.project.options import OPTION_OF_SETTING
from s3settings.project.reading import Project
from s3settings.project.rules.legacy import is_another_class
from s3settings.project.rules.rule import setting_problem
from s3settings.variables.names import MEDIA, STATIC, variable_of

# two objects with the same arguments are not equal
_OBJECTS = frozenset({"client_config", "transfer_config"})
_SCOPES = {"STATIC_URL": STATIC, "MEDIA_URL": MEDIA}
_LEGACY_UNTIL = (5, 1)


def settings_have_an_effect(project: Project) -> Iterator[Problem]:
    """Settings must not differ from what `load()` sets for every storage.

    Those that the code reads, such as for an argument of `load()`, have an effect.
    """
    loaded = _loaded(project)
    # static files have values of their own
    compared = [entry for entry in loaded if not entry.is_static] or loaded
    on_s3 = [entry for entry in project.entries if entry.backend.is_s3]
    for name, value in project.settings.items() if loaded else ():
        option = OPTION_OF_SETTING.get(name, "")
        if name in project.statements.read or option in _OBJECTS:
            continue
        if any(option not in entry.options for entry in on_s3):
            continue
        if all(entry.options[option] != value for entry in compared):
            variable = variable_of(option, MEDIA) if option == "location" else name
            message = "no effect: load() sets this option for every storage"
            hint = f'remove it, and set {variable}, or load(defaults={{"{variable}": …}})'
            yield setting_problem("W125", name, message, hint)


def storages_are_kept(project: Project) -> Iterator[Problem]:
    """Entries of STORAGES must not be lost when `load()` returns another one."""
    for alias in project.statements.replaced if _loaded(project) else ():
        if alias not in mapping(project.settings.get("STORAGES")):
            message = "no effect: load() returns STORAGES without it"
            hint = f'pass it to load(): storages={{"{alias}": {{…}}}}'
            yield setting_problem("W125", f'STORAGES["{alias}"]', message, hint, alias=alias)


def urls_are_those_of_the_storages(project: Project) -> Iterator[Problem]:
    """STATIC_URL and MEDIA_URL must not be set again after `load()` has set them."""
    for name in project.statements.urls:
        storage = project.storage("staticfiles" if name == "STATIC_URL" else "default")
        if storage is None or project.settings.get(name) == storage.base_url:
            continue
        variable = variable_of("custom_domain", _SCOPES[name])
        message = "set after load(), and not the URL of the storage"
        hint = f"remove it; {variable} sets the host of the links"
        yield setting_problem("W125", name, message, hint, alias=storage.alias)


def older_settings_are_removed(project: Project) -> Iterator[Problem]:
    """The older settings of storages must not be set beside `load()`."""
    if project.releases.django < _LEGACY_UNTIL:
        # Django does not start, which another rule reports
        return
    loaded = {entry.alias: entry.backend.path for entry in _loaded(project)}
    for name, alias in LEGACY.items():
        older = project.settings.get(name)
        if is_path(older) and alias in loaded and not is_another_class(older, loaded[alias]):
            scope = {"default": MEDIA, "staticfiles": STATIC}[alias]
            message = "no effect: load() sets the class of the storage"
            hint = f"remove it; {variable_of('backend', scope)} sets another class"
            yield setting_problem("W125", name, message, hint, alias=alias)


def _loaded(project: Project) -> list[Entry]:
    return [entry for entry in project.entries if entry.is_loaded]


RULES = (
    settings_have_an_effect,
    storages_are_kept,
    urls_are_those_of_the_storages,
    older_settings_are_removed,
)
