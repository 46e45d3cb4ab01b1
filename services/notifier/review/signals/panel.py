"""The reports about people of a case, with what was done to them here and what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from contracts.values.bsn import Bsn
from notifier.cases.related import related_to
from notifier.reports.report_store import StoredReport, reports_about
from notifier.review.access.table import NOBODY, WHO_MAY
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Panel
from notifier.review.case.picking import people_of
from notifier.review.desk import Desk
from notifier.review.pages.rendering import TEXTS
from notifier.review.pages.texts import Texts
from notifier.review.shown_case.told import Told
from notifier.review.signals.entries import Entry, entries_of
from notifier.review.signals.one_report import may_take_back
from notifier.review.signals.weigh_form import marks_for
from notifier.review.visit import Visit
from notifier.staff.roles import Role

_NOT_THEIR_WORDS: Final = frozenset({Role.MUNICIPAL_SPECIALIST})
"""What RvdK wrote with a report is not for a municipality; what is reported stands there."""


@dataclass(frozen=True)
class ShownReport:
    """``about``: a sentence per person; the addresses are empty where this visitor may not."""

    kind: str
    by: str
    at: datetime
    about: tuple[str, ...]
    marks: tuple[str, ...]
    withdrawn: bool
    entries: tuple[Entry, ...]
    weigh: str
    take_back: str


def _show(
    desk: Desk, visit: Visit, connection: Connection, case: OpenCase
) -> Mapping[str, object] | None:
    if not case.view.brought_in.reports:
        return None
    texts = TEXTS[visit.frame.language]
    told = people_of(desk, visit, case, texts)
    stored = reports_about(connection, desk.service, related_to(connection, case.row.id))
    entries = entries_of(connection, desk.service.keyring, (one.id for one in stored))
    return {
        "reports": [
            _report(
                desk, visit, case, one, tuple(e for e in entries if e.report_id == one.id),
                told=told, texts=texts,
            )
            for one in reversed(stored)
        ]
    }  # fmt: skip


def _report(
    desk: Desk,
    visit: Visit,
    case: OpenCase,
    stored: StoredReport,
    entries: tuple[Entry, ...],
    *,
    told: Told | None,
    texts: Texts,
) -> ShownReport:
    may = {
        name: bool(WHO_MAY.get(name, NOBODY) & visit.roles) and stored.withdrawn_at is None
        for name in ("signaal-beoordelen", "signaal-intrekken")
    }
    weigh = may["signaal-beoordelen"] and bool(marks_for(desk, visit, stored))
    back = may["signaal-intrekken"] and may_take_back(visit, entries)
    which = f"?signaal={stored.id}"
    return ShownReport(
        kind=texts.happening.codes["ReportKind"][stored.kind],
        by=texts.signals.callers[stored.report.reported_by],
        at=stored.received_at,
        about=_about(stored, told, texts),
        marks=_marks(stored, texts),
        withdrawn=stored.withdrawn_at is not None,
        entries=_readable(visit, entries),
        weigh=f"{case.address}/signaal-beoordelen{which}" if weigh else "",
        take_back=f"{case.address}/signaal-intrekken{which}" if back else "",
    )


def _readable(visit: Visit, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    if visit.roles - _NOT_THEIR_WORDS:
        return entries
    mine = None if visit.login is None else visit.login.visitor.subject
    return tuple(one for one in entries if one.subject == mine)


def _about(stored: StoredReport, told: Told | None, texts: Texts) -> tuple[str, ...]:
    report, words = stored.report, texts.signals

    def who(bsn: Bsn) -> str:
        known = None if told is None else told.cast.by_bsn.get(bsn)
        return texts.pick.outside if told is None or known is None else told.member(known)

    said = []
    if report.protects is not None and report.against is not None:
        said.append(words.from_whom.format(who=who(report.protects), whom=who(report.against)))
    elif report.against is not None:
        said.append(words.against.format(who=who(report.against)))
    elif report.protects is not None:
        said.append(words.protects.format(who=who(report.protects)))
    if report.about is not None:
        said.append(words.about.format(who=who(report.about)))
    return tuple(said)


def _marks(stored: StoredReport, texts: Texts) -> tuple[str, ...]:
    words, report = texts.signals, stored.report
    marks = [words.is_checked] if report.checked else []
    marks += [words.is_credible] if report.credible else []
    return tuple(marks)


SIGNALS_PANEL: Final = Panel("signalen", "signals_panel.html", _show)
