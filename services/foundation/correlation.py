"""One id that follows a case from the first request through rows, tasks and calls to others."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import structlog
from asgi_correlation_id import correlation_id as _http_correlation_id

HEADER = "X-Correlation-ID"
_KEY = "correlation_id"


def new_correlation_id() -> str:
    """Fresh id, a UUID in its usual form with hyphens."""
    return str(uuid4())


def is_correlation_id(text: str) -> bool:
    """Whether this is a UUID in its usual form; anything else from outside is replaced."""
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def current_correlation_id() -> str:
    """Id of what is going on now; a new one is bound when there is none yet."""
    bound = structlog.contextvars.get_contextvars().get(_KEY) or _http_correlation_id.get()
    if isinstance(bound, str):
        return bound
    fresh = new_correlation_id()
    bind_correlation_id(fresh)
    return fresh


def bind_correlation_id(value: str | None) -> str:
    """Make this the id of what is going on now, in every log line from here; answers it."""
    chosen = value if value is not None and is_correlation_id(value) else new_correlation_id()
    structlog.contextvars.bind_contextvars(**{_KEY: chosen})
    return chosen


def clear_correlation_id() -> None:
    """Forget the id, at the end of a task."""
    structlog.contextvars.unbind_contextvars(_KEY)


@contextmanager
def correlated(value: str) -> Iterator[None]:
    """Work on a row under the id the row carries."""
    with structlog.contextvars.bound_contextvars(**{_KEY: value}):
        yield


def correlation_headers() -> dict[str, str]:
    """Header for an outgoing call."""
    return {HEADER: current_correlation_id()}
