"""All that one holder registered, as the page shows it to that holder."""

import secrets
from dataclasses import dataclass, field

from sqlalchemy import select

from contracts.values.bsn import Bsn
from notifier.decision.facts import AnswerKind
from notifier.enrolment.enrol import seen_again
from notifier.enrolment.kinds import AddressKind
from notifier.enrolment.store import EnrolledAddress, Wishes, read_enrolment
from notifier.own_numbers import own_indexes
from notifier.reply.front.desk import ReplyDesk
from notifier.reply.front.visit import Instead, Visit
from notifier.reply.pages.enrol_states import (
    EnrolSlip,
    Notice,
    Registered,
    ShownAddress,
    ShownObjection,
)
from notifier.reply.pages.login_states import NotLoggedIn, WhyNot
from notifier.reply.wish_silence import standing_silence
from notifier.storage.answers import ANSWER

_ONCE_BYTES = 16


@dataclass(frozen=True)
class Holder:
    """Who logged in, and under which index everything of this person stands.

    ``indexes``: that one, and those of earlier numbers of this person.
    """

    bsn: Bsn
    index: bytes = field(repr=False)
    indexes: tuple[bytes, ...] = field(repr=False)


def holder_of(desk: ReplyDesk, visit: Visit) -> Holder:
    """Whoever logged in; who came by the code of a letter is asked to. Raises ``Instead``."""
    bsn = visit.read_by.reader.holder
    if bsn is None:
        raise Instead(NotLoggedIn(WhyNot.AGAIN))
    with desk.service.database.transaction() as connection:
        indexes = own_indexes(connection, desk.service, bsn)
    return Holder(bsn, indexes[0], indexes)


def registered(
    desk: ReplyDesk,
    visit: Visit,
    holder: Holder,
    *,
    notice: Notice | None = None,
    slip: EnrolSlip | None = None,
    place: str = "",
    typed: str = "",
) -> Registered:
    """The page; being looked at by its holder keeps an enrolment from being forgotten."""
    service = desk.service
    with service.database.transaction() as connection:
        seen_again(connection, holder.index, now=visit.now)
        kept = read_enrolment(connection, service, holder.index, now=visit.now)
        silent = standing_silence(connection, service, holder.indexes) is not None
    wishes = Wishes() if kept is None else kept.wishes
    return Registered(
        first_way=wishes.first_way,
        large_print=wishes.large_print,
        kinds=tuple(kind for kind in AddressKind if kind in service.hints.channels),
        addresses=() if kept is None else tuple(_shown(one) for one in kept.addresses),
        objections=objections_of(desk, holder),
        silent=silent,
        once=secrets.token_hex(_ONCE_BYTES),
        anything=kept is not None,
        notice=notice,
        slip=slip,
        place=place,
        typed=typed,
    )


def objections_of(desk: ReplyDesk, holder: Holder) -> tuple[ShownObjection, ...]:
    """Those that this holder made here and that stand; those of a municipality it takes back."""
    mine = (
        select(ANSWER.c.id, ANSWER.c.given_at, ANSWER.c.child_index)
        .where(
            ANSWER.c.holder_index.in_(holder.indexes),
            ANSWER.c.sender == desk.service.sender_oin,
            ANSWER.c.message_id.is_(None),
            ANSWER.c.answer == AnswerKind.OBJECT,
            ANSWER.c.withdrawn_at.is_(None),
        )
        .order_by(ANSWER.c.given_at, ANSWER.c.id)
    )
    with desk.service.database.transaction() as connection:
        rows = connection.execute(mine).all()
    return tuple(
        ShownObjection(row.id, row.given_at, one_child=row.child_index is not None) for row in rows
    )


def _shown(one: EnrolledAddress) -> ShownAddress:
    return ShownAddress(one.kind, masked(one.kind, one.address), one.state, one.code_waits)


def masked(kind: AddressKind, address: str) -> str:
    """The last two digits, or the first letter with the host."""
    if kind is AddressKind.SMS:
        return f"•••• {address[-2:]}"
    name, _, host = address.partition("@")
    return f"{name[:1]}•••@{host}"
