"""Random settings in the styles of real projects: values, places, and ways to choose a storage."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.migrate.projects import KEY, S3, SECRET

LOCAL = "django.core.files.storage.FileSystemStorage"
STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
S3_STATIC = "storages.backends.s3.S3StaticStorage"
HEAD = """\
# settings of a project
import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent
USE_S3 = os.environ.get("USE_S3") == "1"
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
"""

# the setting of an option, and its values
OPTIONS: Mapping[str, tuple[str, list[object]]] = {
    "access_key": ("AWS_ACCESS_KEY_ID", [KEY]),
    "secret_key": ("AWS_SECRET_ACCESS_KEY", [SECRET]),
    "bucket_name": ("AWS_STORAGE_BUCKET_NAME", ["acme-files", "acme.example.com"]),
    "region_name": ("AWS_S3_REGION_NAME", ["eu-west-1", "ap-northeast-2"]),
    "endpoint_url": ("AWS_S3_ENDPOINT_URL", ["https://minio.example.com:9000", "http://minio/"]),
    "custom_domain": ("AWS_S3_CUSTOM_DOMAIN", ["cdn.example.com", "cdn.example.com/acme"]),
    "location": ("AWS_LOCATION", ["", "media", "a/b/", "/root"]),
    "querystring_auth": ("AWS_QUERYSTRING_AUTH", [True, False]),
    "querystring_expire": ("AWS_QUERYSTRING_EXPIRE", [60, 604_800, 10**7]),
    "file_overwrite": ("AWS_S3_FILE_OVERWRITE", [True, False]),
    "default_acl": ("AWS_DEFAULT_ACL", [None, "public-read"]),
    "object_parameters": (
        "AWS_S3_OBJECT_PARAMETERS",
        [{}, {"CacheControl": "max-age=86400"}, {"CacheControl": "wrong"}],
    ),
    "gzip": ("AWS_IS_GZIPPED", [True, False]),
    "signature_version": ("AWS_S3_SIGNATURE_VERSION", ["s3v4", "s3"]),
    "addressing_style": ("AWS_S3_ADDRESSING_STYLE", ["path", "virtual", "auto"]),
    "max_memory_size": ("AWS_S3_MAX_MEMORY_SIZE", [0, 5_000_000]),
    "use_ssl": ("AWS_S3_USE_SSL", [True, False]),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A project: its modules, and the environments to run it in."""

    files: Mapping[str, str]
    environments: tuple[Mapping[str, str], ...] = field(repr=False)

    def write(self, folder: Path, *, breaks: str = "\n") -> Path:
        """Write the modules into a new folder."""
        folder.mkdir()
        for name, text in self.files.items():
            (folder / name).write_bytes(text.replace("\n", breaks).encode())
        return folder


