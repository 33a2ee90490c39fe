"""Rules about the keys of providers: there are some, and they have the form that the provider issues.

They are warnings of `s3settings check`: tests work with made-up keys, and `load` runs where images
are built, without any.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from s3settings.aws.profiles import profiles
from s3settings.facts.keys import KEY_FORMATS, KeyFormat
from s3settings.facts.s3 import LONG_LIVED_KEY_PREFIX, TEMPORARY_KEY_PREFIX
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.rules.contradictions import is_contradicted
from s3settings.rules.credentials import by_claim
from s3settings.sources.values import fact_of
from s3settings.storages.storage import Storage

Env = Mapping[str, str]
Storages = Sequence[Storage]
Forms = tuple[tuple[str, str, str], ...]

_SEPARATED = (
    "the comma or semicolon at the end is part of the value",
    "remove the comma or semicolon; lines of .env files have none",
)
# what supplies boto3 with keys; the files count if they have a profile
_SUPPLIERS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_DEFAULT_PROFILE",
    "AWS_PROFILE",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
)


def missing_keys(env: Env, storages: Storages) -> Iterator[Problem]:
    """Yield a problem for storages without keys at a provider that has no roles."""
    without = [
        storage
        for storage in storages
        if storage.provider.is_hosted and not storage.is_aws and not storage.is_unknown
        if not is_contradicted(storage)
        if not (storage.access_key or storage.secret_key or storage.session_profile)
    ]
    if not without or any(env.get(name) for name in _SUPPLIERS) or profiles(env) != frozenset():
        # files that boto3 can't read are another problem
        return
    # storages at other providers have other keys
    is_shared = len({storage.provider.id for storage in storages}) == 1
    for storage in without:
        variable, source = storage.origin("access_key", own=not is_shared)
        name = storage.provider.name
        fact = f"not set, and {name} has no roles: requests and signed links fail"
        hint = f"set the access key and the secret key that {name} issued"
        yield problem("W081", fact, hint, variable=variable, source=source)


def malformed_keys(_: Env, storages: Storages) -> Iterator[Problem]:
    """Yield a problem for each id and secret that its provider can't have issued.

    Keys of AWS at another provider, and keys that two providers share, are other problems. Other
    keys on AWS may be those of a provider whose endpoint is missing or in the environment.
    """
    for storage in storages:
        form = KEY_FORMATS.get(storage.provider.id)
        if form is None or is_contradicted(storage) or _is_of_another(storage, storages):
            continue
        name = storage.provider.name
        for option, fact, hint in _malformed(storage, form, name):
            origin = storage.origin(option)
            named, full = fact_of(option, fact, origin), f"{hint} (source: {form.source})"
            yield problem("W082", named, full, variable=origin.variable, source=origin.source)


def _is_of_another(storage: Storage, storages: Storages) -> bool:
    key = storage.access_key or ""
    if storage.security_token and not storage.is_aws:
        # the keys of a session
        return True
    if storage.is_aws and not key.upper().startswith((LONG_LIVED_KEY_PREFIX, TEMPORARY_KEY_PREFIX)):
        # an old key, or that of a provider whose endpoint is not set yet
        return True
    # the others are to get keys of their own
    first = next((one for one in by_claim(storages) if one.access_key == key), storage)
    is_of_aws = key.startswith((LONG_LIVED_KEY_PREFIX, TEMPORARY_KEY_PREFIX))
    return first.provider != storage.provider or (is_of_aws and not storage.is_aws)


def _malformed(storage: Storage, form: KeyFormat, name: str) -> Iterator[tuple[str, str, str]]:
    key, secret = storage.access_key, storage.secret_key
    if key and secret and _are_swapped(form, key, secret):
        yield "access_key", "the secret key, and the id is in its place", "swap the two values"
        return
    if key is not None and not re.fullmatch(form.id_pattern, key):
        fact = f"not an access key id of {name}, by its length or its characters"
        hint = "copy it again, in the case in which it is displayed"
        yield "access_key", *_other(form.others, key, (fact, hint))
    if secret is None:
        return
    if _has_separator(form.secret_pattern, secret):
        yield "secret_key", *_SEPARATED
    elif not re.fullmatch(form.secret_pattern, secret):
        fact = f"not a secret key of {name}, by its length or its characters"
        hint = "copy it again; a part is missing, or something is added"
        yield "secret_key", *_other(form.other_secrets, secret, (fact, hint))


def _has_separator(pattern: str, value: str) -> bool:
    """Return True for a value with a comma or semicolon behind it, as in Python or a shell."""
    is_key = re.fullmatch(pattern, value[:-1]) and not re.fullmatch(pattern, value)
    return value[-1:] in {",", ";"} and bool(is_key)


def _other(forms: Forms, value: str, otherwise: tuple[str, str]) -> tuple[str, str]:
    """Return the fact and the hint of the form that the value has, or the other ones."""
    found = [(fact, hint) for pattern, fact, hint in forms if re.fullmatch(pattern, value)]
    return found[0] if found else otherwise


def _are_swapped(form: KeyFormat, key: str, secret: str) -> bool:
    is_id = re.fullmatch(form.id_pattern, key)
    is_other = re.fullmatch(form.secret_pattern, key) and re.fullmatch(form.id_pattern, secret)
    return not is_id and bool(is_other)
