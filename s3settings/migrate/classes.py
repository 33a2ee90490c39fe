"""The classes of a storage: those of libraries that make it work, and code of the project."""

from collections.abc import Collection

from s3settings.migrate.plain import Json, Plain, dotted

_LIBRARIES = frozenset({"django", "s3settings", "storages", "whitenoise"})
# members that every class has, or that only run while an instance is made, whose options are compared
_METADATA = frozenset(
    {
        "__annotate_func__",
        "__annotations__",
        "__annotations_cache__",
        "__dict__",
        "__doc__",
        "__firstlineno__",
        "__module__",
        "__qualname__",
        "__static_attributes__",
        "__weakref__",
    }
)
_CONSTRUCTION = frozenset({"__init__", "get_default_settings"})
# the classes with which `load()` makes other links, and keeps keys out of `OPTIONS`
_LINKS, _CHAINED = "s3settings.backends.Links", "s3settings.backends.Chained"
_LINK_OPTIONS = ("public_endpoint_url", "querystring_stable")
# options under other names: compared as client_config and as the signer
_SPENT = frozenset({"cloudfront_signer", "config"})


def families(storage: object, options: Collection[str]) -> list[Json]:
    """Return the classes of libraries that do more than set options."""
    return [
        dotted(cls)
        for cls in type(storage).__mro__
        if _is_of_library(cls)
        and set(vars(cls)) - _METADATA - set(options)
        and not _is_without_effect(dotted(cls), storage)
    ]


def behavior(storage: object, options: Collection[str]) -> list[Json]:
    """Return the classes of the project that have code, or other attributes of libraries."""
    classes = [cls for cls in type(storage).__mro__ if _is_of_project(cls)]
    found = ((cls, _effective(cls, storage, options)) for cls in classes)
    return [f"{dotted(cls)}: {', '.join(names)}" for cls, names in found if names]


def attributes(storage: object, options: Collection[str], plain: Plain) -> dict[str, Json]:
    """Return the values of attributes beside options that classes of the project set."""
    classes = [cls for cls in type(storage).__mro__ if _is_of_project(cls)]
    effective = {name for cls in classes for name in _effective(cls, storage, options)}
    names = sorted(effective - _SPENT)
    return {
        name: plain.value(getattr(storage, name))
        for name in names
        if not callable(getattr(type(storage), name))
    }


def _is_without_effect(path: str, storage: object) -> bool:
    """Return True for a class of s3settings that changes no link, and no key: keys are compared."""
    has_links = any(getattr(storage, name, None) for name in _LINK_OPTIONS)
    return path == _CHAINED or (path == _LINKS and not has_links)


def _is_of_library(cls: type) -> bool:
    return cls.__module__.partition(".")[0] in _LIBRARIES


def _is_of_project(cls: type) -> bool:
    return cls is not object and not _is_of_library(cls)


def _effective(cls: type, storage: object, options: Collection[str]) -> list[str]:
    """Return what a class adds, without options that are values, and values that nothing reads."""
    libraries = [known for known in type(storage).__mro__ if _is_of_library(known)]
    return sorted(
        name
        for name, value in vars(cls).items()
        if name not in _METADATA | _CONSTRUCTION
        and not _is_of_decorator(value)
        and not (_is_data(value) and (name in options or not _is_in(name, libraries)))
    )


def _is_in(name: str, classes: Collection[type]) -> bool:
    return any(name in vars(cls) for cls in classes)


def _is_data(value: object) -> bool:
    return not callable(value) and not hasattr(type(value), "__get__")


def _is_of_decorator(value: object) -> bool:
    """Return True for what the decorator `deconstructible` of Django adds."""
    function = getattr(value, "__func__", value)
    return getattr(function, "__module__", None) == "django.utils.deconstruct"
