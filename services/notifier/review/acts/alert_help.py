"""Whether a border alert helps at all for this destination, as far as somebody verified that."""

from sqlalchemy import Connection

from notifier.remedies.card_fields import CardField, Known
from notifier.remedies.card_store import read_card
from notifier.review.acts.texts import ActsTexts
from notifier.review.case.opening import OpenCase
from notifier.review.shown_case.remedy_part import destination_of


def alert_help(connection: Connection, case: OpenCase, texts: ActsTexts) -> str | None:
    """A sentence above the form of A1; None where the card says that the border is watched."""
    land = destination_of(case.facts)
    card = None if land is None or land.iso2 is None else read_card(connection, land.iso2)
    if card is None or card.verified_at is None:
        return texts.ask_ca
    schengen = card.values[CardField.SCHENGEN]
    if schengen == Known.YES:
        return texts.schengen
    return None if schengen == Known.NO else texts.ask_ca
