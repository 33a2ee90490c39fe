"""A cluster of Ceph with its gateway for S3, from the Debian packages radosgw, ceph-mon, ceph-osd, ceph-common."""

import http.client
import re
import socket
import subprocess
import time
import uuid
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient
    from types_boto3_s3 import S3Client

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
