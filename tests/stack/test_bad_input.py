"""What a municipality sends wrong is told at once, by name and without an echo; nothing is kept."""

import httpx
import pytest

from tests.stack.driving import Neighbours, rows
from tests.stack.families import Family, Json, declared, family
from vertrekmelding.stack.stack import Stack

SECRET = "Zandzeggelaan"
"""A word that no answer may repeat."""


def without(event: Json, *path: str) -> Json:
    first, *rest = path
    if not rest:
        return {name: value for name, value in event.items() if name != first}
    return {**event, first: without(event[first], *rest)}


def with_data(event: Json, **members: object) -> Json:
    return {**event, "data": {**event["data"], **members}}


def mistakes(of: Family) -> dict[str, tuple[Json, int, str]]:
    """The event, the status of the answer, and the member that it must name."""
    good = declared(of)
    return {
        "no id": (without(good, "id"), 400, "id"),
        "no persons": (without(good, "data", "personen"), 400, "data.personen"),
        "a number that is none": (with_data(good, personen=["999999999"]), 400, "data.personen.0"),
        "no date": (with_data(good, vertrekdatum=SECRET), 400, "data.vertrekdatum"),
        "no country code": (
            with_data(good, bestemming={"landcode": SECRET}), 400, "data.bestemming.landcode"
        ),
        "a misspelt member": (with_data(good, veiligTeInfomeren=False), 400, "data"),
        "an unknown type": ({**good, "type": "nl.brp.verhuisd"}, 400, "type"),
        "somebody else's source": (
            {**good, "source": f"urn:nld:oin:00000009900000000001:systeem:{SECRET}"}, 403, ""
        ),
        "too large": ({**good, "subject": "x" * 70_000}, 413, ""),
    }  # fmt: skip


@pytest.mark.parametrize("mistake", list(mistakes(family())))
def test_a_mistake_is_named_and_nothing_of_it_is_kept(
    stack: Stack, world: Neighbours, mistake: str
) -> None:
    one = family()
    event, status, member = mistakes(one)[mistake]
    before = rows(stack, "SELECT count(*) FROM brp_adapter.inbox")
    answer = world.post(event)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert SECRET not in answer.text
    assert not any(person.bsn.reveal() in answer.text for person in one.people)
    named = [one["name"] for one in answer.json().get("invalidParams", [])]
    assert any(name.startswith(member) for name in named) or not member, named
    assert rows(stack, "SELECT count(*) FROM brp_adapter.inbox") == before


@pytest.mark.parametrize("authorization", ["", "Bearer nonsense", "Basic Z2VlbjpnZWVu"])
def test_without_a_valid_token_nothing_is_taken(stack: Stack, authorization: str) -> None:
    answer = httpx.post(
        f"{stack.urls.intake}/v1/gebeurtenissen",
        json=declared(family()),
        headers={
            "Content-Type": "application/cloudevents+json",
            **({"Authorization": authorization} if authorization else {}),
        },
    )
    assert answer.status_code == httpx.codes.UNAUTHORIZED
    assert "www-authenticate" in answer.headers
