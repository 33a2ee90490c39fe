#!/usr/bin/env bash
# A request of boto3 that can't connect raises through frames of botocore whose local variable `request` is an
# AWSPreparedRequest. Its repr has all headers: those of temporary credentials (the session token) and of
# SSE-C (the customer's key, in base64). Django's error page, which mails to admins may contain
# (include_html=True), and Sentry with its default scrubber show local variables by their repr. Nothing in the
# settings of the project changes that: the two are sent, so a role has a token there as well. The secret key
# is in none of them, as it only makes the signature.
#
# Seen with boto3 1.44.5, sentry-sdk 2.75.0 and Django 5.2.19: both show the session token and the SSE-C key
# of a refused connection, and neither shows the secret key. Without local variables, Sentry shows none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  boto3==1.44.5 botocore==1.44.5 sentry-sdk==2.75.0 Django==5.2.19

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null \
  .venv/bin/python - <<'PYTHON'
import base64
import json

import boto3
import django
import sentry_sdk
from botocore.config import Config
from botocore.exceptions import EndpointConnectionError
from django.conf import settings
from django.views.debug import ExceptionReporter
from sentry_sdk.transport import Transport

SECRET, TOKEN, KEY = "wJalrXUtnFEMIK7MDENG", "FwoGZXIvYXdzEJr", "0123456789abcdef" * 2
WANTED = {
    "secret key": SECRET,
    "session token": TOKEN,
    "SSE-C key": base64.b64encode(KEY.encode()).decode(),
}
settings.configure(SECRET_KEY="made up")
django.setup()
events = []


class InMemory(Transport):
    def capture_envelope(self, envelope):
        events.extend(json.dumps(item.payload.json) for item in envelope.items)


def refused():
    """Ask a port on which nothing listens."""
    client = boto3.client(
        "s3",
        endpoint_url="http://127.0.0.1:1",
        region_name="eu-west-1",
        aws_access_key_id="ASIAIOSFODNN7EXAMPLE",
        aws_secret_access_key=SECRET,
        aws_session_token=TOKEN,
        config=Config(retries={"total_max_attempts": 1}),
    )
    try:
        client.head_object(
            Bucket="acme", Key="a", SSECustomerAlgorithm="AES256", SSECustomerKey=KEY
        )
    except EndpointConnectionError as error:
        return error


def shown(text):
    return [name for name, value in WANTED.items() if value in text]


def by_sentry(error, **options):
    events.clear()
    sentry_sdk.init(dsn="http://a@127.0.0.1/1", transport=InMemory, **options)
    sentry_sdk.capture_exception(error)
    return shown("".join(events))


error = refused()
page = ExceptionReporter(None, type(error), error, error.__traceback__).get_traceback_html()
seen = {
    "Django's error page": shown(page),
    "Sentry": by_sentry(error),
    "Sentry without local variables": by_sentry(error, include_local_variables=False),
}
for tool, names in seen.items():
    print(f"{tool} shows: {', '.join(names) or 'none of the three'}")
both = ["session token", "SSE-C key"]
assert list(seen.values()) == [both, both, []], seen
PYTHON
