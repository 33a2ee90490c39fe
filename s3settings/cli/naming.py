"""The provider that a command was given, or that an endpoint belongs to."""

from collections.abc import Iterator

from s3settings.cli.console import Streams
from s3settings.parsers.text import nearest
from s3settings.providers.provider import Provider
from s3settings.providers.table import PROVIDERS, by_name
from s3settings.storages.storage import Storage


def named(name: str, command: str, streams: Streams) -> Provider | None:
    """Return the provider of a name; write the nearest name if there is none."""
    provider = by_name(name)
    if provider is None:
        names = (word for row in PROVIDERS for word in (row.id, *row.aliases))
        meant = nearest(name, names)
        offer = f"did you mean {meant}?" if meant else "see s3settings providers"
        streams.say(f"s3settings {command}: unknown provider; {offer}\n")
    return provider


def offer(storage: Storage) -> str | None:
    """Return how to name the provider that the endpoint shows; None if it is named already."""
    if storage.is_aws or storage.is_set("provider"):
        return None
    variable = storage.variable_to_set("provider")
    if storage.is_unknown:
        return f"if s3settings providers lists it, name it in {variable}"
    settings = ", ".join([f"{variable}={storage.provider.id}", *_parts(storage)])
    place = {"region": storage.region_name, "account": storage.account_id}
    if storage.provider.endpoint_url(**place) == storage.endpoint_url:
        return f"the same without the endpoint: {settings}"
    return f"to name it: {variable}={storage.provider.id}"


def _parts(storage: Storage) -> Iterator[str]:
    """Yield the variables that lead to the endpoint, besides the provider."""
    values = {"region": "region_name", "account": "account_id"}
    for need in sorted(storage.provider.needs):
        option = values[need]
        yield f"{storage.variable_to_set(option)}={getattr(storage, option)}"
