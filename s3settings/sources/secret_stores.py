"""Secret stores that many machines share: AWS Secrets Manager, SSM Parameter Store, Vault."""

import json
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Literal, NamedTuple, TypeAlias, cast

from s3settings.parsers.scalars import words
from s3settings.parsers.text import nearest
from s3settings.problems.kinds import at, problem
from s3settings.problems.problem import ARGUMENT, Invalid, Problem, Source
from s3settings.sources.spelling import by_variable
from s3settings.sources.values import Origin, Reading, Secrets, Value, value_of

Fetch: TypeAlias = Callable[[str, Mapping[str, str]], Mapping[str, object]]


class _Kind(NamedTuple):
    """A kind of store: its source, its name, where it is read, and the parameters it takes."""

    source: Literal["aws_secretsmanager", "aws_ssm", "vault"]
    name: str
    module: str
    function: str
    parameters: tuple[str, ...]


_OF_AWS = ("region_name", "endpoint_url")
_KINDS = {
    "aws-secretsmanager": _Kind(
        "aws_secretsmanager",
        "AWS Secrets Manager",
        "s3settings.sources.aws_stores",
        "secret_in_manager",
        _OF_AWS,
    ),
    "aws-ssm": _Kind(
        "aws_ssm", "SSM Parameter Store", "s3settings.sources.aws_stores", "parameters", _OF_AWS
    ),
    "vault": _Kind(
        "vault",
        "Vault",
        "s3settings.sources.vault_store",
        "secret_in_vault",
        ("url", "namespace"),
    ),
}
_FORMS = "aws-secretsmanager:NAME, aws-ssm:/PATH/ or vault:MOUNT/PATH"


class Store(NamedTuple):
    """One secret, or one path, in a store; `parameters` lead to the store."""

    kind: _Kind
    name: str
    parameters: Mapping[str, str]

    def __repr__(self) -> str:
        return f"Store({self.kind.source!r})"

    def fetch(self) -> Mapping[str, object]:
        """The values by name; the code for the store is imported here. Raises `Invalid`."""
        fetch: Fetch = getattr(import_module(self.kind.module), self.kind.function)
        return fetch(self.name, self.parameters)


def read_stores(
    variable: Value | None, argument: Secrets, wanted: Callable[[str], bool]
) -> tuple[Reading, ...]:
    """Read the stores that a variable lists, else those of the argument; the last one wins."""
    given, origin = argument, Origin("secrets", ARGUMENT)
    if variable is not None:
        given, origin = cast("Secrets", variable.value or ()), variable.origin
    try:
        named = words(given if isinstance(given, str) else tuple(given))
    except Invalid as invalid:
        return (Reading({}, (at(invalid, variable=origin.variable, source=origin.source),)),)
    readings = [
        reading
        for position, text in enumerate(named, start=1)
        for reading in reversed(
            [*_read(text, f" ({position} of {len(named)})" if named[1:] else "", origin, wanted)]
        )
    ]
    return tuple(reversed(readings))


def _read(
    text: str, place: str, origin: Origin, wanted: Callable[[str], bool]
) -> Iterator[Reading]:
    """The readings of one store; `place` tells it from the others."""
    name = "a secret store"
    try:
        store = store_of(text)
        name = store.kind.name
        found = store.fetch()
    except Invalid as invalid:
        yield Reading({}, (_problem(invalid, f"{name}{place}", origin),))
        return
    source = Source(store.kind.source)
    spellings = [*by_variable(found, wanted)]
    for names in spellings:
        yield Reading(
            {variable: value_of(variable, found[key], source) for variable, key in names.items()}
        )
    if not spellings:
        fact, hint = "has no variable", "name its keys after variables such as AWS_LOCATION"
        yield Reading({}, (_problem(Invalid("W071", fact, hint), f"{name}{place}", origin),))


def _problem(invalid: Invalid, name: str, origin: Origin) -> Problem:
    message = f"{name}: {invalid.message}"
    return problem(
        invalid.id, message, invalid.hint, variable=origin.variable, source=origin.source
    )


def store_of(text: str) -> Store:
    """The store in text such as ``aws-ssm:/prod/storage/?region_name=eu-west-1``.

    Raises `Invalid`, without a part of the text.
    """
    scheme, _, rest = text.partition(":")
    kind = _KINDS.get(scheme.lower())
    if kind is None:
        meant = nearest(scheme, _KINDS)
        hint = f"did you mean {meant}:?" if meant else f"write {_FORMS}"
        raise Invalid("E073", "an unknown kind", hint)
    name, _, query = rest.partition("?")
    if not name.strip("/"):
        raise Invalid("E073", "no name of a secret", f"write {_FORMS}")
    return Store(kind, name, dict(_parameters(query, kind)))


def _parameters(query: str, kind: _Kind) -> Iterator[tuple[str, str]]:
    from urllib.parse import unquote

    for position, part in enumerate(filter(None, query.split("&")), start=1):
        name, _, value = part.partition("=")
        if name not in kind.parameters or not value:
            fact = f"parameter {position} is unknown or has no value"
            raise Invalid("E073", fact, f"write {' or '.join(kind.parameters)} with a value")
        yield name, unquote(value)


# what libraries raise for an answer that is not one of the store: JSON of other types, or too deep
UNINTELLIGIBLE = (AttributeError, KeyError, RecursionError, TypeError, UnicodeDecodeError)


def unintelligible() -> Invalid:
    """Return the problem of an answer that is not one of the store, such as that of a proxy."""
    return Invalid("E077", "the answer is not one of this store", "correct the endpoint")


def object_in(text: str) -> Mapping[str, object]:
    """The JSON object in a secret; raises `Invalid`."""
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        # the exception has the text
        found = None
        is_json = False
    else:
        is_json = True
    hint = 'store a JSON object such as {"AWS_STORAGE_BUCKET_NAME": "acme"}'
    if not is_json:
        raise Invalid("E077", "the secret is not JSON", hint)
    if not isinstance(found, dict):
        raise Invalid("E077", "the secret is JSON, but not an object", hint)
    return cast("Mapping[str, object]", found)
