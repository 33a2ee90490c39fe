import pytest

from s3settings.migrate.comments import Moved, moved

TEXT = """\
# the files

# the bucket
BUCKET = "acme"
# for the team
KEY = "#1"  # of a role
URL = "/media/"

if USE_S3:
    # where the files are
    STORAGES = {
        # uploads
        "default": {},  # noqa: E501
    }
    # what is left
    DEBUG = False
# the end
LAST = 1"""


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        pytest.param({4}, Moved(("# the bucket",), frozenset({3})), id="before another comment"),
        pytest.param(
            {6}, Moved(("# for the team", "# of a role"), frozenset({5})), id="inside a paragraph"
        ),
        pytest.param(
            {4, 6, 7},
            Moved(("# the bucket", "# for the team", "# of a role"), frozenset({3, 5})),
            id="a paragraph",
        ),
        pytest.param(
            {11, 12, 13, 14},
            Moved(("# where the files are", "# uploads"), frozenset({10})),
            id="a statement with comments in it",
        ),
        pytest.param({16}, Moved(("# what is left",), frozenset({15})), id="the last of a block"),
        pytest.param({18}, Moved(("# the end",), frozenset({17})), id="the last line"),
    ],
)
def test_comments_go_where_the_statements_go(gone: set[int], expected: Moved) -> None:
    assert moved(TEXT, gone) == expected


def test_a_comment_at_the_beginning_of_the_module_stays_with_its_paragraph() -> None:
    text = "# the settings\nBUCKET = 1\nDEBUG = True\n"
    assert moved(text, {2}) == Moved((), frozenset())
