"""Rules about credentials: complete, consistent, and sent only to the provider that issued them.

The operator of a self-hosted server chooses its keys, which may look like those of another
provider. An access key of AWS is unlikely to be one of them if it is also used on AWS.
"""

import re
from collections.abc import Iterable, Iterator

from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.facts.s3 import LONG_LIVED_KEY_PREFIX, TEMPORARY_KEY_PREFIX, WITH_KEYS_LIKE
from s3settings.masked import Masked
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.rules.rule import Finding, Rule, variables_read
from s3settings.sources.values import fact_of
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of

_AWS_PREFIXES = (LONG_LIVED_KEY_PREFIX, TEMPORARY_KEY_PREFIX)


def _key_pair_is_complete(storage: Storage) -> Iterator[Finding]:
    for option, other in (("access_key", "secret_key"), ("secret_key", "access_key")):
        if getattr(storage, option) is None and getattr(storage, other) is not None:
            message = f"missing, although {storage.origin(other).variable} is set"
            hint = "set both the access key id and the secret key, or neither to use a role"
            yield Finding("E002", option, message, hint)


def _temporary_key_has_its_token(storage: Storage) -> Iterator[Finding]:
    key = storage.access_key or ""
    if storage.security_token is not None:
        return
    # a key of that form may be issued by a provider that has no tokens, and one of AWS is misplaced
    if key.startswith(TEMPORARY_KEY_PREFIX) and storage.provider.session_token is not False:
        hint = "set the session token issued with the temporary key"
        yield Finding("E003", "security_token", "missing for a temporary key (ASIA…)", hint)
    elif (token := storage.given.get("security_token")) and token.value is not None:
        if not key and token.origin.source.kind == "environment":
            # of a shell or a platform, beside the keys that boto3 finds
            return
        fact = "the keys come from another source" if key else "no keys are set with it"
        if key.startswith(LONG_LIVED_KEY_PREFIX):
            fact = "a long-lived key (AKIA…) has no session token"
        message = f"not used: {fact}"
        yield Finding(
            "W004", "security_token", message, "unset it, or set it together with its keys"
        )


def _profile_excludes_keys(storage: Storage) -> Iterator[Finding]:
    if storage.session_profile is not None and (storage.access_key or storage.secret_key):
        hint = "remove the profile or the keys; django-storages accepts only one of them"
        yield Finding("E044", "session_profile", "set together with access keys", hint)


def _proxies_have_no_password(storage: Storage) -> Iterator[Finding]:
    """`OPTIONS` must have no secret where they are meant to be elsewhere."""
    proxies = (storage.proxies or {}).values()
    if storage.credentials == "chain" and any(isinstance(one, Masked) for one in proxies):
        name = variable_of("credentials")
        message = f"a proxy with a password, which {name}=chain can't keep out of OPTIONS"
        hint = "set HTTPS_PROXY in the environment of the process instead, which boto3 reads"
        yield Finding("E080", "proxies", message, hint)


RULES = (
    Rule(_key_pair_is_complete, ("access_key", "secret_key")),
    Rule(
        _temporary_key_has_its_token,
        ("access_key", "security_token", "provider", "endpoint_url"),
    ),
    Rule(_profile_excludes_keys, ("session_profile", "access_key", "secret_key")),
    Rule(_proxies_have_no_password, ("proxies", "credentials")),
)


def misplaced_keys(storages: tuple[Storage, ...], invalid: set[str]) -> Iterator[Problem]:
    """Yield a problem for keys used with two providers, and AWS keys used with another provider."""
    first_uses: dict[str, Storage] = {}
    for storage in by_claim(storages):
        key = storage.access_key or storage.session_profile
        if key is None or not _is_checked(storage, invalid):
            continue
        first = first_uses.setdefault(key, storage)
        hosted = storage.provider.is_hosted
        if hosted and first.provider.is_hosted and issuer(first) != issuer(storage):
            yield _used_twice(storage, first)
        elif is_of_aws(storage, key) and not storage.is_aws and (hosted or first.is_aws):
            name = storage.provider.name
            message = f"an AWS access key, but {name} issues its own keys"
            hint = f"set an access key and a secret key issued by {name}"
            if issuer(first) != issuer(storage):
                hint = f"set {own_pair(storage)} for {name}"
            yield _key_problem("W063", storage, message, hint)


