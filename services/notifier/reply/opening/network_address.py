"""From where somebody comes, as far as our own proxies say it."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from notifier.reply.settings import Network

UNKNOWN: Final = "unknown"
_HOUSE: Final = 64
"""Bits of an IPv6 address that one house has in common: it may choose the others as it likes."""


def network_address(peer: str | None, forwarded: Sequence[str], trusted: Sequence[Network]) -> str:
    """The address of the visitor, of IPv6 its /64: for a keyed hash, and for nothing else.

    ``peer``: the other end of the connection. ``forwarded``: the lines of `X-Forwarded-For`. Each
    proxy adds at the end whom it heard; so from the end on, the first that is none of ours counts,
    and what stands before that anybody may have written.
    """
    heard = [part.strip() for line in forwarded for part in line.split(",")]
    for said in (peer or "", *reversed(heard)):
        address = _parsed(said)
        if address is None:
            return UNKNOWN
        if not any(address in network for network in trusted):
            return _counted(address)
    return UNKNOWN


def _parsed(said: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(said.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def _counted(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, _HOUSE), strict=False))
