"""Who has gezag over each child as far as we know, as it is shown: nobody's name or number.

A derived answer stands apart: who is named in it is no holder (DECISION §2), until a person has
confirmed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from contracts.gezag import holders_of
from contracts.messages.derived import DerivationStep, DerivedGezag, fingerprint
from contracts.messages.facts import ChildFacts, GezagSource
from contracts.values.bsn import Bsn
from notifier.cases.gezag_next_step import NextStep, next_step

Name = Callable[[Bsn], UUID]
"""Under which opaque id of the case somebody is shown."""

DERIVED: Final = "afgeleid"


@dataclass(frozen=True)
class DerivedView:
    """``people``: who would have gezag; None is somebody whom the BRP does not name by number.

    ``parents``: whom the route calls ouder 1 and ouder 2, as far as they have a number.
    ``sha256`` tells two derivations apart, for whoever confirms one.
    """

    kind: str | None
    people: tuple[UUID | None, ...]
    missing: str | None
    route: str | None
    conclusion: str | None
    ground: str | None
    in_onderzoek: bool
    steps: tuple[DerivationStep, ...]
    parents: tuple[UUID | None, UUID | None]
    sha256: str


@dataclass(frozen=True)
class GezagView:
    """``source``: brp, momentopname, bevinding, afgeleid or geen; ``at``: as it was when."""

    child: UUID
    source: str
    at: datetime | None
    kind: str | None
    in_onderzoek: bool
    derived: DerivedView | None
    next_step: NextStep | None


def view_gezag(children: Iterable[ChildFacts], name: Name) -> tuple[GezagView, ...]:
    """One for each child."""
    return tuple(_of(child, name) for child in children)


def in_words(answer: str | None) -> str | None:
    """An answer to a question of the model, whose table writes it as a code (``Nee_nooit``)."""
    return None if answer is None else answer.replace("Nee_", "Nee, ").replace("_", " ")


def _of(facts: ChildFacts, name: Name) -> GezagView:
    answer = facts.gezag
    derived = answer.derived
    said = derived is not None and derived.gezag is not None
    by_derivation = answer.source is GezagSource.NONE and said
    return GezagView(
        child=name(facts.child.bsn),
        source=DERIVED if by_derivation else answer.source.value,
        at=answer.taken_at,
        kind=None if answer.gezag is None else answer.gezag.kind,
        in_onderzoek=answer.in_onderzoek,
        derived=None if derived is None else view_derived(derived, name),
        next_step=next_step(answer),
    )


def view_derived(derived: DerivedGezag, name: Name) -> DerivedView:
    """A derivation, on the case or as it stood when somebody found something."""
    gezag = derived.gezag
    one, two = derived.parents
    holders = () if gezag is None else holders_of(gezag)
    return DerivedView(
        kind=None if gezag is None else gezag.kind,
        people=tuple(None if one.bsn is None else name(one.bsn) for one in holders),
        missing=derived.missing,
        route=derived.route,
        conclusion=derived.conclusion,
        ground=derived.ground,
        in_onderzoek=derived.in_onderzoek,
        steps=tuple(replace(step, answer=in_words(step.answer)) for step in derived.steps),
        parents=(None if one is None else name(one), None if two is None else name(two)),
        sha256=fingerprint(derived, lambda bsn: str(name(bsn))),
    )
