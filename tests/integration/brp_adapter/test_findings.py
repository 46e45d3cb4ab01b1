"""What a person found is kept once, counts as long as it may, and its facts go out again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import select

from brp_adapter.hand_over_facts import hand_over_facts
from brp_adapter.recheck_departures import recheck_departures
from brp_adapter.storage.rechecks import recheck_now
from brp_adapter.storage.tables import AUDIT, FINDING
from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezamenlijkOuderlijkGezag,
    Holder,
    Voogdij,
)
from contracts.messages.facts import GezagAnswer, GezagSource, PersonFacts
from contracts.messages.finding import Finding, FindingKind, FindingSource
from contracts.messages.wire import FINDING as MESSAGE
from contracts.values.bsn import Bsn
from tests.integration.brp_adapter.emigrated import asked_since, asked_so_far, emigrate, married
from tests.integration.brp_adapter.families import (
    Family,
    event,
    new_bsn,
    person,
    registered,
    removed,
)
from tests.integration.brp_adapter.running import World

RVDK = "00000009900000000002"


class Gone:
    """A family of which the register no longer says anything, and what was found about it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.family = married(Family())
        world.bring(self.family.persons)
        emigrate(world, [self.family.child, self.family.leaver])
        world.report(registered(self.family.child))
        world.work()
        self.departure = world.notifier.taken[-1].children[0].departure_id

    @property
    def answer(self) -> GezagAnswer:
        return self.world.notifier.taken[-1].children[0].gezag

    @property
    def persons(self) -> dict[str, PersonFacts]:
        return {p.bsn.reveal(): p for p in self.world.notifier.taken[-1].children[0].persons}

    def both(self) -> Gezag:
        return GezamenlijkOuderlijkGezag(
            (Holder(Bsn(self.family.leaver)), Holder(Bsn(self.family.stayer)))
        )

    def finding(self, kind: FindingKind, gezag: Gezag, **changed: Any) -> Finding:  # noqa: ANN401  members of a finding
        made = Finding(
            finding_id=uuid4(),
            departure_id=self.departure,
            kind=kind,
            gezag=gezag,
            source=FindingSource.REGISTER,
            found_at=self.world.application.service.now(),
            found_by=RVDK,
            role="rvdk",
        )
        return replace(made, **changed)

    def gives(self, finding: Finding) -> httpx.Response:
        return give(self.world, MESSAGE.encode(finding))

    def settles(self) -> GezagAnswer:
        """What was found is worked off; the answer that goes to the notifier."""
        self.world.notifier.taken.clear()
        recheck_departures(self.world.application.service)
        hand_over_facts(self.world.application.service)
        return self.answer

    def found(self, finding: Finding) -> GezagAnswer:
        answer = self.gives(finding)
        assert answer.status_code == 204, answer.text
        return self.settles()


def give(world: World, body: bytes, client: str = "vertrekmelding") -> httpx.Response:
    scope = "vertrekken:vaststellen" if client == "vertrekmelding" else "gebeurtenissen:schrijven"
    headers = {"Authorization": world.token(scope, client), "Content-Type": "application/json"}
    return world.intake.post("/v1/vertrekken/_bevinding", content=body, headers=headers)


@pytest.fixture
def gone(world: World) -> Gone:
    made = Gone(world)
    assert made.answer.source is GezagSource.NONE
    assert made.answer.derived is not None
    assert made.answer.derived.gezag == made.both()
    return made


def test_what_is_confirmed_counts_and_who_stays_can_be_written_to(gone: Gone) -> None:
    finding = gone.finding(FindingKind.CONFIRMED, gone.both())
    answer = gone.found(finding)
    assert (answer.source, answer.gezag) == (GezagSource.FINDING, gone.both())
    assert answer.taken_at == finding.found_at
    assert answer.derived is None
    assert gone.persons[gone.family.stayer].postal is not None


def test_the_same_again_changes_nothing_and_another_under_its_id_is_refused(
    gone: Gone, world: World
) -> None:
    finding = gone.finding(FindingKind.CONFIRMED, gone.both())
    gone.found(finding)
    world.rings.clear()
    assert gone.gives(finding).status_code == 204
    assert world.rings == []
    other = replace(finding, source=FindingSource.DEED)
    refused = gone.gives(other)
    assert (refused.status_code, refused.json()["code"]) == (409, "same_id_other_content")
    mine = FINDING.c.departure == gone.departure
    assert len(world.rows(select(FINDING).where(mine))) == 1
    actions = world.rows(select(AUDIT.c.action, AUDIT.c.actor).where(AUDIT.c.actor == RVDK))
    assert ("bevinding_bewaard", RVDK) in [tuple(row) for row in actions]


