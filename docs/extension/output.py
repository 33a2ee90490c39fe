"""The output of the package's own commands, in an empty environment."""

import io
import os
from contextlib import redirect_stdout, suppress
from unittest import mock

from s3settings.cli.console import Streams
from s3settings.cli.main import main


def output_of(*arguments: str) -> str:
    """Return what a command prints."""
    out = io.StringIO()
    main(arguments, Streams(out=out, err=out, env={}))
    return out.getvalue()


def help_of(*arguments: str) -> str:
    """Return the help of a command, 80 columns wide."""
    out = io.StringIO()
    columns = mock.patch.dict(os.environ, {"COLUMNS": "80"})
    with columns, redirect_stdout(out), suppress(SystemExit):
        main([*arguments, "--help"])
    return out.getvalue()
