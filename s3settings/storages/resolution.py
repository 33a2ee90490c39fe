"""The value of each option of each storage: its own, that of all storages, or a default."""

from collections.abc import Collection, Mapping
from typing import TypeAlias, cast

from s3settings.facts.s3 import LONG_LIVED_KEY_PREFIX, TEMPORARY_KEY_PREFIX
from s3settings.masked import Masked
from s3settings.options.option import Preset
from s3settings.options.parsing import Options
from s3settings.options.table import CLOUDFRONT, CREDENTIALS, OPTIONS
from s3settings.parsers.scalars import LOCAL_BACKENDS
from s3settings.sources.values import Value
from s3settings.storages.building import Place, fields_of, options_of
from s3settings.storages.endpoint import misleading
from s3settings.storages.storage import Storage
from s3settings.variables.names import ALIAS_OF_SCOPE, MEDIA, STATIC

# our short forms, and the upload argument of boto3 that each one sets
SHORT_FORMS = {
    option.name: option.upload_argument for option in OPTIONS.values() if option.upload_argument
}

Level: TypeAlias = Mapping[str, Value]


def resolve(
    options: Options,
    preset: Preset = "recommended",
    wanted: Collection[str] | None = None,
    names: Mapping[str, str] | None = None,
) -> tuple[Storage, ...]:
    """The storages of a project: ``default``, ``staticfiles``, then the declared aliases.

    `wanted` are the scopes to resolve, by default all; `names` are aliases that differ from their
    scopes.
    """
    aliases = {**(names or {}), **ALIAS_OF_SCOPE}
    every: dict[str, Level] = {MEDIA: {}, STATIC: {}, **options.scopes}
    scopes = {scope: own for scope, own in every.items() if wanted is None or scope in wanted}
    common = options.common
    shared = any(_is_on_common_provider(common, own) for own in scopes.values())
    storages: list[Storage] = []
    for scope, own in scopes.items():
        inherited = _inherited(common, scope, own, preset, shared=shared)
        given = {**{name: common[name] for name in inherited}, **own}
        place = Place(aliases.get(scope, scope), scope, preset)
        found = options_of(
            given,
            location=_location(common, own, place),
            object_parameters=_parameters(common, own),
            security_token=_token(given),
            querystring_auth=_signed(given, place),
        )
        storages.append(Storage(**fields_of(place, found, given), own=frozenset(own)))
    return tuple(storages)


def _is_on_common_provider(common: Level, own: Level) -> bool:
    backend = _value(own if "backend" in own else common, "backend")
    return backend not in LOCAL_BACKENDS and own.keys().isdisjoint({"provider", "endpoint_url"})


def _value(level: Level, option: str) -> object:
    return level[option].value if option in level else None


def _inherited(common: Level, scope: str, own: Level, preset: Preset, *, shared: bool) -> list[str]:
    """The options that the storage takes from those of all storages.

    Keys go together: a storage with any credential of its own inherits none, and the same holds
    for the CloudFront pair, and for what leads to the provider. Static files are never signed and,
    by the recommended defaults, always replaced.
    """
    mine = set(own)
    for together in (CREDENTIALS, CLOUDFRONT):
        if not mine.isdisjoint(together):
            mine |= set(together)
    mine |= misleading(own, common, shared=shared)
    if scope == STATIC:
        mine |= {"querystring_auth"}
        mine |= {"file_overwrite"} if preset == "recommended" else set()
    return [name for name in common if name not in mine]


def _location(common: Level, own: Level, place: Place) -> str | None:
    shared = cast("str | None", _value(common, "location"))
    if "location" in own:
        return str(own["location"].value or "")
    if place.preset == "django-storages":
        return shared
    return f"{shared}/{place.scope}" if shared else place.scope


def _signed(given: Level, place: Place) -> bool | None:
    """Return True if links are signed, as far as something decides it.

    Files behind a domain with the ACL public-read are public on purpose. By django-storages, links
    of static files and behind a domain without a CloudFront key are never signed.
    """
    signed = cast("bool | None", _value(given, "querystring_auth"))
    has_domain = _value(given, "custom_domain") is not None
    if place.preset == "recommended":
        is_public = has_domain and _value(given, "default_acl") == "public-read"
        return False if signed is None and is_public else signed
    has_signer = _value(given, "cloudfront_key") is not None
    if signed is None and place.scope == STATIC:
        return False
    return False if has_domain and not has_signer else signed


def _token(given: Level) -> Masked | None:
    """The session token, unless it belongs to other keys than the ones in use.

    A shell may hold the token of a user's own session next to the keys of an `.env` file or of a
    call: boto3 would send both, and S3 refuse them. A long-lived key has no token at all.
    """
    key, token = _value(given, "access_key"), _value(given, "security_token")
    if key is None or str(key).startswith(LONG_LIVED_KEY_PREFIX) or token is None:
        return None
    kinds = [given[name].origin.source.kind for name in ("access_key", "security_token")]
    is_from_elsewhere = kinds[0] != kinds[1] and (
        kinds[0] == "argument" or kinds[1] == "environment"
    )
    if is_from_elsewhere and not str(key).startswith(TEMPORARY_KEY_PREFIX):
        return None
    return cast("Masked", token)


def _parameters(common: Level, own: Level) -> dict[str, object]:
    """The upload arguments; of two that name the same one, the more specific wins."""
    found = {} if "object_parameters" in own else _object_parameters(common)
    found |= {**_short_forms(common), **_object_parameters(own), **_short_forms(own)}
    if found.get("SSEKMSKeyId") is not None:
        found.setdefault("ServerSideEncryption", "aws:kms")
    return {name: value for name, value in found.items() if value is not None}


def _object_parameters(level: Level) -> dict[str, object]:
    return dict(cast("Mapping[str, object]", _value(level, "object_parameters") or {}))


def _short_forms(level: Level) -> dict[str, object]:
    return {name: level[short].value for short, name in SHORT_FORMS.items() if short in level}
