"""A finding of a person of the workbench is kept; what stands against it is said in their words."""

from typing import NoReturn
from uuid import UUID

from contracts.messages.finding import FindingKind
from foundation.inbox import Conflict
from notifier.cases.facts_store import FactsErased
from notifier.decision.facts import ReportedBy
from notifier.findings.keep_finding import keep_finding
from notifier.findings.new_finding import (
    DerivationChanged,
    FaultCode,
    FindingRefused,
    NewFinding,
    NothingToConfirm,
    RegisterSays,
    check_form,
    gezag_found,
)
from notifier.reports.written_down import write_down
from notifier.review.case.acting import BASIS
from notifier.review.case.forms import Doing, Mistakes, NotNow, Word
from notifier.review.findings.open_child import OpenChild
from notifier.review.findings.typed_gezag import KIND
from notifier.service import HAND_OVER_FINDINGS

JUDGEMENT = "oordeel"
_WRONG: dict[FaultCode, Word] = {
    FaultCode.SAME_PERSON: lambda t: t.findings.same_person,
    FaultCode.THE_CHILD: lambda t: t.findings.the_child,
    FaultCode.NOT_FICTITIOUS: lambda t: t.pick.not_fictitious,
}


def check_finding(doing: Doing, new: NewFinding, child: OpenChild) -> None:
    """Whether it could be kept now. Raises ``Mistakes`` and ``NotNow``."""
    try:
        check_form(new, test_mode=doing.desk.settings.test_mode)
        gezag_found(new, child.facts, child.mark)
    except (FindingRefused, RegisterSays, DerivationChanged, NothingToConfirm) as error:
        _refuse(error)


def keep_found(doing: Doing, new: NewFinding, *, oin: str, role: ReportedBy) -> UUID:
    """Keep it, with its audit entries; its id. Raises ``Mistakes`` and ``NotNow``."""
    try:
        received, persons = keep_finding(
            doing.connection, doing.service, doing.case.row, new,
            oin=oin, role=role, actor=doing.subject,
        )  # fmt: skip
    except (FindingRefused, RegisterSays, DerivationChanged, NothingToConfirm) as error:
        _refuse(error)
    except FactsErased:
        raise NotNow(lambda t: t.findings.erased) from None
    write_down(
        doing.connection,
        doing.service,
        actor=doing.subject,
        action="bevinding_gedaan",
        what=f"bevinding:{received.id}",
        result=type(received).__name__.lower(),
        basis=BASIS,
        origin=BASIS,
        persons=() if isinstance(received, Conflict) else persons,
    )
    doing.ring(HAND_OVER_FINDINGS, received.id)
    return received.id


def _refuse(
    error: FindingRefused | RegisterSays | DerivationChanged | NothingToConfirm,
) -> NoReturn:
    if isinstance(error, RegisterSays):
        raise NotNow(lambda t: t.findings.register_says) from None
    if isinstance(error, DerivationChanged):
        raise NotNow(lambda t: t.findings.derivation_changed) from None
    if isinstance(error, NothingToConfirm):
        raise Mistakes({JUDGEMENT: lambda t: t.findings.nothing_to_confirm}) from None
    if error.member == "seen":
        raise NotNow(lambda t: t.findings.derivation_changed) from None
    wrong = _WRONG.get(error.code, lambda t: t.findings.choose_kind)
    raise Mistakes({KIND: wrong}) from None


def is_correction(new: NewFinding) -> bool:
    """Whether it says something else than what was derived."""
    return new.kind is FindingKind.CORRECTED
