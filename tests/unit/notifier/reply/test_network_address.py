"""From where somebody comes: what our own proxies say, and nothing that anybody could write."""

from ipaddress import ip_network

import pytest

from notifier.reply.opening.network_address import UNKNOWN, network_address

OURS = (ip_network("10.0.0.0/8"), ip_network("2001:db8:aaaa::/48"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("203.0.113.7", [], "203.0.113.7"),
        # Not of ours: whatever it says of others is not believed.
        ("203.0.113.7", ["198.51.100.1"], "203.0.113.7"),
        ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        # What stands in front the visitor may have written.
        ("10.0.0.1", ["192.0.2.9, 198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["192.0.2.9", "198.51.100.1, 10.0.0.2"], "198.51.100.1"),
        # An IPv6 house chooses its lower half by itself.
        ("2001:db8:1:2:aaaa::1", [], "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", [], "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", [], "203.0.113.7"),
        ("fe80::1%eth0", [], "fe80::/64"),
        ("2001:db8:aaaa::1", ["2001:db8:5:6::1"], "2001:db8:5:6::/64"),
        ("10.0.0.1", ["rubbish"], UNKNOWN),
        ("10.0.0.1", [], UNKNOWN),
        (None, ["198.51.100.1"], UNKNOWN),
    ],
)
def test_the_address_that_counts(peer: str | None, forwarded: list[str], expected: str) -> None:
    assert network_address(peer, forwarded, OURS) == expected
