"""Answers of forks of this process, each of which costs a tenth of a process of its own."""

import os
from collections.abc import Callable
from importlib import import_module
from typing import TextIO

import boto3

from tests import botocore_data


def warm_up(*modules: str) -> None:
    """Import what most settings lead to, and read the data of botocore, once for all forks."""
    for name in ("django.urls", *modules):
        import_module(name)
    for replacement in botocore_data.replacements():
        setattr(*replacement)
    boto3.Session("id", "key", region_name="eu-west-1").resource("s3")


def answer_of_fork(write: Callable[[TextIO], object]) -> str:
    """Return what `write` writes in a fork; nothing if the fork dies."""
    reader, writer = os.pipe()
    if not os.fork():
        os.close(reader)
        with os.fdopen(writer, "w") as answer:
            write(answer)
        os._exit(0)  # an orderly end takes longer than most answers
    os.close(writer)
    with os.fdopen(reader) as answer:
        text = answer.read()
    os.wait()
    return text
