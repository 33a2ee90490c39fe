"""A name of a provider, and an endpoint that shows another one: which facts still count."""

from s3settings.providers.provider import Provider
from s3settings.storages.storage import Storage


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
