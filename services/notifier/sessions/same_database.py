"""Sessions and tasks never share a Redis database: who may empty the one must not end the other."""

from urllib.parse import urlsplit


def same_redis_database(one: str, other: str) -> bool:
    """Whether two Redis URLs name the same database of the same server."""
    return _redis_place(one) == _redis_place(other)


def _redis_place(url: str) -> tuple[str, int, str]:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return parts.path, 0, parts.query
    return parts.hostname or "localhost", parts.port or 6379, parts.path.strip("/") or "0"
