"""The action, the hooks and the recipes of the documentation, executed as a CI system would.

What needs a network is left out: the checkout, and installing what is installed already.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

import s3settings
from tests.documents import pairs

pytestmark = pytest.mark.slow


ROOT = Path(__file__).parent.parent
RECIPES = ROOT / "docs" / "how-to" / "ci.md"
BIN = Path(sys.executable).parent

SOUND = "AWS_STORAGE_BUCKET_NAME=acme\nAWS_S3_REGION_NAME=eu-west-1\n"
BROKEN = f"{SOUND}AWS_QUERYSTRING_EXPIRE=8d\n"
WARNED = f"{SOUND}AWS_LOCATON=x\n"
SETTINGS = """
from s3settings import load

SECRET_KEY = "for tests only"
INSTALLED_APPS = ["django.contrib.staticfiles", "s3settings"]
globals().update(load())
"""
MANAGE = """
import os, sys
from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
execute_from_command_line(sys.argv)
"""

Step = dict[str, Any]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A Django project that calls `load`, without an .env."""
    folder = tmp_path / "a project"
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "__init__.py").touch()
    (folder / "config" / "settings.py").write_text(SETTINGS)
    (folder / "manage.py").write_text(MANAGE)
    (folder / "requirements.txt").write_text("s3settings\n")
    return folder


def run(script: str, folder: Path, **variables: str) -> tuple[int, str]:
    """Exit status and output of a script, with the programs of this environment first."""
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout


def recipe(comment: str) -> Any:
    """The YAML of the page on CI that starts with a comment."""
    [text] = [text for kind, text in pairs(RECIPES) if kind == "yaml" and comment in text]
    return yaml.safe_load(text)


class TestAction:
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps: list[Step] = action["runs"]["steps"]

    def filled(self, text: str, inputs: dict[str, str]) -> str:
        """The text with the expressions that GitHub would fill in."""
        given = {name: str(one["default"]) for name, one in self.action["inputs"].items()} | inputs
        values = {f"inputs.{name}": value for name, value in given.items()}
        values["github.action_path"] = str(ROOT)
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)

    def run(self, project: Path, step: Step, **inputs: str) -> tuple[int, str]:
        inputs = {name.replace("_", "-"): value for name, value in inputs.items()}
        variables = {name: self.filled(value, inputs) for name, value in step["env"].items()}
        folder = project / self.filled(step["working-directory"], inputs)
        return run(step["run"], folder, **variables)

    def check(self, project: Path, **inputs: str) -> tuple[int, str]:
        return self.run(project, self.steps[1], **inputs)

    def test_no_input_becomes_part_of_a_script(self) -> None:
        assert not any("${{" in step["run"] for step in self.steps)
        assert all(step["shell"] == "bash" for step in self.steps)

    def test_every_input_is_used(self) -> None:
        used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", str(self.steps)))
        assert used == set(self.action["inputs"])

    def test_a_valid_project_passes(self, project: Path) -> None:
        (project / ".env").write_text(SOUND)
        assert self.check(project) == (0, "")

    def test_a_broken_one_fails_at_its_line(self, project: Path, tmp_path: Path) -> None:
        (project / ".env").write_text(BROKEN)
        summary = tmp_path / "summary.md"

        status, output = self.run(project, {**self.steps[1]}, working_directory=".")

        assert status == 1
        assert "::error file=.env,line=3,title=s3settings.E010 AWS_QUERYSTRING_EXPIRE::" in output
        variables = {"GITHUB_STEP_SUMMARY": str(summary), "PYTHON": "python"}
        run(self.steps[1]["run"], project, **variables)
        assert "AWS_QUERYSTRING_EXPIRE" in summary.read_text(encoding="utf-8")

    def test_settings_of_django_are_checked(self, project: Path) -> None:
        (project / ".env").write_text(BROKEN)
        assert self.check(project, settings="config.settings")[0] == 1
        (project / ".env").write_text(SOUND)
        assert self.check(project, settings="config.settings") == (0, "")

    def test_files_are_read_in_their_order(self, project: Path) -> None:
        (project / "a.env").write_text(BROKEN)
        (project / "b c.env").write_text("AWS_QUERYSTRING_EXPIRE=1h\n")
        assert self.check(project, env_file="a.env\nb c.env\n") == (0, "")
        assert self.check(project, env_file="b c.env\na.env")[0] == 1

    def test_warnings_fail_only_if_strict(self, project: Path) -> None:
        (project / ".env").write_text(WARNED)
        assert self.check(project)[0] == 0
        assert self.check(project, strict="true")[0] == 1
        assert self.check(project, strict="true", ignore="W002,E010") == (0, "")

    def test_the_prefix_and_the_folder_are_the_ones_named(self, project: Path) -> None:
        (project / "config" / ".env").write_text(f"DJANGO_{SOUND}")
        assert self.check(project, prefix="DJANGO_", working_directory="config") == (0, "")
        assert self.check(project, working_directory="config")[0] == 1

    def test_no_input_is_executed(self, project: Path) -> None:
        (project / ".env").write_text(SOUND)
        for name in ("settings", "env_file", "prefix", "ignore"):
            self.check(project, **{name: '"; touch hacked; $(touch hacked) #'})
        assert not (project / "hacked").exists()

    def test_what_is_installed_is_not_installed_again(self, project: Path) -> None:
        assert self.run(project, self.steps[0]) == (0, "")

    def test_what_is_missing_comes_from_the_release_of_the_action(self, project: Path) -> None:
        python = project / "python without it"
        python.write_text('#!/bin/sh\n[ "$2" = -m ] && echo "$@"\n')
        python.chmod(0o755)
        status, output = self.run(project, self.steps[0], python=str(python))
        assert (status, output) == (0, f"-P -m pip install {ROOT}\n")


