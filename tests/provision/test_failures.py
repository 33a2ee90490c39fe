from botocore.exceptions import ParamValidationError, SSLError

from s3settings.provision.failures import unanswered


def test_a_certificate_that_is_not_valid() -> None:
    assert unanswered(SSLError(endpoint_url="https://a", error=OSError())).id == "s3settings.E203"


def test_a_request_that_boto3_refuses_to_send() -> None:
    found = unanswered(ParamValidationError(report="the value"))

    assert (found.id, found.message) == (
        "s3settings.E327",
        "a request fails before the provider answers (ParamValidationError)",
    )
