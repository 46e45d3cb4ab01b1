"""Somebody takes a case up, puts it down, or lets it wait for something from outside."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from notifier.cases.case_row import CaseRow, change_case
from notifier.cases.handling_state import TRANSITIONS, HandlingState
from notifier.cases.timeline import Happening, note
from notifier.decision.outcome import Disposition
from notifier.review.acts.act_now import Actor, said, wrong
from notifier.review.acts.catalogue import Why
from notifier.review.case.forms import NotNow
from notifier.staff.roles import Role
from notifier.state_machine import move

IN_HAND: Final = frozenset({HandlingState.IN_REVIEW, HandlingState.WAITING})


def take_up(connection: Connection, case: CaseRow, *, actor: Actor, now: datetime) -> None:
    """The case is theirs from now on. Raises ``NotNow`` when it is somebody else's, or closed."""
    if case.handling is HandlingState.CLOSED:
        raise NotNow(said(Why.CLOSED))
    if case.taken_by not in {None, actor.subject}:
        raise NotNow(wrong("taken"))
    _change(connection, case, HandlingState.IN_REVIEW, taken_by=actor.subject, actor=actor, now=now)


def put_down(connection: Connection, case: CaseRow, *, actor: Actor, now: datetime) -> None:
    """Anybody may take it up again. A lead puts down what another has. Raises ``NotNow``."""
    if case.handling not in IN_HAND:
        raise NotNow(wrong("not_taken"))
    if case.taken_by not in {None, actor.subject} and actor.role is not Role.LEAD:
        raise NotNow(wrong("taken"))
    # What a letter may leave for goes on by itself; everything else asks for a human.
    goes_on = case.disposition == Disposition.NOTIFY and not (case.replied_at or case.breach_at)
    state = HandlingState.SCHEDULED if goes_on else HandlingState.HELD
    _change(connection, case, state, taken_by=None, actor=actor, now=now)


def wait_for(
    connection: Connection, case: CaseRow, *, until: datetime, actor: Actor, now: datetime
) -> None:
    """Whoever has the case lets it rest until then; news wakes it. Raises ``NotNow``."""
    if case.handling is HandlingState.CLOSED:
        raise NotNow(said(Why.CLOSED))
    if case.taken_by not in {None, actor.subject}:
        raise NotNow(wrong("taken"))
    if case.handling is not HandlingState.WAITING:
        _change(
            connection, case, HandlingState.WAITING, taken_by=actor.subject, actor=actor, now=now
        )
    else:
        note(connection, case.id, Happening.HANDLING, case.handling, now=now, actor=actor.subject)
    change_case(connection, case.id, waits_until=until)


def _change(
    connection: Connection,
    case: CaseRow,
    wanted: HandlingState,
    *,
    taken_by: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    if case.handling is not wanted:
        move(TRANSITIONS, case.handling, wanted)
    change_case(connection, case.id, handling=wanted, taken_by=taken_by, waits_until=None)
    note(connection, case.id, Happening.HANDLING, wanted, now=now, actor=actor.subject)