class TestRecipes:
    def test_the_action_is_called_with_inputs_that_it_has(self, project: Path) -> None:
        (project / ".env").write_text(SOUND)
        steps: list[Step] = recipe("workflows/ci.yml")["jobs"]["settings"]["steps"]
        [step] = [step for step in steps if step.get("uses", "").startswith("s3settings/")]

        assert step["with"].keys() <= TestAction.action["inputs"].keys()
        assert TestAction().check(project, **step["with"]) == (0, "")

    @pytest.mark.parametrize(("content", "status"), [(SOUND, 0), (WARNED, 1), (BROKEN, 1)])
    def test_gitlab(self, project: Path, content: str, status: int) -> None:
        (project / ".env").write_text(content)
        script = "\n".join(recipe("gitlab-ci.yml")["settings"]["script"])

        assert run(script, project)[0] == status

    @pytest.mark.parametrize(("content", "status"), [(SOUND, 0), (WARNED, 1), (BROKEN, 1)])
    def test_a_shell(self, project: Path, content: str, status: int) -> None:
        for name in (".env", "production.env"):
            (project / name).write_text(content)
        [script] = [text for kind, text in pairs(RECIPES) if kind == "sh"]

        assert run(script, project)[0] == status

    def test_releases_are_this_one(self) -> None:
        text = RECIPES.read_text(encoding="utf-8")
        assert set(re.findall(r"(?:s3settings@|rev: )(v[\d.]+)", text)) == {
            f"v{s3settings.__version__}"
        }


