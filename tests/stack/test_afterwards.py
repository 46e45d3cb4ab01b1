"""Every row of DECISION §9 on the running stack, with what each holder finally received."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest

from tests.stack.driving import HANDED_OVER, Neighbours, codes, rows, until
from tests.stack.families import (
    Family,
    Json,
    declared,
    event,
    family,
    numbers,
    registered,
    today,
)
from vertrekmelding.demo.families.people import Abroad, Gezag, sole
from vertrekmelding.stack.options import OWN_OIN
from vertrekmelding.stack.stack import Stack

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def spelled(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def told(world: Neighbours, **which: bool) -> tuple[Family, Json, Json]:
    """A family whose father has his letter: the family, the declaration, the letter."""
    one = family(**which)
    world.settle_in(one)
    declaration = declared(one)
    world.send(declaration)
    (letter,) = world.until_letters(one)
    world.until_case(one, lambda c: [m["status"] for m in c["berichten"]] == ["sent"])
    return one, declaration, letter


def messages(case: Json) -> list[tuple[str, str]]:
    return [(message["soort"], message["status"]) for message in case["berichten"]]


def until_messages(world: Neighbours, of: Family, *wanted: tuple[str, str]) -> Json:
    return world.until_case(of, lambda c: messages(c) == list(wanted), what=f"messages {wanted}")


def second_letter(world: Neighbours, of: Family, first: Json) -> str:
    """The words of the other letter, which went to the same person at the same door."""
    (other,) = [one for one in world.until_letters(of, 2) if one["id"] != first["id"]]
    assert other["ontvanger"] == first["ontvanger"]
    for hidden in (of.mother.first_name, of.mother.last_name, "Vertrekpad", "9011"):
        assert hidden not in other["tekst"]
    return " ".join(other["tekst"].split())


def with_gezag(of: Family, gezag: Gezag) -> Family:
    return replace(of, children=tuple(replace(child, gezag=gezag) for child in of.children))


def settle_changed(world: Neighbours, of: Family, change: Callable[[Json], None]) -> None:
    """The father's entry in the register is changed."""
    persons = of.register()
    for person in persons:
        if person["burgerservicenummer"] == of.father.bsn.reveal():
            change(person)
    world.register(persons)


def test_corrected_away_is_recalled_and_the_flag_withdrawn(world: Neighbours) -> None:
    one, _, letter = told(world, lives_with_father=True)
    case = world.until_case(one)
    world.until_flag(case)
    people = numbers((*one.children, one.mother))
    world.send(
        event(
            "nl.brp.vertrek-naar-buitenland.gecorrigeerd",
            {"personen": people, "vertrekVervallen": True},
        )
    )
    assert "Dat bericht klopte niet." in second_letter(world, one, letter)
    case = until_messages(world, one, ("vertrek", "recalled"), ("recall", "sent"))
    assert case["behandeling"] == "closed"
    assert [m["toontAanOuder"] for m in case["berichten"]] == ["ingetrokken", "geldt"]
    withdrawal = world.until_flags(case, 2)[1]
    reasons = withdrawal["inhoud"]["data"]["redenen"]
    assert "G02" in {reason["code"] for reason in reasons}


def test_another_date_when_registered_brings_a_corrected_message(world: Neighbours) -> None:
    one, _, letter = told(world)
    assert spelled(today() + timedelta(days=60)) in letter["tekst"]
    day = today() + timedelta(days=1)
    gone = one.abroad_since(day)
    world.settle_in(gone)
    for person in (gone.mother, gone.child):
        world.send(registered(person, day))
    text = second_letter(world, one, letter)
    assert f"De datum die nu is doorgegeven, is {spelled(day)}." in text
    assert "The date that was now given is" in text
    case = until_messages(world, one, ("vertrek", "sent"), ("correction", "sent"))
    assert case["besluit"]["urgentie"] == "T0"
    assert len(world.letters(one)) == 2


def test_another_destination_on_the_same_day_brings_nothing(
    stack: Stack, world: Neighbours
) -> None:
    one = family()
    world.settle_in(one)
    day = today() + timedelta(days=1)
    world.send(declared(one, on=day))
    world.until_letters(one)
    elsewhere = Abroad("1 Quay", "6039", "Elders", day)
    gone = replace(
        one,
        mother=replace(one.mother, stay=elsewhere),
        children=(replace(one.child, stay=elsewhere),),
    )
    world.settle_in(gone)
    for melding in [world.send(registered(who, day)) for who in (gone.mother, gone.child)]:
        world.until_melding(melding, HANDED_OVER)
    unworked = "SELECT id FROM notifier.inbox WHERE state = 'READY'"
    until(lambda: not rows(stack, unworked), what="everything is decided on")
    case = world.until_case(one)
    assert case["besluit"]["uitkomst"] == "NOTIFY"
    assert messages(case) == [("vertrek", "sent")]
    assert len(world.letters(one)) == 1


def test_a_fact_that_would_now_hold_says_nothing_more_and_is_with_a_human(
    world: Neighbours,
) -> None:
    one, _, _letter = told(world)
    assert world.until_case(one)["actieVoor"] is None
    persons = one.register()
    for person in persons:
        if person["burgerservicenummer"] == one.mother.bsn.reveal():
            person["geheimhoudingPersoonsgegevens"] = True
    world.register(persons)
    # And another date, which would be told if nothing held.
    world.send(declared(one, on=today() + timedelta(days=50)))
    case = world.until_case(one, lambda c: c["behandeling"] == "held")
    assert "S16" in codes(case)
    assert case["actieVoor"] is not None
    assert messages(case) == [("vertrek", "sent")]
    assert [m["toontAanOuder"] for m in case["berichten"]] == ["wordt_bekeken"]
    assert len(world.letters(one)) == 1


