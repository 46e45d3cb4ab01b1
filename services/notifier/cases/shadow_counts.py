"""What came of shadow cases: kept as numbers when the cases are erased (DECISION §8)."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from contracts.values.dates import local_date
from foundation.encryption import KeyRing
from notifier.cases.decisions import latest_decision
from notifier.decision.outcome import Decision, Disposition, Flag, HolderDisposition
from notifier.storage.cases import ZAAK
from notifier.storage.shadow_count import SHADOW_COUNT, Counted

Key = tuple[date, str, Counted]
"""The day on which cases were opened, the OIN (empty: not known), and what is counted."""

_CASES: Final = {
    Disposition.SKIP: Counted.CASE_SKIP,
    Disposition.NOTIFY: Counted.CASE_NOTIFY,
    Disposition.HOLD: Counted.CASE_HOLD,
}
_FLAGS: Final = {Flag.RVDK_IKO: Counted.FLAG_RVDK, Flag.CA_IKA: Counted.FLAG_CA_IKA}


def keep_counts(connection: Connection, keyring: KeyRing, zaak_ids: Collection[UUID]) -> None:
    """Add these cases to the table, right before what they were about is erased."""
    for (day, municipality, what), number in sorted(_count(connection, keyring, zaak_ids).items()):
        values = {"day": day, "municipality": municipality, "what": what, "number": number}
        statement = insert(SHADOW_COUNT).values(values)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["day", "municipality", "what"],
                set_={"number": SHADOW_COUNT.c.number + statement.excluded.number},
            )
        )


def read_counts(connection: Connection, keyring: KeyRing) -> Counter[Key]:
    """All that was counted, and the shadow cases that are not erased yet."""
    waiting = select(ZAAK.c.id).where(ZAAK.c.shadow.is_(True), ZAAK.c.erased_at.is_(None))
    counted = _count(connection, keyring, list(connection.execute(waiting).scalars()))
    for row in connection.execute(select(SHADOW_COUNT)):
        counted[row.day, row.municipality, Counted(row.what)] += row.number
    return counted


def count_cases(connection: Connection) -> dict[str, int]:
    """Shadow cases by outcome (``skip``, ``notify``, ``hold``), the living included; opens none."""
    kept = _kept(connection)
    waiting = (
        select(ZAAK.c.disposition, func.count())
        .where(ZAAK.c.shadow, ZAAK.c.erased_at.is_(None), ZAAK.c.disposition.is_not(None))
        .group_by(ZAAK.c.disposition)
    )
    living = {Disposition(row[0]): row[1] for row in connection.execute(waiting)}
    return {
        outcome.value.lower(): kept[counted] + living.get(outcome, 0)
        for outcome, counted in _CASES.items()
    }


def count_withheld(connection: Connection) -> dict[str, int]:
    """Letters and flags that shadow cases would have sent; of cases that were erased."""
    kept = _kept(connection)
    return {what.value: kept[what] for what in Counted if what not in _CASES.values()}


def _kept(connection: Connection) -> Counter[Counted]:
    summed = select(SHADOW_COUNT.c.what, func.sum(SHADOW_COUNT.c.number))
    rows = connection.execute(summed.group_by(SHADOW_COUNT.c.what))
    return Counter({Counted(what): int(number) for what, number in rows})


def _count(connection: Connection, keyring: KeyRing, zaak_ids: Collection[UUID]) -> Counter[Key]:
    counted: Counter[Key] = Counter()
    rows = connection.execute(
        select(ZAAK.c.id, ZAAK.c.municipality, ZAAK.c.opened_at).where(ZAAK.c.id.in_(zaak_ids))
    )
    for row in rows.all():
        latest = latest_decision(connection, keyring, row.id)
        if latest is not None:
            where = (local_date(row.opened_at), row.municipality or "")
            counted.update((*where, what) for what in _of(latest.decision))
    return counted


def _of(decision: Decision) -> Iterator[Counted]:
    yield _CASES[decision.case]
    if decision.case is Disposition.NOTIFY:
        for holder in decision.holders:
            if holder.disposition is HolderDisposition.NOTIFY:
                yield Counted.LETTER
    yield from (Counted.RECEIPT for _ in decision.receipts)
    yield from (_FLAGS[flag] for flag in decision.flags)
