"""Problems of requests that failed, in the words of the administrator."""

from typing import TYPE_CHECKING

from s3settings.aws.errors import code_of
from s3settings.problems.kinds import problem
from s3settings.problems.problem import ARGUMENT, Problem

if TYPE_CHECKING:
    from botocore.exceptions import BotoCoreError, ClientError

_CREDENTIALS = frozenset(
    {
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "SignatureDoesNotMatch",
        "ExpiredToken",
        "InvalidToken",
        "TokenRefreshRequired",
    }
)
_DENIED = frozenset({"AccessDenied", "AccessDeniedException", "403", "Forbidden"})
_REGION = frozenset(
    {
        "AuthorizationHeaderMalformed",
        "PermanentRedirect",
        "IllegalLocationConstraintException",
        "InvalidLocationConstraint",
    }
)


def trouble(id: str, fact: str, hint: str) -> Problem:  # noqa: A002 - the name of the field of Problem
    """Return a problem of the cloud, which no variable causes."""
    return problem(id, fact, hint, variable=None, source=ARGUMENT)


def refused(error: "ClientError", doing: str) -> Problem:
    """Return the problem of a request that the provider refused; `doing` names it as in *reading*."""
    code = code_of(error)
    if code in _CREDENTIALS:
        fact = f"the provider rejects the credentials of the administrator ({code})"
        hint = "name a valid profile with --profile, or renew its credentials"
        return trouble("E321", fact, hint)
    if code in _DENIED:
        hint = (
            "allow the action for the administrator; if it is allowed, look at the public access "
            "block of the account"
        )
        return trouble("E322", f"{doing} is denied ({code})", hint)
    if code in _REGION:
        fact = f"{doing} is refused in this region ({code})"
        return trouble("E209", fact, "set the region that the bucket is in")
    if code == "RequestTimeTooSkewed":
        fact = "the clock of this machine differs from that of the provider"
        return trouble("E204", fact, "synchronize the clock")
    hint = "look the code up in the documentation of the provider, and run the command again"
    return trouble("E327", f"{doing} is refused ({code})", hint)


def unanswered(error: "BotoCoreError") -> Problem:
    """Return the problem of a request that got no answer, or was not sent."""
    from botocore import exceptions as of_botocore

    missing = (
        of_botocore.NoCredentialsError,
        of_botocore.PartialCredentialsError,
        of_botocore.CredentialRetrievalError,
        of_botocore.ProfileNotFound,
        of_botocore.TokenRetrievalError,
        of_botocore.SSOError,
    )
    if isinstance(error, missing):
        fact = "boto3 finds no credentials of an administrator"
        hint = "name a profile with --profile, see aws configure"
        return trouble("E321", fact, hint)
    if isinstance(error, of_botocore.SSLError):
        fact = "the TLS certificate of the endpoint is not valid for it"
        hint = "correct the host, or set AWS_S3_VERIFY to the bundle of its authority"
        return trouble("E203", fact, hint)
    if isinstance(error, of_botocore.HTTPClientError | of_botocore.ConnectionError):
        fact = "the endpoint does not answer"
        hint = "correct host and port of the endpoint, and run s3settings doctor"
        return trouble("E202", fact, hint)
    fact = f"a request fails before the provider answers ({type(error).__name__})"
    return trouble("E327", fact, "correct the endpoint and the options of the client")
