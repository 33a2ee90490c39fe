"""Names of settings that django-storages does not read: removed, of others, misspelt."""

from collections.abc import Iterator
from typing import cast

from s3settings.facts import sdk_variables
from s3settings.facts.known_settings import MISNAMED_APPS, NEIGHBORS, REMOVED, option_of
from s3settings.problems.problem import Problem
from s3settings.project.options import ACCESS_KEY, OPTION_OF_SETTING, OPTION_SETTINGS
from s3settings.project.reading import ANY_CLIENT, UNWRITTEN, Project
from s3settings.project.rules.rule import told
from s3settings.project.storages import ProjectStorage, is_empty
from s3settings.variables.names import GLOBAL_VARIABLES
from s3settings.variables.typos import likely

# our own additions: variables for load(), which reads no settings
_OURS = frozenset(
    name
    for option, names in GLOBAL_VARIABLES.items()
    for name in names
    if option not in OPTION_SETTINGS
)


def removed_settings_are_gone(project: Project) -> Iterator[Problem]:
    """What a setting did in an older release, nothing does any more."""
    for name, removed in REMOVED.items():
        if name in project.settings and project.is_on_s3:
            yield told("W103", name, removed.fact, removed.cure)


def settings_of_others_are_not_relied_on(project: Project) -> Iterator[Problem]:
    """A name of another library leaves the option without a value."""
    is_for_files = any(storage.alias != ANY_CLIENT for storage in project.storages)
    for name, value in project.settings.items() if project.storages else ():
        # what has no value is not relied on
        option = option_of(name) if value is False or not is_empty(value) else None
        if name in _OURS or name in REMOVED or option is None or _is_set(project, option):
            continue
        if not is_for_files and "_S3_" not in name:
            continue
        if option == "custom_domain" and _is_part_of_another(project, name):
            continue
        right = OPTION_SETTINGS[option][-1 if option in ACCESS_KEY else 0]
        message = f"django-storages does not read it; its name for {option} is {right}"
        yield told("W104", name, message, f"set {right}, or {option} in OPTIONS")


def _is_part_of_another(project: Project, name: str) -> bool:
    """Whether a host was named for the URL that is built from it, which is judged by itself."""
    host = project.settings[name]
    return isinstance(host, str) and any(
        isinstance(value, str) and host in value and value != host
        for value in project.settings.values()
    )


def settings_are_of_the_library_in_use(project: Project) -> Iterator[Problem]:
    """Each library for S3 has names of its own for the same thing."""
    libraries = {entry.backend.library for entry in project.entries} - {None}
    if any(entry.backend.is_s3 and not entry.backend.library for entry in project.entries):
        return
    for library in libraries:
        for name, other in library.renamed if library else ():
            if library and name in project.settings and other not in project.settings:
                message = f"{library.name} does not read it; its name for the same is {other}"
                yield told("W104", name, message, f"set {other}")


def static_files_have_a_bucket(project: Project) -> Iterator[Problem]:
    """django-s3-storage reads settings of its own for static files."""
    entry = project.entry("staticfiles")
    library = entry.backend.library if entry else None
    if entry is None or library is None or not library.static_suffix:
        return
    name = "AWS_S3_BUCKET_NAME"
    own = f"{name}{library.static_suffix}"
    is_static = "Static" in entry.backend.path.rpartition(".")[2]
    if is_static and name in project.settings and own not in project.settings:
        message = f"{library.name} does not read it for static files, so their bucket has no name"
        yield told("W104", name, message, f"set {own} too", alias="staticfiles")


def apps_are_apps(project: Project) -> Iterator[Problem]:
    """The app of a package can have another name than the package."""
    apps = project.settings.get("INSTALLED_APPS")
    if not isinstance(apps, list | tuple):
        return
    for app in cast("list[object]", apps):
        right = MISNAMED_APPS.get(app) if isinstance(app, str) else None
        if right:
            message = "has the name of a package that is no app, so Django does not start"
            yield told("E114", "INSTALLED_APPS", message, f"write {right}")


def names_are_spelled_right(project: Project) -> Iterator[Problem]:
    """Nobody reads a name that is nearly right."""
    for name in project.settings:
        if not name.startswith("AWS_") or _is_known(name):
            continue
        meant = likely(name, OPTION_OF_SETTING)
        if meant and not _is_set_everywhere(project, OPTION_OF_SETTING[meant]):
            message = f"nobody reads this setting, so {meant} is not set"
            yield told("W102", name, message, f"did you mean {meant}?")


def _is_known(name: str) -> bool:
    return (
        name in OPTION_OF_SETTING
        or name in NEIGHBORS
        or name in REMOVED
        or option_of(name) is not None
        or sdk_variables.is_foreign(name)
    )


def _is_set(project: Project, option: str) -> bool:
    """Whether any storage has the option from where django-storages looks, or may have it."""
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
    # a name of another spelling is neither a setting of django-storages nor an option of one storage
    return origin.variable in OPTION_OF_SETTING or not origin.variable.isupper()


def our_variables_are_no_settings(project: Project) -> Iterator[Problem]:
    """django-storages does not read our own additions."""
    for name in _OURS:
        if name in project.settings and project.is_on_s3:
            message = "a variable of s3settings, which django-storages does not read"
            hint = "set it in the environment or in .env for load(), or set the option it means"
            yield told("W104", name, message, hint)


RULES = (
    removed_settings_are_gone,
    settings_of_others_are_not_relied_on,
    settings_are_of_the_library_in_use,
    static_files_have_a_bucket,
    apps_are_apps,
    names_are_spelled_right,
    our_variables_are_no_settings,
)
