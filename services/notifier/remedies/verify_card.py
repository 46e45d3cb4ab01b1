"""Somebody compared a remedy card with a source, and says which fields are right or should be."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from foundation.encryption import KeyRing
from notifier.remedies.card_fields import CardField
from notifier.remedies.card_store import (
    RemedyCard,
    Source,
    Verification,
    add_history,
    read_card,
    whole,
    write_card,
)
from notifier.remedies.verification_kind import VerificationKind


class NoSuchCard(Exception):
    """There is no card for this country."""


class CardMovedOn(Exception):
    """Somebody else changed or verified it meanwhile; ``card`` is how it stands now."""

    def __init__(self, card: RemedyCard) -> None:
        super().__init__("the card has another version")
        self.card = card


class NothingSaid(Exception):
    """No field was changed and none was marked as verified."""


def verify_card(
    connection: Connection,
    keyring: KeyRing,
    iso2: str,
    *,
    version: int,
    values: Mapping[CardField, str],
    right: Collection[CardField],
    source: Source,
    actor: str,
    now: datetime,
) -> RemedyCard:
    """Keep what was changed and what was found right; answers the card as it then stands.

    ``values``: as ``card_fields.checked`` gives them. ``right``: fields that agree with the
    source. A field that is changed here is not verified by that: it takes a second look. Raises
    ``NoSuchCard``, ``CardMovedOn`` and ``NothingSaid``.
    """
    card = read_card(connection, iso2, lock=True)
    if card is None:
        raise NoSuchCard
    if card.version != version:
        raise CardMovedOn(card)
    changed = {one for one in CardField if values.get(one, card.values[one]) != card.values[one]}
    found_right = set(right) - changed
    if not changed and not found_right:
        raise NothingSaid
    verified = (card.verified - changed) | found_right
    after = replace(
        card,
        version=version + 1,
        values={**card.values, **values},
        verified=verified,
        # The last time that somebody looked: that is what a reader has to know.
        verified_at=now if whole(verified) else None,
    )
    write_card(connection, after)
    kinds = dict.fromkeys(changed, VerificationKind.CHANGED)
    kinds |= dict.fromkeys(found_right, VerificationKind.VERIFIED)
    add_history(
        connection,
        keyring,
        iso2,
        (
            Verification(after.version, one, kinds[one], after.values[one], now, actor, source)
            for one in CardField
            if one in kinds
        ),
    )
    return after
