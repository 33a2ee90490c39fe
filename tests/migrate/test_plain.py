import botocore
import pytest
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from django.utils.functional import lazystr

from s3settings.migrate.plain import Json, Plain, class_of, is_unknown, is_visible

PLAIN = Plain("salt", lambda: {"acme", "", "ab", "8080"})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (600, 600),
        ("media", "media"),
        (lazystr("media"), "media"),
        ("about", "about"),
        ({"CacheControl": ("a", 1)}, {"CacheControl": ["a", 1]}),
        (botocore.UNSIGNED, "unsigned"),
    ],
)
def test_values_that_no_variable_has_are_visible(value: object, expected: Json) -> None:
    assert PLAIN.value(value) == expected
    assert is_visible(PLAIN.value(value))


@pytest.mark.parametrize("value", ["acme", "acme.s3.amazonaws.com", "ab", 8080, ["acme"]])
def test_values_of_variables_are_hashes(value: object) -> None:
    assert not is_visible(PLAIN.value(value))
    assert "acme" not in repr(PLAIN.value(value))


def test_a_key_with_the_value_of_a_variable_is_a_hash() -> None:
    assert "acme" not in repr(PLAIN.value({"acme": 1}))


def test_a_hash_depends_on_value_and_salt() -> None:
    other = Plain("another", lambda: {"acme"})
    assert PLAIN.secret("a secret") == PLAIN.secret(b"a secret")
    assert PLAIN.secret("a secret") != PLAIN.secret("another")
    assert PLAIN.secret("a secret") != other.secret("a secret")
    assert PLAIN.secret("") is None


def test_the_objects_of_boto_are_taken_apart() -> None:
    config = PLAIN.value(
        Config(retries={"max_attempts": 2}, proxies={"https": "user:password@proxy"})
    )
    assert isinstance(config, dict)
    assert config["retries"] == {"max_attempts": 2}
    assert "password" not in repr(config)
    transfer = PLAIN.value(TransferConfig(use_threads=False))
    assert isinstance(transfer, dict)
    assert transfer["use_threads"] is False
    assert not is_unknown(transfer)


@pytest.mark.parametrize("value", [object(), [object()], {"a": object()}])
def test_what_cannot_be_compared_is_marked(value: object) -> None:
    assert is_unknown(PLAIN.value(value))
    assert not is_visible(PLAIN.value(value))


def test_the_class_of_a_value_is_a_dotted_path() -> None:
    assert class_of(PLAIN) == "s3settings.migrate.plain.Plain"
