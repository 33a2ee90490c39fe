"""`show`: every option of every storage, its value, and its origin."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from pprint import pformat

from s3settings.cli.arguments import add_format_argument, add_input_arguments, inspected
from s3settings.cli.console import Streams
from s3settings.cli.display import (
    GUESS,
    NO_VALUE,
    address_of,
    as_text,
    is_guess,
    masked,
    options_of,
    origins_of,
)
from s3settings.emission import emitted
from s3settings.escaping import inert, visible
from s3settings.inspection import Inspection
from s3settings.problems.error import summary
from s3settings.problems.problem import Source, has_errors
from s3settings.storages.storage import Storage

VERSION = 1

_WIDE = 48


def add_arguments(parser: ArgumentParser) -> None:
    """Add the input, the format, and the options to show."""
    add_input_arguments(parser)
    add_format_argument(parser, _FORMATS)
    parser.add_argument(
        "--all", action="store_true", help="show the options that have no value, too"
    )


def run(arguments: Namespace, streams: Streams) -> int:
    """Write the options; status 1 if the configuration has errors."""
    found = inspected(arguments, streams.env)
    broken = has_errors(found.problems)
    if broken:
        streams.say(f"{summary(found.problems)}: run s3settings check to see them\n")
    if arguments.format == "python" and broken:
        return 1
    return streams.finish(_FORMATS[arguments.format](found, arguments), int(broken))


def _text(found: Inspection, arguments: Namespace) -> str:
    tables = (_table(storage, arguments) for storage in found.storages)
    return "\n".join("".join(f"{line}\n" for line in table) for table in tables)


def _shown(storage: Storage, arguments: Namespace) -> Iterator[tuple[str, object]]:
    for option, value in options_of(storage):
        if value is not None or arguments.all:
            yield option, value


def _table(storage: Storage, arguments: Namespace) -> Iterator[str]:
    yield visible(f"{storage.alias}: {address_of(storage)}")
    rows = [
        (option, visible(_value(value)), _origins(storage, option, value))
        for option, value in _shown(storage, arguments)
    ]
    names = max(len(option) for option, *_ in rows)
    values = max((len(value) for _, value, _ in rows if len(value) <= _WIDE), default=0)
    variables = max(len(variable) for *_, origins in rows for variable, _ in origins)
    # before the columns of a line that continues: after a long value, or of a further origin
    margin = f"{'':<{names + values + 4}}"
    for option, value, origins in rows:
        places = [f"{variable:<{variables}}  {place}".rstrip() for variable, place in origins]
        line = f"  {option:<{names}}  {value:<{values}}"
        if len(value) > values:
            yield line
        else:
            yield f"{line}  {places.pop(0)}".rstrip()
        yield from (f"{margin}  {place}" for place in places)


def _value(value: object) -> str:
    return NO_VALUE if value is None else as_text(value)


def _origins(storage: Storage, option: str, value: object) -> list[tuple[str, str]]:
    """Return each variable that sets the option, and its place."""
    origins = origins_of(storage, option)
    if not origins:
        default = GUESS if is_guess(storage, option) else "default"
        return [("", "not set" if value is None else default)]
    return [(origin.variable, visible(str(origin.source))) for origin in origins]


def _json(found: Inspection, arguments: Namespace) -> str:
    storages = [
        {
            "alias": storage.alias,
            "url": None if storage.is_s3 and storage.bucket_name is None else storage.base_url,
            "options": [_option(storage, *option) for option in _shown(storage, arguments)],
        }
        for storage in found.storages
    ]
    document = {"version": VERSION, "storages": storages}
    return f"{inert(json.dumps(document, indent=2, default=str))}\n"


def _option(storage: Storage, option: str, value: object) -> dict[str, object]:
    origins = origins_of(storage, option)
    source = origins[0].source if origins else Source("default" if value is not None else "unset")
    # the path of a secret file is the value of a NAME_FILE variable
    path = source.path if source.kind == "env_file" else None
    return {
        "option": option,
        "value": value,
        "variable": origins[0].variable if origins else None,
        "source": {"kind": source.kind, "path": path, "line": source.line},
    }


class _Code:
    """Python source in place of an object that has no such `repr`."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __repr__(self) -> str:
        return self._source


def _python(found: Inspection, arguments: Namespace) -> str:
    """The settings as Python, ready to paste except for the masked secrets."""
    base_dir = Path(arguments.base_dir) if arguments.base_dir else None
    settings = emitted(found.storages, base_dir=base_dir)
    by_alias = {storage.alias: storage for storage in found.storages}
    entries = {
        alias: {
            "BACKEND": entry["BACKEND"],
            **(
                {"OPTIONS": _options(by_alias[alias], given)}
                if (given := entry.get("OPTIONS"))
                else {}
            ),
        }
        for alias, entry in settings["STORAGES"].items()
    }
    shown = {**settings, "STORAGES": entries}
    body = "".join(
        f"{name} = {pformat(_plain(value), sort_dicts=False)}\n" for name, value in shown.items()
    )
    modules = (name.rpartition(".")[0] for name in _OBJECTS.values() if f"{name}(" in body)
    imports = "".join(f"import {module}\n" for module in modules)
    return inert(f"{imports}\n{body}" if imports else body)


_OBJECTS = {
    "client_config": "botocore.config.Config",
    "transfer_config": "boto3.s3.transfer.TransferConfig",
}


def _options(storage: Storage, options: Mapping[str, object]) -> dict[str, object]:
    shown: dict[str, object] = {}
    for option, value in options.items():
        shown[option] = _plain(masked(option, value)) if value is not None else None
        given = getattr(storage, option) if option in _OBJECTS else None
        if given is not None:
            shown[option] = _Code(f"{_OBJECTS[option]}(**{masked(option, given)!r})")
    return shown


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Path) else value


_FORMATS: dict[str, Callable[[Inspection, Namespace], str]] = {
    "text": _text,
    "json": _json,
    "python": _python,
}
