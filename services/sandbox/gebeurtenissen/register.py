"""Who subscribed to what, and which events wait for whom: kept on disk, looked up in memory."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from sandbox.journal import Journal

Event = dict[str, Any]
Place = tuple[str, str]
"""OIN of the afnemer, and the name of its subscriber."""


@dataclass
class Subscriber:
    """``read``: how many of its events were given out where the server remembers that."""

    subscriptions: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)
    """Id by burgerservicenummer and type."""

    events: list[str] = field(default_factory=list)
    read: int = 0


class Register:
    """An event goes to who was subscribed at that moment; nothing is delivered afterwards."""

    def __init__(self, data: Path) -> None:
        self._journal = Journal(data / "gebeurtenissen.jsonl")
        self._forget()
        for entry in self._journal.entries():
            self._replay(entry)

    def _forget(self) -> None:
        self.subscribers: dict[Place, Subscriber] = {}
        self.events: dict[str, Event] = {}
        self._by_person: dict[tuple[str, str], set[Place]] = {}

    def names_of(self, oin: str) -> list[str]:
        """The names of one afnemer."""
        return [name for owner, name in self.subscribers if owner == oin]

    async def write(self, what: str, place: Place, **more: object) -> None:
        """Keep on disk, then do it."""
        entry = {"wat": what, "oin": place[0], "naam": place[1], **more}
        await self._journal.append(entry)
        self._replay(entry)

    async def publish(self, event: Event, *, bsn: str | None, kind: str) -> int:
        """Deliver to whoever is subscribed, or without a number to everybody; to how many."""
        everybody = set(self.subscribers)
        places = everybody if bsn is None else set(self._by_person.get((bsn, kind), ()))
        entry = {"wat": "gebeurtenis", "inhoud": event, "aan": [list(one) for one in places]}
        await self._journal.append(entry)
        self._replay(entry)
        return len(places)

    def after(self, subscriber: Subscriber, cursor: str | None, limit: int) -> list[Event] | None:
        """At most so many events behind the cursor; None: there is no such event."""
        first = 0
        if cursor is not None:
            if cursor not in subscriber.events:
                return None
            first = subscriber.events.index(cursor) + 1
        return [self.events[one] for one in subscriber.events[first : first + limit]]

    def clear(self) -> None:
        """Forget everything, on disk too."""
        self._journal.clear()
        self._forget()

    def _replay(self, entry: dict[str, Any]) -> None:
        if entry["wat"] == "gebeurtenis":
            self._deliver(entry["inhoud"], entry["aan"])
            return
        place = (entry["oin"], entry["naam"])
        match entry["wat"]:
            case "registreer":
                self.subscribers[place] = Subscriber()
            case "deregistreer":
                for subscribed in self.subscribers.pop(place).subscriptions:
                    self._by_person[subscribed].discard(place)
            case "abonneer":
                subscribed = (entry["bsn"], entry["type"])
                self.subscribers[place].subscriptions[subscribed] = entry["id"]
                self._by_person.setdefault(subscribed, set()).add(place)
            case "zegop":
                ended = (entry["bsn"], entry["type"])
                self.subscribers[place].subscriptions.pop(ended, None)
                self._by_person[ended].discard(place)
            case "gelezen":
                self.subscribers[place].read = entry["aantal"]
            case "vergeet":
                # What was delivered long ago is there no more; a cursor on it is unknown.
                subscriber = self.subscribers[place]
                del subscriber.events[: entry["aantal"]]
                subscriber.read = max(0, subscriber.read - entry["aantal"])

    def _deliver(self, event: Any, places: list[list[str]]) -> None:  # noqa: ANN401 - any JSON
        found = event.get("id") if isinstance(event, dict) else None
        name = found if isinstance(found, str) else str(uuid4())
        self.events[name] = event
        for oin, naam in places:
            if subscriber := self.subscribers.get((oin, naam)):
                subscriber.events.append(name)
