"""The variables of a file as python-dotenv reads them, and `load()` without the byte order mark."""

from pathlib import Path

import pytest
from dotenv import dotenv_values

from s3settings.dotenv.variables import variables_in
from tests.cli import s3settings

CONTENT = "A=1\r\nexport B='two\nlines' # c\rC\n# D=4\n: E\nF=${A}\nF=6\n"


def test_they_are_those_of_python_dotenv() -> None:
    path = Path("file.env")
    path.write_bytes(CONTENT.encode())
    expected = dotenv_values(path, interpolate=False)
    assert variables_in(path) == {name: value or "" for name, value in expected.items()}
    path.write_bytes(b"\xef\xbb\xbf" + CONTENT.encode())
    assert variables_in(path)["A"] == "1"


@pytest.mark.parametrize("content", [b"A=\xe9\n", b"#" * (1024 * 1024 + 1)], ids=["bytes", "size"])
def test_migrate_refuses_what_it_cannot_read(content: bytes) -> None:
    Path("file.env").write_bytes(content)
    status, out, err = s3settings("migrate", "--settings", "x", "--env-file", "file.env")
    assert (status, out) == (1, "")
    expected = "nothing is written: file.env can't be read as UTF-8 text of at most 1 MiB"
    assert err == f"s3settings migrate: {expected}\n"