def is_of_aws(storage: Storage, key: str) -> bool:
    """Return True for a key in the form of AWS, which few other providers issue, too."""
    return key.startswith(_AWS_PREFIXES) and WITH_KEYS_LIKE.get(storage.provider.id) != "aws"


def _used_twice(storage: Storage, first: Storage) -> Problem:
    name = issuer(storage)
    message = f"used for both {issuer(first)} and {name}, which issue separate keys"
    hint = f"set {own_pair(storage)} for {name}"
    pair = [first.origin(option).variable for option in ("access_key", "secret_key")]
    of_first = f"set {' and '.join(pair)} for {issuer(first)}"
    if storage.is_own("access_key") and not first.is_own("access_key"):
        # its own keys are a copy, so they are those of the other one
        hint = of_first
    elif storage.access_key and _issued_its_key(first) == _issued_its_key(storage):
        hint += f"; if those are the keys in use, {of_first} too"
    return _key_problem("E063", storage, message, hint)


def own_pair(storage: Storage) -> str:
    """Return the names of the variables by which the storage has credentials of its own."""
    pair = ("access_key", "secret_key") if storage.access_key else ("session_profile",)
    return " and ".join(variable_of(option, storage.scope) for option in pair)


def by_claim(storages: Iterable[Storage]) -> list[Storage]:
    """Return the storages, first the one to which keys of all storages belong.

    It is one whose provider issues keys of this form, then one without a provider, an endpoint or
    a region of its own.
    """
    found = sorted(storages, key=_has_own_target)
    if len({storage.provider.id for storage in found}) > 1:
        found.sort(key=_issued_its_key, reverse=True)
    return found


def _has_own_target(storage: Storage) -> bool:
    return not storage.own.isdisjoint({"provider", "endpoint_url", "region_name"})


def _issued_its_key(storage: Storage) -> bool:
    """Return True if the access key has the form in which its provider, and few others, issue them."""
    from s3settings.facts.keys import KEY_FORMATS

    provider = storage.provider.id
    form = KEY_FORMATS.get(WITH_KEYS_LIKE.get(provider, provider))
    return bool(form and form.is_known and re.fullmatch(form.id_pattern, storage.access_key or ""))


def _is_checked(storage: Storage, invalid: set[str]) -> bool:
    """Return True if the provider and the keys are known; an unknown server may be a proxy."""
    options = ["access_key", "session_profile", "provider", "endpoint_url"]
    # a partition of AWS has accounts of its own
    options += ["region_name"] if storage.is_aws else []
    read = variables_read(options, storage)
    is_known = storage.is_s3 and not storage.is_unknown and invalid.isdisjoint(read)
    if not is_known or storage.endpoint_url is None:
        return is_known
    from s3settings.rules.contradictions import is_contradicted

    return not is_contradicted(storage)


def issuer(storage: Storage) -> str:
    """Return the name of the issuer of the keys; each AWS partition has separate accounts."""
    partition = partition_of(storage.region_name) or PARTITIONS[0]
    if storage.is_aws and partition != PARTITIONS[0]:
        return f"{storage.provider.name} in {partition.name}"
    return storage.provider.name


def _key_problem(id_: str, storage: Storage, message: str, hint: str) -> Problem:
    option = "access_key" if storage.access_key else "session_profile"
    origin = storage.origin(option)
    fact = fact_of(option, message, origin)
    return problem(id_, fact, hint, variable=origin.variable, source=origin.source)
