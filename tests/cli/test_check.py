import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from s3settings import check
from s3settings.report import FORMATS
from tests.cli import EXAMPLE, Answer, s3settings, write

BROKEN = "AWS_STORAGE_BUCKET_NAME=s3://acme\nAWS_S3_REGION_NAME=eu-wst-1\n"
WARNED = "AWS_STORAGE_BUCKET_NAME=acme\n"


def test_a_valid_configuration_has_no_problems() -> None:
    write(".env", EXAMPLE)
    assert s3settings("check") == (0, "no problems\n", "")


def test_every_problem_is_reported_with_its_place_and_cure() -> None:
    write(".env", BROKEN + "AWS_QUERYSTRING_AUTH = 'false'\n")
    assert s3settings("check", env={"AWS_S3_CUSTM_DOMAIN": "x"}) == snapshot(
        Answer(
            status=1,
            out="""\
.env:1: s3settings.E006 AWS_STORAGE_BUCKET_NAME: a URL, not a bucket name
    hint: set only the name of the bucket; set a folder inside it in AWS_LOCATION
.env:2: s3settings.E004 AWS_S3_REGION_NAME: not an AWS region
    hint: did you mean eu-west-1?
.env:3: s3settings.W010 AWS_QUERYSTRING_AUTH: white space around the =, read differently by django-environ, docker --env-file and a shell
    hint: write AWS_QUERYSTRING_AUTH=value without white space around the name, the = or the value
.env:3: s3settings.W012 AWS_QUERYSTRING_AUTH: quotes around the value, read differently by django-environ, docker --env-file and a shell
    hint: write AWS_QUERYSTRING_AUTH=value without quotes
environment: s3settings.W002 AWS_S3_CUSTM_DOMAIN: unknown variable; it is ignored
    hint: did you mean AWS_S3_CUSTOM_DOMAIN?
environment: s3settings.W007 AWS_S3_CUSTM_DOMAIN: a host name without a dot, which browsers can't resolve (once AWS_S3_CUSTM_DOMAIN is corrected)
    hint: set the full host, such as BUCKET.s3.amazonaws.com or cdn.example.com
2 errors, 4 warnings
""",
            err="",
        )
    )


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        pytest.param([], 0, id="warnings do not fail"),
        pytest.param(["--strict"], 1, id="but with strict"),
        pytest.param(["--strict", "--ignore", "W001"], 0, id="ignored"),
        pytest.param(["--strict", "--ignore", "s3settings.w001"], 0, id="by its whole id"),
        pytest.param(["--strict", "--ignore", "W002, W001"], 0, id="several in one"),
        pytest.param(["--strict", "--ignore=W002", "--ignore=W001"], 0, id="several times"),
        pytest.param(["--strict", "--ignore", "W002"], 1, id="another one"),
    ],
)
def test_the_status_is_that_of_what_counts(argv: list[str], status: int) -> None:
    write(".env", WARNED)
    assert s3settings("check", *argv).status == status


PRESET = """\
AWS_S3_PRESET=django-storages
AWS_MEDIA_LOCATION=media
AWS_STATIC_LOCATION=static
"""


def test_advice_fails_no_check() -> None:
    write(".env", EXAMPLE + PRESET).chmod(0o600)
    answer = s3settings("check", "--strict", "--format", "github")
    assert answer.status == 0
    assert {line.partition(" ")[0] for line in answer.out.splitlines()} == {"::notice"}
    assert s3settings("check").out.endswith(" notes\n")


def test_the_environment_can_say_what_is_ignored() -> None:
    write(".env", WARNED)
    env = {"S3SETTINGS_IGNORE": "W002,, s3settings.W001"}
    assert s3settings("check", "--strict", env=env) == (0, "no problems\n", "")


@pytest.mark.parametrize("env", [{}, {"S3SETTINGS_IGNORE": "E999"}])
def test_an_id_that_does_not_exist_is_wrong_usage(env: dict[str, str]) -> None:
    answer = s3settings("check", "--ignore", "W0O1", env=env)
    assert (answer.status, answer.out) == (2, "")
    assert "s3settings check: --ignore has an unknown id: " in answer.err
    assert "s3settings.W0O1" in answer.err


def test_errors_are_ignored_too() -> None:
    assert s3settings("check", "--ignore", "E001,W001").status == 0


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_that_of_the_report(name: str) -> None:
    write(".env", BROKEN)
    status, out, err = s3settings("check", "--format", name)
    assert (status, err) == (1, "")
    assert "E006" in out


def test_json_is_of_version_1() -> None:
    report = json.loads(s3settings("check", "--format", "json").out)
    assert report["version"] == 1
    assert report["summary"] == {"errors": 1, "warnings": 1, "notes": 0}


