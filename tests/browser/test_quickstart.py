"""A real browser on the page of the quickstart, whose files are on another origin."""

import base64
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from examples.seaweedfs import SeaweedFS
from s3settings.doctor import examine
from s3settings.provision import Target, apply
from tests.browser.site import Site
from tests.provision.places import clients
from tests.samples import examined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = pytest.mark.slow

DRIVER, BROWSER = shutil.which("chromedriver"), shutil.which("chromium")
# one white pixel
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAtqGDWAAAAABJRU5ErkJggg=="
)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# what the page knows of its font: loaded, failed, or not asked for
FONT = "return document.fonts.ready.then(() => [...document.fonts].map(one => one.status))"


@pytest.fixture
def browser(tmp_path: Path) -> "Iterator[WebDriver]":
    if not (DRIVER and BROWSER):  # pragma: no cover - a machine without a browser
        pytest.skip("NO BROWSER: install the packages chromium and chromium-driver")
    options = Options()
    options.binary_location = BROWSER
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with webdriver.Chrome(options, Service(DRIVER)) as driver:
        driver.set_page_load_timeout(60)
        yield driver


@pytest.fixture
def variables(s3_server: SeaweedFS, bucket: str) -> dict[str, str]:
    return {
        "AWS_ACCESS_KEY_ID": s3_server.access_key,
        "AWS_SECRET_ACCESS_KEY": s3_server.secret_key,
        "AWS_STORAGE_BUCKET_NAME": bucket,
        "AWS_S3_REGION_NAME": s3_server.region,
        "AWS_S3_ENDPOINT_URL": s3_server.endpoint_url,
        "AWS_STATIC_MANIFEST": "true",
    }


@pytest.fixture
def site(tmp_path: Path, variables: dict[str, str]) -> Site:
    site = Site(tmp_path, variables)
    site.collect_static()
    return site


def messages(browser: "WebDriver") -> list[str]:
    """Return what the console shows."""
    driver: Any = browser
    return [one["message"] for one in driver.get_log("browser")]


def evaluated(browser: "WebDriver", script: str, *arguments: object) -> object:
    """Return what a script in the page returns."""
    driver: Any = browser
    return driver.execute_script(script, *arguments)


def provisioned(server: SeaweedFS, variables: dict[str, str], *origins: str) -> None:
    own = clients(server)
    apply(own, Target(examined(variables).storages, origins))
    own.close()


def failures(variables: dict[str, str], origin: str) -> set[str]:
    found = examine(examined(variables).storages, origin=origin)
    return {one.problem.id for one in found if one.problem is not None}


def test_a_page_uses_its_font_its_module_and_its_image(
    site: Site,
    browser: "WebDriver",
    s3_server: SeaweedFS,
    variables: dict[str, str],
    tmp_path: Path,
) -> None:
    (tmp_path / "pixel.png").write_bytes(PIXEL)
    with site.serve() as origin:
        provisioned(s3_server, variables, origin)
        assert failures(variables, origin) == set()

        browser.get(origin)
        font = evaluated(browser, FONT)
        button = browser.find_element(By.TAG_NAME, "button")
        was_enabled = button.is_enabled()
        browser.find_element(By.NAME, "file").send_keys(str(tmp_path / "pixel.png"))
        is_enabled = button.is_enabled()
        button.click()
        image = browser.find_element(By.TAG_NAME, "img")
        width = evaluated(
            browser, "return arguments[0].decode().then(() => arguments[0].naturalWidth)", image
        )

        assert font == ["loaded"]
        # the module disables the button while no file is chosen
        assert (was_enabled, is_enabled) == (False, True)
        assert width == 1
        assert messages(browser) == []


def test_without_cors_the_font_and_the_module_are_blocked_and_the_doctor_reports_it_before(
    site: Site, browser: "WebDriver", s3_server: SeaweedFS, variables: dict[str, str]
) -> None:
    with site.serve() as origin:
        provisioned(s3_server, variables, "https://elsewhere.example")
        assert failures(variables, origin) == {"s3settings.E224"}

        browser.get(origin)
        font = evaluated(browser, FONT)
        button = browser.find_element(By.TAG_NAME, "button")

        assert font == ["error"]
        # the module did not run
        assert button.is_enabled()
        shown = messages(browser)
        assert any("CORS" in one and "marks." in one for one in shown)
        assert any("CORS" in one and "upload." in one for one in shown)
