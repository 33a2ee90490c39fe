"""The results as tables in Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.children import LONGEST
from benchmarks.contestants import OURS
from benchmarks.measuring import Numbers
from benchmarks.summaries import Summary, ratios, summary

TITLES = {
    "django": "Start in a Django process",
    "alone": "Start in a process without Django",
    "variables": "The same in Django, with {many} foreign variables in the environment",
    "lines": "The same in Django, with {many} foreign lines in `.env`",
}
KIB = 1024


def report(results: Mapping[str, Any]) -> Iterator[str]:
    """Everything that was measured."""
    yield f"{_origin(results)} {results['rounds']} rounds (two with"
    yield "many variables or lines), in each of which every package ran once. A cell has the median (the"
    yield "least); of ratios, the median (the middle eight of ten)."
    starts: Mapping[str, Numbers] = results["starts"]
    for case, title in TITLES.items():
        yield from ("", f"## {title.format(many=results['many'])}", "")
        counted: dict[str, int] = results["instructions"] if case == "django" else {}
        yield from _starts(starts[case], list(starts["django"]), counted)
    yield from ("", "## Storages", "")
    yield from _growth({name: of for name, of in starts.items() if name.startswith("aliases")})
    for access, numbers in results["links"].items():
        yield from ("", f"## `url()` of a {access} file", "")
        yield from _links(numbers)


def short_starts(results: Mapping[str, Any]) -> Iterator[str]:
    """The start in a Django process, for a README."""
    numbers: Numbers = results["starts"]["django"]
    yield "| | start | again | after a change | memory |"
    yield "|---|---:|---:|---:|---:|"
    for name, of in by_start(numbers):
        cells = (
            f"{summary(of['start']).median:.0f} ms",
            f"{summary(of['again']).median:.2f} ms",
            f"{summary(of['changed']).median:.2f} ms",
            f"{summary(of['memory']).median / KIB:.1f} MiB",
        )
        label = f"**{name}**" if name == OURS else name
        yield f"| {label} {results['versions'][name]} | {' | '.join(cells)} |"
    yield ""
    yield _origin(results)


def short_links(results: Mapping[str, Any]) -> Iterator[str]:
    """The links to public files, for a README."""
    numbers: Numbers = results["links"]["public"]
    yield "| `url()` of a public file | each call | the first call | memory |"
    yield "|---|---:|---:|---:|"
    for by, of in numbers.items():
        cells = (
            f"{summary(of['call']).median:.1f} µs",
            f"{summary(of['first']).median / 1_000:.2f} ms",
            f"{summary(of['memory']).median / KIB:.1f} MiB",
        )
        yield f"| {by} | {' | '.join(cells)} |"


def by_start(numbers: Numbers) -> list[tuple[str, Mapping[str, list[float]]]]:
    """The contestants, the fastest one first."""
    return sorted(numbers.items(), key=lambda item: summary(item[1]["start"]).median)


def _origin(results: Mapping[str, Any]) -> str:
    machine, versions = results["machine"], results["versions"]
    return (
        f"CPU time on {machine['python']}, Django {versions['Django']}, "
        f"{machine['system']} ({machine['processor']})."
    )


def _starts(
    numbers: Numbers, names: Sequence[str], instructions: Mapping[str, int]
) -> Iterator[str]:
    mine = numbers[OURS]
    yield (
        "| | start, ms | s3settings ÷ it | again, ms | s3settings ÷ it "
        f"| after a change, ms | s3settings ÷ it | memory, KiB |{' instructions |' * bool(instructions)}"
    )
    yield f"|---{'|---:' * (7 + bool(instructions))}|"
    for name, of in by_start(numbers):
        cells = (
            _cell(summary(of["start"]), 1),
            _ratio(ratios(mine["start"], of["start"])),
            _cell(summary(of["again"]), 2),
            _ratio(ratios(mine["again"], of["again"])),
            _cell(summary(of["changed"]), 2),
            _ratio(ratios(mine["changed"], of["changed"])),
            _cell(summary(of["memory"]), 0),
            *([f"{instructions[name]:,} millions"] if name in instructions else []),
        )
        yield f"| {name} | {' | '.join(cells)} |"
    if slow := [name for name in names if name not in numbers]:
        yield f"\nAfter {LONGEST} seconds without a result: {', '.join(slow)}."


def _growth(cases: Mapping[str, Numbers]) -> Iterator[str]:
    yield "| storages beside the two | start, ms | again, ms | after a change, ms |"
    yield "|---:|---:|---:|---:|"
    for case, numbers in cases.items():
        of = numbers[OURS]
        cells = (
            _cell(summary(of["start"]), 1),
            *(_cell(summary(of[name]), 2) for name in ("again", "changed")),
        )
        yield f"| {case.removeprefix('aliases ')} | {' | '.join(cells)} |"


def _links(numbers: Numbers) -> Iterator[str]:
    yield "| settings | a call, µs | the first call, µs | the first of a thread, µs | memory, KiB |"
    yield "|---|---:|---:|---:|---:|"
    for by, of in numbers.items():
        cells = (
            _cell(summary(of["call"]), 1),
            *(_cell(summary(of[name]), 0) for name in ("first", "thread", "memory")),
        )
        yield f"| {by} | {' | '.join(cells)} |"
    mine, hand = numbers[OURS], numbers["by hand"]
    ours_to_hand = [_ratio(ratios(mine[name], hand[name])) for name in ("call", "first", "thread")]
    yield f"| s3settings ÷ by hand | {' | '.join(ours_to_hand)} | |"


def _cell(found: Summary, digits: int) -> str:
    return f"{found.median:,.{digits}f} ({found.least:,.{digits}f})"


def _ratio(found: Summary) -> str:
    return f"{found.median:.3g} ({found.low:.3g} to {found.high:.3g})"
