"""The hints of rules and parsers, where settings of Django are cured in another way."""

import re

from s3settings.problems.kinds import PREFIX
from s3settings.problems.problem import Problem

# a hint that speaks of variables, and what takes its place in settings.py
_HINTS = {
    "E001": "set the name of the bucket, as bucket_name in OPTIONS or as AWS_STORAGE_BUCKET_NAME",
    "E003": "set the session token as AWS_SESSION_TOKEN too, or set no keys and let boto3 find them",
    "E008": "set True or False, without quotes",
    "E009": "set a whole number, without quotes",
    "E019": 'set a dict such as {"CacheControl": "max-age=86400"}',
    "E022": "set the private key from -----BEGIN to -----END, with real line breaks",
    "E026": "set a list or tuple of texts",
    "E041": "remove custom_domain to sign links to the bucket itself, set querystring_auth to False "
    "for public files, or set cloudfront_key and cloudfront_key_id to sign for CloudFront",
    "E042": "set storages.backends.s3.S3StaticStorage as the backend, or querystring_auth to False",
    "E044": "set access_key and secret_key to None in OPTIONS, or remove the profile",
    "E051": "correct the endpoint or the region",
    "W001": "set region_name to the region of the bucket; signed links work there alone",
}
_REWORDED = (
    (re.compile(r"set \d+d \((\d+) seconds\) or less"), r"set \1 or less"),
    (re.compile(r"set seconds, or a duration such as 10m or 12h"), "set a number of seconds"),
    (
        re.compile(r"for another S3-compatible service set AWS_S3_PROVIDER or AWS_S3_ENDPOINT_URL"),
        "for another S3-compatible service set endpoint_url",
    ),
)


def in_settings(problem: Problem) -> Problem:
    """The problem, with a hint for somebody who writes settings and not variables."""
    hint = _HINTS.get(problem.id.removeprefix(PREFIX), problem.hint)
    for pattern, words in _REWORDED:
        hint = pattern.sub(words, hint)
    return problem._replace(hint=hint)
