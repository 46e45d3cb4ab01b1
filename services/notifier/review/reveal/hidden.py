"""What is hidden on a case: names, numbers, and the address of who may be written to or called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from contracts.messages.facts import PersonFacts
from contracts.values.bsn import Bsn
from notifier.decision.facts import CaseFacts
from notifier.review.shown_case.cast import Cast, Member


class Hidden(StrEnum):
    """Kinds; the values stand in the form and in the audit."""

    NAME = "naam"
    BSN = "bsn"
    ADDRESS = "adres"
    PHONE = "telefoon"


@dataclass(frozen=True)
class HiddenItem:
    """One thing about one person. ``key`` says which in a form: a letter and a kind."""

    member: Member
    kind: Hidden
    lines: tuple[str, ...] = field(repr=False)

    @property
    def key(self) -> str:
        """As "A-adres"."""
        return f"{self.member.letter}-{self.kind}"


def hidden_items(
    facts: CaseFacts | None, cast: Cast, *, numbers: Mapping[Bsn, str]
) -> tuple[HiddenItem, ...]:
    """Everything that can be asked for, in order of person; only what is known.

    ``numbers``: of those who must be called, where they gave one.
    """
    if facts is None:
        return ()
    known: dict[Bsn, PersonFacts] = {}
    for child in facts.departure.children:
        for person in (*child.persons, child.child):
            known.setdefault(person.bsn, person)
    return tuple(
        item
        for member in cast.members
        for item in _items(member, known.get(member.bsn), numbers.get(member.bsn))
    )


def _items(member: Member, person: PersonFacts | None, number: str | None) -> Iterator[HiddenItem]:
    name = None if person is None else person.full_name or person.first_names
    if name:
        yield HiddenItem(member, Hidden.NAME, (name,))
    yield HiddenItem(member, Hidden.BSN, (member.bsn.reveal(),))
    if person is not None and person.postal is not None and not member.child:
        country = (person.postal.country,) if person.postal.country else ()
        yield HiddenItem(member, Hidden.ADDRESS, (*person.postal.lines, *country))
    if number is not None:
        yield HiddenItem(member, Hidden.PHONE, (number,))
