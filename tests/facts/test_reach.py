from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings.facts.reach import reach_of


@pytest.mark.parametrize(
    "host",
    ["s3.acme.net", "acme.s3.amazonaws.com", "8.8.8.8", "203.0.113.7", "minio.acme.com", "2606::1"],
)
def test_browsers_reach_public_names_and_addresses(host: str) -> None:
    assert reach_of(host) == "everywhere"


def test_a_url_without_a_host_is_left_to_other_rules() -> None:
    assert reach_of("") == "everywhere"


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST", "app.localhost", "127.0.0.1", "[::1]", "0.0.0.0"],  # noqa: S104 - a name of the machine in links
)
def test_the_machine_itself_is_for_development(host: str) -> None:
    assert reach_of(host) == "machine"


@pytest.mark.parametrize(
    "host",
    [
        "minio",
        "Minio",
        "seaweedfs-s3",
        "minio.storage.svc.cluster.local",
        "minio.storage.svc",
        "host.docker.internal",
        "host.containers.internal",
        "garage.railway.internal",
        "nas.local",
        "nas.lan.",
        "files.corp",
        "s3.storage.private",
        "nas.home",
        "acme.flycast",
        "s3.private.us-south.cloud-object-storage.appdomain.cloud",
        "acme.s3.direct.eu-de.cloud-object-storage.appdomain.cloud",
        "acme.s3.oss-cn-beijing-internal.aliyuncs.com",
        "bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com",
        "kr.object.private.ncloudstorage.com",
        "cos-internal.ap-guangzhou.tencentcos.cn",
        "10.0.3.7",
        "172.16.0.1",
        "172.31.255.1",
        "192.168.40.15",
        "100.64.0.9",
        "169.254.1.1",
        "fd12:3456::1",
        "[fe80::1]",
    ],
)
def test_a_network_keeps_its_hosts_to_itself(host: str) -> None:
    assert reach_of(host) == "network"


@pytest.mark.parametrize("host", ["172.32.0.1", "100.128.0.1", "11.0.0.1", "internal.acme.com"])
def test_similar_hosts_are_public(host: str) -> None:
    assert reach_of(host) == "everywhere"


@given(st.ip_addresses())
def test_only_addresses_that_are_not_global_are_kept(address: IPv4Address | IPv6Address) -> None:
    assert reach_of(str(address)) == "everywhere" or not address.is_global


@pytest.mark.parametrize(
    "network",
    [
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "100.64.0.0/10",
        "fc00::/7",
        "fe80::/10",
    ],
)
@given(data=st.data())
def test_every_address_of_a_private_network_is_kept(network: str, data: st.DataObject) -> None:
    addresses = ip_network(network)
    number = data.draw(st.integers(int(addresses[0]), int(addresses[-1])))
    address = type(addresses[0])(number)
    assert ip_address(str(address)) in addresses
    assert reach_of(str(address)) == "network"
