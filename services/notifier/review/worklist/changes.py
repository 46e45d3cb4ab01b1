"""Whether anything changed since a page was read, so that it can follow without being reloaded.

By what the database itself knows of its transactions: whatever was not yet visible to the one who
read the page has changed since, however late it committed. A time or a number that goes up cannot
say that: both are drawn before the commit, and a page read in between would miss the change for
good. Everything that happens to a case is an entry in its timeline, so that is where to look.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final, assert_never
from uuid import UUID

from sqlalchemy import (
    Connection,
    Select,
    Text,
    and_,
    cast,
    false,
    func,
    literal,
    not_,
    select,
    text,
)
from sqlalchemy.types import UserDefinedType

from notifier.cases.leaving_days import leaving_days
from notifier.cases.timeline import CHANGES_NOTHING
from notifier.decision.outcome import Tier
from notifier.staff.sees import (
    Sees,
    SeesAll,
    SeesAnyOf,
    SeesDeparted,
    SeesMunicipality,
    ever_visible,
    told_to_ca_ika,
)
from notifier.storage.cases import OPEN, TIMELINE, ZAAK

MOST: Final = 200
_TOO_LONG_AGO: Final = 200_000
"""Transactions: whoever read before that reads the page anew."""

_TEXT: Final = re.compile(
    r"(?P<xmin>\d{1,18}):(?P<xmax>\d{1,18}):(?P<running>\d{1,18}(?:,\d{1,18})*)?"
    r"~(?P<first>\d{4}-\d\d-\d\d)~(?P<last>\d{4}-\d\d-\d\d)",
    re.ASCII,
)
_LONGEST: Final = 4000
_PRESENT: Final = text("SELECT CAST(pg_current_snapshot() AS text)")


class NotAToken(ValueError):
    """The text is none of ours. Carries no part of it."""

    def __init__(self) -> None:
        super().__init__("not a token of the worklist; read the page anew")


class _Xid8(UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "xid8"


class _Snapshot(UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "pg_snapshot"


@dataclass(frozen=True, slots=True)
class ChangeToken:
    """How far somebody has read: a ``pg_snapshot``, and what counted as leaving soon.

    Transactions before ``xmin`` were over, those from ``xmax`` on had not begun, and of those in
    between these were ``running``.
    """

    xmin: int
    xmax: int
    running: tuple[int, ...]
    leaving: tuple[date, date]

    @property
    def snapshot(self) -> str:
        """As PostgreSQL writes it."""
        return f"{self.xmin}:{self.xmax}:{','.join(str(xid) for xid in self.running)}"

    def __str__(self) -> str:
        """As a word for an event id or a URL; says nothing about any case."""
        return "~".join((self.snapshot, *(day.isoformat() for day in self.leaving)))

    def can_be_followed(self, present: "ChangeToken") -> bool:
        """Whether what happened since can be named: not of long ago, and not of another database.

        A token from ahead is of the database from before this one was restored from a copy.
        """
        return self.xmax <= present.xmax <= self.xmin + _TOO_LONG_AGO

    @classmethod
    def parse(cls, written: str) -> "ChangeToken":
        """Read what ``str`` wrote. Raises ``NotAToken``."""
        found = _TEXT.fullmatch(written) if len(written) <= _LONGEST else None
        if found is None:
            raise NotAToken
        running = tuple(int(xid) for xid in (found["running"] or "").split(",") if xid)
        xmin, xmax = int(found["xmin"]), int(found["xmax"])
        # PostgreSQL refuses any other, and would say so with the text in its error.
        in_order = all(one < other for one, other in pairwise(running))
        if not (0 < xmin <= xmax and in_order and all(xmin <= xid < xmax for xid in running)):
            raise NotAToken
        try:
            days = (date.fromisoformat(found["first"]), date.fromisoformat(found["last"]))
        except ValueError:
            raise NotAToken from None
        return cls(xmin, xmax, running, days)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedCase:
    """``urgent``: open and T0. ``to_ca_ika``: a flag was raised towards the Ca IKA."""

    id: UUID
    reference: str
    municipality: str | None
    to_ca_ika: bool
    urgent: bool

    def may_be_told_to(self, sees: Sees) -> bool:
        """The same as ``ever_visible`` asks of the database, of a case that was asked for all."""
        match sees:
            case SeesAll():
                return True
            case SeesMunicipality(oin=oin):
                return self.municipality == oin
            case SeesDeparted():
                return self.to_ca_ika
            case SeesAnyOf(parts=parts):
                return any(self.may_be_told_to(part) for part in parts)
            case _:
                assert_never(sees)


@dataclass(frozen=True, slots=True)
class Changes:
    """What to look at again, and the token to ask with the next time.

    ``cases``: in which something happened; some may have left the list. ``everything``: too much
    to name, or the token is of another database; read the page anew. ``day_turned``: the days that
    count as leaving within 24 hours are others now, though nothing happened.
    """

    token: ChangeToken
    cases: tuple[ChangedCase, ...] = ()
    everything: bool = False
    day_turned: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.cases) or self.everything or self.day_turned

    @property
    def zaak_ids(self) -> tuple[UUID, ...]:
        """Of all of them."""
        return tuple(case.id for case in self.cases)

    @property
    def urgent(self) -> tuple[UUID, ...]:
        """Of those that are open and T0."""
        return tuple(case.id for case in self.cases if case.urgent)

    def seen_by(self, sees: Sees) -> "Changes":
        """What this person may be told of what was asked for everybody (``SeesAll``)."""
        mine = tuple(case for case in self.cases if case.may_be_told_to(sees))
        return replace(self, cases=mine)


def change_token(connection: Connection, *, now: datetime) -> ChangeToken:
    """As of this moment: read it before what it is about."""
    snapshot = connection.execute(_PRESENT).scalar_one()
    return ChangeToken.parse("~".join((snapshot, *(str(day) for day in leaving_days(now)))))


def changes_since(
    connection: Connection, sees: Sees, token: ChangeToken, *, now: datetime
) -> Changes:
    """What this person should look at again; two statements, by an index on what is newest."""
    present = change_token(connection, now=now)
    day_turned = present.leaving != token.leaving
    if not token.can_be_followed(present):
        return Changes(present, everything=True, day_turned=day_turned)
    rows = connection.execute(changes_statement(sees, token, present)).all()
    if len(rows) > MOST:
        return Changes(present, everything=True, day_turned=day_turned)
    cases = tuple(
        ChangedCase(
            id=row.id,
            reference=row.reference,
            municipality=row.municipality,
            to_ca_ika=row.to_ca_ika,
            urgent=row.urgent,
        )
        for row in rows
    )
    return Changes(present, cases, day_turned=day_turned)


def changes_statement(
    sees: Sees, token: ChangeToken, present: ChangeToken
) -> Select[*tuple[Any, ...]]:
    """Cases with an entry that was not visible then; one more than ``MOST`` at most."""
    xid = cast(cast(TIMELINE.c.written_in, Text), _Xid8)
    then = cast(literal(token.snapshot, Text), _Snapshot)
    since = (
        select(TIMELINE.c.zaak_id)
        .where(
            TIMELINE.c.written_in >= token.xmin,
            # Of a copy that was restored: numbers that this database has not come to.
            TIMELINE.c.written_in < present.xmax,
            # That a letter was posted moves nobody's page.
            TIMELINE.c.kind.not_in(sorted(CHANGES_NOTHING)),
            not_(func.pg_visible_in_snapshot(xid, then)),
        )
        .distinct()
        .subquery("since")
    )
    urgent = and_(OPEN, ZAAK.c.tier == Tier.T0)
    return (
        select(
            ZAAK.c.id,
            ZAAK.c.reference,
            ZAAK.c.municipality,
            told_to_ca_ika().label("to_ca_ika"),
            func.coalesce(urgent, false()).label("urgent"),
        )
        .join(since, since.c.zaak_id == ZAAK.c.id)
        .where(ZAAK.c.shadow.is_(False), ZAAK.c.erased_at.is_(None), ever_visible(sees))
        .order_by(ZAAK.c.id)
        .limit(MOST + 1)
    )
