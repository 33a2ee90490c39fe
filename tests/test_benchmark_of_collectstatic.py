import json
import os
import socket
import threading
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from benchmarks.collectstatic.__main__ import MATRIX, RESULTS, cases, main, parsed
from benchmarks.collectstatic.delay import delaying
from benchmarks.collectstatic.load import busy
from benchmarks.collectstatic.results import report, svg, table
from benchmarks.collectstatic.running import Case


def run(contestant: str, phase: str, seconds: float, **others: int) -> dict[str, Any]:
    usual = {"cpu": 1.0, "memory": 2048, "requests": 7, "connections": 1, "status": 0}
    return {"contestant": contestant, "phase": phase, "seconds": seconds, **usual, **others}


def text_of(lines: Any) -> str:
    return "".join(f"{line}\n" for line in lines)


RUNS = [
    run("s3settings", "first", 2.0),
    run("s3settings", "first", 4.0),
    run("django", "first", 20.0),
    run("django", "first", 80.0),
    run("django", "unchanged", 9.0, status=1),
    run("other", "first", 1.0, status=-9),
]


def test_ratios_are_of_one_round_and_failures_are_named() -> None:
    rows = [line.split(" | ") for line in table(RUNS)][2:]

    assert [row[:6] for row in rows] == [
        ["| s3settings", "3.00", "1.00", "7", "", ""],
        ["| django", "50.00", "15.00", "7", "failed", ""],
        ["| other", "too long", "", "", "", ""],
    ]
    assert rows[0][-1] == "2 |"


def test_the_proxy_delays_and_counts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                for _ in range(2):
                    connection.recv(1000)
                    connection.sendall(b"answer")

        thread = threading.Thread(target=answer)
        thread.start()
        with delaying(server.getsockname()[1], 0.001) as delay:
            port = int(delay.url.rpartition(":")[2])
            with socket.create_connection(("127.0.0.1", port)) as client:
                for line in (b"GET /a HTTP/1.1\r\n", b"the rest of a body"):
                    client.sendall(line)
                    assert client.recv(1000) == b"answer"
            assert (delay.requests, delay.connections) == (1, 1)
            delay.reset()
            assert (delay.requests, delay.connections) == (0, 0)
        thread.join()


def test_processors_that_others_use_are_counted(tmp_path: Path) -> None:
    stat = tmp_path / "stat"
    stat.write_text("cpu  10 20 30 40 50 0 0 0 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n")
    assert busy(0, stat) == 0
    assert busy(0, tmp_path / "missing") is None
    assert 0 <= (busy(0) or 0) <= (os.cpu_count() or 1)


def test_the_load_is_stated_as_far_as_it_is_known() -> None:
    machine = {"python": "CPython", "system": "Linux", "processor": "any"}
    case = {"rtt": 30.0, "files": 0, "storage": "plain", "processors": 2, "runs": RUNS}
    cases = [
        {**case, "rounds": 1, "busy": [0.1, 0.0]},
        {**case, "rounds": 3, "busy": [None, 0.0]},
    ]
    lines = list(report({"machine": machine, "versions": {}, "cases": cases}))

    assert [line for line in lines if "processors," in line] == [
        "1 round. Of 2 processors, others used 0.1 before the first run and 0.0 after the last.",
        "3 rounds. 2 processors, with an unknown load.",
    ]


def test_options_take_the_place_of_the_matrix() -> None:
    assert cases(parsed([])) == list(MATRIX)
    assert cases(parsed(["--rtt", "1,100", "--only", "django", "--rounds", "2"])) == [
        Case(1, 0, "manifest", rounds=2, only="django"),
        Case(100, 0, "manifest", rounds=2, only="django"),
    ]


@pytest.mark.slow
def test_a_small_run_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--rtt", "0", "--only", "s3settings", "--output", str(tmp_path)])

    found = json.loads((tmp_path / "collectstatic.json").read_text())
    (case,) = found["cases"]
    assert [each["phase"] for each in case["runs"]] == ["first", "unchanged", "one changed"]
    assert all(each["status"] == 0 for each in case["runs"])
    assert case["runs"][0]["requests"] > 200
    assert case["runs"][2]["requests"] < 200
    assert capsys.readouterr().out == (tmp_path / "collectstatic.md").read_text()


def test_the_results_that_are_kept_belong_together() -> None:
    kept = json.loads((RESULTS / "collectstatic.json").read_text())

    assert (RESULTS / "collectstatic.md").read_text() == text_of(report(kept))
    assert (RESULTS / "collectstatic.svg").read_text() == text_of(svg(kept))
    root = ET.fromstring(text_of(svg(kept)))  # noqa: S314 - our own text
    texts = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"django", "s3settings", "s5cmd sync"} <= texts
