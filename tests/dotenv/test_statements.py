import os
import re
import socket
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings.dotenv.statements import duplicates, exposure, statements
from s3settings.problems.problem import Problem, Source
from s3settings.variables.names import wanted

SECRET = "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYzZ9q2LmKEY\n"
READABLE = (
    ".env:1: s3settings.W018 AWS_SECRET_ACCESS_KEY:"
    " every user of this machine can read the file, which contains this secret\n"
    "    hint: run chmod o-r on the file"
)
TRACKED = (
    ".env:1: s3settings.W019 AWS_SECRET_ACCESS_KEY: git tracks the file, which contains this secret\n"
    "    hint: run git rm --cached on the file, add it to .gitignore, and replace the secret"
)


def lines_of(content: str) -> list[tuple[str | None, int, str]]:
    return [(each.binding.key, each.line, each.text) for each in statements(content)]


def env_file(content: str = SECRET, *, mode: int = 0o600, path: str = ".env") -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(content, encoding="utf-8")
    Path(path).chmod(mode)
    return Path(path)


def git(*arguments: str) -> None:
    subprocess.run(["/usr/bin/env", "git", *arguments], check=True, capture_output=True)


def exposed(path: Path) -> list[str]:
    return [str(problem) for problem in exposure(path)]


class TestStatements:
    def test_a_statement_stands_on_the_line_of_its_name(self) -> None:
        content = '# keys\n\n  \n  X="a\nb"\n\nY=2\n'
        assert lines_of(content) == [
            (None, 1, "# keys\n"),
            ("X", 4, '  X="a\nb"\n'),
            ("Y", 7, "Y=2\n"),
        ]

    def test_a_byte_order_mark_belongs_to_the_first_line(self) -> None:
        assert lines_of("\ufeffX=1\nY=2\n") == [("X", 1, "\ufeffX=1\n"), ("Y", 2, "Y=2\n")]
        assert lines_of("\ufeff\nX=1\n") == [("X", 2, "X=1\n")]

    def test_every_kind_of_line_end_counts_once(self) -> None:
        assert [line for _, line, _ in lines_of("A=1\r\n\r\nB=2\rC=3\n\rD=4\n")] == [1, 3, 4, 6]

    def test_a_line_that_cannot_be_parsed_moves_no_other(self) -> None:
        assert [(name, line) for name, line, _ in lines_of("A b\r\n\r\nX=1\r\nY=2\r\n")] == [
            (None, 1),
            ("X", 3),
            ("Y", 4),
        ]

    def test_a_lone_carriage_return_before_a_line_is_part_of_its_text(self) -> None:
        assert lines_of("A=1\rX=1\n") == [("A", 1, "A=1\r"), ("X", 2, "\rX=1\n")]

    @given(st.text(alphabet="AX= \"'#\\\r\n\ufeff\x0b"))
    def test_lines_are_counted_as_in_an_editor(self, content: str) -> None:
        editor = re.split(r"\r\n|\r|\n", content)
        for name, line, _ in lines_of(content):
            assert name is None or re.split(r"[\r\n]", name)[0] in editor[line - 1]


class TestDuplicates:
    def test_a_further_line_names_the_first_one(self) -> None:
        content = "AWS_X=1\nDEBUG=1\nDEBUG=0\nAWS_Y=1\n\nexport AWS_X=2\nAWS_X=1\n"

        assert [str(problem) for problem in duplicates(content, "prod.env", wanted)] == [
            f"prod.env:{line}: s3settings.W017 AWS_X: already set in line 1; the last line takes precedence\n"
            "    hint: remove one of the two lines"
            for line in (6, 7)
        ]

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param("AWS_X=1\nAWS_Y=1\n", id="two variables"),
            pytest.param("# AWS_X=1\nAWS_X=1\n", id="a comment"),
            pytest.param("AWS_X\nAWS_X=1\n", id="no value"),
            pytest.param("AWS_X:a==\nAWS_X:a==\n", id="a value in the name"),
            pytest.param("AWS_X='1\nAWS_X=1\n", id="unparsable"),
        ],
    )
    def test_one_value_is_not_a_duplicate(self, content: str) -> None:
        assert list(duplicates(content, ".env", wanted)) == []


