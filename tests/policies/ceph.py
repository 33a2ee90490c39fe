"""IAM policies and `provision` under enforcement by Ceph RGW: ``python -m tests.policies.ceph``.

Not in CI: needs the Debian packages radosgw, ceph-mon, ceph-osd and ceph-common, and takes a minute.
"""

import http.client
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from django.core.files.storage import storages

import tests.conftest as _configured
from s3settings.policies import Policy, Process, iam_policy
from s3settings.provision import Clients, Target, apply
from tests.policies.operations import OPERATIONS, collect
from tests.policies.test_least_privilege import REFUSED, failures, serving, without
from tests.samples import Env, examined

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient
    from types_boto3_s3 import S3Client

    from examples.seaweedfs import SeaweedFS

# importing it configures Django
__all__ = ["_configured"]

HOST = "127.0.0.1"
REGION = "us-east-1"
ADMIN = ("AKIAADMIN", "adminsecret123")
LIMITED = ("AKIALIMITED", "limitedsecret123")
READY_SECONDS = 60.0
# auth_*_required=none makes radosgw hang: keys everywhere
CONFIGURATION = """\
[global]
fsid={fsid}
mon_host=[v2:127.0.0.1:{mon},v1:127.0.0.1:{mon_v1}]
public_addr=127.0.0.1
cluster_addr=127.0.0.1
public_network=127.0.0.0/8
cluster_network=127.0.0.0/8
auth_cluster_required=cephx
auth_service_required=cephx
auth_client_required=cephx
osd_pool_default_size=1
osd_pool_default_min_size=1
osd_pool_default_pg_num=4
osd_pool_default_pgp_num=4
osd_pool_default_pg_autoscale_mode=off
mon_allow_pool_size_one=true
osd_crush_chooseleaf_type=0
osd_objectstore=memstore
memstore_device_bytes=1073741824
run_dir={folder}/run
admin_socket={folder}/run/$name.asok
log_file={folder}/$name.log
ms_bind_port_min=18520
ms_bind_port_max=18560
mon_data={folder}/mon
osd_data={folder}/osd
keyring={folder}/keyring
[client.rgw.a]
rgw_data={folder}/rgwdata
keyring={folder}/keyring
rgw_frontends=beast endpoint=127.0.0.1:{port}
"""
KEYS = {
    "mon.": ["mon", "allow *"],
    "client.admin": ["mon", "allow *", "osd", "allow *", "mgr", "allow *"],
    "client.rgw.a": ["mon", "allow rw", "osd", "allow rwx"],
    "osd.0": ["mon", "allow profile osd", "osd", "allow *"],
}
USERS = {"admin": [*ADMIN, "user-policy=*;roles=*"], "limited": [*LIMITED, ""]}


class Ceph:
    """A cluster of one monitor, one store in memory and one gateway, from `run` on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, self.mon = _free_port(), _free_port()
        self.region = REGION
        self.endpoint_url = f"http://{HOST}:{self.port}"
        for name in ("mon", "osd", "run", "rgwdata"):
            (folder / name).mkdir()

    @contextmanager
    def run(self) -> Generator[None]:
        """Start everything, and end it."""
        with ExitStack() as stack:
            self._prepare()
            self._start(stack, "ceph-mon", "-i", "a")
            self._do("ceph", "--connect-timeout", "30", "mon", "stat")
            for name in ("client.rgw.a", "osd.0"):
                self._do("ceph", "auth", "import", "-i", "keyring", about=name)
            osd = str(uuid.uuid4())
            self._do("ceph", "osd", "new", osd)
            self._do("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", osd)
            self._start(stack, "ceph-osd", "-i", "0")
            self._start(stack, "radosgw", "-n", "client.rgw.a")
            self._wait()
            for name, (key, secret, caps) in USERS.items():
                about = [
                    "--uid",
                    name,
                    "--display-name",
                    name,
                    "--access-key",
                    key,
                    "--secret",
                    secret,
                ]
                limits = ["--caps", caps] if caps else []
                self._do("radosgw-admin", "-n", "client.rgw.a", "user", "create", *about, *limits)
            yield

    def _prepare(self) -> None:
        text = CONFIGURATION.format(
            fsid=uuid.uuid4(),
            mon=self.mon,
            mon_v1=self.mon + 1,
            folder=self.folder,
            port=self.port,
        )
        (self.folder / "ceph.conf").write_text(text, encoding="utf-8")
        self._do("ceph-authtool", "-C", "keyring")
        for name, caps in KEYS.items():
            pairs = zip(caps[::2], caps[1::2], strict=True)
            given = [word for who, what in pairs for word in ("--cap", who, what)]
            self._do("ceph-authtool", "keyring", "-g", "-n", name, *given)
        fsid = re.findall(r"fsid=(.+)", text)[0]
        address = f"[v2:{HOST}:{self.mon},v1:{HOST}:{self.mon + 1}]"
        self._do("monmaptool", "--create", "--fsid", fsid, "--addv", "a", address, "monmap")
        self._do("ceph-mon", "--mkfs", "-i", "a", "--monmap", "monmap", "--keyring", "keyring")

    def _do(self, program: str, *arguments: str, about: str = "") -> None:
        command = [program, *arguments]
        if not program.endswith("tool"):
            command[1:1] = ["-c", "ceph.conf"]
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, check=False, text=True, timeout=60
        )
        if done.returncode:
            raise RuntimeError(f"{program} {about} failed: {done.stderr[-500:]}")

    def _start(self, stack: ExitStack, program: str, *arguments: str) -> None:
        log = stack.enter_context((self.folder / f"{program}.out").open("wb"))
        process = subprocess.Popen(
            [program, "-c", "ceph.conf", *arguments, "-f"], cwd=self.folder, stdout=log, stderr=log
        )
        stack.callback(process.wait)
        stack.callback(process.terminate)

    def _wait(self) -> None:
        end = time.monotonic() + READY_SECONDS
        while True:
            connection = http.client.HTTPConnection(HOST, self.port, timeout=1)
            try:
                connection.request("GET", "/")
                connection.getresponse()
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
            else:
                return
            finally:
                connection.close()

    def client(self, *, access_key: str = "", secret_key: str = "") -> "S3Client":
        """Return a client of the administrator, or of a key."""
        return cast(
            "S3Client", self._any_client("s3", access_key or ADMIN[0], secret_key or ADMIN[1])
        )

    def iam(self) -> "IAMClient":
        """Return a client of the administrator."""
        return cast("IAMClient", self._any_client("iam", *ADMIN))

    def _any_client(self, service: str, key: str, secret: str) -> object:
        session = boto3.session.Session(key, secret, region_name=REGION)
        config = Config(
            proxies={}, retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}
        )
        make: Any = session.client
        return make(service, endpoint_url=self.endpoint_url, config=config)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


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
