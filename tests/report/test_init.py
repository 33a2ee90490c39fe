import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

from s3settings.problems.problem import Problem, Source
from s3settings.report import FORMATS, Format, github_summary
from tests.report.samples import BUCKET, DESIGN, some_problems

EVERY = {**FORMATS, "summary": github_summary}
every = pytest.mark.parametrize("report", EVERY.values(), ids=EVERY)


def test_formats_have_the_names_of_the_command_line() -> None:
    assert list(FORMATS) == ["text", "json", "github", "sarif"]


@every
@given(problems=some_problems)
def test_a_report_is_whole_lines_that_every_stream_of_utf_8_takes(
    report: Format, problems: list[Problem]
) -> None:
    text = report(problems)
    assert text.encode().decode() == text
    assert text.endswith("\n") or (report is FORMATS["github"] and not problems)


@every
def test_nothing_of_a_secret_file_is_reported_but_its_kind(report: Format) -> None:
    named = BUCKET._replace(source=Source("secret_file", "/run/secrets/canary", 7))
    assert report([named]) == report([BUCKET._replace(source=Source("secret_file"))])


@every
def test_nothing_around_the_problems_is_reported(
    report: Format, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = report(DESIGN)
    for problem in DESIGN:
        monkeypatch.setenv(str(problem.variable), "canary")
        monkeypatch.setenv(f"{problem.variable}_FILE", "canary")
    folder = tmp_path / "canary"
    folder.mkdir()
    (folder / ".env").write_text("\n\nAWS_S3_REGION_NAME=canary\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    assert report(DESIGN) == before
    assert "canary" not in before


@every
def test_the_group_changes_nothing(report: Format) -> None:
    assert report([BUCKET._replace(group="missing")]) == report([BUCKET._replace(group="invalid")])


def test_plain_reports_need_no_rich() -> None:
    code = "import s3settings.report, sys; sys.exit('rich' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
