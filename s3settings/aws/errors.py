"""The codes of errors in answers of AWS's APIs, and of providers that copy them."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

# how providers answer a request that they do not have
_UNSUPPORTED_CODES = frozenset({"NotImplemented", "MethodNotAllowed", "UnsupportedOperation"})
_UNSUPPORTED_STATUSES = frozenset({404, 405, 501})


def code_of(error: "ClientError") -> str:
    """Return the code of an error, if it looks like one."""
    code = str(error.response.get("Error", {}).get("Code", ""))
    return code if re.fullmatch(r"[A-Za-z0-9.]{1,64}", code) else "an error without a code"


def is_unsupported(error: "ClientError") -> bool:
    """Return True if the provider does not have the request."""
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
    code = code_of(error)
    return code in _UNSUPPORTED_CODES or (
        status in _UNSUPPORTED_STATUSES and not code.startswith("NoSuch")
    )
