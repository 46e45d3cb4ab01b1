"""Ca IKA is done with a case that it took over: it closes with how it ended."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from notifier.case_facts import read_case_facts
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.case_row import CaseRow
from notifier.cases.owner import owner_of
from notifier.cases.timeline import Happening, note
from notifier.close_case import close_locked
from notifier.decision.facts import ReportedBy
from notifier.decision.outcome import Flag
from notifier.delivery.holder_message import messages_of_case
from notifier.handover.handover_state import HandoverState
from notifier.handover.transfers import Transfer, move_transfer
from notifier.service import Service
from notifier.verdicts.may_close import check_closing


class NotTheirs(Exception):
    """Ca IKA does not own the case, so it is not theirs to finish."""


def finish_transfer(
    connection: Connection,
    service: Service,
    case: CaseRow,
    transfers: Sequence[Transfer],
    *,
    outcome: CaseOutcome,
    subject: str,
    now: datetime,
) -> None:
    """``transfers``: those of the case. A package that still waits for them waits no more.

    The caller holds the lock on the case. Ring ``RECONSIDER`` after the commit. Raises
    ``NotTheirs``, ``CannotJudge``, ``ClosedOtherwise``, ``FactsErased``.
    """
    taken = [one for one in transfers if one.state is HandoverState.TAKEN]
    if not taken or owner_of(one.state for one in transfers) is not Flag.CA_IKA:
        raise NotTheirs
    facts = read_case_facts(
        connection, service, case, messages_of_case(connection, service, case.id)
    )
    check_closing(connection, service, case, outcome, told=bool(facts.told))
    for transfer in taken:
        move_transfer(connection, transfer, HandoverState.DONE, now=now)
    for transfer in transfers:
        if transfer.waits:
            move_transfer(connection, transfer, HandoverState.WITHDRAWN, now=now)
    note(connection, case.id, Happening.TRANSFER_DONE, outcome, now=now, actor=subject)
    role = ReportedBy.CA_IKA
    close_locked(connection, service, case, outcome, oin=subject, role=role, now=now, actor=subject)
