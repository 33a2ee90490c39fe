"""Probes of the way to the provider: name, connection, certificate, clock, bucket."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from s3settings.doctor.bench import Bench
from s3settings.doctor.codes import Meaning, breakdown, refusal, strange
from s3settings.problems.problem import Problem

# https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html: RequestTimeTooSkewed
MAX_SKEW_SECONDS = 900

# the time in the answer of the endpoint
_DATE = "date"

_LIST = Meaning(
    "E211",
    "the credentials may not list the bucket",
    "allow s3:ListBucket on the bucket, without a condition: see s3settings policy iam",
    "access_key",
)
_NO_ANSWER = Meaning(
    "E227",
    "the endpoint does not list the bucket",
    "set the URL of the S3 API of the provider as the endpoint",
    "endpoint_url",
)


def endpoint(bench: Bench) -> Problem | None:
    """The endpoint resolves, answers, and has a certificate for its name."""
    from urllib3 import exceptions as of_urllib3

    try:
        answer = bench.get(bench.api)
    except of_urllib3.NameResolutionError:
        fact, hint = "its host name does not resolve", "correct the endpoint, or the region"
        return bench.problem("E201", fact, hint, "endpoint_url")
    except of_urllib3.SSLError:
        fact = "its TLS certificate is not valid for it"
        hint = "correct the host, or set AWS_S3_VERIFY to the bundle of its authority"
        return bench.problem("E203", fact, hint, "endpoint_url")
    except of_urllib3.HTTPError:
        fact = "it does not answer in time, or not by HTTP"
        hint = "correct host and port, or open the way to it in the firewall"
        return bench.problem("E202", fact, hint, "endpoint_url")
    bench.known[_DATE] = answer.headers.get("Date", "")
    return None


def clock(bench: Bench) -> Problem | None:
    """The clock of this machine is near the one of the provider."""
    try:
        there = parsedate_to_datetime(bench.known[_DATE])
    except ValueError:
        # a server need not have a clock
        return None
    skew = abs((datetime.now(UTC) - there.replace(tzinfo=there.tzinfo or UTC)).total_seconds())
    if skew < MAX_SKEW_SECONDS:
        return None
    fact = "the clock of this machine differs from that of the provider by 15 minutes or more"
    return bench.problem("E204", fact, "synchronize the clock", "endpoint_url")


def bucket(bench: Bench) -> Problem | None:
    """The credentials are valid, and list the bucket, which is there and in the region."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        answer = bench.client.list_objects_v2(Bucket=bench.bucket, Prefix=bench.key, MaxKeys=1)
    except ClientError as error:
        return refusal(bench, error, _LIST, _NO_ANSWER)
    except BotoCoreError as error:
        return breakdown(bench, error)
    if answer.get("Name") != bench.bucket or "IsTruncated" not in answer:
        return strange(bench, "the listing of the bucket is not one of S3")
    return None
