from pathlib import Path

import pytest
from botocore.session import Session

from s3settings.aws.profiles import profiles

CONFIG = """
[default]
region = eu-west-1
[profile one]
[profile "two words"]
[profile]
[no profile]
[sso-session three]
"""
CREDENTIALS = "[one]\n[four]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"


def test_they_are_those_that_botocore_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("config").write_text(CONFIG, encoding="utf-8")
    Path("credentials").write_text(CREDENTIALS, encoding="utf-8")
    monkeypatch.setenv("AWS_CONFIG_FILE", "config")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "credentials")
    found = profiles("config", "credentials")
    assert found == frozenset({"default", "one", "two words", "four"})
    assert found == frozenset(Session().available_profiles)


def test_files_that_are_not_there_have_none() -> None:
    assert profiles("config", "credentials") == frozenset()
    assert profiles("", "") == frozenset()


@pytest.mark.parametrize("content", [b"no section\n", b"\xff", b"[a]\n[a]\n"])
@pytest.mark.parametrize("broken", ["config", "credentials"])
def test_a_file_that_boto3_refuses_has_no_profiles(broken: str, content: bytes) -> None:
    Path(broken).write_bytes(content)
    assert profiles("config", "credentials") is None
