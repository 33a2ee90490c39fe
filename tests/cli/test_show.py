import json
from pathlib import Path
from typing import Any, cast

import boto3.s3.transfer
import botocore.config
import pytest
from inline_snapshot import snapshot
from jsonschema import Draft202012Validator

from s3settings import load
from s3settings.masked import MASK
from s3settings.models.storage import StaticSettings
from tests.cli import EXAMPLE, Answer, s3settings, write

# what scripts rely on
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "storages"],
    "properties": {
        "version": {"const": 1},
        "storages": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["alias", "url", "options"],
                "properties": {
                    "alias": {"type": "string"},
                    "url": {"type": ["string", "null"]},
                    "options": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["option", "value", "variable", "source"],
                            "properties": {
                                "option": {"type": "string"},
                                "value": {},
                                "variable": {"type": ["string", "null"]},
                                "source": {
                                    "type": "object",
                                    "additionalProperties": False,
                                    "required": ["kind", "path", "line"],
                                    "properties": {
                                        "kind": {"type": "string"},
                                        "path": {"type": ["string", "null"]},
                                        "line": {"type": ["integer", "null"]},
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_text_has_option_value_variable_and_place() -> None:
    write(".env", EXAMPLE)
    env = {"AWS_S3_CACHE_CONTROL": "max-age=60", "AWS_S3_BACKEND": "s3"}
    assert s3settings("show", env=env) == snapshot(
        Answer(
            status=0,
            out="""\
default: https://acme.s3.eu-west-1.amazonaws.com/media/
  bucket_name         acme                            AWS_STORAGE_BUCKET_NAME  .env:3
  region_name         eu-west-1                       AWS_S3_REGION_NAME       .env:4
  access_key          **********                      AWS_ACCESS_KEY_ID        .env:1
  secret_key          **********                      AWS_SECRET_ACCESS_KEY    .env:2
  provider            aws                                                      default
  url_protocol        https:                                                   default
  location            media                                                    default
  querystring_auth    true                                                     default
  querystring_expire  3600                                                     default
  file_overwrite      false                                                    default
  object_parameters   {"CacheControl": "max-age=60"}  AWS_S3_CACHE_CONTROL     environment
  cache_control       max-age=60                      AWS_S3_CACHE_CONTROL     environment
  gzip                false                                                    default
  gzip_content_types  ["text/css", "text/javascript", "application/javascript", "application/x-javascript", "image/svg+xml"]
                                                                               default
  signature_version   s3v4                                                     default
  addressing_style    virtual                                                  default
  use_ssl             true                                                     default
  max_memory_size     0                                                        default
  file_name_charset   utf-8                                                    default
  backend             s3                              AWS_S3_BACKEND           environment

staticfiles: https://acme.s3.eu-west-1.amazonaws.com/static/
  bucket_name         acme                             AWS_STORAGE_BUCKET_NAME  .env:3
  region_name         eu-west-1                        AWS_S3_REGION_NAME       .env:4
  access_key          **********                       AWS_ACCESS_KEY_ID        .env:1
  secret_key          **********                       AWS_SECRET_ACCESS_KEY    .env:2
  provider            aws                                                       default
  custom_domain       acme.s3.eu-west-1.amazonaws.com                           default
  url_protocol        https:                                                    default
  location            static                                                    default
  querystring_auth    false                                                     default
  querystring_expire  3600                                                      default
  file_overwrite      true                                                      default
  object_parameters   {"CacheControl": "max-age=60"}   AWS_S3_CACHE_CONTROL     environment
  cache_control       max-age=60                       AWS_S3_CACHE_CONTROL     environment
  gzip                false                                                     default
  gzip_content_types  ["text/css", "text/javascript", "application/javascript", "application/x-javascript", "image/svg+xml"]
                                                                                default
  signature_version   s3v4                                                      default
  addressing_style    virtual                                                   default
  use_ssl             true                                                      default
  max_memory_size     0                                                         default
  file_name_charset   utf-8                                                     default
  backend             s3                               AWS_S3_BACKEND           environment
  manifest            false                                                     default
  immutable           false                                                     default
  upload_concurrency  64                                                        default
""",
            err="",
        )
    )


def test_a_long_value_does_not_push_the_other_lines_away() -> None:
    write(".env", EXAMPLE)
    lines = s3settings("show").out.splitlines()
    assert max(len(line) for line in lines if "gzip_content_types" not in line) < 120


def test_each_variable_of_an_option_has_a_line_with_its_place() -> None:
    env = {
        "AWS_S3_OBJECT_PARAMETERS": '{"ContentLanguage": "ko"}',
        "AWS_S3_CACHE_CONTROL": "max-age=60",
        "AWS_MEDIA_STORAGE_CLASS": "STANDARD_IA",
    }
    write(".env", EXAMPLE)
    lines = s3settings("show", env=env).out.splitlines()
    first = next(number for number, line in enumerate(lines) if "object_parameters" in line)
    assert lines[first : first + 4] == snapshot(
        [
            '  object_parameters   {"ContentLanguage": "ko", "CacheControl": "max-age=60", "StorageClass": "STANDARD_IA"}',
            "                                   AWS_S3_OBJECT_PARAMETERS  environment",
            "                                   AWS_S3_CACHE_CONTROL      environment",
            "                                   AWS_MEDIA_STORAGE_CLASS   environment",
        ]
    )


@pytest.mark.parametrize(
    ("variable", "place"),
    [
        ("AWS_S3_URL_PROTOCOL=https:", "a guess for an unknown endpoint"),
        ("AWS_S3_ADDRESSING_STYLE=path", ".env:3"),
        ("AWS_S3_PROVIDER=minio", "default"),
    ],
)
def test_the_style_of_an_unknown_endpoint_is_a_guess(variable: str, place: str) -> None:
    server = "AWS_S3_ENDPOINT_URL=https://s3.acme.net"
    write(".env", f"AWS_STORAGE_BUCKET_NAME=acme\n{server}\n{variable}\n")
    lines = [line for line in s3settings("show").out.splitlines() if "addressing_style  " in line]
    assert [line.endswith(f" {place}") for line in lines] == [True, True]


def test_without_a_bucket_the_rest_is_shown() -> None:
    status, out, err = s3settings("show")
    assert (status, err) == (1, "1 error, 1 warning: run s3settings check to see them\n")
    assert out.startswith("default: no bucket is set\n  region_name ")


def test_json_is_of_version_1() -> None:
    write(".env", EXAMPLE)
    shown = json.loads(s3settings("show", "--format", "json").out)
    cast("Any", Draft202012Validator(SCHEMA)).validate(shown)
    assert shown["storages"][0]["options"][2] == {
        "option": "access_key",
        "value": MASK,
        "variable": "AWS_ACCESS_KEY_ID",
        "source": {"kind": "env_file", "path": ".env", "line": 1},
    }


def test_json_without_a_bucket_has_no_url() -> None:
    status, out, _ = s3settings("show", "--format", "json")
    shown = json.loads(out)
    cast("Any", Draft202012Validator(SCHEMA)).validate(shown)
    assert (status, [storage["url"] for storage in shown["storages"]]) == (1, [None, None])


def test_the_path_of_a_secret_file_is_not_shown() -> None:
    write("canary", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    write(".env", EXAMPLE + "AWS_SECRET_ACCESS_KEY_FILE=canary\n")
    for name in ("text", "json", "python"):
        status, out, err = s3settings("show", "--format", name)
        assert (status, err) == (0, "")
        assert "canary" not in out


def plain(value: object) -> object:
    """Return the value as `show` has it: paths as text, objects by what they hold."""
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return {name: plain(item) for name, item in items}
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return list(cast("tuple[object, ...]", value))
    if isinstance(value, botocore.config.Config):
        held = vars(value)
        return {
            "s3": held["s3"],
            "region": held["region_name"],
            "signature": held["signature_version"],
        }
    if isinstance(value, boto3.s3.transfer.TransferConfig):
        return value.use_threads
    return value


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("", id="role"),
        pytest.param("AWS_S3_ENDPOINT_URL=http://minio:9000\n", id="client config"),
        pytest.param("AWS_S3_USE_THREADS=false\n", id="transfer config"),
        pytest.param("AWS_S3_BACKEND=filesystem\nAWS_S3_ALIASES=private\n", id="files"),
        pytest.param("AWS_STATIC_BACKEND=whitenoise\n", id="whitenoise"),
    ],
)
def test_python_is_what_load_returns(more: str, tmp_path: Path) -> None:
    write(".env", "AWS_STORAGE_BUCKET_NAME=acme\nAWS_S3_REGION_NAME=eu-west-1\n" + more)
    status, out, err = s3settings("show", "--format", "python", "--base-dir", str(tmp_path))
    namespace: dict[str, Any] = {}
    exec(out, namespace)  # noqa: S102 - what a person pastes
    expected = load(base_dir=tmp_path)
    assert (status, err) == (0, "")
    assert {name: plain(namespace[name]) for name in expected} == plain(expected)


def test_python_masks_secrets() -> None:
    write(".env", EXAMPLE)
    namespace: dict[str, Any] = {}
    exec(s3settings("show", "--format", "python").out, namespace)  # noqa: S102 - as above
    options = namespace["STORAGES"]["default"]["OPTIONS"]
    assert (options["access_key"], options["secret_key"]) == (MASK, MASK)


def test_there_is_no_python_of_a_broken_configuration() -> None:
    expected = "1 error, 1 warning: run s3settings check to see them\n"
    assert s3settings("show", "--format", "python") == (1, "", expected)


def test_nothing_breaks_out_of_its_line() -> None:
    write("a\u202eb.env", EXAMPLE)
    out = s3settings("show", "--env-file", "a\u202eb.env").out
    assert "\u202e" not in out
    assert "a\\u202eb.env:3" in out


def test_every_option_is_shown_on_request() -> None:
    write(".env", EXAMPLE + "AWS_DEFAULT_ACL=none\n")
    lines = s3settings("show", "--all").out.splitlines()
    rows = [line.split() for line in lines if line.startswith("  ")]
    assert {row[0] for row in rows} - {"default"} == set(StaticSettings.model_fields)
    assert ["endpoint_url", "no", "value", "not", "set"] in rows
    assert ["default_acl", "no", "value", "AWS_DEFAULT_ACL", ".env:5"] in rows


def test_json_of_an_option_that_is_not_set() -> None:
    write(".env", EXAMPLE)
    shown = json.loads(s3settings("show", "--all", "--format", "json").out)
    cast("Any", Draft202012Validator(SCHEMA)).validate(shown)
    options = {one["option"]: one for one in shown["storages"][0]["options"]}
    assert options["endpoint_url"] == {
        "option": "endpoint_url",
        "value": None,
        "variable": None,
        "source": {"kind": "unset", "path": None, "line": None},
    }
    assert options["secret_key"]["value"] == MASK
    assert options["security_token"]["value"] is None


def test_object_parameters_have_the_origins_of_their_parts() -> None:
    write(".env", EXAMPLE + 'AWS_S3_OBJECT_PARAMETERS={"ContentLanguage": "ko"}\n')
    env = {"AWS_S3_CACHE_CONTROL": "max-age=60"}
    lines = s3settings("show", env=env).out.splitlines()
    index = next(n for n, line in enumerate(lines) if "object_parameters" in line)
    assert " ".join(" ".join(lines[index : index + 3]).split()).startswith(
        'object_parameters {"ContentLanguage": "ko", "CacheControl": "max-age=60"}'
        " AWS_S3_OBJECT_PARAMETERS .env:5 AWS_S3_CACHE_CONTROL environment"
    )
