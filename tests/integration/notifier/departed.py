"""A child that is in the RNI by now, and everything that a person can find about it over HTTP."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

from contracts.gezag import Gezag, GezamenlijkOuderlijkGezag, Holder
from contracts.messages.derived import DerivedGezag
from contracts.messages.facts import (
    ChildFacts,
    DepartureFacts,
    GezagAnswer,
    GezagSource,
    PersonFacts,
    Registration,
)
from contracts.values.dates import PartialDate
from notifier.cases.case_view import CaseView
from notifier.hand_over_findings import hand_over_findings
from tests.integration.notifier.families import Family
from tests.integration.notifier.partners import Partners
from tests.integration.notifier.world import World

RVDK = "rvdk"


class Departed:
    """A child that is in the RNI by now: the BRP says nothing, and both parents were derived."""

    def __init__(self, world: World, partners: Partners, family: Family) -> None:
        self.world = world
        self.partners = partners
        self.family = family
        self.both = GezamenlijkOuderlijkGezag(
            (Holder(family.mother.bsn), Holder(family.father.bsn))
        )
        self.derived = DerivedGezag(gezag=self.both, route="76", conclusion="Beide ouders.")
        self._child = replace(
            family.child("Sanne"),
            declarations=(),
            registration=Registration(PartialDate.of(family.day), "5003"),
        )
        self._later = timedelta()

    def child(self, answer: GezagAnswer) -> ChildFacts:
        return replace(self._child, gezag=answer)

    def also(self, *persons: PersonFacts) -> None:
        """From now on the facts are about these people as well, or say this of them."""
        numbers = {person.bsn for person in persons}
        others = tuple(one for one in self._child.persons if one.bsn not in numbers)
        self._child = replace(self._child, persons=(*others, *persons))

    def arrives(self, answer: GezagAnswer) -> DepartureFacts:
        """Facts with this answer come in, later than all before."""
        self._later += timedelta(seconds=1)
        self.world.clock.advance(seconds=1)
        facts = self.family.facts(self.child(answer), after=self._later)
        self.world.establish(facts)
        self.facts = facts
        return facts

    def unsaid(self, derived: DerivedGezag | None) -> GezagAnswer:
        return GezagAnswer(
            source=GezagSource.NONE,
            taken_at=self.world.clock(),
            child_in_rni=True,
            derived=derived,
        )

    def found(self, gezag: Gezag, found_at: datetime) -> GezagAnswer:
        return GezagAnswer(
            source=GezagSource.FINDING, gezag=gezag, taken_at=found_at, child_in_rni=True
        )

    @property
    def view(self) -> CaseView:
        return self.world.case_of(self.facts)

    @property
    def outcome(self) -> tuple[str, list[str]]:
        decision = self.view.decision
        assert decision is not None
        return decision.case, [code for code, _ in decision.reasons]

    def body(self, **changed: Any) -> dict[str, Any]:  # noqa: ANN401  members of a finding
        (gezag,) = self.view.gezag
        return {
            "eigenKenmerk": f"b-{uuid4()}",
            "kind": str(gezag.child),
            "oordeel": "bevestigd",
            "bron": "gezagsregister",
            "afleiding": None if gezag.derived is None else gezag.derived.sha256,
            **changed,
        }

    def corrected(self, gezag: dict[str, Any]) -> dict[str, Any]:
        return self.body(oordeel="gecorrigeerd", bron="beschikking", gezag=gezag)

    def finds(self, body: dict[str, Any], client: str = RVDK) -> httpx.Response:
        return self.partners.post(client, f"/zaken/{self.view.id}/bevindingen", body)

    def withdraws(self, finding: str, client: str = RVDK) -> httpx.Response:
        path = f"/zaken/{self.view.id}/bevindingen/{finding}/intrekking"
        return self.partners.post(client, path)

    def taken(self) -> datetime:
        """What was found goes to the adapter; its moment there."""
        assert hand_over_findings(self.world.service)
        return self.world.register.findings[-1].found_at

    def happened(self) -> list[tuple[str, str | None]]:
        return [(t.kind, t.code) for t in self.view.timeline if t.kind.startswith("bevinding")]
