"""The starts as bars, in an SVG that is read on a light and on a dark page."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.contestants import OURS
from benchmarks.summaries import summary
from benchmarks.tables import by_start

WIDTH = 720
BAR, GAP, TOP = 18, 8, 34
LABELS, NUMBERS = 170, 70

STYLE = """\
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; }
  .bar { fill: #8c959f; }
  .ours { fill: #1a7f37; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .bar { fill: #6e7681; }
    .ours { fill: #3fb950; }
  }"""


def svg(results: Mapping[str, Any]) -> Iterator[str]:
    """The lines of the picture."""
    times = {
        name: summary(of["start"]).median for name, of in by_start(results["starts"]["django"])
    }
    height = TOP + len(times) * (BAR + GAP)
    title = "What reading 30 variables adds to the start of a Django process"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{title}">'
    )
    yield f"<style>\n{STYLE}\n</style>"
    yield f'<text class="title" x="0" y="16">{title}</text>'
    for row, (name, time) in enumerate(times.items()):
        yield from _bar(name, time, time / max(times.values()), TOP + row * (BAR + GAP))
    yield "</svg>"


def _bar(name: str, time: float, share: float, y: int) -> Iterator[str]:
    length = round(share * (WIDTH - LABELS - NUMBERS), 1)
    kind = "bar ours" if name == OURS else "bar"
    base = y + BAR - 5
    yield f'<text x="{LABELS - 10}" y="{base}" text-anchor="end">{escape(name)}</text>'
    yield f'<rect class="{kind}" x="{LABELS}" y="{y}" width="{length}" height="{BAR}" rx="2"/>'
    yield f'<text x="{LABELS + length + 6}" y="{base}">{time:.0f} ms</text>'
