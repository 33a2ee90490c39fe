import json
import os
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path

import environ
import pytest
from environ.fileaware_mapping import FileAwareMapping
from hypothesis import given
from hypothesis import strategies as st

from s3settings import check
from s3settings.masked import Masked
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source
from s3settings.sources.reading import read
from s3settings.sources.secret_file import both_set, value_or_file
from s3settings.sources.values import DEFAULT, ENVIRONMENT, Reading, Value
from s3settings.variables.names import wanted
from tests.samples import ROLE
from tests.values import value as value_of
from tests.values import values

Setenv = Callable[[str, str], None]

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def file_source(line: int | None = None, path: str = ".env") -> Source:
    return Source("env_file", path, line)


def location(value: object, source: Source = ENVIRONMENT) -> Value:
    return value_of("AWS_LOCATION", value, source)


def reading_of(
    *values: Value, problems: tuple[Problem, ...] = (), overridden: tuple[Value, ...] = ()
) -> Reading:
    """A reading of variables, each of which overrides one value at most."""
    return Reading(
        {value.origin.variable: value for value in values},
        problems,
        {value.origin.variable: (value,) for value in overridden},
    )


def read_file(content: str | bytes) -> Reading:
    """Return what is read when the only source is an `.env` of this content."""
    data = content.encode() if isinstance(content, str) else content
    Path(".env").write_bytes(data)
    return read(env={}, wanted=wanted)


def location_in(content: str | bytes) -> object:
    reading = read_file(content)
    assert reading.problems == ()
    return reading.values["AWS_LOCATION"].value


class TestPrecedence:
    def test_the_environment_beats_the_files(self) -> None:
        Path(".env").write_text("AWS_LOCATION=file\nAWS_REGION=eu-west-1", encoding="utf-8")

        assert read(env={"AWS_LOCATION": "environment"}, wanted=wanted) == reading_of(
            location("environment"),
            value_of("AWS_REGION", "eu-west-1", file_source(2)),
            overridden=(location("file", file_source(1)),),
        )

    def test_the_last_file_wins(self) -> None:
        Path("a.env").write_text("AWS_LOCATION=a\nAWS_REGION=eu-west-1", encoding="utf-8")
        Path("b.env").write_text("\nAWS_LOCATION=b", encoding="utf-8")

        assert read(env={}, env_file=["a.env", "b.env"], wanted=wanted) == reading_of(
            location("b", file_source(2, "b.env")),
            value_of("AWS_REGION", "eu-west-1", file_source(2, "a.env")),
            overridden=(location("a", file_source(1, "a.env")),),
        )

    def test_an_empty_variable_is_not_set(self) -> None:
        Path(".env").write_text("AWS_LOCATION=file\nAWS_REGION=\n", encoding="utf-8")

        assert read(env={"AWS_LOCATION": " \t", "AWS_REGION": ""}, wanted=wanted) == reading_of(
            location("file", file_source(1))
        )

    @pytest.mark.parametrize("nothing", ["none", "None", "NONE", "null", "NULL", " none "])
    def test_none_means_no_value_not_even_that_of_a_file(self, nothing: str) -> None:
        Path(".env").write_text("AWS_LOCATION=file", encoding="utf-8")

        assert read(env={"AWS_LOCATION": nothing}, wanted=wanted) == reading_of(
            location(None), overridden=(location("file", file_source(1)),)
        )
        assert location_in(f"AWS_LOCATION={nothing}") is None

    @pytest.mark.parametrize("word", ["nothing", "nil", "~", "None.", "undefined"])
    def test_no_other_word_means_no_value(self, word: str) -> None:
        assert read(env={"AWS_LOCATION": word}, wanted=wanted) == reading_of(location(word))