def test_a_holder_who_consents_gets_a_receipt(world: Neighbours) -> None:
    one, _, letter = told(world)
    again = declared(one)
    again["data"]["toestemmingen"] = [
        {
            "gezaghouder": one.father.bsn.reveal(),
            "wijze": "schriftelijk",
            "omvang": "emigratie",
            "geverifieerd": True,
        }
    ]
    world.send(again)
    assert "toestemming voor heeft gegeven. Klopt dat?" in second_letter(world, one, letter)
    case = until_messages(world, one, ("vertrek", "sent"), ("receipt", "sent"))
    assert "G05" in codes(case)


def test_a_holder_who_dies_gets_nothing_and_is_no_data_breach(world: Neighbours) -> None:
    one, _, _letter = told(world)
    widowed = with_gezag(one, sole(one.mother))
    died = {"datum": {"type": "Datum", "datum": today().isoformat(), "langFormaat": "vandaag"}}
    settle_changed(world, widowed, lambda person: person.update(overlijden=died))
    world.send(declared(one))
    case = world.until_case(one, lambda c: c["besluit"]["uitkomst"] == "SKIP")
    assert "G04" in codes(case)
    assert (case["behandeling"], case["mogelijkDatalekOp"]) == ("closed", None)
    assert messages(case) == [("vertrek", "sent")]
    assert len(world.letters(one)) == 1


def test_who_turns_out_to_be_no_holder_gets_a_recall_and_a_human_looks(world: Neighbours) -> None:
    one, _, letter = told(world)
    world.settle_in(with_gezag(one, sole(one.mother)))
    world.send(declared(one))
    assert "Dat bericht klopte niet." in second_letter(world, one, letter)
    case = until_messages(world, one, ("vertrek", "recalled"), ("recall", "sent"))
    assert case["behandeling"] == "held"
    assert case["mogelijkDatalekOp"] is not None
    assert case["actieVoor"] is not None
    assert [e["soort"] for e in case["tijdlijn"]].count("mogelijk_datalek") == 1


def test_a_withdrawal_before_the_letter_arrives_nowhere_is_still_only_one_pair(
    world: Neighbours,
) -> None:
    """The provider took the letter and did not say so; the withdrawal comes in meanwhile."""
    one = family()
    world.settle_in(one)
    world.break_down("notifynl", "aannemen_zonder_antwoord", aantal=1, methode="POST")
    declaration = declared(one)
    world.send(declaration)
    until(lambda: world.letters(one), what="the letter lies there")
    people = numbers((*one.children, one.mother))
    world.send(
        event(
            "nl.brp.vertrek-naar-buitenland.ingetrokken",
            {"personen": people, "aangifteId": declaration["id"]},
        )
    )
    case = until_messages(world, one, ("vertrek", "recalled"), ("recall", "sent"))
    assert case["behandeling"] == "closed"
    assert len(world.letters(one)) == 2


def answer(stack: Stack, message: Json, what: str) -> None:
    """The parent reads out the code on the letter, and somebody passes the answer on."""
    token = stack.mint(OWN_OIN, ("antwoorden:schrijven",), "vertrekmelding")
    given = httpx.post(
        f"{stack.urls.notifier}/v1/antwoorden",
        headers={"Authorization": f"Bearer {token}"},
        json={
            "eigenKenmerk": f"antwoord-{message['id']}-{what}",
            "antwoord": what,
            "berichtkenmerk": message["kenmerk"],
        },
    )
    assert given.status_code == httpx.codes.ACCEPTED, given.text


@pytest.mark.parametrize(("what", "flagged"), [("bezwaar", True), ("klopt_niet", False)])
def test_an_answer_that_asks_for_a_human_is_confirmed_once_and_held(
    stack: Stack, world: Neighbours, what: str, *, flagged: bool
) -> None:
    one, _, letter = told(world)
    (message,) = world.until_case(one)["berichten"]
    for _ in range(2):
        answer(stack, message, what)
    assert "Wij hebben uw antwoord ontvangen." in second_letter(world, one, letter)
    case = until_messages(world, one, ("vertrek", "sent"), ("confirmation", "sent"))
    assert case["behandeling"] == "held"
    assert case["actieVoor"] is not None
    assert ("R01" in codes(case)) is flagged
    assert case["berichten"][0]["toontAanOuder"] == "geldt", "no rule holds it: a person answers"
    if flagged:
        world.until_flag(case)
    assert len(world.letters(one)) == 2


def test_in_a_case_that_holds_an_answer_is_not_confirmed(stack: Stack, world: Neighbours) -> None:
    one, _, _letter = told(world)
    (message,) = world.until_case(one)["berichten"]
    persons = one.register()
    for person in persons:
        if person["burgerservicenummer"] == one.child.bsn.reveal():
            person["geheimhoudingPersoonsgegevens"] = True
    world.register(persons)
    world.send(declared(one))
    world.until_case(one, lambda c: c["besluit"]["uitkomst"] == "HOLD")
    answer(stack, message, "bezwaar")
    case = world.until_case(one, lambda c: "R01" in codes(c))
    assert messages(case) == [("vertrek", "sent")]
    assert len(world.letters(one)) == 1
