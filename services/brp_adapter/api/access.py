"""Who may call, and in which form: what a route asks before anything else."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Header, Request

from brp_adapter.application import Application
from foundation.bearer import Caller
from foundation.problem import Problem

JSON = "application/json"


def allowed(application: Application, scope: str) -> Callable[..., Awaitable[Caller]]:
    """Dependency: a valid token with this scope."""

    async def check(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Caller:
        return await application.verifier.verify_in_loop(authorization, scope=scope)

    return check


def from_organisation(application: Application, scope: str) -> Callable[..., Awaitable[Caller]]:
    """As ``allowed``, for a token that names an OIN."""
    check = allowed(application, scope)

    async def check_oin(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Caller:
        caller = await check(authorization)
        if not caller.oin:
            raise Problem(403, detail="Het token noemt geen OIN.", code="oin_missing")
        return caller

    return check_oin


def from_ourselves(application: Application, scope: str) -> Callable[..., Awaitable[Caller]]:
    """As ``allowed``, for our own notifier alone: what it gets holds names and numbers.

    A scope is only as good as whoever hands it out; the organisation in the token is checked too.
    """
    check = allowed(application, scope)

    async def check_own(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Caller:
        caller = await check(authorization)
        own = application.settings.own_oin
        if own is not None and caller.oin != own:
            raise Problem(403, detail="Alleen voor onze eigen diensten.", code="not_ours")
        return caller

    return check_own


async def answers_json(
    accept: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> None:
    """Dependency: 406 for a caller that cannot read JSON. Async: it is not worth a thread."""
    wanted = [part.partition(";")[0].strip().lower() for part in (accept or "*/*").split(",")]
    if not {JSON, "application/*", "*/*", ""} & set(wanted):
        raise Problem(406, detail="Antwoorden zijn application/json.", code="not_acceptable")


def body_of(media_type: str) -> Callable[[Request], object]:
    """Dependency: the bytes of a body of this media type, else 415."""

    async def read(request: Request) -> bytes:
        given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if given != media_type:
            raise Problem(
                415,
                detail=f"Content-Type moet {media_type} zijn.",
                code="unsupported_media_type",
                headers={"Accept": media_type},
            )
        return await request.body()

    return read
