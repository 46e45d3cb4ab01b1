"""Somebody takes back what was decided about a hold: what has not left does not leave any more."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from foundation.log import get_logger
from notifier.cases.case_row import CaseRow
from notifier.cases.timeline import Happening, note
from notifier.decision.facts import CaseFacts
from notifier.decision.verdict import BY_LETTER, Choice
from notifier.delivery.holder_message import FIRST_LETTERS, HolderMessage, messages_of_case
from notifier.delivery.message_state import IN_FLIGHT, WENT_OUT, MessageState
from notifier.redecide import redecide
from notifier.service import Service
from notifier.staff.roles import Role
from notifier.verdicts.hold import Hold, read_hold
from notifier.verdicts.refusal import CannotJudge, Refusal
from notifier.verdicts.verdict_state import EndedBecause, VerdictState
from notifier.verdicts.verdict_store import StoredVerdict, end_verdicts
from notifier.verdicts.who_may import may_take_back

_FIRST_OF_THESE: Final = (VerdictState.WAITS, VerdictState.DIFFERS, VerdictState.STANDS)
"""What was begun last is taken back first, and what stood before it stands again."""

_log = get_logger(__name__)


def take_back_verdict(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts | None,
    *,
    subject: str,
    roles: AbstractSet[Role],
    now: datetime,
) -> int:
    """In the transaction of the caller, who locked the case; how many letters had left already.

    Those can only be recalled. Raises ``CannotJudge``, also when all of them have left.
    """
    hold = read_hold(connection, service, case, facts)
    found = to_take_back(hold)
    if found is None:
        raise CannotJudge(Refusal.NOTHING_STANDS)
    refused = refuses_taking_back(hold, found, subject=subject, roles=roles)
    if refused is not None:
        raise CannotJudge(refused)
    messages = messages_of_case(connection, service, case.id)
    left = letters_left(found, messages)
    if left and not any(_waits(message) for message in messages):
        raise CannotJudge(Refusal.ALREADY_LEFT)
    end_verdicts(
        connection, case.id, EndedBecause.TAKEN_BACK, by=subject, now=now, states={found.state}
    )
    stood = found.state is VerdictState.STANDS
    happening = Happening.VERDICT_ENDED if stood else Happening.JUDGEMENT_ENDED
    note(connection, case.id, happening, found.choice, now=now, actor=subject)
    redecide(connection, service, case.id, now=now)
    _log.info("verdict_taken_back", zaak_id=str(case.id))
    return left


def to_take_back(hold: Hold) -> StoredVerdict | None:
    """What taking back would be about."""
    found = (hold.in_state(state) for state in _FIRST_OF_THESE)
    return next((one for one in found if one is not None), None)


def refuses_taking_back(
    hold: Hold, found: StoredVerdict, *, subject: str, roles: AbstractSet[Role]
) -> Refusal | None:
    """Why this person may not; None when they may."""
    own = subject in {judged.by for judged in found.judgements}
    if may_take_back(roles, hold.desk, found.state, found.choice, own=own):
        return None
    if found.choice is Choice.WITHHOLD:
        return Refusal.TWO_RELEASE
    differs = found.state is VerdictState.DIFFERS and Role.LEAD in roles
    return Refusal.SAME_PERSON if differs else Refusal.NOT_YOURS


def letters_left(verdict: StoredVerdict, messages: Iterable[HolderMessage]) -> int:
    """How many letters left, or may have, because of it."""
    since = verdict.stands_since
    if verdict.choice not in BY_LETTER or since is None:
        return 0
    first = [one for one in messages if one.kind in FIRST_LETTERS]
    gone = [m for m in first if m.state in WENT_OUT and m.sent_at and m.sent_at >= since]
    return len(gone) + sum(message.state in IN_FLIGHT for message in first)


def _waits(message: HolderMessage) -> bool:
    return message.kind in FIRST_LETTERS and message.state is MessageState.PLANNED
