"""Origins as settings name them: scheme, host and perhaps a port."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def origin_of(given: str) -> str:
    """Without a slash at its end. Raises ``ValueError`` for what is more than an origin."""
    parts = urlsplit(given)
    whole = parts.scheme in {"http", "https"} and parts.hostname
    if not whole or parts.path.strip("/") or parts.query or parts.username:
        message = "write scheme, host and perhaps a port, such as https://werkbank.example"
        raise ValueError(message)
    return given.rstrip("/")


def is_loopback(url: str) -> bool:
    """Whether only this machine can be meant."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
