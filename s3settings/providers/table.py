"""All services, and how one is found by its name or its endpoint."""

import re

from s3settings.providers import clouds, hosters, self_hosted, storage_services
from s3settings.providers.aws import AWS
from s3settings.providers.provider import Provider

PROVIDERS: tuple[Provider, ...] = (
    AWS,
    *storage_services.PROVIDERS,
    *hosters.PROVIDERS,
    *clouds.PROVIDERS,
    *self_hosted.PROVIDERS,
)


def by_name(name: str) -> Provider | None:
    """The service of an id or alias; case, spaces, hyphens and underscores do not matter."""
    return _BY_NAME.get(_folded(name))


def by_endpoint(endpoint_url: str) -> Provider | None:
    """The service that an endpoint's host belongs to; None where it can be anybody's."""
    return next((provider for provider in PROVIDERS if provider.matches(endpoint_url)), None)


def _folded(name: str) -> str:
    return re.sub(r"[-_\s]", "", name).lower()


# of S3 itself, and those that a service has under a name of its own
STORAGE_CLASSES = tuple(
    dict.fromkeys(name for provider in PROVIDERS for name in provider.storage_classes or ())
)

_BY_NAME = {
    _folded(name): provider for provider in PROVIDERS for name in (provider.id, *provider.aliases)
}
