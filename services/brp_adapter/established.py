"""What an establishing found, and as which messages it goes out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from contracts.messages.facts import ChildFacts, DepartureFacts


@dataclass(frozen=True, slots=True)
class Established:
    """The facts of some children, as they were at one moment.

    ``municipality``: whose departure each of them is, by its id. ``known_before``: the departures
    that were not opened here. ``news``: those of which the facts say something that was not handed
    over before.
    """

    at: datetime
    children: tuple[ChildFacts, ...]
    municipality: Mapping[UUID, str | None]
    known_before: frozenset[UUID]
    news: frozenset[UUID]

    def only(self, ids: Collection[UUID]) -> "Established":
        """The same of these departures."""
        return replace(self, children=tuple(c for c in self.children if c.departure_id in ids))

    def messages(self) -> tuple[DepartureFacts, ...]:
        """One for each municipality: its policy decides what may leave."""
        whose = dict.fromkeys(self.municipality[child.departure_id] for child in self.children)
        return tuple(
            DepartureFacts(
                facts_id=uuid4(),
                established_at=self.at,
                municipality=oin,
                children=tuple(
                    c for c in self.children if self.municipality[c.departure_id] == oin
                ),
            )
            for oin in whose
        )
