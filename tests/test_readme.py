import ast
import re
from pathlib import Path
from typing import Any

import pytest

from s3settings.providers.table import PROVIDERS
from tests.documents import ROOT, blocks, first, pairs

READMES = [ROOT / "README.md", ROOT / "README.ko.md"]
ENGLISH, KOREAN = READMES
LONGEST = 200

every_readme = pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)


@every_readme
def test_the_two_files_give_the_settings_that_are_shown(readme: Path) -> None:
    Path(".env").write_text(first(readme, "ini", "AWS_SECRET_ACCESS_KEY"), encoding="utf-8")
    namespace: dict[str, Any] = {"BASE_DIR": Path.cwd()}
    exec(first(readme, "python", "globals()"), namespace)  # noqa: S102 - the README's own code
    shown = first(readme, "python", "STORAGES = {")
    expected: dict[str, Any] = {}
    exec(shown, expected)  # noqa: S102 - the README's own code

    hidden = re.findall(r"# .*?(\d+)", shown)
    for (alias, entry), more in zip(expected["STORAGES"].items(), hidden, strict=True):
        emitted = namespace["STORAGES"][alias]
        options = ast.literal_eval(repr(emitted["OPTIONS"]))
        assert emitted["BACKEND"] == entry["BACKEND"]
        assert {option: options[option] for option in entry["OPTIONS"]} == entry["OPTIONS"]
        assert len(options) - len(entry["OPTIONS"]) == int(more)
    assert list(namespace["STORAGES"]) == list(expected["STORAGES"])
    assert namespace["STATIC_URL"] == expected["STATIC_URL"]
    assert namespace["MEDIA_URL"] == expected["MEDIA_URL"]


@every_readme
def test_the_typed_form_gives_the_same_settings(readme: Path) -> None:
    Path(".env").write_text(first(readme, "ini", "AWS_SECRET_ACCESS_KEY"), encoding="utf-8")
    short: dict[str, Any] = {"BASE_DIR": Path.cwd()}
    typed: dict[str, Any] = {"BASE_DIR": Path.cwd()}
    exec(first(readme, "python", "globals()"), short)  # noqa: S102 - the README's own code
    exec(first(readme, "python", "s3 = load("), typed)  # noqa: S102 - the README's own code

    names = ("STORAGES", "STATIC_URL", "MEDIA_URL")
    assert [repr(typed[name]) for name in names] == [repr(short[name]) for name in names]


@every_readme
def test_the_result_and_the_hash_in_the_quick_start_agree(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    shown = first(readme, "python", "STORAGES = {")
    [static_url] = re.findall(r'STATIC_URL = "(.*)"', shown)

    assert f"`{static_url}admin/css/base.css`" in text


@every_readme
def test_the_number_of_providers_is_right(readme: Path) -> None:
    [text] = re.findall(r"\[([^]]+)\]\(\S+/reference/providers.html\)", readme.read_text("utf-8"))
    assert re.findall(r"\d+", text) == [str(len(PROVIDERS))]


@every_readme
def test_a_readme_is_short(readme: Path) -> None:
    assert len(readme.read_text(encoding="utf-8").splitlines()) <= LONGEST


@every_readme
def test_links_work_where_the_package_index_shows_them(readme: Path) -> None:
    targets = re.findall(r"\]\((\S+?)\)", readme.read_text(encoding="utf-8"))
    assert [target for target in targets if not target.startswith("https://")] == []


def test_the_korean_readme_has_the_code_of_the_english_one() -> None:
    assert pairs(KOREAN) == pairs(ENGLISH)


def test_the_korean_tutorial_has_the_code_of_the_english_one() -> None:
    tutorials = (ROOT / "docs" / "tutorial.md", ROOT / "docs" / "ko" / "tutorial.md")
    english, korean = map(pairs, tutorials)

    assert korean == english


def test_both_languages_have_the_same_sections() -> None:
    english, korean = (
        re.findall(r"^#+ ", path.read_text(encoding="utf-8"), re.MULTILINE) for path in READMES
    )
    assert len(blocks(ENGLISH)) > 0
    assert korean == english