class TestTheEnvironment:
    def test_it_is_that_of_the_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AWS_LOCATION", "prod")

        assert read(wanted="AWS_LOCATION".__eq__) == reading_of(location("prod"))

    def test_it_is_never_written(self) -> None:
        Path(".env").write_text("AWS_LOCATION=file\nAWS_REGION=eu-west-1", encoding="utf-8")
        before = dict(os.environ)

        reading = read(wanted=wanted)

        assert reading.values["AWS_LOCATION"] == location("file", file_source(1))
        assert dict(os.environ) == before

    def test_a_mapping_takes_its_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AWS_LOCATION", "process")

        assert read(env={"AWS_REGION": "x"}, wanted=wanted) == reading_of(
            value_of("AWS_REGION", "x", ENVIRONMENT)
        )

    def test_only_what_is_wanted_is_read(self) -> None:
        Path(".env").write_text("PATH=a\nAWS_LOCATION=b", encoding="utf-8")

        assert read(env={"HOME": "c"}, wanted=wanted) == reading_of(location("b", file_source(2)))

    def test_text_is_trimmed_and_masked(self) -> None:
        reading = read(env={"AWS_SECRET_ACCESS_KEY": f" {SECRET}\n"}, wanted=wanted)

        raw = reading.values["AWS_SECRET_ACCESS_KEY"]
        assert raw.value == SECRET
        assert type(raw.value) is Masked
        assert repr(raw) == (
            "Value(origin=Origin(variable='AWS_SECRET_ACCESS_KEY', "
            "source=Source(kind='environment', path=None, line=None)))"
        )
        assert repr(reading) == "Reading(problems=())"

    def test_a_value_that_is_not_text_stays(self) -> None:
        env: Mapping[str, object] = {"AWS_QUERYSTRING_AUTH": False, "AWS_LOCATION": None}

        # a mapping that a project made itself
        assert read(env=env, wanted=wanted) == reading_of(  # pyright: ignore[reportArgumentType]
            value_of("AWS_QUERYSTRING_AUTH", False, ENVIRONMENT),  # noqa: FBT003 - the value
            location(None),
        )


