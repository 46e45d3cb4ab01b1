"""Children who left before anybody knew, and the RvdK that finds who has gezag over them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import uuid4

import httpx

from tests.stack.driving import Neighbours, codes
from tests.stack.families import Family, Json, family, registered, today
from vertrekmelding.demo.families.people import Someone
from vertrekmelding.stack.options import RVDK_OIN
from vertrekmelding.stack.stack import Stack

WEDDING = date(2012, 6, 1)


@dataclass
class Reviewer:
    """The RvdK, with its own token."""

    stack: Stack
    world: Neighbours
    client: httpx.Client

    def finds(self, case: Json, **found: object) -> httpx.Response:
        return self.sends(case, self.finding(case, **found))

    def finding(self, case: Json, **found: object) -> Json:
        """What is confirmed, unless ``found`` says otherwise."""
        (gezag,) = case["gezag"]
        derived = gezag["afgeleid"]
        return {
            "eigenKenmerk": f"rvdk-{uuid4()}",
            "kind": gezag["kind"],
            "oordeel": "bevestigd",
            "bron": "gezagsregister",
            "afleiding": None if derived is None else derived["afleiding"],
            **found,
        }

    def sends(self, case: Json, body: Json) -> httpx.Response:
        return self._post(f"/zaken/{case['id']}/bevindingen", body)

    def corrects(self, case: Json, gezag: Json) -> httpx.Response:
        return self.finds(case, oordeel="gecorrigeerd", bron="beschikking", gezag=gezag)

    def withdraws(self, case: Json, finding: str) -> httpx.Response:
        return self._post(f"/zaken/{case['id']}/bevindingen/{finding}/intrekking", None)

    def _post(self, path: str, body: Json | None) -> httpx.Response:
        token = self.stack.mint(RVDK_OIN, ("zaken:schrijven",), "rvdk")
        return self.client.post(
            f"{self.world.notifier_url}/v1{path}",
            json=body,
            headers={"Authorization": f"Bearer {token}"},
        )


def left(world: Neighbours) -> tuple[Family, Json]:
    """Nobody declared anything; the register has processed the departure. Their case."""
    single = family()
    mother = replace(single.mother, married_since=WEDDING)
    father = replace(single.father, married_since=WEDDING)
    children = tuple(replace(child, parents=(mother, father)) for child in single.children)
    one = Family(mother, father, children)
    world.settle_in(one)
    day = today() - timedelta(days=3)
    world.leave([*one.children, one.mother], day)
    for person in (one.mother, one.child):
        world.send(registered(person, day))
    case = world.until_case(one, lambda c: is_held(c) and c["gezag"][0]["afgeleid"] is not None)
    assert case["gezag"][0]["bron"] == "afgeleid"
    assert case["gezag"][0]["afgeleid"]["gezagstype"] == "GezamenlijkOuderlijkGezag"
    assert case["berichten"] == []
    return one, case


def is_held(case: Json) -> bool:
    return case["besluit"] is not None and "S15" in codes(case)


def accepted(answer: httpx.Response) -> str:
    assert answer.status_code == httpx.codes.ACCEPTED, answer.text
    return str(answer.json()["id"])


def until_found(world: Neighbours, one: Family, outcome: str) -> Json:
    return world.until_case(
        one,
        lambda c: c["gezag"][0]["bron"] == "bevinding" and c["besluit"]["uitkomst"] == outcome,
        what=f"{outcome}, on what was found",
    )


def only(person: Someone) -> Json:
    return {
        "type": "EenhoofdigOuderlijkGezag",
        "ouder": {"burgerservicenummer": person.bsn.reveal()},
    }
