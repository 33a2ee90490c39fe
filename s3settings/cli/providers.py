"""`providers`: the list of S3-compatible providers, and the facts about each."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.cli.naming import named
from s3settings.facts.keys import KEY_FORMATS
from s3settings.providers.attributes import Attribute
from s3settings.providers.provider import Provider
from s3settings.providers.self_hosted import OTHER
from s3settings.providers.table import PROVIDERS, by_endpoint


def add_arguments(parser: ArgumentParser) -> None:
    """Add the name of a provider."""
    parser.add_argument(
        "name", nargs="?", metavar="PROVIDER", help="a provider, such as r2, or its endpoint"
    )


def run(arguments: Namespace, streams: Streams) -> int:
    """Write the list, or one provider."""
    if arguments.name is None:
        width = max(len(provider.id) for provider in PROVIDERS)
        lines = (f"{row.id:<{width}}  {row.name}\n" for row in PROVIDERS)
        return streams.finish("".join(lines), 0)
    if "://" in arguments.name:
        provider: Provider | None = by_endpoint(arguments.name) or OTHER
    else:
        provider = named(arguments.name, "providers", streams)
    if provider is None:
        return USAGE_ERROR
    return streams.finish("".join(f"{line}\n" for line in _described(provider)), 0)


def _described(provider: Provider) -> Iterator[str]:
    is_known = provider in PROVIDERS
    variables = f"AWS_S3_PROVIDER={provider.id}" if is_known else "only AWS_S3_ENDPOINT_URL"
    yield f"{provider.name} ({variables})"
    yield from _section("defaults", _set(provider))
    yield from _section("public files", iter([provider.publishing]))
    refused = list(_refused(provider))
    known = (line for attribute, line in refused if provider.may_reject(attribute))
    supposed = (line for attribute, line in refused if not provider.may_reject(attribute))
    yield from _section("refuses", known)
    yield from _section("probably refuses", supposed)
    yield from _section("notes", iter(provider.notes))
    facts = [f"{name}: {fact.kind}, {fact.source}" for name, fact in provider.facts.items()]
    form = KEY_FORMATS.get(provider.id)
    if form and form.is_known:
        facts.append(f"form of access keys: {form.source}")
    yield from _section(f"sources, checked {provider.checked}", iter(facts))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield f"{title}:"
        yield from (f"  {line}" for line in found)


def _set(provider: Provider) -> Iterator[str]:
    if provider.endpoint:
        yield f"endpoint_url: {provider.endpoint}"
    for region, url in provider.endpoints.items():
        yield f"endpoint_url: {url} ({region})"
    if provider.endpoint_example:
        yield f"endpoint_url must be set, such as {provider.endpoint_example}"
    if provider.account:
        yield f"AWS_S3_ACCOUNT_ID is the {provider.account}"
    yield f"region_name: {provider.region}" if provider.region else "region_name must be set"
    guess = ", a guess; the other is virtual" if provider is OTHER else ""
    yield f"addressing_style: {provider.addressing_style}{guess}"
    yield f"signature_version: {provider.signature}"
    yield f"credentials: {provider.credentials}"
    if provider.checksums:
        yield f"checksums: {provider.checksums}"
    if provider.public == "domain":
        yield f"custom_domain must be set for public files: {provider.domain_hint}"
    if provider.public_host:
        yield f"custom_domain of public files: {provider.public_host}"
    if provider.whole_buckets:
        yield "AWS_MEDIA_BUCKET_NAME must be another bucket: static files make all of theirs public"


def _refused(provider: Provider) -> Iterator[tuple[Attribute, str]]:
    """Yield the features that the provider lacks, each with the attribute of the fact."""
    if provider.acl is False:
        yield "acl", "default_acl: objects have no ACLs"
    elif provider.canned_acls:
        yield "canned_acls", f"default_acl other than {', '.join(provider.canned_acls)}"
    if provider.presign_max_seconds:
        seconds = f"querystring_expire over {provider.presign_max_seconds} seconds"
        yield "presign_max_seconds", seconds
    if provider.storage_classes:
        yield "storage_classes", f"storage classes other than {', '.join(provider.storage_classes)}"
    if provider.encryptions is not None:
        others = ", ".join(provider.encryptions) or "its own"
        yield "encryptions", f"encryptions other than {others}"
    if provider.regions:
        yield "regions", f"regions other than {', '.join(sorted(provider.regions))}"
    if provider.session_token is False:
        yield "session_token", "session tokens"