class TestWhichFiles:
    def test_the_default_one_may_be_absent(self) -> None:
        assert read(env={}, wanted=wanted) == reading_of()

    @pytest.mark.parametrize(
        "named",
        [
            pytest.param("prod.env", id="another-name"),
            pytest.param(Path(".env"), id="a-path"),
            pytest.param([".env"], id="a-list"),
            pytest.param("nowhere/.env", id="a-directory-that-is-missing"),
        ],
    )
    def test_one_that_was_named_must_be_there(self, named: str | Path | list[str]) -> None:
        name = str(named[0] if isinstance(named, list) else named)

        assert read(env={}, env_file=named, wanted=wanted).problems == (
            problem(
                "E034",
                "no such file",
                "create it, or correct the path",
                variable=None,
                source=file_source(path=name),
            ),
        )

    @pytest.mark.parametrize(
        "content",
        [
            "[default]\naws_access_key_id = a\naws_secret_access_key = c4n4ry\n",
            "\n# of the team\n[profile acme]\nsso_session=acme\nregion=eu-west-1\n",
        ],
    )
    def test_a_file_of_profiles_is_one_problem(self, content: str) -> None:
        found = read_file(content)

        assert found.values == {}
        assert [(one.id, one.message) for one in found.problems] == [
            ("s3settings.E036", "an AWS credentials or config file, not an .env file")
        ]

    @pytest.mark.parametrize(
        "content",
        [
            "[default]\naws_access_key_id=a\nAWS_LOCATION=prod\n",
            "# [default]\nAWS_LOCATION=prod\n",
            "[mail]\nhost=a\n",
            "region=[a]\n",
        ],
    )
    def test_another_file_with_brackets_is_an_env_file(self, content: str) -> None:
        assert read_file(content).problems == ()

    def test_none_reads_no_file(self) -> None:
        Path(".env").write_text("AWS_LOCATION=file", encoding="utf-8")

        assert read(env={}, env_file=None, wanted=wanted) == reading_of()

    def test_no_parent_directory_is_searched(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Path(".env").write_text("AWS_LOCATION=parent", encoding="utf-8")
        Path("project").mkdir()
        monkeypatch.chdir("project")

        assert read(env={}, wanted=wanted) == reading_of()

    @pytest.mark.parametrize("kind", [str, Path], ids=["str", "path"])
    def test_they_are_relative_to_the_base(self, kind: Callable[[str], str | Path]) -> None:
        Path("project").mkdir()
        Path("project/.env").write_text("AWS_LOCATION=project", encoding="utf-8")

        assert read(env={}, base_dir=kind("project"), wanted=wanted) == reading_of(
            location("project", file_source(1))
        )

    def test_an_absolute_path_is_one(self, tmp_path: Path) -> None:
        named = tmp_path / "a.env"
        named.write_text("AWS_LOCATION=a", encoding="utf-8")

        assert read(env={}, env_file=named, base_dir="elsewhere", wanted=wanted) == reading_of(
            location("a", file_source(1, str(named)))
        )

    def test_several_come_from_anything_iterable(self) -> None:
        Path("a.env").write_text("AWS_LOCATION=a", encoding="utf-8")
        names: Iterator[str] = iter(["a.env"])

        assert read(env={}, env_file=names, wanted=wanted) == reading_of(
            location("a", file_source(1, "a.env"))
        )


def missing_link(path: Path) -> None:
    path.symlink_to("nowhere")


def circular_link(path: Path) -> None:
    path.symlink_to(path.name)


CANNOT_OPEN = ("E034", "can't be opened", "make it a file this user may read")


class TestFilesThatCanNotBeRead:
    @pytest.mark.parametrize(
        ("make", "expected"),
        [
            pytest.param(
                Path.mkdir, ("E034", "a directory, not a file", "name a file in it"), id="directory"
            ),
            pytest.param(circular_link, CANNOT_OPEN, id="circular-link"),
            pytest.param(
                missing_link,
                ("E034", "no such file", "create it, or correct the path"),
                id="link-to-nowhere",
            ),
            pytest.param(
                partial(Path.write_bytes, data=b"AWS_LOCATION=caf\xe9"),
                ("E035", "not UTF-8 text", "save the file as UTF-8 without a byte order mark"),
                id="latin-1",
            ),
            pytest.param(
                partial(Path.write_bytes, data="AWS_LOCATION=a".encode("utf-16")),
                ("E035", "not UTF-8 text", "save the file as UTF-8 without a byte order mark"),
                id="utf-16",
            ),
        ],
    )
    def test_each_is_one_problem(
        self, make: Callable[[Path], object], expected: tuple[str, str, str]
    ) -> None:
        make(Path("prod.env"))
        id_, message, hint = expected

        assert read(env={"AWS_LOCATION": "a"}, env_file="prod.env", wanted=wanted) == reading_of(
            location("a"),
            problems=(
                problem(id_, message, hint, variable=None, source=file_source(path="prod.env")),
            ),
        )

    @pytest.mark.parametrize(
        "name",
        [
            pytest.param("a\0b", id="nul"),
            pytest.param("a" * 300, id="too-long"),
            pytest.param("file/.env", id="below-a-file"),
        ],
    )
    def test_a_path_that_cannot_be_is_one_problem(self, name: str) -> None:
        Path("file").write_text("", encoding="utf-8")
        id_, message, hint = CANNOT_OPEN

        assert read(env={}, env_file=name, wanted=wanted).problems == (
            problem(id_, message, hint, variable=None, source=file_source(path=name)),
        )

    def test_the_default_file_has_to_be_readable_where_it_is(self) -> None:
        Path(".env").mkdir()

        assert [found.id for found in read(env={}, wanted=wanted).problems] == ["s3settings.E034"]


class TestSyntax:
    @pytest.mark.parametrize(
        ("line", "value"),
        [
            pytest.param("AWS_LOCATION=abc", "abc", id="plain"),
            pytest.param("AWS_LOCATION = abc  ", "abc", id="spaces"),
            pytest.param("  AWS_LOCATION=abc", "abc", id="indented"),
            pytest.param("export AWS_LOCATION=abc", "abc", id="export"),
            pytest.param("export  \tAWS_LOCATION=abc", "abc", id="export-with-spaces"),
            pytest.param("AWS_LOCATION='a b'", "a b", id="single-quotes"),
            pytest.param('AWS_LOCATION="a b" ', "a b", id="double-quotes"),
            pytest.param("AWS_LOCATION=abc # note", "abc", id="comment"),
            pytest.param('AWS_LOCATION="abc" # note', "abc", id="comment-behind-quotes"),
            pytest.param("AWS_LOCATION=abc#def", "abc#def", id="number-sign-inside"),
            pytest.param("AWS_LOCATION=#abc", "#abc", id="number-sign-first"),
            pytest.param("AWS_LOCATION=a=b==", "a=b==", id="equals-signs"),
            pytest.param("AWS_LOCATION=a\\nb", "a\\nb", id="no-escape-without-quotes"),
            pytest.param("AWS_LOCATION='a\\nb'", "a\\nb", id="no-escape-in-single-quotes"),
            pytest.param('AWS_LOCATION="a\\nb"', "a\nb", id="escape-in-double-quotes"),
            pytest.param('AWS_LOCATION="a\\"b"', 'a"b', id="escaped-quote"),
            pytest.param('AWS_LOCATION="a\nb"', "a\nb", id="lines-in-quotes"),
            pytest.param('AWS_LOCATION="a\r\nb"', "a\nb", id="crlf-in-quotes"),
            pytest.param("AWS_LOCATION=`abc`", "`abc`", id="backticks"),
            pytest.param('AWS_LOCATION={"a": "b"}', '{"a": "b"}', id="json"),
            pytest.param('AWS_LOCATION=\'{"a": "b"}\'', '{"a": "b"}', id="json-in-quotes"),
            pytest.param("AWS_LOCATION=café", "café", id="utf-8"),
            pytest.param("AWS_LOCATION=a\u2028b", "a\u2028b", id="line-separator"),
            pytest.param("AWS_LOCATION=a\x00b", "a\x00b", id="nul"),
            pytest.param("\ufeffAWS_LOCATION=abc", "abc", id="byte-order-mark"),
            pytest.param("AWS_LOCATION=1\nAWS_LOCATION=2", "2", id="the-last-of-two"),
            pytest.param("aws_location=1\nAWS_LOCATION=2", "2", id="case-matters"),
        ],
    )
    def test_a_line_reads_as_python_dotenv_reads_it(self, line: str, value: str) -> None:
        assert location_in(line) == value

    @pytest.mark.parametrize("quote", ["", '"', "'"], ids=["bare", "double", "single"])
    @pytest.mark.parametrize(
        "text",
        ["$OTHER", "${OTHER}", "${OTHER:-x}", "pre-${OTHER}", "${NOPE}", "pa$OTHER", "$$", "$"],
    )
    def test_nothing_is_interpolated(
        self, text: str, quote: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OTHER", "replaced")

        assert location_in(f"OTHER=replaced\nAWS_LOCATION={quote}{text}{quote}") == text

    def test_of_two_lines_the_last_wins_even_if_it_is_empty(self) -> None:
        assert read_file("AWS_LOCATION=a\nAWS_LOCATION=") == reading_of()

    def test_of_two_lines_the_place_of_the_last_is_reported(self) -> None:
        assert read_file("AWS_LOCATION=a\n\nAWS_LOCATION=b") == reading_of(
            location("b", file_source(3))
        )

    def test_a_name_without_a_value_is_a_warning(self) -> None:
        assert read_file("OTHER\nAWS_LOCATION") == reading_of(
            problems=(
                problem(
                    "W003",
                    "no = behind the name",
                    "write NAME=value, or remove the line",
                    variable="AWS_LOCATION",
                    source=file_source(2),
                ),
            )
        )

    @pytest.mark.parametrize("line", ["AWS-LOCATION_AWS_=a", 'X="a', "=a", "'X"])
    def test_a_line_that_cannot_be_parsed_is_a_problem_of_its_own(self, line: str) -> None:
        assert read_file(f"AWS_REGION=x\n{line}\n") == reading_of(
            value_of("AWS_REGION", "x", file_source(1)),
            problems=(
                problem(
                    "E036",
                    "the line can't be parsed",
                    "write NAME=value, and close every quote",
                    variable=None,
                    source=file_source(2),
                ),
            ),
        )

    def test_a_private_key_without_quotes_is_one_problem_at_its_first_line(self) -> None:
        key = "-----BEGIN PRIVATE KEY-----\nc4n4ry\n-----END PRIVATE KEY-----"
        reading = read_file(f"AWS_REGION=x\nAWS_CLOUDFRONT_KEY={key}\n")

        assert [(one.id, one.source.line) for one in reading.problems] == [("s3settings.E036", 2)]
        assert [*reading.values] == ["AWS_REGION"]

    @pytest.mark.parametrize(
        "line",
        [
            "AWS_LOCATION=media AWS_SECRET_ACCESS_KEY=c4n4ry",
            "Environment=AWS_SECRET_ACCESS_KEY=c4n4ry",
        ],
    )
    def test_a_line_of_another_form_sets_nothing(self, line: str) -> None:
        reading = read_file(f"Environment=A=b\n{line}\n")

        assert [(one.id, one.source.line) for one in reading.problems] == [("s3settings.E036", 2)]
        assert reading.values == {}
        assert "c4n4ry" not in repr(reading)

    def test_a_private_key_of_another_program_is_reported_at_its_last_line(self) -> None:
        reading = read_file("KEY=-----BEGIN PRIVATE KEY-----\nc4n4ry\n-----END PRIVATE KEY-----\n")

        assert [(one.id, one.source.line) for one in reading.problems] == [("s3settings.E036", 3)]

    def test_the_lines_behind_a_broken_one_are_read(self) -> None:
        reading = read_file("X: a\nAWS_LOCATION=b")

        assert reading.values == {"AWS_LOCATION": location("b", file_source(2))}

    @pytest.mark.parametrize(
        "line",
        [
            f"AWS_SECRET_ACCESS_KEY: {SECRET}",
            f"AWS_SECRET_ACCESS_KEY:{SECRET}",
            f"AWS_SECRET_ACCESS_KEY:{SECRET}=",
            f"AWS_SECRET_ACCESS_KEY:{SECRET}==",
            f"AWS_SECRET_ACCESS_KEY {SECRET}",
            f'AWS_SECRET_ACCESS_KEY="{SECRET}',
            f"AWS_SECRET_ACCESS_KEY='{SECRET}'x",
        ],
    )
    def test_no_problem_and_no_name_shows_a_value(self, line: str) -> None:
        reading = read_file(line)

        assert [found.id for found in reading.problems] == ["s3settings.E036"]
        assert SECRET not in repr(reading)
        assert reading.values == {}

    @given(st.binary() | st.text("AWS_LOCATION=x\"'#$ \t\r\n\\\x00").map(str.encode))
    def test_whatever_a_file_holds_nothing_is_raised(self, content: bytes) -> None:
        read_file(content)
        read_file(b"AWS_LOCATION=" + content)


line_ends = pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])


