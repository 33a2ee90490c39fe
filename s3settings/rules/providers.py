"""What the service of a bucket can't do, by the table of services and its facts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from s3settings.parsers.text import nearest
from s3settings.providers.provider import Attribute
from s3settings.rules.endpoints import region_is_set
from s3settings.rules.rule import Check, Finding, Rule
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of


class _Contradiction(NamedTuple):
    """What contradicts a fact about the service; ``{}`` in the message is for a doubt."""

    attribute: Attribute
    number: int
    option: str
    message: str
    cure: str
    own: bool = False


def _told(storage: Storage, found: _Contradiction) -> Finding:
    """An error where the fact was looked up or executed, else a warning; with its source."""
    sure = storage.provider.may_reject(found.attribute)
    return Finding(
        f"{'E' if sure else 'W'}{found.number:03}",
        found.option,
        found.message.format("" if sure else "probably "),
        _sourced(storage, found.attribute, found.cure),
        own=found.own,
    )


def _sourced(storage: Storage, attribute: Attribute, cure: str) -> str:
    return f"{cure} (source: {storage.provider.facts[attribute].source})"


def _region_is_one_of_the_service(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    regions = provider.regions
    if storage.is_aws or not regions or storage.region_name in regions:
        return
    # without a known endpoint there is none to sign for: the rule of the endpoint says so
    leads_nowhere = storage.endpoint_url is None and not provider.may_reject("regions")
    if not region_is_set(storage) or leads_nowhere:
        return
    meant = nearest(storage.region_name, sorted(regions)) or ", ".join(sorted(regions))
    message = f"{{}}not a region of {provider.name}"
    if "endpoint_url" not in storage.origins:
        endpoint = storage.variable_to_set("endpoint_url")
        cure = f"set {meant}; for a newer region set {endpoint} in place of it"
        yield _told(storage, _Contradiction("regions", 52, "region_name", message, cure))
        return
    # a list of regions ages: an endpoint that was set shows that somebody knows better
    hint = f"set {meant}, or leave it to the endpoint"
    yield Finding("W052", "region_name", message.format("probably "), hint)


def _name_fits(storage: Storage) -> bool:
    """Whether the service can have a bucket of the name; the rules of AWS are not those here."""
    provider, name = storage.provider, storage.bucket_name
    if storage.is_aws or name is None or not provider.may_reject("bucket_pattern"):
        return True
    return re.fullmatch(provider.bucket_pattern or ".*", name, re.ASCII) is not None


def _bucket_name_fits_the_service(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    if not _name_fits(storage):
        message = f"not a bucket name that {provider.name} allows"
        hint = _sourced(storage, "bucket_pattern", "set the name as the service shows it")
        yield Finding("E005", "bucket_name", message, hint)


def _acl_exists(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    harmless = provider.canned_acls or ()
    option = "object_parameters" if "ACL" in storage.object_parameters else "default_acl"
    asked = storage.object_parameters.get("ACL", storage.default_acl)
    if storage.is_aws or asked in (None, *harmless):
        return
    if provider.acl is False:
        message = f"{provider.name} {{}}has no ACLs of objects"
        cure = f"{_removal(storage, option)}; what is public is decided for the bucket"
        yield _told(storage, _Contradiction("acl", 53, option, message, cure))
    elif harmless:
        message = f"{{}}not an ACL that {provider.name} knows"
        cure = _cure(storage, option, harmless)
        yield _told(storage, _Contradiction("canned_acls", 53, option, message, cure))


def _storage_class_exists(storage: Storage) -> Iterator[Finding]:
    known = storage.provider.storage_classes
    asked = storage.object_parameters.get("StorageClass")
    # where there are no classes, the usual one does no harm
    if known is not None and asked not in (None, *(known or ("STANDARD",))):
        message = f"{{}}not a storage class of {storage.provider.name}"
        option = _option(storage, "storage_class")
        cure = _cure(storage, option, known)
        yield _told(storage, _Contradiction("storage_classes", 54, option, message, cure))


def _encryption_exists(storage: Storage) -> Iterator[Finding]:
    known = storage.provider.encryptions
    asked = storage.object_parameters.get("ServerSideEncryption")
    if not storage.is_aws and known is not None and asked not in (None, *known):
        message = f"{{}}not an encryption that {storage.provider.name} can be asked for"
        option = _option(storage, "server_side_encryption")
        cure = _cure(storage, option, known)
        yield _told(storage, _Contradiction("encryptions", 55, option, message, cure))


def _option(storage: Storage, short_form: str) -> str:
    """The option that set an upload argument: our short form of it, or the general one."""
    return short_form if short_form in storage.origins else "object_parameters"


def _cure(storage: Storage, option: str, allowed: tuple[str, ...]) -> str:
    removal = _removal(storage, option)
    return f"{removal}, or set {' or '.join(allowed)}" if allowed else removal


def _removal(storage: Storage, option: str) -> str:
    """How to do without an option, which other storages may need on their own service."""
    if storage.has_own_service and not storage.is_own(option):
        return f"set {variable_of(option, storage.scope)}=none"
    return "remove it"


def _public_files_have_a_domain(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    # without an endpoint, the part that is missing would lead to the host of public files as well
    is_unknown = provider.public == "host" and storage.endpoint_url is None
    if storage.querystring_auth or storage.is_open or is_unknown or not _name_fits(storage):
        return
    message = f"{provider.name} {{}}shows nothing to the public at the host of its API"
    cure = f"set it to {provider.domain_hint or 'the host that serves the files'}"
    yield _told(storage, _Contradiction("public", 56, "custom_domain", message, cure, own=True))


def _session_tokens_exist(storage: Storage) -> Iterator[Finding]:
    if storage.security_token is not None and storage.provider.session_token is False:
        message = f"{storage.provider.name} {{}}has no session tokens"
        found = _Contradiction("session_token", 57, "security_token", message, "remove it")
        yield _told(storage, found)


def _addressing_is_accepted(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    forced = provider.may_reject("addressing_style") and "addressing_style" in storage.origins
    if forced and storage.addressing_style != provider.addressing_style:
        message = f"{provider.name} is addressed by {provider.addressing_style} alone"
        cure = f"remove it, or set {provider.addressing_style}"
        hint = _sourced(storage, "addressing_style", cure)
        yield Finding("E061", "addressing_style", message, hint)


def _signature_is_accepted(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    if "signature" in provider.facts and storage.signature_version != provider.signature:
        message = f"{provider.name} is {{}}to be signed with {provider.signature}"
        cure = _cure(storage, "signature_version", (provider.signature,))
        yield _told(storage, _Contradiction("signature", 58, "signature_version", message, cure))


def _rule_of_the_service(check: Check, *options: str) -> Rule:
    return Rule(check, ("provider", "endpoint_url", *options))


RULES = (
    _rule_of_the_service(_region_is_one_of_the_service, "region_name"),
    _rule_of_the_service(_bucket_name_fits_the_service, "bucket_name"),
    _rule_of_the_service(_acl_exists, "default_acl", "object_parameters"),
    _rule_of_the_service(_storage_class_exists, "storage_class", "object_parameters"),
    _rule_of_the_service(_encryption_exists, "server_side_encryption", "object_parameters"),
    _rule_of_the_service(_public_files_have_a_domain, "custom_domain", "querystring_auth"),
    _rule_of_the_service(_session_tokens_exist, "security_token"),
    _rule_of_the_service(_addressing_is_accepted, "addressing_style", "bucket_name"),
    _rule_of_the_service(_signature_is_accepted, "signature_version"),
)
