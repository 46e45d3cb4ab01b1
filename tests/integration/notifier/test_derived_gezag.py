"""A derived gezag answer is shown to the human and moves nothing by itself (DECISION §2, S15)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from contracts.gezag import GezagNietTeBepalen, GezamenlijkOuderlijkGezag, Holder
from contracts.messages.derived import DerivationStep, DerivedGezag
from contracts.messages.facts import DepartureFacts, GezagAnswer, GezagSource
from notifier.explain_case import explain_case
from notifier.storage.handovers import HANDOVER
from notifier.storage.messages import MESSAGE
from notifier.wire import Zaak
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World
from vertrekmelding.explain_gezag import gezag_told

_CONTRACTS = Path(__file__).parents[3] / "contracts"
MARRIED = DerivationStep("2a.1", "Zijn de ouders nu met elkaar gehuwd of partners?", "Ja", "gehuwd")
ABROAD = DerivationStep("1.3", "Is de minderjarige naar het buitenland geëmigreerd geweest?")


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


def _derived(family: Family, **changed: Any) -> DerivedGezag:  # noqa: ANN401  any member
    both = GezamenlijkOuderlijkGezag((Holder(family.mother.bsn), Holder(family.father.bsn)))
    said = DerivedGezag(
        gezag=both,
        route="49",
        conclusion="Beide ouders hebben samen het gezag.",
        ground="art. 1:251 lid 1 BW",
        steps=(ABROAD, MARRIED),
        parents=(family.father.bsn, family.mother.bsn),
    )
    return replace(said, **changed)


def _cannot_say(family: Family, missing: str) -> DerivedGezag:
    del family
    return DerivedGezag(missing=missing, steps=(ABROAD,))


def _facts(family: Family, derived: DerivedGezag | None) -> DepartureFacts:
    child = family.child("Sanne")
    answer = GezagAnswer(
        source=GezagSource.NONE,
        gezag=GezagNietTeBepalen(),
        taken_at=family.now,
        child_in_rni=True,
        derived=derived,
    )
    return family.facts(replace(child, gezag=answer))


def _shown(world: World, facts: DepartureFacts) -> dict[str, Any]:
    world.establish(facts)
    view = explain_case(world.service, str(world.case_of(facts).id), actor="proef")
    return Zaak.of(view).model_dump(mode="json", by_alias=True)


def test_a_derived_holder_is_no_holder_and_gets_no_message(world: World, family: Family) -> None:
    messages, flags = len(world.rows(MESSAGE)), len(world.rows(HANDOVER))
    shown = _shown(world, _facts(family, _derived(family)))
    assert shown["besluit"]["uitkomst"] == "HOLD"
    assert [reason["code"] for reason in shown["besluit"]["redenen"]] == ["S15"]
    assert shown["besluit"]["gezagsdragers"] == []
    assert shown["berichten"] == []
    assert (len(world.rows(MESSAGE)), len(world.rows(HANDOVER))) == (messages, flags)


def test_the_decision_does_not_depend_on_what_was_derived(world: World, family: Family) -> None:
    said = _facts(family, _derived(family))
    (child,) = said.children
    first = _shown(world, said)
    for derived in (None, _cannot_say(family, "de akte")):
        other = family.facts(replace(child, gezag=replace(child.gezag, derived=derived)))
        later = replace(other, established_at=world.clock())
        # An equal decision is not stored again: it keeps its version and its moment.
        assert _shown(world, later)["besluit"] == first["besluit"]


def test_the_case_shows_the_derivation_with_its_route_and_the_next_step(
    world: World, family: Family
) -> None:
    two = DerivationStep("2.1", "Hoeveel juridische ouders zijn er?", "Twee_ouders", "er zijn er 2")
    shown = _shown(world, _facts(family, _derived(family, steps=(ABROAD, two, MARRIED))))
    (gezag,) = shown["gezag"]
    assert gezag["kind"] == shown["besluit"]["kinderen"][0]["id"]
    assert gezag["bron"] == "afgeleid"
    derived = gezag["afgeleid"]
    assert derived["gezagstype"] == "GezamenlijkOuderlijkGezag"
    assert len(set(derived["personen"])) == 2
    assert {derived["ouder1"], derived["ouder2"]} == set(derived["personen"])
    assert derived["ouder1"] == derived["personen"][1]
    assert derived["route"] == "49"
    assert derived["ontbreekt"] is None
    assert [step["nummer"] for step in derived["stappen"]] == ["1.3", "2.1", "2a.1"]
    assert [step["antwoord"] for step in derived["stappen"]] == [None, "Twee ouders", "Ja"]
    assert "gezagsregister" in gezag["volgendeStap"]["wat"]
    text = json.dumps(shown)
    for person in (family.mother, family.father):
        assert person.bsn.reveal() not in text
        assert str(person.full_name) not in text


@pytest.mark.parametrize(
    ("missing", "at"),
    [
        ("eerdere huwelijken of partnerschappen van de ouders", "gemeente"),
        ("wie het kind heeft erkend (aktenummer in categorie 02 en 03)", "gemeente"),
        ("de ingangsdatum van de gezagsverhouding (85.10)", "rechtbank"),
        ("iets anders", "rechtbank"),
    ],
)
def test_what_is_missing_is_named_with_who_has_it(
    world: World, family: Family, missing: str, at: str
) -> None:
    (gezag,) = _shown(world, _facts(family, _cannot_say(family, missing)))["gezag"]
    assert (gezag["bron"], gezag["afgeleid"]["ontbreekt"]) == ("geen", missing)
    assert missing in gezag["volgendeStap"]["waarom"]
    assert at in gezag["volgendeStap"]["bij"]


def test_a_parent_without_number_is_nobody_of_the_case(world: World, family: Family) -> None:
    """What cannot be said speaks of ouder 1 and ouder 2 as well."""
    unsaid = replace(_cannot_say(family, "de akte"), parents=(None, family.mother.bsn))
    facts = _facts(family, unsaid)
    derived = _shown(world, facts)["gezag"][0]["afgeleid"]
    assert (derived["personen"], derived["ouder1"]) == ([], None)
    said = _facts(family, _derived(family))
    later = replace(said, established_at=world.clock())
    assert _shown(world, later)["gezag"][0]["afgeleid"]["ouder2"] == derived["ouder2"] is not None


def test_an_answer_that_counts_has_no_next_step(world: World, family: Family) -> None:
    (gezag,) = _shown(world, family.facts(family.child("Sanne")))["gezag"]
    assert gezag["bron"] == "brp"
    assert (gezag["afgeleid"], gezag["volgendeStap"]) == (None, None)


def test_the_fingerprint_tells_one_derivation_from_another(world: World, family: Family) -> None:
    """In one case: the opaque ids are those of the case."""
    facts = _facts(family, _derived(family))
    first = _print_of(_shown(world, facts))
    assert len(first) == 64
    (child,) = facts.children
    turned = GezamenlijkOuderlijkGezag((Holder(family.father.bsn), Holder(family.mother.bsn)))
    reworded = replace(MARRIED, question="anders gesteld")
    for changed, same in (
        ({"gezag": turned}, True),
        ({"steps": (ABROAD, reworded)}, True),
        ({"route": "45"}, False),
        ({"gezag": GezamenlijkOuderlijkGezag((Holder(family.father.bsn), Holder(None)))}, False),
        ({"in_onderzoek": True}, False),
    ):
        answer = replace(child.gezag, derived=_derived(family, **changed))
        again = family.facts(replace(child, gezag=answer))
        later = replace(again, established_at=world.clock())
        assert (_print_of(_shown(world, later)) == first) is same, changed


def _print_of(shown: dict[str, Any]) -> str:
    return str(shown["gezag"][0]["afgeleid"]["afleiding"])


def test_explain_tells_it_in_dutch(world: World, family: Family) -> None:
    facts = _facts(family, _derived(family))
    world.establish(facts)
    view = explain_case(world.service, str(world.case_of(facts).id), actor="proef")
    lines = "\n".join(gezag_told(1, view.gezag[0]))
    assert "afgeleid; telt pas na bevestiging" in lines
    assert "2 personen, route 49" in lines
    assert "antwoord niet bewaard" in lines
    assert lines.count("(zou gezag hebben)") == 2
    assert "Volgende stap: vraag het gezagsregister van de rechtbank op" in lines


def test_the_published_example_is_of_the_published_shape() -> None:
    document = json.loads((_CONTRACTS / "openapi/notifier.json").read_text())
    example = json.loads((_CONTRACTS / "examples/zaken/gezag-afgeleid.json").read_text())
    schema = {"$ref": "#/components/schemas/GezagOverKind", "components": document["components"]}
    Draft202012Validator(schema).validate(example)
    assert (
        example["afgeleid"].keys()
        == document["components"]["schemas"]["AfgeleidGezag"]["properties"].keys()
    )