class TestLineNumbers:
    @line_ends
    @pytest.mark.parametrize(
        ("before", "line"),
        [
            pytest.param([], 1, id="the-first"),
            pytest.param([""], 2, id="a-blank-line"),
            pytest.param(["", "  ", "\t"], 4, id="blank-lines-with-spaces"),
            pytest.param(["# comment"], 2, id="a-comment"),
            pytest.param(["", "# comment", "", "# comment", ""], 6, id="comments-and-blank-lines"),
            pytest.param(["X=a", "Y='b'  # note"], 3, id="variables"),
            pytest.param(["X='a", "b", "", "c'", ""], 6, id="a-value-of-four-lines"),
            pytest.param(["X"], 2, id="a-name-alone"),
            pytest.param(["X: a"], 2, id="a-broken-line"),
            pytest.param(["", 'X="a'], 3, id="a-quote-that-never-ends"),
        ],
    )
    def test_a_value_has_the_line_of_its_name(self, before: list[str], line: int, end: str) -> None:
        reading = read_file(end.join([*before, "AWS_LOCATION=x", "Z=1", ""]))

        assert reading.values == {"AWS_LOCATION": location("x", file_source(line))}

    @line_ends
    def test_a_problem_has_the_line_of_its_name(self, end: str) -> None:
        reading = read_file(end.join(["", "X: a", "# b", "", "AWS_LOCATION", "", "'Y"]))

        assert [found.source.line for found in reading.problems] == [5, 7, 2]

    @line_ends
    def test_a_value_of_several_lines_has_the_first(self, end: str) -> None:
        reading = read_file(end.join(["", "AWS_LOCATION='a", "b'", ""]))

        assert reading.values == {"AWS_LOCATION": location("a\nb", file_source(2))}

    @given(
        st.lists(
            st.sampled_from(
                [
                    "",
                    " \t",
                    "# c",
                    "X=1",
                    "export X='a'",
                    "X='a\nb'",
                    'X="\n\n"',
                    "X",
                    "X: 1",
                    "\x0c",
                ]
            )
        ),
        st.sampled_from(["\n", "\r\n", "\r"]),
        st.sampled_from(["", "\ufeff"]),
    )
    def test_they_are_those_of_an_editor(self, before: list[str], end: str, mark: str) -> None:
        lines = "\n".join([*before, "AWS_LOCATION=x"])

        reading = read_file(mark + lines.replace("\n", end))

        expected = lines.split("\n").index("AWS_LOCATION=x") + 1
        assert reading.values == {"AWS_LOCATION": location("x", file_source(expected))}


