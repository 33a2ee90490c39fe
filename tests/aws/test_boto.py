import base64
import contextlib
import sys

import pytest
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from hypothesis import given
from hypothesis import strategies as st

from s3settings.aws import boto
from s3settings.facts.s3 import CLIENT_ARGUMENTS, TRANSFER_ARGUMENTS
from s3settings.problems.problem import Invalid

Reported = tuple[str, str, str]

NOT_RSA: Reported = (
    "E022",
    "not a valid RSA private key",
    "set an RSA key without a passphrase, such as one created by openssl genrsa 2048",
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda items: st.lists(items, max_size=2) | st.dictionaries(st.text(), items, max_size=2),
    max_leaves=4,
)


def reported(caught: pytest.ExceptionInfo[Invalid]) -> Reported:
    return caught.value.id, caught.value.message, caught.value.hint


def pem(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey,
    encryption: KeySerializationEncryption | None = None,
    form: PrivateFormat = PrivateFormat.PKCS8,
) -> str:
    return key.private_bytes(Encoding.PEM, form, encryption or NoEncryption()).decode()


def with_algorithm(algorithm: bytes) -> str:
    """A key with an unknown algorithm in place of Ed25519."""
    der = ed25519.Ed25519PrivateKey.generate().private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
    )
    body = base64.encodebytes(der.replace(b"\x2b\x65\x70", algorithm)).decode()
    return f"-----BEGIN PRIVATE KEY-----\n{body}-----END PRIVATE KEY-----\n"


RSA = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
ELLIPTIC = ec.generate_private_key(ec.SECP256R1())


def test_a_client_config_is_botocore_s() -> None:
    config = boto.client_config({"connect_timeout": 3, "s3": {"addressing_style": "path"}})

    assert isinstance(config, Config)
    assert (vars(config)["connect_timeout"], vars(config)["s3"]) == (
        3,
        {"addressing_style": "path"},
    )


def test_a_transfer_config_is_boto3_s() -> None:
    config = boto.transfer_config({"max_concurrency": 3})

    assert isinstance(config, TransferConfig)
    assert vars(config)["max_request_concurrency"] == 3


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param({"retries": {"mode": "never"}}, id="a mode that does not exist"),
        pytest.param({"retries": {"max_attempts": "many"}}, id="a text for a number"),
        pytest.param({"retries": "many"}, id="a text for an object"),
        pytest.param({"s3": {"addressing_style": "none"}}, id="a style that does not exist"),
        pytest.param({"no_such": 1}, id="an argument that does not exist"),
    ],
)
def test_what_botocore_refuses_is_a_problem(arguments: dict[str, object]) -> None:
    with pytest.raises(Invalid) as caught:
        boto.client_config(arguments)

    assert reported(caught) == (
        "E021",
        "botocore rejects an argument",
        "correct the arguments; see the reference of botocore's Config",
    )
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param({"max_concurrency": 0}, id="no concurrency"),
        pytest.param({"max_concurrency": "many"}, id="a text for a number"),
        pytest.param({"no_such": 1}, id="an argument that does not exist"),
    ],
)
def test_what_boto3_refuses_is_a_problem(arguments: dict[str, object]) -> None:
    with pytest.raises(Invalid) as caught:
        boto.transfer_config(arguments)

    assert reported(caught) == (
        "E021",
        "boto3 rejects an argument",
        "correct the arguments; see the reference of boto3's TransferConfig",
    )
    assert caught.value.__context__ is None


@given(st.dictionaries(st.sampled_from(CLIENT_ARGUMENTS), JSON, max_size=3))
def test_no_client_argument_raises_anything_else(arguments: dict[str, object]) -> None:
    with contextlib.suppress(Invalid):
        boto.client_config(arguments)


@given(st.dictionaries(st.sampled_from(TRANSFER_ARGUMENTS), JSON, max_size=3))
def test_no_transfer_argument_raises_anything_else(arguments: dict[str, object]) -> None:
    with contextlib.suppress(Invalid):
        boto.transfer_config(arguments)


def test_the_arguments_of_a_client_config_are_what_differs_from_the_defaults() -> None:
    arguments: dict[str, object] = {"connect_timeout": 3, "s3": {"addressing_style": "path"}}

    assert boto.client_arguments(boto.client_config(arguments)) == arguments
    assert boto.client_arguments(Config()) == {}


@pytest.mark.parametrize("config", [None, {}, "path"])
def test_other_objects_than_a_client_config_have_no_arguments(config: object) -> None:
    assert boto.client_arguments(config) is None


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(pem(RSA), id="PKCS 8"),
        pytest.param(pem(RSA, form=PrivateFormat.TraditionalOpenSSL), id="PKCS 1"),
    ],
)
def test_an_rsa_key_can_sign(key: str) -> None:
    boto.check_private_key(key)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", id="nothing"),
        pytest.param("-----BEGIN PRIVATE KEY-----\né\n-----END PRIVATE KEY-----", id="no ASCII"),
        pytest.param(
            f"-----BEGIN PRIVATE KEY-----\n{'A' * 64}\n-----END PRIVATE KEY-----", id="no key"
        ),
        pytest.param(pem(ELLIPTIC), id="an elliptic curve"),
        pytest.param(pem(RSA, BestAvailableEncryption(b"passphrase")), id="a passphrase"),
        pytest.param(with_algorithm(b"\x2b\x65\x01"), id="an unknown algorithm"),
    ],
)
def test_another_key_can_t_sign(key: str) -> None:
    with pytest.raises(Invalid) as caught:
        boto.check_private_key(key)

    assert reported(caught) == NOT_RSA
    assert caught.value.__context__ is None


def test_signing_needs_cryptography(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("cryptography.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cryptography", None)

    with pytest.raises(Invalid) as caught:
        boto.check_private_key(pem(RSA))

    assert reported(caught) == (
        "E022",
        "cryptography, which signs with the key, is not installed",
        "run pip install 's3settings[cloudfront]'",
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("eu-west-1", True, id="AWS"),
        pytest.param("cn-north-1", True, id="China"),
        pytest.param("us-gov-west-1", True, id="GovCloud"),
        pytest.param("eu-west-99", False, id="no region"),
        pytest.param("fsn1", False, id="of another provider"),
        pytest.param("aws-global", False, id="no place"),
    ],
)
def test_botocore_has_the_regions_of_all_partitions(name: str, *, expected: bool) -> None:
    assert boto.is_region(name) is expected
