import base64

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from hypothesis import example, given
from hypothesis import strategies as st

from s3settings.masked import Masked
from s3settings.parsers.credentials import access_key, cloudfront_key, cloudfront_key_id, secret
from tests.parsers import Parser, refusal, reported

KEY = rsa.generate_private_key(65_537, 2_048)
PEM = KEY.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()).decode()
PKCS8 = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
PUBLIC = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
ELLIPTIC = (
    ec.generate_private_key(ec.SECP256R1())
    .private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    .decode()
)
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
PLACEHOLDER = ("E007", "a placeholder, not a value", "replace it with the real value")

PARSERS: list[Parser] = [access_key, secret, cloudfront_key, cloudfront_key_id]
every_parser = pytest.mark.parametrize("parse", PARSERS)


@every_parser
@pytest.mark.parametrize("typed", ["changeme", "{{ key }}", "${KEY}"])
def test_a_placeholder_is_refused_as_one(parse: Parser, typed: str) -> None:
    assert refusal(parse, typed) == PLACEHOLDER


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("AKIAIOSFODNN7EXAMPLE", id="long-lived"),
        pytest.param("ASIAIOSFODNN7EXAMPLE", id="temporary"),
        pytest.param("DO00QWERTYUIOP123456", id="digitalocean"),
        pytest.param("minioadmin", id="minio"),
        pytest.param("0" * 40, id="forty-letters-of-an-id"),
    ],
)
def test_an_access_key_is_of_any_provider(key: str) -> None:
    assert access_key(f" {key}\n") == key


@pytest.mark.parametrize("parse", [access_key, secret])
@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("본인의-키", id="korean"),
        pytest.param("비밀키를_입력하세요", id="korean-fill-in"),
        pytest.param("여기에-붙여넣기", id="korean-here"),
        pytest.param("你的密钥", id="chinese"),
        pytest.param("请填写", id="chinese-fill-in"),
        pytest.param("あなたのキー", id="japanese"),
        pytest.param("ここに貼り付け", id="japanese-here"),
        pytest.param("ваш-секретный-ключ", id="russian"),
        pytest.param("вставьте_сюда", id="russian-here"),
    ],
)
def test_the_words_of_a_tutorial_are_a_placeholder(parse: Parser, typed: str) -> None:
    assert refusal(parse, typed) == PLACEHOLDER


@pytest.mark.parametrize("parse", [access_key, secret])
@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("op://vault/acme/secret", id="1password"),
        pytest.param("vault:secret/data/acme#key", id="vault"),
        pytest.param("ref+awsssm://prod/acme", id="vals"),
        pytest.param("arn:aws:secretsmanager:eu-west-1:123456789012:secret:acme", id="arn"),
        pytest.param("projects/acme/secrets/key/versions/latest", id="google"),
        pytest.param("ENC[AES256_GCM,data:abc,type:str]", id="sops"),
        pytest.param("@Microsoft.KeyVault(SecretUri=https://acme.vault.azure.net/x)", id="azure"),
        pytest.param("$(cat /run/secrets/key)", id="shell"),
        pytest.param("`cat key`", id="backticks"),
        pytest.param("%S3_SECRET%", id="windows"),
    ],
)
def test_a_reference_to_a_secret_is_not_the_secret(parse: Parser, typed: str) -> None:
    assert refusal(parse, typed) == (
        "E007",
        "a reference to a secret, not the secret",
        "let the deployment resolve it before the start, or set the secret itself",
    )


@pytest.mark.parametrize("typed", ["%abc%", "$ecret", "@home", "vault:", "ENC", "arn:aws:iam::1:x"])
def test_a_secret_may_begin_like_a_reference(typed: str) -> None:
    assert secret(typed) == typed


def test_an_access_key_id_is_ascii() -> None:
    assert refusal(access_key, "AKIAIOSFODNN7EXÄMPLE") == (
        "E029",
        "not an access key id",
        "set the id, which is ASCII",
    )


