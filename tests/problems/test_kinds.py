import re
from pathlib import Path

import pytest

import s3settings
from s3settings.problems.kinds import PREFIX, at, problem
from s3settings.problems.kinds.kind import Kind
from s3settings.problems.kinds.table import KINDS
from s3settings.problems.problem import UNSET, Invalid, Problem, Source

PACKAGE = Path(s3settings.__file__).parent
# what starts with W does not stop load()
SEVERITIES = {"E": {"error"}, "W": {"warning", "note"}}

every_kind = pytest.mark.parametrize(("id_", "kind"), KINDS.items(), ids=KINDS)


@every_kind
def test_the_letter_of_an_id_is_its_severity(id_: str, kind: Kind) -> None:
    assert re.fullmatch(r"[EW]\d{3}", id_)
    assert kind.severity in SEVERITIES[id_[0]]


@every_kind
def test_a_cause_completes_the_sentence_reported_when(id_: str, kind: Kind) -> None:
    first_word = kind.cause.split()[0]
    assert first_word.islower() or first_word.isupper() or first_word == "Cache-Control"
    assert not kind.cause.endswith(".")


def test_every_cause_is_unique() -> None:
    causes = [kind.cause for kind in KINDS.values()]
    assert sorted(set(causes)) == sorted(causes)


def ids_in_code() -> set[str]:
    sources = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "catalogue"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    # a rule of providers is an error or a warning, as the fact is
    both = re.findall(r'_Contradiction\(\s*"\w+", (\d+), ', text)
    verdicts = {f"{letter}{int(number):03}" for number in both for letter in SEVERITIES}
    return set(re.findall(r'"([EW]\d{3})"', text)) | verdicts


def test_every_kind_is_used() -> None:
    assert set(KINDS) - ids_in_code() == set()


def test_every_id_of_variables_and_options_is_in_the_catalogue() -> None:
    assert {id_ for id_ in ids_in_code() if id_[1] == "0"} - set(KINDS) == set()


def test_a_problem_has_severity_and_group_of_its_kind() -> None:
    source = Source("env_file", ".env", 3)

    found = problem(
        "W005",
        "ends with the location, which links already contain",
        "remove the location from the domain",
        variable="AWS_MEDIA_CUSTOM_DOMAIN",
        source=source,
        alias="default",
    )

    assert found == Problem(
        id=f"{PREFIX}W005",
        severity="warning",
        variable="AWS_MEDIA_CUSTOM_DOMAIN",
        source=source,
        message="ends with the location, which links already contain",
        hint="remove the location from the domain",
        alias="default",
        group="conflicting",
    )


def test_a_problem_without_a_source_is_about_an_unset_variable() -> None:
    assert problem("E001", "required", "set it", variable="AWS_LOCATION").source == UNSET


def test_an_invalid_value_becomes_a_problem_of_its_variable() -> None:
    source = Source("environment")
    invalid = Invalid("E008", "not a boolean", "set true or false")

    assert at(invalid, variable="AWS_QUERYSTRING_AUTH", source=source) == problem(
        "E008", "not a boolean", "set true or false", variable="AWS_QUERYSTRING_AUTH", source=source
    )
