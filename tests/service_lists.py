"""The lists of AWS's services, which each loader of botocore makes from some 400 folders."""

from collections.abc import Callable

from botocore.loaders import Loader


def kept() -> Callable[[Loader, str], list[str]]:
    """Return `Loader.list_available_services`, which makes each list once for all loaders."""
    make: Callable[[Loader, str], list[str]] = Loader.list_available_services
    lists: dict[tuple[str, ...], list[str]] = {}

    def list_available_services(loader: Loader, type_name: str) -> list[str]:
        key = (type_name, *loader.search_paths)
        if key not in lists:
            lists[key] = make(loader, type_name)
        return lists[key]

    return list_available_services
