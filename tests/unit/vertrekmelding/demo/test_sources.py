"""The same family through every source: it stays one departure, and a second one is found."""

from datetime import UTC, datetime
from typing import cast
from uuid import UUID, uuid4

import pytest

from tests.unit.vertrekmelding.demo.playing import PlayedServices
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.demo.families.source import Source
from vertrekmelding.demo.families.through_sources import all_sources, told_by
from vertrekmelding.demo.one_departure import one_departure
from vertrekmelding.demo.progress import FamilyOnItsWay
from vertrekmelding.demo.services import Services
from vertrekmelding.demo.sources import WAYS
from vertrekmelding.demo.watch import follow

NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)
SCENE = Scene(NOW, "proef")


class TwoDepartures(PlayedServices):
    """Every message is about a departure of its own."""

    def departures_of(self, _melding: UUID) -> frozenset[UUID]:
        return frozenset({uuid4()})


def played(services: PlayedServices) -> FamilyOnItsWay:
    (family,) = services.families
    one = FamilyOnItsWay(family, cast("Services", services), lambda: NOW)
    assert follow([one], cast("Services", services), lambda: NOW, lambda: None) == []
    return one


def test_every_source_is_told_in_its_own_way() -> None:
    assert set(WAYS) == set(Source)
    assert len({way.says for way in WAYS.values()}) == len(Source)


@pytest.mark.parametrize("source", Source)
def test_a_source_alone_reports_the_family_of_all(source: Source) -> None:
    alone, together = told_by(SCENE, [source]), all_sources(SCENE)
    assert alone.people == together.people
    assert alone.expectation == together.expectation
    assert alone.id != together.id
    assert {event["data"]["burgerservicenummer"] for event in alone.events} == {
        event["data"]["burgerservicenummer"] for event in together.events
    }


def test_all_sources_have_a_line_about_one_departure() -> None:
    services = PlayedServices((all_sources(SCENE),), NOW)
    lines, findings = one_departure([played(services)], cast("Services", services))
    assert findings == []
    assert [line[0] for line in lines] == list(Source)
    assert {line[2:] for line in lines} == {("hetzelfde vertrek, van 1 kind", "ABC-DEF-GHI")}


def test_another_departure_is_found() -> None:
    services = TwoDepartures((all_sources(SCENE),), NOW)
    _, findings = one_departure([played(services)], cast("Services", services))
    assert len(findings) == len(Source), "the two messages of the first disagree as well"


def test_nothing_established_is_found() -> None:
    services = PlayedServices((told_by(SCENE, [Source.VRIJBRP]),), NOW)
    one = played(services)
    services.departures = frozenset()
    _, findings = one_departure([one], cast("Services", services))
    assert len(findings) == 1
