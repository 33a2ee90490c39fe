"""Runs of `provision --apply` that are killed at random moments: ``python -m benchmarks.kills SECONDS``.

Each one is followed by a run that nobody kills. Then the bucket has to be as after one run in
peace, with everything that others have made, and `.env` has to have a key of the user.
"""

import io
import json
import os
import random
import secrets
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from examples.seaweedfs import SeaweedFS
from s3settings.aws.bucket import CORS, LIFECYCLE, OWNERSHIP, POLICY, read
from s3settings.cli.console import Streams
from s3settings.cli.main import main

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient
    from types_boto3_s3 import S3Client

THEIRS: Mapping[str, Any] = {
    "Sid": "Theirs",
    "Effect": "Allow",
    "Principal": {"AWS": "arn:aws:iam::000000000000:user/backup"},
    "Action": "s3:GetObject",
}
THEIR_CORS: Any = {
    "ID": "theirs",
    "AllowedOrigins": ["https://o.example"],
    "AllowedMethods": ["PUT"],
}
THEIR_LIFECYCLE: Any = {
    "ID": "theirs",
    "Status": "Enabled",
    "Filter": {"Prefix": "tmp/"},
    "Expiration": {"Days": 1},
}


class DamageError(RuntimeError):
    """An object was lost, or the next run did not finish."""


