"""No value of any variable may show up in an error, and no secret in what is printed.

One canary goes through every door there is, into every variable that is read and some that are
not, as it is and in every disguise that parsers look at.
"""

import base64
import copy
import io
import json
import pickle
import pickletools
import pprint
import shutil
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import FrameType
from typing import ClassVar, cast

import environ
import pytest
from django.core.management import call_command
from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter
from django.test import override_settings
from django.views.debug import ExceptionReporter
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from pydantic_settings import BaseSettings
from rich.console import Console
from rich.traceback import Traceback
from storages.backends.s3 import S3Storage

import s3settings
from s3settings import ConfigurationError, S3Settings, check, django_settings, load
from s3settings.models.storage import StaticSettings, StorageSettings
from s3settings.report import FORMATS
from s3settings.variables.names import names
from tests.aws.test_boto import RSA, pem
from tests.effort import examples
from tests.samples import ROLE, loaded, options
from tests.secret_servers import answering, json_of

pytestmark = pytest.mark.slow


PACKAGE = str(Path(s3settings.__file__).parent)
CANARY = "c4n4ry"
# base64 writes the six letters in three ways, by where they start
ENCODED = ("YzRuNHJ5", "M0bjRye", "NG40cn")

Env = dict[str, str]
Door = Callable[[Env], object]

# AWS_S3_ALIASES is not among them: an alias is a name, which reports have to tell
READ = [name for name, _ in names(("static", "media", "private"), "DJANGO_")]
UNPREFIXED = [name for name in READ if not name.startswith("DJANGO_")]
MISTAKEN = [
    "AWS_STORAGE_BUKET_NAME",
    "AWS_MEDIA_BUKET_NAME",
    "AWS_STATIC__BUCKET_NAME",
    "AWS_SECRET_ACCESS_KEY_STATIC",
    "MEDIA_AWS_S3_CUSTOM_DOMAIN",
    "AWS_XYZ_BUCKET_NAME",
    "AWS_PRIVATE_SECRET",
]
DISGUISES = (
    "{}",
    "AKIA{}",
    "ASIA{}",
    "/{}",
    "s3://{}",
    "arn:aws:s3:::{}",
    "{}/static/..",
    "https://{}",
    "https://{0}:{0}@{0}.example.com/{0}?{0}#{0}",
    "http://[::{}",
    "{}.example.com",
    "{}@example.com",
    '{{"CacheControl": "{}"}}',
    '{{"{}": 1}}',
    '{{"Metadata": "{}"}}',
    '{{"SSECustomerKey": "{}"}}',
    '{{"https": "http://{0}:{0}@proxy"}}',
    '{{"s3": "{}"}}',
    '{{"retries": {{"mode": "{}"}}}}',
    '{{"max_concurrency": "{}"}}',
    '["{}", 1]',
    '["{}',
    "max-age={}",
    "{}=1, public",
    "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----",
    "-----BEGIN RSA PRIVATE KEY-----\\n{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}\\n-----END RSA PRIVATE KEY-----",
    '"{}"',
    "'{}",
    "${{{}}}",
    "{{{{ {} }}}}",
    "<{}>",
    "{}\0",
    "{0}\n{0}",
    "{}\udce9",
    "é{}",
    "7{}",
    "1e{}",
    "$" + CANARY,
)


class Project(BaseSettings):
    """A settings class of a project that has ours as a field, behind a field of its own."""

    token: str = CANARY
    s3: S3Settings = Field(default_factory=S3Settings)


class Shop(S3Settings):
    """A settings class of a project that adds to ours."""

    currency: int


def values() -> st.SearchStrategy[str]:
    canaries = st.text("0123456789abcdefghijklmnopqrstuvwxyz", max_size=20).map(CANARY.__add__)
    disguised = st.tuples(st.sampled_from(DISGUISES), canaries).map(
        lambda pair: pair[0].format(pair[1])
    )
    encoded = disguised.map(lambda text: base64.b64encode(text.encode(errors="replace")).decode())
    return canaries | disguised | disguised.map(str.upper) | encoded


