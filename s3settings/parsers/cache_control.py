"""Parser of Cache-Control (RFC 9111, section 5.2) with the extensions that browsers support."""

import re
from typing import Literal

from s3settings.parsers.text import nearest, plain
from s3settings.problems.problem import Invalid

Argument = Literal["seconds", "fields", "nothing"]

# RFC 9111 5.2.2; immutable: RFC 8246; stale-while-revalidate, stale-if-error: RFC 5861
DIRECTIVES: dict[str, Argument] = {
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
    name, colon, _ = header.partition(":")
    if colon and name.rstrip().lower() == "cache-control":
        raise _invalid("starts with the name of the header", "write only the directives")
    if ";" in header:
        raise _invalid("directives are separated by semicolons", "separate them with commas")
    parts = re.findall(_ELEMENT, header) if '"' in header else header.split(",")
    elements = filter(None, (element.strip(" \t") for element in parts))
    seen = [_directive(element, n) for n, element in enumerate(elements, start=1)]
    if repeated := next((name for name in seen if seen.count(name) > 1), None):
        raise _invalid(f"{repeated} is set twice", f"keep one {repeated}")
    if {"public", "private"} <= set(seen):
        raise _invalid("public and private contradict each other", "keep one of them")
    if not seen:
        raise _invalid("no directives", "write a directive such as max-age=86400")
    return header


def _directive(element: str, position: int) -> str:
    name, equals, argument = element.partition("=")
    known = name.rstrip(" \t").lower()
    if known in DIRECTIVES and len(element) != len(f"{known}{equals}{argument.lstrip()}"):
        raise _invalid(f"white space around the = of {known}", "remove the white space")
    if known not in DIRECTIVES:
        raise _unknown(known.strip(), position)
    kind = DIRECTIVES[known]
    if kind == "seconds" and not (argument.isascii() and argument.isdigit()):
        raise _invalid(f"{known} lacks a number of seconds", f"write {known}=86400")
    if kind == "nothing" and equals:
        raise _invalid(f"{known} takes no value", f"write only {known}")
    if kind == "fields" and equals and not re.fullmatch(_FIELDS, argument):
        raise _invalid(f"{known} takes header names in double quotes", f"write only {known}")
    return known


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