class _Code:
    """The code of values, and the variables that it reads."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self.variables: dict[str, str] = {}

    def of(self, option: str) -> str:
        """Return code for a value of an option: a literal, or one that reads a variable."""
        setting, values = OPTIONS[option]
        value = self._draw(st.sampled_from(values))
        if not isinstance(value, str) or not value or self._draw(st.booleans()):
            return repr(value)
        name = self._draw(st.sampled_from([setting, f"ACME_{option.upper()}"]))
        self.variables.setdefault(name, value)
        if self.variables[name] != value:
            return repr(value)
        form = self._draw(
            st.sampled_from(
                [
                    "os.environ[{!r}]",
                    "os.getenv({!r})",
                    "os.environ.get({!r}, 'fallback')",
                    "os.environ[{!r}].strip()",
                    "str(os.environ[{!r}])",
                ]
            )
        )
        return str(form).format(name)


@st.composite
def projects(draw: Any) -> Written:
    """Return a project that keeps its uploads, and perhaps more, on S3."""
    code = _Code(draw)
    names = ["bucket_name", *draw(st.lists(st.sampled_from([*OPTIONS][3:]), unique=True))]
    if draw(st.booleans()):
        names += ["access_key", "secret_key"]
    places = {name: draw(st.sampled_from(["constant", "entry", "class"])) for name in names}
    constants = [
        f"{OPTIONS[name][0]} = {code.of(name)}" for name in names if places[name] == "constant"
    ]
    entry = {name: code.of(name) for name in names if places[name] == "entry"}
    attributes = [f"{name} = {code.of(name)}" for name in names if places[name] == "class"]
    backend = "stores.Uploads" if attributes else S3
    static = draw(st.sampled_from([STATIC, S3_STATIC]))
    noise = draw(st.sampled_from(["", "# a comment\n\n", "NAMES = [name for name in dir()]\n"]))
    chosen = draw(st.sampled_from(_CHOICES))(backend, static, entry, constants)
    stores = "import os\nfrom storages.backends.s3 import S3Storage\n\nclass Uploads(S3Storage):\n"
    files = {"settings.py": HEAD + noise + chosen}
    if attributes:
        files["stores.py"] = stores + "".join(f"    {one}\n" for one in attributes)
    on = {**code.variables, "USE_S3": "1"}
    return Written(files=files, environments=(on, {**on, "USE_S3": "0"}))


def _entry(backend: str, options: Mapping[str, str]) -> str:
    items = ", ".join(f'"{name}": {value}' for name, value in options.items())
    return f'{{"BACKEND": "{backend}", "OPTIONS": {{{items}}}}}'


def _lines(constants: list[str], shift: str = "") -> str:
    return "".join(f"{shift}{one}\n" for one in constants)


def _always(backend: str, static: str, entry: Mapping[str, str], constants: list[str]) -> str:
    return f"""\
{_lines(constants)}
STORAGES = {{
    "default": {_entry(backend, entry)},
    "staticfiles": {{"BACKEND": "{static}"}},
}}
LAST = 1
"""


def _branch(backend: str, static: str, entry: Mapping[str, str], constants: list[str]) -> str:
    return f"""\
if USE_S3:
\t# on S3
{_lines(constants, chr(9))}
\tSTORAGES = {{"default": {_entry(backend, entry)}, "staticfiles": {{"BACKEND": "{static}"}}}}
else:
\tSTORAGES = {{"default": {{"BACKEND": "{LOCAL}"}}, "staticfiles": {{"BACKEND": "{STATIC}"}}}}
"""


def _changed(backend: str, static: str, entry: Mapping[str, str], constants: list[str]) -> str:
    items = "".join(
        f'    STORAGES["default"]["OPTIONS"]["{name}"] = {value}\n' for name, value in entry.items()
    )
    return f"""\
STORAGES = {{"default": {{"BACKEND": "{LOCAL}"}}, "staticfiles": {{"BACKEND": "{static}"}}}}
{_lines(constants)}
if USE_S3:
    STORAGES["default"] = {{"BACKEND": "{backend}", "OPTIONS": {{}}}}
{items}
"""


def _condition(backend: str, static: str, entry: Mapping[str, str], constants: list[str]) -> str:
    return f"""\
OPTIONS = {_entry(backend, entry)}["OPTIONS"]
STORAGES = {{
    "default": {{
        "BACKEND": "{backend}" if USE_S3 else "{LOCAL}",
        **({{"OPTIONS": OPTIONS}} if USE_S3 else {{}}),
    }},
    "staticfiles": {{"BACKEND": "{static}"}},
}}
{_lines(constants)}
"""


def _function(backend: str, static: str, entry: Mapping[str, str], constants: list[str]) -> str:
    return f"""\
def choose():
    match USE_S3:
        case True:
            return {_entry(backend, entry)}
    return {{"BACKEND": "{LOCAL}"}}

{_lines(constants)}
STORAGES = {{"staticfiles": {{"BACKEND": "{static}"}}}}; STORAGES.update(default=choose())
"""


_CHOICES = [_always, _branch, _changed, _condition, _function]
