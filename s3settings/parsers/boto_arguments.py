"""Parsers of arguments for boto3: object parameters, proxies, client and transfer configuration."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import cast

from s3settings.facts.s3 import (
    CANNED_ACLS,
    CLIENT_ARGUMENTS,
    CLIENT_NUMBERS,
    CLIENT_S3_ARGUMENTS,
    CLIENT_SWITCHES,
    CLIENT_TEXTS,
    CLIENT_TIMEOUTS,
    CLIENT_WORDS,
    SERVER_SIDE_ENCRYPTIONS,
    TRANSFER_ARGUMENTS,
    UPLOAD_ARGUMENTS,
)
from s3settings.masked import Masked
from s3settings.parsers.cache_control import faults_of_cache_control
from s3settings.parsers.scalars import boolean, json_object
from s3settings.parsers.text import nearest, plain
from s3settings.problems.problem import Invalid, raise_all

_SECRET_PARAMETERS = frozenset({"SSECustomerKey", "SSECustomerKeyMD5"})
# the other parameters are text
_DATES = frozenset({"Expires", "ObjectLockRetainUntilDate"})
_PARAMETER_WORDS = {"ACL": CANNED_ACLS, "ServerSideEncryption": SERVER_SIDE_ENCRYPTIONS}
_PROTOCOLS = frozenset({"http", "https"})
_PROTOCOL_OF_A_HOST = r"(?a)https?://[A-Za-z0-9.-]+(?::\d+)?"
# characters that no boolean has
_OF_PATHS = frozenset("/\\.")

# client arguments with a separate variable
_OWNED = {
    "region_name": "AWS_S3_REGION_NAME",
    "signature_version": "AWS_S3_SIGNATURE_VERSION",
    "proxies": "AWS_S3_PROXIES",
    "s3.addressing_style": "AWS_S3_ADDRESSING_STYLE",
}


def object_parameters(value: object) -> dict[str, object]:
    """Return upload arguments of boto3 by name, such as ``{"CacheControl": "max-age=86400"}``."""
    parameters = json_object(value)
    known = {name: item for name, item in parameters.items() if name in UPLOAD_ARGUMENTS}
    raise_all(
        [
            *_cors_headers(parameters),
            *_unknown(parameters, UPLOAD_ARGUMENTS, "E020", "an upload argument of boto3"),
            *(one for name in known for one in _wrong_parameter(name, known[name])),
        ]
    )
    return {
        name: Masked(item) if name in _SECRET_PARAMETERS and isinstance(item, str) else item
        for name, item in parameters.items()
    }


def _is_cors_header(name: object) -> bool:
    return str(name).lower().startswith("access-control-")


def _cors_headers(parameters: Mapping[str, object]) -> Iterator[Invalid]:
    for position, name in enumerate(parameters, start=1):
        if _is_cors_header(name):
            fact = "a CORS header, which is configured on the bucket, not on objects"
            hint = "remove the header, and set CORS rules on the bucket"
            yield Invalid("E113", f"name {position} is {fact}", hint)


def _wrong_parameter(name: str, item: object) -> Iterator[Invalid]:
    """Yield the faults of a parameter that boto3 would reject with every upload."""
    if item is None:
        return
    if name == "Metadata":
        texts = cast("Mapping[str, object]", item) if isinstance(item, Mapping) else {"": None}
        if not all(isinstance(one, str) for one in (*texts, *texts.values())):
            hint = 'write {"Metadata": {"name": "text"}}'
            yield Invalid("E020", "Metadata is not an object of text", hint)
    elif name in _DATES:
        if not _is_date(item):
            hint = f'write {{"{name}": "2030-01-31T00:00:00Z"}}, or seconds since 1970'
            yield Invalid("E020", f"{name} is not a time", hint)
    elif not isinstance(item, str):
        yield Invalid("E020", f"{name} is not text", f'write {{"{name}": "text"}}')
    elif name == "CacheControl":
        yield from faults_of_cache_control(item)
    elif name in _PARAMETER_WORDS and item not in (words := _PARAMETER_WORDS[name]):
        near = nearest(item, words)
        hint = f"did you mean {near}?" if near else f"use one of {', '.join(words)}"
        yield Invalid("E017", f"{name} is not one of the words that S3 accepts", hint)


def _is_date(item: object) -> bool:
    """Return True for what botocore sends as a time."""
    if isinstance(item, datetime):
        return True
    if isinstance(item, bool) or not isinstance(item, str | int | float):
        return False
    from botocore.utils import parse_to_aware_datetime

    try:
        parse_to_aware_datetime(cast("str", item))
    except (ValueError, OverflowError, OSError, RuntimeError):
        return False
    return True


def client_config(value: object) -> dict[str, object]:
    """Return arguments of ``botocore.config.Config`` by name, except those with a separate variable.

    An object of the class, which the code of a project may pass, may have all of them.
    """
    if type(value).__module__ == "botocore.config":
        from s3settings.aws import boto

        return boto.client_arguments(value) or {}
    arguments = json_object(value)
    s3: object = arguments.get("s3", {})
    nested = _mapping(s3)
    of_s3 = {f"s3.{name}": item for name, item in nested.items()}
    raise_all(
        [
            *_unknown(arguments, CLIENT_ARGUMENTS, "E021", "an argument of botocore's Config"),
            *_wrong_mapping(s3),
            *_unknown(
                nested, CLIENT_S3_ARGUMENTS, "E021", "an argument of s3 in botocore's Config"
            ),
            *(one for name, item in {**arguments, **of_s3}.items() for one in _wrong(name, item)),
        ]
    )
    return arguments


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _wrong_mapping(s3: object) -> Iterator[Invalid]:
    if not isinstance(s3, Mapping):
        yield Invalid("E021", "s3 is not an object", 'write {"s3": {"name": value}}')


def _wrong(name: str, item: object) -> Iterator[Invalid]:
    """Yield the fault of an argument that botocore accepts, or that only the client rejects."""
    words = CLIENT_WORDS.get(name, ())
    if name in _OWNED:
        yield _argument(f"{name} has a separate variable", f"move it to {_OWNED[name]}")
    elif name in CLIENT_SWITCHES and not isinstance(item, bool):
        yield _argument(f"{name} is not a boolean", "write true or false without quotes")
    elif name in CLIENT_NUMBERS and (isinstance(item, bool) or not isinstance(item, int | float)):
        yield _argument(f"{name} is not a number", "write a number without quotes")
    elif name in CLIENT_TIMEOUTS and not cast("float", item) > 0:
        yield _argument(f"{name} is not greater than 0", "write a number of seconds greater than 0")
    elif name in (*CLIENT_TEXTS, *CLIENT_WORDS) and not isinstance(item, str | None):
        yield _argument(f"{name} is not text", "write text in double quotes")
    elif words and isinstance(item, str) and item.lower() not in words:
        fact = f"{name} is not one of the words that botocore accepts"
        yield _argument(fact, f"use one of {', '.join(words)}")


def _argument(fact: str, hint: str) -> Invalid:
    return Invalid("E021", fact, hint)


def transfer_config(value: object) -> dict[str, object]:
    """Return arguments of ``boto3.s3.transfer.TransferConfig`` by name, also of such an object."""
    if type(value).__module__ == "boto3.s3.transfer":
        from s3settings.aws import boto

        return boto.transfer_arguments(value)
    arguments = json_object(value)
    found = [
        *_unknown(arguments, TRANSFER_ARGUMENTS, "E021", "an argument of boto3's TransferConfig")
    ]
    if not isinstance(arguments.get("use_threads"), bool | None):
        found.append(
            _argument("use_threads is not a boolean", "write true or false without quotes")
        )
    raise_all(found)
    return arguments


def _unknown(
    given: Mapping[str, object], known: tuple[str, ...], id_: str, what: str
) -> Iterator[Invalid]:
    for position, name in enumerate(given, start=1):
        if name in known or (id_ == "E020" and _is_cors_header(name)):
            continue
        # a mapping of the project may have other keys
        given_name, by_folded = str(name), {_folded(one): one for one in known}
        near = by_folded.get(_folded(given_name)) or nearest(given_name, known)
        hint = f"write {near}" if near else f"use one of {', '.join(known)}"
        yield Invalid(id_, f"name {position} is not {what}", hint)


def _folded(name: str) -> str:
    return re.sub(r"[-_ ]", "", name).lower()


def proxies(value: object) -> dict[str, str]:
    """Return proxies by protocol, ``{"https": "proxy.example.com:3128"}``; those with passwords masked."""
    found: dict[str, str] = {}
    try:
        given = json_object(value)
    except Invalid as invalid:
        raise _not_proxies() if invalid.id == "E019" else invalid from None
    for protocol, address in given.items():
        is_known = protocol in _PROTOCOLS or re.fullmatch(_PROTOCOL_OF_A_HOST, protocol)
        if not is_known or not isinstance(address, str):
            raise _not_proxies()
        found[protocol] = Masked(address) if "@" in address else address
    return found


def _not_proxies() -> Invalid:
    hint = 'write {"https": "proxy.example.com:3128"}'
    return Invalid("E027", "not a mapping of protocols to proxy addresses", hint)


def verify(value: object) -> bool | str:
    """Return True to verify certificates, False, or the path of a CA bundle."""
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, str) and not _OF_PATHS.isdisjoint(plain(value)):
        return plain(value)
    try:
        return boolean(value)
    except Invalid as invalid:
        hint = "set true, or the path of a CA bundle"
        raise Invalid(invalid.id, "neither a boolean nor a path", hint) from None
