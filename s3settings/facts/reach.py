"""Hosts that browsers reach, and hosts of one machine, one network or one cluster.

Sources: the registries of special-purpose addresses, as the module ``ipaddress`` of Python has them;
RFC 6762, appendix G, and RFC 8375 (local names);
https://www.icann.org/en/announcements/details/icann-seeks-feedback-on-proposed-top-level-domain-string-for-private-use-24-01-2024-en
(internal); https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/;
https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html;
https://help.aliyun.com/en/oss/user-guide/regions-and-endpoints;
https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-endpoints;
https://api.ncloud-docs.com/docs/en/storage-objectstorage. Public code uses the internal hosts of
Tencent Cloud, and the names of Fly.io (flycast) and Consul.
"""

import re
from typing import Literal

Reach = Literal["everywhere", "network", "machine"]

_OF_THE_MACHINE = (
    r"localhost|.+\.localhost|(?:.+\.)?localhost\.localstack\.cloud|localhost\.localdomain|"
    r"127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1"
)
_OF_A_NETWORK = (
    # a name of Docker Compose, of a cluster or of a hosts file
    r"[^.:]+|"
    r".+\.(?:internal|local|localdomain|lan|intranet|private|corp|home|home\.arpa|svc|flycast|consul)|"
    r".+\.vpce\.amazonaws\.com(?:\.cn)?|"
    r"(?:.+\.)?s3\.(?:private|direct)\..+\.cloud-object-storage\.appdomain\.cloud|"
    r".+\.object\.private\.nc(?:loud|p)storage\.com|"
    r".+-internal\.aliyuncs\.com|(?:.+\.)?cos-internal\..+\.(?:tencentcos|myqcloud)\.c(?:om|n)|"
    # private addresses
    r"10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|"
    r"169\.254\.\d+\.\d+|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.\d+|"
    r"f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*"
)


def reach_of(host: str) -> Reach:
    """Return from where a host, without a port, answers: for everybody, or in one place.

    ``machine`` is for the machine itself, as in development; ``network`` for hosts that the server
    reaches and the browsers of visitors do not. An empty host is ``everywhere``.
    """
    name = host.lower().strip("[]").removesuffix(".")
    if not name:
        return "everywhere"
    if re.fullmatch(_OF_THE_MACHINE, name):
        return "machine"
    return "network" if re.fullmatch(_OF_A_NETWORK, name) else "everywhere"
