"""Whether anything changed since a page was read, so that it can follow without being reloaded.

By what the database itself knows of its transactions: whatever was not yet visible to the one who
read the page has changed since, however late it committed. A time or a number that goes up cannot
say that: both are drawn before the commit, and a page read in between would miss the change for
good. Everything that happens to a case is an entry in its timeline, so that is where to look.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Select, Text, and_, cast, func, literal, not_, select, text
from sqlalchemy.types import UserDefinedType

from notifier.decision.outcome import Tier
from notifier.review.leaving_days import leaving_days
from notifier.review.sees import Sees, ever_visible
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


@dataclass(frozen=True, slots=True)
class Changes:
    """What to look at again, and the token to ask with the next time.

    ``zaak_ids``: cases in which something happened; some may have left the list. ``urgent``: those
    of them that are open and T0. ``everything``: too much to name, or the token is of another
    database; read the page anew. ``day_turned``: the days that count as leaving within 24 hours
    are others now, though nothing happened.
    """

    token: ChangeToken
    zaak_ids: tuple[UUID, ...] = ()
    urgent: tuple[UUID, ...] = ()
    everything: bool = False
    day_turned: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.zaak_ids) or self.everything or self.day_turned


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
    return Changes(
        present,
        tuple(row.id for row in rows),
        tuple(row.id for row in rows if row.urgent),
        day_turned=day_turned,
    )


def changes_statement(
    sees: Sees, token: ChangeToken, present: ChangeToken
) -> Select[tuple[UUID, bool]]:
    """Cases with an entry that was not visible then; one more than ``MOST`` at most."""
    xid = cast(cast(TIMELINE.c.written_in, Text), _Xid8)
    then = cast(literal(token.snapshot, Text), _Snapshot)
    since = (
        select(TIMELINE.c.zaak_id)
        .where(
            TIMELINE.c.written_in >= token.xmin,
            # Of a copy that was restored: numbers that this database has not come to.
            TIMELINE.c.written_in < present.xmax,
            not_(func.pg_visible_in_snapshot(xid, then)),
        )
        .distinct()
        .subquery("since")
    )
    urgent = and_(OPEN, ZAAK.c.tier == Tier.T0)
    return (
        select(ZAAK.c.id, urgent.label("urgent"))
        .join(since, since.c.zaak_id == ZAAK.c.id)
        .where(ZAAK.c.shadow.is_(False), ZAAK.c.erased_at.is_(None), ever_visible(sees))
        .order_by(ZAAK.c.id)
        .limit(MOST + 1)
    )
