from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings.facts import sdk_variables
from s3settings.problems.kinds import problem
from s3settings.problems.problem import ARGUMENT, Problem, Source
from s3settings.sources.values import Value
from s3settings.variables.aliases import declared, named, refusal
from s3settings.variables.names import ALIASES_VARIABLE, GLOBAL_VARIABLES, names
from tests.values import value

LINE = Source("env_file", ".env", 7)
HINT = "choose a name of letters, digits and underscores such as invoices"

ALWAYS_THERE = "is one of the aliases that are always there"
NOT_A_NAME = "is not a name"
OF_AWS = "has variables that would collide with variables of AWS"
OF_ANOTHER_STORAGE = "has variables that would collide with those of another storage"
OF_ANOTHER_ALIAS = "has the variables of another alias"


def raw(given: object) -> Value:
    return value("DJANGO_AWS_S3_ALIASES", given, LINE)


def of_variable(given: object) -> tuple[tuple[str, ...], list[Problem]]:
    found, problems = declared(raw(given), ())
    return found, list(problems)


def of_argument(argument: Iterable[str]) -> tuple[tuple[str, ...], list[Problem]]:
    found, problems = declared(None, argument)
    return found, list(problems)


def in_variable(message: str) -> Problem:
    return problem("E030", message, HINT, variable="DJANGO_AWS_S3_ALIASES", source=LINE)


def in_argument(message: str) -> Problem:
    return problem("E030", message, HINT, variable="aliases", source=ARGUMENT)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("invoices", id="word"),
        pytest.param("private", id="private"),
        pytest.param("public_media", id="two-words"),
        pytest.param("SILKY_STORAGE", id="capitals"),
        pytest.param("renditions2", id="digit"),
        pytest.param("queries", id="resembles-querystring"),
        pytest.param("secrets", id="resembles-secret"),
        pytest.param("regions", id="resembles-region"),
        pytest.param("a" * 50, id="fifty-letters"),
    ],
)
def test_most_words_name_an_alias(name: str) -> None:
    assert refusal(name, ()) is None
    assert of_argument([name]) == ((name,), [])


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        pytest.param("static", ALWAYS_THERE, id="static"),
        pytest.param("Media", ALWAYS_THERE, id="media"),
        pytest.param("default", ALWAYS_THERE, id="default"),
        pytest.param("StaticFiles", ALWAYS_THERE, id="staticfiles"),
        pytest.param("", NOT_A_NAME, id="empty"),
        pytest.param("private-media", NOT_A_NAME, id="hyphen"),
        pytest.param("private media", NOT_A_NAME, id="space"),
        pytest.param("2nd", NOT_A_NAME, id="digit-first"),
        pytest.param("_private", NOT_A_NAME, id="underscore-first"),
        pytest.param("privé", NOT_A_NAME, id="accent"),
        pytest.param("a" * 51, NOT_A_NAME, id="too-long"),
        pytest.param("s3", OF_AWS, id="AWS_S3_REGION_NAME"),
        pytest.param("S3_FILE", OF_AWS, id="AWS_S3_FILE_OVERWRITE"),
        pytest.param("storage", OF_AWS, id="AWS_STORAGE_BUCKET_NAME"),
        pytest.param("querystring", OF_AWS, id="AWS_QUERYSTRING_AUTH"),
        pytest.param("cloudfront", OF_AWS, id="AWS_CLOUDFRONT_KEY"),
        pytest.param("access", OF_AWS, id="AWS_ACCESS_KEY_ID"),
        pytest.param("secret", OF_AWS, id="AWS_SECRET_ACCESS_KEY"),
        pytest.param("session", OF_AWS, id="AWS_SESSION_TOKEN"),
        pytest.param("is", OF_AWS, id="AWS_IS_GZIPPED"),
        pytest.param("config", OF_AWS, id="AWS_CONFIG_FILE"),
        pytest.param("ses", OF_AWS, id="a-family-of-django-ses"),
        pytest.param("lambda", OF_AWS, id="a-family-of-lambda"),
        pytest.param("bucket", OF_AWS, id="AWS_BUCKET_NAME"),
    ],
)
def test_a_name_that_would_collide_is_refused(name: str, fact: str) -> None:
    assert refusal(name, ()) == fact


@pytest.mark.parametrize("name", ["static_default", "media_cache", "STATIC_FILE", "media_bucket"])
def test_a_name_cannot_continue_that_of_a_scope(name: str) -> None:
    assert refusal(name, ()) == OF_ANOTHER_STORAGE


@pytest.mark.parametrize(
    ("name", "other"), [("x_file", "X"), ("x", "X_FILE"), ("x_file_name", "X"), ("x", "X_KMS_KEY")]
)
def test_a_name_cannot_continue_that_of_another(name: str, other: str) -> None:
    assert refusal(name, [other]) == OF_ANOTHER_STORAGE


def test_names_that_differ_in_case_have_the_same_variables() -> None:
    assert refusal("private", ["PRIVATE"]) == OF_ANOTHER_ALIAS


def test_without_variable_and_argument_there_are_none() -> None:
    assert declared(None, ()) == ((), ())
    assert of_variable(None) == ((), [])


