"""The five questions of `init --interactive`, and the `.env` that is made of the answers."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import mkstemp

from s3settings.cli.console import Streams
from s3settings.dotenv.readers import readings
from s3settings.inspection import inspect
from s3settings.problems.problem import Problem, has_errors
from s3settings.providers.aws import AWS
from s3settings.providers.provider import Provider
from s3settings.providers.table import by_name
from s3settings.report import FORMATS
from s3settings.report.escaping import visible

Ask = Callable[[str, str], None]

_TALK = "s3settings init: "
_YES_OR_NO = {"y": True, "yes": True, "n": False, "no": False, "": False}


def ask(path: Path, provider: Provider | None, streams: Streams) -> int:
    """Ask, and write the file for this user alone; a file that is there stays as it is."""
    if os.path.lexists(path):
        streams.say(f"{_TALK}{visible(str(path))} is there already\n")
        return 2
    try:
        given = _given(_answers(provider, streams))
    except (EOFError, UnicodeDecodeError):
        streams.say(f"\n{_TALK}no answer that can be read, and nothing is written\n")
        return 2
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


def _answers(given: Provider | None, streams: Streams) -> dict[str, str]:
    """Service, bucket, region or account, key, and whether uploads are public; empty: not set."""
    answers: dict[str, str] = {}
    ask = partial(_ask, answers, streams)
    if given:
        answers["AWS_S3_PROVIDER"] = given.id
    else:
        ask("AWS_S3_PROVIDER", "Service, such as aws, r2 or minio [aws]: ")
    provider = by_name(answers["AWS_S3_PROVIDER"]) or AWS
    if provider is AWS:
        del answers["AWS_S3_PROVIDER"]
    ask("AWS_STORAGE_BUCKET_NAME", "Bucket: ")
    _ask_place(provider, ask)
    ask("AWS_ACCESS_KEY_ID", "Access key id (empty: boto3 finds a role): ")
    if answers["AWS_ACCESS_KEY_ID"]:
        ask("AWS_SECRET_ACCESS_KEY", "Secret of the access key: ")
    public = _is_confirmed("May everybody read the uploads? (y/n) [n]: ", streams)
    if public:
        answers["AWS_QUERYSTRING_AUTH"] = "false"
    elif provider.whole_buckets:
        ask("AWS_MEDIA_BUCKET_NAME", "Bucket of the uploads, which is private: ")
    if provider.public == "domain":
        variable = "AWS_S3_CUSTOM_DOMAIN" if public else "AWS_STATIC_CUSTOM_DOMAIN"
        ask(variable, f"Host of public files ({provider.domain_hint}): ")
    return answers


def _ask_place(provider: Provider, ask: Ask) -> None:
    """What leads to the bucket, which differs from service to service."""
    if "account" in provider.needs:
        ask("AWS_S3_ACCOUNT_ID", f"The {provider.account}: ")
    if provider.endpoint_example:
        question = f"URL of the server, such as {provider.endpoint_example}: "
        ask("AWS_S3_ENDPOINT_URL", question)
    if provider is AWS or provider.region is None or "region" in provider.needs:
        question = f"Region of the bucket, such as {example_region(provider)}: "
        ask("AWS_S3_REGION_NAME", question)


def _ask(answers: dict[str, str], streams: Streams, variable: str, question: str) -> None:
    """Ask until there is an answer that can be used with those before it."""
    answer = streams.secret if variable == "AWS_SECRET_ACCESS_KEY" else streams.answer
    while True:
        answers[variable] = answer(question)
        wrong = [one for one in _problems(answers) if one.variable == variable]
        if not has_errors(wrong):
            return
        streams.say("".join(f"    {one.message}: {one.hint}\n" for one in wrong))


def _is_confirmed(question: str, streams: Streams) -> bool:
    while (answer := streams.answer(question).lower()) not in _YES_OR_NO:
        streams.say("    answer y or n\n")
    return _YES_OR_NO[answer]


def _given(answers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in answers.items() if value}


def _problems(answers: dict[str, str]) -> tuple[Problem, ...]:
    return inspect(env=_given(answers), env_file=None).problems


def example_region(provider: Provider) -> str:
    """A region to show in a question: the usual one of the service, or any that it has."""
    if provider is AWS:
        return "eu-west-1"
    return provider.region or min(provider.endpoints or provider.regions or ["eu-west-1"])


def _complaint(answers: dict[str, str]) -> str:
    """Why the answers can't be used, or can't stand in an .env file; empty if they can."""
    problems = _problems(answers)
    if has_errors(problems):
        return FORMATS["text"](problems)
    return "".join(
        f"{name}: programs would read different values from an .env file\n"
        for name, value in answers.items()
        if set(readings(name, f"{name}={value}\n").values()) != {value}
    )


def _write_new(path: Path, content: str) -> None:
    """Write beside, for the user alone, then rename; raises OSError if `path` is there by then."""
    descriptor, name = mkstemp(prefix=f"{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        # renaming replaces what is there: the name is taken before, by whoever is the first
        path.touch(0o600, exist_ok=False)
        try:
            beside.replace(path)
        except OSError:
            path.unlink()
            raise
    finally:
        beside.unlink(missing_ok=True)
