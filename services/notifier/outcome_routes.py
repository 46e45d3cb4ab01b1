"""``/v1/zaken/{id}/uitkomst`` and ``/heropening``, for RvdK and Ca IKA."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path

from foundation.problem import Problem
from notifier.application import Application
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.facts_store import FactsErased
from notifier.close_case import CLOSERS, WRITE_CASES, ClosedOtherwise, close_case
from notifier.decision.facts import ReportedBy
from notifier.reopen_case import ClosedByAnother, NeverClosed, reopen_case
from notifier.reports.routes import from_partner
from notifier.reports.wire import Inkomend, Uitgaand

Closer = tuple[str, ReportedBy]
"""OIN and role."""


class Uitkomst(Inkomend):
    """Hoe een zaak afloopt."""

    uitkomst: CaseOutcome


class ZaakStand(Uitgaand):
    """Hoe de zaak ervoor staat na afsluiten of heropenen."""

    id: UUID
    uitkomst: CaseOutcome | None


def outcomes_router(application: Application) -> APIRouter:
    """The routes, around one application."""
    router = APIRouter(tags=["Zaken"])
    check = from_partner(application, WRITE_CASES)

    def closer(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Closer:
        sender = check(authorization)
        if sender.role is None or sender.role not in CLOSERS:
            detail = "Alleen de Raad en de Centrale autoriteit sluiten en heropenen zaken."
            raise Problem(403, detail=detail, code="role_may_not")
        return sender.oin, sender.role

    @router.post(
        "/zaken/{id}/uitkomst",
        summary="Een zaak afsluiten met een uitkomst",
        operation_id="sluitZaakAf",
        responses={404: {}, 409: {}},
    )
    def close(
        zaak_id: Annotated[UUID, Path(alias="id")],
        body: Uitkomst,
        who: Annotated[Closer, Depends(closer)],
    ) -> ZaakStand:
        """Wat nog gepland was vervalt, behalve een herstelbrief. Nog eens zo verandert niets."""
        _close(application, zaak_id, body.uitkomst, who)
        return ZaakStand(id=zaak_id, uitkomst=body.uitkomst)

    @router.post(
        "/zaken/{id}/heropening",
        summary="Een afgesloten zaak heropenen",
        operation_id="heropenZaak",
        responses={404: {}, 409: {}},
    )
    def reopen(
        zaak_id: Annotated[UUID, Path(alias="id")], who: Annotated[Closer, Depends(closer)]
    ) -> ZaakStand:
        """Door wie haar afsloot; wat de uitkomst over mensen zei, telt niet meer."""
        _reopen(application, zaak_id, who)
        return ZaakStand(id=zaak_id, uitkomst=None)

    return router


def _close(application: Application, zaak_id: UUID, outcome: CaseOutcome, who: Closer) -> None:
    oin, role = who
    try:
        found = close_case(application.service, zaak_id, outcome, oin=oin, role=role)
    except ClosedOtherwise:
        detail = "De zaak is afgesloten met een andere uitkomst; heropen haar eerst."
        raise Problem(409, detail=detail, code="closed_otherwise") from None
    except FactsErased:
        found = False
    if not found:
        raise Problem(404, code="not_found")


def _reopen(application: Application, zaak_id: UUID, who: Closer) -> None:
    oin, role = who
    try:
        found = reopen_case(application.service, zaak_id, oin=oin, role=role)
    except NeverClosed:
        detail = "Deze zaak is niet door een mens afgesloten."
        raise Problem(409, detail=detail, code="not_closed") from None
    except ClosedByAnother:
        detail = "Een andere organisatie sloot deze zaak af."
        raise Problem(403, detail=detail, code="closed_by_another") from None
    except FactsErased:
        found = False
    if not found:
        raise Problem(404, code="not_found")
