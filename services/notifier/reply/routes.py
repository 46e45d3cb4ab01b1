"""``/v1/antwoorden``: answers of holders, passed on by our reply page or an organisation."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path

from foundation.inbox import Conflict
from foundation.problem import InvalidParam, Problem
from notifier.application import Application
from notifier.decision.facts import ReportedBy
from notifier.reply.accept_answer import WRITE_ANSWERS, AnswerRefused, Unanswerable, accept_answer
from notifier.reply.wire import Antwoord, AntwoordIntrekking, AntwoordOntvangst
from notifier.reply.withdraw_answer import withdraw_answer
from notifier.reports.routes import from_partner, refuse_number
from notifier.reports.sender import Sender

_PASS_ON: Final = frozenset({None, ReportedBy.MUNICIPALITY, ReportedBy.RVDK, ReportedBy.CA_IKA})
"""Our reply page (None), and who is telephoned with a letter in hand."""

_REGISTER: Final = frozenset({None, ReportedBy.MUNICIPALITY})
"""Who makes sure that it is really this person: nobody has a letter in hand here."""

_TEXTS: Final = {
    Unanswerable.UNKNOWN: (404, "Dit berichtkenmerk is er niet."),
    Unanswerable.NOT_SENT: (409, "Dit bericht is niet verzonden, en dus niet te beantwoorden."),
    Unanswerable.ASKS_NOTHING: (409, "Dit bericht vraagt geen antwoord."),
    Unanswerable.IN_THE_FUTURE: (400, "gegevenOp ligt in de toekomst."),
    Unanswerable.BEFORE_MESSAGE: (400, "gegevenOp ligt voor de verzending van het bericht."),
}
_BAD_REQUEST: Final = 400


def answers_router(application: Application) -> APIRouter:
    """The routes, around one application."""
    router = APIRouter(tags=["Antwoorden"])
    partner = from_partner(application, WRITE_ANSWERS)

    @router.post(
        "/antwoorden",
        status_code=202,
        summary="Een antwoord van een gezagsdrager doorgeven",
        operation_id="geefAntwoordDoor",
        responses={404: {}, 409: {}},
    )
    def post_answer(
        body: Antwoord, sender: Annotated[Sender, Depends(partner)]
    ) -> AntwoordOntvangst:
        """Een later antwoord wist een eerder niet; een herhaling geeft hetzelfde antwoord."""
        refuse_number(body.eigen_kenmerk)
        if faults := body.faults():
            raise Problem(400, code="invalid_request", invalid_params=faults)
        _check_right(application, body, sender)
        try:
            received = accept_answer(application.service, body.to_answer(), sender=sender.oin)
        except AnswerRefused as refused:
            raise _as_problem(refused.code) from None
        if isinstance(received, Conflict):
            raise Problem(
                409,
                detail="Onder dit kenmerk is eerder iets anders ontvangen. Het eerste blijft "
                "gelden; een beheerder kijkt ernaar.",
                code="same_reference_other_content",
            )
        return AntwoordOntvangst(id=received.id)

    @router.post(
        "/antwoorden/{id}/intrekking",
        summary="Een antwoord intrekken dat bij vergissing is doorgegeven",
        operation_id="trekAntwoordIn",
        responses={404: {}},
    )
    def withdraw(
        answer_id: Annotated[UUID, Path(alias="id")],
        sender: Annotated[Sender, Depends(partner)],
    ) -> AntwoordIntrekking:
        """Alleen door wie het doorgaf. Het blijft bewaard; nog eens intrekken verandert niets."""
        found = withdraw_answer(application.service, answer_id, sender=sender.oin)
        if found is None:
            raise Problem(404, code="not_found")
        return AntwoordIntrekking(id=found.id, ingetrokken_op=found.withdrawn_at)

    return router


def _check_right(application: Application, body: Antwoord, sender: Sender) -> None:
    registers = body.gezagsdrager is not None
    if sender.role not in (_REGISTER if registers else _PASS_ON):
        detail = "Deze afzender geeft geen antwoorden van gezagsdragers door."
        raise Problem(403, detail=detail, code="role_may_not")
    if not application.settings.test_mode:
        return
    named = {"gezagsdrager": body.gezagsdrager, "betreft": body.betreft}
    params = [
        InvalidParam(f"body.{name}", "not_fictitious", "alleen fictieve nummers (9999...)")
        for name, bsn in named.items()
        if bsn is not None and not bsn.fictitious
    ]
    if params:
        raise Problem(400, code="not_fictitious", invalid_params=params)


def _as_problem(code: Unanswerable) -> Problem:
    status, text = _TEXTS[code]
    params = [InvalidParam("body.gegevenOp", code, text)] if status == _BAD_REQUEST else []
    return Problem(status, detail=text, code=code, invalid_params=params)