def cannot_read(variable: str, source: Source = ENVIRONMENT) -> Problem:
    return problem(
        "E037",
        "django-environ can't read it",
        "give it a value that this Env accepts",
        variable=variable,
        source=source,
    )


def not_used(variable: str, fact: str, source: Source) -> Problem:
    return problem(
        "W070", f"not used: {fact}", "remove one of them", variable=variable, source=source
    )


class TestBothSet:
    @pytest.mark.parametrize(
        ("plain", "named", "expected"),
        [
            pytest.param(
                ENVIRONMENT,
                ENVIRONMENT,
                [not_used("X", "the file of X_FILE takes precedence", ENVIRONMENT)],
                id="the-value",
            ),
            pytest.param(
                ENVIRONMENT,
                file_source(3),
                [not_used("X_FILE", "X takes precedence", file_source(3))],
                id="the-file",
            ),
            pytest.param(Source("defaults"), ENVIRONMENT, [], id="a-default-is-overridden"),
        ],
    )
    def test_the_one_that_is_not_used_is_a_warning(
        self, plain: Source, named: Source, expected: list[Problem]
    ) -> None:
        both = {"X": value_of("X", "a", plain), "X_FILE": value_of("X_FILE", "b", named)}

        assert list(both_set(both, {"X"})) == expected

    @pytest.mark.parametrize(
        "given",
        [
            pytest.param(values(X="a"), id="a-value"),
            pytest.param(values(X_FILE="a"), id="a-file"),
            pytest.param(values(X="a", X_FILE=None), id="no-file"),
            pytest.param(values(Y="a", Y_FILE="b"), id="another-variable"),
        ],
    )
    def test_one_of_them_is_not_a_problem(self, given: Mapping[str, Value]) -> None:
        assert list(both_set(given, {"X"})) == []

    @pytest.mark.parametrize("name", ["AWS_LOCATION", "AWS_S3_ALIASES", "AWS_MEDIA_LOCATION"])
    def test_it_holds_for_every_variable(self, name: str) -> None:
        Path("secret").write_text("a", encoding="utf-8")
        env = {**ROLE, name: "b", f"{name}_FILE": "secret"}

        assert check(env=env, env_file=None) == (
            not_used(name, f"the file of {name}_FILE takes precedence", ENVIRONMENT),
        )


