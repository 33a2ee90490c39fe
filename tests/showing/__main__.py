"""Try what tools show of secrets: the table in ``docs/how-to/secrets.md``.

Install the tools beside the package, and run it with the place of secrets::

    pip install bugsnag django-extensions elastic-apm loguru python-json-logger pyyaml rollbar sentry-sdk structlog
    python -m tests.showing options
    python -m tests.showing chain
"""

import base64
import io
import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import django
from botocore.exceptions import BotoCoreError
from django.conf import settings
from django.core.files.storage import storages

from s3settings import load
from tests.showing import tools

# a file of the folder, so that no frame has the values
FOLDER = Path(tempfile.mkdtemp())


def _values() -> dict[str, str]:
    return {
        "secret key": "c4n4ry" * 6,
        "session token": "t0k3n" * 6,
        "SSE-C key": "s5e" * 10 + "ab",
    }


def _write(where: str) -> None:
    secret, token, key = _values().values()
    parameters = json.dumps({"SSECustomerAlgorithm": "AES256", "SSECustomerKey": key})
    lines = (
        "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE",
        f"AWS_SECRET_ACCESS_KEY={secret}",
        f"AWS_SESSION_TOKEN={token}",
        f"AWS_S3_OBJECT_PARAMETERS='{parameters}'",
        "AWS_STORAGE_BUCKET_NAME=acme",
        "AWS_S3_REGION_NAME=eu-west-1",
        f"AWS_S3_CREDENTIALS={where}",
        # where nothing listens
        """AWS_S3_PROXIES='{"https": "http://127.0.0.1:1"}'""",
    )
    (FOLDER / ".env").write_text("\n".join(lines), "utf-8")


def shown(text: str) -> list[str]:
    """The secrets in a text, as they are or in base64."""
    return [
        name
        for name, value in _values().items()
        if value in text or base64.b64encode(value.encode()).decode() in text
    ]


def settings_module() -> None:
    STORAGES = load(base_dir=FOLDER)["STORAGES"]  # noqa: N806 - as in settings
    options = STORAGES["default"].get("OPTIONS")
    raise RuntimeError(len(STORAGES), len(options or {}))


def request() -> None:
    storages["default"].exists("a.txt")


def client() -> None:
    """Make a client with a profile that does not exist."""
    os.environ["AWS_PROFILE"] = "missing"
    try:
        storages.create_storage(dict(settings.STORAGES["default"])).url("a.txt")
    finally:
        del os.environ["AWS_PROFILE"]


def failure_of(act: Callable[[], None]) -> Exception:
    try:
        act()
    except (BotoCoreError, RuntimeError) as error:
        # without the frame of this function
        trace = error.__traceback__
        return error.with_traceback(trace.tb_next if trace else None)
    raise AssertionError(act)


DUMPS: dict[str, Callable[[Any], str]] = {
    "repr": repr,
    "json.dumps": tools.json_dump,
    "PyYAML": tools.yaml_dump,
    "pickle": tools.pickle_dump,
    **{
        f"print_settings --format {form}": partial(tools.print_settings, form=form)
        for form in ("json", "yaml", "pprint", "text", "simple")
    },
    "diffsettings": tools.diffsettings,
    "log of STORAGES": tools.log_of_storages,
    "log of each value": tools.log_of_values,
    "structlog, JSONRenderer": partial(tools.structlog, renderer="json"),
    "structlog, ConsoleRenderer": partial(tools.structlog, renderer="console"),
    "python-json-logger": tools.python_json_logger,
    "Loguru, serialize=True": tools.loguru,
    "Sentry, set_context and set_extra": tools.sentry,
    "Rollbar, extra_data": tools.rollbar,
    "Elastic APM, custom": tools.elastic,
    "Bugsnag, metadata": tools.bugsnag,
}
TRACEBACKS: dict[str, Callable[[Exception], str]] = {
    "Django": tools.django_of,
    "rich": tools.rich_of,
    "Loguru, diagnose=True": tools.loguru_of,
    "Sentry": tools.sentry_of,
    "Sentry without local variables": partial(tools.sentry_of, include_local_variables=False),
    "Rollbar": tools.rollbar_of,
    "Rollbar without local variables": partial(tools.rollbar_of, shows_locals=False),
    "Elastic APM": tools.elastic_of,
    "Elastic APM without local variables": partial(tools.elastic_of, shows_locals="off"),
}


def results() -> Iterator[tuple[str, list[str]]]:
    """Yield each tool, and the secrets that it shows."""
    for name, dump in DUMPS.items():
        yield name, shown(dump(settings.STORAGES))
    for act in (settings_module, client, request):
        for name, show in TRACEBACKS.items():
            yield f"{name}: {act.__name__}", shown(show(failure_of(act)))
    out = io.StringIO()
    logger = logging.getLogger("botocore")
    logger.addHandler(logging.StreamHandler(out))
    logger.setLevel(logging.DEBUG)
    failure_of(request)
    yield "botocore at DEBUG", shown(out.getvalue())


def main() -> None:
    """Print one line for each tool."""
    _write(sys.argv[1])
    settings.configure(
        SECRET_KEY="made up", INSTALLED_APPS=["django_extensions"], **load(base_dir=FOLDER)
    )
    django.setup()
    for name, secrets in results():
        sys.stdout.write(f"{name}: {', '.join(secrets) or 'none'}\n")


if __name__ == "__main__":
    main()
