"""Writing down that RvdK called a holder in place of a letter."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from contracts.values.dates import AMSTERDAM
from notifier.cases.case_view import opaque_id
from notifier.note_call import NewCall, note_call
from notifier.review.case.fields import Fields
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown, Word
from notifier.review.holds.judging import NO, YES, refused, ring_what_follows
from notifier.review.holds.people_told import Names
from notifier.verdicts.call_purpose import CallPurpose
from notifier.verdicts.calls_to_make import calls_to_make
from notifier.verdicts.refusal import CannotJudge, Refusal

_WHOM: Final = "wie"
_AT: Final = "gebeld_op"
_REACHED: Final = "bereikt"
_REMARK: Final = "toelichting"


def _show(shown: Shown) -> Mapping[str, object]:
    case, service = shown.case, shown.desk.service
    calls, _ = calls_to_make(shown.connection, service, case.row, case.facts)
    if not calls:
        raise NotNow(refused(Refusal.NOBODY_TO_CALL))
    names = Names.on(shown.desk, shown.visit, case)
    return {
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
    holder, at, reached = _holder(doing.fields), _moment(doing), _reached(doing.fields)
    if holder is None or at is None or reached is None:
        raise Mistakes(_mistakes(holder, at, reached=reached))
    new = NewCall(
        holder=holder, called_at=at, reached=reached, remark=doing.fields.one(_REMARK) or None
    )
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


def _mistakes(
    holder: UUID | None, at: datetime | None, *, reached: bool | None
) -> Mapping[str, Word]:
    found: dict[str, Word] = {}
    if holder is None:
        found[_WHOM] = lambda t: t.holds.choose_whom
    if at is None:
        found[_AT] = lambda t: t.holds.called_at_wrong
    if reached is None:
        found[_REACHED] = lambda t: t.holds.choose_reached
    return found


def _holder(fields: Fields) -> UUID | None:
    try:
        return UUID(fields.one(_WHOM))
    except ValueError:
        return None


def _moment(doing: Doing) -> datetime | None:
    """As a browser writes it, in the Netherlands; None where it cannot have been."""
    try:
        given = datetime.fromisoformat(doing.fields.one(_AT))
    except ValueError:
        return None
    at = given if given.tzinfo is not None else given.replace(tzinfo=AMSTERDAM)
    # A browser gives whole minutes, and the case may have opened within this one.
    opened = doing.case.row.opened_at.replace(second=0, microsecond=0)
    return at if opened <= at <= doing.now else None


def _reached(fields: Fields) -> bool | None:
    return {YES: True, NO: False}.get(fields.one(_REACHED))


CALL_FORM: Final = CaseForm(
    name="gezagshouder-gebeld",
    template="hold_call.html",
    title=lambda t: t.holds.call.title,
    done=lambda t: t.holds.call.done,
    show=_show,
    act=_act,
)
