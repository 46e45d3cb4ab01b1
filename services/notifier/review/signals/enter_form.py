"""A reviewer enters what a partner told by phone or mail.

First who told it, then what: so the form asks only what belongs to that, and a wrong pair cannot be
filled in. It counts as a report of that partner, entered by this person.
"""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import uuid4

from notifier.cases.timeline import Happening, note
from notifier.decision.facts import ReportedBy, ReportKind
from notifier.reports.by import By
from notifier.reports.new_report import FaultCode, NewReport, ReportRefused, check_new_report
from notifier.reports.report_store import locked_report
from notifier.reports.set_marks import set_marks
from notifier.reports.take_report import take_report
from notifier.reports.who_may import (
    MAY_MARK_CHECKED,
    MAY_MARK_CREDIBLE,
    MAY_SPEAK_FOR_A_PARENT,
    RULES,
    kinds_of,
)
from notifier.review.acting_as import acting_as
from notifier.review.case.acting import BASIS
from notifier.review.case.fields import Fields
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown, Word
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Offer
from notifier.review.case.picking import NUMBER, options, people_of, picked
from notifier.review.pages.rendering import TEXTS
from notifier.review.signals.entries import write_entry
from notifier.review.visit import Visit
from notifier.service import RECONSIDER
from notifier.storage.reports import EntryAct

FIELDS: Final = {"protects": "beschermt", "against": "tegen", "about": "betreft"}
"""Whom a report names: by its name in the program, as the field is called."""

_TEXT, _CALLER, _KIND = "toelichting", "door", "soort"
_CHECKED, _CREDIBLE = "gecontroleerd", "geloofwaardig"
_BY_OTHERS_TOO: Final = frozenset({ReportedBy.RVDK, ReportedBy.CA_IKA})
_WHAT_IS_WRONG: Final[dict[FaultCode, Word]] = {
    FaultCode.MISSING: lambda t: t.pick.nobody_picked,
    FaultCode.ONE_OF: lambda t: t.signals.one_of,
    FaultCode.NOT_FOR_THIS_KIND: lambda t: t.signals.not_for_this_kind,
    FaultCode.SAME_PERSON: lambda t: t.signals.same_person,
    FaultCode.NOT_FICTITIOUS: lambda t: t.pick.not_fictitious,
}


def callers_for(role: ReportedBy) -> tuple[ReportedBy, ...]:
    """Whose reports somebody of this organisation may enter.

    RvdK and Ca IKA are called by everybody; a municipality enters its own, and a parent's.
    """
    if role in _BY_OTHERS_TOO:
        return tuple(one for one in ReportedBy if kinds_of(one))
    return (ReportedBy.MUNICIPALITY, ReportedBy.PARENT)


def kinds_for(caller: ReportedBy, role: ReportedBy) -> tuple[ReportKind, ...]:
    """What of this caller somebody of this organisation may enter.

    That a holder never wants to hear anything silences us, so it is not taken from a voice on the
    phone: the holder says so on the reply page, or to a municipality that sees who it is.
    """
    knows_who = caller is not ReportedBy.PARENT or role in MAY_SPEAK_FOR_A_PARENT
    return tuple(
        kind for kind in kinds_of(caller) if knows_who or kind is not ReportKind.NEVER_NOTIFY
    )


def _show(shown: Shown) -> Mapping[str, object]:
    sender = acting_as(shown.desk, shown.visit)
    texts = TEXTS[shown.visit.frame.language]
    told = people_of(shown.desk, shown.visit, shown.case, texts)
    if sender is None or sender.role is None or told is None:
        raise NotNow(lambda t: t.signals.no_people)
    callers = callers_for(sender.role)
    caller, kind = _chosen(shown.fields, shown.visit, callers, sender.role)
    rule = None if kind is None else RULES[kind]
    return {
        "caller": caller,
        "kind": kind,
        "callers": callers,
        "kinds": () if caller is None else kinds_for(caller, sender.role),
        "members": () if rule is None else _members(kind),
        "people": options(told),
        "may_check": rule is not None and rule.can_be_checked and sender.role in MAY_MARK_CHECKED,
        "may_believe": (
            rule is not None and rule.can_be_credible and sender.role in MAY_MARK_CREDIBLE
        ),
    }


