"""Parser of Cache-Control (RFC 9111, section 5.2) with the extensions that browsers support."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from s3settings.parsers.text import nearest, plain
from s3settings.problems.problem import Invalid, raise_all

if TYPE_CHECKING:
    # its definition takes time at every start
    from typing import Literal

    Argument = Literal["seconds", "fields", "nothing"]

# RFC 9111 5.2.2; immutable: RFC 8246; stale-while-revalidate, stale-if-error: RFC 5861
DIRECTIVES: "dict[str, Argument]" = {
    "max-age": "seconds",
    "s-maxage": "seconds",
    "no-cache": "fields",
    "private": "fields",
    "no-store": "nothing",
    "no-transform": "nothing",
    "must-revalidate": "nothing",
    "must-understand": "nothing",
    "proxy-revalidate": "nothing",
    "public": "nothing",
    "immutable": "nothing",
    "stale-while-revalidate": "seconds",
    "stale-if-error": "seconds",
}
# RFC 9111 5.2.1
REQUEST_DIRECTIVES = frozenset({"max-stale", "min-fresh", "only-if-cached"})

# an unclosed quote extends to the end
_ELEMENT = r'(?:"(?:[^"\\]|\\.?)*"?|[^,"])+'
_FIELDS = r'(?a)"[\w!#$%&\'*+.^`|~, -]+"'


def cache_control(value: object) -> str:
    """Return the text unchanged if all its directives are valid."""
    header = plain(value)
    raise_all(_faults(header))
    return header


def faults_of_cache_control(value: object) -> Iterator[Invalid]:
    """Yield what `cache_control` would raise."""
    try:
        yield from _faults(plain(value))
    except Invalid as invalid:
        yield invalid


def _faults(header: str) -> Iterator[Invalid]:
    name, colon, _ = header.partition(":")
    if colon and name.rstrip().lower() == "cache-control":
        yield _invalid("starts with the name of the header", "write only the directives")
        return
    if ";" in header:
        yield _invalid("directives are separated by semicolons", "separate them with commas")
        return
    parts = re.findall(_ELEMENT, header) if '"' in header else header.split(",")
    elements = [*filter(None, (element.strip(" \t") for element in parts))]
    for position, element in enumerate(elements, start=1):
        yield from _of_directive(element, position)
    seen = [_name(element) for element in elements]
    for name in dict.fromkeys(seen):
        if name in DIRECTIVES and seen.count(name) > 1:
            yield _invalid(f"{name} is set twice", f"keep one {name}")
    if {"public", "private"} <= set(seen):
        yield _invalid("public and private contradict each other", "keep one of them")
    if not seen:
        yield _invalid("no directives", "write a directive such as max-age=86400")


def _name(element: str) -> str:
    return element.partition("=")[0].rstrip(" \t").lower()


def _of_directive(element: str, position: int) -> Iterator[Invalid]:
    known = _name(element)
    _, equals, argument = element.partition("=")
    kind = DIRECTIVES.get(known)
    if kind is None:
        yield _unknown(known.strip(), position)
    elif len(element) != len(f"{known}{equals}{argument.lstrip()}"):
        yield _invalid(f"white space around the = of {known}", "remove the white space")
    elif kind == "seconds" and not (argument.isascii() and argument.isdigit()):
        yield _invalid(f"{known} lacks a number of seconds", f"write {known}=86400")
    elif kind == "nothing" and equals:
        yield _invalid(f"{known} takes no value", f"write only {known}")
    elif kind == "fields" and equals and not re.fullmatch(_FIELDS, argument):
        yield _invalid(f"{known} takes header names in double quotes", f"write only {known}")


def _unknown(name: str, position: int) -> Invalid:
    if name in REQUEST_DIRECTIVES:
        hint = "write a directive for responses such as max-age=86400"
        return _invalid(f"{name} is a directive for requests", hint)
    if name.isdigit():
        hint = "write a directive such as max-age=86400"
        return _invalid(f"directive {position} is a number without a name", hint)
    spelled = name.replace("_", "-").replace(" ", "-")
    if name and (near := nearest(spelled, DIRECTIVES)):
        return _invalid(f"directive {position} is a misspelled {near}", f"write {near}")
    return _invalid(f"directive {position} is unknown", f"use one of {', '.join(DIRECTIVES)}")


def _invalid(message: str, hint: str) -> Invalid:
    return Invalid("E018", message, hint)
