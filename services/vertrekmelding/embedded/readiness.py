"""Whether a child process is ready for work."""

from collections.abc import Callable
from http import HTTPStatus

import httpx

_PATIENCE = 1.0  # seconds for one answer


def is_ready(ready: str | Callable[[], bool] | None) -> bool:
    """Ask once: a URL must answer 200, a question must answer True, None is always ready."""
    if ready is None:
        return True
    if not isinstance(ready, str):
        return ready()
    try:
        # The proxy of the environment is not for loopback.
        answer = httpx.get(ready, timeout=_PATIENCE, trust_env=False)
    except httpx.TransportError:
        return False
    return answer.status_code == HTTPStatus.OK
