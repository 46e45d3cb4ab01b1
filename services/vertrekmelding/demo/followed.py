"""What the adapter must know beforehand, or is not told to a source: asked of its own database."""

import time
from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy import select

from brp_adapter.accept_notification import notification_name
from brp_adapter.storage.source_tables import TO_FETCH
from brp_adapter.storage.subscriptions import Followed
from brp_adapter.storage.tables import INBOX
from brp_adapter.take_list import take_list
from vertrekmelding.demo.failing import ServiceAway
from vertrekmelding.demo.families.family import Family, Tells
from vertrekmelding.demo.families.people import Someone
from vertrekmelding.demo.families.source import Source
from vertrekmelding.follow.lists import source_named
from vertrekmelding.opened_services import adapter_alone

_SECONDS: Final = 60.0
_BETWEEN: Final = 0.2


class _Asks(Protocol):
    def ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401  JSON
        """Ask the sandbox."""


def who_is_followed(families: Sequence[Family]) -> tuple[Someone, ...]:
    """Whose departure BRP API Gebeurtenissen will tell of."""
    return tuple(
        step.person
        for family in families
        for step in family.steps
        if isinstance(step, Tells) and step.source is Source.GEBEURTENISSEN
    )


def follow_people(
    environment: Mapping[str, str], sandbox: _Asks, people: Sequence[Someone]
) -> None:
    """Have them followed, and wait until they are: what happens before is never delivered.

    Raises ``ServiceAway``.
    """
    with adapter_alone(environment) as adapter:
        take_list(adapter, source_named(adapter, None), [Followed(one.bsn) for one in people])
    deadline = time.monotonic() + _SECONDS
    while _subscriptions(sandbox) < len(people):
        if time.monotonic() > deadline:
            what = "mensen volgen bij BRP API Gebeurtenissen"
            raise ServiceAway(what)
        time.sleep(_BETWEEN)


def melding_of(environment: Mapping[str, str], external_id: str) -> UUID | None:
    """Our id of what a source calls so; None: not received yet."""
    with adapter_alone(environment) as adapter, adapter.database.transaction() as connection:
        mine = select(INBOX.c.id).where(INBOX.c.external_id == external_id)
        return connection.execute(mine).scalar()


def fetched_of(environment: Mapping[str, str], notification: str) -> UUID | None:
    """Our id of what a notification (JSON) points at; None: not fetched yet."""
    with adapter_alone(environment) as adapter, adapter.database.transaction() as connection:
        name = notification_name(adapter, notification.encode())
        pointing = select(TO_FETCH.c.id).where(TO_FETCH.c.external_id == name).scalar_subquery()
        return connection.execute(select(INBOX.c.id).where(INBOX.c.id == pointing)).scalar()


def _subscriptions(sandbox: _Asks) -> int:
    told = sandbox.ask("GET", "/sandbox/bronnen/gebeurtenissen")
    return sum(one["abonnementen"] for one in told["abonnees"])
