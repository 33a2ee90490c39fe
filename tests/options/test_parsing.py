"""The parsers by themselves, and the model around them: the same values, the same problems."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, cast
from unittest import mock

from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from s3settings import ConfigurationError, Problem, S3Settings, django_settings, load
from s3settings.masked import Masked
from s3settings.models.storage import StaticSettings
from s3settings.options.parsing import Options, validate
from s3settings.options.table import OPTIONS
from s3settings.problems.problem import ARGUMENT, has_errors, ordered
from s3settings.shapes import DjangoSettings
from s3settings.sources.reading import read
from s3settings.sources.values import Origin, Value
from s3settings.variables.assignment import assign
from s3settings.variables.names import MEDIA, STATIC, names, options_of, wanted
from tests.effort import examples

VARIABLES = tuple(dict(names((STATIC, MEDIA, "invoices"), "")))
# each is right for some option and wrong for others
TEXTS = (
    "10m",
    "604800",
    "AES256",
    "AKIAIOSFODNN7EXAMPLE",
    "K2JCJMDEHXQW5F",
    "STANDARD_IA",
    "acme",
    "cdn.example.com",
    "change-me",
    "eu-west-1",
    "false",
    "filesystem",
    "http",
    "https://s3.example.com",
    "none",
    "path",
    "prod/media",
    "public-read",
    "r2",
    "s3v4",
    "text/css, image/svg+xml",
    "true",
    "utf-8",
    '"quoted"',
    '["text/css"]',
    '{"CacheControl": "no-cache", "SSECustomerKey": "k"}',
    '{"connect_timeout": 5, "s3": {"use_accelerate_endpoint": true}}',
    '{"https": "http://user:password@proxy.example.com:3128"}',
    '{"max_concurrency": 4}',
    rf"-----BEGIN PRIVATE KEY-----\n{'A' * 64}\n-----END PRIVATE KEY-----",
)
texts = st.sampled_from(TEXTS) | st.text(max_size=20).filter(lambda text: "\0" not in text)
objects = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.binary(max_size=8)
    | st.timedeltas()
    | st.builds(Path, st.sampled_from(["ca.pem", "/etc/ssl"]))
    | texts
    | texts.map(Masked),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner)
        | st.dictionaries(st.sampled_from(["https", "CacheControl", "s3", "other"]), inner)
    ),
    max_leaves=4,
)


def arguments(given: Mapping[str, object], scope: str = "") -> Options:
    """Options that are set by arguments, of all storages or of one."""
    level = {
        name: Value(value, Origin(f"{scope}.{name}".removeprefix("."), ARGUMENT))
        for name, value in given.items()
    }
    return Options({}, {STATIC: level, MEDIA: {}}) if scope else Options(level, {})


def read_variables(env: Mapping[str, str]) -> tuple[Options, tuple[Problem, ...]]:
    """The options of an environment, with all problems."""
    reading = read(env=env, env_file=None, wanted=wanted)
    given, misnamed = assign(reading.values)
    options, problems = validate(given)
    return options, (*reading.problems, *misnamed, *problems)


def _fits(option: str, text: str) -> bool:
    return not validate(arguments({option: text}))[1]


FITTING = tuple(
    (name, text)
    for name, (_, option) in names((STATIC, MEDIA, "invoices"), "")
    for text in TEXTS
    if _fits(option, text)
)

Outcome = tuple[object, ...]


# the arguments that pydantic-settings adds are not among those that a type checker sees
from_variables = cast("Callable[..., S3Settings]", S3Settings)


def outcome(options: Options, problems: tuple[Problem, ...]) -> Outcome:
    return ordered(problems) if has_errors(problems) else _values(options)


def by_model(make: Callable[[], S3Settings]) -> Outcome:
    try:
        return _values(make().checked_options()[0])
    except ConfigurationError as error:
        return error.problems


def _values(options: Options) -> Outcome:
    """Everything that was read; by its `repr`, which tells True from 1, and by itself."""
    levels = {"": options.common, **options.scopes}
    typed = {
        scope: sorted((name, value.value) for name, value in level.items())
        for scope, level in levels.items()
    }
    return levels, repr(typed)


def test_the_model_has_the_options_of_the_table() -> None:
    fields = StaticSettings.model_fields

    assert list(OPTIONS) == list(fields)
    assert sorted(OPTIONS) == sorted(options_of(STATIC))
    assert [fields[name].description for name in OPTIONS] == [
        option.description for option in OPTIONS.values()
    ]


@given(st.dictionaries(st.sampled_from(VARIABLES), texts, max_size=8))
@example({"AWS_S3_REGION_NAME": "eu west", "AWS_MEDIA_GZIP": "maybe", "AWS_STATIC_GZIP": "yes"})
def test_the_model_and_its_parsers_agree_on_variables(env: dict[str, str]) -> None:
    env = {**env, "AWS_S3_ALIASES": "invoices"}
    expected = outcome(*read_variables(env))

    with mock.patch.dict(os.environ, env):
        assert by_model(S3Settings) == expected


@examples(200)
@given(
    st.dictionaries(st.sampled_from(VARIABLES), texts, max_size=8),
    st.lists(st.sampled_from(FITTING), max_size=8).map(dict),
    st.sampled_from(["", "DJANGO_"]),
)
@example({}, {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}, "")
@example({"AWS_GZIP": "true"}, {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_STATIC_GZIP": "no"}, "")
def test_load_and_the_model_agree(env: dict[str, str], file: dict[str, str], prefix: str) -> None:
    env = {f"{prefix}{name}": value for name, value in env.items()} | {"AWS_S3_ALIASES": "invoices"}
    Path(".env").write_text("".join(f"{name}={file[name]}\n" for name in file), encoding="utf-8")

    with mock.patch.dict(os.environ, env):
        loaded = settings_or_problems(lambda: load(prefix=prefix))
        settings, problems = settings_or_problems(
            lambda: django_settings(from_variables(_env_prefix=prefix))
        )

    if settings is None:
        # the model alone does not go on to the rules between values that are valid
        assert loaded[0] is None
        assert set(problems) <= set(loaded[1])
    else:
        assert (settings, repr(settings)) == (loaded[0], repr(loaded[0]))


def settings_or_problems(
    make: Callable[[], DjangoSettings],
) -> tuple[DjangoSettings | None, tuple[Problem, ...]]:
    try:
        return make(), ()
    except ConfigurationError as error:
        # only load() knows which file it has read: the hint for a missing bucket names it
        return None, tuple(
            one._replace(hint="") if one.id == "s3settings.E001" else one for one in error.problems
        )


@given(st.sampled_from(tuple(OPTIONS)), objects)
@example("querystring_expire", timedelta(days=7))
@example("verify", Path("ca.pem"))
def test_the_model_and_its_parsers_agree_on_arguments(option: str, value: object) -> None:
    expected = outcome(*validate(arguments({option: value}, STATIC)))

    assert by_model(lambda: S3Settings.model_validate({"static": {option: value}})) == expected


@given(st.sampled_from(tuple(OPTIONS)), objects)
def test_a_parser_gives_values_of_the_type_of_its_field(option: str, value: object) -> None:
    options, _ = validate(arguments({option: value}))

    if option in options.common:
        found = options.common[option].value
        field: Any = StaticSettings.model_fields[option].annotation
        read_back = TypeAdapter(field).validate_python(found, strict=True)
        assert repr(read_back) == repr(found)


@given(st.sampled_from(tuple(OPTIONS)), objects)
def test_what_is_parsed_is_parsed_to_itself(option: str, value: object) -> None:
    options, _ = validate(arguments({option: value}))

    assert validate(options)[0] == options.replace(invalid=())


def test_valid_options_are_without_the_invalid_ones() -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_LOCATION": "/",
        "AWS_MEDIA_GZIP": "maybe",
        "AWS_MEDIA_VERIFY": "false",
        "AWS_S3_ALIASES": "invoices",
        "AWS_INVOICES_GZIP": "maybe",
        "AWS_INVOICES_VERIFY": "false",
    }

    options, problems = read_variables(env)

    assert {name: value.value for name, value in options.common.items()} == {"bucket_name": "acme"}
    assert {
        scope: {name: value.value for name, value in level.items()}
        for scope, level in options.scopes.items()
    } == {
        "static": {},
        "media": {"verify": False},
        "invoices": {"verify": False},
    }
    assert options.invalid == (("", "location"), ("media", "gzip"), ("invoices", "gzip"))
    assert [problem.variable for problem in problems] == [
        "AWS_LOCATION",
        "AWS_MEDIA_GZIP",
        "AWS_INVOICES_GZIP",
    ]


def test_the_values_of_valid_options_do_not_show() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "canary", "AWS_MEDIA_SECRET_KEY": "canary"}

    options, _ = read_variables(env)

    assert "canary" not in repr(options)
    assert options.invalid == ()


def test_load_does_without_pydantic_boto3_and_the_other_providers(tmp_path: Path) -> None:
    code = (
        "import sys, s3settings\n"
        "s3settings.load(env={'AWS_STORAGE_BUCKET_NAME': 'acme'}, env_file=None)\n"
        "late = ('pydantic', 'boto3', 'botocore', 's3settings.providers.table')\n"
        "print([name for name in late if name in sys.modules])\n"
        "print(s3settings.S3Settings.__name__)\n"
    )

    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True, text=True
    )

    assert answer.stdout == "[]\nS3Settings\n"
