"""The questions of `init --interactive`, and the `.env` file with the answers."""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from tempfile import mkstemp

from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.dotenv.readers import readings
from s3settings.escaping import visible
from s3settings.inspection import inspect
from s3settings.problems.kinds import PREFIX
from s3settings.problems.problem import Problem, has_errors
from s3settings.providers.aws import AWS
from s3settings.providers.provider import Provider
from s3settings.providers.table import by_name
from s3settings.report import FORMATS
from s3settings.rules.keys import malformed_keys, missing_keys

Ask = Callable[[str, str], None]

# a key of AWS for another provider
_OF_AWS = f"{PREFIX}W063"
_TALK = "s3settings init: "
_YES_OR_NO = {"y": True, "yes": True, "n": False, "no": False, "": False}


def ask(path: Path, provider: Provider | None, streams: Streams) -> int:
    """Ask, and write a file that only this user can read; an existing file is not changed."""
    if os.path.lexists(path):
        streams.say(f"{_TALK}{visible(str(path))} already exists\n")
        return USAGE_ERROR
    try:
        given = _given(_answers(provider, streams))
    except (EOFError, UnicodeDecodeError):
        streams.say(f"\n{_TALK}no readable answer; nothing was written\n")
        return USAGE_ERROR
    if complaint := _complaint(given):
        streams.say(f"{complaint}{_TALK}nothing was written\n")
        return 1
    try:
        _write_new(path, "".join(f"{name}={value}\n" for name, value in given.items()))
    except (OSError, ValueError):
        streams.say(f"{_TALK}{visible(str(path))} can't be written\n")
        return USAGE_ERROR
    streams.say(f"{visible(str(path))} was written, readable only by you; keep it out of git\n")
    return 0


def _answers(given: Provider | None, streams: Streams) -> dict[str, str]:
    """Ask for provider, bucket, region or account, key, and access; an empty answer sets nothing."""
    answers: dict[str, str] = {}
    ask = partial(_ask, answers, streams)
    if given:
        answers["AWS_S3_PROVIDER"] = given.id
    else:
        ask("AWS_S3_PROVIDER", "Provider, such as aws, r2 or minio [aws]: ")
    provider = by_name(answers["AWS_S3_PROVIDER"]) or AWS
    if provider is AWS:
        del answers["AWS_S3_PROVIDER"]
    ask("AWS_STORAGE_BUCKET_NAME", "Bucket: ")
    _ask_place(provider, ask)
    has_roles = provider is AWS or not provider.is_hosted
    role = " (empty: boto3 uses a role)" if has_roles else ""
    ask("AWS_ACCESS_KEY_ID", f"Access key id{role}: ")
    if answers["AWS_ACCESS_KEY_ID"]:
        ask("AWS_SECRET_ACCESS_KEY", "Secret access key: ")
    public = _is_confirmed("Are uploads public? (y/n) [n]: ", streams)
    if public:
        answers["AWS_QUERYSTRING_AUTH"] = "false"
    elif provider.whole_buckets:
        ask("AWS_MEDIA_BUCKET_NAME", "Private bucket of the uploads: ")
    if provider.public == "domain":
        variable = "AWS_S3_CUSTOM_DOMAIN" if public else "AWS_STATIC_CUSTOM_DOMAIN"
        ask(variable, f"Host of public files ({provider.domain_hint}): ")
    return answers


def _ask_place(provider: Provider, ask: Ask) -> None:
    """Ask for the parts of the endpoint, which depend on the provider."""
    if "account" in provider.needs:
        ask("AWS_S3_ACCOUNT_ID", f"The {provider.account}: ")
    if provider.endpoint_example:
        question = f"URL of the server, such as {provider.endpoint_example}: "
        ask("AWS_S3_ENDPOINT_URL", question)
    if provider is AWS or provider.region is None or "region" in provider.needs:
        question = f"Region of the bucket, such as {example_region(provider)}: "
        ask("AWS_S3_REGION_NAME", question)


def _ask(answers: dict[str, str], streams: Streams, variable: str, question: str) -> None:
    """Ask until the answer is valid together with those before it, or a doubtful key is repeated."""
    answer = streams.secret if variable == "AWS_SECRET_ACCESS_KEY" else streams.answer
    refused: str | None = None
    while True:
        answers[variable] = given = answer(question)
        wrong, doubtful = _refusals(answers, variable, streams.env)
        if not wrong and (not doubtful or given == refused):
            return
        repeat = () if wrong else ("answer the same again to keep it",)
        streams.say("".join(f"    {line}\n" for line in (*wrong, *doubtful, *repeat)))
        refused = given


def _refusals(
    answers: dict[str, str], variable: str, env: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Return what is wrong with an answer by itself, and what is doubtful about a key."""
    found = inspect(env=_given(answers), env_file=None)
    wrong = [one for one in found.problems if one.variable == variable]
    keys = (find(env, found.storages) for find in (malformed_keys, missing_keys))
    doubts = [one for problems in keys for one in problems if one.variable == variable]
    doubts += [one for one in wrong if one.id == _OF_AWS]
    given = answers[variable]
    errors = _lines(wrong, given) if has_errors(wrong) else []
    if given and _is_read_differently(variable, given):
        errors.append("programs would read this value differently from an .env file")
    return errors, _lines(doubts, given)


def _lines(problems: Iterable[Problem], given: str) -> list[str]:
    """Return each problem once; the hint for a missing answer names the places of variables."""
    lines = (one.message if not given else f"{one.message}: {one.hint}" for one in problems)
    return list(dict.fromkeys(lines))


def _is_confirmed(question: str, streams: Streams) -> bool:
    while (answer := streams.answer(question).lower()) not in _YES_OR_NO:
        streams.say("    answer y or n\n")
    return _YES_OR_NO[answer]


def _given(answers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in answers.items() if value}


def example_region(provider: Provider) -> str:
    """Return a region for a question: its example, the default of the provider, or any of it."""
    known = provider.region_example or provider.region
    return known or min(provider.endpoints or provider.regions or ())


def _complaint(answers: dict[str, str]) -> str:
    """Return the problems of the answers together; empty without any."""
    problems = inspect(env=_given(answers), env_file=None).problems
    return FORMATS["text"](problems) if has_errors(problems) else ""


def _is_read_differently(name: str, value: str) -> bool:
    return set(readings(name, f"{name}={value}\n").values()) != {value}


def _write_new(path: Path, content: str) -> None:
    """Write a temporary file, then rename it; raises OSError if `path` exists by then."""
    descriptor, name = mkstemp(prefix=f"{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        # renaming replaces an existing file: the name is reserved first
        path.touch(0o600, exist_ok=False)
        try:
            beside.replace(path)
        except OSError:
            path.unlink()
            raise
    finally:
        beside.unlink(missing_ok=True)
