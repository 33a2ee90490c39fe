"""The ways to publish static files that are compared; each is one command."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

DJANGO = (sys.executable, "-m", "django", "collectstatic", "--noinput")
STORAGES = {
    "manifest": "storages.backends.s3.S3ManifestStaticStorage",
    "plain": "storages.backends.s3.S3StaticStorage",
}
# the fastest one first
STRATEGIES = {
    "manifest": ("Boto3ManifestMemoryStrategy", "Boto3Strategy"),
    "plain": ("Boto3Strategy",),
}


@dataclass(frozen=True, slots=True)
class Contestant:
    """A command with its variables; the bucket and the endpoint are added to them.

    A slow one runs in the first round only.
    """

    name: str
    command: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    slow: bool = False


def of_django(storage: str) -> list[Contestant]:
    """Return the commands that run in a Django project."""
    backend = {"BENCH_BACKEND": STORAGES[storage]}
    found = [
        Contestant("django", DJANGO, {**backend, "BENCH_APPS": "django.contrib.admin"}, slow=True),
        Contestant(
            "s3settings", DJANGO, {**backend, "BENCH_APPS": "s3settings,django.contrib.admin"}
        ),
    ]
    for strategy in STRATEGIES[storage]:
        dotted = f"collectfasta.strategies.boto3.{strategy}"
        variables = {
            **backend,
            "BENCH_APPS": "collectfasta,django.contrib.admin",
            "BENCH_STRATEGY": dotted,
        }
        slow = strategy != STRATEGIES[storage][0]
        found.append(Contestant(f"collectfasta {strategy}", DJANGO, variables, slow=slow))
    return found


def copying(folder: str, bucket: str, endpoint: str) -> list[Contestant]:
    """Return the commands that copy finished files, which hash and compare nothing."""
    to = f"s3://{bucket}/static/"
    rclone = (
        f":s3,provider=Other,env_auth=true,region=us-east-1,endpoint='{endpoint}':{bucket}/static"
    )
    flags = ("--transfers", "32", "--checkers", "32", "--no-update-modtime", "--config", "")
    s5cmd = ("s5cmd", "--endpoint-url", endpoint, "--numworkers", "32", "--log", "error")
    return [
        Contestant("s5cmd sync", (*s5cmd, "sync", f"{folder}/*", to)),
        Contestant("rclone copy", ("rclone", "copy", folder, rclone, *flags, "--checksum")),
        Contestant(
            "aws s3 sync",
            ("aws", "--endpoint-url", endpoint, "s3", "sync", folder, to, "--only-show-errors"),
        ),
    ]
