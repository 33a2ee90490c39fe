"""What the service of a bucket needs and can't do, by the table of services and its facts."""

import re
from collections.abc import Iterator

from s3settings.facts.providers.provider import Attribute
from s3settings.rules.rule import Check, Finding, Rule
from s3settings.services import is_ambient
from s3settings.storages import Storage
from s3settings.variables import variable_of


def _verdict(storage: Storage, attribute: Attribute, number: int) -> str:
    """The id: an error where the fact was looked up or executed, else a warning."""
    severity = "E" if storage.provider.may_reject(attribute) else "W"
    return f"{severity}{number:03}"


def _sourced(storage: Storage, attribute: Attribute, cure: str) -> str:
    return f"{cure} (source: {storage.provider.facts[attribute].source})"


def _endpoint_is_complete(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    if storage.is_aws or storage.endpoint_url is not None:
        return
    if not provider.needs:
        example = provider.endpoint_example or "https://s3.example.com"
        hint = f"set the URL of the server, such as {example}"
        yield _missing(storage, "endpoint_url", f"required by {provider.name}", hint)
    elif "account" in provider.needs and storage.account_id is None:
        hint = f"set the {provider.account} that {provider.name} shows"
        yield _missing(storage, "account_id", f"required by {provider.name}", hint)
    elif _region_is_set(storage) and _may_be_a_region(storage):
        message = f"required by {provider.name}, which has no known endpoint in this region"
        hint = "set the URL that the service shows for the region"
        yield _missing(storage, "endpoint_url", message, hint)


def _missing(storage: Storage, option: str, message: str, hint: str) -> Finding:
    """The finding for a part that the storage lacks, asked of it alone if its service is its own."""
    return Finding("E050", option, message, hint, own=storage.has_own_service)


def _region_is_known(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    derived = storage.endpoint_url is None or "region" not in provider.needs
    if provider.region is not None or not derived or _region_is_set(storage):
        return
    example = min(provider.endpoints or provider.regions or {"eu-west-1"})
    message = f"required by {provider.name}"
    hint = f"set the region of the bucket, such as {example}"
    if is_ambient(storage.origins.get("region_name")):
        message = f"a region of AWS, while one of {provider.name} is required"
        variable = variable_of("region_name", storage.scope if storage.has_own_service else "")
        hint = f"set {variable} to the region of the bucket, such as {example}"
    yield _missing(storage, "region_name", message, hint)


def _region_is_set(storage: Storage) -> bool:
    origin = storage.origins.get("region_name")
    return origin is not None and not is_ambient(origin)


def _may_be_a_region(storage: Storage) -> bool:
    """Whether the service can have the region: lists that are not complete do not speak against."""
    provider = storage.provider
    return storage.region_name in (provider.regions or ()) or not provider.may_reject("regions")


def _endpoint_belongs_to_the_service(storage: Storage) -> Iterator[Finding]:
    endpoint = storage.endpoint_url
    if endpoint is None or "endpoint_url" not in storage.origins:
        return
    from s3settings.facts.providers.table import by_endpoint

    found = by_endpoint(endpoint)
    region = storage.provider.region_of(endpoint)
    if found is not None and found != storage.provider:
        hint = f"set AWS_S3_PROVIDER to {found.id}, or correct the endpoint"
        yield Finding("E051", "endpoint_url", f"an endpoint of {found.name}", hint)
    elif region not in {None, storage.region_name} and _region_can_not_sign(storage):
        message = f"the endpoint of another region than {storage.origin('region_name').variable}"
        yield Finding("E051", "endpoint_url", message, "remove one of the two, or correct it")


def _region_can_not_sign(storage: Storage) -> bool:
    """Whether the region that was set fails at an endpoint that shows another one.

    A service can sign in one region for all; what is no region of it is the next rule's.
    """
    provider = storage.provider
    for_all = storage.region_name == provider.region and not provider.may_reject("regions")
    is_another = storage.region_name in (provider.regions or ())
    return storage.is_aws or (is_another and not for_all)


def _region_is_one_of_the_service(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    regions = provider.regions
    if storage.is_aws or not regions or storage.region_name in regions:
        return
    if not _region_is_set(storage):
        return
    message = f"not a region of {provider.name}"
    cure = f"set {', '.join(sorted(regions))}"
    hint = _sourced(storage, "regions", cure)
    # a list of regions ages: an endpoint that was set shows that somebody knows better
    id_ = "W052" if "endpoint_url" in storage.origins else _verdict(storage, "regions", 52)
    yield Finding(id_, "region_name", message, hint)


def _bucket_name_fits_the_service(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    name = storage.bucket_name
    if storage.is_aws or name is None or not provider.may_reject("bucket_pattern"):
        return
    if not re.fullmatch(provider.bucket_pattern or ".*", name, re.ASCII):
        message = f"not a bucket name that {provider.name} allows"
        cure = "set the name as the service shows it"
        hint = _sourced(storage, "bucket_pattern", cure)
        yield Finding("E005", "bucket_name", message, hint)


def _acl_exists(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    harmless = provider.canned_acls or ()
    option = "object_parameters" if "ACL" in storage.object_parameters else "default_acl"
    asked = storage.object_parameters.get("ACL", storage.default_acl)
    if storage.is_aws or asked in (None, *harmless):
        return
    if provider.acl is False:
        message = f"{provider.name} has no ACLs of objects"
        cure = "remove it; what is public is decided for the bucket"
        hint = _sourced(storage, "acl", cure)
        yield Finding(_verdict(storage, "acl", 53), option, message, hint)
    elif harmless:
        message = f"not an ACL that {provider.name} knows"
        hint = _sourced(storage, "canned_acls", _cure(harmless))
        yield Finding(_verdict(storage, "canned_acls", 53), option, message, hint)


def _storage_class_exists(storage: Storage) -> Iterator[Finding]:
    known = storage.provider.storage_classes
    asked = storage.object_parameters.get("StorageClass")
    # where there are no classes, the usual one does no harm
    if known is not None and asked not in (None, *(known or ("STANDARD",))):
        message = f"not a storage class of {storage.provider.name}"
        option = _option(storage, "storage_class")
        hint = _sourced(storage, "storage_classes", _cure(known))
        yield Finding(_verdict(storage, "storage_classes", 54), option, message, hint)


def _encryption_exists(storage: Storage) -> Iterator[Finding]:
    known = storage.provider.encryptions
    asked = storage.object_parameters.get("ServerSideEncryption")
    if not storage.is_aws and known is not None and asked not in (None, *known):
        message = f"not an encryption that {storage.provider.name} can be asked for"
        option = _option(storage, "server_side_encryption")
        hint = _sourced(storage, "encryptions", _cure(known))
        yield Finding(_verdict(storage, "encryptions", 55), option, message, hint)


def _option(storage: Storage, short_form: str) -> str:
    """The option that set an upload argument: our short form of it, or the general one."""
    return short_form if short_form in storage.origins else "object_parameters"


def _cure(allowed: tuple[str, ...]) -> str:
    return f"remove it, or set {' or '.join(allowed)}" if allowed else "remove it"


def _public_files_have_a_domain(storage: Storage) -> Iterator[Finding]:
    provider = storage.provider
    is_open = provider.public == "api" or storage.custom_domain != storage.address
    # without an endpoint, the part that is missing would lead to the host of public files as well
    is_unknown = provider.public == "host" and storage.endpoint_url is None
    if storage.querystring_auth or is_open or is_unknown:
        return
    message = f"{provider.name} shows nothing to the public at the host of its API"
    cure = f"set it to {provider.domain_hint or 'the host that serves the files'}"
    hint = _sourced(storage, "public", cure)
    yield Finding(_verdict(storage, "public", 56), "custom_domain", message, hint, own=True)


def _session_tokens_exist(storage: Storage) -> Iterator[Finding]:
    if storage.security_token is not None and storage.provider.session_token is False:
        message = f"{storage.provider.name} has no session tokens"
        hint = _sourced(storage, "session_token", "remove it")
        yield Finding(_verdict(storage, "session_token", 57), "security_token", message, hint)


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
        message = f"{provider.name} is to be signed with {provider.signature}"
        cure = f"remove it, or set {provider.signature}"
        hint = _sourced(storage, "signature", cure)
        yield Finding(_verdict(storage, "signature", 58), "signature_version", message, hint)


def _rule_of_the_service(check: Check, *options: str) -> Rule:
    return Rule(check, ("provider", "endpoint_url", *options))


RULES = (
    _rule_of_the_service(_endpoint_is_complete, "account_id", "region_name"),
    _rule_of_the_service(_region_is_known, "region_name"),
    _rule_of_the_service(_endpoint_belongs_to_the_service, "region_name"),
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
