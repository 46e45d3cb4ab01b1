"""Nothing leaves any more, on any process, until a person says otherwise."""

import re
from typing import Final

from foundation.audit import AuditEntry, record
from foundation.correlation import current_correlation_id
from foundation.database import Database
from notifier.leaving.switch import Turn, turn_switch
from notifier.storage.shared import AUDIT

MAX_REASON: Final = 200
_LOOKS_PERSONAL: Final = re.compile(r"\d[\d .-]{6,}\d|@")


class UnfitReason(Exception):
    """The reason is empty, too long, or looks as if it holds a number or address of somebody."""


def stop_everything(database: Database, *, reason: str, actor: str) -> bool:
    """Stop letters, recalls, receipts, flags and escalations. False: it was stopped already.

    What a process was handing over at this very moment goes on; nothing new begins. Nothing is
    lost: what is due stays due. Raises ``UnfitReason``.
    """
    return turn(database, stopped=True, reason=fit(reason), actor=actor)


def turn(database: Database, *, stopped: bool, reason: str, actor: str) -> bool:
    """Turn the switch either way and keep who did it, in one transaction."""
    with database.transaction() as connection:
        now = database.now()
        turned = turn_switch(connection, Turn(now, stopped, reason, actor))
        entry = AuditEntry(
            actor=actor,
            action="alles_gestopt" if stopped else "alles_hervat",
            object="schakelaar:vertrek",
            result="gedaan" if turned else "was_al_zo",
            origin="vertrekmelding",
            basis="beheer",
            correlation_id=current_correlation_id(),
        )
        record(connection, AUDIT, entry, now=now)
    return turned


def fit(reason: str) -> str:
    """The reason as it is kept. Raises ``UnfitReason``: it stays readable for years."""
    kept = " ".join(reason.split())
    if not kept or len(kept) > MAX_REASON:
        message = f"give a reason of 1 to {MAX_REASON} characters"
        raise UnfitReason(message)
    if _LOOKS_PERSONAL.search(kept):
        message = "a reason holds no numbers or addresses of people: name what is wrong, not whom"
        raise UnfitReason(message)
    return kept
