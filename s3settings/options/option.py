"""One option of a storage, and its defaults."""

from collections.abc import Callable
from typing import Literal, TypeAlias

from s3settings.record import Record

Parser: TypeAlias = Callable[[object], object]
Preset: TypeAlias = Literal["recommended", "django-storages"]

PRESETS: tuple[Preset, ...] = ("recommended", "django-storages")

# in a column of defaults: the same as in the column `default`
_SAME = object()


class Option(Record):
    """An option of a storage, spelled as django-storages spells it, then ours.

    `variables` set it for all storages; of several the first that is set wins. `default` is the
    recommended one, `static_default` that of static files, `storages_default` what django-storages
    does when nothing is set; None where there is none, or where it follows from other options.

    `is_emitted`: django-storages has an option of this name. `is_secret`: its value is never
    shown. `is_list`: it takes several words. `is_static`: only static files have it.
    `is_setting`: `collectstatic` reads it from the settings, by the name of its variable.
    `upload_argument` is the argument of boto3 that a short form sets. `supposed` returns the text
    that rules read in place of an invalid one.
    """

    name: str
    parse: Parser
    description: str
    variables: tuple[str, ...] = ()
    default: object = None
    static_default: object = _SAME
    storages_default: object = _SAME
    is_emitted: bool = True
    is_secret: bool = False
    is_list: bool = False
    is_static: bool = False
    is_setting: bool = False
    upload_argument: str | None = None
    supposed: Callable[[str], str] | None = None


def default_of(option: Option, preset: Preset, *, is_static: bool) -> object:
    """The default of an option in one of the two sets of defaults."""
    if preset == "django-storages" and option.storages_default is not _SAME:
        return option.storages_default
    if is_static and option.static_default is not _SAME:
        return option.static_default
    return option.default
