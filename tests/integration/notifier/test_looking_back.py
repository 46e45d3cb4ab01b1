"""What somebody confirmed or corrected stays readable once it counts, as it stood then."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import update

from notifier.cases.wire import AfgeleidGezag
from notifier.storage.findings import FINDING
from notifier.storage.sealed import seal
from notifier.switch_status import switch_status
from notifier.wire import Zaak
from tests.integration.notifier.departed import Departed
from tests.integration.notifier.families import Family, only
from tests.integration.notifier.partners import partners_of
from tests.integration.notifier.world import World
from vertrekmelding.explain_gezag import finding_told

_CONTRACTS = Path(__file__).parents[3] / "contracts"


@pytest.fixture
def departed(world: World) -> Iterator[Departed]:
    with partners_of(world) as partners:
        made = Departed(world, partners, Family(world.clock(), departs_in_days=-3))
        made.arrives(made.unsaid(made.derived))
        yield made


def _looked_back(departed: Departed) -> list[dict[str, Any]]:
    shown = Zaak.of(departed.view).model_dump(mode="json", by_alias=True)
    found: list[dict[str, Any]] = shown["bevindingen"]
    return found


def test_what_was_confirmed_stays_readable_when_the_facts_name_no_derivation_any_more(
    departed: Departed,
) -> None:
    (before,) = departed.view.gezag
    assert before.derived is not None
    shown = AfgeleidGezag.of(before.derived).model_dump(mode="json", by_alias=True)
    assert departed.finds(departed.body()).status_code == 202
    assert switch_status(departed.world.service.database).findings_due == 1
    departed.arrives(departed.found(departed.both, departed.taken()))
    assert switch_status(departed.world.service.database).findings_due == 0
    (now,) = departed.view.gezag
    assert (now.source, now.derived) == ("bevinding", None)

    (found,) = _looked_back(departed)
    assert found["overAfleiding"] == shown
    assert found["kind"] == str(now.child)
    assert (found["gezagstype"], found["personen"]) == (shown["gezagstype"], shown["personen"])
    (view,) = departed.view.brought_in.findings
    told = "\n".join(finding_told(1, view))
    assert shown["afleiding"] in told
    assert "route 76" in told
    for person in (departed.family.mother, departed.family.father):
        assert person.bsn.reveal() not in told + str(found)


def test_what_was_corrected_stands_beside_what_was_derived(departed: Departed) -> None:
    departed.derived = replace(
        departed.derived, parents=(departed.family.mother.bsn, departed.family.father.bsn)
    )
    departed.arrives(departed.unsaid(departed.derived))
    mother = departed.family.mother
    alone = {
        "type": "EenhoofdigOuderlijkGezag",
        "ouder": {"burgerservicenummer": mother.bsn.reveal()},
    }
    assert departed.finds(departed.corrected(alone)).status_code == 202
    departed.arrives(departed.found(only(mother), departed.taken()))
    guardian = {"type": "Voogdij", "derden": []}
    assert departed.finds(departed.corrected(guardian)).status_code == 202

    first, second = _looked_back(departed)
    assert first["gezagstype"] == "EenhoofdigOuderlijkGezag"
    assert first["personen"] == [first["overAfleiding"]["ouder1"]]
    assert len(first["overAfleiding"]["personen"]) == 2
    # What stood there by then was found itself: there was no derivation to look at.
    assert (second["gezagstype"], second["overAfleiding"]) == ("Voogdij", None)
    told = [list(finding_told(1, view)) for view in departed.view.brought_in.findings]
    assert any(line.endswith("(ouder 1)") for line in told[0])
    assert "  Er stond toen geen afleiding in de zaak." in told[1]


def test_a_finding_from_before_its_derivation_was_kept_is_still_shown(
    departed: Departed, world: World
) -> None:
    made = UUID(departed.finds(departed.body()).json()["id"])
    as_it_was = json.dumps({"gezag": {"kind": "TijdelijkGeenGezag"}, "seen_doubt": False}).encode()
    sealed = seal(world.service.keyring, FINDING, "content", made, as_it_was)
    with world.service.database.transaction() as connection:
        connection.execute(update(FINDING).where(FINDING.c.id == made).values(content=sealed))
    (found,) = _looked_back(departed)
    assert (found["gezagstype"], found["overAfleiding"]) == ("TijdelijkGeenGezag", None)


def test_the_published_example_is_of_the_published_shape() -> None:
    document = json.loads((_CONTRACTS / "openapi/notifier.json").read_text())
    example = json.loads((_CONTRACTS / "examples/zaken/bevinding-in-zaak.json").read_text())
    schema = {"$ref": "#/components/schemas/BevindingInZaak", "components": document["components"]}
    Draft202012Validator(schema).validate(example)
    assert (
        example.keys() == document["components"]["schemas"]["BevindingInZaak"]["properties"].keys()
    )
