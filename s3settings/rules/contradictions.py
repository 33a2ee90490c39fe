"""A name of a provider, and an endpoint that shows another one: which facts still count."""

from collections.abc import Iterable

from s3settings.options.parsing import Options
from s3settings.problems.problem import Problem
from s3settings.providers.provider import Provider
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of


def provider_shown(storage: Storage) -> Provider | None:
    """Return the provider of the endpoint that is set, or None if it is unknown."""
    if storage.endpoint_url is None or not storage.is_set("endpoint_url"):
        return None
    from s3settings.providers.table import by_endpoint

    return by_endpoint(storage.endpoint_url)


def real_provider(storage: Storage) -> Provider:
    """Return the provider that the endpoint shows, whatever name is set beside it."""
    return provider_shown(storage) or storage.provider


def is_contradicted(storage: Storage) -> bool:
    """Return True if the endpoint shows another provider than the name.

    That is one problem. Others by the facts about the named provider would blame what is right.
    """
    return real_provider(storage) != storage.provider


def with_provider_shown(
    options: Options, found: tuple[Problem, ...], storages: Iterable[Storage]
) -> tuple[Problem, ...]:
    """Return the problems of values, with the provider of the endpoint as the hint for an unknown one."""
    shown: dict[str, Provider] = {}
    for scope, option in options.invalid:
        for storage in storages if option == "provider" else ():
            is_its = storage.scope == scope if scope else not storage.has_own_provider
            provider = provider_shown(storage) if is_its else None
            if provider is not None:
                shown[variable_of("provider", scope)] = provider
    return tuple(_with_provider(one, shown.get(one.variable or "")) for one in found)


def _with_provider(found: Problem, shown: Provider | None) -> Problem:
    """Return the problem with the hint to set this provider, unless it proposes a name of it."""
    near = found.hint.removeprefix("did you mean ").removesuffix("?")
    if shown is None or near in {shown.id, *shown.aliases}:
        return found
    return found._replace(hint=f"set {shown.id}, the provider of the endpoint")
