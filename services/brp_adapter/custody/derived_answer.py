"""What a derivation says to others: without what rests on a protected fact (DECISION §1).

Born in the Netherlands and birth mother decide in a derivation, but nobody may read them back from
what is kept. So the questions that rest on them cross without their answer, whether they were
asked or not, and what cannot be said *because* of them is told in the same neutral words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from brp_adapter.custody.derivation.answer import CannotSay, Derivation, Derived, Step
from brp_adapter.custody.derivation.derive import derive
from brp_adapter.custody.derivation.endings import same_gezag
from brp_adapter.custody.derivation.facts import FamilyFacts
from brp_adapter.custody.derivation.path import QUESTIONS
from contracts.gezag import is_determined
from contracts.messages.derived import DerivationStep, DerivedGezag
from contracts.values.bsn import Bsn

T = TypeVar("T")

NOT_KEPT = (
    "een gegeven dat wij niet mogen bewaren en dus niet noemen, of een antwoord dat het openbare"
    " beslismodel zelf openlaat"
)
"""One text for all that rests on a protected fact: which one does not show."""

NOT_READABLE = "bruikbare gegevens van het kind en de ouders uit de BRP"
TOO_MANY = (
    "de gegevens voor een afleiding: vaker dan vier keer mag de BRP hier niet worden bevraagd"
)
REFUSED = "de gegevens voor een afleiding: de BRP geeft ze niet aan deze afnemer"

_ABROAD = ("1.3", "1.3a", "1.3b")
_MOTHER = "2a.3"
_BY_DATE = "Na"
"""The one answer to 2a.3 for which the dates are enough: parenthood since 1 January 2023."""

_TWO = 2
_ADOPTED_ABROAD = re.compile(r"^(\d+(?:v[12]|n)?)a")


def derived_answer(family: FamilyFacts, today: dt.date) -> DerivedGezag:
    """Derive, and say it as it may be kept.

    The same whatever a protected fact is, as long as the derived gezag is the same: what would be
    told otherwise is left out.
    """
    found = derive(family, today)
    if isinstance(found, CannotSay) or _missing(found) is not None:
        return _unsaid(family, today)
    alike = [other for other in _all_ways(family, today) if same_gezag(other.gezag, found.gezag)]
    ends = [other.conclusion for other in alike]
    return DerivedGezag(
        gezag=alike[0].gezag,
        route=_if_one(_ADOPTED_ABROAD.sub(r"\1", end.route) for end in ends),
        conclusion=_if_one(end.explanation for end in ends),
        ground=_if_one(end.ground for end in ends),
        in_onderzoek=family.in_onderzoek,
        steps=_crossing([other.steps for other in alike]),
        parents=_parents(family),
    )


def cannot_derive(missing: str) -> DerivedGezag:
    """Where there is nothing to derive from."""
    return DerivedGezag(missing=missing)


def _unsaid(family: FamilyFacts, today: dt.date) -> DerivedGezag:
    """Told as for a child born here whose birth mother is known, if it cannot be said then either.

    Where it could be said then, it is a protected fact that stands in the way.
    """
    mothers = (1, 2) if len(family.parents) == _TWO else (None,)
    plain = [derive(_supposing(family, mother, born_here=True), today) for mother in mothers]
    missing = _if_one(_missing(derivation) for derivation in plain)
    steps = [derivation.steps for derivation in plain]
    if missing is None:
        before = [tuple(takewhile(lambda step: step.number not in _ABROAD, s)) for s in steps]
        return DerivedGezag(missing=NOT_KEPT, steps=_crossing(before), parents=_parents(family))
    return DerivedGezag(missing=missing, steps=_crossing(steps), parents=_parents(family))


def _parents(family: FamilyFacts) -> tuple[Bsn | None, Bsn | None]:
    """The numbers of ouder 1 and ouder 2, by which the route speaks of them."""
    one, two = family.parent(1), family.parent(2)
    return None if one is None else one.adult.bsn, None if two is None else two.adult.bsn


def _missing(derivation: Derivation) -> str | None:
    """Why nothing is said; None where something is."""
    if isinstance(derivation, CannotSay):
        return derivation.missing
    gezag = derivation.gezag
    said = gezag is not None and is_determined(gezag)
    return None if said else derivation.conclusion.explanation


def _all_ways(family: FamilyFacts, today: dt.date) -> Iterator[Derived]:
    """What is derived for each way that the protected facts can be."""
    for born_here in (True, False, None):
        for mother in (1, 2, None):
            found = derive(_supposing(family, mother, born_here=born_here), today)
            if isinstance(found, Derived):
                yield found


def _supposing(family: FamilyFacts, mother: int | None, *, born_here: bool | None) -> FamilyFacts:
    return replace(
        family,
        child=replace(family.child, born_in_netherlands=born_here),
        parents=tuple(
            replace(parent, birth_mother=None if mother is None else parent.place == mother)
            for parent in family.parents
        ),
    )


def _if_one(values: Iterable[T | None]) -> T | None:
    """What they all are, else None."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _crossing(ways: Sequence[Sequence[Step]]) -> tuple[DerivationStep, ...]:
    """The questions that are asked every way, with the answers that are the same every way."""
    first, *others = ways
    said = [{step.number: step.answer for step in steps} for steps in others]
    crossed: list[DerivationStep] = []
    for step in first:
        if step.number == _ABROAD[0]:
            crossed += [DerivationStep(number, QUESTIONS[number]) for number in _ABROAD]
        elif step.number not in _ABROAD and all(step.number in way for way in said):
            same = all(way[step.number] == step.answer for way in said)
            told = same and not _rests_on_sex(step)
            crossed.append(_told(step) if told else DerivationStep(step.number, step.question))
    return tuple(crossed)


def _told(step: Step) -> DerivationStep:
    answer = step.answer
    return DerivationStep(step.number, step.question, answer.value, answer.told or answer.because)


def _rests_on_sex(step: Step) -> bool:
    return step.number == _MOTHER and step.answer.value != _BY_DATE
