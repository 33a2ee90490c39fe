"""Links that can be compared: of a signed one, what does not change from second to second."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit, urlunsplit

if TYPE_CHECKING:
    from tests.adoption.plain import Json, Plain

SIGNATURES = frozenset({"X-Amz-Signature", "Signature"})
CHANGING = SIGNATURES | {"X-Amz-Date", "Policy"}
SECRETS = frozenset({"AWSAccessKeyId", "Key-Pair-Id", "X-Amz-Security-Token"})


def link(url: Callable[[], str], plain: "Plain") -> "Json":
    """Return the link that the function makes, or the class of the error that it raises."""
    try:
        now, found = _in_one_second(url)
    except Exception as error:  # noqa: BLE001 - code of the project may raise anything
        return {"error": type(error).__name__}
    parts = urlsplit(found)
    fields = parse_qsl(parts.query, keep_blank_values=True)
    if SIGNATURES.isdisjoint(name for name, _ in fields):
        return {"link": plain.value(found)}
    address = urlunsplit((*parts[:3], "", ""))
    return {"link": address, "signed": {name: _field(name, v, now, plain) for name, v in fields}}


def _in_one_second(url: Callable[[], str]) -> tuple[int, str]:
    """Return a link and the second in which it was made."""
    while True:
        now = int(time.time())
        found = url()
        if int(time.time()) == now:
            return now, found


def _field(name: str, value: str, now: int, plain: "Plain") -> "Json":
    if name in CHANGING:
        return None
    if name == "Expires":
        return int(value) - now
    if name == "X-Amz-Credential":
        key, _, *scope = value.split("/")
        return {"key": plain.secret(key), "scope": scope}
    return plain.secret(value) if name in SECRETS else value