@pytest.mark.parametrize("start", ["AIDA", "AROA", "APKA", "AGPA", "AIPA", "ANPA", "ANVA", "ASCA"])
def test_the_id_of_something_else_is_not_an_access_key(start: str) -> None:
    assert refusal(access_key, f"{start}IOSFODNN7EXAMPLE") == (
        "E029",
        "an id, but not of an access key",
        "set the access key id of the user, which starts with AKIA or ASIA on AWS",
    )


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
@pytest.mark.parametrize("start", ["AKIA", "ASIA"])
def test_an_id_in_base64_is_not_an_access_key(start: str, end: str) -> None:
    encoded = base64.b64encode(f"{start}IOSFODNN7EXAMPLE{end}".encode()).decode()

    assert refusal(access_key, encoded) == (
        "E029",
        "base64 of an access key id, not the id",
        "decode the id and its secret; Kubernetes encodes only what is in data of a Secret",
    )


def test_a_secret_is_not_an_access_key() -> None:
    assert refusal(access_key, SECRET) == (
        "E029",
        "a secret key instead of an access key id",
        "swap the two values",
    )


def test_an_access_key_has_no_spaces() -> None:
    assert refusal(access_key, "AKIA IOSFODNN7EXAMPLE") == (
        "E029",
        "not an access key id",
        "set the id without spaces",
    )


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(SECRET, id="of-aws"),
        pytest.param("a b", id="spaces"),
        pytest.param("${a}b<c>{{d}}", id="what-looks-like-a-placeholder-inside"),
        pytest.param("=" * 800, id="a-token-is-long"),
        pytest.param("#!$'\"", id="punctuation"),
    ],
)
def test_a_secret_is_any_text_and_masked(typed: str) -> None:
    parsed = secret(f"{typed}\n")

    assert parsed == typed
    assert type(parsed) is Masked


@pytest.mark.parametrize("start", ["AKIA", "ASIA"])
def test_an_access_key_is_not_a_secret(start: str) -> None:
    assert refusal(secret, f"{start}IOSFODNN7EXAMPLE") == (
        "E029",
        "an access key id instead of a secret",
        "set the secret key that AWS displayed when the key was created",
    )


def test_a_secret_has_one_line() -> None:
    assert refusal(secret, f"{SECRET}\n{SECRET}")[0] == "E025"


def encoded(pem: str) -> str:
    return base64.b64encode(pem.encode()).decode()


def written(pem: str, how: str) -> str:
    """The key with other line ends, or around it what tools put there."""
    match how:
        case "base64":
            return encoded(pem)
        case "base64 in lines":
            return base64.encodebytes(pem.encode()).decode()
        case "base64 of crlf":
            return encoded(pem.replace("\n", "\r\n"))
        case "attributes before it":
            return f"Bag Attributes\n    friendlyName: cloudfront\n{pem}"
        case line_end:
            return pem.replace("\n", line_end)


def test_a_private_key_may_be_bytes() -> None:
    assert cloudfront_key(PEM.encode()) == cloudfront_key(PEM)
    assert refusal(cloudfront_key, "é".encode())[0] == "E028"


@pytest.mark.parametrize("pem", [PEM, PKCS8], ids=["pkcs1", "pkcs8"])
@pytest.mark.parametrize(
    "how",
    [
        pytest.param("\n", id="lines"),
        pytest.param("\r\n", id="crlf"),
        pytest.param("\\n", id="backslash-n"),
        pytest.param("\\r\\n", id="backslash-r-backslash-n"),
        pytest.param("\n    ", id="indented-by-yaml"),
        pytest.param("  \n", id="spaces-at-the-ends"),
        "base64",
        "base64 in lines",
        "base64 of crlf",
        "attributes before it",
    ],
)
def test_a_private_key_is_read_however_it_is_written(how: str, pem: str) -> None:
    parsed = cloudfront_key(written(pem, how))

    assert type(parsed) is Masked
    assert load_pem_private_key(parsed.encode("ascii"), None).private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
    ) == KEY.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def test_the_lines_of_a_private_key_lose_their_indentation() -> None:
    assert cloudfront_key(written(PEM, "\n    ")) == PEM


def test_a_private_key_ends_with_its_line() -> None:
    assert cloudfront_key(f"{PEM}\nand more") == PEM


