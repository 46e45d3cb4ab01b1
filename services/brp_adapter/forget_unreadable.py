"""What nobody could read does not stay for ever, whether somebody looked or not."""

from datetime import timedelta
from typing import Final

from sqlalchemy import Connection

from brp_adapter.service import Service
from brp_adapter.storage.unreadable import erase_messages, forget_messages, senders_of_old
from contracts.policy.effects import SHADOW_LIFE
from contracts.values.dates import local_date

UNREADABLE_KEPT: Final = timedelta(days=90)
"""After it last came: its sender was told at once, and an operator for so long. As long as an
answer on a card waits for its event."""

ENDED_KEPT: Final = timedelta(days=7)
"""After an operator ended it: so long a mistake can be looked up."""


def forget_unreadable(connection: Connection, service: Service) -> int:
    """Erase what is too old; in shadow within a day, as everything about people. How many."""
    now = service.now()
    today, shadow_before = local_date(now), now - SHADOW_LIFE
    in_shadow = [
        row.id
        for row in senders_of_old(connection, before=shadow_before)
        if not any(
            service.policy.visible(row.sender, day) for day in (today, local_date(row.first_at))
        )
    ]
    erase_messages(connection, in_shadow)
    return len(in_shadow) + forget_messages(
        connection, before=now - UNREADABLE_KEPT, ended_before=now - ENDED_KEPT
    )
