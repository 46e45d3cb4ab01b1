"""Providers are asked how messages stand of which they have not said their last word.

Asked page by page, newest first, from right behind the newest that is due; what does not turn up
there is asked for by its id. What is said becomes a receipt like any other. No database session is
open while a provider is asked.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select

from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.provider_errors import NotSent
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, WorkState, claim, postpone, settle
from notifier.receipts.awaited import POSTED_WITHIN, RETENTION, asked_again_after
from notifier.receipts.inbox import NewReceipt, keep_receipt
from notifier.receipts.statuses import Listed, TellsStatuses
from notifier.receipts.word import (
    ENDS,
    NO_WORD_STATUS,
    Medium,
    Provider,
    Word,
    strongest,
    word_of,
)
from notifier.service import TAKE_RECEIPTS, Service
from notifier.storage.receipts import AWAITED

PAGE: Final = 250
MAX_ATTEMPTS: Final = 20
"""Of a claim that ends without outcome; an answer gives its attempt back."""

_MOST_PAGES: Final = 20
_MOST_BY_ID: Final = 10
_APART: Final = timedelta(minutes=1)
"""Two letters that left in one minute may be listed in either order."""

_FAR: Final = timedelta(hours=1)
"""What was found only later at the provider stands further back in its list than our time says."""

_NOTHING: Final = frozenset({Word.UNDERWAY, Word.UNREADABLE})
"""Words by which a letter may still lie with the printer."""

_log = get_logger(__name__)


@dataclass(frozen=True)
class _Asked:
    """One message that is due to be asked about."""

    claimed: Claimed
    medium: Medium
    provider_id: str
    sent_at: datetime
    word: Word


def ask_receipts(service: Service) -> int:
    """Ask about everything that is due; answers about how many."""
    return work_in_turn(
        lambda: _claim(service),
        lambda rows: _work_off(service, rows),
        clock=service.clock,
        turn=service.timing.turn,
    )


def _claim(service: Service) -> list[_Asked]:
    if service.statuses is None:
        return []
    with service.database.transaction("ask_receipts.claim") as connection:
        rows = claim(
            connection,
            AWAITED,
            now=service.clock(),
            limit=PAGE,
            lease=service.timing.lease,
            max_attempts=MAX_ATTEMPTS,
            bringing=("medium", "provider_id", "sent_at", "word"),
        )
    return [
        _Asked(
            row,
            Medium(row.brought["medium"]),
            row.brought["provider_id"],
            row.brought["sent_at"],
            Word(row.brought["word"]),
        )
        for row in rows
    ]


def _work_off(service: Service, rows: Sequence[_Asked]) -> bool:
    """Whether others were due beside them."""
    by_medium: dict[Medium, list[_Asked]] = defaultdict(list)
    for row in rows:
        by_medium[row.medium].append(row)
    for medium, asked in by_medium.items():
        _ask(service, medium, asked)
    return rows[0].claimed.more_due


def _ask(service: Service, medium: Medium, asked: Sequence[_Asked]) -> None:
    if service.statuses is None:
        return
    with service.database.transaction("ask_receipts.from") as connection:
        older_than = _right_behind(connection, medium, asked)
    later: NotSent | None = None
    found: dict[str, Listed] = {}
    try:
        for one in _said(service, service.statuses, medium, asked, older_than):
            found[one.provider_id] = one
    except NotSent as error:
        # What was told before the fault still counts.
        later = error
        _log.warning("receipts_not_asked", code=error.code, medium=medium)
    failpoint("ask_receipts.answered")
    try:
        with service.database.transaction("ask_receipts.outcome") as connection:
            news = [_take(connection, service, row, found, later) for row in asked]
    except LeaseLost:
        _log.warning("receipts_lease_lost", medium=medium)
        return
    if any(news):
        service.ring(TAKE_RECEIPTS, asked[0].claimed.id)
        failpoint("ask_receipts.rung")


def _right_behind(connection: Connection, medium: Medium, asked: Sequence[_Asked]) -> str | None:
    """The id in the list right behind which those that are due begin; None: at its beginning."""
    newest = max(row.sent_at for row in asked)
    behind = (
        select(AWAITED.c.provider_id)
        .where(AWAITED.c.medium == medium, AWAITED.c.sent_at > newest + _APART)
        .order_by(AWAITED.c.sent_at)
        .limit(1)
    )
    found: str | None = connection.execute(behind).scalar()
    return found


def _said(
    service: Service,
    provider: TellsStatuses,
    medium: Medium,
    asked: Sequence[_Asked],
    older_than: str | None,
) -> Iterator[Listed]:
    """What is said about those that were asked for; ends where a page breaks off."""
    missing = {row.provider_id for row in asked}
    far = min(row.sent_at for row in asked) - _FAR
    # A provider that is slow with every page must not cost us the lease: the rest is for later.
    until = service.clock() + service.timing.lease / 4
    for _ in range(_MOST_PAGES):
        page = provider.page(medium, older_than=older_than)
        for one in page:
            if one.provider_id in missing:
                missing.remove(one.provider_id)
                yield one
        last = page[-1] if page else None
        if last is None or not missing or service.clock() >= until:
            break
        if last.taken_at is not None and last.taken_at < far:
            break
        older_than = last.provider_id
    for provider_id in sorted(missing)[:_MOST_BY_ID]:
        if service.clock() >= until:
            break
        one_by_id = provider.one(provider_id)
        if one_by_id is not None:
            yield one_by_id


def _take(
    connection: Connection,
    service: Service,
    row: _Asked,
    found: Mapping[str, Listed],
    later: NotSent | None,
) -> bool:
    """Keep what was said, and say when it is asked again. Whether it is news."""
    now, said = service.clock(), found.get(row.provider_id)
    age, word, news = now - row.sent_at, row.word, False
    if said is not None:
        word = strongest((word, word_of(Provider.NOTIFYNL, row.medium, said.status)))
        news = _keep(connection, row, Provider.NOTIFYNL, said, now=now)
    if row.medium is Medium.LETTER and word in _NOTHING and age >= POSTED_WITHIN:
        word = Word.NO_WORD
        silent = Listed(row.provider_id, NO_WORD_STATUS, status_at=now)
        news |= _keep(connection, row, Provider.OURSELVES, silent, now=now)
    # Of a text message or an e-mail without a word nothing becomes known any more: it stays sent.
    over = word in ENDS or age >= RETENTION
    again = asked_again_after(age, word, first=service.timing.first_ask)
    if later is not None and later.retry_after is not None:
        again = max(again, later.retry_after)
    _settle(connection, row, word, again=None if over else again, now=now)
    return news


def _settle(
    connection: Connection, row: _Asked, word: Word, *, again: timedelta | None, now: datetime
) -> None:
    if again is None:
        done = {"word": word}
        kept = settle(connection, AWAITED, row.claimed, state=WorkState.DONE, now=now, also=done)
    else:
        kept = postpone(
            connection, AWAITED, row.claimed, until=now + again, reason=word, now=now, refund=True
        )
        connection.execute(AWAITED.update().where(AWAITED.c.id == row.claimed.id).values(word=word))
    if not kept:
        raise LeaseLost


def _keep(
    connection: Connection, row: _Asked, provider: Provider, said: Listed, *, now: datetime
) -> bool:
    """Whether it was not said before."""
    receipt = NewReceipt(
        provider=provider,
        medium=row.medium,
        provider_id=row.provider_id,
        reference=row.claimed.id,
        status=said.status,
        taken_at=said.taken_at,
        status_at=said.status_at,
    )
    return keep_receipt(connection, receipt, now=now) is not None
