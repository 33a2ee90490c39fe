"""Laws that hold for every parser: each public function of the package that takes one object."""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from hypothesis import given

from s3settings import parsers
from s3settings.parsers.scalars import one_of
from tests.parsers import ANYTHING, CANARY, TEXT_WITH_CANARY, Parser, reported


def of_the_package() -> Iterator[Parser]:
    for found in pkgutil.iter_modules(parsers.__path__, f"{parsers.__name__}."):
        for name, function in inspect.getmembers(import_module(found.name), inspect.isfunction):
            takes = [
                parameter.annotation
                for parameter in inspect.signature(function).parameters.values()
            ]
            # mutmut adds its mutants to the module, as NAME__mutmut_1
            is_public = name[0] != "_" and "__" not in name
            if function.__module__ == found.name and is_public and takes == [object]:
                yield function


PARSERS: list[Parser] = [*of_the_package(), one_of("private", "public-read")]


@given(ANYTHING)
def test_no_parser_raises_anything_but_invalid(value: object) -> None:
    for parse in PARSERS:
        reported(parse, value)


@given(TEXT_WITH_CANARY)
def test_a_refusal_never_contains_the_value(typed: str) -> None:
    assert CANARY not in "".join(reported(parse, typed) for parse in PARSERS)
