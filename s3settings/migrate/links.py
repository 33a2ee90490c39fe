"""Links that can be compared: of a signed one, everything that does not change from second to second."""

import time
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from s3settings.migrate.plain import Json, Plain

_SIGNATURES = frozenset({"X-Amz-Signature", "Signature"})
_CHANGING = _SIGNATURES | {"X-Amz-Date", "Policy"}
_SECRETS = frozenset({"AWSAccessKeyId", "Key-Pair-Id", "X-Amz-Security-Token"})


def link(url: Callable[[], str], plain: Plain) -> Json:
    """Return the link that the function makes, or the class of the error that it raises."""
    try:
        now, found = _in_one_second(url)
    except Exception as error:  # noqa: BLE001 - code of the project may raise anything
        return {"error": type(error).__name__}
    parts = urlsplit(found)
    fields = parse_qsl(parts.query, keep_blank_values=True)
    if _SIGNATURES.isdisjoint(name for name, _ in fields):
        return {"link": plain.value(found)}
    address = urlunsplit((*parts[:3], "", ""))
    signed = {name: _field(name, value, now, plain) for name, value in fields}
    return {"link": plain.value(address), "signed": signed}


def _in_one_second(url: Callable[[], str]) -> tuple[int, str]:
    """Return the second in which a link was made, and the link."""
    before = int(time.time())
    found = url()
    return (before, found) if int(time.time()) == before else _in_one_second(url)


def _field(name: str, value: str, now: int, plain: Plain) -> Json:
    if name in _CHANGING:
        return None
    if name == "Expires":
        return int(value) - now
    if name == "X-Amz-Credential":
        key, _, *scope = value.split("/")
        return [plain.secret(key), plain.secret("/".join(scope))]
    return plain.secret(value) if name in _SECRETS else plain.value(value)
