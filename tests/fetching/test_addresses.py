"""Which addresses are outside, and which are not."""

from ipaddress import ip_address

import pytest

from korner.fetching.addresses import checked, is_public, let_in, looked_up
from korner.fetching.problems import Unreachable


@pytest.mark.parametrize(
    "text", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:1450:400e::1"]
)
def test_public_addresses_are_asked(text):
    assert is_public(ip_address(text))


@pytest.mark.parametrize(
    "text",
    [
        *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1"),
        *("169.254.0.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "198.18.0.1", "192.0.0.192", "192.0.2.1"),
        *("224.0.0.1", "224.0.1.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "168.63.129.16", "192.88.99.1"),
        *(
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "fe80::1",
            "fec0::1",
        ),
        *("fc00::1", "fd00:ec2::254", "ff02::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2001:db8::1", "2001::1"),
        *("2002:7f00:1::", "3fff::1", "5f00::1", "100::1"),
    ],
)
def test_everything_else_is_not(text):
    assert not is_public(ip_address(text))


def test_an_address_with_a_zone_is_refused():
    assert not is_public(ip_address("fe80::1%eth0"))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "http://station.example/",
            "https://station.example:444/",
            "https://a@station.example/",
            "https:///x",
            "station.example",
        ),
        *("file:///etc/passwd", "javascript:alert(1)", "https://station.example\\@127.0.0.1/"),
    ],
)
def test_an_address_is_https_with_a_name_and_nothing_before_it(text):
    with pytest.raises(Unreachable) as refusal:
        checked(text)
    assert refusal.value.reason == "closed"


@pytest.mark.parametrize(
    "text", ["", "https://[::1", "https://station.example:999999/", "https://a b/\x00", "https://x/" + "y" * 3000]
)
def test_an_address_that_is_none_is_refused(text):
    with pytest.raises(Unreachable):
        checked(text)


def test_what_a_test_lets_in_is_one_port_of_one_address_and_only_within_it():
    with let_in("127.0.0.1", 8123):
        assert checked("http://127.0.0.1:8123/").port == 8123
        assert looked_up("127.0.0.1", 8123, 1) == ["127.0.0.1"]
        for host, port in (("127.0.0.1", 8124), ("127.0.0.2", 8123), ("10.0.0.1", 8123)):
            with pytest.raises(Unreachable):
                looked_up(host, port, 1)
    with pytest.raises(Unreachable):
        checked("http://127.0.0.1:8123/")
