"""Parsers of credentials: access keys, secrets, and CloudFront keys."""

import base64
import re

from s3settings.masked import Masked
from s3settings.parsers.text import block, is_placeholder, placeholder, plain, single, text
from s3settings.problems.problem import Invalid

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
_OTHER_IDS = ("AIDA", "AROA", "APKA", "AGPA", "AIPA", "ANPA", "ANVA", "ASCA")
_ACCESS_KEY_IDS = ("AKIA", "ASIA")
# base64 of AKIA or ASIA, and 16 more characters
_STARTS_OF_ENCODED = ("QUtJQ", "QVNJQ")
_ENCODED_IDS = r".{5}[A-Za-z0-9+/]{22,}={0,2}"
_OF_SECRETS = r"(?=.*[/+])[A-Za-z0-9/+=]+"
_LENGTH_OF_SECRETS = 40
# words of tutorials in other scripts: your, key, bucket, secret, fill in here
_TUTORIALS = (
    r"여러분|본인의|당신의|버킷|액세스|비밀|시크릿|입력|你的|您的|密钥|密鑰|存储桶|替换|"
    r"あなたの|バケット|アクセスキー|シークレット|入力|(?i:ваш|твой|ключ|секрет|бакет)|"
    r"여기에|발급받은|请填|請填|填写|填入|ここに|置き換え|(?i:вставьте|замените)"
)
# what deployments write in place of a secret, and resolve before the start
_REFERENCES = (
    r"op://\S+|vault(?:://|:)\S+/\S+|ref\+[a-z]+://\S+|arn:aws[\w-]*:(?:secretsmanager|ssm):\S+|"
    r"projects/[^/]+/secrets/\S+|ENC\[.+\]|@Microsoft\.KeyVault\(.+\)|\$\(.+\)|`.+`|%[A-Z0-9_]{3,}%"
)
_STARTS_OF_REFERENCES = ("$", "%", "@", "ENC[", "`", "arn:", "op:", "projects/", "ref+", "vault:")
# the messages about an id and a secret in place of each other
NO_ID = "a secret key instead of an access key id"
ONLY_ID = "an access key id instead of a secret"
_PEM = (
    r"(?s)-----BEGIN ((?:RSA |ENCRYPTED )?PRIVATE KEY)-----\s((?:(?!-----).)+?)\s-----END \1-----"
)


def access_key(value: object) -> str:
    """Return the id of an access key of any provider; other ids and secrets are rejected."""
    key = single(value)
    if is_placeholder(key) or _is_of_a_tutorial(key):
        raise placeholder()
    _check_reference(key)
    if key.startswith(_OTHER_IDS) and re.fullmatch(r"[A-Z0-9]{16,}", key):
        hint = "set the access key id of the user, which starts with AKIA or ASIA on AWS"
        raise Invalid("E029", "an id, but not of an access key", hint)
    # most ids don't need the pattern
    if key.startswith(_STARTS_OF_ENCODED) and re.fullmatch(_ENCODED_IDS, key):
        hint = "decode the id and its secret; Kubernetes encodes only what is in data of a Secret"
        raise Invalid("E029", "base64 of an access key id, not the id", hint)
    if len(key) == _LENGTH_OF_SECRETS and re.fullmatch(_OF_SECRETS, key):
        raise Invalid("E029", NO_ID, "swap the two values")
    if len(key.split()) > 1:
        raise Invalid("E029", "not an access key id", "set the id without spaces")
    if not key.isascii():
        raise Invalid("E029", "not an access key id", "set the id, which is ASCII")
    return key


def secret(value: object) -> Masked:
    """Return a secret key or a session token: any text on one line."""
    cleaned = text(value)
    if is_placeholder(cleaned) or _is_of_a_tutorial(cleaned):
        raise placeholder()
    _check_reference(cleaned)
    if cleaned.startswith(_ACCESS_KEY_IDS) and re.fullmatch(r"[A-Z0-9]{20}", cleaned):
        hint = "set the secret key that AWS displayed when the key was created"
        raise Invalid("E029", ONLY_ID, hint)
    return Masked(cleaned)


def _check_reference(cleaned: str) -> None:
    """Reject the address of a secret, or the command that prints it, in place of the secret."""
    if cleaned.startswith(_STARTS_OF_REFERENCES) and re.fullmatch(_REFERENCES, cleaned):
        hint = "let the deployment resolve it before the start, or set the secret itself"
        raise Invalid("E007", "a reference to a secret, not the secret", hint)


def _is_of_a_tutorial(cleaned: str) -> bool:
    return not cleaned.isascii() and re.search(_TUTORIALS, cleaned) is not None


def cloudfront_key(value: object) -> Masked:
    r"""Return a private key in PEM format, from text with line breaks or ``\n``, or from base64.

    ASCII bytes are accepted: django-storages documents the setting as bytes. Indentation is
    removed: cryptography reads an indented PEM only since version 45.
    """
    if isinstance(value, bytes) and value.isascii():
        value = value.decode("ascii")
    pem = block(value).replace("\\r", "").replace("\\n", "\n").replace("\r", "")
    if is_placeholder(pem):
        raise placeholder()
    if "-----BEGIN" not in pem:
        pem = _decoded(pem)
    found = re.search(_PEM, pem)
    if not found or not _is_base64(found[2]):
        hint = "set the private key from -----BEGIN to -----END, with \\n for line breaks"
        raise Invalid("E022", "not a private key in PEM format", hint)
    return Masked("".join(f"{line.strip()}\n" for line in found[0].split("\n")))


def _decoded(encoded: str) -> str:
    try:
        return base64.b64decode("".join(encoded.split()), validate=True).decode("ascii")
    except ValueError:
        return ""


def _is_base64(body: str) -> bool:
    """Return True if the body of a PEM, without its headers, is base64."""
    lines = [line.strip() for line in body.split("\n") if ":" not in line]
    return bool(re.fullmatch(r"[A-Za-z0-9+/]{64,}={0,2}", "".join(lines)))


def cloudfront_key_id(value: object) -> str:
    """Return the id of a CloudFront public key: ``K`` and letters and digits, or ``APKA…``."""
    key_id = block(value)
    if "-----BEGIN" in key_id or "PRIVATE KEY" in key_id:
        hint = "set the id of the public key; the PEM goes into AWS_CLOUDFRONT_KEY"
        raise Invalid("E023", "a PEM, not the id of a public key", hint)
    key_id = plain(key_id)
    if not re.fullmatch(r"K[A-Z0-9]{12,14}|APKA[A-Z0-9]{16}", key_id):
        hint = "set the id of the public key, K and 13 letters and digits, not of the distribution"
        raise Invalid("E023", "not the id of a CloudFront public key", hint)
    return key_id
