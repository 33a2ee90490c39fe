"""The reasons for which a provider, or the way to it, refuses a request, in our words."""

from typing import NamedTuple


class Reason(NamedTuple):
    """A text for the report; `again`: worth another try; `slower`: with fewer at once."""

    text: str
    again: bool = False
    slower: bool = False


class Refused(Exception):
    """A request was refused; `code` is the code of S3 or the HTTP status, never a message."""

    def __init__(self, reason: Reason, code: str = "") -> None:
        super().__init__(reason.text)
        self.reason = reason
        self.code = code


class Conflict(Refused):
    """The object is no longer the one of the condition."""


DENIED = Reason("access denied; the identity lacks a permission for it")
UNREACHABLE = Reason("the provider can't be reached, or ended the connection", again=True)
BUSY = Reason("the provider asked for fewer requests and did not recover", again=True, slower=True)
SERVER = Reason("the provider failed", again=True)
CONFLICT = Reason("another deployment changed it in the meantime")
OTHER_BYTES = Reason("the provider holds other bytes than were sent", again=True)
NO_CONDITIONS = Reason("the provider knows no conditional requests")
NO_DISK = Reason("the file can't be read on this machine")
UNTRIED = Reason("not tried; the provider can't be reached")
NO_CREDENTIALS = Reason("no credentials were found")

# Codes: the API reference of S3, "Error responses".
REASONS = {
    "403": DENIED,
    "AccessDenied": DENIED,
    "AllAccessDisabled": DENIED,
    "AccessControlListNotSupported": Reason("the bucket refuses ACLs; unset default_acl"),
    "EntityTooLarge": Reason("the file is larger than the provider allows"),
    "ExpiredToken": Reason("the credentials have expired", again=True),
    "ExpiredTokenException": Reason("the credentials have expired", again=True),
    "TokenRefreshRequired": Reason("the credentials have expired", again=True),
    "InvalidAccessKeyId": Reason("the provider does not know the access key"),
    "InvalidToken": Reason("the provider does not know the session token"),
    "KeyTooLongError": Reason("the key is longer than 1,024 bytes"),
    "NoSuchBucket": Reason("there is no such bucket"),
    "PermanentRedirect": Reason("the bucket is in another region"),
    "AuthorizationHeaderMalformed": Reason("the request was signed for another region"),
    "QuotaExceeded": Reason("the quota of the bucket is used up"),
    "RequestTimeTooSkewed": Reason("the clocks of this machine and of the provider differ"),
    "SignatureDoesNotMatch": Reason("the provider refuses the signature; check the secret key"),
    "RequestTimeout": UNREACHABLE,
    "SlowDown": BUSY,
    "Throttling": BUSY,
    "TooManyRequests": BUSY,
    "RequestLimitExceeded": BUSY,
    "ServiceUnavailable": BUSY,
    "429": BUSY,
    "503": BUSY,
    "InternalError": SERVER,
    "OperationAborted": SERVER,
    "BadDigest": OTHER_BYTES,
    "XAmzContentSHA256Mismatch": OTHER_BYTES,
    "NotImplemented": NO_CONDITIONS,
    "501": NO_CONDITIONS,
}


def refused(status: int, code: str) -> Refused:
    """Return the exception for an answer of the provider."""
    if status == 412 or code in {"PreconditionFailed", "ConditionalRequestConflict"}:  # noqa: PLR2004
        return Conflict(CONFLICT, code)
    reason = REASONS.get(code) or REASONS.get(str(status))
    if reason is None:
        reason = SERVER if status >= 500 else Reason("the provider refused the request")  # noqa: PLR2004
    return Refused(reason, code or str(status))
