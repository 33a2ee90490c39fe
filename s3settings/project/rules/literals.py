"""Rules about the types of settings: django-storages does not convert values."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from s3settings.facts.s3 import CANNED_ACLS
from s3settings.problems.problem import Problem
from s3settings.project.options import ACCESS_KEY, OPTION_SETTINGS
from s3settings.project.reading import ANY_CLIENT, Project
from s3settings.project.rules.rule import setting_problem
from s3settings.project.storages import BOOLEANS, CONFIGS, ProjectStorage, is_empty, is_none_as_text
from s3settings.project.written import is_none_in_source

_NUMBERS = ("querystring_expire", "max_memory_size")
_MAPPINGS = ("object_parameters", "proxies")
_CLASSES = {
    "client_config": ("botocore.config", "Config"),
    "transfer_config": ("boto3.s3.transfer", "TransferConfig"),
}
# options for which None is a value, not the same as unset
_NOT_NONE = {
    "file_overwrite": "django-storages treats None as False instead of its default, True",
    "querystring_auth": "django-storages treats None as False, so links are not signed",
    "use_ssl": "django-storages treats None as False",
    "url_protocol": "None is not the same as unset: links start with None before django-storages 1.14.6",
    "location": "None makes django-storages fail; it expects a string",
    "querystring_expire": "None removes the lifetime of links",
    "max_memory_size": "None removes the number of bytes",
    "object_parameters": "None makes django-storages fail; it expects a dict",
    "gzip_content_types": "None makes django-storages fail; it expects a list",
}

Text = tuple[str, str]


def values_have_the_right_type(project: Project) -> Iterator[Problem]:
    """Settings must have the type of their option."""
    for storage in project.storages:
        for option, value in storage.written.items():
            found = _misread(option, value) if option not in storage.unknown else None
            if found:
                place = storage.places[option].variable
                yield setting_problem("E108", place, *found, alias=None)


def _misread(option: str, value: object) -> Text | None:
    checks: tuple[tuple[Sequence[str], Callable[[str, object], Text | None]], ...] = (
        (BOOLEANS, _boolean),
        (_NUMBERS, _number),
        (_MAPPINGS, _mapping),
        (CONFIGS, _config),
    )
    for options, check in checks:
        if option in options:
            return check(option, value)
    if isinstance(value, bytes) and option == "cloudfront_key":
        value = value.decode("ascii", "replace")
    return _text(option, value) if isinstance(value, str) else None


def _boolean(option: str, value: object) -> Text | None:
    if isinstance(value, str):
        message = "text, which django-storages treats as True, whatever its value"
        if not value:
            message = "empty text, which django-storages treats as False"
        return (
            message,
            f"set {option} to True or False; convert the text of an environment variable",
        )
    return None


def _number(option: str, value: object) -> Text | None:
    if isinstance(value, str | float | timedelta):
        return (
            "not a number, which boto3 requires",
            f"set {option} to an int, without quotes",
        )
    return None


def _mapping(option: str, value: object) -> Text | None:
    if isinstance(value, str) and value:
        return "text instead of a dict", f"set {option} to a dict; json.loads reads JSON"
    return None


def _config(option: str, value: object) -> Text | None:
    module, name = _CLASSES[option]
    if value is None or any(one.__name__ == name for one in type(value).__mro__):
        return None
    return f"not a {name} object, which boto3 requires", f"set {module}.{name}(…)"


@dataclass(frozen=True, slots=True)
class _Misread:
    """Text that django-storages does not read as intended."""

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
        "contains white space around the value",
        "remove the white space",
    ),
    _Misread(
        _only("cloudfront_key"),
        lambda value: "\\n" in value,
        "contains \\n instead of line breaks, so django-storages can't read it as PEM",
        'replace them with line breaks: .replace("\\\\n", "\\n")',
    ),
    _Misread(
        _only("cloudfront_key"),
        lambda value: bool(value) and "-----BEGIN" not in value,
        "not in PEM format, which django-storages requires",
        "decode it to PEM first",
    ),
    _Misread(
        _only("url_protocol"),
        lambda value: value.rstrip("/").lower() in {"http", "https"},
        "does not end with a colon, so links start with https//",
        'set url_protocol to "https:"',
    ),
    _Misread(
        _only("url_protocol"),
        lambda value: value.endswith("://"),
        "ends with slashes, so links start with https:////",
        'set url_protocol to "https:"',
    ),
    _Misread(
        _only("verify"),
        lambda value: value.lower() in _SWITCHES,
        "text, which boto3 treats as the path of a CA bundle",
        "set verify to True or False, without quotes; convert the text of an environment variable",
    ),
    _Misread(
        _only("gzip_content_types"),
        bool,
        "text instead of a list",
        "set gzip_content_types to a list",
    ),
    _Misread(
        _only("default_acl", "signature_version", "addressing_style"),
        lambda value: value not in _WORDS and value.lower() in _WORDS,
        "in upper case, which S3 does not accept",
        "write it in lower case",
    ),
)


def _text(option: str, value: str) -> Text | None:
    if is_none_as_text(option, value):
        return "the text None, not the value None", "remove the quotes, or the setting"
    for misread in _MISREAD:
        if option in misread.options and misread.is_found(value):
            return misread.fact, misread.cure
    return None


def none_is_not_unset(project: Project) -> Iterator[Problem]:
    """A missing environment variable must not become a setting with the value None."""
    for storage in project.storages:
        for option, value in storage.written.items():
            place = storage.places[option].variable
            if option in _NOT_NONE and value is None:
                hint = "remove the setting if it has no value, or give it a default"
                yield setting_problem("W106", place, _NOT_NONE[option], hint)
            is_a_key = option in ACCESS_KEY and place in OPTION_SETTINGS[option]
            if is_a_key and is_empty(value) and not is_none_in_source(place, project.modules):
                yield from _missing_key(storage, place)


def _missing_key(storage: ProjectStorage, place: str) -> Iterator[Problem]:
    """Yield a problem for a key read from an environment variable that is not set."""
    if storage.alias != ANY_CLIENT and storage.session_profile is None:
        message = (
            "has no value; its environment variable is probably not set, "
            "and boto3 looks for other keys"
        )
        hint = f"set {place}, or remove it from the settings if a role provides the keys"
        yield setting_problem("W106", place, message, hint)


RULES = (values_have_the_right_type, none_is_not_unset)
