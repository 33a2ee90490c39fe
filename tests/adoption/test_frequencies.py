"""The corpus shows what real projects show, about as often."""

from collections import Counter

import pytest
from inline_snapshot import snapshot

from tests.adoption.corpus import cases

# Of 86 real projects that use django-storages, how many show it.
REAL = {
    "cache-control": 34,
    "cloudfront": 4,
    "constants": 31,
    "derived": 38,
    "only static files on S3": 3,
    "only uploads on S3": 43,
    "public-host": 3,
    "renamed": 39,
    "switch": 40,
}


def shown() -> Counter[str]:
    found = Counter[str]()
    for case in cases():
        found.update(case.tags & REAL.keys())
        found["switch"] += bool(case.switch)
        found["only uploads on S3"] += "staticfiles" not in case.on_s3
        found["only static files on S3"] += case.on_s3 == frozenset({"staticfiles"})
    return found


def test_projects_show_it_this_often() -> None:
    assert dict(sorted(shown().items())) == snapshot(
        {
            "cache-control": 30,
            "cloudfront": 2,
            "constants": 21,
            "derived": 36,
            "only static files on S3": 2,
            "only uploads on S3": 36,
            "public-host": 3,
            "renamed": 32,
            "switch": 28,
        }
    )


@pytest.mark.parametrize("what", sorted(REAL))
def test_it_is_about_as_frequent_as_in_real_projects(what: str) -> None:
    share, real = shown()[what] / len(cases()), REAL[what] / 86

    assert abs(share - real) < 0.1
