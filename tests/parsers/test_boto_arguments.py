import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import boto3
import pytest
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError
from hypothesis import given
from hypothesis import strategies as st
from s3transfer.manager import TransferManager

from s3settings.facts.s3 import (
    CLIENT_ARGUMENTS,
    CLIENT_TEXTS,
    CLIENT_WORDS,
    TRANSFER_ARGUMENTS,
    UPLOAD_ARGUMENTS,
)
from s3settings.masked import Masked
from s3settings.parsers.boto_arguments import (
    client_config,
    object_parameters,
    proxies,
    transfer_config,
    verify,
)
from s3settings.problems.problem import Invalid
from tests.parsers import CANARY, TEXT_WITH_CANARY, Parser, refusal, reported

NOT_AN_OBJECT = ("E019", "not a JSON object", 'write {"name": value}, with double quotes')

OBJECTS: list[Parser] = [object_parameters, client_config, transfer_config]
not_objects = pytest.mark.parametrize(
    "value", ["CacheControl=max-age=60", "[1]", "null", 5, [], None], ids=repr
)
PARSERS: list[Parser] = [object_parameters, client_config, transfer_config, proxies, verify]

names = st.sampled_from(
    [*UPLOAD_ARGUMENTS, *CLIENT_ARGUMENTS, *TRANSFER_ARGUMENTS, "http", "https", "ftp", CANARY]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT_WITH_CANARY | st.just(CANARY),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(names, inner, max_size=2),
    max_leaves=4,
)
objects = st.dictionaries(names | TEXT_WITH_CANARY, values, max_size=3)


@given(objects)
def test_a_refusal_never_contains_a_name_or_value_that_was_given(
    given_to_us: dict[str, object],
) -> None:
    typed = json.dumps(given_to_us)
    for parse in PARSERS:
        assert CANARY not in reported(parse, given_to_us)
        assert CANARY not in reported(parse, typed)


@pytest.mark.parametrize("parse", OBJECTS)
@not_objects
def test_arguments_are_a_json_object(parse: Parser, value: object) -> None:
    assert refusal(parse, value) == NOT_AN_OBJECT


@not_objects
def test_proxies_are_an_object_of_their_own_form(value: object) -> None:
    fact = "not a mapping of protocols to proxy addresses"

    assert refusal(proxies, value) == ("E027", fact, 'write {"https": "proxy.example.com:3128"}')


@pytest.mark.parametrize("parse", [*OBJECTS, proxies])
def test_no_arguments_are_fine(parse: Parser) -> None:
    assert parse("{}") == parse({}) == {}


def test_object_parameters_are_upload_arguments() -> None:
    parameters = {
        "CacheControl": "max-age=86400",
        "ContentDisposition": "attachment",
        "Metadata": {"team": "web"},
        "Tagging": None,
        "Expires": 1_800_000_000,
    }
    assert object_parameters(json.dumps(parameters)) == parameters


@pytest.mark.parametrize(
    "moment",
    [
        1_800_000_000,
        1.5,
        "1800000000",
        "2030-01-31T00:00:00Z",
        "Thu, 31 Jan 2030 00:00:00 GMT",
        datetime(2030, 1, 31, tzinfo=UTC),
        None,
    ],
    ids=repr,
)
def test_a_time_is_what_botocore_sends_as_one(moment: object) -> None:
    assert object_parameters({"Expires": moment}) == {"Expires": moment}


@pytest.mark.parametrize(
    "moment",
    ["", "tomorrow-ish", True, [1_800_000_000], {"in": "1d"}, 1e300, date(2030, 1, 31)],
    ids=repr,
)
def test_another_time_is_reported(moment: object) -> None:
    assert refusal(object_parameters, {"Expires": moment}) == (
        "E020",
        "Expires is not a time",
        'write {"Expires": "2030-01-31T00:00:00Z"}, or seconds since 1970',
    )


def test_every_upload_argument_is_known_to_boto3() -> None:
    assert set(UPLOAD_ARGUMENTS) <= set(TransferManager.ALLOWED_UPLOAD_ARGS)


