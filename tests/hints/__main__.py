"""Follow the hints of many random configurations: ``python -m tests.hints 10000 [seed]``.

They are working ones with up to three mistakes; with ``--combined``, they are options of all kinds,
many of which contradict each other.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import chdir
from random import Random
from tempfile import TemporaryDirectory

from tests import conftest
from tests.hints.clients import shared_clients
from tests.hints.configurations import combined, mistaken
from tests.hints.ending import end_of
from tests.hints.environments import Env
from tests.hints.keys import AWS_KEYS


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(number: int, seed: int, make: Callable[[Random], Env]) -> int:
    """Follow the hints of this number of configurations, and print each one that ends badly."""
    # not for secrets
    random = Random(seed)  # noqa: S311
    failures, rounds = 0, Counter[int]()
    begin = time.monotonic()
    for _ in range(number):
        env = make(random)
        try:
            rounds[end_of(env)] += 1
        except Exception as failure:  # noqa: BLE001 - a crash is a bad end, too
            failures += 1
            _write(f"{env.in_file} {env}\n{type(failure).__name__}: {failure}\n")
    took = time.monotonic() - begin
    needed = ", ".join(f"{rounds[count]} after {count} rounds" for count in sorted(rounds))
    _write(f"seed {seed}: {number} configurations in {took:.0f} s: {needed}, {failures} end badly")
    return bool(failures)


if __name__ == "__main__":
    assert conftest.__name__
    os.environ["AWS_ACCESS_KEY_ID"] = AWS_KEYS["access_key"]
    os.environ["AWS_SECRET_ACCESS_KEY"] = AWS_KEYS["secret_key"]
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    parser = argparse.ArgumentParser(prog="python -m tests.hints")
    parser.add_argument("number", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("--combined", action="store_true")
    given = parser.parse_args()
    with TemporaryDirectory() as folder, chdir(folder), shared_clients():
        sys.exit(main(given.number, given.seed, combined if given.combined else mistaken))
