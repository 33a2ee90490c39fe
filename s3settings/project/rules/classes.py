"""Rules about classes of the project: attributes that look like options but are not."""

from collections.abc import Iterator

from s3settings.facts.client_settings import argument_of
from s3settings.facts.known_settings import REMOVED, RENAMED_OPTIONS, hint_for_option, option_of
from s3settings.parsers.text import nearest
from s3settings.problems.problem import Problem
from s3settings.project.backends import OF_LIBRARIES, attribute, names_in_code
from s3settings.project.options import OPTION_OF_SETTING, OPTION_SETTINGS
from s3settings.project.reading import Project
from s3settings.project.rules.rule import setting_problem
from s3settings.project.storages import ProjectStorage

# removed with the settings of their names, in django-storages 1.10 and 1.13
_REMOVED = frozenset({"auto_create_bucket", "bucket_acl", "preload_metadata"})


def attributes_are_options(project: Project) -> Iterator[Problem]:
    """Attributes must have the name of an option for django-storages to read them."""
    classes = {storage.entry.backend.cls: None for storage in project.storages}
    read = {name for cls in classes if cls for name in names_in_code(cls)}
    for cls in _own_classes(project) if project.is_on_s3 else ():
        unread = {name: near for name, near in _unread(cls) if name not in read}
        used = project.code.reads([name for name in unread if name.isupper()])
        for name, near in unread.items():
            if name not in used:
                variable = f"{cls.__module__}.{cls.__qualname__}.{name}"
                id_, message, hint = _report(project, cls, name, near)
                yield setting_problem(id_, variable, message, hint)


def _own_classes(project: Project) -> list[type[object]]:
    """Return the classes of storages, and their bases, that the project defines."""
    found: dict[type[object], None] = {}
    for storage in project.storages:
        cls = storage.entry.backend.cls
        for one in cls.__mro__ if cls else ():
            if not one.__module__.startswith(OF_LIBRARIES):
                found[one] = None
    return list(found)


def _unread(cls: type[object]) -> Iterator[tuple[str, str]]:
    """Yield the attributes that are not options, with the option that each is meant for."""
    own = {name for name in vars(cls) if not name.startswith("_")}
    with_code = any(callable(vars(cls)[name]) for name in own) or "__init__" in vars(cls)
    for name in sorted(own):
        if name in OPTION_SETTINGS or _is_inherited(cls, name) or callable(vars(cls)[name]):
            continue
        bare = name.removeprefix("aws_").removeprefix("s3_")
        near = nearest(bare, OPTION_SETTINGS) or _option_of(name)
        if not near and not with_code:
            # the class has code, which may read the attribute
            near = RENAMED_OPTIONS.get(bare)
        if near or name in _REMOVED or name in REMOVED:
            yield name, near or ""


def _report(project: Project, cls: type[object], name: str, near: str) -> tuple[str, str, str]:
    """Return the id, the message and the hint of an attribute without effect."""
    if name in _REMOVED:
        return "W103", "removed in django-storages 1.10; it has no effect", "remove it"
    if removed := REMOVED.get(name):
        return "W103", removed.fact, removed.cure
    if name.isupper() and any(_sets(storage, cls, near) for storage in project.storages):
        message = f"no effect: django-storages reads {near}, which is set elsewhere"
        return "W122", message, f"remove it, or set {near}"
    message = f"not an option of django-storages, so {near} is not set"
    return "W122", message, hint_for_option(name, near)


def _sets(storage: ProjectStorage, cls: type[object], option: str) -> bool:
    """Return True if a storage of the class, or of a subclass, has the option."""
    origin = storage.places.get(option)
    is_default = origin is None or origin.variable.startswith("storages.")
    return not is_default and issubclass(storage.entry.backend.cls or object, cls)


