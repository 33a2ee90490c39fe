import re

from s3settings.providers.documents import DOCUMENTS, support
from s3settings.providers.table import PROVIDERS


def test_every_provider_has_a_row() -> None:
    assert set(DOCUMENTS) == {provider.id for provider in PROVIDERS}


def test_an_unknown_provider_has_an_answer_too() -> None:
    assert support("other", "cors").accepted is None


def test_every_answer_completes_a_hint_and_names_its_source() -> None:
    answers = [answer for row in DOCUMENTS.values() for answer in row.values()]

    assert [a.means for a in answers if not re.fullmatch(r"[a-z].*[^.\s]", a.means)] == []
    assert [a for a in answers if not a.fact.source] == []
    assert [a for a in answers if (a.fact.kind == "unknown") > (a.accepted is None)] == []
