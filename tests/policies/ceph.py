"""IAM policies and `provision` under enforcement by Ceph RGW: ``python -m tests.policies.ceph``.

Not in CI: needs the Debian packages radosgw, ceph-mon, ceph-osd and ceph-common, and takes a minute.
"""

import json
import os
import secrets
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from botocore.exceptions import ClientError
from django.core.files.storage import storages

import tests.conftest as _configured
from s3settings.policies import Policy, Process, iam_policy
from s3settings.provision import Clients, Target, apply
from tests.ceph import ADMIN, LIMITED, REGION, Ceph
from tests.policies.operations import OPERATIONS, collect
from tests.policies.test_least_privilege import REFUSED, failures, serving, without
from tests.samples import Env, examined

if TYPE_CHECKING:
    from examples.seaweedfs import SeaweedFS

# importing it configures Django
__all__ = ["_configured"]


class Session:
    """The checks; `counts` has how many were done."""

    def __init__(self, ceph: Ceph) -> None:
        self.ceph = ceph
        self.counts = {"sufficient": 0, "necessary": 0, "refused": 0}

    def place(self) -> dict[str, str]:
        """Return the variables of a bucket that the administrator has filled."""
        bucket = f"s3s-{secrets.token_hex(8)}"
        client = self.ceph.client()
        client.create_bucket(Bucket=bucket)
        for key in ("media/seeded.txt", "static/seeded.txt", "other/seeded.txt", "mediaother.txt"):
            client.put_object(Bucket=bucket, Key=key, Body=b"content")
        client.close()
        return {
            "AWS_STORAGE_BUCKET_NAME": bucket,
            "AWS_S3_REGION_NAME": REGION,
            "AWS_S3_ENDPOINT_URL": self.ceph.endpoint_url,
            "AWS_S3_PROVIDER": "ceph",
            "AWS_ACCESS_KEY_ID": LIMITED[0],
            "AWS_SECRET_ACCESS_KEY": LIMITED[1],
        }

    def grant(self, policy: Policy) -> None:
        """Give the user this policy and no other."""
        iam = self.ceph.iam()
        text = json.dumps(policy)
        iam.put_user_policy(UserName="limited", PolicyName="exact", PolicyDocument=text)
        iam.close()

    def broken(self, env: Env, process: Process) -> list[str]:
        """Return what does not work."""
        if process == "web":
            return failures(cast("SeaweedFS", self.ceph), env)
        # who has uploaded a file may read it on Ceph, with any policy: the last deploy was
        # that of the administrator
        by_admin = {"AWS_ACCESS_KEY_ID": ADMIN[0], "AWS_SECRET_ACCESS_KEY": ADMIN[1]}
        with tempfile.TemporaryDirectory() as folder, serving({**env, **by_admin}):
            collect(Path(folder))
        try:
            with tempfile.TemporaryDirectory() as folder, serving(env):
                OPERATIONS["lose"](storages["staticfiles"])
                collect(Path(folder))
        except ClientError as error:
            return [str(error)]
        client = self.ceph.client()
        left = client.list_multipart_uploads(Bucket=env["AWS_STORAGE_BUCKET_NAME"])
        client.close()
        return ["parts are left" for _ in left.get("Uploads", ())]

    def check(self, process: Process) -> None:
        """The policy is enough, and no action can be left out."""
        env = self.place()
        env = {**env, "AWS_STATIC_MANIFEST": "true"} if process == "deploy" else env
        policy = iam_policy(examined(env).storages, process)
        self.grant(policy)
        broken = self.broken(env, process)
        print(f"{process}: with the policy: {broken or 'everything works'}")
        if broken:
            raise RuntimeError("the policy is not enough")
        self.counts["sufficient"] += 1
        for action in sorted({name for one in policy["Statement"] for name in one["Action"]}):
            env = {**env, **self.place()}
            smaller = without(iam_policy(examined(env).storages, process), action)
            self.grant(smaller)
            broken = self.broken(env, process)
            print(f"{process}: without {action}: {len(broken)} operations fail")
            if not broken:
                raise RuntimeError(f"{action} is not needed")
            self.counts["necessary"] += 1

    def check_prefix(self) -> None:
        """Everything outside of the location is refused."""
        env = self.place()
        self.grant(iam_policy(examined(env).storages))
        client = self.ceph.client(access_key=LIMITED[0], secret_key=LIMITED[1])
        for key in ("other/seeded.txt", "static/seeded.txt", "mediaother.txt"):
            for name, operation in REFUSED.items():
                try:
                    operation(client, env["AWS_STORAGE_BUCKET_NAME"], key)
                except ClientError as error:
                    self.counts["refused"] += "AccessDenied" in str(error)
                else:
                    raise RuntimeError(f"{name} of {key} is not refused")
        client.close()

    def check_provision(self) -> None:
        """A bucket is provisioned, and the second run changes nothing."""
        env = {**self.place(), "AWS_STORAGE_BUCKET_NAME": f"s3s-{secrets.token_hex(8)}"}
        clients = Clients(self.ceph.client(), self.ceph.iam(), None)
        target = Target(examined(env).storages, ("https://www.example.com",))
        first, second = apply(clients, target), apply(clients, target)
        clients.close()
        for one in (first, second):
            states = {step.piece: step.state for step in one.steps}
            print(states, [problem.message for problem in one.problems])
        if any(one.state not in {"unchanged", "lacking"} for one in second.steps):
            raise RuntimeError("the second run changed something")


def main() -> int:
    """Run the session, and print the counts."""
    os.environ.update({"AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": os.devnull})
    with tempfile.TemporaryDirectory() as folder:
        ceph = Ceph(Path(folder))
        with ceph.run():
            session = Session(ceph)
            session.check("web")
            session.check("deploy")
            session.check_prefix()
            session.check_provision()
    print(session.counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
