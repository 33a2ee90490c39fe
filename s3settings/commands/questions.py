"""The five questions of `init --interactive`, and the `.env` that is made of the answers."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from s3settings.commands.streams import Streams
from s3settings.env_readers import readings
from s3settings.facts.providers.aws import AWS
from s3settings.facts.providers.provider import Provider
from s3settings.facts.providers.table import by_name
from s3settings.inspection import inspect
from s3settings.problems import has_errors
from s3settings.report import FORMATS
from s3settings.report.spelled import visible

_TALK = "s3settings init: "


def ask(path: Path, provider: Provider | None, streams: Streams) -> int:
    """Ask, and write the file for this user alone; a file that is there stays as it is."""
    if os.path.lexists(path):
        streams.say(f"{_TALK}{visible(str(path))} is there already\n")
        return 2
    try:
        answers = dict(_answers(provider, streams))
    except EOFError:
        streams.say(f"\n{_TALK}no answer, and nothing is written\n")
        return 2
    given = {name: value for name, value in answers.items() if value}
    if complaint := _complaint(given):
        streams.say(f"{complaint}{_TALK}nothing is written\n")
        return 1
    try:
        _write_new(path, "".join(f"{name}={value}\n" for name, value in given.items()))
    except (OSError, ValueError):
        streams.say(f"{_TALK}{visible(str(path))} can't be written\n")
        return 2
    streams.say(f"{visible(str(path))} is written, for you alone to read; keep it out of git\n")
    return 0


def _answers(given: Provider | None, streams: Streams) -> Iterator[tuple[str, str]]:
    """Service, bucket, region or account, key, and whether uploads are public; empty: not set."""
    name = given.id if given else streams.answer("Service, such as aws, r2 or minio [aws]: ")
    provider = by_name(name or "aws")
    if provider is not AWS:
        yield "AWS_S3_PROVIDER", name
    provider = provider or AWS
    yield "AWS_STORAGE_BUCKET_NAME", streams.answer("Bucket: ")
    yield from _place(provider, streams)
    key = streams.answer("Access key id (empty: boto3 finds a role): ")
    if key:
        yield "AWS_ACCESS_KEY_ID", key
        yield "AWS_SECRET_ACCESS_KEY", streams.secret("Secret of the access key: ")
    public = streams.answer("May everybody read the uploads? (y/n) [n]: ").lower().startswith("y")
    if public:
        yield "AWS_QUERYSTRING_AUTH", "false"
    if provider.public == "domain":
        variable = "AWS_S3_CUSTOM_DOMAIN" if public else "AWS_STATIC_CUSTOM_DOMAIN"
        yield variable, streams.answer(f"Host of public files ({provider.domain_hint}): ")


def _place(provider: Provider, streams: Streams) -> Iterator[tuple[str, str]]:
    """What leads to the bucket, which differs from service to service."""
    if "account" in provider.needs:
        yield "AWS_S3_ACCOUNT_ID", streams.answer(f"The {provider.account}: ")
    if provider.endpoint_example:
        question = f"URL of the server, such as {provider.endpoint_example}: "
        yield "AWS_S3_ENDPOINT_URL", streams.answer(question)
    if provider is AWS or provider.region is None or "region" in provider.needs:
        question = f"Region of the bucket, such as {example_region(provider)}: "
        yield "AWS_S3_REGION_NAME", streams.answer(question)


def example_region(provider: Provider) -> str:
    """A region to show in a question: the usual one of the service, or any that it has."""
    if provider is AWS:
        return "eu-west-1"
    return provider.region or min(provider.endpoints or provider.regions or ["eu-west-1"])


def _complaint(answers: dict[str, str]) -> str:
    """Why the answers can't be used, or can't stand in an .env file; empty if they can."""
    found = inspect(env=answers, env_file=None)
    if has_errors(found.problems):
        return FORMATS["text"](found.problems)
    return "".join(
        f"{name}: programs would read different values from an .env file\n"
        for name, value in answers.items()
        if set(readings(name, f"{name}={value}\n").values()) != {value}
    )


def _write_new(path: Path, content: str) -> None:
    """Write beside, for the user alone, then link: a file that appeared meanwhile is kept."""
    descriptor, name = mkstemp(prefix=f"{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        _rename_new(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _rename_new(beside: Path, path: Path) -> None:
    """Link, or where the file system has no links rename; raises OSError if `path` is there."""
    with suppress(FileExistsError, PermissionError, NotImplementedError):
        path.hardlink_to(beside)
        return
    if os.path.lexists(path):
        raise FileExistsError
    beside.rename(path)
