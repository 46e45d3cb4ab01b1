"""A report as a sender makes it, held against the table of who may report what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from contracts.values.bsn import Bsn
from notifier.decision.facts import Report, ReportedBy, ReportKind
from notifier.reports.who_may import MAY_MARK_CHECKED, MAY_MARK_CREDIBLE, RULES, Rule


class FaultCode(StrEnum):
    """What can be wrong with a report that is well-formed."""

    MISSING = "missing"
    ONE_OF = "one_of"
    NOT_FOR_THIS_KIND = "not_for_this_kind"
    SAME_PERSON = "same_person"
    NOT_FICTITIOUS = "not_fictitious"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: in which member, by its name in this program, and what."""

    member: str
    code: FaultCode


class ReportRefused(Exception):
    """The report does not hold together. No value of it is repeated."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """At least one fault."""
        super().__init__(", ".join(f"{fault.member}: {fault.code}" for fault in faults))
        self.faults = faults


class NotYoursToReport(Exception):
    """This organisation may not report this kind."""


class NotYoursToMark(Exception):
    """This organisation may not say of a report that it is credible or checked."""

    def __init__(self, member: str) -> None:
        """``member``: ``credible`` or ``checked``."""
        super().__init__(member)
        self.member = member


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """What was sent. ``sender_role`` is the organisation's; ``for_parent``: in a parent's name."""

    reference: str
    sender_role: ReportedBy
    for_parent: bool
    kind: ReportKind
    protects: Bsn | None = field(default=None, repr=False)
    against: Bsn | None = field(default=None, repr=False)
    about: Bsn | None = field(default=None, repr=False)
    credible: bool = False
    checked: bool = False

    @property
    def reported_by(self) -> ReportedBy:
        """Whose report it is."""
        return ReportedBy.PARENT if self.for_parent else self.sender_role

    @property
    def persons(self) -> dict[str, Bsn]:
        """Whom it names, by the member that does."""
        named = {"protects": self.protects, "against": self.against, "about": self.about}
        return {member: bsn for member, bsn in named.items() if bsn is not None}

    @property
    def as_report(self) -> Report:
        """As the decision reads it."""
        return Report(
            kind=self.kind,
            reported_by=self.reported_by,
            protects=self.protects,
            against=self.against,
            about=self.about,
            credible=self.credible,
            checked=self.checked,
        )


def check_new_report(report: NewReport, *, test_mode: bool) -> None:
    """Hold the report against its row of the table.

    Raises ``NotYoursToReport``, ``NotYoursToMark``, ``ReportRefused``.
    """
    rule = RULES[report.kind]
    if report.reported_by not in rule.senders:
        raise NotYoursToReport
    check_marks(report.kind, report.sender_role, credible=report.credible, checked=report.checked)
    faults = tuple(_faults(report, rule, test_mode=test_mode))
    if faults:
        raise ReportRefused(faults)


def check_marks(kind: ReportKind, role: ReportedBy, *, credible: bool, checked: bool) -> None:
    """Whether this organisation may mark a report of this kind so.

    Raises ``NotYoursToMark``, ``ReportRefused``.
    """
    rule = RULES[kind]
    for member, wanted, possible, who in (
        ("credible", credible, rule.can_be_credible, MAY_MARK_CREDIBLE),
        ("checked", checked, rule.can_be_checked, MAY_MARK_CHECKED),
    ):
        if wanted and role not in who:
            raise NotYoursToMark(member)
        if wanted and not possible:
            raise ReportRefused((Fault(member, FaultCode.NOT_FOR_THIS_KIND),))


def _faults(report: NewReport, rule: Rule, *, test_mode: bool) -> Iterator[Fault]:
    named = report.persons
    for member in sorted(rule.names.needed - named.keys()):
        yield Fault(member, FaultCode.MISSING)
    if rule.names.one_of and not rule.names.one_of & named.keys():
        for member in sorted(rule.names.one_of):
            yield Fault(member, FaultCode.ONE_OF)
    for member in sorted(named.keys() - rule.names.possible):
        yield Fault(member, FaultCode.NOT_FOR_THIS_KIND)
    if report.protects is not None and report.protects == report.against:
        yield Fault("against", FaultCode.SAME_PERSON)
    if test_mode:
        for member in sorted(named):
            if not named[member].fictitious:
                yield Fault(member, FaultCode.NOT_FICTITIOUS)