def environments() -> st.SearchStrategy[Env]:
    """Variables that hold the canary, one of which is certainly wrong."""
    drawn = st.dictionaries(st.sampled_from([*READ, *MISTAKEN]), values(), max_size=12)
    wrong = st.sampled_from(["AWS_S3_USE_THREADS", "AWS_STATIC_MANIFEST", "AWS_DEFAULT_ACL"])
    return st.tuples(drawn, wrong).map(lambda pair: {**pair[0], pair[1]: CANARY})


def write_lines(env: Env, *, quote: str = "") -> None:
    lines = "".join(f"{name}={quote}{value}{quote}\n" for name, value in env.items())
    Path(".env").write_bytes(lines.encode(errors="surrogateescape"))


def by_mapping(env: Env) -> object:
    others = {"default": {"BACKEND": CANARY, "OPTIONS": {"secret_key": CANARY}}}
    return load(env=env, env_file=None, aliases=["private"], prefix="DJANGO_", storages=others)


def by_process_environment(env: Env) -> object:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in env.items():
            patch.setenv(name, value.replace("\0", "\x01"))
        return load(env_file=None, aliases=["private"])


def by_env_file(env: Env, *, quote: str) -> object:
    write_lines(env, quote=quote)
    return load(env={"AWS_S3_USE_SSL": CANARY}, aliases=["private"])


def by_secret_files(env: Env) -> object:
    """Every value is in a file of its own but the last, which is the name of one."""
    paths = {f"{name}_FILE": Path(f"secret{n}") for n, name in enumerate(env)}
    for path, value in zip(paths.values(), env.values(), strict=True):
        path.write_bytes(value.encode(errors="surrogateescape"))
    named = {name: str(path) for name, path in paths.items()}
    return load(env={**named, "AWS_SECRET_ACCESS_KEY_FILE": CANARY}, env_file=None)


def by_secrets_dir(env: Env) -> object:
    """Every value is a file in a directory of that name."""
    directory = Path(CANARY)
    directory.mkdir()
    for name, value in env.items():
        (directory / name).write_bytes(value.encode(errors="surrogateescape"))
    (directory / "AWS_LOCATION_FILE").write_text(CANARY, encoding="utf-8")
    return load(env={"S3SETTINGS_SECRETS_DIR": CANARY}, env_file=None, aliases=["private"])


def by_secret_store(env: Env, *, prefix: str) -> object:
    """The values are in a secret; a name with the prefix is what boto3 can't use."""
    with answering(json_of({"SecretString": json.dumps(env)})) as server:
        store = f"{prefix}?region_name=eu-west-1&endpoint_url={server.url}"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AWS_ACCESS_KEY_ID", CANARY)
            patch.setenv("AWS_SECRET_ACCESS_KEY", CANARY)
            return load(env={"S3SETTINGS_SECRETS": store}, env_file=None, aliases=["private"])


def by_storage_url(env: Env, *, form: str) -> object:
    """Every value is in the URL of a storage: as it is, as keys, and behind the question mark."""
    scopes = ("", "STATIC_", "MEDIA_", "PRIVATE_")
    urls = {
        f"AWS_{scope}STORAGE_URL": form.format(value.replace("\0", "\x01"))
        for scope, value in zip(scopes, [*env.values(), *[CANARY] * 4], strict=False)
    }
    return load(env=urls, env_file=None, aliases=["private"])


def by_django_environ(env: Env, *, cast: object) -> object:
    class Env(environ.FileAwareEnv):  # type: ignore[misc] # published without types
        ENVIRON = env

    scheme = {"AWS_LOCATION": (str, CANARY), **dict.fromkeys(env, cast)}
    return load(env=Env(**scheme), env_file=None)


def by_model(env: Env) -> object:
    write_lines(env)
    return S3Settings()


def settings_of(**given: object) -> S3Settings:
    return S3Settings.model_validate(given)


def project_of(**given: object) -> Project:
    return Project.model_validate({"s3": given})


def by_arguments(env: Env, *, make: Callable[..., object]) -> object:
    """The values as arguments: by option, by storage, and under names that do not exist."""
    fields = list(StorageSettings.model_fields)
    given = dict(zip(fields, [*env.values()], strict=False))
    aliases = {"private": given, "other": CANARY}
    return make(**given, static={**given, "manifest": CANARY}, media=CANARY, aliases=aliases)


def by_json(env: Env) -> object:
    given = dict(zip(StorageSettings.model_fields, env.values(), strict=False))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("S3", json.dumps({**given, "manifest": CANARY, "static": given}))
        return Project()


