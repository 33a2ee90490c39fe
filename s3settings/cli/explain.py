"""`explain`: the meaning of a problem, or of a variable and the origin of its value."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from s3settings.cli.arguments import add_input_arguments, inspected
from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.cli.display import GUESS, NO_VALUE, as_text, is_guess, masked, origin_of, value_of
from s3settings.cli.naming import offer
from s3settings.cli.reference import types_of
from s3settings.escaping import visible
from s3settings.inspection import Inspection, inspect
from s3settings.options.table import OPTIONS
from s3settings.parsers.scalars import OneOf, seconds, storage_class
from s3settings.parsers.text import nearest
from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS
from s3settings.problems.problem import Invalid
from s3settings.providers.table import PROVIDERS, STORAGE_CLASSES
from s3settings.report import explanation
from s3settings.sources.values import SECRETS_VARIABLE, Origin
from s3settings.storages.storage import Storage
from s3settings.variables.names import (
    ALIASES_VARIABLE,
    MEANINGS,
    STATIC,
    URL_VARIABLE,
    names,
    options_of,
    url_names,
)
from s3settings.variables.storage_urls import options_in

_TYPES = {
    "array": "words, separated by commas",
    "boolean": "true or false",
    "integer": "a whole number",
    "object": "a JSON object",
    "string": "text",
}

# of the variables that are about no option, those that are not text
_TYPE_OF = {ALIASES_VARIABLE: "array", SECRETS_VARIABLE: "array"}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the name, and the input to trace a value to its origin."""
    parser.add_argument(
        "name", metavar="ID|VARIABLE", help="an id, or the name of a variable or an option"
    )
    add_input_arguments(parser)


def run(arguments: Namespace, streams: Streams) -> int:
    """Write the explanation."""
    name = arguments.name.strip()
    text = explanation(name)
    if text is not None:
        return streams.finish(text, 0)
    found = _Found(arguments.prefix, inspected(arguments, streams.env))
    text = _variable(name, found) or _of_no_option(name, found)
    if text is None:
        meant = nearest(name, [*KINDS, *(PREFIX + id_ for id_ in KINDS), *found.names, *OPTIONS])
        offer = f"did you mean {meant}?" if meant else "run s3settings reference to list them"
        streams.say(f"s3settings explain: unknown id, variable or option; {offer}\n")
        return USAGE_ERROR
    return streams.finish(text, 0)


@dataclass(frozen=True, slots=True)
class _Found:
    """The prefix of the variables, and the inspection of them."""

    prefix: str
    inspection: Inspection

    @property
    def names(self) -> dict[str, tuple[str, str]]:
        """Every variable with its scope and option, in the order in which they win."""
        scopes = self.inspection.options.scopes
        return dict(names(scopes, self.prefix))

    def variables(self, option: str, scope: str) -> list[str]:
        """The variables of an option for one scope, the one that wins first."""
        return [name for name, place in self.names.items() if place == (scope, option)]

    def set_for(self, option: str, scope: str) -> Iterator[Origin]:
        """Yield every origin of a value for an option of a storage, the one that wins first."""
        for place in (scope, ""):
            for name in self.variables(option, place):
                for variable in (f"{name}_FILE", name):
                    for value in self.inspection.reading.every(variable):
                        yield value.origin
            yield from self._in_urls(option, place)

    def _in_urls(self, option: str, scope: str) -> Iterator[Origin]:
        """Yield the origins of the storage URLs of a scope that have the option."""
        for name, place in url_names(self.inspection.options.scopes, self.prefix):
            for value in self.inspection.reading.every(name) if place == scope else ():
                with suppress(Invalid):
                    if option in options_in(value, scope):
                        yield value.origin


def _variable(name: str, found: _Found) -> str | None:
    upper = name.upper().removesuffix("_FILE")
    by_name = {variable.upper(): (variable, place) for variable, place in found.names.items()}
    title, place = by_name.get(upper, (name.lower(), ("", name.lower())))
    scope, option = place
    if option not in options_of(STATIC):
        return None
    meaning = OPTIONS[option].description
    lines = [title, "", meaning, "", *_about(option, scope, found), ""]
    for storage in found.inspection.storages:
        if scope in {"", storage.scope} and option in options_of(storage.scope):
            lines += _here(storage, option, found)
    return "".join(f"{visible(line)}\n" for line in lines)


