"""Where people have decided about a hold, that is followed; read beside every decision."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from notifier.cases.case_row import CaseRow
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision, Disposition
from notifier.decision.released import Released, under_verdicts
from notifier.decision.spoken import spoken_wrongly
from notifier.decision.verdict import Call, Choice
from notifier.delivery.holder_message import HolderMessage
from notifier.delivery.wanted import calls_due
from notifier.service import Service
from notifier.verdicts.call_store import as_followed, calls_of
from notifier.verdicts.verdict_store import StoredVerdict, open_verdicts


def follow_verdicts(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    decision: Decision,
    *,
    messages: tuple[HolderMessage, ...],
    calls: tuple[Call, ...],
    now: datetime,
) -> tuple[Released, datetime | None]:
    """What is followed of the machine's ``decision``, and until when people gave themselves.

    ``messages``: those of the case, under present numbers. ``calls``: as ``calls_followed`` gives
    them. Who was told by phone and has no gezag is called back as well.
    """
    if not case.version:
        return Released(decision=decision), None  # nobody has seen it yet
    verdicts = open_verdicts(connection, service.keyring, case.id)
    followed = [verdict.as_followed() for verdict in verdicts]
    released = under_verdicts(decision, facts, followed, calls)
    wrongly = spoken_wrongly(calls, facts, now)
    released = replace(released, to_call_back=released.to_call_back | wrongly)
    return released, _due_at(released, verdicts, messages)


def calls_followed(connection: Connection, service: Service, case: CaseRow) -> tuple[Call, ...]:
    """Who was called about whom; nobody before the first decision."""
    if not case.version:
        return ()
    return tuple(as_followed(calls_of(connection, service.keyring, case.id)))


def _due_at(
    released: Released, verdicts: tuple[StoredVerdict, ...], messages: tuple[HolderMessage, ...]
) -> datetime | None:
    """The review date of what is withheld, and the clock of a call that is still due."""
    if released.decision.case is Disposition.SKIP:
        return None
    given = [one for one in verdicts if one.due_at is not None and one.choice is not None]
    calling = calls_due(released, messages)
    counts = [
        one.due_at for one in given if one.due_at and (one.choice is Choice.WITHHOLD or calling)
    ]
    return min(counts, default=None)