@pytest.mark.parametrize(
    ("parameters", "message", "hint"),
    [
        pytest.param(
            {"Cache-Control": "max-age=60"},
            "name 1 is not an upload argument of boto3",
            "write CacheControl",
            id="the-header",
        ),
        pytest.param(
            {"ACL": "private", "cache_control": "max-age=60"},
            "name 2 is not an upload argument of boto3",
            "write CacheControl",
            id="the-option",
        ),
        pytest.param(
            {"CacheControll": "max-age=60"},
            "name 1 is not an upload argument of boto3",
            "write CacheControl",
            id="misspelled",
        ),
        pytest.param(
            {"Bucket": "acme"},
            "name 1 is not an upload argument of boto3",
            f"use one of {', '.join(UPLOAD_ARGUMENTS)}",
            id="unknown",
        ),
        pytest.param(
            {"Metadata": "team=web"},
            "Metadata is not an object of text",
            'write {"Metadata": {"name": "text"}}',
            id="metadata",
        ),
        pytest.param(
            {"Metadata": {"team": 5}},
            "Metadata is not an object of text",
            'write {"Metadata": {"name": "text"}}',
            id="a number in the metadata",
        ),
        pytest.param(
            {"ContentType": ["text/css"]},
            "ContentType is not text",
            'write {"ContentType": "text"}',
            id="a list",
        ),
    ],
)
def test_another_object_parameter_is_reported(
    parameters: dict[str, object], message: str, hint: str
) -> None:
    assert refusal(object_parameters, parameters) == ("E020", message, hint)


@pytest.mark.parametrize(
    ("name", "word", "hint"),
    [
        ("ServerSideEncryption", "AES-256", "did you mean AES256?"),
        ("ServerSideEncryption", "kms", "use one of AES256, aws:kms, aws:kms:dsse"),
        ("ACL", "publicread", "did you mean public-read?"),
    ],
)
def test_some_object_parameters_have_words_of_their_own(name: str, word: str, hint: str) -> None:
    message = f"{name} is not one of the words that S3 accepts"

    assert refusal(object_parameters, {name: word}) == ("E017", message, hint)


def test_cache_control_among_object_parameters_is_checked_too() -> None:
    assert refusal(object_parameters, {"CacheControl": "maxage=60"}) == (
        "E018",
        "directive 1 is a misspelled max-age",
        "write max-age",
    )


@pytest.mark.parametrize(
    ("parse", "typed", "messages"),
    [
        pytest.param(
            object_parameters,
            """{"Foo": 1, "CacheControl": "max-age, x-foo", "Tagging": 3, "ACL": "c4n4ry"}""",
            [
                "name 1 is not an upload argument of boto3",
                "max-age lacks a number of seconds",
                "directive 2 is unknown",
                "Tagging is not text",
                "ACL is not one of the words that S3 accepts",
            ],
            id="object parameters",
        ),
        pytest.param(
            object_parameters,
            {"CacheControl": "${c4n4ry}", "Tagging": 3},
            ["a placeholder, not a value", "Tagging is not text"],
            id="a placeholder",
        ),
        pytest.param(
            object_parameters,
            """{"CacheControl": "x-foo, x-foo, public, public"}""",
            ["directive 1 is unknown", "directive 2 is unknown", "public is set twice"],
            id="directives",
        ),
        pytest.param(
            client_config,
            """{"foo": 1, "read_timeout": "5", "s3": {"bar": 1, "use_accelerate_endpoint": 1}}""",
            [
                "name 1 is not an argument of botocore's Config",
                "name 1 is not an argument of s3 in botocore's Config",
                "read_timeout is not a number",
                "s3.use_accelerate_endpoint is not a boolean",
            ],
            id="client arguments",
        ),
        pytest.param(
            client_config,
            {"s3": {5: 1}, "read_timeout": float("nan")},
            [
                "name 1 is not an argument of s3 in botocore's Config",
                "read_timeout is not greater than 0",
            ],
            id="a key that is not text, and no number",
        ),
        pytest.param(
            object_parameters,
            {"Metadata": {5: "a"}},
            ["Metadata is not an object of text"],
            id="metadata of a number",
        ),
        pytest.param(
            transfer_config,
            """{"foo": 1, "use_threads": 1}""",
            [
                "name 1 is not an argument of boto3's TransferConfig",
                "use_threads is not a boolean",
            ],
            id="transfer arguments",
        ),
    ],
)
def test_all_faults_of_a_value_are_reported_at_once(
    parse: Parser, typed: object, messages: list[str]
) -> None:
    with pytest.raises(Invalid) as caught:
        parse(typed)
    assert [one.message for one in (caught.value, *caught.value.others)] == messages


