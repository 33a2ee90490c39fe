"""The files of a secrets directory are values of variables, as Docker and Kubernetes mount them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from s3settings import check, load
from s3settings.problems.problem import Source
from s3settings.sources.reading import read
from s3settings.sources.values import ENVIRONMENT, Reading
from s3settings.variables.names import wanted
from tests.values import value as value_of

SECRETS_DIR = Source("secrets_dir")
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def write(name: str, content: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def mounted(directory: str, version: str, **files: str) -> None:
    """Mount files as the kubelet does: a directory of one version, a link to it, links to its files."""
    for name, content in files.items():
        write(f"{directory}/..{version}/{name}", content)
        link = Path(directory, name)
        if not link.is_symlink():
            link.symlink_to(f"..data/{name}")
    new = Path(directory, "..data_tmp")
    new.symlink_to(f"..{version}")
    new.rename(Path(directory, "..data"))


def found(reading: Reading) -> dict[str, object]:
    assert reading.problems == ()
    return {name: value.value for name, value in reading.values.items()}


def problems(reading: Reading) -> list[tuple[str, str | None, str, str]]:
    return [
        (one.id.removeprefix("s3settings."), one.variable, one.message, str(one.source))
        for one in reading.problems
    ]


class TestFiles:
    @pytest.mark.parametrize(
        ("content", "value"),
        [
            pytest.param(SECRET, SECRET, id="no-line-break"),
            pytest.param(f"{SECRET}\n", SECRET, id="line-break"),
            pytest.param(f"\ufeff{SECRET}\r\n", SECRET, id="by-notepad"),
            pytest.param("first\r\nsecond\n", "first\nsecond", id="several-lines"),
            pytest.param("none\n", None, id="no-value"),
            pytest.param("'$X' # y", "'$X' # y", id="taken-literally"),
        ],
    )
    def test_a_file_is_the_value_of_the_variable_of_its_name(
        self, content: str, value: str | None
    ) -> None:
        write("secrets/AWS_SECRET_ACCESS_KEY", content)

        assert read(env={}, secrets_dir="secrets", wanted=wanted) == Reading(
            {"AWS_SECRET_ACCESS_KEY": value_of("AWS_SECRET_ACCESS_KEY", value, SECRETS_DIR)}
        )

    def test_an_empty_file_is_not_set(self) -> None:
        write("secrets/AWS_LOCATION", " \n")

        assert found(read(env={}, secrets_dir=Path("secrets"), wanted=wanted)) == {}

    def test_a_name_may_be_in_lower_case(self) -> None:
        write("secrets/aws_secret_access_key", SECRET)

        reading = read(env={}, secrets_dir="secrets", wanted=wanted)

        assert found(reading) == {"AWS_SECRET_ACCESS_KEY": SECRET}

    def test_load_takes_a_name_in_lower_case(self) -> None:
        """`load()` also looks at names that may be meant to be variables, such as in lower case."""
        write("secrets/aws_location", "lower")
        env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}

        found = load(env=env, env_file=None, secrets_dir="secrets")

        assert found["STORAGES"]["default"].get("OPTIONS", {}).get("location") == "lower/media"
        assert check(env=env, env_file=None, secrets_dir="secrets") == ()

    def test_of_two_spellings_the_one_in_capitals_wins(self) -> None:
        write("secrets/AWS_LOCATION", "capitals")
        write("secrets/aws_location", "lower")

        reading = read(env={}, secrets_dir="secrets", wanted=wanted)

        assert [value.value for value in reading.every("AWS_LOCATION")] == ["capitals", "lower"]
        assert problems(reading) == [
            (
                "W070",
                "AWS_LOCATION",
                "the file is not used: the value from the file in capitals takes precedence",
                "secrets directory",
            )
        ]

    def test_other_files_are_not_opened(self) -> None:
        for name in ("db_password", ".AWS_LOCATION.swp", "AWS_LOCATION~", "AWS_LOCATION.bak"):
            write(f"secrets/{name}", b"\xff")
        Path("secrets/kubernetes.io").mkdir()

        assert found(read(env={}, secrets_dir="secrets", wanted=wanted)) == {}

    def test_a_switch_of_the_project_can_be_there(self) -> None:
        write("secrets/USE_S3", "true")

        reading = read(env={}, secrets_dir="secrets", wanted="USE_S3".__eq__)

        assert found(reading) == {"USE_S3": "true"}


class TestKubernetes:
    def test_the_links_of_a_mount_are_followed(self) -> None:
        mounted("secrets", "2026_11_28_1", AWS_LOCATION="one", AWS_REGION="eu-west-1\n")

        reading = read(env={}, secrets_dir="secrets", wanted=wanted)

        assert found(reading) == {"AWS_LOCATION": "one", "AWS_REGION": "eu-west-1"}

    def test_all_values_are_of_one_version_while_the_files_are_replaced(self) -> None:
        mounted("secrets", "1", AWS_ACCESS_KEY_ID="old", AWS_SECRET_ACCESS_KEY="old")

        def updating(name: str) -> bool:
            if name == "AWS_SECRET_ACCESS_KEY" and not Path("secrets/..2").exists():
                mounted("secrets", "2", AWS_ACCESS_KEY_ID="new", AWS_SECRET_ACCESS_KEY="new")
                for path in Path("secrets/..1").iterdir():
                    path.unlink()
                Path("secrets/..1").rmdir()
            return wanted(name)

        reading = read(env={}, env_file=None, secrets_dir="secrets", wanted=updating)

        assert found(reading) == {"AWS_ACCESS_KEY_ID": "new", "AWS_SECRET_ACCESS_KEY": "new"}

    def test_files_that_never_stay_are_read_as_they_are(self) -> None:
        versions = iter(range(100))
        mounted("secrets", "first", AWS_LOCATION="0")

        def updating(name: str) -> bool:
            mounted("secrets", f"{next(versions)}", AWS_LOCATION="later")
            return name == "AWS_LOCATION"

        reading = read(env={}, env_file=None, secrets_dir="secrets", wanted=updating)

        assert found(reading) == {"AWS_LOCATION": "later"}


class TestTheDirectory:
    def test_a_variable_names_it(self) -> None:
        write("secrets/AWS_LOCATION", "a")
        write("other/AWS_LOCATION", "b")

        env = {"S3SETTINGS_SECRETS_DIR": "secrets"}
        reading = read(env=env, secrets_dir="other", wanted=wanted)

        assert found(reading)["AWS_LOCATION"] == "a"

    def test_an_env_file_names_it(self) -> None:
        write("base/secrets/AWS_LOCATION", "a")
        write("base/.env", "S3SETTINGS_SECRETS_DIR=secrets")

        reading = read(env={}, base_dir="base", wanted=wanted)

        assert reading.values["AWS_LOCATION"] == value_of("AWS_LOCATION", "a", SECRETS_DIR)

    def test_none_means_no_directory(self) -> None:
        reading = read(env={"S3SETTINGS_SECRETS_DIR": "none"}, secrets_dir="nowhere", wanted=wanted)

        assert found(reading) == {"S3SETTINGS_SECRETS_DIR": None}

    @pytest.mark.parametrize(
        ("named", "fact"),
        [
            pytest.param("nowhere", "no such secrets directory", id="missing"),
            pytest.param("file", "the secrets directory is a file", id="file"),
            pytest.param("loop", "the secrets directory can't be opened", id="circular-link"),
            pytest.param("a\0b", "the secrets directory can't be opened", id="no-path"),
        ],
    )
    def test_one_that_cannot_be_read_is_a_problem(self, named: str, fact: str) -> None:
        write("file", "")
        Path("loop").symlink_to("loop")

        reading = read(env={}, secrets_dir=named, wanted=wanted)

        assert problems(reading) == [("E070", None, fact, "secrets directory")]


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def circular(path: Path) -> None:
    path.symlink_to(path.name)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "fact"),
    [
        pytest.param(Path.mkdir, "a directory, not a file", id="directory"),
        pytest.param(dangling, "a link to a missing file", id="dangling-link"),
        pytest.param(circular, "the file can't be opened", id="circular-link"),
        pytest.param(endless, "the file is not a regular file", id="device"),
        pytest.param(
            partial(Path.write_bytes, data=b"caf\xe9"), "the file is not UTF-8 text", id="latin-1"
        ),
        pytest.param(
            partial(Path.write_bytes, data=b"x" * 2_000_000),
            "the file is larger than 1 MiB",
            id="too-large",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_of_its_variable(
    make: Callable[[Path], object], fact: str
) -> None:
    Path("secrets").mkdir()
    make(Path("secrets/AWS_LOCATION"))

    reading = read(env={}, secrets_dir="secrets", wanted=wanted)

    assert problems(reading) == [("E071", "AWS_LOCATION", fact, "secrets directory")]


class TestPrecedence:
    def test_an_env_file_takes_precedence(self) -> None:
        write("secrets/AWS_LOCATION", "directory")
        write(".env", "AWS_LOCATION=file")

        reading = read(env={}, secrets_dir="secrets", wanted=wanted)

        assert [value.value for value in reading.every("AWS_LOCATION")] == ["file", "directory"]

    def test_it_takes_precedence_over_the_defaults_of_the_project(self) -> None:
        write("secrets/AWS_LOCATION", "directory")

        reading = read(
            env={}, secrets_dir="secrets", defaults={"AWS_LOCATION": "default"}, wanted=wanted
        )

        assert [value.value for value in reading.every("AWS_LOCATION")] == ["directory", "default"]
        assert reading.problems == ()

    @pytest.mark.parametrize(
        ("env", "file", "winner"),
        [
            pytest.param({"AWS_LOCATION": "a"}, "", "the environment", id="environment"),
            pytest.param({}, "AWS_LOCATION=a", "the .env file", id="env-file"),
        ],
    )
    def test_a_file_that_is_overridden_is_a_warning(
        self, env: dict[str, str], file: str, winner: str
    ) -> None:
        write("secrets/AWS_LOCATION", "directory")
        write(".env", file)

        reading = read(env=env, secrets_dir="secrets", wanted=wanted)

        assert problems(reading) == [
            (
                "W070",
                "AWS_LOCATION",
                f"the file is not used: the value from {winner} takes precedence",
                "secrets directory",
            )
        ]

    def test_an_empty_variable_overrides_nothing(self) -> None:
        write("secrets/AWS_LOCATION", "directory")

        reading = read(env={"AWS_LOCATION": ""}, secrets_dir="secrets", wanted=wanted)

        assert found(reading) == {"AWS_LOCATION": "directory"}

    def test_the_variable_that_names_it_is_an_environment_variable(self) -> None:
        write("secrets/S3SETTINGS_SECRETS_DIR", "other")

        env = {"S3SETTINGS_SECRETS_DIR": "secrets"}
        reading = read(env=env, env_file=None, wanted=wanted)

        assert reading.values["S3SETTINGS_SECRETS_DIR"].origin.source == ENVIRONMENT
