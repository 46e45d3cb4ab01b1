"""A finding is taken back, with the reason: from that moment nothing rests on it."""

from collections.abc import Mapping
from typing import Final

from notifier.cases.facts_store import FactsErased
from notifier.cases.finding_view import FindingView
from notifier.findings.undo_finding import undo_finding
from notifier.reports.written_down import write_down
from notifier.review.acting_as import acting_as
from notifier.review.case.acting import BASIS
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown
from notifier.review.case.opening import OpenCase
from notifier.review.desk import Desk
from notifier.review.findings.written import Seen, write_seen
from notifier.review.visit import Visit
from notifier.service import DELIVER, HAND_OVER, HAND_OVER_FINDINGS
from notifier.storage.findings import FindingAct

FINDING: Final = "bevinding"
_WHY: Final = "reden"


def may_undo(desk: Desk, visit: Visit, found: FindingView) -> bool:
    """The organisation that found it, as long as it is not taken back."""
    sender = acting_as(desk, visit)
    mine = sender is not None and sender.role is found.stored.role
    return mine and found.stored.withdrawn_at is None


def _asked(desk: Desk, visit: Visit, case: OpenCase, given: str) -> FindingView:
    """Raises ``NotNow``."""
    found = next((f for f in case.view.brought_in.findings if str(f.stored.id) == given), None)
    if found is None or found.stored.withdrawn_at is not None:
        raise NotNow(lambda t: t.findings.not_there)
    if not may_undo(desk, visit, found):
        raise NotNow(lambda t: t.findings.found_by_another)
    return found


def _show(shown: Shown) -> Mapping[str, object]:
    given = shown.fields.one(FINDING) or shown.visit.query.get(FINDING, "")
    return {"found": _asked(shown.desk, shown.visit, shown.case, given)}


def _undo(doing: Doing) -> None:
    found = _asked(doing.desk, doing.visit, doing.case, doing.fields.one(FINDING))
    why = doing.fields.one(_WHY)
    if not why:
        raise Mistakes({_WHY: lambda t: t.findings.say_why})
    try:
        undo_finding(
            doing.connection, doing.service, doing.case.row, found.stored,
            actor=doing.subject, now=doing.now,
        )  # fmt: skip
    except FactsErased:
        raise NotNow(lambda t: t.findings.erased) from None
    write_seen(doing, found.stored.id, FindingAct.WITHDRAWN, Seen(why))
    write_down(
        doing.connection,
        doing.service,
        actor=doing.subject,
        action="bevinding_ingetrokken",
        what=f"bevinding:{found.stored.id}",
        result="ingetrokken",
        basis=BASIS,
        origin=BASIS,
    )
    for task in (HAND_OVER_FINDINGS, HAND_OVER, DELIVER):
        doing.ring(task, found.stored.id)


UNDO_FORM: Final = CaseForm(
    name="gezag-intrekken",
    template="finding_undo.html",
    title=lambda t: t.findings.undo_title,
    done=lambda t: t.findings.undo_done,
    act=_undo,
    show=_show,
)