def test_the_key_of_a_customer_is_masked() -> None:
    parsed = object_parameters({"SSECustomerKey": "k", "SSECustomerKeyMD5": "m", "ACL": "private"})

    assert parsed == {"SSECustomerKey": "k", "SSECustomerKeyMD5": "m", "ACL": "private"}
    assert repr(parsed) == (
        "{'SSECustomerKey': '**********', 'SSECustomerKeyMD5': '**********', 'ACL': 'private'}"
    )
    assert type(parsed["SSECustomerKey"]) is Masked


def test_a_key_that_is_not_text_stays() -> None:
    assert object_parameters({"SSECustomerKey": None}) == {"SSECustomerKey": None}


def test_every_argument_of_botocore_is_known() -> None:
    assert set(Config.OPTION_DEFAULTS) <= set(CLIENT_ARGUMENTS)


def test_transfer_arguments_are_those_of_boto3() -> None:
    defaults = {name: getattr(TransferConfig(), name) for name in TRANSFER_ARGUMENTS}
    assert TransferConfig(**defaults).use_threads is True


def test_client_arguments_are_handed_on() -> None:
    arguments = {
        "connect_timeout": 3,
        "retries": {"max_attempts": 4, "mode": "standard"},
        "s3": {"use_accelerate_endpoint": True},
    }
    assert client_config(json.dumps(arguments)) == arguments


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("connect-timeout", "write connect_timeout", id="hyphen"),
        pytest.param("connectTimeout", "write connect_timeout", id="camel-case"),
        pytest.param("maxPoolConnections", "write max_pool_connections", id="camel-case-of-three"),
        pytest.param(
            "requestMinCompressionSizeBytes",
            "write request_min_compression_size_bytes",
            id="camel-case-of-five",
        ),
        pytest.param("retrys", "write retries", id="misspelled"),
        pytest.param("timeout", f"use one of {', '.join(CLIENT_ARGUMENTS)}", id="unknown"),
    ],
)
def test_another_client_argument_is_reported(typed: str, hint: str) -> None:
    assert refusal(client_config, {typed: 1}) == (
        "E021",
        "name 1 is not an argument of botocore's Config",
        hint,
    )


@pytest.mark.parametrize(
    ("arguments", "name", "variable"),
    [
        ({"region_name": "eu-west-1"}, "region_name", "AWS_S3_REGION_NAME"),
        ({"signature_version": "s3v4"}, "signature_version", "AWS_S3_SIGNATURE_VERSION"),
        ({"proxies": {}}, "proxies", "AWS_S3_PROXIES"),
        (
            {"s3": {"addressing_style": "path"}},
            "s3.addressing_style",
            "AWS_S3_ADDRESSING_STYLE",
        ),
    ],
    ids=["region", "signature", "proxies", "addressing"],
)
def test_a_client_argument_with_a_variable_of_its_own_is_reported(
    arguments: dict[str, object], name: str, variable: str
) -> None:
    assert refusal(client_config, arguments) == (
        "E021",
        f"{name} has a separate variable",
        f"move it to {variable}",
    )


@pytest.mark.parametrize("s3", ["{}", "path", None, ["addressing_style"], 1], ids=repr)
def test_the_s3_arguments_of_a_client_are_an_object(s3: object) -> None:
    assert refusal(client_config, {"s3": s3}) == (
        "E021",
        "s3 is not an object",
        'write {"s3": {"name": value}}',
    )