def read_env(env: environ.Env) -> Reading:
    return read(env=env, wanted=wanted)


@pytest.fixture
def setenv(monkeypatch: pytest.MonkeyPatch) -> Setenv:
    """Set a variable of the process, which is where django-environ reads."""
    for name in os.environ:
        if wanted(name):
            monkeypatch.delenv(name)
    return monkeypatch.setenv


@pytest.mark.usefixtures("setenv")
class TestDjangoEnviron:
    def test_values_are_read_through_it(self, setenv: Setenv) -> None:
        setenv("AWS_LOCATION", " prod ")
        setenv("AWS_REGION", "none")

        assert read_env(environ.Env()) == reading_of(
            location("prod"), value_of("AWS_REGION", None, ENVIRONMENT)
        )

    @pytest.mark.parametrize(
        ("cast", "typed", "value"),
        [
            pytest.param(bool, "ok", True, id="bool"),
            pytest.param((bool, True), "maybe", False, id="bool-with-default"),
            pytest.param(int, "3", 3, id="int"),
            pytest.param(list, "a,b", ["a", "b"], id="list"),
            pytest.param([str], "a,b", ["a", "b"], id="list-of-str"),
            pytest.param(tuple, "(a,b)", ("a", "b"), id="tuple"),
            pytest.param(dict, "a=b,c=d", {"a": "b", "c": "d"}, id="dict"),
            pytest.param({"value": int}, "a=1;b=2", {"a": 1, "b": 2}, id="dict-of-int"),
            pytest.param(json.loads, '{"a": 1}', {"a": 1}, id="json"),
            pytest.param(str, "abc", "abc", id="str"),
        ],
    )
    def test_its_casts_hold(self, cast: object, typed: str, value: object, setenv: Setenv) -> None:
        setenv("AWS_LOCATION", typed)

        assert read_env(environ.Env(AWS_LOCATION=cast)) == reading_of(location(value))

    def test_its_defaults_hold(self) -> None:
        env = environ.Env(
            AWS_LOCATION=(str, "prod"),
            AWS_QUERYSTRING_EXPIRE=(int, 600),
            AWS_REGION=(str, None),
            AWS_S3_VERIFY=bool,
        )

        assert read_env(env) == reading_of(
            location("prod", DEFAULT), value_of("AWS_QUERYSTRING_EXPIRE", 600, DEFAULT)
        )

    def test_a_value_beats_its_default(self, setenv: Setenv) -> None:
        setenv("AWS_LOCATION", "environment")

        assert read_env(environ.Env(AWS_LOCATION=(str, "default"))) == reading_of(
            location("environment")
        )

    def test_a_file_beats_its_default(self) -> None:
        Path(".env").write_text("AWS_LOCATION=file", encoding="utf-8")

        assert read_env(environ.Env(AWS_LOCATION=(str, "default"))) == reading_of(
            location("file", file_source(1)), overridden=(location("default", DEFAULT),)
        )

    def test_of_two_files_the_last_beats_its_default(self) -> None:
        Path("a.env").write_text("AWS_LOCATION=a", encoding="utf-8")
        Path("b.env").write_text("AWS_LOCATION=b", encoding="utf-8")
        env = environ.Env(AWS_LOCATION=(str, "default"))

        reading = read(env=env, env_file=["a.env", "b.env"], wanted=wanted)

        assert reading.every("AWS_LOCATION") == (
            location("b", file_source(1, "b.env")),
            location("a", file_source(1, "a.env")),
            location("default", DEFAULT),
        )
        assert reading.every("AWS_REGION") == ()

    def test_its_prefix_holds(self, setenv: Setenv) -> None:
        setenv("ACME_AWS_LOCATION", "prod")
        setenv("AWS_LOCATION", "not read")
        env = environ.Env(ACME_AWS_REGION=(str, "eu-west-1"), AWS_S3_VERIFY=(bool, True))
        env.prefix = "ACME_"

        assert read_env(env) == Reading(
            {
                "AWS_LOCATION": value_of("ACME_AWS_LOCATION", "prod", ENVIRONMENT),
                "AWS_REGION": value_of("ACME_AWS_REGION", "eu-west-1", DEFAULT),
            }
        )

    def test_a_value_may_name_another_variable(self, setenv: Setenv) -> None:
        setenv("AWS_LOCATION", "$STAGE")
        setenv("STAGE", "prod")

        assert read_env(environ.Env()) == reading_of(location("prod"))

    def test_the_sign_of_another_variable_can_be_escaped(self, setenv: Setenv) -> None:
        setenv("AWS_LOCATION", "\\$STAGE")
        env = environ.Env()
        env.escape_proxy = True

        assert read_env(env) == reading_of(location("$STAGE"))

    @pytest.mark.parametrize(
        ("cast", "typed"),
        [
            pytest.param(str, "$AWS_LOCATION", id="a-variable-that-names-itself"),
            pytest.param(str, "$NOPE", id="a-variable-that-is-not-set"),
            pytest.param(int, "many", id="no-number"),
            pytest.param(dict, "a", id="no-dict"),
            pytest.param(json.loads, "{", id="no-json"),
            pytest.param(Decimal, "many", id="no-decimal"),
            pytest.param({"a": 1, "b": 2}.__getitem__, "c", id="no-choice"),
            pytest.param("abc".index, "d", id="no-part"),
            pytest.param(Path.read_text, "nowhere", id="not-a-path"),
            pytest.param(open, "nowhere", id="no-file"),
        ],
    )
    def test_what_it_cannot_read_is_a_problem(
        self, cast: object, typed: str, setenv: Setenv
    ) -> None:
        setenv("AWS_LOCATION", typed)

        assert read_env(environ.Env(AWS_LOCATION=cast)) == reading_of(
            problems=(cannot_read("AWS_LOCATION"),)
        )

    def test_a_default_that_cannot_be_read_is_a_problem_of_the_default(self) -> None:
        assert read_env(environ.Env(AWS_LOCATION=(str, "$NOPE"))).problems == (
            cannot_read("AWS_LOCATION", DEFAULT),
        )

    def test_a_problem_has_the_full_name(self, setenv: Setenv) -> None:
        setenv("ACME_AWS_LOCATION", "$NOPE")
        env = environ.Env()
        env.prefix = "ACME_"

        assert read_env(env).problems == (cannot_read("ACME_AWS_LOCATION"),)

    def test_an_empty_variable_is_not_set(self, setenv: Setenv) -> None:
        setenv("AWS_LOCATION", "")

        assert read_env(environ.Env()) == reading_of()


