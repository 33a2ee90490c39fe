"""The measurements and their order: one round after the other, so that all share the weather."""

import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks import links
from benchmarks.children import TooSlow, instructions, measured
from benchmarks.contestants import CONTESTANTS, OURS, module_of, versions
from benchmarks.work import DOTENV

DJANGO = "django.core.management"
START = "benchmarks.start"
REPEATS = "20"
# nothing of this machine, and no request
NO_AWS = {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}

# of whom, which number; one for each round
Numbers = Mapping[str, Mapping[str, list[float]]]
# by what was measured
Samples = dict[str, Numbers]


@dataclass(frozen=True, slots=True)
class Case:
    """A start under some conditions, by all contestants or a few; `before` is imported already."""

    name: str
    before: str = DJANGO
    dotenv: str = DOTENV
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    contestants: tuple[str, ...] = CONTESTANTS
    rounds: int | None = None


class Size(NamedTuple):
    """The number of measurements."""

    rounds: int
    many: int
    aliases: tuple[int, ...]
    calls: int


FULL = Size(rounds=9, many=10_000, aliases=(1, 10, 100, 1_000), calls=2_000)
QUICK = Size(rounds=1, many=100, aliases=(1, 10), calls=10)


def cases(size: Size) -> Iterator[Case]:
    """Every start that is measured."""
    yield Case("django")
    yield Case("alone", before="")
    foreign = {f"SHOP_OPTION_{n}": f"value {n}" for n in range(size.many)}
    lines = "".join(f"{name}={foreign[name]}\n" for name in foreign)
    # some need seconds for each of these
    few = min(size.rounds, 2)
    yield Case("variables", environment=foreign, rounds=few)
    yield Case("lines", dotenv=lines + DOTENV, rounds=few)
    for count in size.aliases:
        names = [f"shop{n}" for n in range(count)]
        own = (f"AWS_{name.upper()}_QUERYSTRING_EXPIRE=10m\n" for name in names)
        declared = f"AWS_STORAGE_BUCKET_NAME=acme\nAWS_S3_ALIASES={','.join(names)}\n"
        dotenv = "".join((DOTENV, declared, *own))
        yield Case(f"aliases {count}", dotenv=dotenv, contestants=(OURS,))


class UnequalWork(Exception):
    """A contestant emits other settings than the rest, so that its times would say nothing."""


def all_starts(size: Size) -> Samples:
    """Return what every contestant needs, by case: milliseconds of CPU time, and KiB."""
    installed = versions()
    found: Samples = {}
    with TemporaryDirectory() as folder:
        for case in cases(size):
            place = Path(folder, case.name)
            place.mkdir()
            (place / ".env").write_text(case.dotenv, encoding="utf-8")
            names = [name for name in case.contestants if name in installed]
            # compiles what is not compiled yet, too: it counts only where it is the only one
            first = dict(_those_in_time(case, names, place))
            check_equality(first)
            rounds = [first]
            wanted = case.rounds or size.rounds
            while 1 < wanted >= len(rounds):
                rounds.append(dict(_those_in_time(case, rounds[-1], place)))
            found[case.name] = _by_number(rounds[1:] or rounds)
    return found


def _those_in_time(
    case: Case, names: Iterable[str], folder: Path
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The contestants that come to an end under the conditions of a case, and what they found."""
    for name in names:
        with suppress(TooSlow):
            yield name, _start(case, name, folder)


def _start(case: Case, name: str, folder: Path) -> dict[str, Any]:
    return measured(
        START, module_of(name), case.before, REPEATS, folder=folder, environment=case.environment
    )


def check_equality(samples: Mapping[str, Mapping[str, Any]]) -> None:
    """Raise `UnequalWork` unless all have emitted what this library has."""
    expected = samples[OURS]["settings"]
    others = [name for name, sample in samples.items() if sample["settings"] != expected]
    if others:
        raise UnequalWork(", ".join(others))


def _by_number(rounds: Sequence[Mapping[str, Mapping[str, Any]]]) -> Numbers:
    """The numbers of those who take part to the end; of several in one round the median."""
    return {
        name: {
            number: [median(_listed(one[name][number])) for one in rounds]
            for number in sample
            if number != "settings"
        }
        for name, sample in rounds[-1].items()
    }


def _listed(number: float | list[float]) -> list[float]:
    return number if isinstance(number, list) else [number]


def all_links(size: Size) -> Samples:
    """Return what `url()` needs, by access and by who wrote the settings: microseconds, and KiB."""
    with TemporaryDirectory() as folder:

        def sample(access: str, by: str) -> dict[str, float]:
            arguments = (by, access, str(size.calls))
            return measured(links.__name__, *arguments, folder=Path(folder), environment=NO_AWS)

        return {
            access: _by_number(
                [{by: sample(access, by) for by in links.STORAGES} for _ in range(size.rounds)]
            )
            for access in links.ALIASES
        }


def all_instructions(names: Iterable[str]) -> dict[str, int]:
    """Millions of instructions of a start in a Django process, over one that loads nothing."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / ".env").write_text(DOTENV, encoding="utf-8")

        def counted(module: str) -> int | None:
            return instructions(START, module, DJANGO, "0", folder=place)

        base = counted("")
        if base is None:
            return {}
        found = {name: counted(module_of(name)) for name in names}
    return {name: (count - base) // 1_000_000 for name, count in found.items() if count}


def machine() -> dict[str, str]:
    """Return the Python, the system and the processor."""
    return {
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
    }


def _processor() -> str:
    """The name of the processor where Linux tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "unknown")


def library_versions() -> dict[str, str]:
    """The libraries below all of them."""
    return {name: version(name) for name in ("Django", "django-storages", "boto3", "pydantic")}
