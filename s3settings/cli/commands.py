"""The table of commands: the module of each and its line of help, without importing the module."""

from argparse import ArgumentParser, Namespace
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from s3settings.cli.console import Streams


class CommandModule(Protocol):
    """The functions that the module of a command defines."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments of the command."""
        ...

    def run(self, arguments: Namespace, streams: Streams) -> int:
        """Run the command and return the exit status."""
        ...


class Command(NamedTuple):
    """One command: its help, and the module that defines its arguments and runs it."""

    module: str
    help: str

    def load(self) -> CommandModule:
        """Import the module of the command."""
        return cast("CommandModule", import_module(self.module))


COMMANDS = {
    "check": Command(
        "s3settings.cli.check", "check the configuration; exit status 1 if it has errors"
    ),
    "show": Command(
        "s3settings.cli.show",
        "show every option, its value with secrets masked, and where it came from",
    ),
    "explain": Command(
        "s3settings.cli.explain", "explain an id such as s3settings.E012, or a variable"
    ),
    "init": Command(
        "s3settings.cli.init", "write an .env.example, check one, or make an .env from five answers"
    ),
    "reference": Command(
        "s3settings.cli.reference", "write the reference of variables and problems"
    ),
    "diff": Command(
        "s3settings.cli.diff",
        "compare two .env files: names in one of them only, values that differ (secrets masked)",
    ),
    "doctor": Command(
        "s3settings.cli.doctor",
        "probe every storage at the real provider, and remove the files of the probes",
    ),
    "policy": Command(
        "s3settings.cli.policy",
        "write the IAM policy, bucket policy or CORS rules that the configuration needs",
    ),
    "provision": Command(
        "s3settings.cli.provision",
        "show what buckets and their user lack, and with --apply create it",
    ),
    "migrate": Command(
        "s3settings.cli.migrate",
        "write load() in place of hand-written settings, and prove that the storages are equal",
    ),
    "providers": Command(
        "s3settings.cli.providers", "list the S3-compatible providers, or show one of them"
    ),
    "completion": Command(
        "s3settings.cli.completion", "write the script that completes commands in bash, zsh or fish"
    ),
}
