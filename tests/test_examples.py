"""Every example works: each runs as a project of its own, with its `.env.example` as `.env`."""

import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml
from dotenv import dotenv_values

from tests.example_project import EXAMPLES, copy_of
from tests.secret_servers import answering, json_of

pytestmark = pytest.mark.slow


NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/manage.py"))
ENV_EXAMPLES = [pytest.param(EXAMPLES / name / ".env.example", id=name) for name in NAMES]
README = (EXAMPLES / "README.md").read_text(encoding="utf-8")

EXAMINE = """
import django
from django.conf import settings
from django.core.management import call_command
from s3settings.project import problems_in, read

django.setup()
call_command("check", fail_level="WARNING")
print([str(problem) for problem in problems_in(read(settings))])
"""
NO_ISSUES = "System check identified no issues (0 silenced).\n"


def parameters_of(url: object) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(str(url)).query))


def without_query(url: object) -> str:
    return str(url).partition("?")[0]


def test_the_readme_lists_every_example() -> None:
    assert sorted(re.findall(r"^\| \[(\w+)\]\(\1\) \|", README, re.MULTILINE)) == NAMES


@pytest.mark.parametrize(
    "block",
    re.findall(r"```console\n(.+?)```", README, re.DOTALL),
    ids=["check a project", "run tests"],
)
def test_the_commands_of_the_readme_work(block: str, tmp_path: Path) -> None:
    lines = block.splitlines()
    commands = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
    expected = [line for line in lines if not line.startswith("$ ")]
    shutil.copytree(EXAMPLES, tmp_path / "examples")

    done = subprocess.run(
        ["/bin/sh", "-e", "-c", "\n".join(commands)],
        cwd=tmp_path / "examples",
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        check=True,
        text=True,
    )

    assert done.stdout.splitlines()[: len(expected)] == expected


