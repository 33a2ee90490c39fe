from dataclasses import replace
from typing import Any

import pytest

from s3settings.migrate.building import Origin
from s3settings.migrate.planning import planned
from s3settings.migrate.plans import Default, Names, Plan, Secret
from tests.migrate.plans import FAMILIES, HASHED, MANIFEST, UNSET, origin, plan, storage


def of(text: str, **origins: Origin) -> Plan:
    return plan(text, {"default": storage(origins)})[2]


def codes(found: Plan) -> dict[str, str]:
    return {one.variable: one.code for one in found.defaults}


@pytest.mark.parametrize(
    ("text", "record", "expected"),
    [
        ("", UNSET, {}),
        ("", origin("files"), {"AWS_STORAGE_BUCKET_NAME": '"files"'}),
        ("", origin("files", setting="ELSEWHERE"), {"AWS_STORAGE_BUCKET_NAME": '"files"'}),
        ("", origin("files", variable="same"), {}),
        (
            "AWS_STORAGE_BUCKET_NAME = 'files'",
            origin("files", setting="AWS_STORAGE_BUCKET_NAME"),
            {"AWS_STORAGE_BUCKET_NAME": "'files'"},
        ),
        (
            "AWS_STORAGE_BUCKET_NAME = os.environ['BUCKET']",
            origin(HASHED, setting="AWS_STORAGE_BUCKET_NAME"),
            {"AWS_STORAGE_BUCKET_NAME": "os.environ['BUCKET']"},
        ),
        (
            "AWS_STORAGE_BUCKET_NAME = os.environ['AWS_STORAGE_BUCKET_NAME']",
            origin(HASHED, setting="AWS_STORAGE_BUCKET_NAME", variable="same"),
            {},
        ),
        (
            "AWS_STORAGE_BUCKET_NAME = os.getenv('AWS_STORAGE_BUCKET_NAME', 'files')",
            origin(HASHED, setting="AWS_STORAGE_BUCKET_NAME", variable="same"),
            {"AWS_STORAGE_BUCKET_NAME": "'files'"},
        ),
        (
            "AWS_STORAGE_BUCKET_NAME = 'files'\nDOMAIN = AWS_STORAGE_BUCKET_NAME",
            origin("files", setting="AWS_STORAGE_BUCKET_NAME"),
            {"AWS_STORAGE_BUCKET_NAME": "AWS_STORAGE_BUCKET_NAME"},
        ),
        (
            "if X:\n    AWS_STORAGE_BUCKET_NAME = 'a'\nelse:\n    AWS_STORAGE_BUCKET_NAME = 'b'",
            origin("a", setting="AWS_STORAGE_BUCKET_NAME"),
            {"AWS_STORAGE_BUCKET_NAME": "AWS_STORAGE_BUCKET_NAME"},
        ),
        (
            "BUCKET = os.environ['BUCKET']",
            origin(HASHED, settings=["AWAY", "BUCKET"]),
            {"AWS_STORAGE_BUCKET_NAME": "BUCKET"},
        ),
        (
            "A = 1\nSTORAGES = {'default': {'OPTIONS': {'bucket_name': f()}}}",
            origin(HASHED, is_in_entry=True),
            {"AWS_STORAGE_BUCKET_NAME": "f()"},
        ),
        (
            "STORAGES = make()",
            origin(HASHED, is_in_entry=True),
            {"AWS_STORAGE_BUCKET_NAME": 'STORAGES["default"]["OPTIONS"]["bucket_name"]'},
        ),
        (
            "with open(X) as file:\n    AWS_STORAGE_BUCKET_NAME = file.read()",
            origin(HASHED, setting="AWS_STORAGE_BUCKET_NAME"),
            {"AWS_STORAGE_BUCKET_NAME": "AWS_STORAGE_BUCKET_NAME"},
        ),
        (
            "STORAGES = make()",
            origin("files", is_in_entry=True),
            {"AWS_STORAGE_BUCKET_NAME": '"files"'},
        ),
        ("", origin("files", variable="other"), {"AWS_MEDIA_BUCKET_NAME": '"files"'}),
        ("", replace(UNSET, variable="other"), {"AWS_MEDIA_BUCKET_NAME": "None"}),
    ],
)
def test_an_option_becomes_the_default_that_reproduces_it(
    text: str, record: Origin, expected: dict[str, str]
) -> None:
    found = of(text, bucket_name=record)
    assert codes(found) == expected
    assert found.moves == ("default",)


