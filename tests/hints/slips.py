"""Slips of people who write variables: in their names, in their values, and in where they are."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from s3settings.sources.values import STORAGE_URL
from tests.hints.environments import Env

_SWITCHES = ("true", "false")
# of a value that is not about itself, such as JSON
_PLAIN = frozenset('{}"')
# who has no mark of a name left writes another one
_SHORTEST = 12


def _letter_left_out(name: str, random: Random) -> str:
    at = random.randrange(len("AWS_"), len(name))
    return name[:at] + name[at + 1 :]


def _letters_swapped(name: str, random: Random) -> str:
    at = random.randrange(len("AWS_"), len(name) - 1)
    return f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}"


def _with_s3(name: str, _: Random) -> str:
    start = "AWS_" if name.startswith("AWS_S3_") else "AWS_S3_"
    return start + name.removeprefix("AWS_").removeprefix("S3_")


def _double(name: str, random: Random) -> str:
    words = name.split("_")
    at = random.randrange(1, len(words))
    return f"{'_'.join(words[:at])}__{'_'.join(words[at:])}"


_OF_NAMES: tuple[Callable[[str, Random], str], ...] = (
    _letter_left_out,
    _letters_swapped,
    _with_s3,
    _double,
    lambda name, _: name.lower(),
    lambda name, _: name.replace("_NAME", "").replace("_URL", ""),
)
_OF_VALUES: tuple[Callable[[str, Random], str], ...] = (
    lambda value, _: f'"{value}"',
    lambda value, _: f"'{value}'",
    lambda value, _: f" {value} ",
    lambda value, _: f"{value}/",
    lambda value, _: value.upper(),
    lambda value, _: value.title(),
    lambda value, _: f"https://{value}",
    lambda value, _: value.partition("://")[2] or value,
    lambda value, _: f"\u200b{value}",
    lambda value, _: f"<{value}>",
    lambda value, _: f"{value},",
    lambda value, random: _letter_left_out(f"AWS_{value}", random).removeprefix("AWS_"),
)


def slip(env: Env, random: Random) -> None:
    """Write the name or the value of a variable in a wrong way."""
    # the preset is that of all defaults
    names = [name for name in env if len(name) > _SHORTEST and env[name] and "PRESET" not in name]
    if not names:
        return
    name = random.choice(sorted(names))
    if random.random() < 0.4:
        wrong = random.choice(_OF_NAMES)(name, random)
        env.setdefault(wrong, env.pop(name))
    elif _PLAIN.isdisjoint(env[name]) and not name.endswith((STORAGE_URL, "ALIASES")):
        # a malformed URL hides all that it sets, and such a list its storages
        env[name] = random.choice(_OF_VALUES)(env[name], random)


def into_file(env: Env, random: Random) -> None:
    """Move the value of a variable to a file that its `NAME_FILE` names."""
    names = [name for name in env if name.startswith("AWS_") and not name.endswith("_FILE")]
    if names:
        name = random.choice(sorted(names))
        Path(name).write_text(env.pop(name), encoding="utf-8")
        env[f"{name}_FILE"] = name
