"""Credentials: whole pairs, tokens with their keys, keys or a profile."""

from collections.abc import Iterator

from s3settings.facts.s3 import LONG_LIVED_KEY_PREFIX, TEMPORARY_KEY_PREFIX
from s3settings.problems.problem import UNSET
from s3settings.rules.rule import Finding, Rule
from s3settings.storages.storage import Storage


def _key_pair_is_whole(storage: Storage) -> Iterator[Finding]:
    for option, other in (("access_key", "secret_key"), ("secret_key", "access_key")):
        if getattr(storage, option) is None and getattr(storage, other) is not None:
            message = f"missing, while {storage.origin(other).variable} is set"
            hint = "set both halves of the key, or none of them to use a role"
            yield Finding("E002", option, message, hint)


def _temporary_key_has_its_token(storage: Storage) -> Iterator[Finding]:
    key = storage.access_key
    if storage.security_token is not None or key is None:
        return
    if key.startswith(TEMPORARY_KEY_PREFIX):
        hint = "set the session token that came with the temporary key"
        yield Finding("E003", "security_token", "missing for a temporary key (ASIA…)", hint)
    elif storage.origin("security_token").source != UNSET:
        fact = "a long-lived key (AKIA…) has none" if key.startswith(LONG_LIVED_KEY_PREFIX) else ""
        message = f"not used: {fact or 'the keys come from another place'}"
        yield Finding("W004", "security_token", message, "unset it, or set it beside its own keys")


def _profile_or_keys(storage: Storage) -> Iterator[Finding]:
    if storage.session_profile is not None and (storage.access_key or storage.secret_key):
        hint = "remove the profile or the keys; django-storages takes one of them"
        yield Finding("E044", "session_profile", "set together with access keys", hint)


RULES = (
    Rule(_key_pair_is_whole, ("access_key", "secret_key")),
    Rule(_temporary_key_has_its_token, ("access_key", "security_token")),
    Rule(_profile_or_keys, ("session_profile", "access_key", "secret_key")),
)
