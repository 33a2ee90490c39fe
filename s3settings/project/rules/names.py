"""Rules about settings that django-storages does not read: removed, foreign or misspelled."""

from collections.abc import Iterator

from s3settings.facts import sdk_variables
from s3settings.facts.known_settings import (
    MISNAMED_APPS,
    NEIGHBORS,
    REMOVED,
    cure_of_headers,
    option_of,
)
from s3settings.problems.problem import Problem
from s3settings.project.entries import mapping
from s3settings.project.options import ACCESS_KEY, OPTION_OF_SETTING, OPTION_SETTINGS
from s3settings.project.reading import ANY_CLIENT, UNWRITTEN, Project
from s3settings.project.rules.rule import setting_problem
from s3settings.project.storages import ProjectStorage, is_empty
from s3settings.variables.names import GLOBAL_VARIABLES
from s3settings.variables.typos import likely

# options of s3settings only: variables for load(), which does not read settings
_OWN_VARIABLES = frozenset(
    name
    for option, names in GLOBAL_VARIABLES.items()
    for name in names
    if option not in OPTION_SETTINGS
)
_BUCKET = "AWS_S3_BUCKET_NAME"
# what django-s3-storage reads for static files from settings with a suffix
_OWN_OF_STATIC_FILES = {_BUCKET: "bucket", "AWS_S3_ENDPOINT_URL": "endpoint"}
# boto3 reads the variable, not the setting
_READ_BY_BOTO3 = "AWS_DEFAULT_REGION"


def removed_settings_are_not_used(project: Project) -> Iterator[Problem]:
    """Settings that were removed from django-storages must not be used."""
    for name, removed in REMOVED.items():
        if name in project.settings and project.is_on_s3:
            headers = mapping(project.settings[name]) if name == "AWS_HEADERS" else {}
            cure = cure_of_headers(headers)
            yield setting_problem("W103", name, removed.fact, cure or removed.cure)


def settings_have_the_right_names(project: Project) -> Iterator[Problem]:
    """Settings must have the names that django-storages reads, not those of another library."""
    is_for_files = any(storage.alias != ANY_CLIENT for storage in project.storages)
    for name, value in project.settings.items() if project.storages else ():
        # a setting without a value has no effect
        option = option_of(name) if value is False or not is_empty(value) else None
        # such as an account id, which is a part of the endpoint there
        if option not in OPTION_SETTINGS or _is_set(project, option):
            continue
        if name in _OWN_VARIABLES or name in REMOVED:
            continue
        if not is_for_files and "_S3_" not in name:
            continue
        if name == _READ_BY_BOTO3 and name in project.environment:
            continue
        if option == "custom_domain" and _is_part_of_another(project, name):
            continue
        if not name.startswith("AWS_") and project.code.reads({name}):
            # a class of the project has its own settings
            continue
        setting = OPTION_SETTINGS[option][-1 if option in ACCESS_KEY else 0]
        message = f"not read by django-storages, which reads {option} from {setting}"
        if name == _READ_BY_BOTO3:
            message += "; boto3 reads a variable of this name, in the environment only"
        yield setting_problem("W104", name, message, f"set {setting}, or {option} in OPTIONS")


def _is_part_of_another(project: Project, name: str) -> bool:
    """Return True if the value is a host in a URL of another setting, which is checked itself."""
    host = project.settings[name]
    return isinstance(host, str) and any(
        isinstance(value, str) and host in value and value != host
        for value in project.settings.values()
    )


def settings_match_the_library(project: Project) -> Iterator[Problem]:
    """Settings must have the names of the library in use."""
    libraries = {entry.backend.library for entry in project.entries} - {None}
    if any(entry.backend.is_s3 and not entry.backend.library for entry in project.entries):
        return
    for library in libraries:
        for name, other in library.renamed if library else ():
            if library and name in project.settings and other not in project.settings:
                message = f"not read by {library.name}, which reads {other}"
                yield setting_problem("W104", name, message, f"set {other}")


