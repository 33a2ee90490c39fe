import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from inline_snapshot import snapshot

from s3settings.migrate.building import Run
from s3settings.migrate.editing import Manner, edited
from s3settings.migrate.migration import Migration
from s3settings.migrate.plans import Secret
from s3settings.migrate.report import Outcome, as_json, as_text
from tests.migrate.plans import HASHED, origin, plan, storage

LOCAL: dict[str, Any] = {"is_s3": False, "backend": "x.Static"}
TEXT = """\
AWS_STORAGE_BUCKET_NAME = "files"
AWS_SECRET_ACCESS_KEY = "canary"
AWS_S3_PROXIES = {"https": "user:canary@proxy"}
STORAGES = {}
"""
FOLDER = Path("/project")
FACTS: dict[str, Any] = {"options": {"location": ""}, "links": {"a": None, "b": None}}


def outcome(text: str = TEXT, *, is_written: bool = False, **fields: Any) -> Outcome:
    made = storage(
        {
            "bucket_name": origin("files", setting="AWS_STORAGE_BUCKET_NAME"),
            "secret_key": origin(HASHED, setting="AWS_SECRET_ACCESS_KEY"),
            "proxies": origin(HASHED, setting="AWS_S3_PROXIES"),
        },
        **FACTS,
    )
    code = storage(behavior=["x"], backend="X", **FACTS)
    storages = {"default": made, "staticfiles": LOCAL, "code": code}
    source, before, planned = plan(text, storages, django=(5, 2), **fields)
    edit = edited(source, before, planned, (), Manner()) if planned.moves else None
    found = Migration(
        file=FOLDER / "config" / "settings.py",
        runs=(Run(module="config.settings", folder=FOLDER, environment={}),) * 2,
        before=(before, before),
        plan=planned,
        source=source,
        edit=edit,
    )
    return Outcome(
        module="config.settings",
        folder=FOLDER,
        migration=found,
        env_file=FOLDER / ".env",
        backup=FOLDER / "config" / "settings.py.orig" if is_written else None,
    )


def test_the_report_has_the_statements_and_what_becomes_of_each_storage() -> None:
    assert as_text(outcome()) == snapshot("""\
config/settings.py:

from s3settings import load

globals().update(
    load(
        preset="django-storages",
        static=False,
        defaults={
            "AWS_STORAGE_BUCKET_NAME": "files",
            "AWS_S3_PROXIES": AWS_S3_PROXIES,
        },
        storages={
            "staticfiles": STORAGES["staticfiles"],
            "code": STORAGES["code"],
        },
    )
)
AWS_SECRET_ACCESS_KEY = STORAGES["default"]["OPTIONS"]["secret_key"]

removed (line): AWS_SECRET_ACCESS_KEY (2)

default: equal: 1 options, 2 links
staticfiles: not on S3: stays as it is
code: stays: its class is not given by a path
line 2: AWS_SECRET_ACCESS_KEY moves to .env; rotate this key: it was in the source
line 3: AWS_S3_PROXIES stays in the source; rotate this key: it was in the source
proven in 2 environments with Django 5.2; nothing is written without --write
""")


def test_a_migration_that_was_written_names_the_old_settings() -> None:
    last = as_text(outcome(is_written=True)).splitlines()[-1]
    assert last == snapshot(
        "proven in 2 environments with Django 5.2; written, the old settings are config/settings.py.orig: delete it when all is well"
    )


def test_the_report_for_scripts_has_the_same() -> None:
    assert json.loads(as_json(outcome(is_written=True))) == snapshot(
        {
            "version": 1,
            "settings": "config.settings",
            "file": "config/settings.py",
            "django": "5.2",
            "environments": 2,
            "written": True,
            "backup": "config/settings.py.orig",
            "statements": """\
from s3settings import load

globals().update(
    load(
        preset="django-storages",
        static=False,
        defaults={
            "AWS_STORAGE_BUCKET_NAME": "files",
            "AWS_S3_PROXIES": AWS_S3_PROXIES,
        },
        storages={
            "staticfiles": STORAGES["staticfiles"],
            "code": STORAGES["code"],
        },
    )
)
AWS_SECRET_ACCESS_KEY = STORAGES["default"]["OPTIONS"]["secret_key"]\
""",
            "removed": [{"name": "AWS_SECRET_ACCESS_KEY", "first": 2, "last": 2}],
            "unproven": [],
            "env_file": ".env",
            "defaults": ["AWS_STORAGE_BUCKET_NAME", "AWS_S3_PROXIES"],
            "secrets": [
                {
                    "variable": "AWS_SECRET_ACCESS_KEY",
                    "line": 2,
                    "moves": True,
                    "stays": False,
                    "advice": "rotate this key: it was in the source",
                },
                {
                    "variable": "AWS_S3_PROXIES",
                    "line": 3,
                    "moves": False,
                    "stays": True,
                    "advice": "rotate this key: it was in the source",
                },
            ],
            "storages": [
                {"alias": "default", "result": "equal", "detail": "1 options, 2 links"},
                {"alias": "staticfiles", "result": "not on S3", "detail": "stays as it is"},
                {"alias": "code", "result": "stays", "detail": "its class is not given by a path"},
            ],
        }
    )