def _option_of(name: str) -> str | None:
    """Return the option of a setting, or of a setting with a similar meaning, or None."""
    argument = argument_of(name)
    option = OPTION_OF_SETTING.get(name) or (argument.option if argument else option_of(name))
    return option if option in OPTION_SETTINGS else None


def members_are_not_replaced(project: Project) -> Iterator[Problem]:
    """Attributes must not replace methods and properties that the class needs."""
    for cls in _own_classes(project):
        for name, value in sorted(vars(cls).items()):
            is_other = name.startswith("_") or name in OPTION_SETTINGS
            member = None if is_other else _member(cls, name)
            if member and not callable(value) and not _is_computed(value):
                near = RENAMED_OPTIONS.get(name)
                message = f"a value in place of the {member} {name}, which the storage needs"
                hint = f"did you mean {near}?" if near else "rename it"
                variable = f"{cls.__module__}.{cls.__qualname__}.{name}"
                yield setting_problem("E116", variable, message, hint)


def _member(cls: type[object], name: str) -> str | None:
    """Return what a name is in a class of Django or django-storages, if it is not a value."""
    for ancestor in cls.__mro__:
        if ancestor.__module__.startswith(OF_LIBRARIES) and name in vars(ancestor):
            found = vars(ancestor)[name]
            return "method" if callable(found) else "property" if _is_computed(found) else None
    return None


def _is_computed(found: object) -> bool:
    return hasattr(type(found), "__get__")


def hashes_are_in_links(project: Project) -> Iterator[Problem]:
    """The class of hashed names must come before the class on S3, whose links have no hashes."""
    for storage in project.storages:
        cls = storage.entry.backend.cls
        order = [one.__qualname__ for one in getattr(cls, "__mro__", ())]
        if "HashedFilesMixin" not in order or "S3Storage" not in order or cls is None:
            continue
        if order.index("S3Storage") < order.index("HashedFilesMixin"):
            variable = storage.entry.backend_place
            message = "its bases are in an order by which links lack the hashes of the manifest"
            hint = "write ManifestFilesMixin before the class on S3, or use S3ManifestStaticStorage"
            yield setting_problem("W131", variable, message, hint, alias=storage.alias)


def options_are_known(project: Project) -> Iterator[Problem]:
    """Options should be written in the settings or in the class, where they can be checked."""
    for entry in project.entries:
        backend = entry.backend
        if not backend.is_s3 or not backend.is_opaque or backend.failure or backend.library:
            continue
        message = "code of the class sets options, so only OPTIONS and attributes are checked"
        hint = "set options without code: in OPTIONS, or as attributes of the class"
        if backend.is_function:
            message = "a function returns the storage, so only its OPTIONS are checked"
            hint = "name the class of the storage, if it is always the same one"
        if backend.needs_models:
            message = "its module imports models, so only its OPTIONS are checked"
            hint = 'add "s3settings" to INSTALLED_APPS: manage.py check knows the class'
        yield setting_problem("W132", entry.backend_place, message, hint, alias=entry.alias)


def files_are_on_s3(project: Project) -> Iterator[Problem]:
    """The class on S3 must come before classes that keep files on the local disk."""
    for entry in project.entries:
        cls = entry.backend.cls
        saving = attribute(cls, "_save") if cls and entry.backend.is_s3 else None
        if saving and saving[0].__module__.startswith("django."):
            message = "its bases are in an order by which files stay on the local disk"
            hint = "write the class on S3 first; for hashed names, use S3ManifestStaticStorage"
            yield setting_problem("E115", entry.backend_place, message, hint, alias=entry.alias)


def _is_inherited(cls: type[object], name: str) -> bool:
    """Return True if a class of Django or django-storages defines the attribute."""
    return any(
        name in vars(ancestor)
        for ancestor in cls.__mro__
        if ancestor.__module__.startswith(OF_LIBRARIES)
    )


RULES = (
    attributes_are_options,
    members_are_not_replaced,
    hashes_are_in_links,
    files_are_on_s3,
    options_are_known,
)
