"""Rules about what a provider does not support, from the table of providers."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from s3settings.parsers.text import nearest
from s3settings.record import Record
from s3settings.rules.credentials import is_of_aws, own_pair
from s3settings.rules.rule import Finding, Rule
from s3settings.storages.storage import Storage

if TYPE_CHECKING:
    from s3settings.providers.attributes import Attribute


class _Conflict(Record):
    """A conflict with a fact about the provider; ``{}`` in the message is for ``probably``."""

    attribute: "Attribute"
    number: int
    option: str
    message: str
    cure: str
    own: bool = False
    cure_for_one: str | None = None


def _finding(storage: Storage, found: _Conflict) -> Finding:
    """Return an error if the fact is verified, else a warning, with the source of the fact."""
    sure = storage.provider.may_reject(found.attribute)
    return Finding(
        f"{'E' if sure else 'W'}{found.number:03}",
        found.option,
        found.message.format("" if sure else "probably "),
        _with_source(storage, found.attribute, found.cure),
        own=found.own,
        hint_for_one=found.cure_for_one
        and _with_source(storage, found.attribute, found.cure_for_one),
    )


def _with_source(storage: Storage, attribute: "Attribute", cure: str) -> str:
    return f"{cure} (source: {storage.provider.facts[attribute].source})"


def _region_is_known(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    regions = provider.regions
    if storage.is_aws or not regions or storage.region_name in regions:
        return
    # without a known endpoint, the rule of the endpoint reports the region
    has_no_endpoint = storage.endpoint_url is None and not provider.may_reject("regions")
    if not storage.has_region or has_no_endpoint:
        return
    near = nearest(storage.region_name, sorted(regions)) or provider.region
    near = near or ", ".join(sorted(regions))
    own, message = storage.own_variable("region_name"), f"{{}}not a region of {provider.name}"
    if not storage.is_set("endpoint_url"):
        endpoint = storage.variable_to_set("endpoint_url")
        newer = f"for a newer region, set {endpoint} instead"
        cures = [f"set {near}; {newer}", f"set {own} to {near}; {newer}"]
        conflict = _Conflict("regions", 52, "region_name", message, cures[0])
        yield _finding(storage, conflict.replace(cure_for_one=cures[1]))
        return
    # lists of regions become outdated; an explicit endpoint suggests a newer region
    shown = provider.region_of(storage.endpoint_url or "")
    hint = f"set {shown or near}"
    if shown:
        hint += ", or remove it to use the region of the endpoint"
    found = Finding("W052", "region_name", message.format("probably "), hint)
    yield found.replace(hint_for_one=f"set {own} to {shown or near}")


def _name_is_allowed(storage: Storage) -> bool:
    """Return True if the provider allows the bucket name; AWS has a rule of its own."""
    name, pattern = storage.bucket_name, storage.provider.bucket_pattern
    if storage.is_aws or not (name and pattern and storage.provider.may_reject("bucket_pattern")):
        return True
    return re.fullmatch(pattern, name) is not None


def _bucket_name_is_valid(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    if not _name_is_allowed(storage):
        message = f"not a valid bucket name on {provider.name}"
        hint = _with_source(storage, "bucket_pattern", "set the name as the provider displays it")
        yield Finding("E005", "bucket_name", message, hint)


def _account_id_is_valid(storage: Storage) -> Iterator[Finding]:
    provider, pattern = storage.provider, storage.provider.account_pattern
    account = storage.account_id if storage.is_set("account_id") else None
    shown = provider.account_of(storage.endpoint_url or "")
    if storage.is_set("endpoint_url") and shown is not None:
        # one that differs from that of the endpoint is another problem
        return
    if not pattern or account is None or re.fullmatch(f"(?ai){pattern}", account):
        return
    message = f"not the {provider.account} of {provider.name}"
    cure = f"set the {provider.account} that {provider.name} displays"
    yield Finding("E028", "account_id", message, _with_source(storage, "account_pattern", cure))


def _acl_is_supported(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    supported = provider.canned_acls or ()
    option = "object_parameters" if "ACL" in storage.object_parameters else "default_acl"
    value = storage.object_parameters.get("ACL", storage.default_acl)
    # a provider without ACLs keeps objects private, which is what this one asks for
    no_effect = ("private",) if provider.acl is False else ()
    if storage.is_aws or value in (None, *supported, *no_effect):
        return
    if provider.acl is False:
        message = f"{provider.name} {{}}does not support object ACLs"
        cures = [
            f"{one}; configure public access for the bucket" for one in _removals(storage, option)
        ]
        yield _finding(storage, _conflict("acl", 53, option, message, cures))
    elif supported:
        message = f"{{}}not an ACL supported by {provider.name}"
        cures = _cures(storage, option, supported)
        yield _finding(storage, _conflict("canned_acls", 53, option, message, cures))


def _storage_class_is_supported(storage: Storage) -> Iterator[Finding]:
    known = storage.provider.storage_classes
    value = storage.object_parameters.get("StorageClass")
    # a provider without storage classes accepts STANDARD
    if known is not None and value not in (None, *(known or ("STANDARD",))):
        message = f"{{}}not a storage class of {storage.provider.name}"
        option = _option(storage, "storage_class")
        cures = _cures(storage, option, known)
        yield _finding(storage, _conflict("storage_classes", 54, option, message, cures))


def _encryption_is_supported(storage: Storage) -> Iterator[Finding]:
    known = storage.provider.encryptions
    value = storage.object_parameters.get("ServerSideEncryption")
    if not storage.is_aws and known is not None and value not in (None, *known):
        message = f"{{}}not an encryption supported by {storage.provider.name}"
        option = _option(storage, "server_side_encryption")
        cures = _cures(storage, option, known)
        if storage.is_set("kms_key_id") and value == "aws:kms":
            option, message, cures = _without_kms(storage)
        yield _finding(storage, _conflict("encryptions", 55, option, message, cures))


def _without_kms(storage: Storage) -> tuple[str, str, list[str]]:
    """Return the option, the message and the cures for a key of KMS, which asks for its encryption."""
    cures = _removals(storage, "kms_key_id")
    if storage.is_set("server_side_encryption"):
        variable = storage.origin("server_side_encryption").variable
        others = _removals(storage, "server_side_encryption")
        others[0] = f"remove {variable}"
        cures = [", and ".join(both) for both in zip(cures, others, strict=True)]
    message = f"{storage.provider.name} {{}}has no encryption with keys of KMS"
    return "kms_key_id", message, cures


def _option(storage: Storage, short_form: str) -> str:
    """Return the option that sets an upload argument: its short form, or the object parameters."""
    return short_form if storage.is_set(short_form) else "object_parameters"


def _conflict(
    attribute: "Attribute", number: int, option: str, message: str, cures: list[str]
) -> _Conflict:
    """Return a conflict with its cures: the one for all storages, and that for this one."""
    return _Conflict(attribute, number, option, message, cures[0], cure_for_one=cures[1])


def _cures(storage: Storage, option: str, allowed: tuple[str, ...]) -> list[str]:
    instead = f", or set {' or '.join(allowed)}" if allowed else ""
    return [f"{removal}{instead}" for removal in _removals(storage, option)]


def _removals(storage: Storage, option: str) -> list[str]:
    """Return the hints that remove an option, for all storages and for this one."""
    return ["remove it", f"set {storage.setting_of(option, 'none', own=True)}"]


def _public_files_have_a_domain(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    # without an endpoint or a valid name, setting it also gives the host of public files
    is_incomplete = storage.endpoint_url is None or not _name_is_allowed(storage)
    is_unknown = provider.public == "host" and is_incomplete and storage.public_endpoint_url is None
    if storage.querystring_auth or storage.is_open or is_unknown:
        return
    message = f"{provider.name} {{}}serves no public files from its API host"
    is_for_all = storage.is_set("custom_domain") and not storage.is_own("custom_domain")
    name = storage.own_variable("custom_domain") if is_for_all else "it"
    cure = f"set {name} to {provider.domain_hint or 'the host that serves the files'}"
    yield _finding(storage, _Conflict("public", 56, "custom_domain", message, cure, own=True))


def _session_token_is_supported(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    if storage.security_token is None or provider.session_token is not False:
        return
    if is_of_aws(storage, storage.access_key or ""):
        # the key is misplaced, and the token goes with it
        return
    cures = ["remove it", f"set {own_pair(storage)} for {provider.name}"]
    message = f"{provider.name} {{}}does not support session tokens"
    yield _finding(storage, _conflict("session_token", 57, "security_token", message, cures))


def _addressing_style_is_supported(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    given = storage.given.get("addressing_style")
    # a bucket with dots has another style for now
    wish = None if given is None or given.value == "auto" else given.value
    if provider.may_reject("addressing_style") and wish not in {None, provider.addressing_style}:
        message = f"{provider.name} only supports {provider.addressing_style} addressing"
        cure = f"remove it, or set {provider.addressing_style}"
        hint = _with_source(storage, "addressing_style", cure)
        yield Finding("E061", "addressing_style", message, hint)


def _signature_is_supported(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    if "signature" in provider.facts and storage.signature_version != provider.signature:
        message = f"{provider.name} {{}}requires signature version {provider.signature}"
        version = provider.signature
        cures = [
            f"set {storage.setting_of('signature_version', version, own=own)}"
            for own in (storage.is_own("signature_version"), True)
        ]
        yield _finding(storage, _conflict("signature", 58, "signature_version", message, cures))


_PLACE = ("provider", "endpoint_url")

RULES = (
    Rule(_region_is_known, (*_PLACE, "region_name")),
    Rule(_bucket_name_is_valid, (*_PLACE, "bucket_name")),
    Rule(_account_id_is_valid, (*_PLACE, "account_id")),
    Rule(_acl_is_supported, (*_PLACE, "default_acl", "object_parameters")),
    Rule(_storage_class_is_supported, (*_PLACE, "storage_class", "object_parameters")),
    Rule(_encryption_is_supported, (*_PLACE, "server_side_encryption", "object_parameters")),
    Rule(_public_files_have_a_domain, (*_PLACE, "custom_domain", "querystring_auth")),
    Rule(_session_token_is_supported, (*_PLACE, "security_token", "access_key")),
    Rule(_addressing_style_is_supported, (*_PLACE, "addressing_style", "bucket_name")),
    Rule(_signature_is_supported, (*_PLACE, "signature_version")),
)
