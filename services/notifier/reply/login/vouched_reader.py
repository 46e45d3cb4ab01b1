"""From the claims of the broker to a reader: here the number becomes a ``Bsn``, and stays one."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from contracts.values.bsn import Bsn, NotABsn
from notifier.login.claim_at import claim_at
from notifier.reply.opening.reader import Reader
from notifier.settings import NotifierSettings


class NotThisPerson(StrEnum):
    """Why somebody whom the broker vouches for cannot read here."""

    FOR_ANOTHER = "for_another"
    NO_NUMBER = "no_number"
    NOT_FICTITIOUS = "not_fictitious"


class CannotRead(Exception):
    """Nobody comes in. Holds nothing of the claims."""

    def __init__(self, why: NotThisPerson) -> None:
        super().__init__(why)
        self.why = why


def vouched_reader(claims: Mapping[str, Any], settings: NotifierSettings) -> Reader:
    """Whoever logged in for themselves. Raises ``CannotRead``.

    ``claims``: all checked, with a level that is enough. Whoever acts for another (an authorised
    person, an administrator) is told by letter and telephone like anybody else: what is written
    here is for the holder alone.
    """
    if claim_at(claims, settings.reply_oidc_acting_claim) is not None:
        raise CannotRead(NotThisPerson.FOR_ANOTHER)
    number = claim_at(claims, settings.reply_oidc_bsn_claim)
    try:
        holder = Bsn(number if isinstance(number, str) else "")
    except NotABsn:
        raise CannotRead(NotThisPerson.NO_NUMBER) from None
    if settings.test_mode and not holder.fictitious:
        raise CannotRead(NotThisPerson.NOT_FICTITIOUS)
    return Reader.by_login(holder, str(claims["acr"]))
