"""The difficult cases end to end: real sources over real HTTP, one stack, one case per departure.

The rules themselves stand in ``tests/unit/brp_adapter/matrix``; here is shown that all of it hangs
together, from the bytes that a broker sends to the case that a reviewer reads.
"""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import httpx
import pytest

from sandbox.settings import TEST_STUF_AUTHORIZATION
from tests.stack.conftest import QUICK
from tests.stack.driving import Neighbours, codes, neighbours_of
from tests.stack.families import Family, Json, declared, family, today
from tests.stuf_messages import ACTION, HERE, element, enveloped, left, message, person, suspended
from vertrekmelding.demo.families.people import Someone
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

_references = count(1)


@pytest.fixture(scope="module")
def connected() -> Iterator[Stack]:
    """A stack with every source connected."""
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        options = StackOptions(data=data, environment=QUICK, furnished=True)
        with running_stack(options) as running:
            yield running
    finally:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="module")
def world(connected: Stack) -> Iterator[Neighbours]:
    with neighbours_of(connected) as neighbours:
        yield neighbours


@pytest.fixture(scope="module")
def sandbox(connected: Stack) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=connected.urls.sandbox, timeout=30.0) as client:
        yield client


def npslk01(
    world: Neighbours,
    who: Someone,
    *,
    on: date,
    indicator: str = "V",
    land: str = "7028",
    reason: str = "E",
) -> None:
    """The broker of the municipality tells that somebody left, once."""
    bsn, day = who.bsn.reveal(), f"{on:%Y%m%d}"
    at = f"{today():%Y%m%d}000000000"
    old = person(bsn, HERE + left(None) + suspended(None), at=at)
    now = left(day, indicator) + element("inp.emigratieLand", land) + suspended(reason)
    content = message(
        old, person(bsn, now, at=at), sender="MAKELAAR", reference=f"ROW-{next(_references)}", at=at
    )
    answer = httpx.post(
        f"{world.intake_url}/v1/stuf",
        content=enveloped(content.replace(">0518<", ">0000<")).encode(),
        headers={
            "Authorization": TEST_STUF_AUTHORIZATION,
            "Content-Type": "text/xml; charset=utf-8",
            "SOAPAction": ACTION,
        },
        timeout=30.0,
    )
    assert answer.status_code == httpx.codes.OK, answer.text
    assert "Bv03" in answer.text


def told_of(world: Neighbours, of: Family, **how: object) -> None:
    for who in (of.child, of.mother):
        npslk01(world, who, on=today() - timedelta(days=1), **how)  # type: ignore[arg-type]  # as given


def ordered(sandbox: httpx.Client, path: str, order: Json) -> None:
    assert sandbox.post(f"/sandbox/bronnen/{path}", json=order).is_success


def known(world: Neighbours) -> Family:
    one = family()
    world.settle_in(one)
    return one


def test_a_country_that_nobody_knows(world: Neighbours) -> None:
    one = known(world)
    told_of(world, one, land="0")
    case = world.until_case(one, lambda c: "S39" in codes(c))
    assert case["besluit"]["uitkomst"] == "HOLD"
    assert case["vertrek"][0]["bestemming"] is None
    assert case["vertrek"][0]["bestemmingHerkomst"]["formaat"] == "stuf-bg-0310"


def test_a_day_that_is_known_in_part(world: Neighbours) -> None:
    one = known(world)
    told_of(world, one, indicator="M")
    case = world.until_case(one, lambda c: "S47" in codes(c))
    assert case["besluit"]["uitkomst"] == "HOLD"
    assert case["vertrek"][0]["vertrekdatum"] == f"{today() - timedelta(days=1):%Y}"


def test_a_decision_of_a_minister(world: Neighbours) -> None:
    one = known(world)
    told_of(world, one, reason="M")
    case = world.until_case(one, lambda c: "S42" in codes(c))
    assert case["besluit"]["uitkomst"] == "HOLD"


def test_the_same_departure_by_every_source_is_one_case(
    world: Neighbours, sandbox: httpx.Client
) -> None:
    """Declared for one country, registered for another: the case shows both, and who says it."""
    one, day = known(world), today() - timedelta(days=1)
    world.send(declared(one, on=day, land="6037"))
    world.until_letters(one)
    people = [who.bsn.reveal() for who in (one.child, one.mother)]
    order = {"burgerservicenummer": people, "datum": day.isoformat(), "landcode": "7028"}
    ordered(sandbox, "stuf/vertrek", order)
    ordered(sandbox, "vrijbrp/mutaties", {"burgerservicenummer": people[0]})
    told_of(world, one)
    case = world.until_case(
        one, lambda c: bool(c["vertrek"][0]["verschilt"]), what="the registration beside it"
    )
    (departure,) = case["vertrek"]
    assert (departure["bestemming"], departure["aangegevenBestemming"]) == ("7028", "6037")
    assert departure["bestemmingHerkomst"] == {"bron": "brp", "formaat": None}
    assert departure["verschilt"] == ["bestemming"]
    assert len(world.letters(one)) == 1


def test_back_before_anybody_decided(world: Neighbours, sandbox: httpx.Client) -> None:
    one = known(world)
    told_of(world, one, land="0")
    world.until_case(one, lambda c: c["besluit"] is not None)
    since = {"type": "Datum", "datum": today().isoformat(), "langFormaat": "vandaag"}
    world.change(one.child, {"immigratie": {"datumVestigingInNederland": since}})
    ordered(sandbox, "vrijbrp/mutaties", {"burgerservicenummer": one.child.bsn.reveal()})
    case = world.until_case(one, lambda c: c["besluit"]["uitkomst"] == "SKIP")
    assert "G02" in codes(case)
    assert case["vertrek"][0]["ongedaan"] == "teruggekeerd"
    assert world.letters(one) == []
