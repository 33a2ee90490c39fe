"""`reference`: every variable and every problem, as Markdown or JSON schema, from the model."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from functools import cache
from typing import Any

from s3settings.cli.console import Streams
from s3settings.models.storage import StaticSettings
from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS
from s3settings.report.explanation import HOME
from s3settings.sources.values import STORAGE_URL
from s3settings.variables.names import (
    GLOBAL_VARIABLES,
    MEANINGS,
    MEDIA,
    STATIC,
    STATIC_ONLY,
    URL_VARIABLE,
    names,
    options_of,
    url_names,
    variable_of,
)


def add_arguments(parser: ArgumentParser) -> None:
    """Add the format."""
    parser.add_argument(
        "--format",
        choices=("markdown", "json-schema"),
        default="markdown",
        help="the format of the output (default: markdown)",
    )


def run(arguments: Namespace, streams: Streams) -> int:
    """Write the reference."""
    if arguments.format == "json-schema":
        return streams.finish(f"{json.dumps(schema(), indent=2)}\n", 0)
    tables = (("Variables", variables_table()), ("Problems", problems_table()))
    parts = ("\n".join((f"## {title}", "", *table)) for title, table in tables)
    return streams.finish("\n\n".join(parts) + "\n", 0)


def variables_table() -> Iterator[str]:
    """Yield every variable with the option that it sets and its meaning."""
    yield "| variables of all storages | option | meaning |"
    yield "|---|---|---|"
    for option, variables in GLOBAL_VARIABLES.items():
        listed = ", ".join(f"`{variable}`" for variable in variables)
        yield f"| {listed} | `{option}` | {_meaning(option)} |"
    for variable, meaning in MEANINGS.items():
        yield f"| `{variable}` | | {meaning} |"
    for option in STATIC_ONLY:
        yield f"| `{variable_of(option)}` | `{option}` | {_meaning(option)} |"


def _meaning(option: str) -> str:
    return StaticSettings.model_fields[option].description or ""


def problems_table() -> Iterator[str]:
    """Yield every kind of problem with its cause and its cure."""
    yield "| id | reported when | to fix it |"
    yield "|---|---|---|"
    for number, kind in KINDS.items():
        yield f"| `{PREFIX}{number}` | {kind.cause} | {kind.cure} |"


def schema() -> dict[str, object]:
    """A JSON schema of an object whose properties are the variables, all of them strings.

    The variables of an additional storage match the patterns. `x-s3settings-type` is the type of
    the value in the string.
    """
    places = dict(names((STATIC, MEDIA), ""))
    properties = {name: _property(option) for name, (_, option) in places.items()}
    properties |= {
        name: {"type": "string", "format": "password", "description": MEANINGS[URL_VARIABLE]}
        for name, _ in url_names((STATIC, MEDIA), "")
    }
    properties |= {
        name: {"type": "string", "description": meaning}
        for name, meaning in MEANINGS.items()
        if name not in properties
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{HOME}/schema",
        "title": "The variables of s3settings",
        "type": "object",
        "properties": properties,
        "patternProperties": {
            f"^AWS_[A-Z][A-Z0-9_]*_{option.upper()}$": {"type": "string"}
            for option in (*options_of(MEDIA), STORAGE_URL)
        },
    }


def types_of(option: str) -> list[str]:
    """Return the JSON types of the value of an option; a secret is a ``password``."""
    described = _model_properties()[option]["anyOf"]
    # an option that only its parser validates has no type there: proxies
    kinds = [kind.get("format") or kind.get("type", "object") for kind in described]
    return [kind for kind in kinds if kind != "null"]


@cache
def _model_properties() -> dict[str, Any]:
    properties: dict[str, Any] = StaticSettings.model_json_schema()["properties"]
    return properties


def _property(option: str) -> dict[str, object]:
    types = types_of(option)
    return {
        "type": "string",
        **({"format": "password"} if types == ["password"] else {}),
        "description": _meaning(option),
        "x-s3settings-option": option,
        "x-s3settings-type": "string" if types == ["password"] else " or ".join(types),
    }
