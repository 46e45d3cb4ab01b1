"""From two answers, about children and about the adults around them, to the facts of each family.

The answers do not leave this module: what goes on is ``FamilyFacts`` (DECISION §1).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic_core import from_json

from brp_adapter.custody.derivation.facts import FamilyFacts
from brp_adapter.register.derivation_facts import ChildNotDelivered, family_facts, read_persons
from brp_adapter.register.derivation_models import PersonAnswer
from brp_adapter.register.errors import RegisterAnswerInvalid
from contracts.values.bsn import Bsn


@dataclass(frozen=True, slots=True)
class DerivationAnswers:
    """Who was delivered readably; ``spoiled``: somebody else's answer was against its schema."""

    persons: Mapping[Bsn, PersonAnswer]
    spoiled: bool = False


NOBODY = DerivationAnswers({})


def read_derivation(body: bytes, asked: Iterable[Bsn]) -> DerivationAnswers:
    """One answer of ``POST /personen``, person by person. Raises ``RegisterAnswerInvalid``.

    One unreadable person must not cost the others of the question their derivation.
    """
    found: dict[Bsn, PersonAnswer] = {}
    spoiled = False
    for person in _listed(body):
        try:
            found |= read_persons([person])
        except RegisterAnswerInvalid:
            spoiled = True
    if not found.keys() <= set(asked):
        raise RegisterAnswerInvalid(("personen.burgerservicenummer",))
    return DerivationAnswers(found, spoiled)


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
