"""`provision`: the plan for buckets and a user, or with ``--apply`` what it describes."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from s3settings.cli.arguments import add_format_argument, env_files
from s3settings.cli.configured import Configured, add_storage_arguments, by_bucket, configured
from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.cli.plans import as_json, as_text
from s3settings.escaping import visible
from s3settings.policies import iam_policy, origins_of
from s3settings.policies.attachment import policy_name
from s3settings.policies.cors import is_origin
from s3settings.problems.problem import Problem, fails, has_errors
from s3settings.provision import Clients, Plan, Target, apply, clients_of, plan
from s3settings.provision.granting import apply_identity
from s3settings.provision.identity import Identity, plan_identity
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of

_FORMATS = {"text": as_text, "json": as_json}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the storages, whose credentials are used, and what is wanted besides."""
    add_storage_arguments(parser)
    parser.add_argument(
        "--apply", action="store_true", help="make the changes; without it, they are only shown"
    )
    parser.add_argument(
        "--profile",
        help="the AWS profile of an administrator (default: the credentials that boto3 finds, "
        "which must not be those of the application)",
    )
    _add_arguments_of_buckets(parser)
    _add_arguments_of_user(parser)
    add_format_argument(parser, _FORMATS)
    parser.add_argument("--strict", action="store_true", help="fail on warnings, too")


def _add_arguments_of_buckets(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--origin",
        action="append",
        default=[],
        metavar="URL",
        help="an origin of pages that use the files, such as https://example.com (default: with "
        "--settings, those of CSRF_TRUSTED_ORIGINS and ALLOWED_HOSTS)",
    )
    parser.add_argument(
        "--uploads", action="store_true", help="browsers send files to the bucket, too"
    )
    parser.add_argument(
        "--cloudfront-distribution",
        metavar="ARN",
        help="let only this CloudFront distribution read public files, and those it signs links for",
    )
    parser.add_argument(
        "--versioning", action="store_true", help="keep old versions of files, except static files"
    )


def _add_arguments_of_user(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--iam-user",
        metavar="NAME",
        help="the user of the application, who gets a policy and an access key in the .env file",
    )
    parser.add_argument(
        "--for",
        dest="process",
        choices=("web", "deploy", "both"),
        default="both",
        help="what the user is for: serving requests, collectstatic, or both (default)",
    )


def run(arguments: Namespace, streams: Streams) -> int:
    """Show the plan, or what was changed; status 1 if something is in the way."""
    found = configured(arguments, streams, "provision")
    if isinstance(found, int):
        return found
    if complaint := _complaint(arguments, found):
        streams.say(f"s3settings provision: {complaint}\n")
        return USAGE_ERROR
    plans = list(_plans(arguments, found))
    problems = tuple(dict.fromkeys(one for plan in plans for one in plan.problems))
    pending = any(step.is_pending for plan in plans for step in plan.steps)
    if pending and not has_errors(problems):
        streams.say("s3settings provision: nothing was changed; --apply makes the changes\n")
    failed = fails(problems, strict=arguments.strict)
    return streams.finish(_FORMATS[arguments.format](plans, problems), int(failed))


def _complaint(arguments: Namespace, found: Configured) -> str:
    """Return the error of the arguments, empty if there is none."""
    wrong = [origin for origin in _origins(arguments, found) if not is_origin(origin)]
    if wrong:
        return f"an origin is https:// and a host, without a path: {visible(wrong[0])}"
    if arguments.iam_user is not None and env_files(arguments) is None:
        return "the access key of --iam-user needs an .env file"
    return ""


def _origins(arguments: Namespace, found: Configured) -> tuple[str, ...]:
    return tuple(arguments.origin) or origins_of(found.settings)


def _plans(arguments: Namespace, found: Configured) -> Iterator[Plan]:
    """Yield the plans of buckets, and of the user if none of them is in the way."""
    seen: list[Plan] = []
    for shared in by_bucket(found.storages):
        target = Target(
            tuple(shared),
            origins=_origins(arguments, found),
            uploads=arguments.uploads,
            distribution=arguments.cloudfront_distribution,
            versioning=arguments.versioning,
        )
        seen.append(_with_clients(arguments, shared, _of_bucket(arguments, target)))
        yield seen[-1]
    if arguments.iam_user is not None and not any(has_errors(one.problems) for one in seen):
        yield _with_clients(arguments, found.storages, _of_user(arguments, found))


def _with_clients(
    arguments: Namespace, storages: Sequence[Storage], do: Callable[[Clients], Plan]
) -> Plan:
    """Return the plan of a function that needs clients, or the problem that there are none."""
    clients = clients_of(storages, arguments.profile)
    if isinstance(clients, Problem):
        return Plan(storages[0].bucket_name or "", (), (clients,))
    try:
        return do(clients)
    finally:
        clients.close()


def _of_bucket(arguments: Namespace, target: Target) -> Callable[[Clients], Plan]:
    return lambda clients: (apply if arguments.apply else plan)(clients, target)


def _of_user(arguments: Namespace, found: Configured) -> Callable[[Clients], Plan]:
    storages = found.storages
    identity = Identity(
        arguments.iam_user,
        policy_name(storages, arguments.process),
        iam_policy(storages, arguments.process, found.secrets),
        _env_file(arguments),
        (_variable(arguments, "access_key"), _variable(arguments, "secret_key")),
        storages[0].access_key,
    )
    do = apply_identity if arguments.apply else plan_identity
    return lambda clients: do(clients.iam, identity, storages)


def _env_file(arguments: Namespace) -> Path:
    """Return the file that wins over the other ones."""
    files = env_files(arguments)
    last = files[-1] if isinstance(files, list) else str(files)
    return Path(arguments.base_dir or "", last)


def _variable(arguments: Namespace, option: str) -> str:
    return f"{arguments.prefix}{variable_of(option)}"
