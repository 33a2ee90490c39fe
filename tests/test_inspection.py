from pathlib import Path

from s3settings.inspection import inspect
from s3settings.problems import Source
from tests.samples import KEYS, ROLE, examined

CANARY = "c4n4ry"


def test_an_inspection_shows_problems_and_no_value() -> None:
    found = examined({**ROLE, **KEYS, "AWS_LOCATION": CANARY, "AWS_IS_GZIPPED": CANARY})

    assert repr(found) == f"Inspection(problems={found.problems!r})"
    assert CANARY not in repr(found)
    assert KEYS["AWS_SECRET_ACCESS_KEY"] not in repr(found)


def test_what_may_stand_in_a_file_that_can_t_be_read_is_not_missed() -> None:
    Path(".env").write_bytes(b"AWS_STORAGE_BUCKET_NAME=\xff\n")

    found = inspect(env={})

    assert [problem.source for problem in found.problems] == [Source("env_file", ".env")]


def test_other_storages_are_entries_of_storages_and_no_second_ones() -> None:
    others = {"default": {"BACKEND": "shop.Uploads"}, "backups": {}, "exports": {"BACKEND": "a.B"}}

    found = inspect(env=ROLE, env_file=None, others=others)

    assert [(problem.id, problem.alias) for problem in found.problems] == [
        ("s3settings.E046", "default"),
        ("s3settings.E103", "backups"),
    ]
