"""The options of one storage on S3 as django-storages computes them, and where each came from.

Source: django-storages 1.14.6, `BaseStorage.__init__` and `S3Storage.get_default_settings`:
``OPTIONS`` over class attributes over settings over the environment over its defaults.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from s3settings.emission import S3Options
from s3settings.facts.known_settings import option_of
from s3settings.problems.problem import UNSET, Source
from s3settings.project.backends import attribute, is_computed
from s3settings.project.entries import Entry
from s3settings.project.versions import Release, Releases
from s3settings.storages.resolution import CLOUDFRONT, CREDENTIALS
from s3settings.variables.assignment import Origin
from s3settings.variables.names import GLOBAL_VARIABLES

SETTINGS = Source("settings")
ENVIRONMENT = Source("environment")

# variables that are no settings of django-storages
_AMBIENT = ("AWS_REGION", "AWS_DEFAULT_REGION")
# option -> its settings for all storages, the first one that is there wins
OPTION_SETTINGS: dict[str, tuple[str, ...]] = {
    option: tuple(name for name in names if name not in _AMBIENT)
    for option, names in GLOBAL_VARIABLES.items()
    if option in S3Options.__annotations__
}
OPTION_OF_SETTING = {name: option for option, names in OPTION_SETTINGS.items() for name in names}
# what django-storages looks up in the environment when no setting is there
ENVIRONMENT_OPTIONS = ("access_key", "secret_key", "security_token", "session_profile")
# of their two settings, AWS_S3_… and AWS_…, people write the second
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
    """The values that win, by option, and the place of each; options nobody set are in neither.

    `unknown` are the options that only running the storage's own code would show.
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
    """What the storage of an entry would have as its options."""
    values: dict[str, object] = {}
    origins: dict[str, Origin] = {}
    unknown: set[str] = set()
    for option in OPTION_SETTINGS:
        held = _own(entry, option)
        if held is None and not entry.backend.is_opaque:
            held = shared(option, settings, environment, releases)
        elif held is None or is_computed(held[0]):
            unknown.add(option)
            continue
        if held is not None:
            values[option], origins[option] = held
    if entry.backend.makes_links:
        unknown |= {"custom_domain", "querystring_auth"}
    return Effective(values, origins, frozenset(unknown))


def _own(entry: Entry, option: str) -> tuple[object, Origin] | None:
    """The value in ``OPTIONS``, or in the body of the class."""
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
    """The value that every storage takes that has none of its own."""
    for name in OPTION_SETTINGS[option]:
        if name in settings:
            return settings[name], Origin(name, SETTINGS)
    for name in OPTION_SETTINGS[option] if option in ENVIRONMENT_OPTIONS else ():
        if name in environment and not is_unread(name, releases):
            return environment[name], Origin(name, ENVIRONMENT)
    return None


def is_unread(name: str, releases: Releases) -> bool:
    """Whether the release of django-storages leaves a variable of the environment alone."""
    return UNREAD_SINCE <= releases.storages < UNREAD_UNTIL.get(name, UNREAD_SINCE)


def meant(option: str, settings: Mapping[str, object]) -> tuple[object, Origin] | None:
    """The value of a setting of another spelling that is meant for the option."""
    for name, value in settings.items():
        if name not in OPTION_OF_SETTING and option_of(name) == option:
            return value, Origin(name, SETTINGS)
    return None


def place_of(entry: Entry, option: str) -> Origin:
    """Where an option that nobody has set would be written: beside what it belongs to."""
    own = entry.option_place(option)
    for together in (CREDENTIALS, CLOUDFRONT):
        if option in together and entry.options.keys().isdisjoint(together):
            own = None
    names = OPTION_SETTINGS.get(option, (option,))
    return Origin(own or names[-1 if option in ACCESS_KEY else 0], UNSET)
