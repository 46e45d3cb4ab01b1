"""Taking back what was decided about a hold."""

from collections.abc import Mapping
from typing import Final

from notifier.delivery.holder_message import messages_of_case
from notifier.review.case.acting import subject_of
from notifier.review.case.forms import CaseForm, Doing, NotNow, Shown
from notifier.review.holds.judging import hold_on, refused, ring_what_follows
from notifier.take_back_verdict import (
    letters_left,
    refuses_taking_back,
    take_back_verdict,
    to_take_back,
)
from notifier.verdicts.refusal import CannotJudge, Refusal


def _show(shown: Shown) -> Mapping[str, object]:
    hold = hold_on(shown)
    found = to_take_back(hold)
    if found is None:
        raise NotNow(refused(Refusal.NOTHING_STANDS))
    why_not = refuses_taking_back(
        hold, found, subject=subject_of(shown.visit), roles=shown.visit.roles
    )
    if why_not is not None:
        raise NotNow(refused(why_not))
    messages = messages_of_case(shown.connection, shown.desk.service, shown.case.row.id)
    return {"verdict": found, "left": letters_left(found, messages)}


def _act(doing: Doing) -> None:
    try:
        take_back_verdict(
            doing.connection,
            doing.service,
            doing.case.row,
            doing.case.facts,
            subject=doing.subject,
            roles=doing.roles,
            now=doing.now,
        )
    except CannotJudge as error:
        raise NotNow(refused(error.why)) from None
    ring_what_follows(doing)


TAKE_BACK_VERDICT_FORM: Final = CaseForm(
    name="terugnemen",
    template="hold_take_back.html",
    title=lambda t: t.holds.take_back.title,
    done=lambda t: t.holds.take_back.done,
    show=_show,
    act=_act,
)
