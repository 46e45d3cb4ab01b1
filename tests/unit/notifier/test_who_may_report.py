"""The table of who may report what, whom a report names, and who may mark it."""

from itertools import product

import pytest

from contracts.values.bsn import Bsn
from notifier.decision.facts import ReportedBy, ReportKind
from notifier.decision.risk import PROFESSIONALS
from notifier.decision.safety_rows import PROTECTION
from notifier.reports.new_report import (
    Fault,
    FaultCode,
    NewReport,
    NotYoursToMark,
    NotYoursToReport,
    ReportRefused,
    check_new_report,
)
from notifier.reports.who_may import MAY_MARK_CHECKED, MAY_MARK_CREDIBLE, RULES, kinds_of

ONE, OTHER, CHILD = Bsn("999900006"), Bsn("999900018"), Bsn("999900031")
NOT_FICTITIOUS = Bsn("123456782")
MEMBERS = {"protects": ONE, "against": OTHER, "about": CHILD}
ORGANISATIONS = sorted(set(ReportedBy) - {ReportedBy.PARENT})


def new(kind: ReportKind, role: ReportedBy, *members: str, **changed: object) -> NewReport:
    named = {member: MEMBERS[member] for member in members}
    values = {"reference": "r1", "for_parent": False, "kind": kind, "sender_role": role}
    return NewReport(**values | named | changed)  # type: ignore[arg-type]


def least(kind: ReportKind) -> tuple[str, ...]:
    names = RULES[kind].names
    return (*sorted(names.needed), *sorted(names.one_of)[:1])


def faults(report: NewReport, *, test_mode: bool = True) -> set[Fault]:
    with pytest.raises(ReportRefused) as refused:
        check_new_report(report, test_mode=test_mode)
    return set(refused.value.faults)


def test_every_kind_has_a_row_with_senders_and_somebody_to_name() -> None:
    assert set(RULES) == set(ReportKind)
    for rule in RULES.values():
        assert rule.senders
        assert rule.names.needed or rule.names.one_of


@pytest.mark.parametrize(("kind", "role"), list(product(ReportKind, ORGANISATIONS)))
def test_only_the_organisations_of_the_row_report_it(kind: ReportKind, role: ReportedBy) -> None:
    report = new(kind, role, *least(kind))
    if role in RULES[kind].senders:
        check_new_report(report, test_mode=True)
        assert kind in kinds_of(role)
    else:
        with pytest.raises(NotYoursToReport):
            check_new_report(report, test_mode=True)


@pytest.mark.parametrize("kind", list(ReportKind))
def test_a_parent_is_heard_through_a_municipality(kind: ReportKind) -> None:
    report = new(kind, ReportedBy.MUNICIPALITY, *least(kind), for_parent=True)
    assert report.reported_by is ReportedBy.PARENT
    if ReportedBy.PARENT in RULES[kind].senders:
        check_new_report(report, test_mode=True)
    else:
        with pytest.raises(NotYoursToReport):
            check_new_report(report, test_mode=True)


def test_a_wish_never_to_be_notified_is_the_persons_own() -> None:
    assert RULES[ReportKind.NEVER_NOTIFY].senders == {ReportedBy.PARENT}


def test_a_professional_referral_is_what_r16_counts() -> None:
    assert RULES[ReportKind.REFERRAL].senders == set(PROFESSIONALS)


@pytest.mark.parametrize("kind", PROTECTION)
def test_a_ban_says_who_is_protected_from_whom(kind: ReportKind) -> None:
    role = ReportedBy.POLICE
    assert faults(new(kind, role, "protects")) == {Fault("against", FaultCode.MISSING)}
    assert faults(new(kind, role, "against")) == {Fault("protects", FaultCode.MISSING)}
    assert faults(new(kind, role, "protects", "against", "about")) == {
        Fault("about", FaultCode.NOT_FOR_THIS_KIND)
    }
    assert faults(new(kind, role, "protects", against=ONE)) == {
        Fault("against", FaultCode.SAME_PERSON)
    }


@pytest.mark.parametrize("kind", list(ReportKind))
def test_what_a_row_does_not_name_is_refused_and_what_it_needs_is_asked(kind: ReportKind) -> None:
    names, role = RULES[kind].names, min(RULES[kind].senders)
    parent = role is ReportedBy.PARENT
    sender = ReportedBy.MUNICIPALITY if parent else role
    nobody = faults(new(kind, sender, for_parent=parent))
    assert {fault.member for fault in nobody} == names.needed | names.one_of
    everybody = new(kind, sender, *MEMBERS, for_parent=parent)
    if names.possible == set(MEMBERS):
        check_new_report(everybody, test_mode=True)
    else:
        assert {fault.member for fault in faults(everybody)} == set(MEMBERS) - names.possible


def test_in_test_mode_only_fictitious_people() -> None:
    report = new(ReportKind.PLACED, ReportedBy.GI, about=NOT_FICTITIOUS)
    assert faults(report) == {Fault("about", FaultCode.NOT_FICTITIOUS)}
    check_new_report(report, test_mode=False)


@pytest.mark.parametrize("role", ORGANISATIONS)
def test_who_judges_and_who_has_seen_the_document(role: ReportedBy) -> None:
    threat, order = ReportKind.THREAT, ReportKind.COURT_ORDER_CONTRADICTS
    for kind, mark, who in (
        (threat, "credible", MAY_MARK_CREDIBLE),
        (order, "checked", MAY_MARK_CHECKED),
    ):
        if role not in RULES[kind].senders:
            continue
        report = new(kind, role, "about", **{mark: True})
        if role in who:
            check_new_report(report, test_mode=True)
        else:
            with pytest.raises(NotYoursToMark):
                check_new_report(report, test_mode=True)


def test_a_mark_that_says_nothing_about_this_kind_is_refused() -> None:
    report = new(ReportKind.SUPERVISION, ReportedBy.RVDK, "about", credible=True)
    assert faults(report) == {Fault("credible", FaultCode.NOT_FOR_THIS_KIND)}


def test_a_refusal_repeats_no_number() -> None:
    with pytest.raises(ReportRefused) as refused:
        check_new_report(new(ReportKind.HUISVERBOD, ReportedBy.POLICE, "about"), test_mode=True)
    assert CHILD.reveal() not in str(refused.value)
    assert CHILD.reveal() not in repr(new(ReportKind.PLACED, ReportedBy.GI, "about"))
