"""`init`: the `.env.example` of a project from the table of options, or a first `.env`."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.cli.naming import named
from s3settings.cli.wizard import ask, example_region
from s3settings.dotenv.content import Unreadable, content_of
from s3settings.escaping import visible
from s3settings.masked import Masked
from s3settings.options.table import OPTIONS
from s3settings.problems.problem import Source
from s3settings.providers.aws import AWS
from s3settings.providers.provider import Provider
from s3settings.sources.values import SOURCE_VARIABLES, Origin, Value
from s3settings.variables.aliases import declared
from s3settings.variables.foreign import strangers
from s3settings.variables.names import (
    ALIASES_VARIABLE,
    GLOBAL_VARIABLES,
    MEANINGS,
    MEDIA,
    STATIC,
    STATIC_ONLY,
    URL_VARIABLE,
    names,
    url_names,
    variable_of,
)
from s3settings.variables.typos import mistakes

# set by nearly every project; the other options are commented out
_USUAL = ("access_key", "secret_key", "bucket_name", "region_name")


def add_arguments(parser: ArgumentParser) -> None:
    """Add what to write or to check."""
    parser.add_argument("--provider", metavar="PROVIDER", help="only what this provider needs")
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--check",
        nargs="+",
        metavar="PATH",
        help="fail if an .env.example lacks a variable, or has an unknown one",
    )
    action.add_argument(
        "--interactive",
        nargs="?",
        const=".env",
        metavar="PATH",
        help="ask five questions and write the answers to PATH (default: .env)",
    )


def run(arguments: Namespace, streams: Streams) -> int:
    """Write the example, check files against it, or ask for the values."""
    provider = named(arguments.provider, "init", streams) if arguments.provider else None
    if arguments.provider and provider is None:
        return USAGE_ERROR
    if arguments.interactive:
        return ask(Path(arguments.interactive), provider, streams)
    example = "".join(f"{line}\n" for line in (_of_provider(provider) if provider else _example()))
    if arguments.check:
        return _check(arguments.check, example, streams)
    return streams.finish(example, 0)


def _example() -> Iterator[str]:
    for option in (*_USUAL, *(name for name in GLOBAL_VARIABLES if name not in _USUAL)):
        yield f"# {OPTIONS[option].description}"
        yield f"{'' if option in _USUAL else '# '}{variable_of(option)}="
        yield ""
    for option in STATIC_ONLY:
        yield f"# {OPTIONS[option].description}"
        yield f"# {variable_of(option)}="
        yield ""
    yield f"# {MEANINGS[ALIASES_VARIABLE]}"
    yield f"# {ALIASES_VARIABLE}="
    for variable in (URL_VARIABLE, *SOURCE_VARIABLES):
        yield ""
        yield f"# {MEANINGS[variable]}"
        yield f"# {variable}="


def _of_provider(provider: Provider) -> Iterator[str]:
    """Yield the lines that a provider needs, without what its entry in the table fills in."""
    yield f"# {provider.name}"
    yield from (f"# {note}" for note in (provider.publishing, *provider.notes))
    yield f"AWS_S3_PROVIDER={provider.id}"
    if "account" in provider.needs:
        yield f"# The {provider.account}."
        yield "AWS_S3_ACCOUNT_ID="
    if provider.endpoint_example:
        yield f"# URL of the server, such as {provider.endpoint_example}."
        yield "AWS_S3_ENDPOINT_URL="
    if provider is AWS or provider.region is None or "region" in provider.needs:
        yield f"# Region of the bucket, such as {example_region(provider)}."
        yield "AWS_S3_REGION_NAME="
    if provider.whole_buckets:
        yield "# The whole bucket is public or private: private uploads need a bucket of their own."
        yield "AWS_STATIC_BUCKET_NAME="
        yield "AWS_MEDIA_BUCKET_NAME="
    else:
        yield "AWS_STORAGE_BUCKET_NAME="
    yield "AWS_ACCESS_KEY_ID="
    yield "AWS_SECRET_ACCESS_KEY="
    if provider.public == "domain":
        yield f"# Public files need {provider.domain_hint}."
        yield "AWS_STATIC_CUSTOM_DOMAIN="


_LINE = re.compile(r"^#?[ \t]*(?:export )?(\w*(?:AWS_|GZIP_)\w+)[ \t]*=(.*)$", re.ASCII)


def _values(text: str, path: str) -> dict[str, Value]:
    """Return the variables of a file with their lines, including those in comments."""
    found = ((number, _LINE.match(line)) for number, line in enumerate(text.splitlines(), start=1))
    return {
        match[1]: Value(
            Masked(match[2].strip()), Origin(match[1], Source("env_file", path, number))
        )
        for number, match in found
        if match
    }


def _check(paths: list[str], example: str, streams: Streams) -> int:
    """Report the variables that each file lacks, and unknown ones."""
    lines: list[str] = []
    unread = False
    for path in paths:
        try:
            text = content_of(Path(path)).decode("utf-8-sig")
        except (OSError, ValueError) as error:
            streams.say(f"s3settings init: {visible(path)} can't be read: {_reason(error)}\n")
            unread = True
            continue
        lines += _drift(_values(text, path), example, path)
    status = USAGE_ERROR if unread else int(bool(lines))
    return streams.finish("".join(f"{line}\n" for line in lines), status)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, Unreadable):
        return str(error)
    return getattr(error, "strerror", None) or "not UTF-8 text"


def _drift(values: dict[str, Value], example: str, path: str) -> Iterator[str]:
    for name in _values(example, ""):
        # a URL is another way to set the same
        if name not in values and name != URL_VARIABLE:
            yield f"{visible(path)}: {name} is missing"
    scopes = (STATIC, MEDIA, *declared(values.get(ALIASES_VARIABLE), ())[0])
    known = {**dict(names(scopes, "")), **dict(url_names(scopes, ""))}
    misspelled = dict(mistakes(values, known, scopes, ""))
    reported = {mistake.variable for mistake in misspelled}
    of_options = dict(names(scopes, ""))
    rest = {
        name: value
        for name, value in values.items()
        if name not in reported and (name in of_options or name not in known)
    }
    for mistake in {**misspelled, **dict(strangers(rest, of_options, scopes, ""))}:
        yield str(mistake)
