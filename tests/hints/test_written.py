"""Following the hints of the cases, the reports and the examples ends well, in two rounds."""

import sys
import tomllib
from collections.abc import Generator
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from dotenv import dotenv_values

from docs.extension import cases as examples
from s3settings import ConfigurationError
from s3settings.project import Releases
from s3settings.project.settings import declared
from tests import cases
from tests.hints import ending, written
from tests.hints.clients import shared_clients
from tests.hints.environments import Env, problems_in
from tests.hints.following import Unreadable
from tests.hints.keys import AWS_KEYS
from tests.hints.projects import Project, copied

pytestmark = [
    pytest.mark.slow,
    # of django-storages 1.14.6, where CloudFront signs
    pytest.mark.filterwarnings(r"ignore:datetime\.datetime\.utcnow\(\):DeprecationWarning"),
]

OF_SETTINGS = {one.id: one for one in [*cases.cases(), *cases.more()] if one.env_file is None}
REPORTS = {row["id"]: Env(row["variables"]) for row in cases.reports()}
for row in cases.reports():
    REPORTS[row["id"]].in_file = row["in_file"]
MODULES: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "modules.toml").read_text(encoding="utf-8")
)
EXAMPLES = {number: case.wrong for number, case in examples.cases().items() if not case.wrong.check}

_CODE = "the class has to be written in another way"
_LINES = "about the lines of a file, not about values"
_CALL = "load() refuses the variables, so there are no settings"
_FILES = "about files beside the variables"
# what only the owner of the project can do -> why
UNFOLLOWED = {
    "sorl-thumbnail-cache-miss-on-signed-urls": "another storage, and who uses it",
    "signed-url-stored-in-rich-text": "another storage, and who uses it",
    "aws-location-missing-some-static-urls-malformed": "the storages are made in code",
    **dict.fromkeys(("E115", "W126", "W131", "W132"), _CODE),
    **dict.fromkeys([f"W0{number}" for number in range(10, 20)], _LINES),
    **dict.fromkeys(("E035", "E036", "W003"), _LINES),
    **dict.fromkeys(("E034", "E037", "E046"), _CALL),
    **dict.fromkeys(("E038", "E070", "E071", "W029", "W070"), _FILES),
    "E030": "the call of load() declares another name",
    "E072": "only the owner knows which characters are the key",
    "E100": "the settings can't be imported",
    "W027": "a package has to be removed",
    "W065": "a warning of the call of load()",
    "W136": "code of the project passes a field",
    "W114": "another storage, and who uses it",
}


@pytest.fixture(autouse=True, scope="module")
def clients() -> Generator[None]:
    with shared_clients():
        yield


@pytest.fixture(autouse=True)
def role(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give boto3 the keys of a role, for configurations without keys, and the profile of others."""
    profiles = tmp_path / "profiles"
    keys = "aws_access_key_id = {access_key}\naws_secret_access_key = {secret_key}\n"
    text = f"[profile acme-production]\n{keys.format(**AWS_KEYS)}"
    profiles.write_text(text, encoding="utf-8")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(profiles))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", AWS_KEYS["access_key"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", AWS_KEYS["secret_key"])


def _followed(name: str) -> int:
    """Follow the hints of a case, and return the number of rounds."""
    if name in OF_SETTINGS:
        with cases.running(OF_SETTINGS[name]) as (settings, environment, releases):
            project = Project(copied(settings), dict(environment), releases)
            return written.end_of(project)
    if name in MODULES:
        return written.end_of(_written(name))
    if name in REPORTS:
        return ending.end_of(REPORTS[name])
    with examples.project(EXAMPLES[name]) as folder:
        if "settings.py" not in EXAMPLES[name].files:
            return ending.end_of(_variables(name))
        sys.path.insert(0, str(folder))
        return written.end_of(_module(name))


def _written(name: str) -> Project:
    namespace: dict[str, object] = {}
    # written by us
    exec(MODULES[name], namespace)  # noqa: S102
    project = Project(copied(declared(namespace)), {}, Releases.installed())
    assert project.problems()
    return project


def _variables(number: str) -> Env:
    example = EXAMPLES[number]
    values = dotenv_values(stream=StringIO(example.files[".env"]), interpolate=False)
    env = Env({name: value for name, value in {**values, **example.environment}.items() if value})
    env.in_file = not example.environment
    if all(problem.id != f"s3settings.{number}" for problem in problems_in(env)):
        raise Unreadable(f"{number} is not a problem of values")
    return env


def _module(number: str) -> Project:
    """Return the project of an example, whose settings are changed in its module."""
    example = EXAMPLES[number]
    try:
        module = import_module("settings")
    except (ConfigurationError, KeyError) as failure:
        raise Unreadable(str(failure)) from None
    environment = {**examples.SUPPLIED, **example.environment}
    releases = examples.releases(example) or Releases.installed()
    project = Project(vars(module), environment, releases, module)
    if all(problem.id != f"s3settings.{number}" for problem in project.problems()):
        raise Unreadable(f"{number} is not a problem of settings")
    return project


@pytest.mark.parametrize("name", [*OF_SETTINGS, *REPORTS, *MODULES, *EXAMPLES])
def test_who_follows_hints_ends_well(name: str) -> None:
    if name in UNFOLLOWED:
        with pytest.raises(Unreadable):
            _followed(name)
    else:
        _followed(name)


def test_what_nobody_follows_is_there() -> None:
    assert UNFOLLOWED.keys() <= {*OF_SETTINGS, *REPORTS, *EXAMPLES}
