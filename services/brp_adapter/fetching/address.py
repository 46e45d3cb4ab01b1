"""Whether an address that somebody sent us may be asked at all, and under which network address.

Who can send us a notification chooses what we ask, from inside our network and with credentials of
ours. So only hosts that were agreed, exactly so; and what their names lead to is looked at here
and asked under that very address, so that the DNS cannot say one thing now and another later.
"""

import ipaddress
import socket
from typing import Final

import httpx

from brp_adapter.connections.fetching import Ophalen
from brp_adapter.fetching.errors import FetchLater, FetchRefused

NOT_AGREED: Final = "host_not_agreed"
NOT_FOUND: Final = "host_not_found"
PRIVATE: Final = "address_private"

_PORTS: Final = {"https": 443, "http": 80}


def agreed(text: str, where: Ophalen, *, plain_allowed: bool) -> httpx.URL:
    """The address, when it is one that may be asked. ``plain_allowed``: also over http.

    Raises ``FetchRefused``.
    """
    try:
        url = httpx.URL(text)
        # A name in Punycode is read only when it is asked for: it may be no name at all.
        host = url.host.lower()
    except (httpx.InvalidURL, ValueError):
        raise FetchRefused(NOT_AGREED) from None
    schemes = {"https", "http"} if plain_allowed else {"https"}
    if url.scheme not in schemes or url.userinfo or url.fragment:
        raise FetchRefused(NOT_AGREED)
    port = url.port or _PORTS[url.scheme]
    names = {f"{host}:{port}"}
    if port == _PORTS[url.scheme]:
        names.add(host)
    if names.isdisjoint(where.hosts):
        raise FetchRefused(NOT_AGREED)
    return url


def resolved(url: httpx.URL, where: Ophalen) -> str:
    """The network address to ask. Raises ``FetchLater`` and ``FetchRefused``.

    Without ``intern`` every address behind the name must be a public one: one that is not shows
    that the name is not what it was.
    """
    port = url.port or _PORTS[url.scheme]
    try:
        found = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchLater(NOT_FOUND) from None
    addresses = [str(one[4][0]) for one in found]
    if not addresses:
        raise FetchLater(NOT_FOUND)
    if not where.intern and not all(_public(one) for one in addresses):
        raise FetchRefused(PRIVATE)
    if any(_never(one) for one in addresses):
        raise FetchRefused(PRIVATE)
    # The other kind has no way out of many a network.
    return min(addresses, key=lambda one: ":" in one)


def _public(text: str) -> bool:
    address = _plain(text)
    return address.is_global and not address.is_multicast


def _never(text: str) -> bool:
    """Link-local: where clouds keep the credentials of their machines. And no host at all."""
    address = _plain(text)
    return address.is_link_local or address.is_multicast or address.is_unspecified


def _plain(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """An IPv4 address that is written as an IPv6 one is what it stands for."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address
