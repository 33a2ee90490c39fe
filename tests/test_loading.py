import copy
import functools
import os
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from s3settings import ConfigurationError, Problem, S3Settings, django_settings, load
from tests.effort import examples
from tests.samples import DESIGN, KEYS, ROLE, loaded, options, places, refused

BROKEN = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_STORAGE_BUCKET_NAME": "s3://acme",
    "AWS_S3_REGION_NAME": "ap-northest-2",
    "AWS_S3_CACHE_CONTROL": "max-age",
    "AWS_MEDIA_BUKET_NAME": "acme-media",
    "AWS_STATIC__GZIP": "true",
    "AWS_SHOP_LOCATION": "shop",
    "AWS_SHOP_BUCKET_NAME": "shop",
    "AWS_SHOP_CUSTOM_DOMAIN": "shop.example.com",
    "AWS_S3_CUSTOM_DOMAN": "cdn.example.com",
    "AWS_S3_ALIASES": "default, a, a-b, A",
    "AWS_A_LOCATION": "media",
    "AWS_STATIC_QUERYSTRING_AUTH": "true",
    "DJANGO_AWS_LOCATION": "/",
}


def write(name: str, env: dict[str, str]) -> None:
    Path(name).write_text("".join(f"{key}={env[key]}\n" for key in env), encoding="utf-8")


def set_environment(monkeypatch: pytest.MonkeyPatch, env: dict[str, str]) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)


def test_the_process_environment_is_read_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    set_environment(monkeypatch, DESIGN)

    assert load() == loaded(DESIGN)


def test_the_env_file_of_the_current_directory_is_read_by_default() -> None:
    write(".env", DESIGN)

    assert load() == loaded(DESIGN)


def test_an_env_file_in_a_parent_directory_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(".env", DESIGN)
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")

    with pytest.raises(ConfigurationError):
        load()


def test_the_environment_wins_over_the_file() -> None:
    write(".env", {"AWS_STORAGE_BUCKET_NAME": "file", "AWS_S3_REGION_NAME": "eu-north-1"})

    found = options(load(env={"AWS_STORAGE_BUCKET_NAME": "acme"}))

    assert (found["bucket_name"], found["region_name"]) == ("acme", "eu-north-1")


def test_what_is_empty_in_the_environment_is_taken_from_the_file() -> None:
    write(".env", ROLE)

    assert options(load(env={"AWS_STORAGE_BUCKET_NAME": ""}))["bucket_name"] == "acme"


def test_of_several_files_the_last_one_wins() -> None:
    write(".env", {**ROLE, "AWS_LOCATION": "first"})
    write(".env.local", {"AWS_LOCATION": "last", "AWS_STORAGE_BUCKET_NAME": ""})

    found = options(load(env={}, env_file=[".env", Path(".env.local")]))

    assert (found["bucket_name"], found["location"]) == ("acme", "last/media")


def test_every_file_that_was_named_has_to_be_there() -> None:
    write(".env", ROLE)

    error = refused({}, env_file=[".env", ".env.local", "shop.env"])

    assert places(error) == [("E034", None, ".env.local"), ("E034", None, "shop.env")]


def test_a_file_that_was_named_has_to_be_there_even_by_its_usual_name() -> None:
    assert places(refused(ROLE, env_file=Path(".env"))) == [("E034", None, ".env")]


def test_no_file_is_read_where_none_is_wanted() -> None:
    write(".env", {"AWS_LOCATION": "prod"})

    assert options(loaded(ROLE))["location"] == "media"


