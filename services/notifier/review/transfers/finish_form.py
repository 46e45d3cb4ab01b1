"""Ca IKA is done with a case: it closes with how it ended."""

from collections.abc import Mapping
from typing import Final

from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.owner import owner_of
from notifier.close_case import ClosedOtherwise
from notifier.decision.outcome import Flag
from notifier.finish_transfer import NotTheirs, finish_transfer
from notifier.handover.transfers import transfers_of
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown
from notifier.service import RECONSIDER
from notifier.verdicts.refusal import CannotJudge

_OUTCOME: Final = "uitkomst"
OUTCOMES: Final = (
    CaseOutcome.REMOVAL_CONFIRMED,
    CaseOutcome.RETURNED,
    CaseOutcome.AGREEMENT,
    CaseOutcome.CONSENT_CONFIRMED,
    CaseOutcome.COURT_PERMISSION,
    CaseOutcome.OBJECTION_UNFOUNDED,
    CaseOutcome.OF_AGE,
    CaseOutcome.DATA_ERROR,
    CaseOutcome.NO_FURTHER_ROLE,
)
"""How a case may end after the child has left; what else there is, is for before."""


def _show(shown: Shown) -> Mapping[str, object]:
    transfers = transfers_of(shown.connection, shown.case.row.id)
    if owner_of(one.state for one in transfers) is not Flag.CA_IKA:
        raise NotNow(lambda t: t.transfers.finish_nothing)
    return {"outcomes": OUTCOMES}


def _finish(doing: Doing) -> None:
    given = doing.fields.one(_OUTCOME)
    if given not in set(OUTCOMES):
        raise Mistakes({_OUTCOME: lambda t: t.transfers.finish_outcome_missing})
    case = doing.case.row
    try:
        finish_transfer(
            doing.connection,
            doing.service,
            case,
            transfers_of(doing.connection, case.id),
            outcome=CaseOutcome(given),
            subject=doing.subject,
            now=doing.now,
        )
    except (NotTheirs, ClosedOtherwise):
        raise NotNow(lambda t: t.transfers.finish_nothing) from None
    except CannotJudge as error:
        why = error.why
        raise NotNow(lambda t: t.holds.refusals[why]) from None
    doing.ring(RECONSIDER, case.id)


FINISH_FORM: Final = CaseForm(
    name="afgerond",
    template="transfer_finish.html",
    title=lambda t: t.transfers.finish_title,
    done=lambda t: t.transfers.finish_done,
    act=_finish,
    show=_show,
)