def _of_no_option(name: str, found: _Found) -> str | None:
    """The explanation of a variable that is about the whole configuration, and where it is set."""
    upper = name.upper()
    bare = upper.removeprefix(found.prefix.upper())
    urls = {name.upper() for name, _ in url_names(found.inspection.options.scopes, found.prefix)}
    variable = next((known for known in MEANINGS if known in {upper, bare}), None)
    if variable is None and upper in urls:
        variable = bare
    if variable is None:
        return None
    meaning = MEANINGS.get(variable, MEANINGS[URL_VARIABLE])
    kind = "a URL, never shown" if upper in urls else _TYPES[_TYPE_OF.get(variable, "string")]
    lines = [variable, "", meaning, "", f"type: {kind}", "default: none"]
    given = [
        value.origin
        for start in dict.fromkeys((found.prefix, ""))
        for value in found.inspection.reading.every(start + variable)
    ]
    for position, origin in enumerate(given):
        word = "    overrides" if position else "\nset by"
        lines.append(f"{word} {visible(f'{origin.variable} ({origin.source})')}")
    return "".join(f"{line}\n" for line in lines)


def _about(option: str, scope: str, found: _Found) -> Iterator[str]:
    """Option, type, default, and the other variables, in the order in which they win."""
    yield f"option: {option}"
    yield f"type: {_type(option)}"
    defaults = {
        storage.alias: as_text(masked(option, value))
        for storage in inspect(env={}, env_file=None).storages
        if (value := value_of(storage, option)) is not None
    }
    values = set(defaults.values())
    each = ", ".join(f"{value} ({alias})" for alias, value in defaults.items())
    yield f"default: {each if len(values) > 1 else next(iter(values), 'none')}"
    storages = [storage.scope for storage in found.inspection.storages]
    own = [
        name for one in ([scope] if scope else storages) for name in found.variables(option, one)
    ]
    yield f"read for one storage: {', '.join(own)}"
    if shared := found.variables(option, ""):
        yield f"read for all storages: {', '.join(shared)}"


def _type(option: str) -> str:
    kinds = types_of(option)
    if "password" in kinds:
        return "a secret, never shown"
    if words := _words(option):
        return f"one of {', '.join(words)}"
    if OPTIONS[option].parse is seconds:
        return "seconds, or a duration such as 10m, 12h or 7d"
    return ", or ".join(_TYPES[kind] for kind in kinds)


def _words(option: str) -> Sequence[str]:
    """The words that an option allows; none if it takes other values."""
    parse = OPTIONS[option].parse
    if isinstance(parse, OneOf):
        return parse.words
    if parse is storage_class:
        return STORAGE_CLASSES
    return [provider.id for provider in PROVIDERS] if option == "provider" else []


def _here(storage: Storage, option: str, found: _Found) -> Iterator[str]:
    """Yield the value in a storage with its origin, and the values that it overrides."""
    value = value_of(storage, option)
    shown = as_text(masked(option, value)) if value is not None else NO_VALUE
    origin = origin_of(storage, option)
    default = GUESS if is_guess(storage, option) else "default"
    place = f"{origin.variable}, {origin.source}" if origin else default
    yield f"{storage.alias}: {shown} ({place})"
    if default is GUESS:
        yield f"    if the bucket is in the host: {storage.variable_to_set(option)}=virtual"
    if option in {"provider", "endpoint_url"} and (named := offer(storage)):
        yield f"    {named}"
    unusable = {one.variable for one in found.inspection.problems if one.severity == "error"}
    for other in found.set_for(option, storage.scope):
        if origin is not None and _is_same(other, origin):
            continue
        word = "overrides" if origin else "does not use"
        word = "can't use" if other.variable in unusable else word
        yield f"    {word} {other.variable} ({other.source})"


def _is_same(place: Origin, origin: Origin) -> bool:
    """Return True if the value has this origin, or is in the file that is named there."""
    if origin.source.kind == "secret_file":
        return place.variable == f"{origin.variable}_FILE"
    return place == origin