@pytest.mark.parametrize("as_path", [True, False], ids=["path", "text"])
def test_files_are_looked_for_in_the_base_directory(tmp_path: Path, *, as_path: bool) -> None:
    base_dir = tmp_path / "shop"
    base_dir.mkdir()
    write(str(base_dir / ".env"), ROLE)
    (base_dir / "secret").write_text("secret\n", encoding="utf-8")
    env = {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY_FILE": "secret"}

    found = options(load(env=env, base_dir=base_dir if as_path else str(base_dir)))

    assert (found["bucket_name"], found["secret_key"]) == ("acme", "secret")


def test_a_name_that_is_empty_is_the_directory() -> None:
    assert places(refused(ROLE, env_file="")) == [("E034", None, ".")]


def test_a_file_can_be_whatever_has_a_path() -> None:
    write("shop.env", ROLE)
    (entry,) = os.scandir()

    assert options(load(env={}, env_file=entry))["bucket_name"] == "acme"
    assert options(load(env={}, env_file=[entry]))["bucket_name"] == "acme"


def test_nothing_is_written_into_the_environment() -> None:
    write(".env", DESIGN)
    before = dict(os.environ)

    load()

    assert dict(os.environ) == before


def test_a_prefix_is_tried_first() -> None:
    env = {
        "DJANGO_AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_STORAGE_BUCKET_NAME": "other",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "DJANGO_AWS_S3_ALIASES": "invoices",
        "DJANGO_AWS_INVOICES_LOCATION": "papers",
        "AWS_MEDIA_LOCATION": "uploads",
    }

    settings = loaded(env, prefix="DJANGO_")

    found = {alias: options(settings, alias) for alias in settings["STORAGES"]}
    assert {alias: (one["bucket_name"], one["location"]) for alias, one in found.items()} == {
        "default": ("acme", "uploads"),
        "staticfiles": ("acme", "static"),
        "invoices": ("acme", "papers"),
    }


def test_a_variable_with_the_prefix_is_named_with_it() -> None:
    error = refused({**ROLE, "DJANGO_AWS_QUERYSTRING_AUTH": "maybe"}, prefix="DJANGO_")

    assert places(error) == [("E008", "DJANGO_AWS_QUERYSTRING_AUTH", "environment")]


def test_aliases_are_declared_by_a_variable_and_by_an_argument() -> None:
    env = {**ROLE, "AWS_S3_ALIASES": "private", "AWS_EXPORTS_QUERYSTRING_EXPIRE": "60"}

    settings = loaded(env, aliases=["exports", "private"])

    assert list(settings["STORAGES"]) == ["default", "staticfiles", "private", "exports"]
    assert options(settings, "exports")["querystring_expire"] == 60
    assert options(settings, "private")["location"] == "private"


def test_one_alias_may_be_given_as_text() -> None:
    settings = loaded(ROLE, aliases="invoices")

    assert list(settings["STORAGES"]) == ["default", "staticfiles", "invoices"]


def test_an_alias_keeps_its_case() -> None:
    settings = loaded({**ROLE, "AWS_SILKY_STORAGE_LOCATION": "silk"}, aliases=["SILKY_STORAGE"])

    assert options(settings, "SILKY_STORAGE")["location"] == "silk"


@pytest.mark.parametrize("entry", [None, "shop.Uploads", {}, {"OPTIONS": {}}])
def test_a_storage_of_the_project_that_django_cannot_make_is_a_problem(entry: Any) -> None:
    error = refused(ROLE, storages={"backups": entry})

    fact = "the entry backups of storages= is not a dict with a BACKEND"
    assert [(problem.id, problem.alias, problem.message) for problem in error.problems] == [
        ("s3settings.E103", "backups", fact),
    ]


def test_the_project_may_keep_storages_of_its_own() -> None:
    backups = {"BACKEND": "django.core.files.storage.FileSystemStorage"}

    settings = loaded(ROLE, storages={"backups": backups}, aliases=["invoices"])

    assert list(settings["STORAGES"]) == ["default", "staticfiles", "invoices", "backups"]
    assert settings["STORAGES"]["backups"] == backups
    assert settings["STORAGES"]["backups"] is not backups


def test_a_storage_of_the_project_that_the_variables_define_is_a_problem() -> None:
    entry = {"BACKEND": "shop.Uploads"}

    error = refused(ROLE, storages={"default": entry, "b": entry, "a": entry}, aliases=["a"])

    assert [(problem.id, problem.alias, problem.message) for problem in error.problems] == [
        ("s3settings.E046", "default", "storages= has an entry default too"),
        ("s3settings.E046", "a", "storages= has an entry a too"),
    ]


def test_the_values_of_django_environ_are_those_it_reads() -> None:
    class Env(environ.Env):  # type: ignore[misc] # published without types
        ENVIRON = {  # noqa: RUF012
            "SHOP_AWS_STORAGE_BUCKET_NAME": "$BUCKET",
            "SHOP_BUCKET": "acme",
            "SHOP_AWS_QUERYSTRING_EXPIRE": "60",
            "AWS_LOCATION": "of another project",
        }

    env = Env(SHOP_AWS_S3_REGION_NAME=(str, "eu-west-1"), SHOP_AWS_QUERYSTRING_EXPIRE=int)
    env.prefix = "SHOP_"

    found = options(load(env=env, env_file=None))

    names = ("bucket_name", "region_name", "querystring_expire", "location")
    assert [found[name] for name in names] == ["acme", "eu-west-1", 60, "media"]


def test_what_django_environ_can_t_read_is_a_problem() -> None:
    class Env(environ.Env):  # type: ignore[misc] # published without types
        ENVIRON = {**ROLE, "AWS_QUERYSTRING_EXPIRE": "soon"}  # noqa: RUF012

    with pytest.raises(ConfigurationError) as caught:
        load(env=Env(AWS_QUERYSTRING_EXPIRE=(int, 60)), env_file=None)

    assert places(caught.value) == [("E037", "AWS_QUERYSTRING_EXPIRE", "environment")]


def test_what_is_odd_but_usable_stops_nothing() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_CUSTOM_DOMAN": "cdn.example.com"}

    assert options(loaded(env))["region_name"] == "us-east-1"


def test_what_is_odd_is_reported_with_what_is_wrong() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_QUERYSTRING_AUTH": "maybe"}

    assert places(refused(env)) == [
        ("E008", "AWS_QUERYSTRING_AUTH", "environment"),
        ("W001", "AWS_S3_REGION_NAME", "not set"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"AWS_STORAGE_BUCKET_NAME=caf\xe9", id="not UTF-8"),
        pytest.param(b"AWS_STORAGE_BUCKET_NAME='acme", id="an open quote"),
    ],
)
def test_a_variable_that_an_unreadable_file_may_set_is_not_missing(content: bytes) -> None:
    Path(".env").write_bytes(content)

    error = refused({"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE"}, env_file=".env")

    assert [problem.variable for problem in error.problems] == [None]