@pytest.fixture
def secret_store() -> Iterator[dict[str, str]]:
    """The variables with which the example finds its secret at a server on this machine."""
    secret = (EXAMPLES / "secrets_manager" / "secret.json").read_text(encoding="utf-8")
    with answering(json_of({"SecretString": secret})) as server:
        yield {
            "S3SETTINGS_SECRETS": f"aws-secretsmanager:a?region_name=eu-west-1&endpoint_url={server.url}",
            "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        }


@pytest.mark.parametrize("name", NAMES)
def test_the_project_has_no_issues(name: str, tmp_path: Path, secret_store: dict[str, str]) -> None:
    project = copy_of(name, tmp_path, **(secret_store if name == "secrets_manager" else {}))

    assert project.run("-c", EXAMINE) == f"{NO_ISSUES}[]\n"


@pytest.mark.parametrize("path", ENV_EXAMPLES)
def test_the_env_file_means_the_same_to_every_reader(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    as_docker_reads = [line.split("=", 1) for line in lines if line and line[0] != "#"]
    as_a_shell_reads = subprocess.run(
        ["/bin/sh", "-e", "-c", 'set -a; . "$0"; exec env', path],
        env={},
        capture_output=True,
        check=True,
        text=True,
    ).stdout

    values = dotenv_values(path, interpolate=False)

    assert dict(as_docker_reads) == values
    assert [f"{name}={value}" in as_a_shell_reads for name, value in values.items()] == (
        [True] * len(values)
    )


def test_quickstart_keeps_static_files_and_uploads_apart_in_one_bucket(tmp_path: Path) -> None:
    project = copy_of("quickstart", tmp_path)

    assert project.options("bucket_name", "location", "querystring_auth", "object_parameters") == {
        "default": ["acme-site", "media", True, {"CacheControl": "max-age=86400"}],
        "staticfiles": ["acme-site", "static", False, {"CacheControl": "max-age=86400"}],
    }


def test_quickstart_signs_links_to_uploads_and_no_others(tmp_path: Path) -> None:
    project = copy_of("quickstart", tmp_path)

    static_url, link = project.texts(
        "[static('pages/style.css'), default_storage.url('hello.txt')]",
        "from django.templatetags.static import static",
    )

    host = "https://acme-site.s3.ap-northeast-2.amazonaws.com"
    assert static_url == f"{host}/static/pages/style.css"
    assert without_query(link) == f"{host}/media/hello.txt"
    assert parameters_of(link)["X-Amz-Expires"] == "3600"


def test_secrets_manager_has_the_options_of_the_secret(
    tmp_path: Path, secret_store: dict[str, str]
) -> None:
    project = copy_of("secrets_manager", tmp_path, **secret_store)

    assert project.options("bucket_name", "querystring_expire") == {
        "default": ["acme-site", 600],
        "staticfiles": ["acme-site", 600],
    }


def test_kubernetes_secrets_has_the_keys_of_the_files(tmp_path: Path) -> None:
    project = copy_of("kubernetes_secrets", tmp_path)

    assert project.options("access_key", "bucket_name") == {
        "default": ["AKIAIOSFODNN7EXAMPLE", "acme-site"],
        "staticfiles": ["AKIAIOSFODNN7EXAMPLE", "acme-site"],
    }


def test_kubernetes_secrets_has_a_manifest_with_the_same_variables() -> None:
    folder = EXAMPLES / "kubernetes_secrets"
    text = (folder / "deployment.yaml").read_text(encoding="utf-8")
    config, deployment = yaml.safe_load_all(text)
    values = dotenv_values(folder / ".env.example")
    container = deployment["spec"]["template"]["spec"]["containers"][0]

    assert config["data"] == {
        **values,
        "S3SETTINGS_SECRETS_DIR": container["volumeMounts"][0]["mountPath"],
    }


def test_minio_in_compose_has_links_for_browsers(tmp_path: Path) -> None:
    project = copy_of("minio_in_compose", tmp_path)

    static_url, link, again, endpoint = project.texts(
        "[static('app.css'), default_storage.url('a.pdf'), default_storage.url('a.pdf'),"
        " default_storage.connection.meta.client.meta.endpoint_url]",
        "from django.templatetags.static import static",
    )

    assert static_url == "http://localhost:9000/acme-site/static/app.css"
    assert without_query(link) == "http://localhost:9000/acme-site/media/a.pdf"
    assert link == again
    assert endpoint == "http://minio:9000"


def test_minio_in_compose_gives_server_and_application_the_same_key(tmp_path: Path) -> None:
    folder = EXAMPLES / "minio_in_compose"
    compose = yaml.safe_load((folder / "compose.yaml").read_text(encoding="utf-8"))
    server = compose["services"]["minio"]
    values = dotenv_values(folder / ".env.example")

    assert server["environment"] == {
        "MINIO_ROOT_USER": values["AWS_ACCESS_KEY_ID"],
        "MINIO_ROOT_PASSWORD": values["AWS_SECRET_ACCESS_KEY"],
    }
    assert server["ports"] == ["9000:9000"]


def test_separate_buckets_has_static_files_behind_the_cdn(tmp_path: Path) -> None:
    project = copy_of("separate_buckets", tmp_path)

    assert project.value("settings.STATIC_URL") == "https://cdn.example.com/static/"
    assert project.options("bucket_name", "object_parameters") == {
        "default": ["acme-media", {"CacheControl": "private,max-age=600"}],
        "staticfiles": ["acme-static", {"CacheControl": "max-age=86400"}],
    }


def test_separate_buckets_has_uploads_with_links_for_ten_minutes(tmp_path: Path) -> None:
    link = copy_of("separate_buckets", tmp_path).value("default_storage.url('a.pdf')")

    assert without_query(link) == "https://acme-media.s3.eu-west-1.amazonaws.com/media/a.pdf"
    assert parameters_of(link)["X-Amz-Expires"] == "600"


class RoleHandler(http.server.BaseHTTPRequestHandler):
    """Hands out the keys of a role, as the agents of ECS and EKS do."""

    def do_GET(self) -> None:
        keys = {
            "AccessKeyId": "ASIAIOSFODNN7EXAMPLE",
            "SecretAccessKey": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "Token": "token-of-the-role",
            "Expiration": "2999-01-01T00:00:00Z",
        }
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(keys).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base
        """Say nothing."""


@pytest.fixture
def role_url() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), RoleHandler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/role"
        server.shutdown()
        thread.join()


def test_role_signs_with_the_keys_of_the_role(tmp_path: Path, role_url: str) -> None:
    project = copy_of("role", tmp_path, AWS_CONTAINER_CREDENTIALS_FULL_URI=role_url)

    parameters = parameters_of(project.value("default_storage.url('a.pdf')"))

    assert parameters["X-Amz-Credential"].startswith("ASIAIOSFODNN7EXAMPLE/")
    assert parameters["X-Amz-Security-Token"] == "token-of-the-role"


def test_role_has_no_keys(tmp_path: Path) -> None:
    names = copy_of("role", tmp_path).texts("list(settings.STORAGES['default']['OPTIONS'])")

    assert {"access_key", "secret_key", "security_token", "session_profile"}.isdisjoint(names)


def test_private_alias_signs_only_links_to_invoices(tmp_path: Path) -> None:
    project = copy_of("private_alias", tmp_path)

    invoice, upload = project.texts(
        "[Invoice(file='2026/11/1.pdf').file.url, default_storage.url('logo.png')]",
        "from invoices.models import Invoice",
    )

    assert upload == "https://acme-shop.s3.eu-west-1.amazonaws.com/media/logo.png"
    assert without_query(invoice) == (
        "https://acme-invoices.s3.eu-west-1.amazonaws.com/invoices/2026/11/1.pdf"
    )
    assert parameters_of(invoice)["X-Amz-Expires"] == "300"


def test_private_alias_has_migrations_that_hold_for_every_bucket(tmp_path: Path) -> None:
    project = copy_of("private_alias", tmp_path, AWS_INVOICES_BUCKET_NAME="another")

    printed = project.run("manage.py", "makemigrations", "--check", "--dry-run")

    assert printed == "No changes detected\n"


def test_whitenoise_serves_what_was_collected(tmp_path: Path) -> None:
    project = copy_of("whitenoise", tmp_path)
    project.run("manage.py", "collectstatic", "--noinput")

    link, status, cache_control = project.texts(
        "[link, answer.status_code, answer.headers['Cache-Control']]",
        "client = Client(SERVER_NAME='localhost')",
        "link = client.get('/').content.decode().partition('stylesheet\" href=\"')[2]",
        "link = link.partition('\"')[0]",
        "answer = client.get(link)",
        "answer.close()",
    )

    assert re.fullmatch(r"/static/pages/style\.[0-9a-f]{12}\.css", link)
    assert (status, cache_control) == ("200", "max-age=315360000, public, immutable")


def test_whitenoise_leaves_uploads_on_s3(tmp_path: Path) -> None:
    link = copy_of("whitenoise", tmp_path).value("default_storage.url('a.pdf')")

    assert without_query(link) == "https://acme-media.s3.eu-west-1.amazonaws.com/media/a.pdf"


def test_development_keeps_uploads_on_disk_and_serves_them(tmp_path: Path) -> None:
    project = copy_of("development", tmp_path)

    served = project.value(
        "b''.join(client.get('/media/hello.txt')).decode()",
        "client = Client(SERVER_NAME='localhost')",
        "client.post('/', {'file': ContentFile(b'Hello!', name='hello.txt')})",
    )

    assert served == "Hello!"
    assert (project.folder / "media" / "hello.txt").read_bytes() == b"Hello!"


def test_development_tests_without_a_disk(tmp_path: Path) -> None:
    project = copy_of("development", tmp_path)

    printed = project.run("manage.py", "test")

    assert "\nOK\n" in printed
    assert not (project.folder / "media").exists()


def test_own_settings_class_reads_both_kinds_of_variables(tmp_path: Path) -> None:
    project = copy_of("own_settings_class", tmp_path, SHOP_DEBUG="false")

    assert project.value("[settings.DEBUG, settings.ALLOWED_HOSTS, settings.STATIC_URL]") == [
        False,
        ["shop.example.com"],
        "https://acme-shop.s3.eu-west-1.amazonaws.com/static/",
    ]


def test_with_django_environ_lets_the_environment_win(tmp_path: Path) -> None:
    project = copy_of("with_django_environ", tmp_path, AWS_STORAGE_BUCKET_NAME="another")

    assert project.value("[settings.DEBUG, settings.STATIC_URL]") == [
        True,
        "https://another.s3.eu-west-1.amazonaws.com/static/",
    ]