def _chosen(
    fields: Fields, visit: Visit, callers: Sequence[ReportedBy], role: ReportedBy
) -> tuple[ReportedBy | None, ReportKind | None]:
    """What the address says goes before what was typed earlier; what does not fit is asked anew."""
    given = visit.query.get(_CALLER)
    caller_text = given if given is not None else fields.one(_CALLER)
    kind_text = visit.query.get(_KIND, "") if given is not None else fields.one(_KIND)
    caller = next((one for one in callers if one == caller_text), None)
    kinds = () if caller is None else kinds_for(caller, role)
    return caller, next((one for one in kinds if one == kind_text), None)


def _members(kind: ReportKind | None) -> list[tuple[str, str, bool]]:
    """Name of the field, of the member, and whether it may be left open."""
    if kind is None:
        return []
    names = RULES[kind].names
    return [
        (field, member, member in names.allowed)
        for member, field in FIELDS.items()
        if member in names.possible
    ]


def _enter(doing: Doing) -> None:
    sender = acting_as(doing.desk, doing.visit)
    if sender is None or sender.role is None:
        raise NotNow(lambda t: t.signals.no_people)
    new = _read(doing, sender.role)
    fields, service, connection = doing.fields, doing.service, doing.connection
    by = By(doing.subject, BASIS, BASIS)
    received = take_report(connection, service, new, sender=sender.oin, by=by, now=doing.now)
    checked, credible = fields.ticked(_CHECKED), fields.ticked(_CREDIBLE)
    report = locked_report(connection, service, received.id)
    if report is not None and (checked or credible):
        set_marks(
            connection, service, report, sender.role, by=by, now=doing.now,
            checked=checked or None, credible=credible or None,
        )  # fmt: skip
    write_entry(doing, received.id, EntryAct.ENTERED, fields.one(_TEXT))
    note(
        connection,
        doing.case.row.id,
        Happening.REPORT_ENTERED,
        new.kind,
        now=doing.now,
        actor=doing.subject,
    )
    doing.ring(RECONSIDER, received.id)


def _read(doing: Doing, role: ReportedBy) -> NewReport:
    """Raises ``Mistakes``."""
    fields, mistakes = doing.fields, dict[str, Word]()
    caller = next((one for one in callers_for(role) if one == fields.one(_CALLER)), None)
    kinds = () if caller is None else kinds_for(caller, role)
    kind = next((one for one in kinds if one == fields.one(_KIND)), None)
    told = people_of(doing.desk, doing.visit, doing.case, TEXTS[doing.visit.frame.language])
    if caller is None or kind is None or told is None:
        raise Mistakes({_KIND: lambda t: t.signals.choose_first})
    test_mode = doing.desk.settings.test_mode
    people = {
        member: picked(fields, field, told.cast, mistakes, test_mode=test_mode)
        for member, field in FIELDS.items()
        if member in RULES[kind].names.possible
    }
    if not fields.one(_TEXT):
        mistakes[_TEXT] = lambda t: t.signals.say_who
    named = {member: None if one is None else one.bsn for member, one in people.items()}
    new = NewReport(
        reference=f"werkbank:{uuid4()}",
        sender_role=caller,
        for_parent=caller is ReportedBy.PARENT,
        kind=kind,
        protects=named.get("protects"),
        against=named.get("against"),
        about=named.get("about"),
    )
    try:
        check_new_report(new, test_mode=test_mode)
    except ReportRefused as refused:
        for fault in refused.faults:
            field = FIELDS[fault.member]
            if field not in mistakes and field + NUMBER not in mistakes:
                mistakes[field] = _WHAT_IS_WRONG[fault.code]
    if mistakes:
        raise Mistakes(mistakes)
    return new


def signal_offers(visit: Visit, case: OpenCase) -> Sequence[Offer]:
    """Always: somebody may call about any case."""
    del visit
    return (Offer(lambda t: t.signals.offer, f"{case.address}/signaal", "signaal", rank=6),)


ENTER_FORM: Final = CaseForm(
    name="signaal",
    template="signal_form.html",
    title=lambda t: t.signals.title,
    done=lambda t: t.signals.done,
    act=_enter,
    show=_show,
)
