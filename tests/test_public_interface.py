import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import s3settings
from tests.documents import ROOT

NAMES = [name for name in s3settings.__all__ if name != "__version__"]

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
        "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com",
    },
)
assert settings["STATIC_URL"] == "https://cdn.example.com/static/"
heavy = ("boto3", "botocore", "cryptography", "django.conf", "environ", "s3transfer", "storages")
unused = ("aws", "facts.reach", "providers.attributes", "providers.table", "rules.aws")
unused += ("rules.endpoints", "rules.providers", "shapes", "sources.secret_file")
unused += tuple(f"variables.{name}" for name in ("aliases", "choices", "foreign", "typos"))
heavy += tuple(f"s3settings.{name}" for name in unused)
print(*(name for name in heavy if name in sys.modules))

load(env={"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_STORAGE_CLASS": "STANDARD_IA"})
assert "s3settings.rules.providers" in sys.modules
print(*(name for name in heavy if name in sys.modules and name != "s3settings.rules.providers"))
"""


def test_the_public_names_are_few() -> None:
    assert s3settings.__all__ == [
        "ConfigurationError",
        "DjangoSettings",
        "Problem",
        "S3Settings",
        "Source",
        "StaticSettings",
        "StorageEntry",
        "StorageSettings",
        "__version__",
        "check",
        "django_settings",
        "load",
    ]
    assert set(s3settings.__all__) <= set(dir(s3settings))


def test_every_public_name_has_a_docstring_of_its_own() -> None:
    documented = [getattr(s3settings, name).__doc__ for name in NAMES]

    assert all(documented)
    assert len(set(documented)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_imported_on_first_use(name: str) -> None:
    code = f"import sys, s3settings; print(*sys.modules); s3settings.{name}; print({name!r} in vars(s3settings))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    before, found = done.stdout.splitlines()

    assert [one for one in before.split() if one.startswith(("s3settings", "django"))] == [
        "s3settings"
    ]
    assert found == "True"


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 's3settings' has no attribute 'loads'"):
        vars(s3settings)["__getattr__"]("loads")


def test_the_version_is_that_of_the_distribution() -> None:
    assert s3settings.__version__ == version("s3settings")


def test_loading_settings_for_aws_imports_nothing_heavy() -> None:
    loading = subprocess.run(
        [sys.executable, "-c", LOADING], capture_output=True, check=True, text=True
    )

    assert (loading.stdout.split(), loading.stderr) == ([], "")


def test_the_map_of_the_code_names_every_module() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`(\w+)`", "".join(re.findall(r"^\|(.+?)\|", text, re.MULTILINE)))

    # the installed package, which is that of the wheel in its session
    package = Path(s3settings.__file__).parent
    code = (path.stem for path in package.iterdir() if path.suffix in {"", ".py"})
    assert sorted(named) == sorted(name for name in code if not name.startswith("__"))
