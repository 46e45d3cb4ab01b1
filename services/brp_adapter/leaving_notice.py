"""Whether anything may leave is the notifier's to know; our health pages show it all the same."""

from collections.abc import Mapping
from typing import Final

import httpx

from foundation.glimpse import Glimpse
from foundation.health import Notices

TIMEOUT: Final = httpx.Timeout(0.4)
"""Seconds: a notifier that hangs must not make us look dead."""

_UNKNOWN: Final[Mapping[str, object]] = {"leaving": "unknown"}


def leaving_notice(client: httpx.Client, notifier_url: str) -> Notices:
    """``leaving`` as the notifier's own page says it; unknown when that does not answer."""
    url = f"{notifier_url.rstrip('/')}/health/live"
    return Glimpse(lambda: _asked(client, url), unknown=_UNKNOWN)


def _asked(client: httpx.Client, url: str) -> Mapping[str, object]:
    told = client.get(url, timeout=TIMEOUT).raise_for_status().json()
    match told:
        case {"leaving": "on"}:
            return {"leaving": "on"}
        case {"leaving": "stopped", "stopped_since": str(since), "stopped_by": str(by)}:
            return {"leaving": "stopped", "stopped_since": since, "stopped_by": by}
        case _:
            return _UNKNOWN
