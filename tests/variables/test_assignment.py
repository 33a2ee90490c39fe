from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings.masked import Masked
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source
from s3settings.sources.reading import read
from s3settings.sources.values import ENVIRONMENT, Origin, Value
from s3settings.variables.assignment import assign
from s3settings.variables.names import names, wanted
from tests.values import value as value_of
from tests.values import values as reading

LINE = Source("env_file", ".env", 3)
SECRET_FILE = Source("secret_file")


class Assigned(NamedTuple):
    """Options as plain values; `origins` are those of ``option`` and ``scope.option``."""

    common: Mapping[str, object]
    scopes: Mapping[str, Mapping[str, object]]
    origins: Mapping[str, Origin]
    problems: tuple[Problem, ...]


def plainly(values: Mapping[str, Value], **arguments: Any) -> Assigned:
    """Return what is assigned to values."""
    options, problems = assign(values, **arguments)
    levels = {"": options.common, **options.scopes}
    plain = {
        scope: {option: value.value for option, value in level.items()}
        for scope, level in levels.items()
    }
    origins = {
        f"{scope}.{option}".removeprefix("."): value.origin
        for scope, level in levels.items()
        for option, value in level.items()
    }
    return Assigned(plain.pop(""), plain, origins, problems)


def assigned(
    common: Mapping[str, object] | None = None,
    origins: Mapping[str, str] | None = None,
    **scopes: Mapping[str, object],
) -> Assigned:
    """Return what is assigned where every variable is in the environment and nothing is wrong."""
    return Assigned(
        common=common or {},
        scopes={"static": {}, "media": {}, **scopes},
        origins={key: Origin(name, ENVIRONMENT) for key, name in (origins or {}).items()},
        problems=(),
    )


def test_nothing_read_is_nothing_assigned() -> None:
    assert plainly(reading()) == assigned()


def test_values_go_to_all_storages_or_to_one() -> None:
    assert plainly(
        reading(AWS_LOCATION="prod", AWS_STATIC_LOCATION="assets", AWS_MEDIA_GZIP="true")
    ) == assigned(
        common={"location": "prod"},
        static={"location": "assets"},
        media={"gzip": "true"},
        origins={
            "location": "AWS_LOCATION",
            "static.location": "AWS_STATIC_LOCATION",
            "media.gzip": "AWS_MEDIA_GZIP",
        },
    )


def test_no_value_is_a_value() -> None:
    assert plainly(reading(AWS_MEDIA_LOCATION=None)) == assigned(
        media={"location": None}, origins={"media.location": "AWS_MEDIA_LOCATION"}
    )


def test_the_place_of_a_value_is_kept() -> None:
    values = {"AWS_LOCATION": value_of("AWS_LOCATION", "prod", LINE)}

    assert plainly(values).origins == {"location": Origin("AWS_LOCATION", LINE)}