def test_what_was_confirmed_ends_when_it_is_derived_otherwise(gone: Gone, world: World) -> None:
    gone.found(gone.finding(FindingKind.CONFIRMED, gone.both()))
    # By now the register shows a ruling that gave gezag to one parent alone.
    found = world.sandbox.get("/sandbox/personen").json()
    (child,) = [one for one in found if one["burgerservicenummer"] == gone.family.child]
    world.bring([{**child, "indicatieGezagMinderjarige": {"code": "1"}}])
    look_again(world, gone.departure)
    answer = gone.settles()
    assert answer.source is GezagSource.NONE
    assert answer.derived is not None
    assert isinstance(answer.derived.gezag, EenhoofdigOuderlijkGezag)


def test_a_correction_stands_and_nothing_is_derived_beside_it(gone: Gone, world: World) -> None:
    alone = EenhoofdigOuderlijkGezag(Holder(Bsn(gone.family.leaver)))
    before = asked_so_far(world)
    answer = gone.found(gone.finding(FindingKind.CORRECTED, alone))
    assert (answer.source, answer.gezag) == (GezagSource.FINDING, alone)
    assert {kind for kind, _ in asked_since(world, before)} == {"ordinary"}


def test_a_guardian_whom_nobody_named_before_is_asked_about(gone: Gone, world: World) -> None:
    guardian = new_bsn()
    world.bring([person(guardian, "Truus", "1970-01-01", 77)])
    answer = gone.found(gone.finding(FindingKind.CORRECTED, Voogdij((Holder(Bsn(guardian)),))))
    assert answer.source is GezagSource.FINDING
    assert gone.persons[guardian].postal is not None


def test_the_newest_counts_and_when_it_is_taken_back_nothing_does(gone: Gone) -> None:
    first = gone.finding(FindingKind.CONFIRMED, gone.both())
    alone = EenhoofdigOuderlijkGezag(Holder(Bsn(gone.family.leaver)))
    later = first.found_at + timedelta(seconds=1)
    second = gone.finding(FindingKind.CORRECTED, alone, found_at=later)
    gone.found(second)
    assert gone.found(first).gezag == alone  # it came later, and is older
    withdrawn = replace(second, withdrawn_at=later + timedelta(seconds=1))
    answer = gone.found(withdrawn)
    assert answer.source is GezagSource.NONE
    assert answer.derived is not None
    assert gone.gives(second).status_code == 204  # overtaken by its withdrawal: stays withdrawn
    look_again(gone.world, gone.departure)
    assert gone.settles().source is GezagSource.NONE


def test_a_withdrawal_may_come_before_what_it_withdraws(gone: Gone) -> None:
    finding = gone.finding(FindingKind.CONFIRMED, gone.both())
    gone.gives(replace(finding, withdrawn_at=finding.found_at))
    assert gone.gives(finding).status_code == 204
    assert gone.settles().source is GezagSource.NONE


def test_under_a_new_number_it_is_the_same_child_and_the_same_holder(
    gone: Gone, world: World
) -> None:
    alone = EenhoofdigOuderlijkGezag(Holder(Bsn(gone.family.stayer)))
    gone.found(gone.finding(FindingKind.CORRECTED, alone))
    newer = {number: new_bsn() for number in (gone.family.child, gone.family.stayer)}
    held = json.dumps(world.sandbox.get("/sandbox/personen").json())
    for old, new in newer.items():
        held = held.replace(old, new)
    world.bring([*json.loads(held), *map(removed, newer)])
    for old, new in newer.items():
        world.report(event("vrijbrp.pl.mutation.v1", {"bsn": new, "historicBsns": [old]}))
    world.work()
    (child,) = world.notifier.taken[-1].children
    assert child.child.bsn == Bsn(newer[gone.family.child])
    assert child.gezag.source is GezagSource.FINDING
    assert child.gezag.gezag == EenhoofdigOuderlijkGezag(Holder(Bsn(newer[gone.family.stayer])))


def test_what_the_register_says_itself_goes_before(gone: Gone, world: World) -> None:
    alone = EenhoofdigOuderlijkGezag(Holder(Bsn(gone.family.leaver)))
    gone.found(gone.finding(FindingKind.CORRECTED, alone))
    world.bring(gone.family.persons)  # back in the Netherlands, as before
    look_again(world, gone.departure)
    assert gone.settles().source is GezagSource.LIVE


def test_only_the_notifier_and_only_about_a_departure_of_ours(gone: Gone, world: World) -> None:
    finding = gone.finding(FindingKind.CONFIRMED, gone.both())
    assert give(world, MESSAGE.encode(finding), "gemeente").status_code == 403
    assert gone.gives(replace(finding, departure_id=uuid4())).status_code == 404
    broken = give(world, b'{"finding_id": "' + gone.family.child.encode() + b'"}')
    assert broken.status_code == 400
    assert gone.family.child not in broken.text
    assert give(world, MESSAGE.encode(finding).replace(b"Z", b"")).status_code == 400


def look_again(world: World, departure: UUID) -> None:
    service = world.application.service
    with service.database.transaction() as connection:
        recheck_now(connection, departure, now=service.now(), correlation_id="test")
