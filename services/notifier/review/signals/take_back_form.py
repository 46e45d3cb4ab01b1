"""Who entered a report by mistake takes it back at once, and says why; so may the lead."""

from collections.abc import Mapping
from typing import Final

from notifier.cases.timeline import Happening, note
from notifier.reports.by import By
from notifier.reports.take_back_report import take_back_report
from notifier.review.case.acting import BASIS
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown
from notifier.review.signals.entries import entries_of, write_entry
from notifier.review.signals.one_report import REPORT, asked_report, may_take_back
from notifier.service import RECONSIDER
from notifier.storage.reports import EntryAct

_WHY = "reden"


def _show(shown: Shown) -> Mapping[str, object]:
    given = shown.fields.one(REPORT) or shown.visit.query.get(REPORT, "")
    report = asked_report(shown.connection, shown.desk, shown.case, given)
    entries = entries_of(shown.connection, shown.desk.service.keyring, [report.id])
    if not may_take_back(shown.visit, entries):
        raise NotNow(lambda t: t.signals.not_yours)
    return {"report": report}


def _take_back(doing: Doing) -> None:
    report = asked_report(doing.connection, doing.desk, doing.case, doing.fields.one(REPORT))
    entries = entries_of(doing.connection, doing.service.keyring, [report.id])
    if not may_take_back(doing.visit, entries):
        raise NotNow(lambda t: t.signals.not_yours)
    why = doing.fields.one(_WHY)
    if not why:
        raise Mistakes({_WHY: lambda t: t.signals.say_why})
    by = By(doing.subject, BASIS, BASIS)
    take_back_report(doing.connection, doing.service, report, by=by, now=doing.now)
    write_entry(doing, report.id, EntryAct.WITHDRAWN, why)
    note(
        doing.connection,
        doing.case.row.id,
        Happening.REPORT_TAKEN_BACK,
        report.kind,
        now=doing.now,
        actor=doing.subject,
    )
    doing.ring(RECONSIDER, report.id)


TAKE_BACK_FORM: Final = CaseForm(
    name="signaal-intrekken",
    template="signal_take_back.html",
    title=lambda t: t.signals.take_back_title,
    done=lambda t: t.signals.take_back_done,
    act=_take_back,
    show=_show,
)
