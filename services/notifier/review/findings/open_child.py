"""The children of a case about whom a person finds who has gezag, as the BRP does not say it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from contracts.messages.facts import ChildFacts, GezagSource
from notifier.cases.gezag_view import GezagView
from notifier.review.case.forms import NotNow
from notifier.review.case.opening import OpenCase
from notifier.review.shown_case.told import Told

_NOT_SAID: Final = frozenset({GezagSource.NONE, GezagSource.FINDING})


@dataclass(frozen=True)
class OpenChild:
    """``label``: as the page of the case names the child."""

    view: GezagView
    facts: ChildFacts
    label: str

    @property
    def id(self) -> UUID:
        """As the case shows it."""
        return self.view.child

    @property
    def mark(self) -> str | None:
        """Of the derivation that the case shows now."""
        return None if self.view.derived is None else self.view.derived.sha256

    @property
    def can_be_confirmed(self) -> bool:
        """Whether something was derived that a person can say is right."""
        return self.view.derived is not None and self.view.derived.kind is not None


def open_children(case: OpenCase, told: Told) -> tuple[OpenChild, ...]:
    """Of what the BRP says itself, or said before the departure, nobody finds anything else."""
    if case.facts is None:
        return ()
    by_id = {told.cast.by_bsn[one.child.bsn].id: one for one in case.facts.departure.children}
    return tuple(
        OpenChild(view, by_id[view.child], told.by_id(view.child))
        for view in case.view.gezag
        if view.child in by_id and by_id[view.child].gezag.source in _NOT_SAID
    )


def asked_child(children: tuple[OpenChild, ...], given: str) -> OpenChild | None:
    """The one that was chosen, or the only one there is. Raises ``NotNow`` where there is none."""
    if not children:
        raise NotNow(lambda t: t.findings.register_says)
    if len(children) == 1:
        return children[0]
    return next((one for one in children if str(one.id) == given), None)