def test_headers_of_a_private_key_stay() -> None:
    with_headers = PEM.replace("-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: x,0\n\n", 1)
    assert cloudfront_key(with_headers) == with_headers


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("secret", id="a-word"),
        pytest.param("K2JCJMDEHXQW5F", id="the-id"),
        pytest.param(PUBLIC, id="public-key"),
        pytest.param(ELLIPTIC, id="elliptic-curve"),
        pytest.param(PEM.replace("-----END", "", 1), id="no-end"),
        pytest.param(PEM[:600], id="cut-off"),
        pytest.param(PEM.replace("\n", " "), id="line-breaks-lost"),
        pytest.param(PEM.replace("RSA PRIVATE KEY", "PRIVATE KEY", 1), id="other-end"),
        pytest.param(
            f"-----BEGIN PRIVATE KEY-----\n{'!' * 80}\n-----END PRIVATE KEY-----", id="no-base64"
        ),
        pytest.param(encoded(PUBLIC), id="base64-of-a-public-key"),
        pytest.param(encoded("é" * 40), id="base64-of-no-ascii"),
        pytest.param("A", id="base64-cut-off"),
    ],
)
def test_an_invalid_private_key_is_reported(typed: str) -> None:
    assert refusal(cloudfront_key, typed) == (
        "E022",
        "not a private key in PEM format",
        "set the private key from -----BEGIN to -----END, with \\n for line breaks",
    )


@pytest.mark.parametrize(
    "key_id",
    [
        pytest.param("K2JCJMDEHXQW5F", id="public-key"),
        pytest.param("K36X4X2EO997HM", id="another"),
        pytest.param("APKAIOSFODNN7EXAMPLE", id="key-pair-of-a-root-user"),
    ],
)
def test_a_cloudfront_key_id_is_that_of_a_public_key(key_id: str) -> None:
    assert cloudfront_key_id(f" {key_id} ") == key_id


@pytest.mark.parametrize("typed", [PEM, PUBLIC, PEM.replace("\n", "\\n"), "RSA PRIVATE KEY"])
def test_a_pem_is_not_a_key_id(typed: str) -> None:
    assert refusal(cloudfront_key_id, typed) == (
        "E023",
        "a PEM, not the id of a public key",
        "set the id of the public key; the PEM goes into AWS_CLOUDFRONT_KEY",
    )


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("E2QWRUHAPOMQZL", id="distribution"),
        pytest.param("AKIAIOSFODNN7EXAMPLE", id="access-key"),
        pytest.param("k2jcjmdehxqw5f", id="lower-case"),
        pytest.param("K2JCJ", id="too-short"),
        pytest.param("K2JCJMDEHXQW5F.", id="a-dot"),
    ],
)
def test_an_invalid_key_id_is_reported(typed: str) -> None:
    assert refusal(cloudfront_key_id, typed) == (
        "E023",
        "not the id of a CloudFront public key",
        "set the id of the public key, K and 13 letters and digits, not of the distribution",
    )


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1))
@example("a+b/c=")
@example("changeme")
def test_a_secret_is_never_changed(typed: str) -> None:
    if not reported(secret, typed):
        assert secret(typed) == typed


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("AKIA/wJalrXUtnFEMI+K7MDENG", id="starts as an id, but is none"),
        pytest.param("AKIAIOSFODNN7EXAMPLE0", id="one letter longer than an id"),
        pytest.param("IOSFODNN7EXAMPLEAKIA", id="an id of another provider"),
    ],
)
def test_only_the_id_of_an_access_key_is_not_a_secret(key: str) -> None:
    assert secret(key) == key


def test_base64_with_other_characters_is_not_a_key() -> None:
    encoded = base64.b64encode(PEM.encode()).decode()

    assert cloudfront_key(encoded) == cloudfront_key(PEM)
    assert refusal(cloudfront_key, f"{encoded[:8]}!{encoded[8:]}")[0] == "E022"


@pytest.mark.parametrize("length", range(10, 18))
def test_the_id_of_a_public_key_has_13_to_15_letters(length: int) -> None:
    key_id = "K" + "A" * (length - 1)

    refused = reported(cloudfront_key_id, key_id)

    assert bool(refused) is (length not in {13, 14, 15})


@pytest.mark.parametrize(("length", "is_a_key"), [(60, False), (63, False), (64, True), (68, True)])
def test_a_private_key_has_64_characters_of_base64_or_more(length: int, *, is_a_key: bool) -> None:
    body = "A" * length
    pem = f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----"

    assert bool(reported(cloudfront_key, pem)) is not is_a_key
