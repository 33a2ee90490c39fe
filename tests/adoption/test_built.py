"""Results of settings modules say what differs, and nothing is equal that can't be compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adoption.built import Builder, Built, Run
from tests.adoption.comparison import Difference, differences, unequal_storages

pytestmark = pytest.mark.slow

HEAD = """
SECRET_KEY = "made-up"
INSTALLED_APPS = ["django.contrib.staticfiles"]
STATIC_URL = "static/"
S3 = "storages.backends.s3.S3Storage"
LOCAL = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
def storages(**default):
    return {"default": default, "staticfiles": LOCAL}
"""
KEYS = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}
SAME = 'STORAGES = storages(BACKEND=S3, OPTIONS={"bucket_name": "acme"})'


class Projects:
    """Settings modules in folders of their own."""

    def __init__(self, folder: Path, builder: Builder) -> None:
        self.folder = folder
        self.builder = builder

    def run(self, name: str, settings: str, backend: str = "", **environment: str) -> Run:
        folder = self.folder / name
        folder.mkdir()
        (folder / "settings.py").write_text(HEAD + settings, encoding="utf-8")
        (folder / "mine.py").write_text(
            "from storages.backends.s3 import S3Storage\n" + backend, encoding="utf-8"
        )
        return Run(folder=folder, environment={**KEYS, **environment})

    def pair(self, before: str, after: str, backend: str = "") -> tuple[Built, Built]:
        old, new = self.builder.built(
            [self.run("before", before, backend), self.run("after", after, backend)]
        )
        return old, new


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    with Builder() as started:
        yield started


@pytest.fixture
def projects(tmp_path: Path, builder: Builder) -> Projects:
    return Projects(tmp_path, builder)


def changed(before: Built, after: Built) -> list[tuple[str | None, str]]:
    return [(each.storage, each.what) for each in differences(before, after)]


def on_s3(**options: object) -> str:
    return f"STORAGES = storages(BACKEND=S3, OPTIONS={ {'bucket_name': 'acme', **options}!r})"


def of_class(name: str) -> str:
    return f'AWS_STORAGE_BUCKET_NAME = "acme"\nSTORAGES = storages(BACKEND="mine.{name}")'


def test_a_constant_is_the_same_as_an_option(projects: Projects) -> None:
    constant = 'AWS_STORAGE_BUCKET_NAME = "acme"\nSTORAGES = storages(BACKEND=S3)'

    assert differences(*projects.pair(constant, SAME)) == []


def test_an_attribute_of_a_subclass_is_the_same_as_an_option(projects: Projects) -> None:
    backend = "class Mine(S3Storage):\n    location = 'media/'\n    secure_urls = False\n"

    before, after = projects.pair(of_class("Mine"), on_s3(location="media"), backend)

    assert differences(before, after) == []
    assert before.storages["default"].class_path == "mine.Mine"


def test_an_argument_that_a_subclass_sets_is_the_same_as_an_option(projects: Projects) -> None:
    backend = (
        "class Mine(S3Storage):\n"
        "    def __init__(self, **options):\n"
        "        super().__init__(**options, location='media')\n"
    )

    assert differences(*projects.pair(of_class("Mine"), on_s3(location="media"), backend)) == []


def test_another_place_is_another_option_key_and_link(projects: Projects) -> None:
    before, after = projects.pair(SAME, on_s3(location="media"))

    names = ("report.pdf", "photos/été 1+1.jpg", "css/app.css")
    assert changed(before, after) == [
        ("default", "location"),
        *(("default", f"key of {name}") for name in names),
        *(("default", f"link of {name}") for name in names),
    ]
    assert unequal_storages(before, after) == ["default"]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"querystring_expire": 60, "querystring_auth": False}, id="unsigned"),
        pytest.param({"gzip_content_types": ["text/plain"]}, id="not compressed"),
        pytest.param({"url_protocol": "http:"}, id="without a domain"),
    ],
)
def test_an_option_without_an_effect_is_named_as_such(
    projects: Projects, options: dict[str, object]
) -> None:
    name, *_ = options
    rest = {key: value for key, value in options.items() if key != name}

    before, after = projects.pair(on_s3(**rest), on_s3(**options))

    [found] = differences(before, after)
    assert (found.what, found.is_inert) == (name, True)
    assert unequal_storages(before, after) == []


def test_signing_behind_a_domain_has_no_effect_without_a_key(projects: Projects) -> None:
    domain = "cdn.example.com"

    before, after = projects.pair(
        on_s3(custom_domain=domain), on_s3(custom_domain=domain, querystring_auth=False)
    )

    assert [(each.what, each.is_inert) for each in differences(before, after)] == [
        ("querystring_auth", True)
    ]


def test_a_method_of_a_subclass_makes_it_another_storage(projects: Projects) -> None:
    backend = "class Mine(S3Storage):\n    def delete(self, name):\n        pass\n"

    before, after = projects.pair(of_class("Mine"), SAME, backend)

    assert changed(before, after) == [("default", "behavior of mine.Mine")]
    assert differences(before, before) == []


def test_code_without_a_source_equals_nothing(projects: Projects) -> None:
    backend = "exec('class Mine(S3Storage):\\n def delete(self, name): pass')\n"
    backend += "Mine.__module__ = 'mine'\nimport sys, types\n"
    backend += "sys.modules['gone'] = types.ModuleType('gone')\nMine.__module__ = 'gone'\n"

    before, _ = projects.pair(of_class("Mine"), SAME, backend)

    assert changed(before, before) == [("default", "behavior of gone.Mine")]


def test_an_attribute_that_a_library_reads_is_compared(projects: Projects) -> None:
    backend = "class Mine(S3Storage):\n    default_content_type = 'image/png'\n"

    before, after = projects.pair(of_class("Mine"), SAME, backend)

    assert changed(before, after) == [("default", "attribute default_content_type")]


def test_an_object_that_is_not_known_equals_nothing(projects: Projects) -> None:
    unknown = SAME.replace('"acme"', '"acme", "verify": object()')

    before, _ = projects.pair(unknown, SAME)

    assert changed(before, before) == [("default", "verify")]


def test_objects_of_botocore_are_taken_apart(projects: Projects) -> None:
    config = "from botocore.config import Config\nfrom botocore import UNSIGNED\n"
    tuned = config + SAME.replace(
        '"acme"', '"acme", "client_config": Config(signature_version=UNSIGNED)'
    )

    before, after = projects.pair(SAME, tuned)

    assert differences(after, after) == []
    assert ("default", "client_config") in changed(before, after)


def test_values_of_every_kind_are_compared(projects: Projects) -> None:
    kinds = SAME.replace(
        '"acme"', '"acme", "object_parameters": {"Metadata": {"a": "b"}, "Set": {"x", "y"}}'
    )

    before, after = projects.pair(kinds, kinds)

    assert differences(before, after) == []


def test_a_password_in_an_endpoint_is_not_in_the_result(projects: Projects) -> None:
    before, after = projects.pair(on_s3(endpoint_url="https://user:canary@s3.example.com"), SAME)

    assert "canary" not in repr(before.storages["default"].options)
    assert KEYS["AWS_SECRET_ACCESS_KEY"] not in repr((before, after))
    assert KEYS["AWS_ACCESS_KEY_ID"] not in repr((before, after))


def test_signed_links_are_compared_without_what_changes(projects: Projects) -> None:
    new = on_s3(client_config=None, region_name="eu-west-1", signature_version="s3v4")

    before, after = projects.pair(SAME, new)

    old_link = before.storages["default"].links["report.pdf"]["signed"]
    new_link = after.storages["default"].links["report.pdf"]["signed"]
    assert (old_link["Expires"], new_link["X-Amz-Expires"]) == (3600, "3600")
    assert new_link["X-Amz-Credential"]["scope"] == ["eu-west-1", "s3", "aws4_request"]
    assert new_link["X-Amz-Date"] is None


def test_a_storage_that_comes_or_goes_is_a_difference(projects: Projects) -> None:
    more = SAME + '\nSTORAGES["extra"] = LOCAL\nSTATIC_URL = "https://cdn.example.com/"'

    before, after = projects.pair(SAME, more)

    assert differences(before, after) == [
        Difference(
            storage="extra",
            what="storage",
            before="missing",
            after="django.core.files.storage.memory.InMemoryStorage",
        ),
        Difference(
            storage=None, what="STATIC_URL", before="/static/", after="https://cdn.example.com/"
        ),
    ]
    assert unequal_storages(before, after) == ["extra"]


def test_a_storage_of_another_kind_equals_nothing(projects: Projects) -> None:
    other = 'STORAGES = storages(BACKEND="mine.Other")'
    backend = (
        "from django.core.files.storage import Storage\n"
        "class Other(Storage):\n    def url(self, name):\n        raise OSError\n"
    )

    before, _ = projects.pair(other, SAME, backend)

    assert ("default", "arguments") in changed(before, before)
    assert before.storages["default"].links["report.pdf"] == {"error": "OSError"}


def test_a_storage_that_cannot_be_built_equals_nothing(projects: Projects) -> None:
    before, after = projects.pair(SAME, on_s3(no_such_option=1))

    assert differences(before, after) == [
        Difference(storage="default", what="error", before=None, after="ImproperlyConfigured")
    ]


def test_a_key_that_cannot_be_made_is_an_error_of_its_own(projects: Projects) -> None:
    backend = (
        "class Mine(S3Storage):\n    def _normalize_name(self, name):\n        raise OSError\n"
    )

    before, _ = projects.pair(of_class("Mine"), SAME, backend)

    assert before.storages["default"].keys["report.pdf"] == {"error": "OSError"}


def test_a_signer_that_is_not_known_equals_nothing(projects: Projects) -> None:
    backend = "class Mine(S3Storage):\n    cloudfront_signer = object()\n"

    before, _ = projects.pair(of_class("Mine"), SAME, backend)

    assert changed(before, before) == [("default", "signer")]


def test_a_module_that_fails_is_unequal_to_everything(projects: Projects) -> None:
    before, after = projects.pair(SAME, "import os\nos.environ['NOT_THERE']")

    assert after.error == f"KeyError at settings.py:{HEAD.count(chr(10)) + 2}"
    assert changed(before, after) == [(None, "error")]
    assert unequal_storages(before, after) == ["error"]


def test_an_error_from_outside_the_project_has_no_place(projects: Projects) -> None:
    [result] = projects.builder.built([Run(folder=projects.folder, module="no_such_module")])

    assert result.error == "ModuleNotFoundError"


def test_a_process_that_dies_is_an_error(projects: Projects) -> None:
    before, _ = projects.pair("import os\nos._exit(1)", SAME)

    assert before.error == "Died"


def test_no_server_is_asked(projects: Projects) -> None:
    backend = (
        "class Mine(S3Storage):\n    def url(self, name):\n        return str(self.size(name))\n"
    )

    before, _ = projects.pair(of_class("Mine"), SAME, backend)

    assert before.storages["default"].links["report.pdf"] == {"error": "EndpointConnectionError"}
