import re
import tomllib
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from s3settings.problems.kinds.table import KINDS
from s3settings.report.explanation import HOME, SITE, explanation

ROOT = Path(__file__).parent.parent.parent


def test_a_kind_is_explained_by_cause_and_cure() -> None:
    assert explanation("s3settings.E012") == snapshot("""\
s3settings.E012 (error)

Reported when the endpoint is not an http or https URL of a server.
To fix it, set the full URL, such as https://s3.example.com.

https://s3settings.readthedocs.io/en/latest/reference/problems.html#E012
""")


@pytest.mark.parametrize("name", ["E012", "e012", " S3Settings.e012 "])
def test_prefix_and_case_of_an_id_do_not_matter(name: str) -> None:
    assert explanation(name) == explanation("s3settings.E012")


@pytest.mark.parametrize("name", ["", "E999", "012", "s3settings.", "s3settings.s3settings.E012"])
def test_other_text_than_an_id_has_no_explanation(name: str) -> None:
    assert explanation(name) is None


@pytest.mark.parametrize("number", KINDS)
def test_a_cure_completes_the_sentence(number: str) -> None:
    assert re.fullmatch(r"[a-z].*[^.\s]", KINDS[number].cure)


def test_the_address_is_the_one_of_the_project_and_its_table() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["urls"]["Repository"] == HOME
    assert project["urls"]["Documentation"] == SITE
