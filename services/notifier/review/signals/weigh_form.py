"""A reviewer says of a report that it is credible or that its document was seen, or no longer."""

from collections.abc import Mapping
from typing import Final

from notifier.cases.timeline import Happening, note
from notifier.reports.by import By
from notifier.reports.report_store import StoredReport
from notifier.reports.set_marks import set_marks
from notifier.reports.who_may import MAY_MARK_CHECKED, MAY_MARK_CREDIBLE, RULES
from notifier.review.acting_as import acting_as
from notifier.review.case.acting import BASIS
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown, Word
from notifier.review.desk import Desk
from notifier.review.signals.entries import write_entry
from notifier.review.signals.one_report import REPORT, asked_report
from notifier.review.visit import Visit
from notifier.service import RECONSIDER
from notifier.storage.reports import EntryAct

CHECKED, CREDIBLE, _TEXT = "gecontroleerd", "geloofwaardig", "toelichting"
_YES, _NO = "ja", "nee"


def marks_for(desk: Desk, visit: Visit, report: StoredReport) -> tuple[str, ...]:
    """Which marks this person may set on this report; by the name of the field."""
    sender = acting_as(desk, visit)
    role = None if sender is None else sender.role
    rule = RULES[report.kind]
    possible = (
        (CHECKED, rule.can_be_checked and role in MAY_MARK_CHECKED),
        (CREDIBLE, rule.can_be_credible and role in MAY_MARK_CREDIBLE),
    )
    return tuple(name for name, may in possible if may)


def _show(shown: Shown) -> Mapping[str, object]:
    given = shown.fields.one(REPORT) or shown.visit.query.get(REPORT, "")
    report = asked_report(shown.connection, shown.desk, shown.case, given)
    marks = marks_for(shown.desk, shown.visit, report)
    if not marks:
        raise NotNow(lambda t: t.signals.no_marks)
    values = {CHECKED: report.report.checked, CREDIBLE: report.report.credible}
    chosen = {name: shown.fields.one(name) or (_YES if values[name] else _NO) for name in marks}
    return {"report": report, "marks": marks, "chosen": chosen}


def _weigh(doing: Doing) -> None:
    fields = doing.fields
    report = asked_report(doing.connection, doing.desk, doing.case, fields.one(REPORT))
    marks = marks_for(doing.desk, doing.visit, report)
    sender = acting_as(doing.desk, doing.visit)
    if not marks or sender is None or sender.role is None:
        raise NotNow(lambda t: t.signals.no_marks)
    wanted = {name: fields.one(name) == _YES for name in marks if fields.one(name)}
    was = {CHECKED: report.report.checked, CREDIBLE: report.report.credible}
    mistakes: dict[str, Word] = {}
    if all(value is was[name] for name, value in wanted.items()):
        mistakes[marks[0]] = lambda t: t.signals.nothing_changed
    if not fields.one(_TEXT):
        mistakes[_TEXT] = lambda t: t.signals.say_what_was_seen
    if mistakes:
        raise Mistakes(mistakes)
    set_marks(
        doing.connection, doing.service, report, sender.role,
        by=By(doing.subject, BASIS, BASIS), now=doing.now,
        checked=wanted.get(CHECKED), credible=wanted.get(CREDIBLE),
    )  # fmt: skip
    write_entry(doing, report.id, EntryAct.MARKED, fields.one(_TEXT))
    note(
        doing.connection,
        doing.case.row.id,
        Happening.REPORT_WEIGHED,
        report.kind,
        now=doing.now,
        actor=doing.subject,
    )
    doing.ring(RECONSIDER, report.id)


WEIGH_FORM: Final = CaseForm(
    name="signaal-beoordelen",
    template="signal_weigh.html",
    title=lambda t: t.signals.weigh_title,
    done=lambda t: t.signals.weigh_done,
    act=_weigh,
    show=_show,
)
