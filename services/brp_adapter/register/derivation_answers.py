"""From the answers, about children and about the adults around them, to the facts of each family.

What is in the answers is read here alone: what goes on is ``FamilyFacts`` (DECISION §1).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic_core import from_json

from brp_adapter.custody.derivation.facts import FamilyFacts
from brp_adapter.register.derivation_facts import ChildNotDelivered, family_facts, read_persons
from brp_adapter.register.derivation_fields import ADULT_FIELDS
from brp_adapter.register.derivation_models import PersonAnswer
from brp_adapter.register.errors import RegisterAnswerInvalid
from contracts.values.bsn import Bsn

_ADULT: Final = frozenset(
    (*(path.partition(".")[0] for path in ADULT_FIELDS), "opschortingBijhouding", "inOnderzoek")
)
"""The last two come without asking."""


@dataclass(frozen=True, slots=True)
class DerivationAnswers:
    """Who was delivered readably, of whom was ``asked``.

    ``spoiled``: somebody else's answer was against its schema.
    """

    persons: Mapping[Bsn, PersonAnswer]
    spoiled: bool = False
    asked: frozenset[Bsn] = frozenset()

    def __or__(self, other: "DerivationAnswers") -> "DerivationAnswers":
        """Both; of whom was asked twice the later answer counts."""
        return DerivationAnswers(
            {**self.persons, **other.persons},
            self.spoiled or other.spoiled,
            self.asked | other.asked,
        )

    def about(self, people: frozenset[Bsn]) -> "DerivationAnswers":
        """As if only these had been asked about."""
        persons = {bsn: answer for bsn, answer in self.persons.items() if bsn in people}
        return DerivationAnswers(persons, self.spoiled, self.asked & people)


NOBODY = DerivationAnswers({})


def read_adults(body: bytes, asked: Iterable[Bsn]) -> DerivationAnswers:
    """What a derivation takes of adults, from an answer with more in it. As ``read_derivation``."""
    return _read([_of_adult(person) for person in _listed(body)], asked)


def _of_adult(person: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in person.items() if name in _ADULT}


def read_derivation(body: bytes, asked: Iterable[Bsn]) -> DerivationAnswers:
    """One answer of ``POST /personen``, person by person. Raises ``RegisterAnswerInvalid``.

    One unreadable person must not cost the others of the question their derivation.
    """
    return _read(_listed(body), asked)


def _read(persons: Iterable[dict[str, object]], asked: Iterable[Bsn]) -> DerivationAnswers:
    everyone = frozenset(asked)
    found: dict[Bsn, PersonAnswer] = {}
    spoiled = False
    for person in persons:
        try:
            found |= read_persons([person])
        except RegisterAnswerInvalid:
            spoiled = True
    if not found.keys() <= everyone:
        raise RegisterAnswerInvalid(("personen.burgerservicenummer",))
    return DerivationAnswers(found, spoiled, everyone)


def families_in(
    families: Mapping[Bsn, frozenset[Bsn]], children: DerivationAnswers, adults: DerivationAnswers
) -> dict[Bsn, FamilyFacts]:
    """The facts of each child in ``families`` (child to adults), as far as its answers are sound.

    An adult whom the register does not deliver is part of the facts; an unreadable one is not.
    """
    facts: dict[Bsn, FamilyFacts] = {}
    for child, around in families.items():
        if children.persons.get(child) is None:
            continue
        if adults.spoiled and not around <= adults.persons.keys():
            continue
        persons = {bsn: adults.persons[bsn] for bsn in around if bsn in adults.persons}
        try:
            facts[child] = family_facts(child, persons | {child: children.persons[child]})
        except (ChildNotDelivered, RegisterAnswerInvalid):
            continue
    return facts


def _listed(body: bytes) -> list[dict[str, object]]:
    try:
        persons = from_json(body)["personen"]
    except (ValueError, KeyError, TypeError):
        raise RegisterAnswerInvalid(("personen",)) from None
    if not isinstance(persons, list) or not all(isinstance(one, dict) for one in persons):
        raise RegisterAnswerInvalid(("personen",))
    return persons
