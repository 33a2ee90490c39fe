import ast
from pathlib import Path

import pytest

from s3settings.migrate.source import changed_names, settings_file, words

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
    "statement",
    [
        'globals()["AWS_LOCATION"]',
        '__all__ = ["AWS_LOCATION"]',
        'getattr(sys.modules[__name__], "AWS_LOCATION")',
        '"%(AWS_LOCATION)s" % vars()',
        "del AWS_LOCATION",
        "def function():\n    global AWS_LOCATION",
    ],
)
def test_a_name_can_be_referred_to_in_many_ways(statement: str) -> None:
    source = settings_file(f"AWS_LOCATION = 'x'\n{statement}\n")
    assert "AWS_LOCATION" in source.references(source.assignments[:1])


def test_a_text_that_nothing_looks_up_is_not_a_reference() -> None:
    assert settings_file('B = os.environ["AWS_LOCATION"]\n').references([]) == {"os"}


def test_references_end_at_a_line() -> None:
    assert settings_file("B = A\nC = B\n").references([], until=1) == {"A"}


def test_the_options_of_a_literal_are_found_by_alias() -> None:
    text = "STORAGES = {'default': {'OPTIONS': {'a': X, Y: 1}}, 'b': {}, 'c': make(), **more}\n"
    (found,) = settings_file(text).assignments
    assert {alias: list(options) for alias, options in found.entries.items()} == {"default": ["a"]}


def test_items_of_storages_are_assignments_too() -> None:
    text = """\
COMMON = {"a": 1}
STORAGES = {"x": {"BACKEND": "x.X", "OPTIONS": COMMON}}
STORAGES["y"] = {"BACKEND": NAME, "OPTIONS": {"b": 2}}
STORAGES["y"]["BACKEND"] = "y.Y"
STORAGES["z"]["OPTIONS"] = {"c": 3}
STORAGES["z"]["OPTIONS"]["d"] = 4
OTHER["z"] = 5
STORAGES[NAME] = make().x = 6
a.b = 7
"""
    found = settings_file(text).assignments[1:]
    assert [
        (
            one.keys,
            {alias: list(options) for alias, options in one.entries.items()},
            {alias: code.text for alias, code in one.chooses.items()},
        )
        for one in found
    ] == [
        ((), {"x": ["a"]}, {"x": "x.X"}),
        (("y",), {"y": ["b"]}, {"y": None}),
        (("y", "BACKEND"), {}, {"y": "y.Y"}),
        (("z", "OPTIONS"), {"z": ["c"]}, {}),
        (("z", "OPTIONS", "d"), {"z": ["d"]}, {}),
    ]


def test_the_block_that_chooses_a_storage_is_that_of_its_last_choice() -> None:
    text = """\
STORAGES = {"default": {}, "staticfiles": {}}
if X:
    STORAGES["default"]["BACKEND"] = "x.X"
match Y:
    case 1:
        STORAGES["staticfiles"]["BACKEND"] = NAME
"""
    source = settings_file(text)
    lines = {1, 3, 6}
    assert source.suite(lines, ["default"]) == (3,)
    assert source.suite(lines, ["staticfiles"]) == (6,)
    assert source.suite(lines, ["other"]) == ()
    assert source.suite({3}, ["staticfiles"]) == ()
    assert not source.is_conditional(lines, ["default"])
    assert source.is_conditional(lines, ["default", "staticfiles"])


def test_statements_that_may_change_a_name_are_counted() -> None:
    text = """\
A = {}
A["x"] = 1
if A:
    A.update(x=2)
for A.y in range(3):
    pass
def function():
    A = 3
import os.path
from b import B as C
class D:
    pass
E: int = 4
F, G = 5, 6
"""
    source = settings_file(text)
    found = {name: source.changes(name) for name in "ABCDEFG"}
    assert found == {"A": 3, "B": 0, "C": 1, "D": 0, "E": 1, "F": 1, "G": 1}
    assert source.changes("os") == 1


def test_functions_and_classes_are_names_too() -> None:
    body = ast.parse("def make(): pass\nclass Made: pass\n").body
    assert [changed_names(statement) for statement in body] == [{"make"}, {"Made"}]


def test_statements_that_share_a_line_are_known() -> None:
    text = "A = 1; B = 2\nC = (\n    3\n)\nif X: D = 4\n"
    assert [one.is_alone for one in settings_file(text).assignments] == [False, False, True, False]


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