def by_rules(env: Env) -> object:
    """Values that are right by themselves and break the rules."""
    del env
    wrong = {
        "bucket_name": f"{CANARY}_",
        "region_name": CANARY,
        "access_key": f"ASIA{CANARY}",
        "secret_key": CANARY,
        "session_profile": CANARY,
        "location": CANARY,
        "custom_domain": f"{CANARY}.example.com",
        "kms_key_id": CANARY,
        "server_side_encryption": "AES256",
        "cloudfront_key": pem(RSA).replace("MII", f"{CANARY}MII"),
        "cloudfront_key_id": "K36X4X2EO997HM",
        "client_config": {"retries": {"mode": CANARY}},
        "transfer_config": {"max_concurrency": CANARY},
        "object_parameters": {"ContentLanguage": CANARY, "SSEKMSKeyId": CANARY},
        "aliases": {"private": {"location": CANARY}, "other": {"location": f"{CANARY}/{CANARY}"}},
    }
    others = {"default": {"BACKEND": CANARY, "OPTIONS": {"secret_key": CANARY}}}
    return django_settings(S3Settings.model_validate(wrong), storages=others)


DOORS: dict[str, Door] = {
    "load, a mapping": by_mapping,
    "load, the process environment": by_process_environment,
    "load, .env": partial(by_env_file, quote=""),
    "load, .env in single quotes": partial(by_env_file, quote="'"),
    "load, .env in double quotes": partial(by_env_file, quote='"'),
    "load, NAME_FILE": by_secret_files,
    "load, a secrets directory": by_secrets_dir,
    "load, a secret store": partial(by_secret_store, prefix="aws-secretsmanager:prod"),
    "load, a secret store with a wrong name": partial(by_secret_store, prefix=f"{CANARY}:{CANARY}"),
    "load, a storage URL": partial(by_storage_url, form="{}"),
    "load, a storage URL with keys": partial(by_storage_url, form="s3://{0}:{0}@{0}/{0}#"),
    "load, a storage URL with a server": partial(by_storage_url, form="r2+http://{0}/{0}?{0}={0}"),
    "load, a storage URL with options": partial(
        by_storage_url, form="s3://?region_name={0}&gzip={0}&secret_key={0}&use_ssl=" + CANARY
    ),
    "load, django-environ, text": partial(by_django_environ, cast=str),
    "load, django-environ, numbers": partial(by_django_environ, cast=int),
    "load, django-environ, objects": partial(by_django_environ, cast=dict),
    "load, django-environ, JSON": partial(by_django_environ, cast=json.loads),
    "S3Settings, variables": by_model,
    "S3Settings, arguments": partial(by_arguments, make=S3Settings),
    "S3Settings, a subclass": partial(by_arguments, make=Shop),
    "S3Settings, a mapping": partial(by_arguments, make=settings_of),
    "a project's settings, a mapping": partial(by_arguments, make=project_of),
    "a project's settings, JSON": by_json,
    "a project's settings, text": lambda env: Project.model_validate({"s3": f"{env}"}),
    "django_settings": by_rules,
}
# their values are arguments of another library, whose frames have them before we do
FOREIGN_DOORS = {
    "S3Settings, arguments",
    "S3Settings, a subclass",
    "S3Settings, a mapping",
    "a project's settings, a mapping",
    "a project's settings, JSON",
    "a project's settings, text",
}


def raised(door: Door, env: Env) -> ConfigurationError:
    shutil.rmtree(CANARY, ignore_errors=True)
    for path in Path().iterdir():
        path.unlink()
    with pytest.raises(ConfigurationError) as caught:
        door(env)
    return caught.value


