"""The processes of projects are measured too."""

import os

import pytest

MEASURING = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}


@pytest.fixture(autouse=True)
def measured_processes(sealed_test: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in MEASURING.items():
        monkeypatch.setenv(name, value)
