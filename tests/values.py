"""Values as sources make them, for tests of what is made of them."""

from s3settings.problems.problem import Source
from s3settings.sources.values import ENVIRONMENT, Origin, Value


def value(variable: str, given: object, source: Source = ENVIRONMENT) -> Value:
    """The value of a variable."""
    return Value(given, Origin(variable, source))


def values(**given: object) -> dict[str, Value]:
    """Values of variables of the environment."""
    return {name: value(name, one) for name, one in given.items()}