def test_what_git_and_other_readers_make_of_a_file_is_reported() -> None:
    secret = "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIaK7MDENGabPxRfiCYzzzzzzzKEY\n"
    content = EXAMPLE.splitlines(keepends=True)[0] + secret + WARNED + 'AWS_LOCATION="a"\n'
    Path("config").mkdir()
    write("config/.env", content + "AWS_LOCATION=b\n").chmod(0o644)
    out = s3settings("check", "--base-dir", "config", "--ignore", "W001").out
    assert [line for line in out.splitlines() if line[0] != " "] == snapshot(
        [
            ".env:2: s3settings.W018 AWS_SECRET_ACCESS_KEY: every user of this machine can read the file, which contains this secret",
            ".env:4: s3settings.W012 AWS_LOCATION: quotes around the value, read differently by docker --env-file",
            ".env:5: s3settings.W017 AWS_LOCATION: already set in line 4; the last line takes precedence",
            "3 warnings",
        ]
    )


def test_the_place_of_a_file_is_as_it_was_named() -> None:
    write("prod.env", "AWS_STORAGE_BUCKET_NAME=acme\nAWS_STORAGE_BUCKET_NAME=acme\n")
    out = s3settings("check", "--env-file", "prod.env", "--env-file", "prod.env").out
    assert out.count("prod.env:2: s3settings.W017") == 1


def test_no_file_is_read_when_none_is_wanted() -> None:
    write(".env", "AWS_STORAGE_BUCKET_NAME='\n")
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
    assert s3settings("check", "--no-env-file", env=env).out == "no problems\n"


def test_arguments_are_those_of_load() -> None:
    write(".env", "DJANGO_AWS_STORAGE_BUCKET_NAME=acme\nAWS_PRIVATE_BUCKET_NAME=private\n")
    argv = ["--prefix", "DJANGO_", "--alias", "private", "--ignore=W001"]
    assert s3settings("check", *argv).out == "no problems\n"


def test_the_environment_around_boto3_is_reported() -> None:
    write(".env", EXAMPLE)
    answer = s3settings("check", env={"AWS_ENDPOINT_URL": "http://canary:9000"})
    assert answer == (
        0,
        """\
environment: s3settings.W020 AWS_ENDPOINT_URL: files of default and staticfiles are sent to this server instead of AWS
    hint: unset it, or set AWS_S3_ENDPOINT_URL if the server is intended
1 warning
""",
        "",
    )


@pytest.mark.parametrize("unreadable", ["directory", "bytes"])
def test_a_file_that_cannot_be_read_is_one_problem(unreadable: str) -> None:
    path = Path("prod.env")
    path.mkdir() if unreadable == "directory" else path.write_bytes(b"\xff")
    out = s3settings("check", "--env-file", "prod.env").out
    assert out.splitlines()[-1] == "1 error"


def test_a_pipe_is_read_once() -> None:
    os.mkfifo(".env")
    with ThreadPoolExecutor() as pool:
        writing = pool.submit(Path(".env").write_text, EXAMPLE, encoding="utf-8")
        assert s3settings("check") == (0, "no problems\n", "")
        assert writing.result() == len(EXAMPLE)


def test_colors_are_for_a_terminal() -> None:
    write(".env", BROKEN)
    env = {"TERM": "xterm"}
    colored = s3settings("check", env=env, terminal=True).out
    assert colored.startswith("\x1b[")
    assert colored.endswith("\x1b[1;31m2 errors\x1b[0m\n")
    assert "\x1b" not in s3settings("check", env=env).out
    assert "\x1b" not in s3settings("check", "--format", "json", env=env, terminal=True).out


@pytest.mark.parametrize(
    ("env", "terminal", "colored"),
    [
        pytest.param({"TERM": "dumb"}, True, False, id="a terminal without colors"),
        pytest.param({"NO_COLOR": "1", "TERM": "xterm"}, True, False, id="NO_COLOR"),
        pytest.param({"NO_COLOR": "", "TERM": "xterm"}, True, True, id="NO_COLOR is empty"),
        pytest.param({"FORCE_COLOR": "1"}, False, True, id="FORCE_COLOR"),
        pytest.param({"FORCE_COLOR": ""}, False, False, id="FORCE_COLOR is empty"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False, id="NO_COLOR wins"),
    ],
)
def test_the_environment_enables_and_disables_colors(
    env: dict[str, str], *, terminal: bool, colored: bool
) -> None:
    write(".env", BROKEN)
    out = s3settings("check", env=env, terminal=terminal).out
    assert ("\x1b[" in out) is colored


