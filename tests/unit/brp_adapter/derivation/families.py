"""Our own families for the questions of the public model: the plain case, and what differs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, Literal

from brp_adapter.custody.derivation.answer import CannotSay, Derived
from brp_adapter.custody.derivation.derive import derive
from brp_adapter.custody.derivation.facts import Adult, Child, FamilyFacts, Parent, Union
from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezagNietTeBepalen,
    GezamenlijkOuderlijkGezag,
    Holder,
    TijdelijkGeenGezag,
)
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate

TODAY = dt.date(2026, 3, 2)
BORN = PartialDate(2016, 5, 1)
CHILD, ONE, TWO, THIRD = (
    Bsn("999990019"),
    Bsn("999990032"),
    Bsn("999990044"),
    Bsn("999990056"),
)
ADULT_BORN = PartialDate(1989, 3, 3)
MINOR_BORN = PartialDate(2009, 3, 3)
Place = Literal[1, 2]
BOTH = GezamenlijkOuderlijkGezag((Holder(ONE), Holder(TWO)))
ONLY_ONE = EenhoofdigOuderlijkGezag(Holder(ONE))
ONLY_TWO = EenhoofdigOuderlijkGezag(Holder(TWO))
NOBODY, UNDETERMINED = TijdelijkGeenGezag(), GezagNietTeBepalen()
LATER = PartialDate(2019, 6, 1)
TOKENS: dict[str, dict[str, object]] = {
    "o": {"deceased": True},
    "c": {"curatele": True},
    "m": {"birth": MINOR_BORN},
}


def child(**facts: Any) -> Child:  # noqa: ANN401  any fact
    """Born in the Netherlands on ``BORN``, a resident, no ruling."""
    return replace(Child(CHILD, BORN), **facts)


def adult(bsn: Bsn, **facts: Any) -> Adult:  # noqa: ANN401  any fact
    """Of age, alive and able."""
    return replace(Adult(bsn, delivered=True, birth=ADULT_BORN), **facts)


def parent(
    place: Place,
    *unions: Union,
    person: Adult | None = None,
    **facts: Any,  # noqa: ANN401  any fact
) -> Parent:
    """A parent from the birth on; parent 1 is the birth mother."""
    own = person or adult(ONE if place == 1 else TWO)
    return replace(Parent(place, own, BORN, place == 1, unions=unions), **facts)


def together(start: str = "2010-01-01", end: str | None = None) -> Union:
    """A union of the parents with each other."""
    return Union(_date(start), end is not None, None if end is None else _date(end), True)  # noqa: FBT003


def with_another(start: str, end: str | None = None, who: Adult | None = None) -> Union:
    """A union with someone who is no parent."""
    partner = who or adult(THIRD)
    ended = None if end is None else _date(end)
    return Union(_date(start), end is not None, ended, False, partner)  # noqa: FBT003


def married(
    one: Adult | None = None, other: Adult | None = None, since: str = "2010-01-01"
) -> tuple[Parent, Parent]:
    """Two parents, married to each other."""
    return (
        parent(1, together(since), person=one),
        parent(2, together(since), person=other),
    )


def derived(whose: Child, *parents: Parent) -> Derived:
    """The derivation, which must say something."""
    found = derive(FamilyFacts(whose, parents), TODAY)
    assert isinstance(found, Derived), found
    return found


def unsaid(whose: Child, *parents: Parent) -> str:
    """What is missing in a derivation that must not say anything."""
    found = derive(FamilyFacts(whose, parents), TODAY)
    assert isinstance(found, CannotSay), found
    return found.missing


def said(family: tuple[Child, *tuple[Parent, ...]]) -> tuple[Gezag | None, str]:
    """The gezag and the route code."""
    found = derived(*family)
    return found.gezag, found.conclusion.route


def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)


APART_AFTER = (
    parent(1, with_another("2020-01-01")),
    parent(2, with_another("2021-01-01")),
)
