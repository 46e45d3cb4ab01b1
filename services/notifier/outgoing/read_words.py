"""A municipality fetches what there is for it: its own words, in order, from where it was."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select, update

from contracts.policy.effects import Effect
from contracts.values.dates import local_date
from notifier.leaving.switch import may_leave
from notifier.outgoing.wire import Terugmelding
from notifier.outgoing.word_state import WordState
from notifier.reports.written_down import write_down
from notifier.service import Service
from notifier.storage.words import MUNICIPALITY_WORD as WORD

READ_WORDS: Final = "terugmeldingen:lezen"
MOST: Final = 100


class NoBasis(Exception):
    """Nothing may be reported back to this municipality today."""


class Stopped(Exception):
    """Everything that leaves was stopped."""


@dataclass(frozen=True)
class Words:
    """``next``: where to go on; ``more``: whether there is more now."""

    words: tuple[Terugmelding, ...]
    next: int
    more: bool


def read_words(service: Service, oin: str, *, after: int, at_most: int) -> Words:
    """The words with a number above ``after``. Fetching again gives the same.

    Raises ``NoBasis`` and ``Stopped``: then nothing leaves this way either (DECISION §8).
    """
    with service.database.transaction() as connection:
        now = service.clock()
        if service.policy.basis_for(Effect.REPORT_BACK, oin, local_date(now)) is None:
            raise NoBasis
        if not may_leave(connection):
            raise Stopped
        rows = connection.execute(
            select(WORD)
            .where(
                WORD.c.municipality == oin,
                WORD.c.number > after,
                WORD.c.word_state != WordState.LAPSED,
            )
            .order_by(WORD.c.number)
            .limit(at_most + 1)
        ).all()
        given = rows[:at_most]
        first_time = [row.id for row in given if row.fetched_at is None]
        if first_time:
            connection.execute(update(WORD).where(WORD.c.id.in_(first_time)).values(fetched_at=now))
        if given:
            write_down(
                connection,
                service,
                actor=oin,
                action="terugmeldingen_opgehaald",
                what=f"terugmeldingen:{given[0].number}-{given[-1].number}",
                result=f"getoond:{len(given)}",
                basis=READ_WORDS,
            )
    return Words(
        words=tuple(Terugmelding.of(row, service.sender_oin) for row in given),
        next=given[-1].number if given else after,
        more=len(rows) > at_most,
    )
