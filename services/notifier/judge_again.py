"""The second of two people judges a hold, without knowing what the first chose."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from contracts.values.dates import local_date
from foundation.log import get_logger
from notifier.cases.case_row import CaseRow, change_case
from notifier.cases.timeline import Happening, note
from notifier.decision.facts import CaseFacts
from notifier.decision.verdict import Choice
from notifier.judge_hold import Judged
from notifier.redecide import redecide
from notifier.service import Service
from notifier.staff.roles import Role
from notifier.verdicts.come_to_stand import come_to_stand
from notifier.verdicts.hold import Hold, read_hold
from notifier.verdicts.judgement_of import checked, judgement_of
from notifier.verdicts.new_judgement import NewJudgement
from notifier.verdicts.refusal import CannotJudge, Refusal
from notifier.verdicts.verdict_state import VerdictState
from notifier.verdicts.verdict_store import StoredVerdict, add_judgement, let_differ
from notifier.verdicts.who_may import SECOND

_log = get_logger(__name__)


def judge_again(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts | None,
    new: NewJudgement,
    *,
    subject: str,
    roles: AbstractSet[Role],
    now: datetime,
) -> Judged:
    """In the transaction of the caller, who locked the case.

    The same choice: it stands, of two review dates the earlier one. Another: it goes to the lead
    at once, and nobody is told meanwhile. Raises ``CannotJudge``, ``InvalidJudgement``.
    """
    hold = read_hold(connection, service, case, facts)
    waits = waiting_for(hold, subject)
    allowed = frozenset(Choice) if roles & SECOND else frozenset[Choice]()
    choice = checked(new, hold, allowed=allowed, today=local_date(now))
    second = judgement_of(new, hold, subject=subject, roles=roles, now=now)
    first = waits.judgements[0]
    add_judgement(connection, service.keyring, waits.id, second, number=2)
    note(connection, case.id, Happening.SECOND_JUDGED, now=now, actor=subject)
    if first.choice is not choice:
        _differ(connection, service, case, waits.id, subject=subject, now=now)
        return Judged.DIFFERS
    dates = [one.review_on for one in (first, second) if one.review_on is not None]
    come_to_stand(
        connection, service, case, hold, verdict_id=waits.id, choice=choice,
        review_on=min(dates, default=None), by=subject, now=now,
    )  # fmt: skip
    _log.info("hold_judged", zaak_id=str(case.id))
    return Judged.STANDS


def waiting_for(hold: Hold, subject: str) -> StoredVerdict:
    """The verdict that this person may be the second of. Raises ``CannotJudge``."""
    waits = hold.in_state(VerdictState.WAITS)
    if waits is None:
        raise CannotJudge(Refusal.NOTHING_WAITS)
    if waits.judgements[0].by == subject:
        raise CannotJudge(Refusal.SAME_PERSON)
    return waits


def _differ(
    connection: Connection,
    service: Service,
    case: CaseRow,
    verdict_id: UUID,
    *,
    subject: str,
    now: datetime,
) -> None:
    """To the lead, and whoever is on call hears of it by the entry in the timeline."""
    let_differ(connection, verdict_id)
    note(connection, case.id, Happening.DISAGREEMENT, now=now, actor=subject)
    change_case(connection, case.id, escalated_at=now)
    _log.warning("hold_judged_differently", zaak_id=str(case.id))
    redecide(connection, service, case.id, now=now)
