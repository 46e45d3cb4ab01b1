"""``/v1/signalen``, for partner organisations: thin shells around the use cases."""

from collections.abc import Callable
from typing import Annotated, NoReturn
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Response

from foundation.bearer import Caller
from foundation.inbox import Conflict, Received
from foundation.problem import InvalidParam, Problem
from foundation.redaction import mask
from notifier.application import Application
from notifier.decision.facts import ReportedBy
from notifier.reports.accept_report import WRITE_REPORTS, accept_report
from notifier.reports.mark_report import mark_report
from notifier.reports.new_report import FaultCode, NotYoursToMark, NotYoursToReport, ReportRefused
from notifier.reports.sender import NoRole, Sender, sender_of
from notifier.reports.set_marks import WithdrawnReport
from notifier.reports.show_report import show_report
from notifier.reports.who_may import MAY_SPEAK_FOR_A_PARENT, kinds_of
from notifier.reports.wire import (
    MEMBERS,
    Controle,
    Signaal,
    SignaalOntvangst,
    SignaalOordeel,
    SignaalStand,
)
from notifier.reports.withdraw_report import withdraw_report

_REASONS = {
    FaultCode.MISSING: "ontbreekt; dit soort signaal noemt deze persoon altijd",
    FaultCode.ONE_OF: "ontbreekt; dit soort signaal noemt ten minste één van deze personen",
    FaultCode.NOT_FOR_THIS_KIND: "hoort niet bij dit soort signaal",
    FaultCode.SAME_PERSON: "is dezelfde persoon als wie beschermd wordt",
    FaultCode.NOT_FICTITIOUS: "deze omgeving neemt alleen fictieve nummers aan (9999...)",
}


