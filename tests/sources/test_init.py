import os
from collections.abc import Iterator

import pytest

from s3settings.sources import process_environment


def test_it_is_the_environment_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_LOCATION", "here")
    assert process_environment() == dict(os.environ)


def test_a_variable_that_another_thread_removes_meanwhile_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Changing(dict[str, str]):
        """An environment whose last variable goes while the names are read."""

        def __iter__(self) -> Iterator[str]:
            yield from list(super().__iter__())
            self.pop("GONE", None)

    monkeypatch.setattr(os, "environ", Changing(STAYS="1", GONE="2"))
    assert process_environment() == {"STAYS": "1"}
