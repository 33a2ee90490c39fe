"""The reference of the variables, from the table of options."""

from collections.abc import Iterator

from docs.extension.output import output_of
from s3settings.cli.reference import variables_table
from s3settings.variables.names import GLOBAL_VARIABLES, STATIC_ONLY, variable_of


def table() -> Iterator[str]:
    """Yield the table of all variables."""
    return variables_table()


def options() -> Iterator[str]:
    """Yield a section for each option: its type, its default and all its variables."""
    named = {option: variables[0] for option, variables in GLOBAL_VARIABLES.items()}
    named |= {option: variable_of(option) for option in STATIC_ONLY}
    for option, variable in named.items():
        yield from ("", f"### `{option}`", "")
        yield from _section(output_of("explain", "--no-env-file", variable))


def _section(explanation: str) -> Iterator[str]:
    _, meaning, facts, *_ = explanation.split("\n\n")
    yield from (meaning, "")
    for fact in facts.splitlines():
        label, _, value = fact.partition(": ")
        if label != "option":
            yield f":{label}: {_coded(label, value)}"


def _coded(label: str, value: str) -> str:
    if not label.startswith("read for"):
        return value.replace("*", "\\*")
    return ", ".join(f"`{name}`" for name in value.split(", "))
