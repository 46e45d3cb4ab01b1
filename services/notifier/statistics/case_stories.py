"""What cases are counted by, read from where it is sealed."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, select

from notifier.cases.case_action import ActionCode, ActionState
from notifier.cases.decisions import DecidedOn, latest_decisions
from notifier.decision.facts import AnswerKind
from notifier.delivery.message_state import WENT_OUT, MessageState
from notifier.letters.content import LetterKind
from notifier.remedies.lands import land_of
from notifier.service import Service
from notifier.statistics.marks import CaseStory, destination
from notifier.storage.actions import ZAAK_ACTION
from notifier.storage.answers import ANSWER
from notifier.storage.cases import ZAAK
from notifier.storage.messages import MESSAGE
from notifier.storage.remedies import REMEDY_CARD
from notifier.storage.statistics import Stream

_LEFT: Final = sorted({*WENT_OUT, MessageState.RECALLED})


@dataclass(frozen=True)
class CountedCase:
    """``land``: the code of the destination, None when it is not known."""

    id: UUID
    opened_at: datetime
    stream: Stream
    land: str | None
    story: CaseStory


@dataclass
class _Letters:
    told_at: datetime | None = None
    recalled: bool = False


@dataclass(frozen=True)
class _Beside:
    """What stands in other tables than that of the case."""

    letters: Mapping[UUID, _Letters]
    answers: Mapping[UUID, Mapping[bytes, AnswerKind]]
    actions: Mapping[UUID, frozenset[ActionCode]]
    remedies: Mapping[str, str] = field(default_factory=dict)


def read_stories(
    connection: Connection, service: Service, zaak_ids: Collection[UUID]
) -> dict[UUID, CountedCase | Exception]:
    """By case; the error where one cannot be read, so that it holds up no other.

    A case on which nobody decided yet is not in the answer.
    """
    rows = connection.execute(
        select(
            ZAAK.c.id, ZAAK.c.municipality, ZAAK.c.opened_at, ZAAK.c.shadow, ZAAK.c.decided_after
        ).where(ZAAK.c.id.in_(zaak_ids), ZAAK.c.merged_into.is_(None))
    ).all()
    beside = _Beside(
        _letters(connection, zaak_ids),
        _answers(connection, zaak_ids),
        _actions(connection, zaak_ids),
        _remedies(connection),
    )
    found: dict[UUID, CountedCase | Exception] = {}
    opened = latest_decisions(connection, service.keyring, zaak_ids)
    for row in rows:
        decided = opened.get(row.id)
        if isinstance(decided, Exception):
            found[row.id] = decided
        elif decided is not None:
            found[row.id] = _counted(service, row, decided, beside)
    return found


def _counted(
    service: Service, row: Row[*tuple[Any, ...]], decided: DecidedOn, beside: _Beside
) -> CountedCase:
    land = destination(decided.facts)
    known = land_of(land)
    municipality = service.policy.content.municipality(row.municipality)
    letters = beside.letters.get(row.id, _Letters())
    story = CaseStory(
        facts=decided.facts,
        decision=decided.decision,
        decided_at=decided.decided_at,
        told_at=letters.told_at,
        recalled=letters.recalled,
        answers=frozenset(beside.answers.get(row.id, {}).values()),
        actions=beside.actions.get(row.id, frozenset()),
        remedy_class=None if known is None else beside.remedies.get(known.iso2 or ""),
        size=None if municipality is None else municipality.grootteklasse,
        decided_after=None if row.decided_after is None else timedelta(seconds=row.decided_after),
    )
    stream = Stream.SHADOW if row.shadow else Stream.REAL
    return CountedCase(row.id, row.opened_at, stream, None if known is None else land, story)


def _letters(connection: Connection, zaak_ids: Collection[UUID]) -> Mapping[UUID, _Letters]:
    found: dict[UUID, _Letters] = defaultdict(_Letters)
    rows = connection.execute(
        select(MESSAGE.c.zaak_id, MESSAGE.c.kind, MESSAGE.c.sent_at)
        .where(MESSAGE.c.zaak_id.in_(zaak_ids), MESSAGE.c.message_state.in_(_LEFT))
        .where(MESSAGE.c.kind.in_([LetterKind.VERTREK, LetterKind.RECALL]))
        .where(MESSAGE.c.sent_at.is_not(None))
        .order_by(MESSAGE.c.sent_at)
    )
    for row in rows:
        letters = found[row.zaak_id]
        if row.kind == LetterKind.RECALL:
            letters.recalled = True
        elif letters.told_at is None:
            letters.told_at = row.sent_at
    return found


def _answers(
    connection: Connection, zaak_ids: Collection[UUID]
) -> Mapping[UUID, Mapping[bytes, AnswerKind]]:
    """The last word of each holder to a letter; not what was registered without one."""
    found: dict[UUID, dict[bytes, AnswerKind]] = defaultdict(dict)
    rows = connection.execute(
        select(ANSWER.c.zaak_id, ANSWER.c.holder_index, ANSWER.c.answer)
        .where(ANSWER.c.zaak_id.in_(zaak_ids), ANSWER.c.message_id.is_not(None))
        .where(ANSWER.c.withdrawn_at.is_(None))
        .order_by(ANSWER.c.given_at, ANSWER.c.received_at, ANSWER.c.id)
    )
    for row in rows:
        found[row.zaak_id][row.holder_index] = AnswerKind(row.answer)
    return found


def _actions(
    connection: Connection, zaak_ids: Collection[UUID]
) -> Mapping[UUID, frozenset[ActionCode]]:
    """Done and not taken back; a proposal that waits for a second person is none yet."""
    found: dict[UUID, frozenset[ActionCode]] = defaultdict(frozenset)
    rows = connection.execute(
        select(ZAAK_ACTION.c.zaak_id, ZAAK_ACTION.c.code).where(
            ZAAK_ACTION.c.zaak_id.in_(zaak_ids), ZAAK_ACTION.c.action_state == ActionState.DONE
        )
    )
    for row in rows:
        found[row.zaak_id] |= {ActionCode(row.code)}
    return found


def _remedies(connection: Connection) -> Mapping[str, str]:
    """Classes on cards that were verified as a whole; of the others nothing is believed."""
    verified = select(REMEDY_CARD.c.iso2, REMEDY_CARD.c.remedy_class).where(
        REMEDY_CARD.c.verified_at.is_not(None)
    )
    return {row.iso2: row.remedy_class for row in connection.execute(verified)}
