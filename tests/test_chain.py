"""Storages whose `OPTIONS` have no secret: with AWS_S3_CREDENTIALS=chain they go to boto3 only."""

import copy
import json
import logging
import os
import pickle
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import environ
import pytest
import yaml
from botocore.exceptions import EndpointConnectionError, ProfileNotFound
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage.handler import StorageHandler
from django.views.debug import ExceptionReporter
from storages.backends import s3

from s3settings import ConfigurationError, S3Settings, backends, check, django_settings, load
from s3settings.chain import Secrets, read, register
from s3settings.masked import Masked
from s3settings.shapes import DjangoSettings
from tests.project.projects import found
from tests.samples import ROLE
from tests.secret_servers import answering

CANARY = "c4n4ry"
KEYS = {"AWS_ACCESS_KEY_ID": f"AKIA{CANARY}ID", "AWS_SECRET_ACCESS_KEY": f"{CANARY}/secret"}
CHAIN = {**ROLE, **KEYS, "AWS_S3_CREDENTIALS": "chain"}
SSE_C = json.dumps(
    {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": CANARY * 5, "ContentLanguage": "en"}
)
EVERYTHING = {
    **CHAIN,
    "AWS_ACCESS_KEY_ID": f"ASIA{CANARY}ID",
    "AWS_SESSION_TOKEN": f"{CANARY}/token",
    "AWS_S3_OBJECT_PARAMETERS": SSE_C,
}
PRIVATE = "-----BEGIN"


@pytest.fixture(scope="module")
def pem() -> str:
    key = generate_private_key(public_exponent=65_537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def loaded(env: Mapping[str, str], **arguments: Any) -> DjangoSettings:
    return load(env=env, env_file=None, **arguments)


def made(settings: DjangoSettings, alias: str = "default") -> Any:
    return StorageHandler().create_storage(dict(settings["STORAGES"][alias]))


def options_of(settings: DjangoSettings, alias: str = "default") -> dict[str, Any]:
    entry: Any = settings["STORAGES"][alias]
    return dict(entry["OPTIONS"])


def keys_of(storage: Any) -> tuple[str, str, str | None]:
    """The keys that a new client gets."""
    keys = storage._create_session().get_credentials()
    return keys.access_key, keys.secret_key, keys.token


def as_json(value: object) -> str:
    return json.dumps(value, default=repr)


def as_pickle(value: object) -> str:
    return repr(pickle.dumps(value))


def logged(value: object) -> str:
    return logging.LogRecord("a", logging.ERROR, "a", 1, "%s %s", (value, 1), None).getMessage()


DUMPS: dict[str, Callable[[object], str]] = {
    "JSON": as_json,
    "YAML": yaml.dump,
    "repr": repr,
    "text": str,
    "pickle": as_pickle,
    "logging": logged,
}


class TestOptions:
    def test_secrets_are_replaced_by_a_name_and_nothing_else_changes(self) -> None:
        plain = loaded({**EVERYTHING, "AWS_S3_CREDENTIALS": "options"})
        chained = loaded(EVERYTHING)

        expected = options_of(plain)
        for name in ("access_key", "secret_key", "security_token"):
            del expected[name]
        expected["object_parameters"] = {
            "SSECustomerAlgorithm": "AES256",
            "ContentLanguage": "en",
        }
        expected["credentials"] = options_of(chained)["credentials"]
        assert options_of(chained) == expected
        assert [entry["BACKEND"] for entry in chained["STORAGES"].values()] == [
            "s3settings.backends.S3Storage",
            "s3settings.backends.S3StaticStorage",
        ]

    @pytest.mark.parametrize(
        ("path", "name"),
        [
            ("s3.S3Storage", "S3Storage"),
            ("s3.S3StaticStorage", "S3StaticStorage"),
            ("s3.S3ManifestStaticStorage", "S3ManifestStaticStorage"),
            ("s3boto3.S3Boto3Storage", "S3Storage"),
            ("s3boto3.S3StaticStorage", "S3StaticStorage"),
            ("s3boto3.S3ManifestStaticStorage", "S3ManifestStaticStorage"),
        ],
    )
    def test_a_named_class_of_django_storages_gets_its_subclass(self, path: str, name: str) -> None:
        settings = loaded({**CHAIN, "AWS_MEDIA_BACKEND": f"storages.backends.{path}"})
        assert settings["STORAGES"]["default"]["BACKEND"] == f"s3settings.backends.{name}"

    def test_a_storage_of_a_named_class_can_be_made(self) -> None:
        named = "storages.backends.s3boto3.S3Boto3Storage"
        storage = made(loaded({**CHAIN, "AWS_MEDIA_BACKEND": named}))

        assert type(storage) is backends.S3Storage
        assert keys_of(storage)[1] == KEYS["AWS_SECRET_ACCESS_KEY"]

    def test_a_named_class_stays_where_it_has_every_option(self) -> None:
        named = "storages.backends.s3boto3.S3Boto3Storage"
        for env in ({**ROLE, **KEYS}, ROLE):
            settings = loaded({**env, "AWS_MEDIA_BACKEND": named})
            assert settings["STORAGES"]["default"]["BACKEND"] == named

    @pytest.mark.parametrize("preset", ["recommended", "django-storages"])
    @pytest.mark.parametrize("show", DUMPS.values(), ids=DUMPS)
    def test_no_dump_has_a_secret(
        self, show: Callable[[object], str], preset: Any, pem: str
    ) -> None:
        env = {
            **EVERYTHING,
            "AWS_MEDIA_CUSTOM_DOMAIN": "files.example.com",
            "AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F",
            "AWS_CLOUDFRONT_KEY": pem,
        }

        shown = show(dict(loaded(env, preset=preset)["STORAGES"]))

        assert CANARY not in shown
        assert PRIVATE not in shown
        assert "K2JCJMDEHXQW5F" in shown

    def test_without_a_secret_the_storage_is_that_of_django_storages(self) -> None:
        settings = loaded({**ROLE, "AWS_S3_CREDENTIALS": "chain"})

        assert settings == loaded(ROLE)

    def test_one_storage_can_have_it(self) -> None:
        settings = loaded({**ROLE, **KEYS, "AWS_MEDIA_CREDENTIALS": "chain"})

        assert "secret_key" not in options_of(settings)
        assert "secret_key" in options_of(settings, "staticfiles")

    def test_local_storages_are_local(self) -> None:
        settings = loaded({**CHAIN, "AWS_S3_BACKEND": "filesystem"})

        assert settings["STORAGES"]["default"]["BACKEND"] == (
            "django.core.files.storage.FileSystemStorage"
        )

    def test_a_class_of_the_project_gets_the_name(self) -> None:
        settings = loaded({**CHAIN, "AWS_MEDIA_BACKEND": "shop.storages.Uploads"})

        assert settings["STORAGES"]["default"]["BACKEND"] == "shop.storages.Uploads"
        assert options_of(settings)["credentials"].startswith("default")

    def test_links_and_credentials_go_together(self) -> None:
        env = {**CHAIN, "AWS_S3_PUBLIC_ENDPOINT_URL": "https://files.example.com"}
        env |= {"AWS_S3_ENDPOINT_URL": "http://minio:9000", "AWS_QUERYSTRING_STABLE": "true"}

        link = made(loaded(env)).url("a.txt")

        assert link.startswith("https://files.example.com/acme/media/a.txt?")
        assert KEYS["AWS_ACCESS_KEY_ID"] in link

    def test_a_proxy_with_a_password_is_refused(self) -> None:
        env = {**CHAIN, "AWS_S3_PROXIES": f'{{"https": "me:{CANARY}@proxy:3128"}}'}

        with pytest.raises(ConfigurationError) as caught:
            loaded(env)

        assert [(one.id, one.variable) for one in caught.value.problems] == [
            ("s3settings.E080", "AWS_S3_PROXIES")
        ]
        assert CANARY not in str(caught.value)
        plain = options_of(loaded({**env, "AWS_S3_CREDENTIALS": "options"}))
        assert repr(plain["proxies"]) == "{'https': '**********'}"

    def test_a_proxy_without_one_stays(self) -> None:
        settings = loaded({**CHAIN, "AWS_S3_PROXIES": '{"https": "proxy:3128"}'})

        assert options_of(settings)["proxies"] == {"https": "proxy:3128"}


def by_env_file() -> DjangoSettings:
    Path(".env").write_text("".join(f"{name}={value}\n" for name, value in CHAIN.items()), "utf-8")
    return load(env={})


def by_secret_files() -> DjangoSettings:
    named: dict[str, str] = {}
    for name, value in KEYS.items():
        Path(name.lower()).write_text(value, "utf-8")
        named[f"{name}_FILE"] = name.lower()
    return loaded({**ROLE, **named, "AWS_S3_CREDENTIALS": "chain"})


def by_secrets_dir() -> DjangoSettings:
    Path("run").mkdir()
    for name, value in KEYS.items():
        Path("run", name).write_text(value, "utf-8")
    return loaded({**ROLE, "AWS_S3_CREDENTIALS": "chain"}, secrets_dir="run")


def by_storage_url() -> DjangoSettings:
    key, secret = KEYS["AWS_ACCESS_KEY_ID"], KEYS["AWS_SECRET_ACCESS_KEY"].replace("/", "%2F")
    url = f"s3://{key}:{secret}@acme?region_name=eu-west-1&credentials=chain"
    return loaded({"AWS_STORAGE_URL": url})


def by_django_environ() -> DjangoSettings:
    class Env(environ.Env):  # type: ignore[misc] # published without types
        ENVIRON = CHAIN

    return load(env=Env(), env_file=None)


def by_prefix() -> DjangoSettings:
    return loaded({f"DJANGO_{name}": value for name, value in CHAIN.items()}, prefix="DJANGO_")


def by_defaults() -> DjangoSettings:
    return loaded({}, defaults=CHAIN)


def by_process_environment() -> DjangoSettings:
    os.environ.update(CHAIN)
    return load(env_file=None)


def by_model() -> DjangoSettings:
    return django_settings(
        S3Settings(
            bucket_name="acme",
            region_name="eu-west-1",
            access_key=KEYS["AWS_ACCESS_KEY_ID"],
            secret_key=Masked(KEYS["AWS_SECRET_ACCESS_KEY"]),
            credentials="chain",
        )
    )


SOURCES = {
    "an .env file": by_env_file,
    "NAME_FILE": by_secret_files,
    "a secrets directory": by_secrets_dir,
    "a storage URL": by_storage_url,
    "django-environ": by_django_environ,
    "a prefix": by_prefix,
    "defaults": by_defaults,
    "the process environment": by_process_environment,
    "S3Settings": by_model,
}


class TestClients:
    @pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
    def test_a_client_has_the_keys_of_every_source(
        self, source: Callable[[], DjangoSettings], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        with monkeypatch.context() as patch:
            for name in CHAIN:
                # so that what a source sets is removed afterwards
                patch.setenv(name, "")
            settings = source()
            (tmp_path / "elsewhere").mkdir()
            patch.chdir(tmp_path / "elsewhere")

            assert CANARY not in json.dumps(settings["STORAGES"])
            assert keys_of(made(settings)) == (*KEYS.values(), None)

    def test_each_storage_has_its_own_keys(self) -> None:
        own = {"AWS_MEDIA_ACCESS_KEY": f"ASIA{CANARY}", "AWS_MEDIA_SECRET_KEY": "b/c4"}
        settings = loaded({**CHAIN, **own, "AWS_MEDIA_SECURITY_TOKEN": "a token"})

        assert keys_of(made(settings)) == (f"ASIA{CANARY}", "b/c4", "a token")
        assert keys_of(made(settings, "staticfiles")) == (*KEYS.values(), None)

    def test_those_of_the_environment_are_not_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "of another program")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "of another program")
        storage = made(loaded(CHAIN))

        assert (storage.access_key, storage.secret_key, storage.security_token) == (None,) * 3
        assert keys_of(storage)[0] == KEYS["AWS_ACCESS_KEY_ID"]
        assert storage._create_session().get_credentials().method == "s3settings"

    def test_a_new_client_has_the_keys_that_are_set_by_then(self) -> None:
        env = dict(CHAIN)
        storage = made(loaded(env))
        first = storage.connection

        env["AWS_SECRET_ACCESS_KEY"] = "rotated"

        assert storage.connection is first
        assert keys_of(storage)[1] == "rotated"

    def test_a_new_client_has_the_keys_that_the_secret_store_has_by_then(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "of the role")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "of the role")
        stored = dict(CHAIN)
        with answering(
            lambda _: (200, json.dumps({"SecretString": json.dumps(stored)}).encode())
        ) as server:
            where = f"?region_name=eu-west-1&endpoint_url={server.url}"
            settings = loaded({}, secrets=iter([f"aws-secretsmanager:prod{where}"]))
            stored["AWS_SECRET_ACCESS_KEY"] = "rotated"

            keys = keys_of(made(settings))

        assert keys == (KEYS["AWS_ACCESS_KEY_ID"], "rotated", None)

    def test_each_thread_reads_the_keys_for_its_client(self) -> None:
        env = dict(CHAIN)
        storage = made(loaded(env))
        links = [storage.url("a.txt")]
        env["AWS_ACCESS_KEY_ID"] = "AKIAROTATED"

        thread = threading.Thread(target=lambda: links.append(storage.url("a.txt")))
        thread.start()
        thread.join()

        assert KEYS["AWS_ACCESS_KEY_ID"] in links[0]
        assert "AKIAROTATED" in links[1]

    @pytest.mark.parametrize("gone", ["the keys", "the storage"])
    def test_where_keys_are_no_longer_set_boto3_looks_for_a_role(self, gone: str) -> None:
        env = {**CHAIN, "AWS_S3_ALIASES": "private"}
        storage = made(loaded(env), "private")

        for name in KEYS if gone == "the keys" else ["AWS_S3_ALIASES"]:
            del env[name]

        assert storage._create_session().get_credentials() is None

    def test_where_they_are_invalid_by_now_there_is_a_report(self) -> None:
        env = dict(CHAIN)
        storage = made(loaded(env))
        env["AWS_SECRET_ACCESS_KEY"] = f"{CANARY}\0"

        with pytest.raises(ConfigurationError) as caught:
            storage.url("a.txt")

        assert [one.variable for one in caught.value.problems] == ["AWS_SECRET_ACCESS_KEY"]
        assert leaks(caught.value) == []

    def test_a_profile_stays_a_profile(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        config = tmp_path / "config"
        config.write_text(
            "[profile acme]\naws_access_key_id=AKIAPROFILE\naws_secret_access_key=a\n"
        )
        monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
        env = {**ROLE, "AWS_S3_SESSION_PROFILE": "acme", "AWS_S3_CREDENTIALS": "chain"}
        settings = loaded({**env, "AWS_S3_OBJECT_PARAMETERS": SSE_C})

        assert options_of(settings)["session_profile"] == "acme"
        assert keys_of(made(settings))[0] == "AKIAPROFILE"

    def test_uploads_have_the_key_of_their_encryption(self) -> None:
        env = dict(EVERYTHING)
        storage = made(loaded(env))
        expected = json.loads(SSE_C)

        first = storage.get_object_parameters("a.txt")
        # read with the client of the thread, not with each file
        env["AWS_S3_OBJECT_PARAMETERS"] = "{}"

        assert [first, storage.get_object_parameters("b.txt")] == [expected, expected]
        assert made(loaded(ROLE)).get_object_parameters("a") == {}
        assert backends.S3Storage(bucket_name="acme").get_object_parameters("a") == {}

    # django-storages 1.14.6 computes the expiry with it, and Python 3.12 has deprecated it
    @pytest.mark.filterwarnings(r"ignore:datetime\.datetime\.utcnow\(\):DeprecationWarning")
    def test_links_are_signed_for_cloudfront(self, pem: str) -> None:
        env = {
            **CHAIN,
            "AWS_MEDIA_CUSTOM_DOMAIN": "files.example.com",
            "AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F",
            "AWS_CLOUDFRONT_KEY": pem,
            "AWS_QUERYSTRING_STABLE": "true",
            "AWS_QUERYSTRING_EXPIRE": "7d",
        }
        settings = loaded(env)

        links = [
            made(each).url("a.txt")
            for each in (settings, loaded({**env, "AWS_S3_CREDENTIALS": "options"}))
        ]

        assert options_of(settings)["cloudfront_key"] is None
        assert links[0] == links[1]
        assert "Key-Pair-Id=K2JCJMDEHXQW5F" in links[0]

    @pytest.mark.filterwarnings(r"ignore:datetime\.datetime\.utcnow\(\):DeprecationWarning")
    def test_the_time_to_make_a_signer_is_not_part_of_a_stable_link(
        self, pem: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        env = {
            **CHAIN,
            "AWS_MEDIA_CUSTOM_DOMAIN": "files.example.com",
            "AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F",
            "AWS_CLOUDFRONT_KEY": pem,
            "AWS_QUERYSTRING_STABLE": "true",
        }
        storage, calls = made(loaded(env)), Mock()
        calls.make.side_effect = storage.get_cloudfront_signer
        calls.step.side_effect = backends.start_of_step
        monkeypatch.setattr(storage, "get_cloudfront_signer", calls.make)
        monkeypatch.setattr(backends, "start_of_step", calls.step)

        storage.url("a.txt")

        assert [name for name, *_ in calls.mock_calls] == ["make", "step"]


CHILD = """
import pickle, sys
import settings_of_the_child
from django.conf import settings
settings.configure()
storage = pickle.load(sys.stdin.buffer)
print(storage.url("a.txt"))
"""


class TestProcesses:
    @pytest.mark.slow
    def test_a_child_process_that_imports_the_settings_has_the_keys(self) -> None:
        Path(".env").write_text("".join(f"{name}={CHAIN[name]}\n" for name in CHAIN), "utf-8")
        module = "from s3settings import load\nglobals().update(load(env={}))\n"
        Path("settings_of_the_child.py").write_text(module, "utf-8")
        pickled = pickle.dumps(backends.S3Storage(**OF_CHILD))

        done = subprocess.run(
            [sys.executable, "-c", CHILD], input=pickled, capture_output=True, check=False
        )

        assert done.stderr == b""
        assert KEYS["AWS_ACCESS_KEY_ID"].encode() in done.stdout


OF_CHILD = {"bucket_name": "acme", "region_name": "eu-west-1", "credentials": "default"}


class TestNames:
    def test_the_same_call_again_has_the_same_name(self) -> None:
        env = {**CHAIN, "AWS_STORAGE_BUCKET_NAME": "the-same-call"}

        names = [options_of(loaded(dict(env)))["credentials"] for _ in range(2)]

        assert names[0] == names[1]

    def test_another_call_does_not_take_the_keys_of_a_storage(self) -> None:
        first = made(loaded({**CHAIN, "AWS_ACCESS_KEY_ID": "AKIAFIRST"}))
        second = made(loaded({**CHAIN, "AWS_ACCESS_KEY_ID": "AKIASECOND"}))

        assert [keys_of(each)[0] for each in (first, second)] == ["AKIAFIRST", "AKIASECOND"]
        assert first.credentials != second.credentials

    def test_a_name_is_the_alias_and_a_number(self) -> None:
        def none() -> Secrets:
            return Secrets("names")

        names = [register("names", arguments, none) for arguments in (1, 2, 3, 2, 1)]

        assert names == ["names", "names-2", "names-3", "names-2", "names"]
        assert read("names-3") == Secrets("names")

    def test_a_storage_without_a_call_of_load_is_an_error(self) -> None:
        storage = backends.S3Storage(bucket_name="acme", credentials="unregistered")

        with pytest.raises(ImproperlyConfigured, match=r"load\(\) has registered in this process"):
            storage.url("a.txt")


def shown_as_json(value: object) -> str:
    """The text of tools that write strings and containers as JSON, and the rest by `repr`."""
    return json.dumps(value, default=safe_repr, skipkeys=True)


def safe_repr(value: object) -> str:
    """The `repr`; that of a session of boto3 may raise."""
    try:
        return repr(value)
    except ProfileNotFound:
        return ""


def frames(error: BaseException) -> Iterator[tuple[str, dict[str, object]]]:
    for frame, _ in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_qualname, dict(frame.f_locals)


def leaks(error: BaseException, canary: str = CANARY) -> list[str]:
    """The functions whose local variables show the canary, apart from those of the tests."""
    found_in: list[str] = []
    for name, values in frames(error):
        if name.startswith("Test"):
            continue
        shown = map(shown_as_json, values.values())
        if canary in "".join([*shown, *map(safe_repr, values.values())]):
            found_in.append(name)
    return found_in


class TestWhatIsShown:
    def test_secrets_have_neither_a_repr_nor_a_copy(self) -> None:
        secrets = Secrets("default", "a", "b", "c", "d", {"SSECustomerKey": "e"})

        assert repr(secrets) == "Secrets(alias='default', …)"
        for take in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="can't be pickled or copied"):
                take(secrets)

    def test_a_storage_is_pickled_without_them_and_works_afterwards(self) -> None:
        storage = made(loaded(EVERYTHING))
        storage.get_object_parameters("a.txt")
        link = storage.url("a.txt")

        pickled = pickle.dumps(storage)
        copied = pickle.loads(pickled)  # noqa: S301 - made a line above

        assert CANARY.encode() not in pickled
        assert copied.url("a.txt").partition("?")[0] == link.partition("?")[0]
        assert keys_of(copied) == keys_of(storage)
        assert CANARY not in as_json(storage.__dict__)

    def test_the_locals_of_a_client_that_is_not_made_have_none(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        storages = [
            made(loaded({**EVERYTHING, "AWS_S3_CREDENTIALS": where}))
            for where in ("chain", "options")
        ]
        # boto3 looks for it in spite of the keys
        monkeypatch.setenv("AWS_PROFILE", "missing")
        found_in: list[list[str]] = []
        for storage in storages:
            with pytest.raises(ProfileNotFound) as caught:
                storage.url("a.txt")
            found_in.append(leaks(caught.value))
            page = ExceptionReporter(None, type(caught.value), caught.value, caught.tb)
            assert CANARY not in page.get_traceback_text()

        assert found_in == [[], ["Session.__init__"]]

    def test_a_request_that_fails_shows_no_secret_key(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        secret = "wJalrXUtnFEMI"
        env = {**CHAIN, "AWS_ACCESS_KEY_ID": "AKIAID", "AWS_SECRET_ACCESS_KEY": secret}
        env |= {"AWS_S3_ENDPOINT_URL": "http://127.0.0.1:1"}
        env |= {"AWS_S3_CLIENT_CONFIG": '{"retries": {"total_max_attempts": 1}}'}
        storage = made(loaded(env))

        with caplog.at_level(logging.DEBUG), pytest.raises(EndpointConnectionError) as caught:
            storage.exists("a.txt")

        assert leaks(caught.value, secret) == []
        assert "Sending http request" in caplog.text
        assert secret not in caplog.text

    def test_the_locals_of_a_settings_module_have_none(self) -> None:
        lines = "".join(f"{name}={value}\n" for name, value in EVERYTHING.items())
        Path(".env").write_text(lines, "utf-8")
        module = "from s3settings import load\nglobals().update(load(env={}))\n1 / 0\n"

        with pytest.raises(ZeroDivisionError) as caught:
            exec(module, {})  # noqa: S102 - a settings module

        assert leaks(caught.value) == []


SPACES = {
    **KEYS,
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_ENDPOINT_URL": "https://fra1.digitaloceanspaces.com",
    "AWS_S3_REGION_NAME": "fra1",
    "AWS_S3_CREDENTIALS": "chain",
    "AWS_DEFAULT_ACL": "public-read",
}


class TestCheck:
    def test_keys_that_options_do_not_have_are_not_missing(self) -> None:
        reported = {problem.id for problem in check(env=SPACES, env_file=None)}

        assert "s3settings.W081" not in reported

    @pytest.mark.parametrize("where", ["options", "chain"])
    def test_the_settings_of_a_project_are_checked_as_without_it(
        self, where: str, pem: str
    ) -> None:
        env = {
            **EVERYTHING,
            "AWS_S3_CREDENTIALS": where,
            "AWS_MEDIA_CUSTOM_DOMAIN": "files.example.com",
            "AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F",
            "AWS_CLOUDFRONT_KEY": pem,
            "AWS_STATIC_MANIFEST": "true",
            "AWS_STATIC_LOCAL_MANIFEST": "manifest.json",
        }

        assert found(dict(loaded(env)), {"AWS_ACCESS_KEY_ID": "AKIAOFTHESHELL"}) == []

    def test_the_name_is_an_option_of_our_classes_only(self) -> None:
        options = {"bucket_name": "acme", "region_name": "eu-west-1", "credentials": "default"}
        storages = {"default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}}

        assert ("E107", 'STORAGES["default"]["OPTIONS"]["credentials"]') in [
            (id_, variable) for id_, variable, _ in found({"STORAGES": storages})
        ]

    def test_the_class_of_django_storages_refuses_the_name(self) -> None:
        with pytest.raises(ImproperlyConfigured, match="Invalid setting 'credentials'"):
            s3.S3Storage(bucket_name="acme", credentials="default")