@dataclass
class Counts:
    """The results: kills by what was there then, and keys that no file has."""

    kills: Counter[str] = field(default_factory=Counter[str])
    ended_before: int = 0
    lost_keys: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """One bucket and its user."""

    s3: "S3Client"
    iam: "IAMClient"
    bucket: str
    folder: Path

    def prepare(self, server: SeaweedFS, *, exists: bool) -> None:
        """Write the variables, and in half of the rounds make a bucket with what others need."""
        lines = {
            "AWS_STORAGE_BUCKET_NAME": self.bucket,
            "AWS_S3_REGION_NAME": server.region,
            "AWS_S3_ENDPOINT_URL": server.endpoint_url,
            "AWS_S3_PROVIDER": "seaweedfs",
        }
        text = "".join(f"{name}={value}\n" for name, value in lines.items())
        (self.folder / ".env").write_text(text, encoding="utf-8")
        if not exists:
            return
        theirs = {**THEIRS, "Resource": f"arn:aws:s3:::{self.bucket}/backup/*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [theirs]})
        self.s3.create_bucket(Bucket=self.bucket)
        self.s3.put_bucket_policy(Bucket=self.bucket, Policy=policy)
        self.s3.put_bucket_cors(Bucket=self.bucket, CORSConfiguration={"CORSRules": [THEIR_CORS]})
        rules: Any = {"Rules": [THEIR_LIFECYCLE]}
        self.s3.put_bucket_lifecycle_configuration(Bucket=self.bucket, LifecycleConfiguration=rules)
        self.s3.put_object(Bucket=self.bucket, Key="theirs.txt", Body=b"theirs")

    def run(self) -> int:
        """Run the command and return its exit status."""
        out = io.StringIO()
        with chdir(self.folder):
            arguments = (
                "--profile",
                "admin",
                "--iam-user",
                self.bucket,
                "--origin",
                "https://a.example",
            )
            status = main(["provision", "--apply", *arguments], Streams(out, out, env={}))
        if status:
            sys.stderr.write(out.getvalue())
        return status

    def state(self) -> str:
        """Return the configuration as text, without the name of the bucket."""
        found = {
            piece.name: read(self.s3, self.bucket, piece)
            for piece in (OWNERSHIP, LIFECYCLE, CORS, POLICY)
        }
        policies = self.iam.list_user_policies(UserName=self.bucket)["PolicyNames"]
        text = json.dumps([found, policies], sort_keys=True, default=str)
        return text.replace(self.bucket, "BUCKET")

    def reached(self) -> str:
        """Return how far a run came."""
        names = {one.get("Name") for one in self.s3.list_buckets()["Buckets"]}
        if self.bucket not in names:
            return "nothing"
        if "PublicRead" not in str(read(self.s3, self.bucket, POLICY)):
            return "a bucket"
        users = {one["UserName"] for one in self.iam.list_users()["Users"]}
        if self.bucket not in users:
            return "its policy"
        text = (self.folder / ".env").read_text(encoding="utf-8")
        return "a key" if "AWS_SECRET_ACCESS_KEY" in text else "a user"

    def lost_keys(self) -> int:
        """Return how many keys of the user are in no file; raise if the one of the file is none."""
        lines = (self.folder / ".env").read_text(encoding="utf-8").splitlines()
        kept = dict(line.split("=", 1) for line in lines)
        answer = self.iam.list_access_keys(UserName=self.bucket)
        keys = [one.get("AccessKeyId") for one in answer["AccessKeyMetadata"]]
        if kept.get("AWS_ACCESS_KEY_ID") not in keys or len(lines) != 6:  # noqa: PLR2004 - 4 and 2
            raise DamageError("the .env file is incomplete")
        if [*self.folder.iterdir()] != [self.folder / ".env"]:
            raise DamageError("a file was left beside .env")
        return len(keys) - 1

    def remove(self) -> None:
        """Remove bucket and keys."""
        self.s3.delete_object(Bucket=self.bucket, Key="theirs.txt")
        self.s3.delete_bucket(Bucket=self.bucket)


def killed(one: Round, after: float) -> bool:
    """Run the command in a child, and kill it; False if it had ended by then."""
    child = os.fork()
    if child == 0:
        os._exit(one.run())
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def measure(server: SeaweedFS, root: Path, seconds: float) -> Counts:
    """Kill runs for some time."""
    session = boto3.session.Session(
        aws_access_key_id=server.access_key,
        aws_secret_access_key=server.secret_key,
        region_name=server.region,
    )
    config = Config(proxies={}, s3={"addressing_style": "path"})
    url = server.endpoint_url
    s3: S3Client = session.client("s3", endpoint_url=url, config=config)
    iam: IAMClient = session.client("iam", endpoint_url=url, config=config)

    def new(*, exists: bool) -> Round:
        name = f"s3s-{secrets.token_hex(8)}"
        (root / name).mkdir()
        one = Round(s3, iam, name, root / name)
        one.prepare(server, exists=exists)
        return one

    expected: dict[bool, str] = {}
    longest = 0.0
    for exists in (True, False):
        reference = new(exists=exists)
        started = time.monotonic()
        if reference.run():
            raise DamageError("a run in peace failed")
        longest = max(longest, time.monotonic() - started)
        expected[exists] = reference.state()
        reference.remove()
    counts = Counts()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        exists = random.random() < 0.5  # noqa: PLR2004, S311 - half of them, no secret
        one = new(exists=exists)
        if killed(one, random.uniform(0, 1.5 * longest)):  # noqa: S311 - no secret
            counts.kills[one.reached()] += 1
        else:
            counts.ended_before += 1
        if one.run():
            raise DamageError("the next run failed")
        if one.state() != expected[exists]:
            raise DamageError(f"the state differs:\n{one.state()}\n{expected[exists]}")
        counts.lost_keys += one.lost_keys()
        if exists:
            one.s3.head_object(Bucket=one.bucket, Key="theirs.txt")
        one.remove()
    return counts


def kill(seconds: float) -> int:
    """Kill runs on a server of their own, and print the counts."""
    with tempfile.TemporaryDirectory() as folder, SeaweedFS() as server:
        root = Path(folder)
        credentials = root / "credentials"
        lines = [
            f"aws_access_key_id={server.access_key}\n",
            f"aws_secret_access_key={server.secret_key}\n",
        ]
        credentials.write_text("".join(["[admin]\n", *lines]), encoding="utf-8")
        os.environ["AWS_SHARED_CREDENTIALS_FILE"] = str(credentials)
        counts = measure(server, root, seconds)
    reached = ", ".join(f"{number} with {name}" for name, number in counts.kills.items())
    print(
        f"{counts.kills.total()} runs killed ({reached}); {counts.ended_before} had ended by then; each next run ended"
        f" in the same state; {counts.lost_keys} access keys that no file has"
    )
    return 0


if __name__ == "__main__":
    sys.exit(kill(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0))