class TestHooks:
    """pre-commit itself runs the entries of our manifest, with our programs on the PATH."""

    hooks: list[Step] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())

    @pytest.fixture
    def repository(self, project: Path) -> Path:
        hooks = [{**hook, "language": "system"} for hook in self.hooks]
        config = {"repos": [{"repo": "local", "hooks": hooks}]}
        (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
        (project / ".env").write_text(SOUND)
        script = "s3settings init > .env.example && git init -q && git add .env.example"
        assert run(script, project) == (0, "")
        return project

    def commit(self, repository: Path) -> dict[str, str]:
        """Each hook's verdict on all files."""
        _, output = run(
            "git add --force .env.example .pre-commit-config.yaml && pre-commit run --all-files",
            repository,
            PRE_COMMIT_HOME=str(repository / "cache"),
        )
        found = re.findall(
            r"^(check [\w. ]*\w)\.{3,}.*?(Passed|Failed|Skipped)$", output, re.MULTILINE
        )
        return {name: cast("str", verdict) for name, verdict in found}

    def test_pre_commit_accepts_the_manifest(self) -> None:
        assert run("pre-commit validate-manifest .pre-commit-hooks.yaml", ROOT) == (0, "")

    def test_a_valid_repository_passes(self, repository: Path) -> None:
        assert self.commit(repository) == {
            "check S3 settings": "Passed",
            "check .env.example": "Passed",
        }

    def test_each_hook_fails_for_its_own_mistake(self, repository: Path) -> None:
        (repository / ".env").write_text(BROKEN)
        assert self.commit(repository)["check S3 settings"] == "Failed"
        (repository / ".env").write_text(SOUND)
        example = repository / ".env.example"
        example.write_text(example.read_text().replace("AWS_LOCATION", "AWS_LOCATON"))
        assert self.commit(repository) == {
            "check S3 settings": "Passed",
            "check .env.example": "Failed",
        }

    def test_the_recipe_names_hooks_that_there_are(self) -> None:
        [repo] = recipe("pre-commit-config.yaml")["repos"]
        assert {hook["id"] for hook in repo["hooks"]} == {hook["id"] for hook in self.hooks}


# modules that the command line, pip or Python itself imports
SHADOWED = ("argparse", "django", "json", "pip", "re", "s3settings", "sitecustomize", "storages")


class TestHostileRepository:
    """A checkout of another person's branch: what is in it is read, and never run."""

    @pytest.fixture
    def checkout(self, project: Path) -> Path:
        hostile = f"open({str(project / 'executed')!r}, 'a').write(__name__)\n"
        for name in SHADOWED:
            (project / f"{name}.py").write_text(hostile)
        (project / "config" / "__init__.py").write_text(hostile)
        (project / ".env").write_text(SOUND)
        return project

    def test_the_files_would_be_executed(self, checkout: Path) -> None:
        run("python -c 'import s3settings' || true", checkout)
        assert (checkout / "executed").read_text() == "s3settings"

    @pytest.mark.parametrize("variable", [{}, {"DJANGO_SETTINGS_MODULE": "config.settings"}])
    def test_the_action_runs_nothing_of_it(
        self, checkout: Path, variable: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in variable.items():
            monkeypatch.setenv(name, value)
        action = TestAction()
        assert [action.run(checkout, step) for step in action.steps] == [(0, ""), (0, "")]
        assert not (checkout / "executed").exists()

    def test_no_token_of_the_job_goes_to_a_store_of_the_checkout(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = "S3SETTINGS_SECRETS=vault:secret/a?url=http://127.0.0.1:9\n"
        (project / ".env").write_text(SOUND + store)
        assert "E074" in run("s3settings check --no-settings", project)[1]
        action = TestAction()
        assert action.check(project) == (0, "")
        monkeypatch.setenv("S3SETTINGS_SECRETS", "vault:secret/b?url=http://127.0.0.1:9")
        assert "E074" in action.check(project)[1]

    @pytest.mark.parametrize("hook", TestHooks.hooks, ids=lambda hook: hook["id"])
    def test_the_hooks_run_nothing_of_it(self, checkout: Path, hook: Step) -> None:
        run("s3settings init > .env.example", checkout)
        argument = ".env.example" if hook.get("files") else ""
        found = run(f"{hook['entry']} {argument}", checkout, DJANGO_SETTINGS_MODULE="config")
        assert found == (0, "" if argument else "no problems\n")
        assert not (checkout / "executed").exists()

    @pytest.mark.parametrize("path", ["README.md", "README.ko.md", "action.yml", "docs"])
    def test_no_recipe_puts_the_checkout_before_the_modules(self, path: str) -> None:
        named = ROOT / path
        files = [named] if named.is_file() else named.rglob("*.md")
        texts = "".join(file.read_text(encoding="utf-8") for file in files)
        assert not re.findall(
            r"^[-$ \t]*\S*python\S* +(?!-[PI]).*-m s3settings.*", texts, re.MULTILINE
        )
