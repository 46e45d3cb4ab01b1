"""Answers of holders and how cases end, over HTTP, and what they do to cases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from contracts.messages.facts import CourtPermission, DepartureFacts
from notifier.deliver_message import deliver_messages
from notifier.reconsider_cases import reconsider_cases
from notifier.storage.answers import ANSWER
from notifier.storage.shared import AUDIT
from tests.integration.notifier.families import Family, new_bsn
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    # At once: after the hours of a real window the tokens would have expired.
    world.with_service(timing=replace(world.service.timing, settling_override=timedelta()))
    with partners_of(world) as running:
        yield running


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


def codes(world: World, facts: DepartureFacts) -> set[str]:
    decision = world.case_of(facts).decision
    assert decision is not None
    return {code for code, _text in decision.reasons}


def answer(**members: Any) -> dict[str, Any]:  # noqa: ANN401 -- members of an answer
    return {"eigenKenmerk": f"a-{uuid4()}", "antwoord": "bezwaar"} | members


def test_an_objection_to_a_letter_flags_the_case_and_stays(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    code = world.case_of(facts).messages[0].reference
    early = partners.post("vertrekmelding", "/antwoorden", answer(berichtkenmerk=code))
    assert (early.status_code, early.json()["code"]) == (409, "message_not_sent")
    deliver_messages(world.service)
    partners.answer(code, "bezwaar")
    assert "R01" in codes(world, facts)
    partners.answer(code, "akkoord")
    assert "R01" in codes(world, facts), "a later answer erases no earlier one"
    shown = partners.get("rvdk", f"/zaken/{world.case_of(facts).id}").json()
    assert [one["antwoord"] for one in shown["antwoorden"]] == ["bezwaar", "akkoord"]


def test_the_same_answer_again_is_the_same_and_other_content_is_refused(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    deliver_messages(world.service)
    body = answer(berichtkenmerk=world.case_of(facts).messages[0].reference)
    first, second = (partners.post("gemeente", "/antwoorden", body) for _ in range(2))
    assert first.status_code == 202
    assert first.json() == second.json()
    other = partners.post("gemeente", "/antwoorden", body | {"antwoord": "akkoord"})
    assert (other.status_code, other.json()["code"]) == (409, "same_reference_other_content")
    assert len(world.rows(ANSWER)) == 1


def test_an_objection_registered_before_counts_for_its_child(
    world: World, partners: Partners, family: Family
) -> None:
    child = family.child("Sanne")
    for about, expected in ((new_bsn(), False), (child.child.bsn, True)):
        body = answer(gezagsdrager=family.father.bsn.reveal(), betreft=about.reveal())
        assert partners.post("gemeente", "/antwoorden", body).status_code == 202
        reconsider_cases(world.service)
        facts = family.facts(child, after=timedelta(seconds=int(expected)))
        world.establish(facts)
        assert ("R01" in codes(world, facts)) is expected


@pytest.mark.parametrize(
    ("client", "members", "status", "code"),
    [
        ("gemeente", {}, 400, "invalid_request"),
        ("gemeente", {"gezagsdrager": "B", "antwoord": "akkoord"}, 400, "invalid_request"),
        ("gemeente", {"gezagsdrager": "123456782"}, 400, "not_fictitious"),
        ("gemeente", {"gezagsdrager": "B", "gegevenOp": "2199-01-01T00:00:00Z"}, 400,
         "in_the_future"),
        ("gemeente", {"berichtkenmerk": "CDF-GHJ-KLM"}, 404, "message_unknown"),
        ("rvdk", {"gezagsdrager": "B"}, 403, "role_may_not"),
        ("school", {"berichtkenmerk": "CDF-GHJ-KLM"}, 403, "role_may_not"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_answer_is_told_without_an_echo(  # noqa: PLR0917 -- a table of four columns
    world: World,
    partners: Partners,
    client: str,
    members: dict[str, str],
    status: int,
    code: str,
) -> None:
    marker = new_bsn().reveal()
    body = answer(**{name: marker if v == "B" else v for name, v in members.items()})
    refused = partners.post(client, "/antwoorden", body)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert marker not in refused.text
    assert world.rows(ANSWER) == []


def test_a_confirmed_removal_is_history_for_the_next_case_until_taken_back(
    world: World, partners: Partners, family: Family
) -> None:
    child = family.child("Sanne")
    facts = family.facts(child)
    world.establish(facts)
    path = f"/zaken/{world.case_of(facts).id}"
    ended = {"uitkomst": "overbrenging_bevestigd"}
    assert partners.post("gemeente", f"{path}/uitkomst", ended).status_code == 403
    assert partners.post("rvdk", f"{path}/heropening").json()["code"] == "not_closed"
    for _ in range(2):
        assert partners.post("rvdk", f"{path}/uitkomst", ended).status_code == 200
    other = partners.post("rvdk", f"{path}/uitkomst", {"uitkomst": "teruggekeerd"})
    assert other.json()["code"] == "closed_otherwise"
    assert world.case_of(facts).handling == "closed"
    assert world.states(facts) == [("vertrek", "cancelled")]
    later = family.facts(replace(child, departure_id=uuid4()), after=timedelta(minutes=1))
    world.establish(later)
    assert "R02" in codes(world, later)
    assert partners.post("ca-ika", f"{path}/heropening").json()["code"] == "closed_by_another"
    for _ in range(2):
        assert partners.post("rvdk", f"{path}/heropening").status_code == 200
    reconsider_cases(world.service)
    assert "R02" not in codes(world, later)
    assert world.case_of(facts).handling == "scheduled"


def test_an_answer_after_closing_reopens_the_case(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    deliver_messages(world.service)
    case = world.case_of(facts)
    partners.post("rvdk", f"/zaken/{case.id}/uitkomst", {"uitkomst": "overeenstemming"})
    partners.answer(case.messages[0].reference, "akkoord")
    assert world.case_of(facts).handling == "closed"
    partners.answer(case.messages[0].reference, "klopt_niet")
    assert world.case_of(facts).handling == "held"


def test_a_withdrawn_declaration_is_history_for_the_next_departure(
    world: World, partners: Partners, family: Family
) -> None:
    child = family.child("Sanne")
    withdrawn = replace(child.declarations[0], withdrawn_at=world.clock())
    world.establish(family.facts(replace(child, declarations=(withdrawn,))))
    again = family.facts(replace(child, departure_id=uuid4()), after=timedelta(minutes=1))
    world.establish(again)
    assert "R11" in codes(world, again)
    assert partners.get("rvdk", f"/zaken/{world.case_of(again).id}").status_code == 200


def test_an_answer_registered_by_mistake_counts_no_more_and_stays_in_the_record(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    deliver_messages(world.service)
    code = world.case_of(facts).messages[0].reference
    body = answer(berichtkenmerk=code)
    mistake = partners.post("gemeente", "/antwoorden", body).json()["id"]
    reconsider_cases(world.service)
    assert "R01" in codes(world, facts)
    path = f"/antwoorden/{mistake}/intrekking"
    assert partners.post("rvdk", path).status_code == 404, "only who registered it"
    assert partners.post("gemeente", f"/antwoorden/{uuid4()}/intrekking").status_code == 404
    first, again = (partners.post("gemeente", path) for _ in range(2))
    assert (first.status_code, first.json()["status"]) == (200, "ingetrokken")
    assert again.json() == first.json()
    assert reconsider_cases(world.service) == 1, "the second time is no news"
    assert "R01" not in codes(world, facts)
    assert world.case_of(facts).handling == "scheduled"
    shown = partners.get("rvdk", f"/zaken/{world.case_of(facts).id}").json()
    assert [(a["antwoord"], a["ingetrokken"]) for a in shown["antwoorden"]] == [("bezwaar", True)]
    assert ("antwoord_ingetrokken", "object") in {
        (entry["soort"], entry["code"]) for entry in shown["tijdlijn"]
    }
    repeated = partners.post("gemeente", "/antwoorden", body)
    assert repeated.json()["id"] == mistake, "the same message again does not bring it back"
    assert reconsider_cases(world.service) == 0
    partners.answer(code, "bezwaar")
    assert "R01" in codes(world, facts), "the right one, under a reference of its own, counts"


def test_taking_an_answer_back_leaves_the_one_before_it(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    deliver_messages(world.service)
    code = world.case_of(facts).messages[0].reference
    partners.answer(code, "bezwaar", "gemeente")
    later = partners.post(
        "gemeente", "/antwoorden", answer(berichtkenmerk=code, antwoord="akkoord")
    )
    assert partners.post("gemeente", f"/antwoorden/{later.json()['id']}/intrekking").is_success
    reconsider_cases(world.service)
    assert "R01" in codes(world, facts)
    assert world.case_of(facts).handling == "held"


def test_a_registered_objection_that_is_taken_back_counts_for_no_later_case(
    world: World, partners: Partners, family: Family
) -> None:
    body = answer(gezagsdrager=family.father.bsn.reveal())
    given = partners.post("gemeente", "/antwoorden", body).json()["id"]
    reconsider_cases(world.service)
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    assert "R01" in codes(world, facts)
    assert partners.post("gemeente", f"/antwoorden/{given}/intrekking").is_success
    reconsider_cases(world.service)
    assert "R01" not in codes(world, facts)


def test_no_confirmation_of_an_answer_that_was_taken_back_before_it_left(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    deliver_messages(world.service)
    code = world.case_of(facts).messages[0].reference
    given = partners.post("gemeente", "/antwoorden", answer(berichtkenmerk=code)).json()["id"]
    reconsider_cases(world.service)
    assert ("confirmation", "planned") in world.states(facts)
    partners.post("gemeente", f"/antwoorden/{given}/intrekking")
    reconsider_cases(world.service)
    deliver_messages(world.service)
    assert [state for _kind, state in world.states(facts)] == ["sent", "cancelled"]


def test_what_is_written_down_of_taking_back_names_whom_it_concerns(
    world: World, partners: Partners, family: Family
) -> None:
    body = answer(gezagsdrager=family.father.bsn.reveal())
    given = partners.post("gemeente", "/antwoorden", body).json()["id"]
    partners.post("rvdk", f"/antwoorden/{given}/intrekking")
    partners.post("gemeente", f"/antwoorden/{given}/intrekking")
    entries = [row for row in world.rows(AUDIT) if row.action == "antwoord_ingetrokken"]
    mine = [row for row in entries if row.object == f"antwoord:{given}"]
    assert sorted((row.result, row.person is not None) for row in mine) == [
        ("ingetrokken", True),
        ("niet_gevonden", False),
    ]


def test_an_answer_to_a_letter_that_a_human_looks_into_is_taken(
    world: World, partners: Partners, family: Family
) -> None:
    """It lies in a letter box, whatever the provider could not tell us."""
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    world.fault(onderdeel="notifynl", soort="aannemen_zonder_antwoord", aantal=1)
    deliver_messages(world.service)
    world.fault(onderdeel="notifynl", soort="ongeldig_schema", aantal=1)
    world.clock.advance(seconds=6)
    deliver_messages(world.service)
    assert world.states(facts) == [("vertrek", "needs_review")]
    partners.answer(world.case_of(facts).messages[0].reference, "bezwaar")
    assert "R01" in codes(world, facts)
    assert world.case_of(facts).handling == "held"


@pytest.mark.parametrize("moment", [timedelta(seconds=-1), timedelta(hours=-2)])
def test_an_objection_registered_before_the_letter_is_never_confirmed(
    world: World, partners: Partners, family: Family, moment: timedelta
) -> None:
    """However shortly before; and a later answer to that letter is, though it says the same."""
    given = (world.clock() + moment).isoformat()
    body = answer(gezagsdrager=family.father.bsn.reveal(), gegevenOp=given)
    assert partners.post("gemeente", "/antwoorden", body).status_code == 202
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    deliver_messages(world.service)
    reconsider_cases(world.service)
    deliver_messages(world.service)
    assert world.states(facts) == [("vertrek", "sent")]
    partners.answer(world.case_of(facts).messages[0].reference, "bezwaar")
    deliver_messages(world.service)
    assert world.states(facts) == [("vertrek", "sent"), ("confirmation", "sent")]


def test_an_objection_registered_after_the_letter_is_confirmed(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    deliver_messages(world.service)
    body = answer(gezagsdrager=family.father.bsn.reveal())
    assert partners.post("gemeente", "/antwoorden", body).status_code == 202
    reconsider_cases(world.service)
    deliver_messages(world.service)
    assert world.states(facts) == [("vertrek", "sent"), ("confirmation", "sent")]


def test_where_a_gate_hides_a_hold_an_answer_is_not_confirmed(
    world: World, partners: Partners, family: Family
) -> None:
    """By court permission (G06) nobody is told, and a ban that nobody is written to."""
    child = family.child("Sanne")
    world.establish(family.facts(child))
    deliver_messages(world.service)
    partners.report("politie", "contact_ban", beschermt=family.mother.bsn, tegen=family.father.bsn)
    permission = CourtPermission(checked=True, enforceable=True)
    allowed = replace(child.declarations[0], court_permission=permission)
    facts = family.facts(replace(child, declarations=(allowed,)), after=timedelta(minutes=1))
    world.establish(facts)
    assert "G06" in codes(world, facts)
    partners.answer(world.case_of(facts).messages[0].reference, "bezwaar")
    deliver_messages(world.service)
    assert world.states(facts) == [("vertrek", "sent")]
    assert world.case_of(facts).handling == "held"