@pytest.mark.parametrize(
    ("option", "variables"),
    [
        ("access_key", ["AWS_S3_ACCESS_KEY_ID", "AWS_ACCESS_KEY_ID"]),
        ("secret_key", ["AWS_S3_SECRET_ACCESS_KEY", "AWS_SECRET_ACCESS_KEY"]),
        ("security_token", ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"]),
        ("region_name", ["AWS_S3_REGION_NAME", "AWS_REGION", "AWS_DEFAULT_REGION"]),
    ],
)
def test_of_several_variables_the_first_that_is_set_wins(option: str, variables: list[str]) -> None:
    while variables:
        values = {name: name for name in reversed(variables)}

        assert plainly(reading(**values)) == assigned(
            common={option: variables[0]}, origins={option: variables[0]}
        )
        variables = variables[1:]


class TestPrefix:
    def test_variables_with_it_win(self) -> None:
        values = reading(
            AWS_S3_REGION_NAME="bare",
            ACME_AWS_DEFAULT_REGION="prefixed",
            AWS_MEDIA_LOCATION="bare",
            ACME_AWS_MEDIA_LOCATION=None,
        )

        assert plainly(values, prefix="ACME_") == assigned(
            common={"region_name": "prefixed"},
            media={"location": None},
            origins={
                "region_name": "ACME_AWS_DEFAULT_REGION",
                "media.location": "ACME_AWS_MEDIA_LOCATION",
            },
        )

    def test_variables_without_it_are_read_too(self) -> None:
        assert plainly(reading(AWS_LOCATION="prod"), prefix="ACME_") == assigned(
            common={"location": "prod"}, origins={"location": "AWS_LOCATION"}
        )

    def test_it_holds_for_the_list_of_aliases(self) -> None:
        values = reading(AWS_S3_ALIASES="bare", ACME_AWS_S3_ALIASES="prefixed")

        assert plainly(values, prefix="ACME_") == assigned(prefixed={})
        assert plainly(values) == assigned(bare={})
        assert plainly(reading(AWS_S3_ALIASES="bare"), prefix="ACME_") == assigned(bare={})

    def test_it_holds_for_files(self) -> None:
        Path("secret").write_text("s\n", encoding="utf-8")

        assert plainly(reading(ACME_AWS_SECRET_ACCESS_KEY_FILE="secret"), prefix="ACME_") == (
            Assigned(
                common={"secret_key": "s"},
                scopes={"static": {}, "media": {}},
                origins={"secret_key": Origin("ACME_AWS_SECRET_ACCESS_KEY", SECRET_FILE)},
                problems=(),
            )
        )


class TestAliases:
    def test_declared_ones_have_variables(self) -> None:
        values = reading(AWS_S3_ALIASES="a", AWS_A_LOCATION="1", AWS_B_LOCATION="2")

        assert plainly(values, aliases=["b"]) == assigned(
            a={"location": "1"},
            b={"location": "2"},
            origins={"a.location": "AWS_A_LOCATION", "b.location": "AWS_B_LOCATION"},
        )

    def test_they_keep_the_case_of_their_declaration(self) -> None:
        assert plainly(reading(AWS_SILKY_STORAGE_GZIP="1"), aliases=["Silky_Storage"]) == assigned(
            Silky_Storage={"gzip": "1"},
            origins={"Silky_Storage.gzip": "AWS_SILKY_STORAGE_GZIP"},
        )

    def test_one_that_is_refused_has_none(self) -> None:
        found = plainly(reading(AWS_S3_REGION_NAME="x"), aliases=["s3"])

        assert found.scopes == {"static": {}, "media": {}}
        assert found.common == {"region_name": "x"}
        assert [problem.id for problem in found.problems] == ["s3settings.E030"]

    def test_a_thousand_get_what_is_theirs(self) -> None:
        aliases = [f"tenant{number}" for number in range(1_000)]
        values = {f"AWS_{alias.upper()}_LOCATION": alias for alias in aliases}

        found = plainly(reading(**values), aliases=aliases)

        assert found.problems == ()
        assert found.scopes == {
            "static": {},
            "media": {},
            **{alias: {"location": alias} for alias in aliases},
        }


def test_the_problems_are_those_of_aliases_values_and_names() -> None:
    values = reading(AWS_S3_ALIASES="s3", AWS_SECRET_ACCESS_KEY_FILE="nowhere", AWS_LOCATON="prod")

    found = plainly(values)

    assert [problem.id.removeprefix("s3settings.") for problem in found.problems] == [
        "E030",
        "E038",
        "W002",
    ]


class TestFiles:
    def test_a_file_has_the_value(self) -> None:
        Path("secret").write_text("s3cret\n", encoding="utf-8")

        assert plainly(reading(AWS_SECRET_ACCESS_KEY_FILE="secret")) == Assigned(
            common={"secret_key": "s3cret"},
            scopes={"static": {}, "media": {}},
            origins={"secret_key": Origin("AWS_SECRET_ACCESS_KEY", SECRET_FILE)},
            problems=(),
        )

    def test_any_variable_can_come_from_a_file(self) -> None:
        Path("types").write_text("text/css\n", encoding="utf-8")

        found = plainly(reading(GZIP_CONTENT_TYPES_FILE="types", AWS_MEDIA_LOCATION_FILE="types"))

        assert found.common == {"gzip_content_types": "text/css"}
        assert found.scopes["media"] == {"location": "text/css"}
        assert found.problems == ()

    def test_its_path_is_relative_to_the_base(self) -> None:
        Path("project").mkdir()
        Path("project/secret").write_text("s3cret", encoding="utf-8")

        found = plainly(reading(AWS_SECRET_ACCESS_KEY_FILE="secret"), base_dir="project")

        assert found.common == {"secret_key": "s3cret"}

    def test_it_wins_over_the_variable(self) -> None:
        Path("secret").write_text("file", encoding="utf-8")
        values = reading(AWS_SECRET_ACCESS_KEY="variable", AWS_SECRET_ACCESS_KEY_FILE="secret")

        assert plainly(values).common == {"secret_key": "file"}

    def test_no_file_leaves_the_variable(self) -> None:
        values = reading(AWS_SECRET_ACCESS_KEY="variable", AWS_SECRET_ACCESS_KEY_FILE=None)

        assert plainly(values) == assigned(
            common={"secret_key": "variable"}, origins={"secret_key": "AWS_SECRET_ACCESS_KEY"}
        )

    def test_one_that_cannot_be_read_is_a_problem_of_the_variable_that_names_it(self) -> None:
        assert plainly(reading(AWS_SECRET_ACCESS_KEY_FILE="nowhere")) == Assigned(
            common={},
            scopes={"static": {}, "media": {}},
            origins={},
            problems=(
                problem(
                    "E038",
                    "the file it names can't be read as UTF-8 text",
                    "correct the path, or let this user read the file",
                    variable="AWS_SECRET_ACCESS_KEY_FILE",
                    source=ENVIRONMENT,
                ),
            ),
        )

    def test_the_list_of_aliases_can_be_in_one(self) -> None:
        Path("aliases").write_text("invoices\n", encoding="utf-8")

        assert plainly(reading(AWS_S3_ALIASES_FILE="aliases")) == assigned(invoices={})
        assert [found.variable for found in plainly(reading(AWS_S3_ALIASES_FILE="x")).problems] == [
            "AWS_S3_ALIASES_FILE"
        ]

    def test_no_problem_shows_its_path(self) -> None:
        found = plainly(reading(AWS_SECRET_ACCESS_KEY_FILE="c4n4ry", AWS_MEDIA_GZIP_FILE="c4n4ry"))

        assert len(found.problems) == 2
        assert "c4n4ry" not in repr(found.problems)


def test_what_is_assigned_shows_no_value() -> None:
    found = assign(reading(AWS_LOCATION=Masked("c4n4ry"), AWS_MEDIA_LOCATION="c4n4ry"))

    assert found[0].scopes["media"]["location"].value == "c4n4ry"
    assert "c4n4ry" not in repr(found)


known = st.sampled_from([name for name, _ in names(("static", "media", "private"), "DJANGO_")])


@given(
    st.dictionaries(known, st.none() | st.text(max_size=3), max_size=5),
    st.sampled_from(["", "DJANGO_"]),
)
def test_every_option_has_the_value_of_its_origin(
    values: dict[str, str | None], prefix: str
) -> None:
    found = plainly(reading(**values), aliases=["private"], prefix=prefix)

    by_key = {
        f"{scope}.{option}".removeprefix("."): value
        for scope, options in {"": found.common, **found.scopes}.items()
        for option, value in options.items()
    }
    is_of_another_prefix = not prefix and any(name.startswith("DJANGO_") for name in values)
    assert by_key == {key: values[origin.variable] for key, origin in found.origins.items()}
    assert is_of_another_prefix or found.problems == ()


def test_the_environment_wins_over_a_file_that_an_env_file_names(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from the file", encoding="utf-8")
    (tmp_path / ".env").write_text("AWS_SECRET_ACCESS_KEY_FILE=secret\n", encoding="utf-8")
    found = read(
        env={"AWS_SECRET_ACCESS_KEY": "ambient"},
        env_file=".env",
        base_dir=tmp_path,
        wanted=wanted,
    )

    assigned = plainly(found.values, base_dir=tmp_path)

    assert assigned.common == {"secret_key": "ambient"}
