"""Systems of Ca IKA: they fetch the package, and say by its hash that they have it."""

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from jsonschema import Draft202012Validator

from notifier.handover.package.canonical import canonical_json, content_hash
from notifier.storage.handovers import ReturnCode
from notifier.storage.shared import AUDIT
from tests.integration.notifier.handed_over import HandedOver, gives_back, states
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World

CONTRACTS = Path(__file__).parents[3] / "contracts"


@pytest.fixture
def over(world: World) -> HandedOver:
    handed = HandedOver(world)
    handed.arrives()
    return handed


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    with partners_of(world) as found:
        yield found


def test_a_system_of_ca_ika_takes_the_package_and_confirms_it(
    world: World, over: HandedOver, partners: Partners
) -> None:
    transfer = over.goes()
    fetched = partners.get_package(transfer.id)
    assert fetched.status_code == 200
    assert fetched.headers["cache-control"] == "no-store"
    package = fetched.json()
    assert package["sha256"] == transfer.content_hash.hex()
    taken = confirm(partners, transfer.id, package["sha256"])
    assert taken.status_code == 200, taken.text
    assert taken.json()["status"] == "taken"
    again = confirm(partners, transfer.id, package["sha256"])
    assert again.json() == taken.json()
    done = [
        (row.action, row.result)
        for row in world.rows(AUDIT)
        if row.object.endswith(str(transfer.id))
    ]
    assert done == [
        ("pakket_bekeken", "json"),
        ("overdracht_bevestigd", "bevestigd"),
        ("overdracht_bevestigd", "was_bevestigd"),
    ]
    shown = partners.get("ca-ika", f"/zaken/{transfer.zaak_id}").json()
    assert shown["eigenaar"] == "CA_IKA"
    assert [one["status"] for one in shown["overdrachten"]] == ["taken"]
    day = over.family.day
    assert shown["eenjaarsdatum"] == day.replace(year=day.year + 1).isoformat()


def confirm(
    partners: Partners, transfer_id: object, sha256: str, client: str = "ca-ika"
) -> httpx.Response:
    return partners.post(client, f"/overdrachten/{transfer_id}/ontvangst", {"sha256": sha256})


def test_what_a_system_may_not_or_cannot_confirm(over: HandedOver, partners: Partners) -> None:
    transfer = over.goes()
    right = transfer.content_hash.hex()
    other = confirm(partners, transfer.id, "0" * 64)
    assert (other.status_code, other.json()["code"]) == (409, "other_content")
    assert confirm(partners, transfer.id, "kort").status_code == 400
    assert confirm(partners, uuid4(), right).status_code == 404
    assert confirm(partners, transfer.id, right, client="rvdk").status_code == 403
    assert partners.get_package(transfer.id, client="rvdk").status_code == 403
    gives_back(over, transfer, ReturnCode.NOT_OURS)
    assert confirm(partners, transfer.id, right).status_code == 404
    assert states(over) == ["returned"]


def test_a_package_is_as_the_published_document_says(over: HandedOver, partners: Partners) -> None:
    document = json.loads((CONTRACTS / "openapi/notifier.json").read_text())
    wanted = {"$ref": "#/components/schemas/PakketMetHash", "components": document["components"]}
    validator = Draft202012Validator(wanted)
    transfer = over.goes()
    validator.validate(partners.get_package(transfer.id).json())
    example = json.loads((CONTRACTS / "examples/overdrachten/pakket.json").read_text())
    validator.validate(example)
    assert not validator.is_valid({**example, "sha256": None})


def test_the_example_has_the_hash_of_its_own_content() -> None:
    example = json.loads((CONTRACTS / "examples/overdrachten/pakket.json").read_text())
    assert content_hash(canonical_json(example["inhoud"])).hex() == example["sha256"]
    confirmed = json.loads((CONTRACTS / "examples/overdrachten/ontvangst.json").read_text())
    assert confirmed == {"sha256": example["sha256"]}
