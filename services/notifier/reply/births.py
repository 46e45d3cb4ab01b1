"""The dates of birth that open a message, sealed with its code; a decoy where there is no code."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from contracts.values.dates import PartialDate
from foundation.encryption import KeyRing
from notifier.storage.reply_codes import REPLY_CODE
from notifier.storage.sealed import seal, unseal

_LENGTH: Final = 512
"""Bytes, whoever it is about: the time that opening takes tells nothing, nor does the size."""

DECOY_ROW: Final = UUID(int=0)


def seal_births(keyring: KeyRing, row_id: UUID, births: Iterable[PartialDate | None]) -> bytes:
    """For the column of this row. Of a child without a known year of birth nothing opens."""
    known = sorted({str(birth) for birth in births if birth is not None and birth.year is not None})
    plain = json.dumps(known).encode().ljust(_LENGTH)
    return seal(keyring, REPLY_CODE, "births", row_id, plain)


def decoy(keyring: KeyRing) -> bytes:
    """What is unsealed and compared where there is no code; nothing equals it."""
    return seal_births(keyring, DECOY_ROW, [])


def is_born(keyring: KeyRing, row_id: UUID, sealed: bytes, typed: date) -> bool:
    """Whether a child was born that day, as far as the register knows the date."""
    known = json.loads(unseal(keyring, REPLY_CODE, "births", row_id, sealed))
    # Counted, not looked for: as much is compared whichever child it is.
    return sum(_fits(PartialDate.parse(one), typed) for one in known) > 0


def _fits(known: PartialDate, typed: date) -> bool:
    return (
        known.year == typed.year
        and known.month in {None, typed.month}
        and known.day in {None, typed.day}
    )
