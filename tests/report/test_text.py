from hypothesis import given
from inline_snapshot import snapshot

from s3settings.problems.problem import Problem
from s3settings.report.text import as_text
from tests.report.samples import DESIGN, NOT_TEXT, REGION, some_problems


def test_every_problem_has_a_line_and_a_hint() -> None:
    assert as_text([*DESIGN, NOT_TEXT]) == snapshot("""\
.env:3: s3settings.E004 AWS_S3_REGION_NAME: not an AWS region
    hint: set a region code such as eu-west-1; for another S3-compatible service set AWS_S3_PROVIDER or AWS_S3_ENDPOINT_URL
environment: s3settings.W002 AWS_S3_CUSTM_DOMAIN: unknown variable; it is ignored
    hint: did you mean AWS_S3_CUSTOM_DOMAIN?
not set: s3settings.E001 AWS_STORAGE_BUCKET_NAME: required
    hint: add it to the environment or to .env
/srv/app/.env: s3settings.E035: not UTF-8 text
    hint: save the file as UTF-8
3 errors, 1 warning
""")


def test_nothing_wrong_is_one_line() -> None:
    assert as_text([]) == snapshot("no problems\n")


def test_the_order_is_kept() -> None:
    assert as_text(DESIGN[::-1]).splitlines()[-3:-1] == str(REGION).splitlines()


@given(problems=some_problems)
def test_no_word_breaks_out_of_its_line(problems: list[Problem]) -> None:
    once = {problem._replace(alias=None) for problem in problems}

    assert len(as_text(problems).splitlines()) == 2 * len(once) + 1
