"""Time collectstatic: ``python -m benchmarks.collectstatic --rtt 30 --files 0 --json FILE``.

Every contestant runs in turn against a bucket of its own: first, unchanged, and with one changed file.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.collectstatic.contestants import Contestant, copying, of_django
from examples.seaweedfs import SeaweedFS

if TYPE_CHECKING:
    from collections.abc import Generator

PHASES = ("first", "unchanged", "one changed")
SETTINGS = "benchmarks.collectstatic.project"
LIMIT = 1800  # seconds for one run


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: the whole process, in seconds of the clock and of its own CPU."""

    contestant: str
    phase: str
    seconds: float
    cpu: float
    status: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What does not change between the contestants."""

    server: SeaweedFS
    endpoint: str
    files: Path
    finished: Path


def main() -> None:
    """Measure, print a table, and write the runs as JSON."""
    wanted = _arguments()
    runs: list[Measured] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        SeaweedFS() as server,
        _delayed(server, wanted.rtt) as endpoint,
    ):
        setting = Setting(server, endpoint, Path(folder) / "files", Path(folder) / "finished")
        _make_files(setting.files, wanted.files)
        _finish(setting, wanted.storage)
        for number in range(wanted.rounds):
            runs += _round(setting, wanted.storage, number, wanted.only)
    print(table(runs))
    if wanted.json:
        about = {"rtt_ms": wanted.rtt, "files": wanted.files, "storage": wanted.storage}
        data = {**about, "runs": [asdict(run) for run in runs]}
        Path(wanted.json).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.collectstatic")
    parser.add_argument("--rtt", type=float, default=30, help="round trip in milliseconds")
    parser.add_argument("--files", type=int, default=0, help="files beside those of the admin")
    parser.add_argument("--storage", choices=("manifest", "plain"), default="manifest")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", default="", help="contestants whose names contain this")
    parser.add_argument("--json", default="")
    return parser.parse_args()


@contextmanager
def _delayed(server: SeaweedFS, milliseconds: float) -> "Generator[str, None, None]":
    port = server.endpoint_url.rpartition(":")[2]
    command = [
        sys.executable,
        "-m",
        "benchmarks.collectstatic.delay",
        port,
        str(milliseconds / 1000),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            assert process.stdout is not None  # noqa: S101 - narrows for the type checker
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        finally:
            process.terminate()


def _make_files(folder: Path, count: int) -> None:
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


def _finish(setting: Setting, storage: str) -> None:
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
    subprocess.run([sys.executable, "-c", code], check=True, timeout=LIMIT)  # noqa: S603


def _round(setting: Setting, storage: str, number: int, only: str) -> list[Measured]:
    """Run every contestant in each phase, all of one phase before the next."""
    client = setting.server.client()
    names = [each.name for each in _contestants(setting, storage, "") if only in each.name]
    buckets = {name: f"bench-{number}-{place}" for place, name in enumerate(names)}
    for bucket in buckets.values():
        client.create_bucket(Bucket=bucket)
    found: list[Measured] = []
    for phase in PHASES:
        if phase == "one changed":
            _change(setting.files, f"after {number}")
            _finish(setting, storage)
        for name, bucket in buckets.items():
            chosen = {each.name: each for each in _contestants(setting, storage, bucket)}[name]
            found.append(_measure(chosen, phase, bucket, setting))
            print(f"{found[-1].seconds:8.2f} s  {phase:12} {name}", file=sys.stderr)
    return found


def _contestants(setting: Setting, storage: str, bucket: str) -> list[Contestant]:
    return of_django(storage) + copying(str(setting.finished), bucket, setting.endpoint)


def _measure(contestant: Contestant, phase: str, bucket: str, setting: Setting) -> Measured:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    variables = {
        **kept,
        "AWS_ACCESS_KEY_ID": setting.server.access_key,
        "AWS_SECRET_ACCESS_KEY": setting.server.secret_key,
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "BENCH_BUCKET": bucket,
        "BENCH_ENDPOINT": setting.endpoint,
        "BENCH_FILES": str(setting.files),
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        **contestant.variables,
    }
    cpu, began = _cpu_of_children(), time.perf_counter()
    done = subprocess.run(  # noqa: S603 - the contestants are ours to choose
        contestant.command, env=variables, capture_output=True, check=False, timeout=LIMIT
    )
    seconds = time.perf_counter() - began
    if done.returncode:
        print(done.stderr.decode(errors="replace")[-800:], file=sys.stderr)
    spent = _cpu_of_children() - cpu
    return Measured(contestant.name, phase, seconds, spent, done.returncode)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(runs: list[Measured]) -> str:
    """Return the medians as a Markdown table."""
    rows = ["| command | " + " | ".join(PHASES) + " | CPU, first |", "|---|---:|---:|---:|---:|"]
    for name in dict.fromkeys(run.contestant for run in runs):
        of_name = [run for run in runs if run.contestant == name]
        cells = [_median([run for run in of_name if run.phase == phase]) for phase in PHASES]
        cpu = statistics.median(run.cpu for run in of_name if run.phase == PHASES[0])
        rows.append(f"| {name} | {' | '.join(cells)} | {cpu:.2f} s |")
    return "\n".join(rows)


def _median(runs: list[Measured]) -> str:
    if any(run.status for run in runs):
        return "failed"
    return f"{statistics.median(run.seconds for run in runs):.2f} s"


if __name__ == "__main__":
    main()
