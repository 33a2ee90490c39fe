"""The runs as a table in Markdown and as bars in an SVG."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.collectstatic.running import PHASES
from benchmarks.plot import BAR, GAP, STYLE, TOP, WIDTH

OURS = "s3settings"
LABELS, NUMBERS = 260, 70
MIB = 1024  # KiB

Runs = Sequence[Mapping[str, Any]]


def report(results: Mapping[str, Any]) -> Iterator[str]:
    """Yield a table for each case."""
    machine, versions = results["machine"], results["versions"]
    libraries = ", ".join(f"{name} {version}" for name, version in versions.items())
    yield "Whole processes, in interleaved rounds; medians, and ÷ is the median of the ratios of a round. The slow"
    yield "commands run in the first round only. Server, proxy and command share the processors of one machine."
    yield ""
    yield f"{machine['python']}, {machine['system']} ({machine['processor']}); {libraries}."
    for case in results["cases"]:
        yield from ("", f"## {title(case)}", "")
        yield from table(case["runs"])
        yield ""
        yield f"{_rounds(case['rounds'])}. {_load(case)}"


def _rounds(count: int) -> str:
    return "1 round" if count == 1 else f"{count} rounds"


def _load(case: Mapping[str, Any]) -> str:
    """Return how busy others have kept the machine."""
    before, after = case["busy"]
    if before is None or after is None:
        return f"{case['processors']} processors, with an unknown load."
    return (
        f"Of {case['processors']} processors, others used {before} before the first run"
        f" and {after} after the last."
    )


def title(case: Mapping[str, Any]) -> str:
    """Return the title of a case."""
    return (
        f"{case['storage']} storage, {case['files']:,} files beside the admin's, {case['rtt']:g} ms"
    )


def table(runs: Runs) -> Iterator[str]:
    """Yield a row for each contestant."""
    phases = " | ".join(f"{phase}, s | ÷ ours | requests" for phase in PHASES)
    yield f"| command | {phases} | CPU first, s | memory, MiB |"
    yield f"|---{'|---:' * 11}|"
    for name in dict.fromkeys(run["contestant"] for run in runs):
        cells = [cell for phase in PHASES for cell in _cells(runs, name, phase)]
        first = _of(runs, name, PHASES[0])
        cpu = statistics.median(run["cpu"] for run in first)
        memory = max(run["memory"] for run in runs if run["contestant"] == name) / MIB
        yield f"| {name} | {' | '.join(cells)} | {cpu:.2f} | {memory:.0f} |"


def _of(runs: Runs, name: str, phase: str) -> list[Mapping[str, Any]]:
    return [run for run in runs if (run["contestant"], run["phase"]) == (name, phase)]


def _cells(runs: Runs, name: str, phase: str) -> tuple[str, str, str]:
    theirs, ours = _of(runs, name, phase), _of(runs, OURS, phase)
    if not theirs:
        return "", "", ""
    if any(run["status"] for run in theirs):
        return "failed" if any(run["status"] > 0 for run in theirs) else "too long", "", ""
    seconds = statistics.median(run["seconds"] for run in theirs)
    requests = statistics.median(run["requests"] for run in theirs)
    pairs = list(zip(theirs, ours, strict=False))
    ratio = statistics.median(a["seconds"] / b["seconds"] for a, b in pairs) if pairs else None
    return f"{seconds:.2f}", f"{ratio:.2f}" if ratio else "", f"{requests:,.0f}"


def svg(results: Mapping[str, Any]) -> Iterator[str]:
    """Yield the first and unchanged runs of the first case as bars, on a scale of their own."""
    case = results["cases"][0]
    bars = [
        (phase, name, statistics.median(run["seconds"] for run in found))
        for phase in PHASES[:2]
        for name in dict.fromkeys(run["contestant"] for run in case["runs"])
        if (found := _of(case["runs"], name, phase)) and not any(run["status"] for run in found)
    ]
    height = TOP + (len(bars) + 2) * (BAR + GAP)
    heading = f"Seconds of collectstatic: {title(case)}"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{heading}">'
    )
    yield f"<style>\n{STYLE}\n</style>"
    yield f'<text class="title" x="0" y="16">{heading}</text>'
    row = 0
    for phase in PHASES[:2]:
        of_phase = [(name, seconds) for found, name, seconds in bars if found == phase]
        yield f'<text class="title" x="0" y="{TOP + row * (BAR + GAP) + BAR - 5}">{phase}</text>'
        row += 1
        longest = max((seconds for _, seconds in of_phase), default=1.0)
        for name, seconds in of_phase:
            yield from _bar(name, seconds, seconds / longest, TOP + row * (BAR + GAP))
            row += 1
    yield "</svg>"


def _bar(name: str, seconds: float, share: float, y: int) -> Iterator[str]:
    length = round(share * (WIDTH - LABELS - NUMBERS), 1)
    kind = "bar ours" if name == OURS else "bar"
    base = y + BAR - 5
    yield f'<text x="{LABELS - 10}" y="{base}" text-anchor="end">{escape(name)}</text>'
    yield f'<rect class="{kind}" x="{LABELS}" y="{y}" width="{length}" height="{BAR}" rx="2"/>'
    yield f'<text x="{LABELS + length + 6}" y="{base}">{seconds:.2f} s</text>'
