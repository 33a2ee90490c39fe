import os
from pathlib import Path
from typing import Any, cast

import pytest

from s3settings.inspection import inspect
from s3settings.problems.problem import Source
from s3settings.sources.env_file import EnvFile
from tests.samples import KEYS, ROLE, examined

CANARY = "c4n4ry"


def test_an_inspection_shows_problems_and_no_value() -> None:
    found = examined({**ROLE, **KEYS, "AWS_LOCATION": CANARY, "AWS_IS_GZIPPED": CANARY})

    assert repr(found) == f"Inspection(problems={found.problems!r})"
    assert CANARY not in repr(found)
    assert KEYS["AWS_SECRET_ACCESS_KEY"] not in repr(found)


def test_a_variable_that_an_unreadable_file_may_set_is_not_missing() -> None:
    Path(".env").write_bytes(b"AWS_STORAGE_BUCKET_NAME=\xff\n")

    found = inspect(env={})

    assert [problem.source for problem in found.problems] == [Source("env_file", ".env")]


@pytest.mark.parametrize(
    ("env_file", "expected"),
    [
        pytest.param(".env", " or to {base}/.env", id="the default file"),
        pytest.param([".env", "shop.env"], " or to {base}/shop.env", id="the file that wins"),
        pytest.param(None, "", id="no file"),
    ],
)
def test_a_missing_bucket_is_set_in_the_file_that_was_looked_for(
    env_file: EnvFile, expected: str, tmp_path: Path
) -> None:
    (tmp_path / "deploy").mkdir()
    for name in ("deploy/.env", "deploy/shop.env"):
        (tmp_path / name).touch()

    found = inspect(env={}, env_file=env_file, base_dir="deploy")

    (hint,) = [problem.hint for problem in found.problems if problem.id == "s3settings.E001"]
    assert hint == "add it to the environment" + expected.format(base=tmp_path / "deploy")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the directory of a process")
def test_a_missing_bucket_is_reported_in_a_directory_that_has_been_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old").mkdir()
    monkeypatch.chdir(tmp_path / "old")
    (tmp_path / "old").rmdir()

    found = inspect(env={"AWS_REGION": "eu-west-1"})

    assert [problem.hint for problem in found.problems] == ["add it to the environment or to .env"]


def test_other_storages_are_entries_of_storages_and_no_second_ones() -> None:
    others = {"default": {"BACKEND": "shop.Uploads"}, "backups": {}, "exports": {"BACKEND": "a.B"}}

    found = inspect(env=ROLE, env_file=None, others=others)

    assert [(problem.id, problem.alias) for problem in found.problems] == [
        ("s3settings.E046", "default"),
        ("s3settings.E103", "backups"),
    ]


class TestASecondTime:
    def test_a_variable_that_has_changed_is_looked_at_again(self) -> None:
        Path(".env").write_text("AWS_LOCATION=first\n", encoding="utf-8")
        assert locations(env=ROLE) == ["first/media", "first/static"]

        Path(".env").write_text("AWS_LOCATION=second\n", encoding="utf-8")
        assert locations(env=ROLE) == ["second/media", "second/static"]
        assert locations(env={**ROLE, "AWS_LOCATION": "third"}) == ["third/media", "third/static"]

    def test_a_file_of_a_variable_that_has_changed_is_read_again(self) -> None:
        env = {**ROLE, "AWS_LOCATION_FILE": "location"}

        for name in ("first", "second"):
            Path("location").write_text(name, encoding="utf-8")
            assert locations(env=env, env_file=None) == [f"{name}/media", f"{name}/static"]

    def test_arguments_are_distinct(self) -> None:
        env = {**ROLE, "SHOP_AWS_LOCATION": "shop"}

        assert locations(env=env, env_file=None) == ["media", "static"]
        assert locations(env=env, env_file=None, prefix="SHOP_") == ["shop/media", "shop/static"]
        assert locations(env=env, env_file=None, aliases=["a"]) == ["media", "static", "a"]
        assert locations(env=env, env_file=None, aliases="a, b") == ["media", "static", "a", "b"]

    def test_values_that_are_equal_but_not_text_are_distinct(self) -> None:
        found = [
            [problem.id for problem in inspect(env=env, env_file=None).problems]
            for given in (1, True, 1)
            for env in [cast("dict[str, str]", {**ROLE, "AWS_QUERYSTRING_EXPIRE": given})]
        ]

        assert found == [[], ["s3settings.E009"], []]


def locations(**arguments: Any) -> list[str]:
    found = inspect(**arguments)
    assert found.problems == ()
    return [storage.location for storage in found.storages]


def test_an_alias_may_be_called_like_a_scope() -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "AWS_UPLOADS_QUERYSTRING_AUTH": "false",
    }
    found = inspect(env=env, env_file=None, aliases={"media": "uploads"})

    assert found.problems == ()
    storage = found.storages[-1]
    assert (storage.alias, storage.scope, storage.location) == ("media", "uploads", "uploads")
    assert not storage.querystring_auth