def chain(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    left: list[BaseException | None] = [error]
    while left:
        one = left.pop()
        if one is not None and one not in seen:
            seen.append(one)
            left += [one.__cause__, one.__context__]
    return iter(seen)


def our_frames(error: BaseException) -> Iterator[FrameType]:
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename.startswith(PACKAGE):
            yield frame


def texts_of_error(error: ConfigurationError) -> Iterator[tuple[str, str]]:
    """Everything that a log, a debugger or an error tracker can show, with what shows it."""
    for one in chain(error):
        yield "str", str(one)
        yield "repr", repr(one)
        yield "args", repr(one.args)
        yield "attributes", repr(vars(one))
        for frame in our_frames(one):
            where = f"{frame.f_code.co_filename}, {frame.f_code.co_name}"
            for name, value in frame.f_locals.items():
                yield f"repr of {name} in {where}", repr(value)
                yield f"str of {name} in {where}", str(value)
    for problem in error.problems:
        yield "problem", f"{problem}{problem!r}"
    yield "traceback", "".join(traceback.format_exception(error))
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        pickled = pickle.dumps(error, protocol)
        yield "pickle", repr(pickled)
        yield "pickle", "".join(str(argument) for _, argument, _ in pickletools.genops(pickled))


def texts_of_logs(error: ConfigurationError) -> Iterator[tuple[str, str]]:
    """Return what loggers and error pages show of it, with the locals of every library on the way."""
    trace = error.__traceback__
    while trace and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    kind, reported = type(error), error.with_traceback(trace)
    shown = traceback.TracebackException.from_exception(reported, capture_locals=True)
    yield "traceback with locals", "".join(shown.format())
    page = ExceptionReporter(None, kind, reported, trace)
    yield "Django's error page", page.get_traceback_html()
    yield "Django's error mail", page.get_traceback_text()
    console = Console(file=io.StringIO(), width=400)
    console.print(Traceback.from_exception(kind, reported, trace, show_locals=True))
    yield "rich", cast("io.StringIO", console.file).getvalue()
    yield "copies", f"{copy.copy(reported)!r}{copy.deepcopy(reported)!r}"


def leaks(texts: Iterator[tuple[str, str]]) -> list[str]:
    return [where for where, text in texts if is_leaked(text)]


def is_leaked(text: str) -> bool:
    return CANARY in text.lower() or any(encoded in text for encoded in ENCODED)


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@examples(20)
@given(env=environments())
def test_no_value_is_in_an_error(door: Door, env: Env) -> None:
    assert leaks(texts_of_error(raised(door, env))) == []


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_no_value_of_any_variable_is_in_an_error(door: Door) -> None:
    env = dict.fromkeys((*UNPREFIXED, *MISTAKEN), CANARY)

    assert leaks(texts_of_error(raised(door, env))) == []


@pytest.mark.parametrize("door", [door for door in DOORS if door not in FOREIGN_DOORS])
@pytest.mark.parametrize("repeated", [1, 40], ids=["short", "long"])
def test_no_value_of_any_variable_is_in_a_log(door: str, repeated: int) -> None:
    env = dict.fromkeys((*UNPREFIXED, *MISTAKEN), CANARY * repeated)

    assert leaks(texts_of_logs(raised(DOORS[door], env))) == []


def test_a_model_that_breaks_a_rule_is_not_in_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_S3_ALIASES", "s3")
    for name in ("AWS_LOCATION", "AWS_S3_KMS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, CANARY * 40)

    with pytest.raises(ConfigurationError) as caught:
        S3Settings()

    assert [problem.id for problem in caught.value.problems] == ["s3settings.E030"]
    assert leaks(texts_of_logs(caught.value)) == []


@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_value_in_any_disguise_is_in_an_error(disguise: str) -> None:
    env = {name: disguise.format(CANARY) for name in UNPREFIXED}

    error = raised(by_mapping, {**env, "AWS_S3_USE_THREADS": CANARY})

    assert leaks(texts_of_error(error)) == []


@pytest.mark.parametrize(
    "code",
    [
        "raise RuntimeError(value)",
        "raise SystemExit(value)",
        "int(value)",
        "{}[value]",
        "open(value)",
        "value.encode().decode('utf-16-le') + b''.fromhex(value)",
        "compile(value + ' =', value, 'exec')",
        "raise UnicodeDecodeError('utf-8', value.encode(), 0, 1, value)",
        "raise RuntimeError from RuntimeError(value)",
        "__import__(value)",
        "__import__(value + '.' + value)",
    ],
)
def test_the_exception_of_settings_is_not_in_the_report(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", CANARY)
    lines = ("import os", "value = os.environ['AWS_SECRET_ACCESS_KEY']", code)
    (tmp_path / "raising.py").write_text("\n".join(lines), encoding="utf-8")

    problems = check(settings="raising", base_dir=tmp_path)

    assert [one.id for one in problems] == ["s3settings.E100"]
    assert leaks((name, report(problems)) for name, report in FORMATS.items()) == []


def leaking() -> None:
    try:
        int(CANARY)
    except ValueError:
        raise ConfigurationError([]) from None


def test_the_canary_would_be_found() -> None:
    with pytest.raises(ConfigurationError) as caught:
        leaking()

    assert leaks(texts_of_error(caught.value)) == ["str", "repr", "args"]
    assert all(is_leaked(base64.b64encode((" " * n + CANARY).encode()).decode()) for n in range(3))
    assert is_leaked(CANARY.upper())


def secrets() -> Env:
    """Everything that is secret in a configuration that is right."""
    return {
        **ROLE,
        "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": CANARY,
        "AWS_SESSION_TOKEN": CANARY,
        "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com",
        "AWS_CLOUDFRONT_KEY_ID": "K36X4X2EO997HM",
        "AWS_CLOUDFRONT_KEY": pem(RSA),
        "AWS_S3_PROXIES": f'{{"https": "http://me:{CANARY}@proxy:3128"}}',
        "AWS_S3_OBJECT_PARAMETERS": f'{{"SSECustomerKey": "{CANARY}"}}',
        "AWS_S3_ALIASES": "private",
        "AWS_PRIVATE_ACCESS_KEY": "AKIAIOSFODNN7EXAMPLE",
        "AWS_PRIVATE_SECRET_KEY": CANARY,
    }


def is_secret(text: str) -> bool:
    lines = pem(RSA).split("\n")[1:-2]
    return is_leaked(text) or any(line in text for line in lines)


def test_the_secrets_are_in_the_settings() -> None:
    found = loaded(secrets())

    assert options(found)["secret_key"] == CANARY
    assert options(found)["security_token"] == CANARY
    assert options(found)["cloudfront_key"] == pem(RSA)
    assert options(found)["proxies"] == {"https": f"http://me:{CANARY}@proxy:3128"}
    assert options(found)["object_parameters"] == {"SSECustomerKey": CANARY}
    assert options(found, "private")["secret_key"] == CANARY
    assert is_secret(options(found)["cloudfront_key"])


@pytest.mark.parametrize(
    "shown",
    [repr, str, pprint.pformat, "{}".format, "%r".__mod__],
    ids=["repr", "str", "pprint", "format", "percent"],
)
def test_printed_settings_show_no_secret(shown: Callable[[object], str]) -> None:
    found = loaded(secrets())

    assert not is_secret(shown(found["STORAGES"]))
    assert "'**********'" in shown(found["STORAGES"])


def test_the_output_of_diffsettings_shows_no_secret() -> None:
    printed = io.StringIO()

    with override_settings(**loaded(secrets())):
        call_command("diffsettings", all=True, stdout=printed)

    assert "'secret_key': '**********'" in printed.getvalue()
    assert not is_secret(printed.getvalue())


@pytest.mark.parametrize("alias", ["default", "private"])
def test_a_migration_shows_no_secret_and_is_valid(alias: str) -> None:
    file = models.FileField(storage=S3Storage(**options(loaded(secrets()), alias)))

    class Migration(migrations.Migration):
        operations: ClassVar[Sequence[Operation]] = [migrations.AddField("invoice", "file", file)]

    written = MigrationWriter(Migration("0001_initial", "shop")).as_string()

    compile(written, "0001_initial.py", "exec")
    assert "secret_key='**********'" in written
    assert not is_secret(written)


def test_a_model_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in secrets().items():
        monkeypatch.setenv(name, value)

    model = S3Settings()

    assert model.secret_key == CANARY
    assert not is_secret(f"{model!r}{model}{pprint.pformat(model)}{model.model_dump()}")
    assert not is_secret(model.model_dump_json())


def test_every_secret_option_is_masked_everywhere() -> None:
    secret = {
        name
        for name, schema in StaticSettings.model_json_schema()["properties"].items()
        if any(choice.get("format") == "password" for choice in schema["anyOf"])
    }
    found = loaded(secrets())

    emitted = {name for name, value in options(found).items() if "*" in repr(value)}
    assert emitted == secret | {"object_parameters", "proxies"}