@pytest.mark.parametrize("columns", ["0", "1", "wide"])
def test_the_width_of_a_terminal_leaves_nothing_out(columns: str) -> None:
    write(".env", BROKEN)
    env = {"FORCE_COLOR": "1"}
    assert s3settings("check", env=env | {"COLUMNS": columns}) == s3settings("check", env=env)


def test_github_gets_a_summary_of_the_job() -> None:
    write(".env", BROKEN)
    Path("summary.md").write_text("before\n", encoding="utf-8")
    env = {"GITHUB_STEP_SUMMARY": "summary.md"}
    s3settings("check", env=env)
    assert Path("summary.md").read_text(encoding="utf-8") == "before\n"

    answer = s3settings("check", "--format", "github", env=env)

    summary = Path("summary.md").read_text(encoding="utf-8")
    assert answer.out.startswith("::error file=.env,line=1,title=s3settings.E006")
    assert summary.startswith("before\n### s3settings: 2 errors\n- **error** `.env:1`")


@pytest.mark.parametrize("path", ["missing/summary.md", ".", "a\0b"])
def test_a_summary_that_cannot_be_written_changes_nothing_else(path: str) -> None:
    write(".env", EXAMPLE)
    answer = s3settings("check", "--format", "github", env={"GITHUB_STEP_SUMMARY": path})
    expected = "s3settings check: the file in GITHUB_STEP_SUMMARY can't be written\n"
    assert answer == (0, "", expected)


@pytest.fixture
def forgotten() -> "object":
    """Forget the settings modules of a test, so that each imports its own."""
    before = set(sys.modules)
    yield None
    for name in set(sys.modules) - before:
        del sys.modules[name]


SETTINGS = """
print("imported")
STORAGES = {
    "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"bucket_nam": "canary"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_URL = "static/"
"""


@pytest.mark.usefixtures("forgotten")
def test_the_settings_of_a_project_are_checked_in_place_of_the_variables(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(".env", BROKEN)
    write("broken_settings.py", SETTINGS)
    path, environment = list(sys.path), dict(os.environ)
    status, out, _ = s3settings("check", "--settings", "broken_settings", "--format=json")
    problems = json.loads(out)["problems"]
    assert status == 1
    assert "s3settings.E107" in {problem["id"] for problem in problems}
    assert {problem["source"]["kind"] for problem in problems} <= {"settings", "unset"}
    assert "canary" not in out
    assert capsys.readouterr() == ("", "imported\n")
    assert (sys.path, dict(os.environ)) == (path, environment)


@pytest.mark.usefixtures("forgotten")
def test_the_module_is_looked_for_in_the_base_directory() -> None:
    Path("src/config").mkdir(parents=True)
    write("src/config/settings.py", "import os\nassert os.environ['DJANGO_SETTINGS_MODULE']\n")
    answer = s3settings("check", "--settings", "config.settings", "--base-dir", "src")
    assert answer == (0, "no problems\n", "")


@pytest.mark.usefixtures("forgotten")
def test_the_variable_of_django_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "another.settings")
    write("empty_settings.py", "")
    assert s3settings("check", "--settings", "empty_settings").status == 0
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "another.settings"


@pytest.mark.usefixtures("forgotten")
def test_what_the_settings_refuse_by_themselves_is_reported_as_it_is() -> None:
    write(".env", BROKEN)
    write("loading_settings.py", "from s3settings import load\nglobals().update(load())\n")
    by_settings = s3settings("check", "--settings", "loading_settings")
    assert by_settings == s3settings("check")


@pytest.mark.usefixtures("forgotten")
def test_the_environment_around_the_storages_of_a_project_is_reported() -> None:
    storage = "{'BACKEND': 'storages.backends.s3.S3Storage', 'OPTIONS': {'bucket_name': 'acme',"
    storage += " 'region_name': 'eu-west-1', 'location': 'media', 'file_overwrite': False}}"
    static = "{'BACKEND': 'django.contrib.staticfiles.storage.StaticFilesStorage'}"
    content = f"STORAGES = {{'default': {storage}, 'staticfiles': {static}}}\nSTATIC_URL = 's/'\n"
    write("sound_settings.py", content)
    env = {"AWS_ENDPOINT_URL_S3": "http://canary:9000"}
    out = s3settings("check", "--settings", "sound_settings", env=env).out
    assert "environment: s3settings.W020 AWS_ENDPOINT_URL_S3: files of default are sent to" in out


_SEE = "import it in a Python shell to see the exception"


