import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from benchmarks import measuring
from benchmarks.__main__ import RESULTS, main
from benchmarks.contestants import CONTESTANTS, OURS, versions
from benchmarks.plot import svg
from benchmarks.summaries import Summary, ratios, summary
from benchmarks.tables import report

pytestmark = pytest.mark.slow


Sample = dict[str, dict[str, Any]]

KEPT: dict[str, Any] = json.loads((RESULTS / "speed.json").read_text(encoding="utf-8"))


def text_of(lines: Any) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_everything_is_measured_once_and_small(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--quick", "--output", str(tmp_path)])

    found: dict[str, Any] = json.loads((tmp_path / "speed.json").read_text(encoding="utf-8"))
    assert found["starts"].keys() == {
        "django",
        "alone",
        "variables",
        "lines",
        "aliases 1",
        "aliases 10",
    }
    assert found["starts"]["django"].keys() == versions().keys()
    assert found["starts"]["aliases 10"].keys() == {OURS}
    assert found["links"].keys() == {"public", "signed"}
    text = (tmp_path / "speed.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == text == text_of(report(found))
    assert (tmp_path / "speed.svg").read_text(encoding="utf-8") == text_of(svg(found))


def test_nobody_is_measured_doing_less() -> None:
    mine: Sample = {"settings": {"STORAGES": {"default": {}}}}
    less: Sample = {"settings": {"STORAGES": {}}}

    with pytest.raises(measuring.UnequalWork, match=r"^other, another$"):
        measuring.check_equality({OURS: mine, "other": less, "same": mine, "another": less})


def test_a_summary_is_the_middle_the_least_and_eight_of_ten() -> None:
    assert summary([float(n) for n in range(11)]) == Summary(5.0, 0.0, 1.0, 9.0)
    assert summary([5.0]) == Summary(5.0, 5.0, 5.0, 5.0)


def test_ratios_are_those_of_one_round() -> None:
    assert ratios([1.0, 30.0], [2.0, 60.0]) == Summary(0.5, 0.5, 0.5, 0.5)


def test_the_results_that_are_kept_belong_together() -> None:
    assert KEPT["starts"]["django"].keys() == set(CONTESTANTS)
    assert (RESULTS / "speed.md").read_text(encoding="utf-8") == text_of(report(KEPT))
    assert (RESULTS / "speed.svg").read_text(encoding="utf-8") == text_of(svg(KEPT))


def test_the_plot_names_everybody() -> None:
    root = ET.fromstring(text_of(svg(KEPT)))  # noqa: S314 - our own text

    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert set(CONTESTANTS) <= set(texts)