def test_the_error_is_the_one_that_django_knows() -> None:
    error = refused({})

    assert isinstance(error, ImproperlyConfigured)
    assert error.args == (str(error),)
    assert all(type(problem) is Problem for problem in error.problems)


def test_the_error_is_a_report() -> None:
    assert str(refused(BROKEN)) == snapshot("""\
invalid storage settings: 11 errors, 1 warning

missing:
not set: s3settings.E002 AWS_SECRET_ACCESS_KEY: missing, although AWS_ACCESS_KEY_ID is set
    hint: set both the access key id and the secret key, or neither to use a role

invalid:
environment: s3settings.E033 AWS_MEDIA_BUKET_NAME: not an option of a storage
    hint: did you mean AWS_MEDIA_BUCKET_NAME?
environment: s3settings.E030 AWS_S3_ALIASES: alias 1 is one of the aliases that are always there
    hint: choose a name of letters, digits and underscores such as invoices
environment: s3settings.E030 AWS_S3_ALIASES: alias 3 is not a name
    hint: choose a name of letters, digits and underscores such as invoices
environment: s3settings.E030 AWS_S3_ALIASES: alias 4 has the variables of another alias
    hint: choose a name of letters, digits and underscores such as invoices
environment: s3settings.E018 AWS_S3_CACHE_CONTROL: max-age lacks a number of seconds
    hint: write max-age=86400
environment: s3settings.E004 AWS_S3_REGION_NAME: not an AWS region
    hint: did you mean ap-northeast-2?
environment: s3settings.E031 AWS_SHOP_CUSTOM_DOMAIN: the alias shop is not declared
    hint: add shop to AWS_S3_ALIASES, or rename AWS_SHOP_… of other code
environment: s3settings.E032 AWS_STATIC__GZIP: a spelling that is not read
    hint: write AWS_STATIC_GZIP
environment: s3settings.E006 AWS_STORAGE_BUCKET_NAME: a URL, not a bucket name
    hint: set only the name of the bucket; set a folder inside it in AWS_LOCATION

conflicting:
environment: s3settings.E042 AWS_STATIC_QUERYSTRING_AUTH: static files can't use signed links: cached pages and CSS would contain expired ones
    hint: remove it, or set it to false

warnings:
environment: s3settings.W002 AWS_S3_CUSTOM_DOMAN: unknown variable; it is ignored
    hint: did you mean AWS_S3_CUSTOM_DOMAIN?\
""")


