"""A case that a human closed is left as it was judged, until something new speaks for a look."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection

from contracts.values.bsn import Bsn
from notifier.cases.case_row import CaseRow
from notifier.cases.decisions import StoredDecision
from notifier.cases.handling_state import HandlingState
from notifier.cases.outcomes import standing_outcome
from notifier.decision.facts import AnswerKind
from notifier.decision.outcome import Decision, HolderDisposition
from notifier.reply.answer_store import stored_answers

_ASKS_FOR_A_HUMAN = frozenset({AnswerKind.OBJECT, AnswerKind.WRONG})


def stays_closed(
    connection: Connection,
    case: CaseRow,
    latest: StoredDecision | None,
    decision: Decision,
    newer: Mapping[Bsn, Bsn],
) -> bool:
    """Whether a human closed it, and nothing came since that the human did not know.

    New is a reason that was not among those of the decision that was closed on, somebody who has
    gezag and was not to be told by it, and an answer that asks for a human. Then the case reopens
    by the ordinary way; what the outcome said about its people stays, until who closed it takes
    that back. ``newer``: the number that somebody has now, by each one they had before.
    """
    if case.handling is not HandlingState.CLOSED or latest is None:
        return False
    outcome = standing_outcome(connection, case.id)
    if outcome is None:
        return False
    known = {reason.code for reason in latest.decision.reasons}
    new_reason = any(reason.code not in known for reason in decision.reasons)
    new_holder = set(_to_tell(decision, newer)) - set(_to_tell(latest.decision, newer))
    return not (new_reason or new_holder or _answered_since(connection, case, outcome.closed_at))


def _to_tell(decision: Decision, newer: Mapping[Bsn, Bsn]) -> Iterator[tuple[Bsn, Bsn]]:
    """Every holder who is to be told, with each child that it is about."""
    for outcome in decision.holders:
        if outcome.disposition is not HolderDisposition.NONE:
            for child in outcome.children:
                yield newer.get(outcome.holder, outcome.holder), newer.get(child, child)


def _answered_since(connection: Connection, case: CaseRow, closed_at: datetime) -> bool:
    return any(
        stored.received_at > closed_at
        and stored.answer in _ASKS_FOR_A_HUMAN
        and stored.withdrawn_at is None
        for stored in stored_answers(connection, case.id, people=(), children=())
    )
