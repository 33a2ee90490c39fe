"""The site as it is built: no warning, every link leads somewhere, everything public is in it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import s3settings
from s3settings.cli.commands import COMMANDS
from s3settings.problems.kinds.table import KINDS
from s3settings.providers.table import PROVIDERS
from s3settings.report.explanation import help_address
from s3settings.variables.names import GLOBAL_VARIABLES
from tests.documents import ROOT

pytestmark = pytest.mark.slow

BASE = "https://s3settings.readthedocs.io/en/latest/"
SOURCES = ("README.md", "README.ko.md", "CONTRIBUTING.md", "pyproject.toml", "examples/README.md")


class Page(HTMLParser):
    """The anchors and the links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if tag in {"a", "img", "link", "script"}:
            self.links.add(given.get("href") or given.get("src") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("site")
    options = ["--fail-on-warning", "--keep-going", "--quiet", "-d", str(folder / "cache")]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, "docs", folder / "html"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return folder / "html"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Every page by its path below the site."""
    return {
        path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


def broken(site: Path, pages: dict[str, Page]) -> Iterator[str]:
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or not link:
                continue
            path = (site / name).parent / unquote(parts.path) if parts.path else site / name
            target = path.resolve()
            anchors = pages.get(target.relative_to(site.resolve()).as_posix())
            found = target.exists() and (
                not parts.fragment or anchors is None or unquote(parts.fragment) in anchors.ids
            )
            if not found:  # pragma: no cover - a broken link
                yield f"{name}: {link}"


def test_every_link_inside_the_site_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    assert list(broken(site, pages)) == []


@pytest.mark.parametrize("source", SOURCES)
def test_every_link_to_the_site_leads_somewhere(source: str, pages: dict[str, Page]) -> None:
    text = (ROOT / source).read_text(encoding="utf-8")
    links = re.findall(rf"{re.escape(BASE)}([^\s)\"#]*)#?([^\s)\"]*)", text)
    missing = [
        f"{path}#{anchor}"
        for path, anchor in links
        if anchor not in {*pages.get(path or "index.html", Page("")).ids, ""}
        or (path or "index.html") not in pages
    ]
    assert missing == []


def test_the_public_api_is_in_the_reference(pages: dict[str, Page]) -> None:
    public = {f"s3settings.{name}" for name in s3settings.__all__ if name != "__version__"}
    assert public - pages["reference/api.html"].ids == set()


def test_every_kind_of_problem_has_the_anchor_that_reports_link_to(
    pages: dict[str, Page],
) -> None:
    missing = [
        number
        for number in KINDS
        if help_address(number) != f"{BASE}reference/problems.html#{number}"
        or number not in pages["reference/problems.html"].ids
    ]
    assert missing == []


def test_every_option_and_command_and_provider_has_a_section(pages: dict[str, Page]) -> None:
    options = {option.replace("_", "-") for option in GLOBAL_VARIABLES}
    commands = {f"s3settings-{name}" for name in COMMANDS}
    providers = {row.id for row in PROVIDERS}

    assert options - pages["reference/variables.html"].ids == set()
    assert commands - pages["reference/command-line.html"].ids == set()
    assert providers - pages["reference/providers.html"].ids == set()
