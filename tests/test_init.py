import subprocess
import sys

import s3settings

LOADING = """
import sys
from s3settings import load

settings = load(
    env={
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AWS_QUERYSTRING_AUTH": "false",
    },
)
assert settings["STATIC_URL"] == "https://acme.s3.eu-west-1.amazonaws.com/static/"
heavy = ("boto3", "botocore", "cryptography", "django.conf", "environ", "s3transfer", "storages")
print(*(name for name in heavy if name in sys.modules))
"""


def test_the_public_names_are_few() -> None:
    assert s3settings.__all__ == [
        "ConfigurationError",
        "Problem",
        "S3Settings",
        "django_settings",
        "load",
    ]


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    documented = {name: getattr(s3settings, name).__doc__ for name in s3settings.__all__}

    assert all(documented.values())


def test_loading_settings_for_aws_imports_nothing_heavy() -> None:
    loading = subprocess.run(
        [sys.executable, "-c", LOADING], capture_output=True, check=True, text=True
    )

    assert (loading.stdout.split(), loading.stderr) == ([], "")
