"""Values that only a reader of text understands: django-storages takes settings as they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from s3settings.facts.known_settings import PARAMETERS
from s3settings.facts.s3 import CANNED_ACLS
from s3settings.problems.problem import Problem
from s3settings.project.options import ACCESS_KEY, OPTION_SETTINGS
from s3settings.project.reading import ANY_CLIENT, Project
from s3settings.project.rules.rule import told
from s3settings.project.storages import BOOLEANS, CONFIGS, ProjectStorage, is_empty, is_none_as_text

_NUMBERS = ("querystring_expire", "max_memory_size")
_MAPPINGS = ("object_parameters", "proxies")
_CLASSES = {
    "client_config": ("botocore.config", "Config"),
    "transfer_config": ("boto3.s3.transfer", "TransferConfig"),
}
# options for which None is a value, and not the absence of one
_NOT_NONE = {
    "file_overwrite": "django-storages takes None for False, and not for its own True",
    "querystring_auth": "django-storages takes None for False, so links are not signed",
    "use_ssl": "django-storages takes None for False",
    "url_protocol": "None is not the same as unset: links of releases before 1.14.6 start with None",
    "location": "django-storages fails on None, it wants text",
    "querystring_expire": "None takes away the lifetime of links",
    "max_memory_size": "None takes away the number of bytes",
    "object_parameters": "django-storages fails on None, it wants a dict",
    "gzip_content_types": "django-storages fails on None, it wants a list",
}

Told = tuple[str, str]


def values_are_of_their_type(project: Project) -> Iterator[Problem]:
    """No text stands where a boolean, a number or an object belongs."""
    for storage in project.storages:
        for option, value in storage.written.items():
            found = _told(option, value) if option not in storage.unknown else None
            if found:
                place = storage.places[option].variable
                yield told("E108", place, *found, alias=None)


def _told(option: str, value: object) -> Told | None:
    judges: tuple[tuple[Sequence[str], Callable[[str, object], Told | None]], ...] = (
        (BOOLEANS, _boolean),
        (_NUMBERS, _number),
        (_MAPPINGS, _mapping),
        (CONFIGS, _config),
    )
    for options, judge in judges:
        if option in options:
            return judge(option, value)
    return _text(option, value) if isinstance(value, str) else None


def _boolean(option: str, value: object) -> Told | None:
    if isinstance(value, str):
        message = "text, which django-storages takes for True, whatever it says"
        if not value:
            message = "empty text, which django-storages takes for False"
        return message, f"set {option} to True or False; parse the text of an environment variable"
    return None


def _number(option: str, value: object) -> Told | None:
    if isinstance(value, str | float | timedelta):
        return (
            "not a number, which is all that boto3 takes",
            f"set {option} to an int, without quotes",
        )
    return None


def _mapping(option: str, value: object) -> Told | None:
    if isinstance(value, str) and value:
        return "text, where boto3 takes a dict", f"set {option} to a dict; json.loads reads JSON"
    return None


def _config(option: str, value: object) -> Told | None:
    module, name = _CLASSES[option]
    if value is None or any(one.__name__ == name for one in type(value).__mro__):
        return None
    return f"not a {name} object, which is all that boto3 takes", f"set {module}.{name}(…)"


@dataclass(frozen=True, slots=True)
class _Misread:
    """Text that django-storages takes in another way than a person meant it."""

    options: frozenset[str]
    is_found: Callable[[str], bool]
    fact: str
    cure: str


def _only(*options: str) -> frozenset[str]:
    return frozenset(options)


_SWITCHES = frozenset({"true", "false", "none", "0", "1", "yes", "no", "on", "off"})
_WORDS = frozenset({*CANNED_ACLS, "s3", "s3v4", "auto", "path", "virtual"})
_MISREAD = (
    _Misread(
        frozenset(OPTION_SETTINGS) - _only("cloudfront_key"),
        lambda value: value != value.strip(),
        "white space stands around the value",
        "remove the white space",
    ),
    _Misread(
        _only("cloudfront_key"),
        lambda value: "\\n" in value,
        "its line breaks are written as \\n, which makes it no PEM for django-storages",
        'put real line breaks in their place: .replace("\\\\n", "\\n")',
    ),
    _Misread(
        _only("cloudfront_key"),
        lambda value: bool(value) and "-----BEGIN" not in value,
        "not a PEM, which is all that django-storages reads",
        "decode it to a PEM first",
    ),
    _Misread(
        _only("url_protocol"),
        lambda value: value.rstrip("/").lower() in {"http", "https"},
        "has no colon at its end, so links start with https//",
        'set url_protocol to "https:"',
    ),
    _Misread(
        _only("url_protocol"),
        lambda value: value.endswith("://"),
        "has slashes at its end, so links start with https:////",
        'set url_protocol to "https:"',
    ),
    _Misread(
        _only("verify"),
        lambda value: value.lower() in _SWITCHES,
        "text, which boto3 takes for the path of a CA bundle",
        "set verify to True or False, without quotes; parse the text of an environment variable",
    ),
    _Misread(
        _only("gzip_content_types"),
        bool,
        "text, where a list belongs",
        "set gzip_content_types to a list",
    ),
    _Misread(
        _only("default_acl", "signature_version", "addressing_style"),
        lambda value: value not in _WORDS and value.lower() in _WORDS,
        "in capitals, which S3 does not know",
        "write it in lower case",
    ),
)


def _text(option: str, value: str) -> Told | None:
    if is_none_as_text(option, value):
        return "the text None, which is not None", "remove the quotes; leave out what has no value"
    for misread in _MISREAD:
        if option in misread.options and misread.is_found(value):
            return misread.fact, misread.cure
    return None


def none_is_not_unset(project: Project) -> Iterator[Problem]:
    """A variable that is missing must not turn into a setting with None."""
    for storage in project.storages:
        for option, value in storage.written.items():
            place = storage.places[option].variable
            if option in _NOT_NONE and value is None:
                hint = "leave the setting out where there is no value, or give it a default"
                yield told("W106", place, _NOT_NONE[option], hint)
            if option in ACCESS_KEY and place in OPTION_SETTINGS[option] and is_empty(value):
                yield from _missing_key(storage, place)


def _missing_key(storage: ProjectStorage, place: str) -> Iterator[Problem]:
    """A key that comes from the environment, and is not there."""
    if storage.alias != ANY_CLIENT and storage.session_profile is None:
        message = (
            "has no value; its environment variable is probably not set, "
            "and boto3 looks for other keys"
        )
        hint = f"set {place}, or leave it out of the settings where a role has the keys"
        yield told("W106", place, message, hint)


def parameters_are_no_headers(project: Project) -> Iterator[Problem]:
    """CORS is a matter of the bucket, an object has no headers for it."""
    for storage in project.storages:
        parameters = storage.written.get("object_parameters")
        for name in (
            cast("dict[object, object]", parameters) if isinstance(parameters, dict) else ()
        ):
            if isinstance(name, str) and name.lower().startswith("access-control-"):
                message = "a header of CORS, which is a configuration of the bucket, not of objects"
                hint = f"remove it from {PARAMETERS}, and set CORS rules on the bucket"
                yield told("E113", storage.places["object_parameters"].variable, message, hint)


RULES = (values_are_of_their_type, none_is_not_unset, parameters_are_no_headers)