@pytest.mark.parametrize("variable", ["same", None])
def test_a_key_beside_a_variable_for_another_one_belongs_to_the_storage(
    variable: str | None,
) -> None:
    found = of(
        "A, B = keys()\nAWS_ACCESS_KEY_ID = A\nAWS_SECRET_ACCESS_KEY = B",
        access_key=origin(HASHED, setting="AWS_ACCESS_KEY_ID", variable="other"),
        secret_key=origin(HASHED, setting="AWS_SECRET_ACCESS_KEY", variable=variable),
    )
    assert codes(found) == {"AWS_MEDIA_ACCESS_KEY": "A", "AWS_MEDIA_SECRET_KEY": "B"}


@pytest.mark.parametrize(
    ("text", "optional"),
    [
        ("if CDN:\n    AWS_S3_ENDPOINT_URL = f()", "AWS_S3_ENDPOINT_URL"),
        ("if CDN:\n    AWS_S3_ENDPOINT_URL = f()\nelse:\n    AWS_S3_ENDPOINT_URL = g()", ""),
        ("AWS_S3_ENDPOINT_URL = g()\nif CDN:\n    AWS_S3_ENDPOINT_URL = f()", ""),
    ],
)
def test_a_name_that_some_environments_set_is_an_optional_default(text: str, optional: str) -> None:
    found = of(text, endpoint_url=origin(HASHED, setting="AWS_S3_ENDPOINT_URL"))
    names = frozenset({"AWS_S3_ENDPOINT_URL"})
    assert found.defaults == (
        Default("AWS_S3_ENDPOINT_URL", "AWS_S3_ENDPOINT_URL", names, optional),
    )


def test_an_option_that_several_storages_share_is_set_once() -> None:
    found = plan(
        "",
        {
            "default": storage({"bucket_name": origin("files"), "location": origin("media")}),
            "staticfiles": storage(
                {"bucket_name": origin("files"), "querystring_auth": origin(value=False)}
            ),
            "invoices": storage({"bucket_name": origin("files"), "location": origin("private")}),
        },
    )[2]
    assert codes(found) == {
        "AWS_STORAGE_BUCKET_NAME": '"files"',
        "AWS_MEDIA_LOCATION": '"media"',
        "AWS_INVOICES_LOCATION": '"private"',
    }


def test_static_files_that_are_signed_or_hashed_are_explicit() -> None:
    made = storage({"querystring_auth": replace(UNSET, value=True)}, families=[MANIFEST, *FAMILIES])
    found = plan("", {"staticfiles": made})[2]
    assert codes(found) == {
        "AWS_STATIC_MANIFEST": "True",
        "AWS_STATIC_QUERYSTRING_AUTH": "True",
    }


def test_a_secret_in_the_source_moves_to_a_variable_and_is_in_no_code() -> None:
    text = "A = 1\nAWS_SECRET_ACCESS_KEY = 'canary'\n"
    found = of(text, secret_key=origin(HASHED, setting="AWS_SECRET_ACCESS_KEY"))
    assert [(one.variable, str(one.value), one.line) for one in found.secrets] == [
        ("AWS_SECRET_ACCESS_KEY", "canary", 2)
    ]
    assert found.defaults == ()
    assert "canary" not in repr(found)
    assert "canary" not in repr(found.secrets)


@pytest.mark.parametrize(
    ("option", "setting", "code"),
    [
        ("secret_key", "AWS_SECRET_ACCESS_KEY", "os.getenv('SECRET', 'canary')"),
        ("proxies", "AWS_S3_PROXIES", "{'https': 'user:canary@proxy'}"),
        ("object_parameters", "AWS_S3_OBJECT_PARAMETERS", "{'SSECustomerKey': 'canary'}"),
    ],
)
def test_code_with_a_secret_is_referred_to_by_its_name(
    option: str, setting: str, code: str
) -> None:
    found = of(f"{setting} = {code}", **{option: origin(HASHED, setting=setting)})
    assert codes(found) == {setting: setting}
    assert found.names == {setting}
    assert "canary" not in repr(found)


def test_a_secret_that_a_variable_holds_stays_one() -> None:
    text = "AWS_SECRET_ACCESS_KEY = os.environ['SECRET']"
    found = of(text, secret_key=origin(HASHED, setting="AWS_SECRET_ACCESS_KEY"))
    assert codes(found) == {"AWS_SECRET_ACCESS_KEY": "os.environ['SECRET']"}


