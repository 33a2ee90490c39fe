"""Documents as commands of the AWS command line, quoted for a POSIX shell."""

import json
import shlex
from collections.abc import Iterable

from s3settings.escaping import inert
from s3settings.policies.attachment import Attachment

_COMMANDS = {
    "iam": ("iam", "create-policy", "--policy-name", "--policy-document"),
    "bucket": ("s3api", "put-bucket-policy", "--bucket", "--policy"),
    "cors": ("s3api", "put-bucket-cors", "--bucket", "--cors-configuration"),
}


def as_commands(attachments: Iterable[Attachment]) -> str:
    """One command on one line for each document."""
    return "".join(f"{shlex.join(_words(attachment))}\n" for attachment in attachments)


def _words(attachment: Attachment) -> list[str]:
    service, command, naming, document = _COMMANDS[attachment.kind]
    endpoint = attachment.endpoint_url
    return [
        *("aws", service, command),
        *(naming, attachment.name),
        *(document, inert(json.dumps(attachment.document))),
        *(() if service == "iam" and endpoint is None else ("--region", attachment.region_name)),
        *(() if endpoint is None else ("--endpoint-url", endpoint)),
    ]
