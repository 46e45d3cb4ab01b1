"""Writing down that somebody called a holder, and how that went."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from contracts.values.dates import AMSTERDAM
from notifier.cases.case_view import opaque_id
from notifier.note_call import NewCall, note_call
from notifier.review.case.fields import Fields
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown, Word
from notifier.review.holds.judging import refused, ring_what_follows
from notifier.review.holds.people_told import Names
from notifier.verdicts.call_purpose import CallAnswer, CallPurpose
from notifier.verdicts.calls_to_make import calls_to_make
from notifier.verdicts.refusal import CannotJudge, Refusal

_WHOM: Final = "wie"
_AT: Final = "gebeld_op"
_ANSWER: Final = "uitkomst"
_CHECKED: Final = "nagegaan"
_AGAIN: Final = "terugbellen_op"
_REMARK: Final = "toelichting"


def _show(shown: Shown) -> Mapping[str, object]:
    case, service = shown.case, shown.desk.service
    calls, _ = calls_to_make(shown.connection, service, case.row, case.facts)
    if not calls:
        raise NotNow(refused(Refusal.NOBODY_TO_CALL))
    names = Names.on(shown.desk, shown.visit, case)
    return {
        "phone": service.sender.phone,
        "calls": [
            (
                str(opaque_id(service, case.row.id, call.holder)),
                call.purpose is CallPurpose.TAKE_BACK,
                names.of(call.holder),
                names.of_all(call.children),
            )
            for call in calls
        ],
    }


def _act(doing: Doing) -> None:
    new = _read(doing)
    try:
        note_call(
            doing.connection,
            doing.service,
            doing.case.row,
            doing.case.facts,
            new,
            subject=doing.subject,
            roles=doing.roles,
            now=doing.now,
        )
    except CannotJudge as error:
        raise NotNow(refused(error.why)) from None
    ring_what_follows(doing)


def _read(doing: Doing) -> NewCall:
    fields = doing.fields
    holder, at, answer = _holder(fields), _past(doing), _answer(fields)
    again = _moment(fields, _AGAIN)
    found: dict[str, Word] = {}
    if holder is None:
        found[_WHOM] = lambda t: t.holds.calling.choose_whom
    if at is None:
        found[_AT] = lambda t: t.holds.calling.at_wrong
    if answer is None:
        found[_ANSWER] = lambda t: t.holds.calling.choose_answer
    if answer is CallAnswer.SPOKE and not fields.ticked(_CHECKED):
        found[_CHECKED] = lambda t: t.holds.calling.check_first
    if fields.one(_AGAIN) and (again is None or again <= doing.now):
        found[_AGAIN] = lambda t: t.holds.calling.again_wrong
    if holder is None or at is None or answer is None or found:
        raise Mistakes(found)
    return NewCall(
        holder=holder,
        called_at=at,
        answer=answer,
        again_at=again if answer is CallAnswer.CALL_AGAIN else None,
        remark=fields.one(_REMARK) or None,
    )


def _holder(fields: Fields) -> UUID | None:
    try:
        return UUID(fields.one(_WHOM))
    except ValueError:
        return None


def _past(doing: Doing) -> datetime | None:
    """None where it cannot have been."""
    at = _moment(doing.fields, _AT)
    # A browser gives whole minutes, and the case may have opened within this one.
    opened = doing.case.row.opened_at.replace(second=0, microsecond=0)
    return at if at is not None and opened <= at <= doing.now else None


def _moment(fields: Fields, name: str) -> datetime | None:
    """As a browser writes it, in the Netherlands; None where it is none."""
    try:
        given = datetime.fromisoformat(fields.one(name))
    except ValueError:
        return None
    return given if given.tzinfo is not None else given.replace(tzinfo=AMSTERDAM)


def _answer(fields: Fields) -> CallAnswer | None:
    value = fields.one(_ANSWER)
    return CallAnswer(value) if value in set(CallAnswer) else None


CALL_FORM: Final = CaseForm(
    name="gezagshouder-gebeld",
    template="hold_call.html",
    title=lambda t: t.holds.call.title,
    done=lambda t: t.holds.call.done,
    show=_show,
    act=_act,
)
