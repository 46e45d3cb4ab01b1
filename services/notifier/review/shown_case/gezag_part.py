"""Who has gezag over whom, from where and of when; a derivation with its route: part 4."""

from dataclasses import dataclass, replace
from uuid import UUID

from contracts.gezag import holders_of
from contracts.messages.derived import DerivationStep
from contracts.messages.facts import ChildFacts
from notifier.cases.case_view import CaseView
from notifier.cases.gezag_view import DERIVED, DerivedView, GezagView
from notifier.decision.facts import CaseFacts
from notifier.review.shown_case.told import Told


@dataclass(frozen=True)
class ShownGezag:
    """``who`` is empty where one answer holds for every child."""

    who: str
    kind: str
    source: str
    holders: str
    doubt: str
    route: str
    ground: str
    steps_title: str
    steps: tuple[DerivationStep, ...]
    next_step: str
    why: str


def show_gezag(view: CaseView, facts: CaseFacts | None, told: Told) -> tuple[ShownGezag, ...]:
    """Children of whom the same is known are told of together."""
    children = () if facts is None else facts.departure.children
    by_id = {told.cast.by_bsn[one.child.bsn].id: one for one in children}
    alike: dict[ShownGezag, list[str]] = {}
    order = list(told.cast.by_id)
    for one in sorted(view.gezag, key=lambda one: _place(one.child, order)):
        shown = _gezag(one, by_id.get(one.child), told)
        alike.setdefault(shown, []).append(told.by_id(one.child))
    if len(alike) == 1:
        return tuple(alike)
    prefix = told.texts.gezag.same_for_all
    return tuple(
        replace(shown, who=prefix.format(who=told.together(names)))
        for shown, names in alike.items()
    )


def _place(child: UUID, order: list[UUID]) -> int:
    return order.index(child) if child in order else len(order)


def _gezag(view: GezagView, child: ChildFacts | None, told: Told) -> ShownGezag:
    texts, derived = told.texts.gezag, view.derived
    kind = derived.kind if derived is not None and view.source == DERIVED else view.kind
    source = texts.sources[view.source]
    step = view.next_step
    return ShownGezag(
        who="",
        kind=texts.none if kind is None else texts.types[kind],
        source=source
        if view.at is None
        else texts.at.format(source=source, at=told.moment(view.at)),
        holders=_holders(view, child, told),
        doubt=_doubt(view, told),
        route=_route(derived, told),
        ground="" if derived is None or derived.ground is None else derived.ground,
        steps_title="" if derived is None else texts.steps.format(count=len(derived.steps)),
        steps=() if derived is None else derived.steps,
        next_step="" if step is None else texts.next_step.format(what=step.what, whom=step.whom),
        why="" if step is None else step.why,
    )


def _holders(view: GezagView, child: ChildFacts | None, told: Told) -> str:
    texts = told.texts.gezag
    gezag = None if child is None else child.gezag.gezag
    if view.source == DERIVED and view.derived is not None:
        names = [told.by_id(one) for one in view.derived.people]
    else:
        names = [] if gezag is None else [told.by_bsn(one.bsn) for one in holders_of(gezag)]
    return texts.holders.format(who=told.together(names)) if names else texts.no_holders


def _doubt(view: GezagView, told: Told) -> str:
    texts, derived = told.texts.gezag, view.derived
    said = [texts.in_onderzoek] if view.in_onderzoek or (derived and derived.in_onderzoek) else []
    if view.source == DERIVED:
        said.append(texts.derived_counts_not)
    return " ".join(said)


def _route(derived: DerivedView | None, told: Told) -> str:
    texts = told.texts.gezag
    if derived is None:
        return ""
    if derived.missing is not None:
        return texts.cannot_say.format(missing=derived.missing)
    if derived.route is None:
        return derived.conclusion or ""
    return texts.route.format(route=derived.route, conclusion=derived.conclusion or "")
