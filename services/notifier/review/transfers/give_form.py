"""RvdK hands a departed case over to Ca IKA (workflow A8)."""

from collections.abc import Mapping
from typing import Final

from notifier.cases.first_action import end_of_working_day
from notifier.handover.package.build import everybody
from notifier.handover.package.pdf import CannotTypeset
from notifier.handover.package.shield import is_shielded
from notifier.handover.transfers import transfers_of
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown, Word
from notifier.review.case.opening import OpenCase
from notifier.service import HAND_OVER
from notifier.storage.handovers import TransferGround
from notifier.transfer_case import (
    CannotTransfer,
    Obstacle,
    obstacle_to_transfer,
    somebody_objects,
    transfer_case,
)

_GROUND: Final = "aanleiding"
_TEXT: Final = "toelichting"
_AT_FIELD: Final = {Obstacle.NOBODY_OBJECTS: _GROUND, Obstacle.TELLS_WHERE: _TEXT}
"""What can be mended in the form itself."""


def _show(shown: Shown) -> Mapping[str, object]:
    service, case, now = shown.desk.service, shown.case, shown.visit.now
    obstacle = obstacle_to_transfer(shown.connection, service, case.row, now=now)
    if obstacle is not None:
        raise NotNow(_said(obstacle))
    transfers = transfers_of(shown.connection, case.row.id)
    return {
        "until": end_of_working_day(now, clocks=service.policy.content.klokken),
        "shielded": _is_shielded(case),
        "objects": somebody_objects(shown.connection, service, case.row),
        "replaces": transfers[-1].number if transfers and transfers[-1].waits else None,
        "grounds": tuple(TransferGround),
    }


def _give(doing: Doing) -> None:
    ground, text = _typed(doing)
    try:
        transfer = transfer_case(
            doing.connection,
            doing.service,
            doing.case.row,
            ground=ground,
            explanation=text or None,
            subject=doing.subject,
            now=doing.now,
        )
    except CannotTransfer as found:
        field = _AT_FIELD.get(found.obstacle)
        if field is None:
            raise NotNow(_said(found.obstacle)) from None
        raise Mistakes({field: _said(found.obstacle)}) from None
    except CannotTypeset:
        raise NotNow(lambda t: t.transfers.not_typeset) from None
    doing.ring(HAND_OVER, transfer.id)


def _typed(doing: Doing) -> tuple[TransferGround, str]:
    given, text = doing.fields.one(_GROUND), doing.fields.one(_TEXT)
    if given not in set(TransferGround):
        raise Mistakes({_GROUND: lambda t: t.transfers.ground_missing})
    ground = TransferGround(given)
    if ground is TransferGround.OWN_JUDGEMENT and not text:
        raise Mistakes({_TEXT: lambda t: t.transfers.explanation_missing})
    return ground, text


def _said(obstacle: Obstacle) -> Word:
    return lambda t: t.transfers.obstacles[obstacle]


def _is_shielded(case: OpenCase) -> bool:
    """As far as the present decision says; the package looks at earlier ones as well."""
    decision = case.view.decision
    codes = {code for code, _ in decision.reasons} if decision else set()
    people = everybody(case.facts) if case.facts else []
    return is_shielded(codes, (one.kind for one in case.view.brought_in.reports), people)


GIVE_FORM: Final = CaseForm(
    name="overdragen",
    template="transfer_give.html",
    title=lambda t: t.transfers.give_title,
    done=lambda t: t.transfers.give_done,
    act=_give,
    show=_show,
)
