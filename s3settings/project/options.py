"""The options of a storage on S3 as django-storages computes them, and the origin of each.

Source: django-storages 1.14.6, `BaseStorage.__init__` and `S3Storage.get_default_settings`:
``OPTIONS`` over class attributes over settings over the environment over its defaults.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from s3settings.facts.known_settings import REMOVED, RENAMED_OPTIONS, option_of
from s3settings.options.table import CLOUDFRONT, CREDENTIALS, KEYS, OPTIONS
from s3settings.parsers.text import nearest
from s3settings.problems.problem import UNSET, Source
from s3settings.project.backends import attribute, is_computed
from s3settings.project.entries import Entry
from s3settings.project.versions import Release, Releases
from s3settings.sources.values import Origin
from s3settings.variables.names import GLOBAL_VARIABLES

SETTINGS = Source("settings")
ENVIRONMENT = Source("environment")

# variables, not settings of django-storages
_AMBIENT = ("AWS_REGION", "AWS_DEFAULT_REGION")
# option -> its global settings, in order of precedence
OPTION_SETTINGS: dict[str, tuple[str, ...]] = {
    option: tuple(name for name in names if name not in _AMBIENT)
    for option, names in GLOBAL_VARIABLES.items()
    if OPTIONS[option].is_emitted
}
OPTION_OF_SETTING = {name: option for option, names in OPTION_SETTINGS.items() for name in names}
# options that django-storages reads from the environment if no setting has them
ENVIRONMENT_OPTIONS = ("access_key", "secret_key", "security_token", "session_profile")
# options that are not in `OPTIONS` with `AWS_S3_CREDENTIALS=chain`
SECRETS = (*KEYS, "cloudfront_key")
# of their two settings, AWS_S3_… and AWS_…, the second is the usual one
ACCESS_KEY = ("access_key", "secret_key")
# variables that 1.14 stopped reading from the environment, and the release that reads them again
# (#1336, #1399)
UNREAD_SINCE = (1, 14)
UNREAD_UNTIL: dict[str, Release] = {
    "AWS_S3_ACCESS_KEY_ID": (1, 14, 3),
    "AWS_S3_SECRET_ACCESS_KEY": (1, 14, 3),
    "AWS_SESSION_TOKEN": (1, 14, 4),
    "AWS_SECURITY_TOKEN": (1, 14, 4),
}


@dataclass(frozen=True, slots=True)
class Effective:
    """The effective values of the options that are set, and their origins.

    `unknown` are options that are computed by the code of the storage, or that it keeps to itself.
    """

    values: Mapping[str, object] = field(repr=False)
    origins: Mapping[str, Origin]
    unknown: frozenset[str]


def effective(
    entry: Entry,
    settings: Mapping[str, object],
    environment: Mapping[str, object],
    releases: Releases,
) -> Effective:
    """Return the options of the storage of an entry."""
    values: dict[str, object] = {}
    origins: dict[str, Origin] = {}
    unknown: set[str] = set()
    computed = entry.backend.computed
    for option in OPTION_SETTINGS:
        if entry.secrets and option in SECRETS:
            unknown.add(option)
            continue
        held = _own(entry, option)
        if option in (computed or ()) or (held is None and computed is None):
            unknown.add(option)
            continue
        if held is None:
            held = shared(option, settings, environment, releases)
        elif is_computed(held[0]):
            unknown.add(option)
            continue
        if held is not None:
            values[option], origins[option] = held
    for option in sorted(entry.backend.link_options):
        held = _own(entry, option)
        if held is not None and held[0]:
            values[option], origins[option] = held
    if entry.backend.makes_links:
        unknown |= {"custom_domain", "querystring_auth"}
    unknown |= _misnamed(entry, values)
    return Effective(values, origins, frozenset(unknown))


def meant(name: str) -> str | None:
    """Return the option that a wrong name in ``OPTIONS`` is meant for, or None."""
    lower = name.lower()
    return (
        OPTION_OF_SETTING.get(name.upper())
        or RENAMED_OPTIONS.get(lower.removeprefix("aws_").removeprefix("s3_"))
        or RENAMED_OPTIONS.get(lower)
        or nearest(name, OPTION_SETTINGS)
    )


def _misnamed(entry: Entry, values: Collection[str]) -> set[str]:
    """Return the options that only a wrong name sets, which is a problem of its own."""
    if entry.backend.is_opaque or entry.backend.has_constructor:
        return set()
    known = {*OPTION_SETTINGS, *entry.backend.link_options}
    found = {meant(name) for name in entry.options if name not in known}
    return {option for option in found if option is not None and option not in values}


def _own(entry: Entry, option: str) -> tuple[object, Origin] | None:
    """Return the value in ``OPTIONS`` or in the body of the class, or None."""
    place = entry.option_place(option)
    if place and option in entry.options:
        return entry.options[option], Origin(place, SETTINGS)
    cls = entry.backend.cls
    found = attribute(cls, option) if cls else None
    if found is None:
        return None
    owner, value = found
    return value, Origin(f"{owner.__module__}.{owner.__qualname__}.{option}", SETTINGS)


def shared(
    option: str,
    settings: Mapping[str, object],
    environment: Mapping[str, object],
    releases: Releases,
) -> tuple[object, Origin] | None:
    """Return the value of a global setting or environment variable, or None."""
    for name in OPTION_SETTINGS[option]:
        if name in settings:
            return settings[name], Origin(name, SETTINGS)
    for name in OPTION_SETTINGS[option] if option in ENVIRONMENT_OPTIONS else ():
        if name in environment and not is_unread(name, releases):
            return environment[name], Origin(name, ENVIRONMENT)
    return None


def is_unread(name: str, releases: Releases) -> bool:
    """Return True if the release of django-storages ignores an environment variable."""
    return UNREAD_SINCE <= releases.storages < UNREAD_UNTIL.get(name, UNREAD_SINCE)


def intended(option: str, settings: Mapping[str, object]) -> tuple[object, Origin] | None:
    """Return the value of a setting that spells the option in another way, or None."""
    for name, value in settings.items():
        if name not in {*OPTION_OF_SETTING, *REMOVED} and option_of(name) == option:
            return value, Origin(name, SETTINGS)
    return None


def place_of(entry: Entry, option: str, *, own: bool = False) -> Origin:
    """Return the place where an unset option belongs: with the options that it is combined with.

    With `own` it is a place of this storage only, if it has one: ``OPTIONS``, or its class.
    """
    place = entry.option_place(option)
    if own and place is None and entry.backend.is_of_project:
        place = f"{entry.backend.path}.{option}"
    for together in (CREDENTIALS, CLOUDFRONT):
        if not own and option in together and entry.options.keys().isdisjoint(together):
            place = None
    names = OPTION_SETTINGS.get(option, (option,))
    return Origin(place or names[-1 if option in ACCESS_KEY else 0], UNSET)
