"""Facts from the adapter come in: committed first, answered then, looked at later."""

from dataclasses import dataclass
from uuid import UUID

from contracts.messages.wire import DEPARTURE_FACTS, MessageRefused
from foundation.correlation import current_correlation_id
from foundation.failpoint import failpoint
from foundation.inbox import Conflict, receive
from notifier.service import DECIDE, Service
from notifier.storage.shared import INBOX

KIND = "vertrekfeiten"


@dataclass(frozen=True)
class AcceptedFacts:
    """Our id of the message; the same for a repeated one."""

    id: UUID


class FactsConflict(Exception):
    """The same facts_id came in before with other content; put before an operator."""


class NotFictitious(Exception):
    """In test mode: a number that may belong to a real person."""


def accept_facts(service: Service, body: bytes, *, sender: str, test_mode: bool) -> AcceptedFacts:
    """Answers only after the commit.

    Raises ``contracts.messages.wire.MessageRefused``, ``FactsConflict``, ``NotFictitious`` or
    ``foundation.database.DatabaseError``.
    """
    facts = DEPARTURE_FACTS.decode(body)
    if facts.established_at.tzinfo is None:
        # Facts are put in order by this moment; without a zone it is no moment.
        raise MessageRefused(("established_at",))
    if test_mode and not all(
        person.bsn.fictitious
        for child in facts.children
        for person in (child.child, *child.persons)
    ):
        raise NotFictitious
    with service.database.transaction("accept_facts") as connection:
        received = receive(
            connection,
            INBOX,
            service.keyring,
            service.index,
            source=sender,
            external_id=str(facts.facts_id),
            kind=KIND,
            sender=sender,
            content=DEPARTURE_FACTS.encode(facts),
            correlation_id=current_correlation_id(),
            now=service.clock(),
        )
    if isinstance(received, Conflict):
        raise FactsConflict
    service.ring(DECIDE, received.id)
    failpoint("accept_facts.rung")
    return AcceptedFacts(received.id)