def test_transfer_arguments_are_handed_on() -> None:
    arguments = {"multipart_threshold": 16_777_216, "use_threads": False}
    assert transfer_config(json.dumps(arguments)) == arguments


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("multipartThreshold", "write multipart_threshold", id="camel-case"),
        pytest.param("use_thread", "write use_threads", id="misspelled"),
        pytest.param("bandwidth", f"use one of {', '.join(TRANSFER_ARGUMENTS)}", id="unknown"),
    ],
)
def test_another_transfer_argument_is_reported(typed: str, hint: str) -> None:
    assert refusal(transfer_config, {typed: 1}) == (
        "E021",
        "name 1 is not an argument of boto3's TransferConfig",
        hint,
    )


def test_proxies_are_by_protocol_or_by_server() -> None:
    given_to_us = {
        "http": "proxy.example.com:3128",
        "https": "http://proxy.example.com:3128",
        "https://s3.example.com:9000": "10.0.0.1:8080",
    }
    assert proxies(json.dumps(given_to_us)) == given_to_us


@pytest.mark.parametrize("scheme", ["http://", ""])
def test_the_password_of_a_proxy_is_masked(scheme: str) -> None:
    given_to_us = {"http": "10.0.0.1:8080", "https": f"{scheme}user:password@proxy:3128"}

    parsed = proxies(given_to_us)

    assert parsed == given_to_us
    assert repr(parsed) == "{'http': '10.0.0.1:8080', 'https': '**********'}"


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"ftp": "proxy:3128"}, id="another-protocol"),
        pytest.param({"https:": "proxy:3128"}, id="a-colon"),
        pytest.param({"https": 3128}, id="a-port-alone"),
        pytest.param({"https": None}, id="none"),
        pytest.param({"https": "proxy:3128", "": "proxy:3128"}, id="no-protocol"),
        pytest.param({"https://s3.example.com:٨٠": "proxy:3128"}, id="port-in-other-digits"),
    ],
)
def test_an_invalid_proxy_is_reported(value: dict[str, object]) -> None:
    assert refusal(proxies, value) == (
        "E027",
        "not a mapping of protocols to proxy addresses",
        'write {"https": "proxy.example.com:3128"}',
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("false", False, id="off"),
        pytest.param("TRUE", True, id="on"),
        pytest.param(False, False, id="a-boolean"),
        pytest.param(" /etc/ssl/ca.pem ", "/etc/ssl/ca.pem", id="absolute"),
        pytest.param("ca.pem", "ca.pem", id="a-file-here"),
        pytest.param("certificates\\ca", "certificates\\ca", id="windows"),
        pytest.param(Path("etc/ca.pem"), str(Path("etc/ca.pem")), id="a-path"),
    ],
)
def test_certificates_are_verified_or_not_or_by_a_bundle(value: object, expected: object) -> None:
    assert verify(value) == expected


@pytest.mark.parametrize(
    ("value", "id_"),
    [
        pytest.param("maybe", "E008", id="a-word"),
        pytest.param("ca-bundle", "E008", id="no-path"),
        pytest.param(5, "E008", id="a-number"),
        pytest.param(None, "E008", id="none"),
    ],
)
def test_neither_a_boolean_nor_a_path_is_reported(value: object, id_: str) -> None:
    assert refusal(verify, value) == (
        id_,
        "neither a boolean nor a path",
        "set true, or the path of a CA bundle",
    )


def test_the_path_of_a_bundle_is_plain_text() -> None:
    assert refusal(verify, "${HOME}/ca.pem")[0] == "E007"
    assert refusal(verify, "/etc/ca\x00.pem")[0] == "E025"


@pytest.mark.parametrize("number", ['"5"', "true", "null"])
def test_a_number_of_the_client_is_a_number(number: str) -> None:
    with pytest.raises(Invalid) as caught:
        client_config(f'{{"connect_timeout": {number}}}')
    assert (caught.value.id, caught.value.message) == ("E021", "connect_timeout is not a number")
    assert client_config('{"connect_timeout": 2.5}') == {"connect_timeout": 2.5}


@pytest.mark.parametrize("switch", ['"true"', "1", "null"])
def test_a_switch_of_the_client_is_true_or_false(switch: str) -> None:
    with pytest.raises(Invalid) as caught:
        client_config(f'{{"s3": {{"use_accelerate_endpoint": {switch}}}}}')
    assert (caught.value.id, caught.value.message) == (
        "E021",
        "s3.use_accelerate_endpoint is not a boolean",
    )


