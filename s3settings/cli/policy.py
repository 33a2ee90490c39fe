"""`policy`: the documents that the cloud needs for the configuration, ready to be applied."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence

from s3settings.cli.arguments import add_format_argument
from s3settings.cli.configured import Configured, add_storage_arguments, by_bucket, configured
from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.escaping import visible
from s3settings.policies import bucket_policy, cors_configuration, iam_policy, origins_of
from s3settings.policies.attachment import Attachment, policy_name
from s3settings.policies.cloudformation import as_cloudformation
from s3settings.policies.commands import as_commands
from s3settings.policies.cors import is_origin
from s3settings.policies.document import AnyDocument, as_json
from s3settings.policies.refusals import refusals
from s3settings.policies.terraform import as_terraform
from s3settings.problems.problem import has_errors
from s3settings.report import FORMATS
from s3settings.storages.storage import Storage

# https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
_NAME = re.compile(r"[\w+=,.@-]{1,128}", re.ASCII)


def add_arguments(parser: ArgumentParser) -> None:
    """Add the document, what it is made of, and how it is written."""
    parser.add_argument(
        "document",
        choices=("iam", "bucket", "cors"),
        help="what an identity may do, who else may read the bucket, or which pages may use it",
    )
    add_storage_arguments(parser)
    parser.add_argument(
        "--for",
        dest="process",
        choices=("web", "deploy", "both"),
        default="web",
        help="iam: for the process that serves requests, for collectstatic, or both (default: web)",
    )
    parser.add_argument("--name", help="iam: the name of the policy (default: BUCKET-web)")
    parser.add_argument(
        "--cloudfront-distribution",
        metavar="ARN",
        help="bucket: let only this CloudFront distribution read public files, and those it signs links for",
    )
    parser.add_argument(
        "--origin",
        action="append",
        default=[],
        metavar="URL",
        help="cors: an origin of pages, such as https://example.com (default: with --settings, "
        "those of CSRF_TRUSTED_ORIGINS and ALLOWED_HOSTS)",
    )
    parser.add_argument(
        "--uploads", action="store_true", help="cors: browsers send files to the bucket, too"
    )
    add_format_argument(parser, _FORMATS, default="json")


def run(arguments: Namespace, streams: Streams) -> int:
    """Write the document; status 1 if it would not do what it is for."""
    found = configured(arguments, streams, "policy")
    if isinstance(found, int):
        return found
    if complaint := _complaint(arguments, found):
        streams.say(f"s3settings policy: {complaint}\n")
        return USAGE_ERROR
    problems = refusals(found.storages, arguments.document, arguments.cloudfront_distribution)
    if problems:
        streams.say(FORMATS["text"](problems))
    if has_errors(problems):
        return 1
    attachments = [one for one in _attachments(arguments, found) if not _is_empty(one.document)]
    if not attachments:
        streams.say("s3settings policy: the configuration needs no such document\n")
    return streams.finish(_FORMATS[arguments.format](attachments) if attachments else "", 0)


def _complaint(arguments: Namespace, found: Configured) -> str:
    """Return the error of the arguments, empty if there is none."""
    if arguments.name is not None and not _NAME.fullmatch(arguments.name):
        return "the name of a policy has 1 to 128 letters, digits and characters of +=,.@_-"
    if arguments.document == "cors":
        origins = _origins(arguments, found)
        if not origins:
            return "name the origins of the pages with --origin, or a project with --settings"
        wrong = [origin for origin in origins if not is_origin(origin)]
        if wrong:
            return f"an origin is https:// and a host, without a path: {visible(wrong[0])}"
    together = by_bucket(found.storages)
    if arguments.document != "iam" and arguments.format == "json" and len(together) > 1:
        aliases = " or ".join("--storage " + shared[0].alias for shared in together)
        return f"each bucket has a document of its own; choose one with {visible(aliases)}"
    return ""


def _attachments(arguments: Namespace, found: Configured) -> Iterator[Attachment]:
    if arguments.document == "iam":
        name = arguments.name or policy_name(found.storages, arguments.process)
        document = iam_policy(found.storages, arguments.process, found.secrets)
        yield _attachment(arguments, name, found.storages[0], document)
        return
    for shared in by_bucket(found.storages):
        of_bucket: AnyDocument = (
            bucket_policy(shared, arguments.cloudfront_distribution)
            if arguments.document == "bucket"
            else cors_configuration(_origins(arguments, found), uploads=arguments.uploads)
        )
        yield _attachment(arguments, shared[0].bucket_name or "", shared[0], of_bucket)


def _attachment(
    arguments: Namespace, name: str, storage: Storage, document: AnyDocument
) -> Attachment:
    endpoint = None if storage.is_aws else storage.endpoint_url
    return Attachment(arguments.document, name, document, storage.region_name, endpoint)


def _origins(arguments: Namespace, found: Configured) -> tuple[str, ...]:
    return tuple(arguments.origin) or origins_of(found.settings)


def _is_empty(document: AnyDocument) -> bool:
    return not document.get("Statement", True)


def _json(attachments: Sequence[Attachment]) -> str:
    return as_json(attachments[0].document)


_FORMATS: dict[str, Callable[[Sequence[Attachment]], str]] = {
    "json": _json,
    "terraform": as_terraform,
    "cloudformation": as_cloudformation,
    "cli": as_commands,
}