def from_partner(application: Application, scope: str) -> Callable[..., Sender]:
    """Dependency: an organisation with this scope and a role of its own."""

    def check(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Sender:
        caller: Caller = application.verifier.verify(authorization, scope=scope)
        try:
            return sender_of(caller, application.settings)
        except NoRole:
            detail = "Het token geeft geen rol die dit mag (claim roles), of niet bij dit OIN."
            raise Problem(403, detail=detail, code="role_missing") from None

    return check


def refuse_number(reference: str) -> None:
    """Raise ``Problem`` for a sender's reference that may be somebody's number."""
    if mask(reference) != reference:
        reason = "lijkt op een burgerservicenummer; kies een eigen kenmerk"
        params = [InvalidParam("body.eigenKenmerk", "looks_like_bsn", reason)]
        raise Problem(400, code="invalid_request", invalid_params=params)


def reports_router(application: Application) -> APIRouter:
    """The routes, around one application."""
    router = APIRouter(tags=["Signalen"])
    service = application.service
    partner = from_partner(application, WRITE_REPORTS)

    @router.post(
        "/signalen",
        status_code=202,
        summary="Een signaal melden",
        operation_id="meldSignaal",
        responses={409: {}},
    )
    def post_report(
        body: Signaal, response: Response, sender: Annotated[Sender, Depends(partner)]
    ) -> SignaalOntvangst:
        """Neem een signaal aan; een herhaling onder hetzelfde kenmerk geeft hetzelfde antwoord.

        Welke organisatie wat mag melden en welke personen het noemt, hangt af van het soort. De
        personen hoeven nog geen zaak te hebben.
        """
        received = _accepted(application, body, sender)
        response.headers["Location"] = f"/v1/signalen/{received.id}"
        return SignaalOntvangst(id=received.id)

    @router.get(
        "/signalen/{id}",
        summary="Hoe een gemeld signaal ervoor staat",
        operation_id="raadpleegSignaal",
        responses={404: {}},
    )
    def get_report(
        report_id: Annotated[UUID, Path(alias="id")], sender: Annotated[Sender, Depends(partner)]
    ) -> SignaalStand:
        """Alleen voor wie het meldde; zonder personen."""
        found = show_report(service, report_id, sender=sender.oin)
        if found is None:
            raise Problem(404, code="not_found")
        report, processed = found
        return SignaalStand.of(report, processed=processed)

    _add_changes(router, application, partner)
    return router


def _add_changes(
    router: APIRouter, application: Application, partner: Callable[..., Sender]
) -> None:
    service = application.service

    @router.post(
        "/signalen/{id}/intrekking",
        summary="Een signaal intrekken",
        operation_id="trekSignaalIn",
        responses={404: {}},
    )
    def withdraw(
        report_id: Annotated[UUID, Path(alias="id")], sender: Annotated[Sender, Depends(partner)]
    ) -> SignaalStand:
        """Alleen door wie het meldde; nog eens intrekken verandert niets."""
        report = withdraw_report(service, report_id, sender=sender.oin)
        if report is None:
            raise Problem(404, code="not_found")
        return SignaalStand.of(report, processed=False)

    @router.post(
        "/signalen/{id}/controle",
        summary="Een signaal als geloofwaardig of gecontroleerd merken",
        operation_id="controleerSignaal",
        responses={404: {}, 409: {}},
    )
    def mark(
        report_id: Annotated[UUID, Path(alias="id")],
        body: Controle,
        sender: Annotated[Sender, Depends(partner)],
    ) -> SignaalOordeel:
        """Geloofwaardig: Raad of Centrale autoriteit. Gecontroleerd: rechter, Raad of gemeente."""
        return _marked(application, report_id, body, sender)


def _accepted(application: Application, body: Signaal, sender: Sender) -> Received:
    refuse_number(body.eigen_kenmerk)
    if body.namens_ouder and not (sender.role is None or sender.role in MAY_SPEAK_FOR_A_PARENT):
        detail = "Alleen een gemeente meldt namens een ouder."
        raise Problem(403, detail=detail, code="not_for_parents")
    if sender.role is None and not body.namens_ouder:
        detail = "De antwoordpagina meldt alleen namens een ouder."
        raise Problem(403, detail=detail, code="only_for_parents")
    role = sender.role or ReportedBy.PARENT
    try:
        received = accept_report(
            application.service,
            body.to_report(role),
            sender=sender.oin,
            test_mode=application.settings.test_mode,
        )
    except NotYoursToReport:
        _refuse_kind(ReportedBy.PARENT if body.namens_ouder else role)
    except NotYoursToMark as error:
        _refuse_mark(error)
    except ReportRefused as refused:
        raise _as_problem(refused) from None
    if isinstance(received, Conflict):
        raise Problem(
            409,
            detail="Onder dit kenmerk is eerder iets anders ontvangen. Het eerste blijft gelden; "
            "een beheerder kijkt ernaar.",
            code="same_reference_other_content",
        )
    return received


def _marked(
    application: Application, report_id: UUID, body: Controle, sender: Sender
) -> SignaalOordeel:
    if body.geloofwaardig is None and body.gecontroleerd is None:
        reason = "noem ten minste één van geloofwaardig en gecontroleerd"
        params = [InvalidParam("body.gecontroleerd", "one_of", reason)]
        raise Problem(400, code="invalid_request", invalid_params=params)
    try:
        report = mark_report(
            application.service,
            report_id,
            sender,
            credible=body.geloofwaardig,
            checked=body.gecontroleerd,
        )
    except NotYoursToMark as error:
        _refuse_mark(error)
    except ReportRefused as refused:
        raise _as_problem(refused) from None
    except WithdrawnReport:
        detail = "Dit signaal is ingetrokken."
        raise Problem(409, detail=detail, code="report_withdrawn") from None
    if report is None:
        raise Problem(404, code="not_found")
    return SignaalOordeel(
        id=report.id, geloofwaardig=report.report.credible, gecontroleerd=report.report.checked
    )


def _refuse_kind(role: ReportedBy) -> NoReturn:
    kinds = ", ".join(kinds_of(role)) or "niets"
    detail = f"Dit soort signaal mag deze afzender niet melden. Wel: {kinds}."
    raise Problem(403, detail=detail, code="kind_not_yours") from None


def _refuse_mark(error: NotYoursToMark) -> NoReturn:
    member = MEMBERS[error.member]
    raise Problem(
        403, detail=f"Deze afzender mag {member} niet merken.", code="mark_not_yours"
    ) from None


def _as_problem(refused: ReportRefused) -> Problem:
    params = [
        InvalidParam(f"body.{MEMBERS[fault.member]}", fault.code, _REASONS[fault.code])
        for fault in refused.faults
    ]
    return Problem(400, code="invalid_report", invalid_params=params)