class TestExposure:
    def test_every_user_may_read_a_secret(self) -> None:
        assert exposed(env_file(mode=0o644)) == [READABLE]

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o660])
    def test_the_owner_and_the_group_may_read_a_secret(self, mode: int) -> None:
        assert exposed(env_file(mode=mode)) == []

    def test_git_tracks_a_secret(self) -> None:
        git("init")
        path = env_file()
        git("add", ".env")

        assert exposed(path) == [TRACKED]
        assert exposed(path.absolute()) == [TRACKED.replace(".env", str(path.absolute()), 1)]

    def test_both_at_once(self) -> None:
        git("init")
        path = env_file(mode=0o644)
        git("add", ".env")

        assert exposed(path) == [READABLE, TRACKED]

    def test_git_is_asked_where_the_file_is(self) -> None:
        path = env_file(path="backend/.env")
        git("init", "backend")
        git("-C", "backend", "add", ".env")

        assert [problem.id for problem in exposure(path)] == ["s3settings.W019"]

    def test_a_name_is_not_a_pattern(self) -> None:
        git("init")
        env_file()
        git("add", ".env")

        assert exposed(env_file(path=".en*")) == []

    def test_a_link_is_as_open_as_its_target(self) -> None:
        git("init")
        target = env_file(path="elsewhere/secrets")
        Path(".env").symlink_to(target)
        git("add", ".env")

        assert exposed(Path(".env")) == []
        git("add", "elsewhere")
        assert exposed(Path(".env")) == [TRACKED]

    def test_git_ignores_the_file(self) -> None:
        git("init")
        Path(".gitignore").write_text(".env\n", encoding="utf-8")

        assert exposed(env_file()) == []

    def test_the_file_is_called_what_the_user_called_it(self) -> None:
        path = env_file("# keys\n\n" + SECRET, mode=0o644).absolute()

        [problem] = exposure(path, named=".env")

        assert problem.source == Source("env_file", ".env", 3)

    @pytest.mark.parametrize(
        "name",
        [
            "AWS_S3_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_SECURITY_TOKEN",
            "AWS_CLOUDFRONT_KEY",
            "AWS_MEDIA_SECRET_KEY",
            "DJANGO_AWS_SECRET_ACCESS_KEY",
        ],
    )
    def test_what_a_secret_is(self, name: str) -> None:
        assert [problem.variable for problem in exposure(env_file(f"{name}=a\n", mode=0o644))] == [
            name
        ]

    @pytest.mark.parametrize("url", ["s3://a:b@acme", "s3://acme?secret_key=a", "s3://a:/b@acme"])
    def test_a_storage_url_with_a_key_is_a_secret(self, url: str) -> None:
        path = env_file(f"AWS_MEDIA_STORAGE_URL={url}\n", mode=0o644)

        assert [problem.variable for problem in exposure(path)] == ["AWS_MEDIA_STORAGE_URL"]

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param("", id="empty"),
            pytest.param("AWS_ACCESS_KEY_ID=AKIAI44QH8DHBQRSTUVW\n", id="half of a key"),
            pytest.param("AWS_CLOUDFRONT_KEY_ID=K2JCJMDEHXQW5F\n", id="id of a key"),
            pytest.param("AWS_SECRET_ACCESS_KEY_FILE=/run/secrets/s3\n", id="path of a file"),
            pytest.param("SECRET_KEY=a\n", id="another variable"),
            pytest.param("AWS_STORAGE_URL=s3://acme?gzip=true\n", id="URL without a key"),
            pytest.param("AWS_SECRET_ACCESS_KEY=\n", id="not set"),
            pytest.param("AWS_SECRET_ACCESS_KEY\n", id="no value"),
            pytest.param("AWS_SECRET_ACCESS_KEY='  '\n", id="white space"),
            pytest.param("AWS_SECRET_ACCESS_KEY=None\n", id="explicitly no value"),
            pytest.param("AWS_SECRET_ACCESS_KEY=changeme\n", id="placeholder"),
            pytest.param("AWS_SECRET_ACCESS_KEY=<your-secret-key>\n", id="template"),
            pytest.param(
                "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n",
                id="the key of AWS's documentation",
            ),
            pytest.param(f"# {SECRET}", id="comment"),
        ],
    )
    def test_a_file_without_a_secret_may_be_open(
        self, content: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git("init")
        path = env_file(content, mode=0o644)
        git("add", ".env")
        monkeypatch.setenv("PATH", git_that("touch was-asked"))

        assert exposed(path) == []
        assert not Path("was-asked").exists()

    def test_git_is_not_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", os.devnull)
        assert exposed(env_file()) == []

    def test_git_cannot_be_run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", git_that("", interpreter="/nonexistent/sh"))
        assert exposed(env_file()) == []

    def test_git_prints_nothing_on_our_streams(self, capfd: pytest.CaptureFixture[str]) -> None:
        assert exposed(env_file()) == []
        assert capfd.readouterr() == ("", "")

    @pytest.mark.parametrize(
        "name", ["missing/.env", "directory", "pipe", "loop", "a\0b", "socket"]
    )
    def test_an_unreadable_file_is_not_reported(self, name: str) -> None:
        Path("directory").mkdir()
        os.mkfifo("pipe")
        Path("loop").symlink_to("loop")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket")

        assert exposed(Path(name)) == []

    @given(content=st.binary() | st.binary().map(SECRET.encode().__add__))
    def test_no_bytes_raise(self, content: bytes) -> None:
        path = Path(".env")
        path.write_bytes(content)
        path.chmod(0o644)

        problems: list[Problem] = list(exposure(path))

        assert all("wJalr" not in repr(problem) for problem in problems)


def git_that(does: str, *, interpreter: str = "/bin/sh") -> str:
    """A directory with a program of this name that does something else."""
    program = Path("bin/git").absolute()
    program.parent.mkdir()
    program.write_text(f"#!{interpreter}\n{does}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program.parent)
