import ast

import pytest

from s3settings.migrate.binding import sets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A = 1", True),
        ("A: int = 1", True),
        ("if X:\n    A = 1", False),
        ("if X:\n    A = 1\nelif Y:\n    A = 2\nelse:\n    A = 3", True),
        ("with X:\n    A = 1", True),
        ("try:\n    A = 1\nexcept X:\n    pass", False),
        ("try:\n    A = 1\nexcept X:\n    A = 2", True),
        ("try:\n    pass\nfinally:\n    A = 1", True),
        ("for _ in X:\n    A = 1", False),
    ],
)
def test_a_name_may_be_set_in_any_case(text: str, *, expected: bool) -> None:
    assert sets(ast.parse(text).body, "A") is expected
