"""``/v1/zaken/{id}/bevindingen``, for RvdK, Ca IKA and the municipality of the case."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Response

from foundation.inbox import Conflict, Received
from foundation.problem import InvalidParam, Problem
from notifier.application import Application
from notifier.cases.facts_store import FactsErased
from notifier.decision.facts import ReportedBy
from notifier.findings.new_finding import (
    DerivationChanged,
    FaultCode,
    FindingRefused,
    NothingToConfirm,
    RegisterSays,
)
from notifier.findings.record_finding import WRITE_FINDINGS, record_finding
from notifier.findings.show_finding import show_finding
from notifier.findings.who_may import MAY_FIND
from notifier.findings.wire import MEMBERS, Bevinding, BevindingOntvangst, BevindingStand
from notifier.findings.withdraw_finding import FoundByAnother, withdraw_finding
from notifier.reports.routes import from_partner, refuse_number

Finder = tuple[str, ReportedBy]
"""OIN and role."""

_ZaakId = Annotated[UUID, Path(alias="id")]
_FindingId = Annotated[UUID, Path(alias="bevindingId")]

_REASONS = {
    FaultCode.MISSING: "ontbreekt",
    FaultCode.NOT_FOR_THIS_KIND: "hoort niet bij bevestigd: dat is het afgeleide gezag",
    FaultCode.UNKNOWN_CHILD: "is geen kind van deze zaak; neem de id die de zaak toont",
    FaultCode.SAME_PERSON: "noemt iemand twee keer",
    FaultCode.THE_CHILD: "noemt het kind zelf",
    FaultCode.NOT_FICTITIOUS: "deze omgeving neemt alleen fictieve nummers aan (9999...)",
}


def findings_router(application: Application) -> APIRouter:
    """The routes, around one application."""
    router = APIRouter(tags=["Bevindingen"])
    finder = _finder(application)

    @router.post(
        "/zaken/{id}/bevindingen",
        status_code=202,
        summary="Bevestigen of corrigeren wie het gezag heeft",
        operation_id="doeBevinding",
        responses={404: {}, 409: {}},
    )
    def record(
        zaak_id: _ZaakId,
        body: Bevinding,
        response: Response,
        who: Annotated[Finder, Depends(finder)],
    ) -> BevindingOntvangst:
        """Alleen als de BRP het gezag niet zelf geeft. Daarna wordt opnieuw besloten.

        Een herhaling onder hetzelfde kenmerk geeft hetzelfde antwoord. Een nieuwe bevinding over
        hetzelfde kind vervangt de vorige.
        """
        received = _recorded(application, zaak_id, body, who)
        response.headers["Location"] = f"/v1/zaken/{zaak_id}/bevindingen/{received.id}"
        return BevindingOntvangst(id=received.id)

    @router.get(
        "/zaken/{id}/bevindingen/{bevindingId}",
        summary="Hoe een bevinding ervoor staat",
        operation_id="raadpleegBevinding",
        responses={404: {}},
    )
    def show(
        zaak_id: _ZaakId, finding_id: _FindingId, who: Annotated[Finder, Depends(finder)]
    ) -> BevindingStand:
        """Zonder personen."""
        oin, role = who
        found = show_finding(application.service, zaak_id, finding_id, oin=oin, role=role)
        if found is None:
            raise Problem(404, code="not_found")
        return BevindingStand.of(found)

    @router.post(
        "/zaken/{id}/bevindingen/{bevindingId}/intrekking",
        summary="Een bevinding intrekken",
        operation_id="trekBevindingIn",
        responses={404: {}},
    )
    def withdraw(
        zaak_id: _ZaakId, finding_id: _FindingId, who: Annotated[Finder, Depends(finder)]
    ) -> BevindingStand:
        """Door wie haar deed; de zaak wordt meteen opnieuw besloten. Nog eens verandert niets."""
        return _withdrawn(application, zaak_id, finding_id, who)

    return router


def _finder(application: Application) -> Callable[..., Finder]:
    check = from_partner(application, WRITE_FINDINGS)

    def finder(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Finder:
        sender = check(authorization)
        if sender.role is None or sender.role not in MAY_FIND:
            detail = "Alleen de Raad, de Centrale autoriteit en de gemeente doen een bevinding."
            raise Problem(403, detail=detail, code="role_may_not")
        return sender.oin, sender.role

    return finder


def _recorded(application: Application, zaak_id: UUID, body: Bevinding, who: Finder) -> Received:
    refuse_number(body.eigen_kenmerk)
    oin, role = who
    try:
        received = record_finding(
            application.service,
            zaak_id,
            body.to_finding(),
            oin=oin,
            role=role,
            test_mode=application.settings.test_mode,
        )
    except FindingRefused as refused:
        member = MEMBERS[refused.member]
        params = [InvalidParam(f"body.{member}", refused.code, _REASONS[refused.code])]
        raise Problem(400, code="invalid_finding", invalid_params=params) from None
    except RegisterSays:
        detail = "De BRP geeft zelf het gezag over dit kind."
        raise _conflict(detail, code="register_says") from None
    except DerivationChanged:
        detail = (
            "De afleiding die u zag staat niet (meer) in de zaak. Bekijk de zaak opnieuw; noem geen"
            " afleiding als zij er geen toont."
        )
        raise _conflict(detail, code="derivation_changed") from None
    except NothingToConfirm:
        detail = "Er is geen gezag afgeleid dat u kunt bevestigen; corrigeer met wat u vond."
        raise _conflict(detail, code="nothing_to_confirm") from None
    except FactsErased:
        received = None
    if received is None:
        raise Problem(404, code="not_found")
    if isinstance(received, Conflict):
        detail = "Onder dit kenmerk is eerder iets anders ontvangen. Het eerste blijft gelden."
        raise _conflict(detail, code="same_reference_other_content")
    return received


def _withdrawn(
    application: Application, zaak_id: UUID, finding_id: UUID, who: Finder
) -> BevindingStand:
    oin, role = who
    try:
        found = withdraw_finding(application.service, zaak_id, finding_id, oin=oin, role=role)
    except FoundByAnother:
        detail = "Een andere organisatie deed deze bevinding; vervang haar door een nieuwe."
        raise Problem(403, detail=detail, code="found_by_another") from None
    except FactsErased:
        found = None
    if found is None:
        raise Problem(404, code="not_found")
    return BevindingStand.of(found)


def _conflict(detail: str, *, code: str) -> Problem:
    return Problem(409, detail=detail, code=code)