@pytest.mark.parametrize("report", [as_text, as_json])
def test_no_report_has_a_secret(report: Any) -> None:
    assert "canary" not in report(outcome())


def test_what_load_has_made_needs_nothing() -> None:
    found = outcome(is_loaded=True, loaded=frozenset({"default"}))
    assert found.status == 0
    assert as_text(found) == snapshot("""\
default: loaded: load() makes it already
staticfiles: not on S3: stays as it is
code: stays: the settings call load() already
nothing to write
""")
    assert json.loads(as_json(found))["statements"] is None


def test_where_nothing_is_on_s3_the_check_of_ignored_settings_is_named() -> None:
    found = outcome(is_loaded=True, loaded=frozenset({"default"}))
    local = replace(
        found.migration.before[0],
        storages={"staticfiles": LOCAL},
        loaded=frozenset(),
        is_loaded=False,
        names=frozenset({"DEFAULT_FILE_STORAGE"}),
    )
    plain = replace(found, migration=replace(found.migration, before=(local,)))
    assert plain.status == 0
    assert as_text(plain) == snapshot("""\
staticfiles: not on S3: stays as it is
nothing to write; s3settings check --settings config.settings reports settings that Django 5.2 ignores
""")
    for changes in ({"names": frozenset({"STORAGES"})}, {"django": (4, 2)}):
        other = replace(
            found, migration=replace(found.migration, before=(replace(local, **changes),))
        )
        assert as_text(other).splitlines()[-1] == "nothing to write"


def test_settings_of_other_environments_are_named() -> None:
    text = f"{TEXT}if CDN:\n    AWS_S3_CUSTOM_DOMAIN = f()\n    OTHER = 1\n"
    found = outcome(text, executed=frozenset({1, 2, 3, 4}))
    assert as_text(found).splitlines()[-2] == (
        "not set in these environments, and without effect (line): AWS_S3_CUSTOM_DOMAIN (6);"
        " prove another one with --also"
    )
    assert json.loads(as_json(found))["unproven"] == [{"name": "AWS_S3_CUSTOM_DOMAIN", "line": 6}]


def test_storages_that_all_stay_are_an_error() -> None:
    found = outcome()
    stays = replace(found.migration.plan, moves=(), stays={"default": "reason"}, secrets=())
    assert replace(found, migration=replace(found.migration, plan=stays, edit=None)).status == 1


def test_a_secret_that_stays_in_the_source_is_named() -> None:
    found = outcome()
    left = replace(found.migration.plan, secrets=(Secret("AWS_SECRET_ACCESS_KEY", None, 3),))
    moved = replace(found, migration=replace(found.migration, plan=left))
    moved = replace(moved, env_file=Path("/elsewhere/.env"))
    assert (
        "line 3: AWS_SECRET_ACCESS_KEY moves to /elsewhere/.env, and is in the source still; "
        "remove it there; rotate this key" in as_text(moved)
    )
    assert [one.stays for one in found.secrets()] == [False, True]


def test_a_secret_that_is_removed_because_nothing_reads_it_is_named() -> None:
    found = outcome()
    nothing = replace(found.migration.plan, secrets=(), left=())
    unread = replace(found, migration=replace(found.migration, plan=nothing))
    assert "line 2: AWS_SECRET_ACCESS_KEY is removed; rotate this key" in as_text(unread)
    assert "canary" not in as_text(unread)


def test_a_module_from_which_nothing_is_removed_has_no_such_line() -> None:
    found = outcome()
    assert found.migration.edit is not None
    edit = replace(found.migration.edit, removed=())
    assert "removed" not in as_text(replace(found, migration=replace(found.migration, edit=edit)))


def test_a_storage_that_cannot_be_made_is_not_called_one_outside_of_s3() -> None:
    found = outcome()
    broken = {"error": "ImproperlyConfigured", "backend": "storages.backends.s3.S3Storage"}
    before = replace(found.migration.before[0], storages={"default": broken})
    nothing = replace(
        found.migration, before=(before,), plan=replace(found.migration.plan, moves=())
    )

    verdicts = [*replace(found, migration=nothing).storages()]

    assert verdicts == [("default", "stays", "making it raises ImproperlyConfigured")]
