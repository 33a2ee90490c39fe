import copy
import hmac
import json
import pickle
import pprint
import reprlib
import traceback
from collections.abc import Callable
from functools import partial

import pytest
import rich.pretty
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from django.db.migrations.writer import MigrationWriter
from hypothesis import given
from hypothesis import strategies as st

from s3settings.masked import MASK, Masked

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


@pytest.mark.parametrize(
    "show",
    [
        pytest.param(repr, id="repr"),
        pytest.param(ascii, id="ascii"),
        pytest.param("{!r}".format, id="format"),
        pytest.param("%r".__mod__, id="logging"),
        pytest.param(pprint.pformat, id="pprint"),
        pytest.param(reprlib.repr, id="reprlib"),
    ],
)
def test_what_is_shown_is_a_quoted_mask(show: Callable[[object], str]) -> None:
    assert show(Masked(SECRET)) == "'**********'"


def test_inside_a_container_the_mask_is_shown() -> None:
    options = {"secret_key": Masked(SECRET), "others": [Masked("a"), (Masked("b"),)]}

    assert repr(options) == (
        "{'secret_key': '**********', 'others': ['**********', ('**********',)]}"
    )
    assert pprint.pformat(options, width=30) == (
        "{'others': ['**********',\n            ('**********',)],\n 'secret_key': '**********'}"
    )


def test_a_part_is_masked_too() -> None:
    part = Masked(SECRET)[:4]

    assert (str(part), repr(part), Masked(SECRET)[-1]) == ("wJal", "'**********'", "Y")


def test_what_rich_cuts_is_masked() -> None:
    shown = rich.pretty.pretty_repr({"token": Masked(SECRET)}, max_string=10)

    assert shown == "{'token': '**********'+30}"


def test_the_locals_of_a_traceback_show_the_mask() -> None:
    def fail(secret: str) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError) as caught:
        fail(Masked(SECRET))

    lines = traceback.TracebackException.from_exception(caught.value, capture_locals=True).format()
    innermost = list(lines)[-2]
    assert "secret = '**********'" in innermost
    assert SECRET not in innermost


def test_a_migration_that_holds_it_is_valid_python_without_the_text() -> None:
    assert MigrationWriter.serialize({"secret_key": Masked(SECRET)}) == (
        "{'secret_key': '**********'}",
        set(),
    )


@given(st.text())
def test_it_equals_the_text_and_has_its_hash(text: str) -> None:
    masked = Masked(text)

    assert masked == text
    assert text == masked
    assert hash(masked) == hash(text)
    assert text in {masked, MASK}
    assert str(masked) == text
    assert f"{masked}" == text
    assert json.dumps(masked) == json.dumps(text)


@given(st.text(st.characters(codec="utf-8")))
def test_it_encodes_as_the_text(text: str) -> None:
    assert Masked(text).encode() == text.encode()


def test_it_differs_from_its_mask() -> None:
    assert Masked(SECRET) != MASK


def pickled(protocol: int, value: Masked) -> Masked:
    twin = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - our own bytes
    assert isinstance(twin, Masked)
    return twin


@pytest.mark.parametrize(
    "duplicate",
    [
        pytest.param(copy.copy, id="copy"),
        pytest.param(copy.deepcopy, id="deepcopy"),
        *(
            pytest.param(partial(pickled, protocol), id=f"pickle-{protocol}")
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
        ),
    ],
)
def test_a_copy_is_masked_too(duplicate: Callable[[Masked], Masked]) -> None:
    twin = duplicate(Masked(SECRET))

    assert type(twin) is Masked
    assert twin == SECRET
    assert repr(twin) == "'**********'"


def test_it_has_no_room_for_other_data() -> None:
    assert not hasattr(Masked(SECRET), "__dict__")


def test_as_the_key_of_an_hmac_it_is_the_text() -> None:
    digests = {hmac.digest(key.encode(), b"message", "sha256") for key in (SECRET, Masked(SECRET))}
    assert len(digests) == 1


def test_botocore_signs_with_the_text() -> None:
    request = AWSRequest("GET", "https://acme.s3.eu-west-1.amazonaws.com/a.txt")
    request.context["timestamp"] = "20260102T030405Z"
    signatures = {
        SigV4Auth(Credentials("AKIAIOSFODNN7EXAMPLE", secret), "s3", "eu-west-1").signature(
            "text to sign", request
        )
        for secret in (SECRET, Masked(SECRET))
    }
    assert len(signatures) == 1
