"""Closing a held case of which nobody was told is silence, which one person never chooses alone.

A fact by which nobody needs to be told ends a hold in one hand; any other reason only after two
people decided to withhold (domain/safety §2, A11).
"""

from typing import Final

from sqlalchemy import Connection

from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.case_row import CaseRow
from notifier.decision.outcome import Disposition
from notifier.decision.verdict import Choice
from notifier.service import Service
from notifier.verdicts.refusal import CannotJudge, Refusal
from notifier.verdicts.verdict_state import VerdictState
from notifier.verdicts.verdict_store import open_verdicts

NOBODY_TO_TELL: Final = (
    CaseOutcome.CONSENT_CONFIRMED,
    CaseOutcome.COURT_PERMISSION,
    CaseOutcome.FAMILY_TOGETHER,
    CaseOutcome.DECLARATION_WITHDRAWN,
    CaseOutcome.DECLARATION_REFUSED,
    CaseOutcome.NOT_A_HOLDER,
    CaseOutcome.DATA_ERROR,
    CaseOutcome.OF_AGE,
)
"""Facts, and never danger: for that two people withhold, until a date."""

_KNOW_ALREADY: Final = frozenset(
    {CaseOutcome.REMOVAL_CONFIRMED, CaseOutcome.RETURNED, CaseOutcome.AGREEMENT}
)
"""Whoever stayed has to do with these themselves."""


def check_closing(
    connection: Connection, service: Service, case: CaseRow, outcome: CaseOutcome, *, told: bool
) -> None:
    """``told``: somebody was, and that stands. Raises ``CannotJudge``."""
    verdicts = open_verdicts(connection, service.keyring, case.id)
    states = {verdict.state for verdict in verdicts}
    if VerdictState.WAITS in states:
        raise CannotJudge(Refusal.SECOND_FIRST)
    if VerdictState.DIFFERS in states:
        raise CannotJudge(Refusal.LEAD_DECIDES)
    if case.disposition != Disposition.HOLD or told:
        return
    if outcome in NOBODY_TO_TELL or outcome in _KNOW_ALREADY:
        return
    if not any(verdict.choice is Choice.WITHHOLD for verdict in verdicts):
        raise CannotJudge(Refusal.TWO_WITHHOLD)
