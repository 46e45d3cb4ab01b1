"""The main job through every process and border: an event in, a letter and a flag out."""

import re
from dataclasses import replace
from datetime import timedelta

from tests.stack.driving import HANDED_OVER, Neighbours, codes, flags_about
from tests.stack.families import Family, declared, family, registered, today, withdrawn
from vertrekmelding.demo.families.people import Abroad, Someone, joint, sole

RISK_WORDS = ("risico", "ontvoering", "Raad voor de Kinderbescherming", "RvdK", "signaal", "vlag")


def departing_side(of: Family) -> tuple[str, ...]:
    return (of.mother.first_name, of.mother.last_name, "Vertrekpad", "9011", "Zonderdorp")


def assert_says_nothing_it_should_not(text: str, of: Family, *hidden: str) -> None:
    spoken = " ".join(text.split()).casefold()
    numbers = tuple(person.bsn.reveal() for person in of.people)
    for forbidden in (*departing_side(of), *numbers, *RISK_WORDS, *hidden):
        assert not re.search(rf"\b{re.escape(forbidden.casefold())}\b", spoken), forbidden


def test_a_declaration_becomes_a_letter_for_the_father_who_stays(world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    melding = world.send(declared(one))
    (letter,) = world.until_letters(one)
    assert letter["ontvanger"].splitlines()[:2] == [one.father.full_name, "Blijfstraat 22"]
    assert "9022 BL" in letter["ontvanger"]
    text = " ".join(letter["tekst"].split())
    assert f"U heeft het gezag over {one.child.first_name}" in text
    assert "naar het buitenland" in text
    assert_says_nothing_it_should_not(text, one)
    case = world.until_case(
        one, lambda c: c["berichten"][0]["status"] == "sent", what="the message is sent"
    )
    assert case["besluit"]["uitkomst"] == "NOTIFY"
    assert "S01" in codes(case)
    assert all(reason["tekst"] for reason in case["besluit"]["redenen"])
    assert [holder["besluit"] for holder in case["besluit"]["gezagsdragers"]] == ["NOTIFY"]
    (message,) = case["berichten"]
    assert message["id"] == letter["referentie"]
    assert message["kenmerk"] in text
    assert case["vlaggen"] == []
    assert world.melding(melding) == HANDED_OVER


def test_a_flagged_case_reaches_the_raad_once_and_the_father_is_told_nothing_of_it(
    world: Neighbours,
) -> None:
    one = family(lives_with_father=True)
    world.settle_in(one)
    world.send(declared(one))
    case = world.until_case(one)
    flag = world.until_flag(case)
    assert (flag["ontvanger"], flag["aantal"]) == ("RVDK_IKO", 1)
    assert flag["inhoud"]["dataref"].endswith(f"/v1/zaken/{case['id']}")
    assert "R05" in codes(case)
    (letter,) = world.until_letters(one)
    assert_says_nothing_it_should_not(letter["tekst"], one)
    case = world.until_case(one, lambda c: c["vlaggen"][0]["status"] == "received")
    assert case["vlaggen"][0]["id"] == flag["id"]
    for person in one.people:
        assert person.bsn.reveal() not in str(flag["inhoud"])
        assert person.last_name not in str(flag["inhoud"])


def test_the_same_event_again_gives_the_same_answer_and_nothing_else(world: Neighbours) -> None:
    one = family(lives_with_father=True)
    world.settle_in(one)
    event = declared(one)
    answers = [world.post(event) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.content for answer in answers}) == 1
    case = world.until_case(one)
    world.until_flag(case)
    world.until_letters(one)
    assert world.post(event).content == answers[0].content
    other = {**event, "data": {**event["data"], "veiligTeInformeren": None}}
    assert world.post(other).status_code == 409
    # A later declaration with the same content brings news about the same departure.
    later = world.send({**event, "id": f"{event['id']}-2"})
    world.until_melding(later, HANDED_OVER)
    (case,) = world.cases(one)
    received = world.received()
    assert len(world.letters(one)) == 1
    assert [flag["aantal"] for flag in flags_about(received, case["id"])] == [1]


def with_half_sister(of: Family) -> tuple[Family, Someone]:
    """A second child, over whom the mother alone has gezag."""
    whole = family(children=2)
    younger = replace(
        whole.children[1],
        last_name=whole.mother.last_name,
        parents=(of.mother,),
        gezag=sole(of.mother),
        stay=of.mother.stay,
    )
    return replace(of, children=(of.child, younger)), younger


