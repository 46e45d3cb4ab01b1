"""Who calls is known by a secret that was agreed, shown as the whole Authorization header."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import Header

from brp_adapter.api.admission import admit
from brp_adapter.application import Application
from brp_adapter.connections.connection import ShowsSecret
from foundation.problem import Problem

ShownT = TypeVar("ShownT", bound=ShowsSecret)


def showing(
    application: Application, kind: type[ShownT], *, missing: str, unknown: str
) -> Callable[..., ShownT]:
    """Dependency: the source of this kind whose secret stands in Authorization, and is admitted.

    ``missing`` and ``unknown`` say what to do. Raises ``Problem`` 401 without the header, which an
    NRC tries before it takes a callback; 403 when it is nobody's; 410 and 429.
    """
    service = application.service

    def known(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> ShownT:
        if not authorization:
            raise Problem(
                401,
                detail=missing,
                code="secret_missing",
                headers={"WWW-Authenticate": "Bearer"},
            )
        connection = service.connected.shown_by(kind, authorization)
        if connection is None:
            raise Problem(403, detail=unknown, code="sender_unknown")
        admit(service, connection)
        return connection

    return known
