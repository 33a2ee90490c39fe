"""All providers, by name and by endpoint."""

import re

from s3settings.providers import (
    american_hosters,
    asian_clouds,
    chinese_clouds,
    european_clouds,
    european_hosters,
    global_clouds,
    minio_family,
    platforms,
    self_hosted,
    specialists,
)
from s3settings.providers.aws import AWS
from s3settings.providers.provider import Provider

PROVIDERS: tuple[Provider, ...] = (
    AWS,
    *platforms.PROVIDERS,
    *specialists.PROVIDERS,
    *global_clouds.PROVIDERS,
    *asian_clouds.PROVIDERS,
    *chinese_clouds.PROVIDERS,
    *american_hosters.PROVIDERS,
    *european_hosters.PROVIDERS,
    *european_clouds.PROVIDERS,
    *minio_family.PROVIDERS,
    *self_hosted.PROVIDERS,
)


def by_name(name: str) -> Provider | None:
    """Return the provider of an id or alias, ignoring case, spaces, hyphens and underscores."""
    return _BY_NAME.get(_folded(name))


def by_endpoint(endpoint_url: str) -> Provider | None:
    """Return the provider that the host of an endpoint belongs to, or None."""
    return next((provider for provider in PROVIDERS if provider.matches(endpoint_url)), None)


def _folded(name: str) -> str:
    return re.sub(r"[-_\s]", "", name).lower()


# those of S3, and those with a name of the provider
STORAGE_CLASSES = tuple(
    dict.fromkeys(name for provider in PROVIDERS for name in provider.storage_classes or ())
)

_BY_NAME = {
    _folded(name): provider for provider in PROVIDERS for name in (provider.id, *provider.aliases)
}