@pytest.fixture
def file_aware(monkeypatch: pytest.MonkeyPatch) -> environ.FileAwareEnv:
    # its own mapping keeps the files of other tests
    monkeypatch.setattr(environ.FileAwareEnv, "ENVIRON", FileAwareMapping())
    return environ.FileAwareEnv()


@pytest.mark.usefixtures("setenv")
class TestFileAwareEnv:
    def test_it_reads_the_file_by_itself(
        self, file_aware: environ.FileAwareEnv, setenv: Setenv
    ) -> None:
        Path("secret").write_text(f"{SECRET}\n", encoding="utf-8")
        setenv("AWS_SECRET_ACCESS_KEY_FILE", "secret")

        assert read_env(file_aware) == reading_of(
            value_of("AWS_SECRET_ACCESS_KEY", SECRET, ENVIRONMENT)
        )

    def test_a_file_that_is_missing_is_one_problem(
        self, file_aware: environ.FileAwareEnv, setenv: Setenv
    ) -> None:
        setenv("AWS_SECRET_ACCESS_KEY_FILE", "nowhere")

        assert read_env(file_aware) == reading_of(problems=(cannot_read("AWS_SECRET_ACCESS_KEY"),))

    def test_another_env_leaves_files_to_us(self, setenv: Setenv) -> None:
        setenv("AWS_SECRET_ACCESS_KEY_FILE", "secret")

        assert read_env(environ.Env()) == reading_of(
            value_of("AWS_SECRET_ACCESS_KEY_FILE", "secret", ENVIRONMENT)
        )