@pytest.mark.parametrize(
    ("alias", "made", "reason"),
    [
        (
            "default",
            storage(behavior=["stores.Uploads: _save"], backend="Uploads"),
            "its class is not given by a path",
        ),
        ("s3", storage(), "the alias has variables that would collide with variables of AWS"),
        (
            "default",
            storage({"client_config": origin({})}),
            "its client_config is computed outside of the settings module",
        ),
        (
            "default",
            storage({"secret_key": origin(HASHED)}),
            "its secret_key is computed outside of the settings module",
        ),
    ],
)
def test_what_no_default_can_express_stays(alias: str, made: dict[str, Any], reason: str) -> None:
    _, _, found = plan("", {alias: made, "local": {"is_s3": False}})
    assert (found.moves, found.stays, found.defaults) == ((), {alias: reason}, ())


def test_the_names_in_defaults_are_known() -> None:
    found = Plan(
        moves=(), stays={}, defaults=(Default("A", "x + y", frozenset("xy")), Default("B", "1"))
    )
    assert found.names == {"x", "y"}


def test_what_load_makes_stays() -> None:
    storages = {"default": storage(), "private": storage()}
    found = plan("", storages, is_loaded=True, loaded=frozenset({"default"}))[2]
    assert found.stays == {
        "default": "it is made by load() already",
        "private": "the settings call load() already",
    }


@pytest.mark.parametrize(
    "facts", [{"behavior": ["stores.Uploads: _save"]}, {"families": [MANIFEST, *FAMILIES]}]
)
def test_a_class_with_code_stays_that_of_the_storage(facts: dict[str, Any]) -> None:
    found = plan("", {"default": storage(backend="stores.Uploads", **facts)})[2]
    assert codes(found) == {"AWS_MEDIA_BACKEND": '"stores.Uploads"'}


def test_code_that_may_have_another_value_is_a_default_even_if_it_is_usual() -> None:
    text = (
        "AWS_LOCATION = os.getenv('FOLDER')\nAWS_S3_REGION_NAME = os.getenv('AWS_S3_REGION_NAME')"
    )
    found = of(
        text,
        location=replace(UNSET, setting="AWS_LOCATION"),
        object_parameters=replace(UNSET, setting="AWS_S3_OBJECT_PARAMETERS"),
    )
    assert codes(found) == {"AWS_MEDIA_LOCATION": "os.getenv('FOLDER')"}


def test_a_text_may_consist_of_other_settings_and_variables() -> None:
    parts = [["text", "https://"], ["variable", "HOST"], ["setting", "NAME"]]
    found = of("", bucket_name=origin(HASHED, composed=parts))
    assert codes(found) == {"AWS_STORAGE_BUCKET_NAME": '"https://" + os.environ["HOST"] + NAME'}
    assert found.names == {"os", "NAME"}


def test_options_that_several_assignments_set_are_named_by_their_place() -> None:
    text = """\
STORAGES = {"default": {"OPTIONS": {"bucket_name": X}}}
STORAGES["default"]["OPTIONS"]["bucket_name"] = Y
"""
    found = of(text, bucket_name=origin(HASHED, is_in_entry=True))
    assert codes(found) == {
        "AWS_STORAGE_BUCKET_NAME": 'STORAGES["default"]["OPTIONS"]["bucket_name"]'
    }


def test_a_secret_in_code_that_cannot_move_is_known() -> None:
    text = "AWS_SECRET_ACCESS_KEY = os.getenv('SECRET', 'canary')"
    found = of(text, secret_key=origin(HASHED, setting="AWS_SECRET_ACCESS_KEY"))
    assert found.left == (Secret("AWS_SECRET_ACCESS_KEY", None, 1),)
    assert found.secrets == ()


def test_an_endpoint_with_a_password_is_named() -> None:
    text = "AWS_S3_ENDPOINT_URL = 'https://user:canary@minio'"
    found = of(text, endpoint_url=origin(HASHED, setting="AWS_S3_ENDPOINT_URL"))
    assert codes(found) == {"AWS_S3_ENDPOINT_URL": "AWS_S3_ENDPOINT_URL"}


def test_settings_of_a_class_are_named_as_its_attributes() -> None:
    source, built, _ = plan(
        "", {"default": storage({"bucket_name": origin(HASHED, settings=["B"])})}
    )
    named = replace(built, names=frozenset({"B"}))
    found = planned(named, source, {}, names=Names(frozenset({"B"})))
    assert codes(found) == {"AWS_STORAGE_BUCKET_NAME": "self.B"}