def problems_in_order(names: tuple[str, ...]) -> tuple[tuple[Problem, ...], ...]:
    """Return the results of `load` and `S3Settings` for an environment that is set in this order."""
    env = {name: BROKEN[name] for name in names}
    with pytest.MonkeyPatch.context() as patch:
        set_environment(patch, env)
        with pytest.raises(ConfigurationError) as caught:
            S3Settings()
    return refused(env, prefix="DJANGO_").problems, caught.value.problems


problems_as_written = functools.cache(problems_in_order)


@examples(10)
@given(st.permutations(tuple(BROKEN)))
def test_the_order_of_the_environment_changes_nothing(names: list[str]) -> None:
    assert problems_in_order(tuple(names)) == problems_as_written(tuple(BROKEN))


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickled_copy_is_equal(protocol: int) -> None:
    error = refused(BROKEN)

    copied = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301 - our own bytes

    assert type(copied) is ConfigurationError
    assert (str(copied), repr(copied), copied.problems) == (str(error), repr(error), error.problems)
    assert copy.deepcopy(error).problems == error.problems


def test_settings_that_were_made_already_become_those_of_django() -> None:
    backups = {"BACKEND": "shop.Backups"}
    settings = S3Settings.model_validate({"bucket_name": "acme", "backend": "filesystem"})

    found = django_settings(settings, base_dir="/srv/shop", storages={"backups": backups})

    assert found == loaded(
        {"AWS_S3_BACKEND": "filesystem"}, base_dir="/srv/shop", storages={"backups": backups}
    )


def test_the_rules_are_checked_for_them_too() -> None:
    settings = S3Settings.model_validate({"bucket_name": "Acme", "region_name": "eu-west-1"})

    with pytest.raises(ConfigurationError) as caught:
        django_settings(settings, storages={"default": {"BACKEND": "shop.Uploads"}})

    assert places(caught.value) == [
        ("E046", None, "argument"),
        ("E005", "bucket_name", "argument"),
    ]


def test_keys_in_the_environment_are_those_of_the_emitted_options() -> None:
    found = options(loaded({**ROLE, **KEYS}))

    assert (found["access_key"], found["secret_key"]) == tuple(KEYS.values())


@pytest.mark.parametrize("levels", [21, 500, 100_000])
def test_an_argument_that_is_nested_too_deeply_is_a_problem(levels: int) -> None:
    nested = f'{{"client_context_params": {"[" * levels}{"]" * levels}}}'
    env = {**ROLE, "AWS_S3_CLIENT_CONFIG": nested}
    with pytest.raises(ConfigurationError) as raised:
        load(env=env, env_file=None)
    assert [problem.id for problem in raised.value.problems] == ["s3settings.E019"]


def test_a_variable_that_another_thread_removes_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    class Changing(dict[str, str]):
        def __iter__(self) -> Iterator[str]:
            yield from list(super().__iter__())
            self.pop("AWS_LOCATION", None)

    monkeypatch.setattr(os, "environ", Changing(ROLE, AWS_LOCATION="gone"))
    entry: dict[str, Any] = {**load(env_file=None)["STORAGES"]["default"]}
    assert entry["OPTIONS"]["location"] == "media"


def test_a_variable_that_goes_while_an_env_is_read_is_not_set() -> None:
    class Going(dict[str, str]):
        def __getitem__(self, name: str) -> str:
            del self[name]
            return super().__getitem__(name)

    class Env(environ.Env):  # type: ignore[misc] # published without types
        ENVIRON = Going(AWS_LOCATION="a")

    with pytest.raises(ConfigurationError) as raised:
        load(env=Env(), env_file=None)
    assert not any(one.variable == "AWS_LOCATION" for one in raised.value.problems)