def test_a_switch_of_a_transfer_is_true_or_false() -> None:
    assert transfer_config('{"use_threads": null}') == {"use_threads": None}
    assert refusal(transfer_config, '{"use_threads": "false"}') == (
        "E021",
        "use_threads is not a boolean",
        "write true or false without quotes",
    )


def client_of(arguments: dict[str, Any]) -> object:
    return boto3.Session("a", "b", region_name="eu-west-1").client("s3", config=Config(**arguments))


REFUSED_BY_CLIENT = [
    ({"connect_timeout": 0}, "connect_timeout is not greater than 0"),
    ({"read_timeout": -5}, "read_timeout is not greater than 0"),
    ({"user_agent_extra": 5}, "user_agent_extra is not text"),
    ({"auth_scheme_preference": ["sigv4"]}, "auth_scheme_preference is not text"),
    (
        {"request_checksum_calculation": "x"},
        "request_checksum_calculation is not one of the words that botocore accepts",
    ),
    (
        {"response_checksum_validation": "x"},
        "response_checksum_validation is not one of the words that botocore accepts",
    ),
    (
        {"account_id_endpoint_mode": "x"},
        "account_id_endpoint_mode is not one of the words that botocore accepts",
    ),
    ({"defaults_mode": "x"}, "defaults_mode is not one of the words that botocore accepts"),
    (
        {"s3": {"us_east_1_regional_endpoint": "x"}},
        "s3.us_east_1_regional_endpoint is not one of the words that botocore accepts",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED_BY_CLIENT)
def test_what_a_client_refuses_is_reported(arguments: dict[str, object], message: str) -> None:
    with pytest.raises((BotoCoreError, TypeError, ValueError)):
        client_of(arguments)

    assert refusal(client_config, json.dumps(arguments))[:2] == ("E021", message)


@pytest.mark.parametrize("name", [*CLIENT_WORDS, *CLIENT_TEXTS])
def test_what_a_client_takes_passes(name: str) -> None:
    group, _, argument = name.rpartition(".")
    for word in CLIENT_WORDS.get(name, ("sigv4", None)):
        arguments: dict[str, Any] = {argument: word}
        arguments = {group: arguments} if group else arguments

        assert client_of(arguments)
        assert client_config(json.dumps(arguments)) == arguments


def test_objects_of_boto3_are_their_arguments() -> None:
    config = Config(signature_version="s3v4", s3={"addressing_style": "path"}, read_timeout=5)
    assert client_config(config) == {
        "signature_version": "s3v4",
        "s3": {"addressing_style": "path"},
        "read_timeout": 5,
    }
    assert client_config(Config()) == {}
    assert transfer_config(TransferConfig(max_concurrency=4)) == {"max_concurrency": 4}
    assert transfer_config(TransferConfig()) == {}


@pytest.mark.parametrize(
    ("arguments", "fact", "hint"),
    [
        (
            {"parameter_validation": 1},
            "parameter_validation is not a boolean",
            "write true or false without quotes",
        ),
        (
            {"connect_timeout": "1"},
            "connect_timeout is not a number",
            "write a number without quotes",
        ),
        (
            {"connect_timeout": 0},
            "connect_timeout is not greater than 0",
            "write a number of seconds greater than 0",
        ),
        ({"user_agent_appid": 1}, "user_agent_appid is not text", "write text in double quotes"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_type_is_reported_with_the_cure(
    arguments: dict[str, object], fact: str, hint: str
) -> None:
    assert refusal(client_config, arguments) == ("E021", fact, hint)


def test_a_timeout_may_be_shorter_than_a_second() -> None:
    assert client_config({"connect_timeout": 0.5}) == {"connect_timeout": 0.5}


def test_a_misspelled_argument_of_s3_is_reported_with_its_place() -> None:
    assert refusal(client_config, {"s3": {"payload_signing": True}})[:2] == (
        "E021",
        "name 1 is not an argument of s3 in botocore's Config",
    )
