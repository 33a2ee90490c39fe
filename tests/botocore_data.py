"""Answers of botocore that are the same for every session and client, found once for all of them.

They only depend on the arguments: the files of its package, the lists of AWS's services that
each loader makes from some 400 folders, the names of events, and the signatures of handlers.
"""

from collections.abc import Callable
from functools import cache
from types import FunctionType
from typing import Any

from botocore import hooks
from botocore.loaders import JSONFileLoader, Loader


def replacements() -> list[tuple[object, str, object]]:
    """Return an object, an attribute and its new value for each of these."""
    return [
        (JSONFileLoader, "load_file", _files()),
        (Loader, "list_available_services", _services()),
        (hooks, "accepts_kwargs", _signatures()),
        (hooks.EventAliaser, "__init__", _event_names()),
    ]


def _files() -> Callable[[JSONFileLoader, str], object]:
    read = JSONFileLoader.load_file
    kept: dict[str, object] = {}

    def load_file(loader: JSONFileLoader, file_path: str) -> object:
        if file_path not in kept:
            kept[file_path] = read(loader, file_path)
        return kept[file_path]

    return load_file


def _services() -> Callable[[Loader, str], list[str]]:
    make: Callable[[Loader, str], list[str]] = Loader.list_available_services
    lists: dict[tuple[str, ...], list[str]] = {}

    def list_available_services(loader: Loader, type_name: str) -> list[str]:
        key = (type_name, *loader.search_paths)
        if key not in lists:
            lists[key] = make(loader, type_name)
        return lists[key]

    return list_available_services


def _signatures() -> Callable[[Any], object]:
    look: Callable[[Any], object] = vars(hooks)["accepts_kwargs"]
    look_once = cache(look)

    def accepts_kwargs(handler: Any) -> object:
        # a method is not kept, because its client would be
        function = getattr(handler, "__func__", handler)
        return look_once(function) if isinstance(function, FunctionType) else look(handler)

    return accepts_kwargs


def _event_names() -> Callable[..., None]:
    make: Callable[..., None] = hooks.EventAliaser.__init__
    names: dict[str, str] = {}

    def init(aliaser: hooks.EventAliaser, emitter: Any, aliases: Any = None) -> None:
        # all have the aliases of botocore, or a copy of them
        make(aliaser, emitter, aliases)
        vars(aliaser)["_alias_name_cache"] = names

    return init
