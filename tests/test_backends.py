"""The storages whose links are for a public endpoint, or stay the same for a while."""

import pickle
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.files.storage import InMemoryStorage
from django.core.files.storage.handler import StorageHandler
from django.test import override_settings
from django.utils.module_loading import import_string
from storages.backends import s3

from s3settings import backends, load
from s3settings.backends import LINK_OPTIONS, start_of_step
from s3settings.project.backends import backend
from tests.project.projects import found
from tests.samples import KEYS

MINIO = {
    **KEYS,
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_PROVIDER": "minio",
    "AWS_S3_ENDPOINT_URL": "http://minio:9000",
    "AWS_S3_PUBLIC_ENDPOINT_URL": "https://files.example.com",
}
AWS = {**KEYS, "AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
CLASSES = ("S3Storage", "S3StaticStorage", "S3ManifestStaticStorage")
# 2026-11-28 12:00:00 UTC, the start of a step of half an hour
NOON = 1_795_867_200


def storage_of(env: dict[str, str], alias: str = "default", **arguments: Any) -> Any:
    emitted = load(env=env, env_file=None, **arguments)
    return StorageHandler().create_storage(dict(emitted["STORAGES"][alias]))


def query_of(link: str) -> dict[str, str]:
    return {name: value for name, [value] in parse_qs(urlsplit(link).query).items()}


def clients_of(storage: Any) -> int:
    made: list[dict[str, object]] = [
        vars(storage._connections),
        vars(storage._unsigned_connections),
    ]
    return sum(map(len, made))


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Set the clock to some seconds after noon."""
    return lambda seconds: monkeypatch.setattr(time, "time", lambda: NOON + seconds)


@pytest.mark.parametrize("name", CLASSES)
def test_each_class_is_one_of_django_storages(name: str) -> None:
    ours, theirs = getattr(backends, name), getattr(s3, name)

    assert issubclass(ours, theirs)

    class Empty:
        pass

    of = (ours, backends.Links, backends.Chained)
    own = {attribute for cls in of for attribute in vars(cls)}
    assert own & {*vars(s3.S3Storage)} - {*vars(Empty), "__init__"} == {
        "__getstate__",
        "_create_session",
        "get_default_settings",
        "get_object_parameters",
        "url",
    }


@pytest.mark.parametrize("name", CLASSES)
def test_without_the_options_links_are_those_of_django_storages(name: str) -> None:
    given: dict[str, Any] = {
        "bucket_name": "acme",
        "custom_domain": "cdn.example.com",
        "location": "a",
        **({"manifest_storage": InMemoryStorage()} if "Manifest" in name else {}),
    }
    with override_settings(DEBUG=True):
        links = [getattr(module, name)(**given).url("b c.txt") for module in (backends, s3)]

    assert links[0] == links[1]


class TestPublicEndpoint:
    def test_signed_links_are_for_it_and_requests_are_not(self) -> None:
        storage = storage_of(MINIO)

        link = storage.url("a b.txt")

        assert type(storage) is backends.S3Storage
        assert link.startswith("https://files.example.com/acme/media/a%20b.txt?X-Amz-")
        assert clients_of(storage) == 0
        assert storage.connection.meta.client.meta.endpoint_url == "http://minio:9000"

    def test_there_is_no_second_client_before_the_first_link(self) -> None:
        storage = storage_of(MINIO)

        assert storage._public is None
        first = storage._linked()
        storage.url("a")
        assert storage._linked() is first
        assert clients_of(first) == 1

    def test_unsigned_links_lead_there_by_the_class_of_django_storages(self) -> None:
        emitted = load(env={**MINIO, "AWS_QUERYSTRING_AUTH": "false"}, env_file=None)
        storage = StorageHandler().create_storage(dict(emitted["STORAGES"]["default"]))

        assert [entry["BACKEND"] for entry in emitted["STORAGES"].values()] == [
            "storages.backends.s3.S3Storage",
            "storages.backends.s3.S3StaticStorage",
        ]
        assert emitted["STATIC_URL"] == "https://files.example.com/acme/static/"
        assert emitted["MEDIA_URL"] == "https://files.example.com/acme/media/"
        assert storage.url("a") == emitted["MEDIA_URL"] + "a"

    def test_unsigned_links_lead_there_with_the_preset_of_django_storages(self) -> None:
        env = {**MINIO, "AWS_QUERYSTRING_AUTH": "false", "AWS_LOCATION": "files"}
        emitted = load(env=env, env_file=None, preset="django-storages", static=False)
        storage = StorageHandler().create_storage(dict(emitted["STORAGES"]["default"]))

        assert emitted["MEDIA_URL"] == "https://files.example.com/acme/files/"
        assert storage.url("a") == emitted["MEDIA_URL"] + "a"

    def test_static_files_with_the_preset_of_django_storages_lead_there(self) -> None:
        env = {**MINIO, "AWS_STATIC_LOCATION": "static", "AWS_STATIC_MANIFEST": "true"}
        emitted = load(env=env, env_file=None, preset="django-storages")
        entry: Any = emitted["STORAGES"]["staticfiles"]
        storage = import_string(entry["BACKEND"])(
            **entry["OPTIONS"], manifest_storage=InMemoryStorage()
        )
        storage.hashed_files = {"app.css": "app.1234.css"}

        with override_settings(DEBUG=False):
            link = storage.url("app.css")

        assert type(storage) is backends.S3ManifestStaticStorage
        assert link == "https://files.example.com/acme/static/app.1234.css"

    def test_a_custom_domain_takes_precedence(self) -> None:
        emitted = load(
            env={**MINIO, "AWS_MEDIA_CUSTOM_DOMAIN": "cdn.example.com", "AWS_DEFAULT_ACL": "none"}
            | {"AWS_MEDIA_QUERYSTRING_AUTH": "false"},
            env_file=None,
        )

        assert emitted["MEDIA_URL"] == "https://cdn.example.com/media/"
        assert emitted["STORAGES"]["default"]["BACKEND"] == "storages.backends.s3.S3Storage"

    def test_it_can_be_that_of_one_storage(self) -> None:
        env = {**MINIO, "AWS_MEDIA_PUBLIC_ENDPOINT_URL": "http://media.example.com:9000"}
        emitted = load(env=env, env_file=None)

        assert emitted["MEDIA_URL"] == "http://media.example.com:9000/acme/media/"
        assert emitted["STATIC_URL"] == "https://files.example.com/acme/static/"

    @pytest.mark.parametrize(
        "own",
        [
            pytest.param({"AWS_MEDIA_ENDPOINT_URL": "http://other:9000"}, id="another server"),
            pytest.param(
                {"AWS_MEDIA_PROVIDER": "aws", "AWS_MEDIA_REGION_NAME": "eu-west-1"},
                id="another provider",
            ),
        ],
    )
    def test_a_storage_elsewhere_does_not_inherit_it(self, own: dict[str, str]) -> None:
        emitted = load(env={**MINIO, **own}, env_file=None)

        assert "files.example.com" not in emitted["MEDIA_URL"]
        assert "files.example.com" in emitted["STATIC_URL"]

    def test_requests_can_go_through_a_private_endpoint_of_aws(self) -> None:
        private = "https://bucket.vpce-1a2b3c.s3.eu-west-1.vpce.amazonaws.com"
        storage = storage_of(
            {
                **AWS,
                "AWS_S3_ENDPOINT_URL": private,
                "AWS_S3_PUBLIC_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com",
            }
        )

        assert storage.url("a").startswith("https://acme.s3.eu-west-1.amazonaws.com/media/a?")

    def test_a_storage_with_a_link_can_be_pickled_and_goes_into_a_migration(self) -> None:
        storage = storage_of(MINIO)
        storage.url("a")

        copied = pickle.loads(pickle.dumps(storage))  # noqa: S301 - made a line above

        assert copied._public is None
        assert copied.url("a").startswith("https://files.example.com/acme/media/a?")
        assert storage.deconstruct()[0] == "s3settings.backends.S3Storage"

    def test_a_class_of_the_project_gets_the_options(self) -> None:
        env = {**MINIO, "AWS_MEDIA_BACKEND": "shop.storages.Uploads"}
        entry: Any = load(env=env, env_file=None)["STORAGES"]["default"]

        assert entry["BACKEND"] == "shop.storages.Uploads"
        assert entry["OPTIONS"]["public_endpoint_url"] == "https://files.example.com"


class TestStableLinks:
    def test_the_variable_is_off_by_default(self) -> None:
        emitted: Any = load(env=AWS, env_file=None)

        assert emitted["STORAGES"]["default"]["BACKEND"] == "storages.backends.s3.S3Storage"
        assert "querystring_stable" not in emitted["STORAGES"]["default"]["OPTIONS"]

    def test_only_storages_with_signed_links_have_the_class(self) -> None:
        emitted = load(env={**AWS, "AWS_QUERYSTRING_STABLE": "true"}, env_file=None)

        assert [entry["BACKEND"] for entry in emitted["STORAGES"].values()] == [
            "s3settings.backends.S3Storage",
            "storages.backends.s3.S3StaticStorage",
        ]

    @pytest.mark.parametrize("version", ["s3v4", "s3"])
    def test_a_link_is_the_same_for_half_of_its_lifetime(
        self, version: str, at: Callable[[float], None]
    ) -> None:
        env = {**AWS, "AWS_QUERYSTRING_STABLE": "true", "AWS_S3_SIGNATURE_VERSION": version}
        storage = storage_of(env)

        links: list[str] = []
        for seconds in (0, 1.5, 1_799.9, 1_800, 3_599, 3_600):
            at(seconds)
            links.append(storage.url("a.txt"))

        assert [links.index(link) for link in links] == [0, 0, 0, 3, 3, 5]

    def test_the_time_of_signing_is_the_start_of_the_step(
        self, at: Callable[[float], None]
    ) -> None:
        storage = storage_of({**AWS, "AWS_QUERYSTRING_STABLE": "true"})
        at(1_799)

        fields = query_of(storage.url("a.txt"))

        assert (fields["X-Amz-Date"], fields["X-Amz-Expires"]) == ("20261128T120000Z", "3600")
        assert fields["X-Amz-Credential"].split("/")[1] == "20261128"

    def test_version_2_expires_a_lifetime_after_the_start(
        self, at: Callable[[float], None]
    ) -> None:
        env = {**AWS, "AWS_QUERYSTRING_STABLE": "true", "AWS_S3_SIGNATURE_VERSION": "s3"}
        at(1_799)

        assert query_of(storage_of(env).url("a.txt"))["Expires"] == str(NOON + 3_600)

    def test_a_lifetime_of_one_link_has_its_own_step(self, at: Callable[[float], None]) -> None:
        storage = storage_of({**AWS, "AWS_QUERYSTRING_STABLE": "true"})
        at(31)

        fields = query_of(storage.url("a.txt", expire=60))

        assert (fields["X-Amz-Date"], fields["X-Amz-Expires"]) == ("20261128T120030Z", "60")

    def test_parameters_and_method_are_kept(self, at: Callable[[float], None]) -> None:
        at(0)
        storage = storage_of({**AWS, "AWS_QUERYSTRING_STABLE": "true"})
        parameters = {"ResponseContentDisposition": 'attachment; filename="invoice.pdf"'}

        links = [storage.url("a", parameters=parameters), storage.url("a", http_method="HEAD")]

        assert (
            query_of(links[0])["response-content-disposition"]
            == parameters["ResponseContentDisposition"]
        )
        assert len({*links, storage.url("a")}) == 3

    def test_requests_are_signed_as_ever(self) -> None:
        storage = storage_of({**AWS, "AWS_QUERYSTRING_STABLE": "true"})
        storage.url("a")
        sent: list[Any] = []

        def stop(request: Any, **_: object) -> None:
            sent.append(request)
            raise InterruptedError

        client = storage.connection.meta.client
        client.meta.events.register("before-send.s3", stop)
        with pytest.raises(InterruptedError):
            client.head_object(Bucket="acme", Key="a")

        assert sent[0].headers["Authorization"].startswith(b"AWS4-HMAC-SHA256 Credential=")

    def test_links_for_the_public_endpoint_are_stable_too(
        self, at: Callable[[float], None]
    ) -> None:
        storage = storage_of({**MINIO, "AWS_QUERYSTRING_STABLE": "true"})
        at(1)
        first = storage.url("a")
        at(1_000)

        assert storage.url("a") == first
        assert first.startswith("https://files.example.com/")

    # django-storages 1.14.6 computes the expiry with it, and Python 3.12 has deprecated it
    @pytest.mark.filterwarnings(r"ignore:datetime\.datetime\.utcnow\(\):DeprecationWarning")
    def test_links_of_cloudfront_are_stable_and_live_half_of_their_lifetime(self) -> None:
        key = generate_private_key(public_exponent=65_537, key_size=2048)
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
        env = {
            **AWS,
            "AWS_MEDIA_CUSTOM_DOMAIN": "files.example.com",
            "AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F",
            "AWS_CLOUDFRONT_KEY": pem,
            "AWS_QUERYSTRING_STABLE": "true",
            "AWS_QUERYSTRING_EXPIRE": "7d",
        }
        storage = storage_of(env)

        links = [storage.url("a"), storage.url("a", expire=604_800)]

        expires = int(query_of(links[0])["Expires"])
        assert links[0] == links[1]
        assert expires % 302_400 == 0
        assert 302_400 <= expires - time.time() <= 604_800
        assert clients_of(storage) == 0


@pytest.mark.parametrize("lifetime", [1, 2, 3, 60, 3_600, 604_800])
@pytest.mark.parametrize("moment", [0, 0.5, 1, 59.9, NOON, NOON + 1_799.9, NOON + 123_456.7])
def test_at_least_half_of_the_lifetime_is_left(moment: float, lifetime: int) -> None:
    start = start_of_step(moment, lifetime)

    assert start <= moment
    assert start + lifetime - moment >= lifetime / 2 - (lifetime % 2) / 2


class TestHandWrittenSettings:
    """A project can name the classes in a STORAGES of its own; `check` knows their options."""

    @staticmethod
    def reported(options: dict[str, object], media_url: str) -> list[tuple[str, str | None]]:
        entry = {
            "BACKEND": "s3settings.backends.S3Storage",
            "OPTIONS": {
                "bucket_name": "acme",
                "region_name": "us-east-1",
                "endpoint_url": "http://minio.example.com:9000",
                "default_acl": None,
                "file_overwrite": False,
                **options,
            },
        }
        static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        storages = {"default": entry, "staticfiles": static}
        reported = found({"STORAGES": storages, "MEDIA_URL": media_url, "STATIC_URL": "/static/"})
        return [(id_, variable) for id_, variable, _ in reported]

    def test_the_url_of_the_public_endpoint_is_right(self) -> None:
        options: dict[str, object] = {"public_endpoint_url": "https://files.example.com"}

        assert self.reported(options, "https://files.example.com/acme/") == []

    def test_the_url_of_another_host_is_not(self) -> None:
        options: dict[str, object] = {"public_endpoint_url": "https://files.example.com"}

        assert ("W110", "MEDIA_URL") in self.reported(options, "https://other.example.com/acme/")

    def test_an_option_that_no_class_has_is_reported(self) -> None:
        reported = self.reported({"public_endpoint": "https://files.example.com"}, "")

        assert ("E107", 'STORAGES["default"]["OPTIONS"]["public_endpoint"]') in reported

    def test_a_subclass_of_the_project_has_the_options(self) -> None:
        assert backend("s3settings.backends.S3Storage").link_options == {*LINK_OPTIONS}
        assert backend("storages.backends.s3.S3Storage").link_options == frozenset()
        assert backend("nowhere.S3Storage").link_options == frozenset()
