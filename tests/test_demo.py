"""The demo shows what it promises, reports what it can't, and leaves nothing behind."""

import io
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from examples import demo

pytestmark = pytest.mark.slow


ROOT = Path(__file__).parent.parent

# What differs from run to run, and from one version of Django to the next.
VARYING = {
    r"127\.0\.0\.1:\d+": "HOST",
    r"AKIA[A-Z0-9]{16}": "KEY_ID",
    r"\d{8}T\d{6}Z": "TIME",
    r"%2F\d{8}%2F": "%2FDAY%2F",
    r"Signature=[0-9a-f]{64}": "Signature=SIGNATURE",
    r"^\d{3} static files": "ALL static files",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the demo, its sections by their titles."""

    code: int
    text: str

    @property
    def sections(self) -> dict[str, str]:
        parts = re.split(r"\n== (.+)\n", self.text)
        return dict(zip(parts[1::2], [part.strip() for part in parts[2::2]], strict=True))


def run_of_demo() -> Run:
    stream = io.StringIO()
    code = demo.main(stream)
    text = stream.getvalue()
    for pattern, word in VARYING.items():
        text = re.sub(pattern, word, text, flags=re.MULTILINE)
    return Run(code, text)


def files_of_examples() -> dict[Path, int]:
    return {
        path: path.stat().st_mtime_ns
        for path in (ROOT / "examples").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def before() -> dict[Path, int]:
    return files_of_examples()


@pytest.fixture(scope="module")
def run(before: dict[Path, int]) -> Run:
    return run_of_demo()


def quickstart_with(folder: Path, *, settings: str) -> Path:
    """Copy the quickstart and add lines to its `settings.py`."""
    shutil.copytree(demo.QUICKSTART, folder / "changed")
    with (folder / "changed" / "config" / "settings.py").open("a", encoding="utf-8") as file:
        file.write(settings)
    return folder / "changed"


def test_the_demo_succeeds_and_reports_it(run: Run) -> None:
    assert (run.code, run.text.splitlines()[-1]) == (
        0,
        "Everything is as expected; the server is stopped and its files are removed.",
    )


def test_it_shows_bucket_variables_settings_and_files(run: Run) -> None:
    assert list(run.sections) == [
        "An S3 server on this machine, without any bucket",
        "The .env file of examples/quickstart",
        " ".join(["s3settings", *demo.PROVISION]),
        "The .env file now",
        "s3settings doctor --origin http://localhost:8000",
        "What load() makes of it (options without a value left out)",
        "python manage.py collectstatic --noinput",
        "{% static 'pages/style.css' %} in the page",
        "The link to an uploaded file",
        "The same link without its signature",
    ]


def test_the_walkthrough_is_what_the_demo_does(run: Run) -> None:
    page = (ROOT / "docs" / "walkthrough.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\$ (.*)", page, re.MULTILINE)
    shown = {"s3settings check", "python manage.py runserver"}
    planned = "s3settings provision --profile"

    assert {
        one for one in commands if one not in shown and not one.startswith(planned)
    } <= run.sections.keys()


def test_the_variables_are_those_of_the_quickstart_and_an_endpoint(run: Run) -> None:
    example = (demo.QUICKSTART / ".env.example").read_text(encoding="utf-8")

    before = run.sections["The .env file of examples/quickstart"].splitlines()
    after = run.sections["The .env file now"].splitlines()

    assert before == [
        "AWS_STORAGE_BUCKET_NAME=acme-site",
        "AWS_S3_REGION_NAME=us-east-1",
        "AWS_S3_CACHE_CONTROL=max-age=86400",
        "AWS_S3_PROVIDER=seaweedfs",
        "AWS_S3_ENDPOINT_URL=http://HOST",
    ]
    assert after == [*before, "AWS_ACCESS_KEY_ID=KEY_ID", "AWS_SECRET_ACCESS_KEY=**********"]
    names = {line.split("=")[0] for line in after}
    assert names - {*re.findall(r"^(\w+)=", example, re.MULTILINE)} == {
        "AWS_S3_PROVIDER",
        "AWS_S3_ENDPOINT_URL",
    }


def test_the_bucket_and_its_user_are_created_and_probed(run: Run) -> None:
    [created] = [text for title, text in run.sections.items() if "provision" in title]
    [probed] = [text for title, text in run.sections.items() if "doctor" in title]

    assert re.findall(r"^(.+: (?:added|the).*)", created, re.MULTILINE) == [
        "acme-site: bucket: added",
        "acme-site: lifecycle: added",
        "acme-site: CORS: added",
        "acme-site: public access block: the provider does not have it",
        "acme-site: bucket policy: added",
        "acme-app: user: added",
        "acme-app: user policy: added",
        "acme-app: access key: added",
    ]
    *probes, summary = filter(None, probed.splitlines())
    assert {re.sub(r" \(.+\)$", "", line).rpartition(": ")[2] for line in probes} == {"ok"}
    assert summary == "no problems"


def test_the_emitted_settings_are_shown_with_masked_secrets(run: Run) -> None:
    shown = run.sections["What load() makes of it (options without a value left out)"]

    assert re.findall(r"'secret_key': (.+?)[,}]", shown) == ["'**********'"] * 2
    assert re.findall(r"'(\w+_URL)': '(.+?)'", shown) == [
        ("STATIC_URL", "http://HOST/acme-site/static/"),
        ("MEDIA_URL", "http://HOST/acme-site/media/"),
    ]


def test_collectstatic_takes_the_files_of_the_admin_along(run: Run) -> None:
    assert run.sections["python manage.py collectstatic --noinput"].splitlines() == [
        "ALL static files copied.",
        "http://HOST/acme-site/static/admin/css/base.css",
        "200 OK  Cache-Control: max-age=86400  Content-Type: text/css",
    ]


def test_anyone_can_read_the_static_file_of_the_page(run: Run) -> None:
    assert run.sections["{% static 'pages/style.css' %} in the page"].splitlines() == [
        "http://HOST/acme-site/static/pages/style.css",
        "200 OK  Cache-Control: max-age=86400  Content-Type: text/css",
    ]


def test_the_signed_link_to_the_upload_works(run: Run) -> None:
    url, answer = run.sections["The link to an uploaded file"].splitlines()

    assert url.split("&") == [
        "http://HOST/acme-site/media/hello.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256",
        "X-Amz-Credential=KEY_ID%2FDAY%2Fus-east-1%2Fs3%2Faws4_request",
        "X-Amz-Date=TIME",
        "X-Amz-Expires=3600",
        "X-Amz-SignedHeaders=host",
        "X-Amz-Signature=SIGNATURE",
    ]
    assert answer == "200 OK  Cache-Control: max-age=86400  Content-Type: text/plain"


def test_the_link_without_its_signature_is_refused(run: Run) -> None:
    shown = run.sections["The same link without its signature"].splitlines()

    assert shown[:2] == [
        "http://HOST/acme-site/media/hello.txt",
        "403 Forbidden  Content-Type: application/xml",
    ]


@pytest.mark.usefixtures("run")
def test_the_checkout_stays_clean(before: dict[Path, int]) -> None:
    assert files_of_examples() == before


def test_a_project_that_does_not_start_fails_the_demo(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = quickstart_with(tmp_path, settings='raise RuntimeError("it does not start")\n')
    monkeypatch.setattr(demo, "QUICKSTART", broken)

    run = run_of_demo()

    assert run.code == 1
    assert "\nThe demo failed: manage.py ended with 1\n" in run.text
    assert run.text.endswith("RuntimeError: it does not start\n\n")


def test_a_file_that_is_not_there_fails_the_demo(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare = quickstart_with(tmp_path, settings='INSTALLED_APPS.remove("django.contrib.admin")\n')
    monkeypatch.setattr(demo, "QUICKSTART", bare)

    run = run_of_demo()

    assert (run.code, run.text.splitlines()[-1]) == (
        1,
        "The demo failed: the admin's style sheet should be there",
    )


@pytest.fixture
def ctrl_c_is_heard() -> Iterator[None]:
    """Let child processes be interrupted, even where the tests run under nohup."""
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, handler)


@pytest.mark.usefixtures("ctrl_c_is_heard")
def test_ctrl_c_stops_the_server_and_removes_its_files(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "examples.demo"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        address: str = next(line for line in process.stdout if line.startswith("http://"))
        next(line for line in process.stdout if line.startswith("== python manage.py"))
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()

    assert (process.returncode, rest) == (130, "\nInterrupted; the server is stopped.\n")
    assert list(tmp_path.iterdir()) == []
    with socket.socket() as client:
        assert client.connect_ex(("127.0.0.1", urlsplit(address).port or 0)) != 0