@pytest.mark.usefixtures("forgotten")
@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (
            "raise KeyError('canary')",
            "importing it raises KeyError at odd_settings.py:1",
            f"set the variables that it needs, or {_SEE}",
        ),
        (
            "raise SystemExit('canary')",
            "importing it raises SystemExit at odd_settings.py:1",
            f"set the variables that it needs, or {_SEE}",
        ),
        (
            "class Stop(BaseException): ...\nraise Stop('canary')",
            "importing it raises Stop at odd_settings.py:2",
            f"set the variables that it needs, or {_SEE}",
        ),
        (
            "import os\nthis is invalid Python",
            "invalid Python at odd_settings.py:2",
            f"correct the syntax, or {_SEE}",
        ),
        (
            "import surely_not_installed",
            "no module named surely_not_installed, which it imports",
            f"install its package, or {_SEE}",
        ),
        (
            None,
            "no module named odd_settings",
            "correct the name, or name the directory of manage.py with --base-dir",
        ),
    ],
)
def test_settings_that_cannot_be_imported_are_a_problem(
    content: str | None, message: str, hint: str
) -> None:
    if content is not None:
        write("odd_settings.py", content)
    status, out, err = s3settings("check", "--settings", "odd_settings")
    assert (status, err) == (1, "")
    assert out == (f"argument: s3settings.E100 --settings: {message}\n    hint: {hint}\n1 error\n")


@pytest.mark.usefixtures("forgotten")
def test_an_interruption_of_settings_ends_the_process() -> None:
    write("odd_settings.py", "raise KeyboardInterrupt")

    with pytest.raises(KeyboardInterrupt):
        check(settings="odd_settings")


@pytest.mark.usefixtures("forgotten")
def test_the_variable_that_names_a_broken_module_is_reported() -> None:
    write("odd_settings.py", "raise KeyError('canary')")

    out = s3settings("check", env={"DJANGO_SETTINGS_MODULE": "odd_settings"}).out

    assert "s3settings.E100 DJANGO_SETTINGS_MODULE: importing it raises KeyError" in out


EMPTY = {"DJANGO_SETTINGS_MODULE": "ambient_settings"}


@pytest.mark.usefixtures("forgotten")
def test_the_settings_module_of_the_environment_is_checked_and_named() -> None:
    write(".env", BROKEN)
    write("ambient_settings.py", SETTINGS)
    status, out, err = s3settings("check", env=EMPTY)
    assert status == 1
    assert "s3settings.E107" in out
    assert "E006" not in out
    assert err == "s3settings check: checking the settings module in DJANGO_SETTINGS_MODULE\n"


@pytest.mark.usefixtures("forgotten")
@pytest.mark.parametrize(
    ("argv", "err"),
    [
        pytest.param(["--no-settings"], "", id="as asked"),
        pytest.param(
            ["--env-file", ".env"],
            "s3settings check: DJANGO_SETTINGS_MODULE is not used: --env-file is about variables\n",
            id="an argument for variables",
        ),
        pytest.param(
            ["--base-dir", "elsewhere"],
            "s3settings check: DJANGO_SETTINGS_MODULE is not used: the module is not in this"
            " directory; name its directory with --base-dir\n",
            id="another directory",
        ),
    ],
)
def test_the_variables_are_checked_where_the_module_of_the_environment_cannot_be(
    argv: list[str], err: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("elsewhere").mkdir()
    for folder in (Path(), Path("elsewhere")):
        write(str(folder / ".env"), EXAMPLE)
    write("ambient_settings.py", SETTINGS)
    monkeypatch.setattr(sys, "path", [path for path in sys.path if Path(path) != Path.cwd()])
    assert s3settings("check", *argv, env=EMPTY) == (0, "no problems\n", err)


@pytest.mark.usefixtures("forgotten")
@pytest.mark.parametrize("module", ["", " ", ".relative"])
def test_a_variable_of_django_without_a_module_is_not_used(module: str) -> None:
    write(".env", EXAMPLE)
    status, out, _ = s3settings("check", env={"DJANGO_SETTINGS_MODULE": module})
    assert (status, out) == (0, "no problems\n")


@pytest.mark.usefixtures("forgotten")
def test_a_named_module_wins_over_that_of_the_environment() -> None:
    write("named_settings.py", "")
    answer = s3settings("check", "--settings", "named_settings", env=EMPTY)
    assert answer == (0, "no problems\n", "")


def test_in_a_project_the_settings_that_are_not_checked_are_mentioned() -> None:
    write(".env", EXAMPLE).chmod(0o600)
    write("manage.py", "")
    talk = (
        "s3settings check: checking the variables without the arguments of load(), such as defaults;"
        " --settings MODULE includes them\n"
    )
    assert s3settings("check") == (0, "no problems\n", talk)
    assert s3settings("check", "--no-settings") == (0, "no problems\n", "")
