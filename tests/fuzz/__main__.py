"""Feed one target for a while: ``python -m tests.fuzz env_file -max_total_time=60``.

What follows the target are options of libFuzzer, and folders with inputs to begin with.
"""

import sys

import atheris

with atheris.instrument_imports(include=["s3settings", "dotenv"]):
    from tests.fuzz.targets import TARGETS

atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
atheris.Fuzz()
