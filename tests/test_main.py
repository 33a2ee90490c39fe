import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import EXAMPLE, write

ROOT = Path(__file__).parent.parent


def test_the_module_exits_with_the_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["s3settings", "check"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("s3settings", run_name="__main__")
    out = capsys.readouterr().out
    assert ended.value.code == 1
    assert "s3settings.E001 AWS_STORAGE_BUCKET_NAME" in out


def test_importing_it_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_module("s3settings.__main__", run_name="imported")
    assert capsys.readouterr() == ("", "")


def test_the_script_and_the_module_are_the_same_command() -> None:
    write(".env", EXAMPLE)
    script = shutil.which("s3settings", path=str(Path(sys.executable).parent))
    assert script is not None
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("AWS_CA_BUNDLE", None)
    for door in ([script], [sys.executable, "-m", "s3settings"]):
        done = subprocess.run(
            [*door, "check", "--strict"], env=environment, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"no problems\n", b"")
