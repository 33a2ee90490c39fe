"""Kill collectstatic at random moments: ``python -m tests.staticfiles.kills --seconds 300``.

After each kill, the manifest in the bucket has to be that of a release, old or new, and every file
that it names has to be there with the bytes of that release. Not part of the test suite.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import django
from django.conf import settings

from examples.seaweedfs import SeaweedFS
from tests.staticfiles.site import FILES, Site

BUCKET = "killed"
MANIFEST = "static/staticfiles.json"


def main() -> None:
    """Kill until the time is over, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311 - no secret
    wanted = parser.parse_args()
    settings.configure(
        INSTALLED_APPS=["s3settings", "django.contrib.staticfiles"],
        STATIC_URL="/static/",
        SECRET_KEY="for this only",
    )
    django.setup()
    with tempfile.TemporaryDirectory() as folder, SeaweedFS() as server:
        server.client().create_bucket(Bucket=BUCKET)
        site = Site(server, BUCKET, Path(folder) / "files").write()
        counts = _kill(site, random.Random(wanted.seed), wanted.seconds)  # noqa: S311 - repeatable
    sys.stdout.write(f"seed {wanted.seed}: {counts}\n")


def _kill(site: Site, dice: random.Random, seconds: float) -> str:
    end, longest = time.monotonic() + seconds, 1.0
    counts = {"killed": 0, "old": 0, "new": 0, "finished": 0}
    before = _published(site)
    while time.monotonic() < end:
        release = str(dice.random())
        site.write(FILES).write(
            {f"many/{number}.js": f"// {release} {number}".encode() for number in range(60)}
        )
        began = time.monotonic()
        killed = _collect_and_kill(site, dice.uniform(0.2 * longest, 1.1 * longest))
        if not killed:
            longest = 0.9 * longest + 0.1 * (time.monotonic() - began) * 1.2
        after = _published(site)
        counts["killed" if killed else "finished"] += 1
        if killed:
            counts["old" if after == before else "new"] += 1
        before = after
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _collect_and_kill(site: Site, after: float) -> bool:
    """Run in a child; return True if it was killed before its end."""
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
        site.collect()
        os._exit(0)
    timer = threading.Timer(after, os.kill, (child, signal.SIGKILL))
    timer.start()
    _, status = os.waitpid(child, 0)
    timer.cancel()
    timer.join()
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, -signal.SIGKILL}:
        raise SystemExit(f"collectstatic failed with {code}")
    return code != 0


def _published(site: Site) -> bytes:
    """Return the manifest, once every file that it names is there with the bytes of its name."""
    client = site.client
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
    # an ETag is the MD5 of the bytes, as the server has got them
    etags = {
        each.get("Key", ""): each.get("ETag", "").strip('"')
        for page in pages
        for each in page.get("Contents", ())
    }
    if MANIFEST not in etags:
        return b""
    content = client.get_object(Bucket=BUCKET, Key=MANIFEST)["Body"].read()
    for hashed in json.loads(content)["paths"].values():
        if f".{etags.get(f'static/{hashed}', 'missing')[:12]}." not in hashed:
            raise SystemExit(f"{hashed} is missing, or has other bytes")
    return content


if __name__ == "__main__":
    main()
