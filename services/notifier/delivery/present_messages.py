"""The messages of a case as its people are known now: a number may have changed since."""

from collections.abc import Iterable, Mapping

from contracts.messages.facts import DepartureFacts
from contracts.values.bsn import Bsn
from notifier.delivery.holder_message import HolderMessage, under_present_numbers


def present_messages(
    stored: Iterable[HolderMessage], departure: DepartureFacts
) -> tuple[HolderMessage, ...]:
    """``stored``: those of one case; answers them with everybody under their present number."""
    return under_present_numbers(stored, newer_numbers(departure))


def newer_numbers(departure: DepartureFacts) -> Mapping[Bsn, Bsn]:
    """The number that somebody has now, by each one they had before."""
    return {
        old: person.bsn
        for child in departure.children
        for person in (child.child, *child.persons)
        for old in person.former_numbers
    }
