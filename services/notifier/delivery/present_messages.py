"""The messages of a case as its people are known now: a number may have changed since."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection

from contracts.messages.facts import DepartureFacts
from contracts.values.bsn import Bsn
from notifier.delivery.holder_message import HolderMessage, messages_of_case, under_present_numbers
from notifier.service import Service


def present_messages(
    connection: Connection, service: Service, zaak_id: UUID, departure: DepartureFacts
) -> tuple[HolderMessage, ...]:
    """The messages of a case, with everybody under the number that they have now."""
    stored = messages_of_case(connection, service, zaak_id)
    return under_present_numbers(stored, newer_numbers(departure))


def newer_numbers(departure: DepartureFacts) -> Mapping[Bsn, Bsn]:
    """The number that somebody has now, by each one they had before."""
    return {
        old: person.bsn
        for child in departure.children
        for person in (child.child, *child.persons)
        for old in person.former_numbers
    }
