"""What a message to one holder may not hold anywhere, from everything that is known of a family.

Read from the persons and events themselves, as the register and the municipality give them, and not
from what the program makes of them: a field that somebody adds is searched for from that day.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from notifier.letters import dutch, english
from notifier.remedies.lands import land_of

_NAME_MEMBERS: Final = ("voornamen", "geslachtsnaam", "volledigeNaam")
_NUMBER_MEMBERS: Final = ("burgerservicenummer", "aNummer", "adresseerbaarObjectIdentificatie")
_PLACE_MEMBERS: Final = (
    "officieleStraatnaam", "korteStraatnaam", "straat", "woonplaats", "postcode",
    "adresregel1", "adresregel2", "regel1", "regel2",
)  # fmt: skip
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_SHORTEST: Final = 4
"""A town or name of three letters is found in any text; the guard of the letter looks for those."""


@dataclass(frozen=True)
class KeptBack:
    """``label`` may stand in the output of a failing test, the value may not.

    ``digits``: found whatever stands between its digits.
    """

    label: str
    value: str = field(repr=False)
    digits: bool = False

    def is_in(self, plain: str, compact: str) -> bool:
        """Whether a text holds it, as a word or number of its own."""
        if self.digits:
            return self.value in compact
        value = plainly(self.value)
        if value not in plain:
            return False
        return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", plain) is not None


def plainly(text: str) -> str:
    """Small letters, no accents, one blank."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(text.casefold().split())


def compactly(text: str) -> str:
    """Without anything that may stand between digits."""
    return re.sub(r"(?<=\d)[ .\-/](?=\d)", "", text)


def kept_back(
    persons: Iterable[Mapping[str, Any]],
    events: Iterable[Mapping[str, Any]],
    *,
    holder: str,
    children: Iterable[str],
) -> tuple[KeptBack, ...]:
    """``holder`` and ``children`` of the message, by number."""
    people = {one["burgerservicenummer"]: one for one in persons}
    named = set(children)
    own = plainly(" ".join(_strings(people.get(holder, {}))))
    known = [plainly(str(people[one]["naam"].get("voornamen"))) for one in named if one in people]
    found = list(_of_events(events))
    for number, person in people.items():
        found += _of_person(number, person, is_holder=number == holder, is_child=number in named)

    def is_known(item: KeptBack) -> bool:
        """The addressee's own address and name, and the first names that the letter tells."""
        value = plainly(item.value)
        words = {word for name in known for word in name.split()}
        return not item.digits and (value in own or value in known or value in words)

    return tuple(
        dict.fromkeys(item for item in found if len(item.value) >= _SHORTEST and not is_known(item))
    )


def written_days(day: date) -> tuple[str, ...]:
    """A day in every way in which somebody would write it."""
    return (
        dutch.in_words(day),
        english.in_words(day),
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%d-%m-%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d/%m/%Y}",
    )


def _of_person(
    number: str, person: Mapping[str, Any], *, is_holder: bool, is_child: bool
) -> Iterator[KeptBack]:
    who = "addressee" if is_holder else "child of the letter" if is_child else "somebody else"
    yield KeptBack(f"number of {who}", number, digits=True)
    municipality = person.get("gemeenteVanInschrijving", {})
    yield KeptBack(f"municipality of {who}", municipality.get("omschrijving", ""))
    born = person.get("geboorte", {}).get("datum", {}).get("datum")
    if born:
        for written in written_days(date.fromisoformat(born)):
            yield KeptBack(f"birth date of {who}", written)
    for member, value in _members(person):
        if member in _NUMBER_MEMBERS:
            yield KeptBack(f"{member} around {who}", value, digits=True)
        elif member in _PLACE_MEMBERS:
            yield KeptBack(f"{member} of {who}", value)
        elif member in _NAME_MEMBERS and not is_holder:
            yield KeptBack(f"{member} around {who}", value)


def _of_events(events: Iterable[Mapping[str, Any]]) -> Iterator[KeptBack]:
    for event in events:
        yield KeptBack("id of an event", str(event.get("id", "")))
        yield KeptBack("source of an event", str(event.get("source", "")))
        for number in re.findall(r"\d{20}", str(event.get("source", ""))):
            yield KeptBack("OIN of the municipality", number, digits=True)
        for member, value in _members(event):
            land = land_of(value) if "land" in member.casefold() and value.isdigit() else None
            if land is not None:
                yield KeptBack("destination", land.name)
            if member in _NUMBER_MEMBERS:
                yield KeptBack("number in an event", value, digits=True)


def _members(thing: object) -> Iterator[tuple[str, str]]:
    if isinstance(thing, Mapping):
        for name, value in thing.items():
            if isinstance(value, str):
                yield name, value
            else:
                yield from _members(value)
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from _members(one)


def _strings(thing: object) -> Iterator[str]:
    """What somebody knows of oneself; of ``gezag`` and relatives only what stands there oneself."""
    if isinstance(thing, Mapping):
        for name in ("naam", "verblijfplaats", "adressering", "gemeenteVanInschrijving"):
            yield from (value for _member, value in _members(thing.get(name, {})))
