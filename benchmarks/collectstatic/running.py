"""Runs each way to publish against a bucket of its own, and measures the whole process."""

import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.collectstatic.contestants import Contestant, copying, of_django
from benchmarks.collectstatic.delay import Delay
from examples.seaweedfs import SeaweedFS

PHASES = ("first", "unchanged", "one changed")
SETTINGS = "benchmarks.collectstatic.project"


@dataclass(frozen=True, slots=True)
class Case:
    """The conditions that are the same for all: the round trip in ms, files beside the admin's, and the storage.

    `only` is a regular expression for the names of contestants; a run ends after `longest` seconds.
    """

    rtt: float
    files: int
    storage: str
    rounds: int = 1
    only: str = ""
    phases: tuple[str, ...] = PHASES
    longest: float = 1800

    def __str__(self) -> str:
        return f"{self.storage}, {self.files:,} more files, {self.rtt:g} ms"


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: the process in seconds of the clock and of its own CPU, and what it sent."""

    contestant: str
    phase: str
    seconds: float
    cpu: float
    memory: int  # KiB at the most
    requests: int
    connections: int
    status: int  # negative: ended after the longest time


@dataclass(frozen=True, slots=True)
class Setting:
    """The server, the proxy before it, and the files."""

    server: SeaweedFS
    delay: Delay
    files: Path
    finished: Path


def make_files(folder: Path, count: int) -> None:
    """Write files that compress as little as pictures do, and one that is changed later."""
    generator = random.Random(14)  # noqa: S311 - the same files in each run
    for number in range(count):
        path = folder / f"part{number % 50}" / f"{number}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(generator.randbytes(3000))
    folder.mkdir(parents=True, exist_ok=True)
    _change(folder, "before")


def _change(folder: Path, text: str) -> None:
    (folder / "changing.css").write_text(f"p {{ content: '{text}' }}", encoding="utf-8")


def finish(setting: Setting, storage: str) -> None:
    """Collect once to a folder, for the contestants that only copy."""
    backend = {
        "manifest": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
        "plain": "django.contrib.staticfiles.storage.StaticFilesStorage",
    }[storage]
    code = (
        "import django; from django.conf import settings; "
        f"settings.configure(STATIC_URL='/static/', STATIC_ROOT={str(setting.finished)!r}, "
        f"STATICFILES_DIRS=[{str(setting.files)!r}], STORAGES={{'staticfiles': "
        f"{{'BACKEND': {backend!r}}}}}, "
        "INSTALLED_APPS=['django.contrib.contenttypes', 'django.contrib.auth', "
        "'django.contrib.admin', 'django.contrib.staticfiles']); "
        "from django.core.management import call_command; "
        "django.setup(); call_command('collectstatic', interactive=False, verbosity=0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603


def one_round(setting: Setting, case: Case, number: int) -> Iterator[Measured]:
    """Run every contestant in each phase, all of one phase before the next."""
    client = setting.server.client()
    given = [
        each.name
        for each in _contestants(setting, case, "")
        if re.search(case.only, each.name) and not (number and _is_slow(each, case))
    ]
    buckets = {name: f"bench-{number}-{place}" for place, name in enumerate(given)}
    for bucket in buckets.values():
        client.create_bucket(Bucket=bucket)
        # the first object of a bucket makes SeaweedFS allocate its space, for most of a second
        client.put_object(Bucket=bucket, Key="first", Body=b"")
    running = dict(buckets)
    for phase in case.phases:
        if phase == "one changed":
            _change(setting.files, f"after {number}")
            finish(setting, case.storage)
        for name, bucket in tuple(running.items()):
            chosen = {each.name: each for each in _contestants(setting, case, bucket)}[name]
            measured = _measure(chosen, phase, bucket, setting, case.longest)
            yield measured
            if measured.status != 0:
                del running[name]


def _is_slow(contestant: Contestant, case: Case) -> bool:
    return contestant.slow or (case.files > 0 and contestant.name.startswith("collectfasta"))


def _contestants(setting: Setting, case: Case, bucket: str) -> list[Contestant]:
    return of_django(case.storage) + copying(str(setting.finished), bucket, setting.delay.url)


def _measure(
    contestant: Contestant, phase: str, bucket: str, setting: Setting, longest: float
) -> Measured:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    variables = {
        **kept,
        "AWS_ACCESS_KEY_ID": setting.server.access_key,
        "AWS_SECRET_ACCESS_KEY": setting.server.secret_key,
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "BENCH_BUCKET": bucket,
        "BENCH_ENDPOINT": setting.delay.url,
        "BENCH_FILES": str(setting.files),
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        **contestant.variables,
    }
    setting.delay.reset()
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the contestants are ours to choose
            contestant.command, env=variables, stdout=subprocess.DEVNULL, stderr=errors
        )
        timer = threading.Timer(longest, process.kill)
        timer.start()
        # of this process only, unlike RUSAGE_CHILDREN
        _, waited, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        timer.cancel()
        status = process.returncode = os.waitstatus_to_exitcode(waited)
        if status:
            errors.seek(0)
            print(errors.read().decode(errors="replace")[-800:], file=sys.stderr)
    return Measured(
        contestant.name,
        phase,
        round(seconds, 3),
        round(used.ru_utime + used.ru_stime, 3),
        used.ru_maxrss,
        setting.delay.requests,
        setting.delay.connections,
        status,
    )