def test_those_of_the_variable_come_first() -> None:
    found, problems = declared(raw("b, a"), ("d", "c"))

    assert found == ("b", "a", "d", "c")
    assert problems == ()


@pytest.mark.parametrize("value", ["a,b", '["a", "b"]', ["a", "b"], ("a", "b")], ids=repr)
def test_they_are_words_however_they_are_written(value: str | Sequence[str]) -> None:
    assert of_variable(value) == (("a", "b"), [])
    assert of_argument(value) == (("a", "b"), [])


def test_they_may_come_from_anything_iterable() -> None:
    assert of_argument(name for name in ("a", "b")) == (("a", "b"), [])
    assert of_argument({"a": 1}) == (("a",), [])


def test_the_same_one_twice_is_one() -> None:
    found, problems = declared(raw("a,b,a"), ("b",))

    assert found == ("a", "b")
    assert problems == ()


def test_one_that_is_refused_leaves_the_others() -> None:
    assert of_variable("s3,a,default,b") == (
        ("a", "b"),
        [in_variable(f"alias 1 {OF_AWS}"), in_variable(f"alias 3 {ALWAYS_THERE}")],
    )


def test_the_position_is_that_in_its_own_source() -> None:
    found, problems = declared(raw("a,b!"), ("c", "d!"))

    assert found == ("a", "c")
    assert list(problems) == [
        in_variable(f"alias 2 {NOT_A_NAME}"),
        in_argument(f"alias 2 {NOT_A_NAME}"),
    ]


def test_one_that_collides_with_an_earlier_one_is_refused() -> None:
    assert of_argument(["private", "Private", "private_file"]) == (
        ("private",),
        [
            in_argument(f"alias 2 {OF_ANOTHER_ALIAS}"),
            in_argument(f"alias 3 {OF_ANOTHER_STORAGE}"),
        ],
    )


def test_a_list_that_cannot_be_read_is_a_problem_of_the_variable() -> None:
    assert of_variable("[1]") == (
        (),
        [
            problem(
                "E026",
                "not a list",
                "separate the words by commas, or write a JSON array",
                variable="DJANGO_AWS_S3_ALIASES",
                source=LINE,
            )
        ],
    )


def test_a_list_that_cannot_be_read_leaves_those_of_the_argument() -> None:
    found, problems = declared(raw("${ALIASES}"), ("a",))

    assert found == ("a",)
    assert [found.id for found in problems] == ["s3settings.E007"]


def test_no_problem_shows_a_name() -> None:
    _, problems = declared(raw("c4n4ry!,ok"), ("c4n4ry-2", "OK"))

    assert len(problems) == 3
    assert "c4n4ry" not in repr(problems)


# words that are parts of variables, so that names which nearly collide are common
words = st.sampled_from(
    sorted(
        {
            part
            for name in (*sdk_variables.NAMES, *map(str.upper, GLOBAL_VARIABLES))
            for part in name.split("_")
        }
    )
) | st.text("AZ09", max_size=3)
aliases = st.lists(words, min_size=1, max_size=3).map("_".join)


@given(st.lists(aliases, max_size=6))
def test_an_accepted_name_has_variables_of_its_own(wished: list[str]) -> None:
    accepted, _ = of_argument(wished)

    every = [name for name, _ in names(("static", "media", *accepted), "")]
    assert sorted(set(every)) == sorted(every)
    own = {name for name, (scope, _) in names(accepted, "") if scope}
    assert own.isdisjoint([ALIASES_VARIABLE])
    assert not any(map(sdk_variables.is_foreign, own))


@given(st.lists(aliases, max_size=6))
def test_any_name_is_accepted_or_reported(wished: list[str]) -> None:
    accepted, problems = of_argument(wished)

    assert set(accepted) <= set(wished)
    is_read = all(problem.id == "s3settings.E030" for problem in problems)
    assert not is_read or len(accepted) + len(problems) >= len(set(filter(None, wished)))


def test_a_thousand_are_accepted() -> None:
    wished = tuple(f"tenant{number}" for number in range(1_000))

    assert of_argument(wished) == (wished, [])
    assert of_variable(",".join(wished)) == (wished, [])


def test_an_alias_may_have_variables_of_another_name() -> None:
    assert named({"media": "uploads", "x": "x"}) == (
        ("uploads", "x"),
        {"uploads": "media", "x": "x"},
        (),
    )


def test_aliases_that_are_always_there_or_share_their_variables_are_refused() -> None:
    scopes, aliases, problems = named({"default": "a", "media": "b", "static": "b"})

    assert (scopes, aliases) == (("b",), {"b": "media"})
    assert [(one.id, one.message) for one in problems] == [
        ("s3settings.E030", f"alias 1 {ALWAYS_THERE}"),
        ("s3settings.E030", "alias 3 has the variables of another alias"),
    ]


@pytest.mark.parametrize("alias", ["media", "STATIC"])
def test_the_way_for_an_alias_that_is_called_like_a_scope_is_the_hint(alias: str) -> None:
    _, problems = of_argument([alias])

    assert 'load(aliases={"media": "uploads"})' in problems[0].hint
