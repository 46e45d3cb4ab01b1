"""Verdicts and judgements at rest, and as the decision reads them."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, Uuid, bindparam, insert, select, update

from foundation.encryption import KeyRing
from notifier.decision.verdict import Choice, LookedAt, Verdict
from notifier.state_machine import move
from notifier.storage.sealed import seal, unseal
from notifier.storage.verdicts import JUDGEMENT, VERDICT
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.looked_at_bytes import looked_at_as_bytes, looked_at_from_bytes
from notifier.verdicts.verdict_state import OPEN, TRANSITIONS, EndedBecause, VerdictState


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What one person chose, why, and what lay before them.

    ``remark``: their own words. ``veilig_thuis_asked`` and ``review_on``: of WITHHOLD only, and
    then always.
    """

    by: str
    role: str
    at: datetime
    choice: Choice
    reason: HoldReason
    looked_at: LookedAt
    decision_version: int
    remark: str | None = None
    veilig_thuis_asked: bool | None = None
    review_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class StoredVerdict:
    """One verdict with its judgements, in order."""

    id: UUID
    state: VerdictState
    began_at: datetime
    choice: Choice | None
    stands_since: datetime | None
    due_at: datetime | None
    ended_at: datetime | None
    ended_by: str | None
    ended_because: EndedBecause | None
    judgements: tuple[Judgement, ...]

    def as_followed(self) -> Verdict:
        """For the decision: about what everybody had before them, and nothing else."""
        seen = self.judgements[0].looked_at
        for other in self.judgements[1:]:
            seen = seen.shared_with(other.looked_at)
        return Verdict(self.choice, seen, self.stands_since or self.began_at)


_OF_CASE: Final = (
    select(VERDICT)
    .where(VERDICT.c.zaak_id == bindparam("zaak_id", type_=Uuid))
    .order_by(VERDICT.c.began_at, VERDICT.c.id)
)
_OPEN_OF_CASE: Final = _OF_CASE.where(VERDICT.c.state.in_(sorted(OPEN)))


def open_verdicts(
    connection: Connection, keyring: KeyRing, zaak_id: UUID
) -> tuple[StoredVerdict, ...]:
    """Those that say something about the case, in order of time."""
    return _opened(connection, keyring, connection.execute(_OPEN_OF_CASE, {"zaak_id": zaak_id}))


def all_verdicts(
    connection: Connection, keyring: KeyRing, zaak_id: UUID
) -> tuple[StoredVerdict, ...]:
    """Every one there ever was, in order of time."""
    return _opened(connection, keyring, connection.execute(_OF_CASE, {"zaak_id": zaak_id}))


def begin_verdict(
    connection: Connection,
    keyring: KeyRing,
    zaak_id: UUID,
    first: Judgement,
    *,
    settles: UUID | None = None,
) -> UUID:
    """Somebody chose; it does not stand by that."""
    verdict_id = uuid4()
    connection.execute(
        insert(VERDICT).values(
            id=verdict_id,
            zaak_id=zaak_id,
            state=VerdictState.WAITS,
            began_at=first.at,
            settles=settles,
        )
    )
    add_judgement(connection, keyring, verdict_id, first, number=1)
    return verdict_id


def add_judgement(
    connection: Connection, keyring: KeyRing, verdict_id: UUID, one: Judgement, *, number: int
) -> None:
    """Somebody chose. Whoever chose already cannot again: the database refuses it."""
    row_id = uuid4()
    remark = one.remark
    connection.execute(
        insert(JUDGEMENT).values(
            id=row_id,
            verdict_id=verdict_id,
            number=number,
            by=one.by,
            role=one.role,
            at=one.at,
            choice=one.choice,
            reason=one.reason,
            remark=None
            if remark is None
            else seal(keyring, JUDGEMENT, "remark", row_id, remark.encode()),
            looked_at=seal(
                keyring, JUDGEMENT, "looked_at", row_id, looked_at_as_bytes(one.looked_at)
            ),
            decision_version=one.decision_version,
            veilig_thuis_asked=one.veilig_thuis_asked,
            review_on=one.review_on,
        )
    )


def let_stand(
    connection: Connection,
    verdict_id: UUID,
    choice: Choice,
    *,
    due_at: datetime | None,
    now: datetime,
) -> None:
    """It holds from now on."""
    _write(
        connection,
        verdict_id,
        VerdictState.STANDS,
        {"choice": choice, "stands_since": now, "due_at": due_at},
    )


def let_differ(connection: Connection, verdict_id: UUID) -> None:
    """Two people chose differently."""
    _write(connection, verdict_id, VerdictState.DIFFERS, {})


def end_verdicts(
    connection: Connection,
    zaak_id: UUID,
    because: EndedBecause,
    *,
    by: str,
    now: datetime,
    but: UUID | None = None,
    states: AbstractSet[VerdictState] = OPEN,
    silence: bool = True,
) -> int:
    """None of them says anything any more; how many that were.

    ``but``: this one stays. ``states``: only those. ``silence``: also what is withheld and stands.
    """
    mine = select(VERDICT.c.id).where(
        VERDICT.c.zaak_id == zaak_id, VERDICT.c.state.in_(sorted(states)), VERDICT.c.id != but
    )
    if not silence:
        mine = mine.where(VERDICT.c.choice.is_distinct_from(Choice.WITHHOLD))
    ids = list(connection.execute(mine).scalars())
    for verdict_id in ids:
        ended = {"ended_at": now, "ended_by": by, "ended_because": because}
        _write(connection, verdict_id, VerdictState.ENDED, ended)
    return len(ids)


def _write(
    connection: Connection, verdict_id: UUID, state: VerdictState, values: dict[str, object]
) -> None:
    mine = VERDICT.c.id == verdict_id
    before = connection.execute(select(VERDICT.c.state).where(mine)).scalar_one()
    moved = move(TRANSITIONS, VerdictState(before), state)
    connection.execute(update(VERDICT).where(mine).values(state=moved, **values))


def _opened(
    connection: Connection, keyring: KeyRing, found: Iterable[Row[Any]]
) -> tuple[StoredVerdict, ...]:
    rows = list(found)
    if not rows:
        return ()
    judged = connection.execute(
        select(JUDGEMENT)
        .where(JUDGEMENT.c.verdict_id.in_([row.id for row in rows]))
        .order_by(JUDGEMENT.c.number)
    ).all()
    return tuple(
        StoredVerdict(
            id=row.id,
            state=VerdictState(row.state),
            began_at=row.began_at,
            choice=None if row.choice is None else Choice(row.choice),
            stands_since=row.stands_since,
            due_at=row.due_at,
            ended_at=row.ended_at,
            ended_by=row.ended_by,
            ended_because=None if row.ended_because is None else EndedBecause(row.ended_because),
            judgements=tuple(
                _judgement(keyring, one) for one in judged if one.verdict_id == row.id
            ),
        )
        for row in rows
    )


def _judgement(keyring: KeyRing, row: Row[Any]) -> Judgement:
    remark = row.remark
    return Judgement(
        by=row.by,
        role=row.role,
        at=row.at,
        choice=Choice(row.choice),
        reason=HoldReason(row.reason),
        looked_at=looked_at_from_bytes(
            unseal(keyring, JUDGEMENT, "looked_at", row.id, row.looked_at)
        ),
        decision_version=row.decision_version,
        remark=None
        if remark is None
        else unseal(keyring, JUDGEMENT, "remark", row.id, remark).decode(),
        veilig_thuis_asked=row.veilig_thuis_asked,
        review_on=row.review_on,
    )
