"""Of two neighbors in the documented order of sources, the first one wins."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import environ
import pytest

from s3settings.inspection import Choices, inspect
from tests.cli import s3settings, write
from tests.documents import ROOT
from tests.secret_servers import Asked, answering

# the keyword arguments of `inspect`, to which a source adds itself
Given = dict[str, Any]
Source = Callable[[Given, str, str], None]

DOCUMENTED = ROOT / "docs" / "reference" / "variables.md"


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The start of the name of a secret, whose value is the last part of its name."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")

    def answer(asked: Asked) -> tuple[int, bytes]:
        value = str(json.loads(asked.body)["SecretId"]).rpartition("/")[2]
        text = json.dumps({"AWS_LOCATION": value})
        return 200, json.dumps({"SecretString": text}).encode()

    with answering(answer) as server:
        yield f"?region_name=eu-west-1&endpoint_url={server.url}"


def environment(given: Given, value: str, _: str) -> None:
    given["env"]["AWS_LOCATION"] = value


def last_file(given: Given, value: str, _: str) -> None:
    write("last.env", f"AWS_LOCATION={value}\n")
    given["env_file"].append("last.env")


def first_file(given: Given, value: str, _: str) -> None:
    write("first.env", f"AWS_LOCATION={value}\n")
    given["env_file"].insert(0, "first.env")


def secrets_directory(given: Given, value: str, _: str) -> None:
    Path("secrets").mkdir(exist_ok=True)
    write("secrets/AWS_LOCATION", value)
    given["secrets_dir"] = "secrets"


def last_store(given: Given, value: str, store: str) -> None:
    given["secrets"].append(f"aws-secretsmanager:{value}{store}")


def first_store(given: Given, value: str, store: str) -> None:
    given["secrets"].insert(0, f"aws-secretsmanager:{value}{store}")


def storage_url(given: Given, value: str, _: str) -> None:
    given["env"]["AWS_STORAGE_URL"] = f"s3://acme/{value}"


def defaults(given: Given, value: str, _: str) -> None:
    given["choices"] = given["choices"].replace(defaults={"AWS_LOCATION": value})


def defaults_of_env(given: Given, value: str, _: str) -> None:
    class Env(environ.Env):  # type: ignore[misc] # published without types
        ENVIRON = given["env"]

    given["env"] = Env(AWS_LOCATION=(str, value))


def preset(given: Given, value: str, _: str) -> None:
    """Have no location, as django-storages has none."""
    del value
    given["choices"] = given["choices"].replace(preset="django-storages")


ORDER: tuple[Source, ...] = (
    environment,
    last_file,
    first_file,
    secrets_directory,
    last_store,
    first_store,
    storage_url,
    defaults,
    defaults_of_env,
    preset,
)


def location(*sources: tuple[Source, str], store: str) -> str:
    """The location of an additional storage where these sources set the one of all."""
    given: Given = {"env": {}, "env_file": [], "secrets": [], "choices": Choices()}
    for source, value in sources:
        source(given, value, store)
    found = inspect(**given, aliases=["x"])
    return found.storages[-1].location.removesuffix("/x")


@pytest.mark.parametrize(
    ("higher", "lower"), [*pairwise(ORDER)], ids=lambda source: source.__name__.replace("_", " ")
)
def test_of_two_neighbors_the_higher_one_wins(higher: Source, lower: Source, store: str) -> None:
    assert location((lower, "lower"), store=store) == ("" if lower is preset else "lower")
    assert location((lower, "lower"), (higher, "higher"), store=store) == "higher"


def test_explain_lists_the_winner_and_what_it_overrides_in_this_order(store: str) -> None:
    given: Given = {"env": {}, "env_file": [], "secrets": []}
    for position, source in enumerate(ORDER[:7]):
        source(given, f"value{position}", store)
    arguments = [
        *(word for name in given["env_file"] for word in ("--env-file", name)),
        *(word for name in given["secrets"] for word in ("--secrets", name)),
        *("--secrets-dir", given["secrets_dir"]),
    ]

    out = s3settings("explain", "AWS_LOCATION", *arguments, env=given["env"]).out

    assert (
        out.partition("\ndefault: value")[2].partition("staticfiles")[0]
        == """\
0/media (AWS_LOCATION, environment)
    overrides AWS_LOCATION (last.env:1)
    overrides AWS_LOCATION (first.env:1)
    overrides AWS_LOCATION (secrets directory)
    overrides AWS_LOCATION (AWS Secrets Manager)
    overrides AWS_LOCATION (AWS Secrets Manager)
    overrides AWS_STORAGE_URL (environment)
"""
    )


def test_the_documentation_has_the_order() -> None:
    text = DOCUMENTED.read_text(encoding="utf-8")

    listed = re.findall(r"^\d\. ([^:;\n(]+)", text, re.MULTILINE)

    assert listed == [
        "The process environment",
        "`.env` files",
        "The secrets directory",
        "Secret stores",
        "Storage URLs",
        "Defaults of the project",
        "The preset",
    ]