def test_a_household_is_one_case_and_a_half_sister_is_never_named(world: Neighbours) -> None:
    one, half_sister = with_half_sister(family())
    world.settle_in(one)
    world.send(declared(one))
    (letter,) = world.until_letters(one)
    assert one.child.first_name in letter["tekst"]
    assert_says_nothing_it_should_not(letter["tekst"], one, half_sister.first_name)
    assert len(world.cases(one)) == 1


def test_brothers_and_sisters_of_one_event_are_in_one_letter(world: Neighbours) -> None:
    one = family(children=3)
    world.settle_in(one)
    world.send(declared(one))
    case = world.until_case(one, lambda c: c["berichten"] and c["berichten"][0]["verzondenOp"])
    (letter,) = world.letters(one)
    assert all(child.first_name in letter["tekst"] for child in one.children)
    assert len(case["besluit"]["gezagsdragers"][0]["kinderen"]) == 3


def test_a_sister_who_joins_later_gets_a_letter_about_her_alone_in_the_same_case(
    world: Neighbours,
) -> None:
    one = family(children=2)
    world.settle_in(one)
    world.send(declared(one, persons=(one.children[0], one.mother)))
    (first,) = world.until_letters(one)
    world.send(declared(one, persons=(one.children[1], one.mother)))
    letters = world.until_letters(one, 2)
    second = next(letter for letter in letters if letter["id"] != first["id"])
    assert one.children[0].first_name not in second["tekst"]
    assert one.children[1].first_name in second["tekst"]
    assert len(world.cases(one)) == 1


def test_a_withdrawal_after_the_letter_recalls_it(world: Neighbours) -> None:
    one = family(lives_with_father=True)
    world.settle_in(one)
    declaration = declared(one)
    world.send(declaration)
    (letter,) = world.until_letters(one)
    world.until_flag(world.until_case(one))
    world.send(withdrawn(one, declaration))
    letters = world.until_letters(one, 2)
    recall = next(one for one in letters if one["id"] != letter["id"])
    assert "Dat bericht klopte niet." in " ".join(recall["tekst"].split())
    assert recall["ontvanger"] == letter["ontvanger"]
    assert_says_nothing_it_should_not(recall["tekst"], one)
    case = world.until_case(
        one, lambda c: {m["status"] for m in c["berichten"]} == {"sent", "recalled"}
    )
    assert case["besluit"]["uitkomst"] == "SKIP"
    assert "G02" in codes(case)
    flags = world.until_flags(case, 2)
    assert [flag["tekst"] for flag in flags] == [
        "nl.vertrekmelding.zaak-gevlagd",
        "nl.vertrekmelding.zaak-vlag-ingetrokken",
    ]
    assert len(world.letters(one)) == 2


def test_once_in_the_rni_the_earlier_answer_still_holds(world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    # Not today: only an answer from before the departure date may be used afterwards.
    departure = today() + timedelta(days=1)
    world.send(declared(one, on=departure))
    world.until_letters(one)
    gone = one.abroad_since(departure)
    world.settle_in(gone)
    meldingen = [world.send(registered(who, departure)) for who in (gone.mother, gone.child)]
    for melding in meldingen:
        world.until_melding(melding, HANDED_OVER)
    case = world.until_case(one, lambda c: "S14" not in codes(c) and "S15" not in codes(c))
    assert case["besluit"]["uitkomst"] == "NOTIFY"
    assert len(world.letters(one)) == 1


def test_first_heard_of_in_the_rni_is_held_for_a_human(world: Neighbours) -> None:
    gone = family().abroad_since(today())
    world.settle_in(gone)
    world.send(registered(gone.child, today()))
    case = world.until_case(gone)
    assert case["besluit"]["uitkomst"] == "HOLD"
    assert "S15" in codes(case)
    assert case["berichten"] == []
    assert case["actieVoor"] is not None


def test_a_father_who_lives_abroad_is_written_to_there(world: Neighbours) -> None:
    one = family()
    far = replace(
        one.father,
        stay=Abroad("Musterweg 7", "5003", "Zwitserland", today() - timedelta(days=2000)),
    )
    one = replace(
        one,
        father=far,
        children=tuple(
            replace(child, parents=(one.mother, far), gezag=joint(one.mother, far))
            for child in one.children
        ),
    )
    world.settle_in(one)
    world.send(declared(one))
    (letter,) = world.until_letters(one)
    assert letter["ontvanger"].splitlines() == [far.full_name, "Musterweg 7", "ZWITSERLAND"]
    assert "S28" in codes(world.until_case(one))
