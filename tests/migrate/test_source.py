from pathlib import Path

import pytest

from s3settings.migrate.source import Expression, settings_file, words

SETTINGS = """\
A = 1
if A:
    B = A
else:
    B = (
        2
    )
try:
    C = 3
except ValueError:
    D = 4
finally:
    E = 5
def function():
    F = 6
class Class:
    G = 7
H, I = 8, 9
"""


def expression(code: str) -> Expression:
    return settings_file(f"NAME = {code}\n").assignments[0].expression


def test_assignments_outside_functions_and_classes_are_found_with_their_blocks() -> None:
    found = settings_file(SETTINGS).assignments
    assert [(one.name, one.first, one.last, one.suite) for one in found] == [
        ("A", 1, 1, ()),
        ("B", 3, 3, (3,)),
        ("B", 5, 7, (5,)),
        ("C", 9, 9, (9,)),
        ("E", 13, 13, (13,)),
        ("D", 11, 11, (11,)),
    ]


def test_lines_tell_which_assignments_are_executed() -> None:
    assert [one.name for one in settings_file(SETTINGS).executed({3, 9, 99})] == ["B", "C"]


def test_references_are_those_outside_some_statements() -> None:
    source = settings_file("A = B\nC = A\n")
    assert source.references([]) == {"A", "B"}
    assert source.references(source.assignments[1:]) == {"B"}


@pytest.mark.parametrize(
    ("code", "text"),
    [("'a' 'b'", "ab"), ("1", None), ("f'{X}'", None), ("str()", None), ("1 + ''", None)],
)
def test_the_text_of_a_literal_is_known(code: str, text: str | None) -> None:
    assert expression(code).text == text


@pytest.mark.parametrize(
    ("code", "fallback"),
    [
        ("os.environ['X']", ""),
        ("os.environ.get('X')", ""),
        ("os.getenv('X', '')", ""),
        ("os.getenv('X', 'eu-west-1')", "'eu-west-1'"),
        ("env('X', default=None)", ""),
        ("config('X', default=DEFAULT)", "DEFAULT"),
    ],
)
def test_plain_reads_of_a_variable_are_known_with_their_default(code: str, fallback: str) -> None:
    found = expression(code)
    assert (found.is_read, found.fallback) == (True, fallback)
    assert found.has_text == ("'eu" in code or "''" in code)


@pytest.mark.parametrize(
    "code",
    [
        "os.environ['X'] == '1'",
        "config('X', cast=bool)",
        "secrets['X']",
        "f()('X')",
        "getenv('X', 1, 2)",
    ],
)
def test_other_expressions_are_no_plain_reads(code: str) -> None:
    assert not expression(code).is_read


def test_code_over_several_lines_is_put_on_one() -> None:
    assert expression("{\n    'a': X,\n}").code == "{'a': X}"
    assert expression("{ 'a': X }").code == "{ 'a': X }"


def test_the_options_of_a_literal_are_found_by_alias() -> None:
    text = "STORAGES = {'default': {'OPTIONS': {'a': X, Y: 1}}, 'b': {}, 'c': make(), **more}\n"
    (found,) = settings_file(text).assignments
    assert {alias: list(options) for alias, options in found.entries.items()} == {
        "default": ["a"],
        "b": [],
        "c": [],
    }


def test_names_in_other_files_of_a_project_are_known(tmp_path: Path) -> None:
    for name, text in {
        "settings.py": "AWS_HERE = 1",
        "app/views.py": "settings.AWS_STORAGE_BUCKET_NAME",
        ".venv/lib/x.py": "AWS_FOREIGN",
        "node_modules/x.py": "AWS_FOREIGN",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert words(tmp_path, tmp_path / "settings.py") == {"AWS_STORAGE_BUCKET_NAME"}
