"""``GET /v1/terugmeldingen``, for municipalities that fetch: no vendor needs an open door."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query

from foundation.problem import RETRY_AFTER_SECONDS, Problem
from notifier.application import Application
from notifier.outgoing.read_words import MOST, READ_WORDS, NoBasis, Stopped, read_words
from notifier.outgoing.wire import Terugmeldingen

_LAST = 2**31 - 1


def words_router(application: Application) -> APIRouter:
    """The route, around one application."""
    router = APIRouter(tags=["Terugmeldingen"])

    def reader(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> str:
        caller = application.verifier.verify(authorization, scope=READ_WORDS)
        if not caller.oin:
            detail = "Het token noemt geen OIN."
            raise Problem(403, detail=detail, code="oin_missing")
        return caller.oin

    @router.get(
        "/terugmeldingen",
        summary="Ophalen wat er met uw meldingen gebeurde",
        operation_id="haalTerugmeldingenOp",
    )
    def fetch(
        oin: Annotated[str, Depends(reader)],
        after: Annotated[
            int,
            Query(alias="na", ge=0, le=_LAST, description="De `volgende` van de vorige keer."),
        ] = 0,
        at_most: Annotated[
            int, Query(alias="aantal", ge=1, le=MOST, description="Hoeveel hoogstens.")
        ] = MOST,
    ) -> Terugmeldingen:
        """De gebeurtenissen voor uw eigen OIN, in volgorde; dezelfde die wij ook bezorgen.

        Nog eens ophalen geeft hetzelfde: neem elke `source` + `id` één keer aan.
        """
        try:
            found = read_words(application.service, oin, after=after, at_most=at_most)
        except NoBasis:
            detail = "Voor deze gemeente is terugmelden vandaag niet toegestaan (report_back)."
            raise Problem(403, detail=detail, code="report_back_off") from None
        except Stopped:
            detail = "Alles wat uitgaat is stilgezet. Er gaat niets verloren; probeer het later."
            headers = {"Retry-After": RETRY_AFTER_SECONDS}
            raise Problem(503, detail=detail, code="stopped", headers=headers) from None
        return Terugmeldingen(
            terugmeldingen=list(found.words), volgende=found.next, meer=found.more
        )

    return router
