"""The public input of a scenario without its numbers and days: what is left can be compared."""

from __future__ import annotations

import datetime as dt
from typing import Any

from brp_adapter.custody.derivation.facts import Adult, FamilyFacts, minor_on
from brp_adapter.register.derivation_facts import family_facts, read_persons
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate
from tests.gezag.official import compared
from vertrekmelding.custody.stand_ins import StandIns

_RECOGNITION = PartialDate(2023, 1, 1)


def public_input(scenario: dict[str, Any], today: dt.date) -> tuple[object, object]:
    """Everything that a derivation can see, and the official answer in the same words."""
    numbers = StandIns()
    child = numbers.of(scenario["asked"])
    family = family_facts(child, read_persons([numbers.replaced(p) for p in scenario["persons"]]))
    words = {p.adult.bsn: p.title for p in family.parents if p.adult.bsn is not None}
    answer = compared(_reworded(scenario["expectedGezag"], numbers, words))
    return _outline(family, today), answer


def _reworded(value: Any, numbers: StandIns, words: dict[Bsn, str]) -> Any:  # noqa: ANN401  JSON
    if isinstance(value, dict):
        return {
            key: words.get(numbers.of(inner), "another")
            if key == "burgerservicenummer"
            else _reworded(inner, numbers, words)
            for key, inner in value.items()
        }
    return [_reworded(one, numbers, words) for one in value] if isinstance(value, list) else value


def _outline(family: FamilyFacts, today: dt.date) -> object:
    child = family.child
    dates = [child.birth, _RECOGNITION, PartialDate.of(today)]
    for parent in family.parents:
        dates += [parent.since, *(u.start for u in parent.unions), *(u.end for u in parent.unions)]
    order = sorted({_ordinal(date) for date in dates if date is not None})

    def place(date: PartialDate | None) -> int | None:
        return None if date is None else order.index(_ordinal(date))

    def able(adult: Adult | None) -> object:
        if adult is None:
            return None
        return (adult.bsn is None, adult.delivered, adult.rni_only, adult.incapacity(today))

    return (
        place(_RECOGNITION), place(child.birth), len(order),
        child.birth is not None and minor_on(child.birth, today),
        child.residence, child.deceased, child.born_in_netherlands, child.settled, child.ruling,
        tuple(
            (
                parent.place, able(parent.adult), place(parent.since), parent.birth_mother,
                parent.named,
                tuple(
                    (place(u.start), u.ended, place(u.end), u.with_other_parent, able(u.partner))
                    for u in parent.unions
                ),
            )
            for parent in family.parents
        ),
    )  # fmt: skip


def _ordinal(date: PartialDate) -> tuple[int, int, int]:
    return (date.year or 0, date.month or 0, date.day or 0)
