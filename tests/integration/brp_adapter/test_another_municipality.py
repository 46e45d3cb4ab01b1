"""Two municipalities report about one family: neither takes over what the other began."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from brp_adapter.establish_again import establish_again
from brp_adapter.policy import ReadingPolicy
from brp_adapter.storage.tables import AUDIT
from contracts.messages.facts import DepartureFacts
from contracts.policy.file import PolicyFile
from contracts.values.bsn import Bsn
from tests.integration.brp_adapter.families import (
    OIN,
    OTHER_OIN,
    Family,
    day,
    declared,
    event,
)
from tests.integration.brp_adapter.running import World


@pytest.fixture
def both(world: World) -> World:
    """The BRP may be asked for both of them."""
    period = {"modus": "on", "grondslag": "proef", "van": day(-1), "tot": day(1)}
    gemeenten = [
        {"oin": oin, "naam": "Proefstad", "effecten": {"read_brp": period}}
        for oin in (OIN, OTHER_OIN)
    ]
    content = PolicyFile.model_validate({"versie": "proef", "gemeenten": gemeenten})
    service = replace(world.application.service, policy=ReadingPolicy(content, "proef"))
    return replace(world, application=replace(world.application, service=service))


def report_elsewhere(world: World, sent: dict[str, object]) -> str:
    """Post an event as the other municipality; the id of the melding."""
    sent["source"] = f"urn:nld:oin:{OTHER_OIN}:systeem:burgerzaken"
    token = world.token("gebeurtenissen:schrijven", "gemeente-2")
    answer = world.send(sent, Authorization=token)
    assert answer.status_code == 202
    return str(answer.json()["id"])


def children_of(facts: DepartureFacts) -> set[Bsn]:
    return {child.child.bsn for child in facts.children}


def test_news_from_elsewhere_leaves_the_departure_with_its_first_reporter(both: World) -> None:
    family = Family()
    both.bring(family.persons)
    both.report(declared(family))
    both.work()

    melding = report_elsewhere(both, event("vrijbrp.pl.mutation.v1", {"bsn": family.child}))
    both.work()

    first, second = both.notifier.taken
    assert (first.municipality, second.municipality) == (OIN, OIN)
    assert first.children[0].departure_id == second.children[0].departure_id
    # Who caused the question is on record as such.
    entries = both.rows(select(AUDIT.c.origin).where(AUDIT.c.object == f"melding:{melding}"))
    assert {entry.origin for entry in entries} == {OTHER_OIN}


def test_a_family_of_two_municipalities_goes_out_in_two_messages(both: World) -> None:
    family = Family()
    sibling = family.sibling()
    both.bring(family.persons)
    both.report(declared(family))
    both.work()

    report_elsewhere(both, declared(family, [sibling, family.leaver]))
    both.work()

    sent = {facts.municipality: facts for facts in both.notifier.taken[1:]}
    assert len(both.notifier.taken) == 3
    assert children_of(sent[OIN]) == {Bsn(family.child)}
    assert children_of(sent[OTHER_OIN]) == {Bsn(sibling)}

    ids = [child.departure_id for facts in sent.values() for child in facts.children]
    again = establish_again(both.application.service, ids)

    assert {facts.municipality: children_of(facts) for facts in again} == {
        OIN: {Bsn(family.child)},
        OTHER_OIN: {Bsn(sibling)},
    }