def unreadable(variable: str) -> Problem:
    return problem(
        "E038",
        "the file it names can't be read as UTF-8 text",
        "correct the path, or let this user read the file",
        variable=variable,
        source=ENVIRONMENT,
    )


class TestSecretFiles:
    NAMED = values(AWS_SECRET_ACCESS_KEY_FILE=Masked("secret"))

    @pytest.mark.parametrize(
        ("content", "value"),
        [
            pytest.param(SECRET.encode(), SECRET, id="no-line-break"),
            pytest.param(f"{SECRET}\n".encode(), SECRET, id="line-break"),
            pytest.param(f"\ufeff{SECRET}\r\n".encode(), SECRET, id="by-notepad"),
            pytest.param(b"first\r\nsecond\n", "first\nsecond", id="several-lines"),
            pytest.param(b" \n", "", id="blank"),
            pytest.param(b"None\n", None, id="no-value"),
            pytest.param(b"'$X' # y", "'$X' # y", id="taken-literally"),
        ],
    )
    def test_the_value_is_the_content_of_the_file(self, content: bytes, value: str | None) -> None:
        Path("secret").write_bytes(content)

        found, problems = value_or_file(self.NAMED, "AWS_SECRET_ACCESS_KEY", None)

        assert found == value_of("AWS_SECRET_ACCESS_KEY", value, Source("secret_file"))
        assert problems == ()
        assert SECRET not in repr(found)

    @pytest.mark.parametrize("kind", [str, Path], ids=["str", "path"])
    def test_its_path_is_relative_to_the_base(self, kind: Callable[[str], str | Path]) -> None:
        Path("project").mkdir()
        Path("project/secret").write_text(SECRET, encoding="utf-8")

        found, _ = value_or_file(self.NAMED, "AWS_SECRET_ACCESS_KEY", kind("project"))

        assert found == value_of("AWS_SECRET_ACCESS_KEY", SECRET, Source("secret_file"))

    def test_its_path_may_be_absolute(self, tmp_path: Path) -> None:
        path = tmp_path / "secret"
        path.write_text(SECRET, encoding="utf-8")

        found, _ = value_or_file(values(X_FILE=str(path)), "X", "a")

        assert found == value_of("X", SECRET, Source("secret_file"))

    def test_without_a_file_the_variable_itself_counts(self) -> None:
        assert value_or_file(values(X="a"), "X", None) == (value_of("X", "a"), ())
        assert value_or_file(values(X="a", X_FILE=None), "X", None) == (value_of("X", "a"), ())
        assert value_or_file({}, "X", None) == (None, ())

    @pytest.mark.parametrize(
        "make",
        [
            pytest.param(missing_link, id="missing"),
            pytest.param(Path.mkdir, id="directory"),
            pytest.param(circular_link, id="circular-link"),
            pytest.param(partial(Path.write_bytes, data=b"caf\xe9"), id="latin-1"),
        ],
    )
    def test_one_that_cannot_be_read_is_a_problem(self, make: Callable[[Path], object]) -> None:
        make(Path("secret"))

        assert value_or_file(self.NAMED, "AWS_SECRET_ACCESS_KEY", None) == (
            None,
            (unreadable("AWS_SECRET_ACCESS_KEY_FILE"),),
        )

    @pytest.mark.parametrize(
        ("plain", "named", "expected"),
        [
            pytest.param(ENVIRONMENT, ENVIRONMENT, "file", id="of-one-source-the-file"),
            pytest.param(ENVIRONMENT, file_source(), "plain", id="the-environment"),
            pytest.param(file_source(), ENVIRONMENT, "file", id="a-file-of-the-environment"),
            pytest.param(file_source(), Source("defaults"), "plain", id="over-a-default"),
            pytest.param(Source("defaults"), ENVIRONMENT, "file", id="a-default"),
        ],
    )
    def test_of_a_value_and_its_file_the_nearer_source_wins(
        self, plain: Source, named: Source, expected: str
    ) -> None:
        Path("secret").write_text("file", encoding="utf-8")
        both = {
            "X": value_of("X", "plain", plain),
            "X_FILE": value_of("X_FILE", "secret", named),
        }

        found, problems = value_or_file(both, "X", None)

        assert (found and found.value, problems) == (expected, ())

    def test_a_path_that_cannot_exist_is_a_problem(self) -> None:
        assert value_or_file(values(X_FILE="a\0b"), "X", None) == (None, (unreadable("X_FILE"),))