def static_files_have_their_own_settings(project: Project) -> Iterator[Problem]:
    """Static files of django-s3-storage must have their own bucket and endpoint settings."""
    entry = project.entry("staticfiles")
    library = entry.backend.library if entry else None
    if entry is None or library is None or not library.static_suffix:
        return
    is_static = "Static" in entry.backend.path.rpartition(".")[2]
    for name, what in _OWN_OF_STATIC_FILES.items() if is_static else ():
        own = f"{name}{library.static_suffix}"
        if not is_empty(project.settings.get(name)) and own not in project.settings:
            message = f"not read by {library.name} for static files, so their {what} is not set"
            yield setting_problem("W104", name, message, f"set {own} too", alias="staticfiles")


def other_libraries_have_a_bucket(project: Project) -> Iterator[Problem]:
    """Storages of django-s3-storage must have a bucket, which its own setting names."""
    for alias in ("default", "staticfiles"):
        entry = project.entry(alias)
        library = entry.backend.library if entry else None
        if entry is None or library is None or not library.static_suffix or entry.options:
            continue
        is_static = "Static" in entry.backend.path.rpartition(".")[2]
        name = f"{_BUCKET}{library.static_suffix if is_static else ''}"
        others = {_BUCKET, "AWS_STORAGE_BUCKET_NAME"} & project.settings.keys()
        if name not in project.settings and not others:
            message = f"required by {library.name}"
            yield setting_problem("E001", name, message, "set the name of the bucket", alias=alias)


def installed_apps_are_apps(project: Project) -> Iterator[Problem]:
    """INSTALLED_APPS must list apps, whose names can differ from those of their packages."""
    for app in project.apps or ():
        if app_name := MISNAMED_APPS.get(app):
            message = "contains the name of a package, not of an app, so Django does not start"
            yield setting_problem("E114", "INSTALLED_APPS", message, f"write {app_name}")


def names_are_spelled_correctly(project: Project) -> Iterator[Problem]:
    """The names of settings must be spelled correctly."""
    for name in project.settings:
        if not name.startswith("AWS_") or _is_known(name):
            continue
        near = likely(name, OPTION_OF_SETTING)
        if near and not _is_set_everywhere(project, OPTION_OF_SETTING[near]):
            message = f"unknown setting, so {near} is not set"
            yield setting_problem("W102", name, message, f"did you mean {near}?")


def _is_known(name: str) -> bool:
    return (
        name in OPTION_OF_SETTING
        or name in NEIGHBORS
        or name in REMOVED
        or option_of(name) is not None
        or sdk_variables.is_foreign(name)
    )


def _is_set(project: Project, option: str) -> bool:
    """Return True if django-storages reads the option for any storage, or may read it."""
    return any(_has(storage, option) for storage in project.storages)


def _is_set_everywhere(project: Project, option: str) -> bool:
    has = [_has(storage, option) for storage in project.storages]
    return bool(has) and all(has)


def _has(storage: ProjectStorage, option: str) -> bool:
    if option in storage.unknown:
        return storage.alias != UNWRITTEN
    origin = storage.places.get(option)
    if origin is None or origin.variable.startswith("storages."):
        return False
    # a misspelled setting is neither a setting of django-storages nor an option of a storage
    return origin.variable in OPTION_OF_SETTING or not origin.variable.isupper()


def variables_are_not_settings(project: Project) -> Iterator[Problem]:
    """Variables of s3settings must not be used as settings; django-storages does not read them."""
    found = _OWN_VARIABLES & project.settings.keys() if project.is_on_s3 else set[str]()
    read = project.reads(found)
    for name in found:
        if name not in read:
            message = "a variable of s3settings, which django-storages does not read"
            hint = "set it in the environment or in .env for load(), or set the option itself"
            yield setting_problem("W104", name, message, hint)


RULES = (
    removed_settings_are_not_used,
    settings_have_the_right_names,
    settings_match_the_library,
    static_files_have_their_own_settings,
    other_libraries_have_a_bucket,
    installed_apps_are_apps,
    names_are_spelled_correctly,
    variables_are_not_settings,
)
