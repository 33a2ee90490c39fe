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
FILES = {"AWS_CONFIG_FILE": "config", "AWS_SHARED_CREDENTIALS_FILE": "credentials"}
CREDENTIALS = "[one]\n[four]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"


def test_they_are_those_that_botocore_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("config").write_text(CONFIG, encoding="utf-8")
    Path("credentials").write_text(CREDENTIALS, encoding="utf-8")
    for name, file in FILES.items():
        monkeypatch.setenv(name, file)
    found = profiles(FILES)
    assert found == frozenset({"default", "one", "two words", "four"})
    assert found == frozenset(Session().available_profiles)


def test_they_are_those_of_the_home_directory_if_no_variable_names_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws/config").write_text(CONFIG, encoding="utf-8")
    (tmp_path / ".aws/credentials").write_text(CREDENTIALS, encoding="utf-8")
    assert profiles({}) == frozenset({"default", "one", "two words", "four"})


def test_files_that_are_not_there_have_none() -> None:
    assert profiles(FILES) == frozenset()
    assert profiles(dict.fromkeys(FILES, "")) == frozenset()


@pytest.mark.parametrize("content", [b"no section\n", b"\xff", b"[a]\n[a]\n"])
@pytest.mark.parametrize("broken", ["config", "credentials"])
def test_a_file_that_boto3_refuses_has_no_profiles(broken: str, content: bytes) -> None:
    Path(broken).write_bytes(content)
    assert profiles(FILES) is None
