"""What people do about a case at the workbench: alone, in twos, and one behind the other."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape

import httpx
import pytest

from contracts.messages.facts import DepartureFacts
from contracts.values.dates import PartialDate, local_date
from notifier.cases.case_action import ActionCode
from notifier.cases.timeline import Happening
from notifier.decision.verdict import Choice
from notifier.deliver_message import deliver_messages
from notifier.review.acts.texts_nl import ACTS_NL
from notifier.review.holds.hold_nl import HOLD_NL
from notifier.review.pages.texts_nl import NL
from notifier.storage.actions import ZAAK_ACTION, ZAAK_CONFLICT
from notifier.storage.cases import TIMELINE, ZAAK
from notifier.storage.drafts import NOTE
from notifier.storage.shared import AUDIT
from notifier.verdicts.hold_reason import HoldReason
from tests.integration.notifier.families import Family
from tests.integration.notifier.workbench.browser import Browser, title
from tests.integration.notifier.workbench.household import Household
from tests.integration.notifier.world import World

People = Callable[[], Browser]
LIST = "/werkbank/tweede-lezer"


@pytest.fixture
def facts(world: World) -> DepartureFacts:
    """A child that leaves in two days with one of two holders."""
    family = Family(world.clock(), departs_in_days=2)
    made = family.facts(family.child("Noor"))
    world.establish(made)
    return made


@pytest.fixture
def reference(world: World, facts: DepartureFacts) -> str:
    return world.case_of(facts).reference


def logged_in(people: People, user: str) -> Browser:
    browser = people()
    browser.login(user)
    return browser


def opened(browser: Browser, address: str) -> dict[str, str]:
    """The hidden fields of a form."""
    page = browser.get(address)
    assert page.status_code == 200, page.text
    form = page.text.split('<form class="act"')[1].split("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in hidden}


def send(
    browser: Browser, address: str, form: dict[str, str], **typed: str | list[str]
) -> httpx.Response:
    path = address.partition("?")[0]
    return browser.http.post(f"{browser.url}{path}", data={**form, **typed})


def done(browser: Browser, address: str, **typed: str | list[str]) -> httpx.Response:
    answer = send(browser, address, opened(browser, address), **typed)
    assert answer.status_code == 303, answer.text
    return answer


def alert(world: World) -> dict[str, str]:
    today = local_date(world.clock())
    return {
        "concreet": "De moeder kocht vliegtickets, zegt de vader op 3 maart.",
        "dreigend": "Het vertrek is over twee dagen.",
        "onrechtmatig": "De vader heeft gezag en stemt niet in.",
        "belang": "Het kind gaat hier naar school.",
        "jurist": "ja",
        "jurist_op": today.isoformat(),
        "vervalt_op": (today + timedelta(days=90)).isoformat(),
        "herzien_op": (today + timedelta(days=30)).isoformat(),
    }


def zaak(reference: str, last: str = "") -> str:
    return f"/werkbank/zaken/{reference}{last and '/'}{last}"


def kinds(world: World) -> list[tuple[str, str | None, str]]:
    acts = [row for row in world.rows(TIMELINE) if row.actor.startswith("sandbox")]
    return [
        (row.kind, row.code, row.actor.removeprefix("sandbox-"))
        for row in sorted(acts, key=lambda row: row.number)
    ]


def test_an_alert_is_asked_by_two_and_submitted_and_all_of_it_can_be_read_back(
    world: World, people: People, reference: str, facts: DepartureFacts
) -> None:
    anna, bram = logged_in(people, "anna"), logged_in(people, "bram")
    done(anna, zaak(reference, "signalering"), **alert(world))
    (row,) = world.rows(ZAAK_ACTION)
    assert (row.action_state, row.next_step, row.subject) == (
        "proposed",
        "second_reader",
        "sandbox-anna",
    )
    assert row.due_at <= world.clock() + timedelta(hours=1)
    assert b"vliegtickets" not in row.fields
    # It waits for somebody else, in the list and above every page of who may.
    waiting = bram.get(LIST)
    assert reference in waiting.text
    assert f'{ACTS_NL.second_menu} <span class="count">1</span>' in bram.get("/werkbank").text
    assert f'{ACTS_NL.second_menu} <span class="count">0</span>' in anna.get("/werkbank").text
    assert ACTS_NL.own in anna.get(LIST).text
    (address,) = set(re.findall(r'href="([^"]+tweede-lezing\?actie=[^"]+)"', waiting.text))
    mine = anna.get(unescape(address))
    assert mine.status_code == 409
    assert ACTS_NL.wrong["own_proposal"] in mine.text
    read = bram.get(unescape(address))
    child = facts.children[0].child
    assert child.bsn.reveal() in read.text
    assert "vliegtickets" in read.text
    done(bram, unescape(address), besluit="akkoord")
    (row,) = world.rows(ZAAK_ACTION)
    assert (row.action_state, row.next_step) == ("done", "submit")
    assert row.due_at - row.second_at == timedelta(hours=2)
    assert bram.get(LIST).text.count(reference) == 0
    step = f"{zaak(reference, 'vervolg')}?actie={row.id}"
    done(anna, step, kenmerk_ontvanger="SIRENE-1")
    assert kinds(world) == [
        (Happening.ACT_PROPOSED, "A1", "anna"),
        (Happening.ACT_DONE, "A1", "bram"),
        (Happening.ACT_SUBMITTED, "A1", "anna"),
    ]
    page = anna.get(zaak(reference))
    assert ACTS_NL.names["A1"] in page.text
    assert ACTS_NL.states["done"] in page.text
    looks = [row for row in world.rows(AUDIT) if row.action == "actie_bekeken"]
    assert {row.actor for row in looks} >= {"sandbox-bram"}


def test_a_proposal_that_is_given_back_comes_to_its_maker_with_what_was_typed(
    world: World, people: People, reference: str
) -> None:
    anna, carla = logged_in(people, "anna"), logged_in(people, "carla")
    done(anna, zaak(reference, "signalering"), **alert(world))
    (row,) = world.rows(ZAAK_ACTION)
    address = f"{zaak(reference, 'tweede-lezing')}?actie={row.id}"
    without = send(carla, address, opened(carla, address), besluit="terug")
    assert without.status_code == 422
    assert ACTS_NL.wrong["say_why"] in without.text
    done(carla, address, besluit="terug", uitleg="Noem de bron van de tickets.")
    (row,) = world.rows(ZAAK_ACTION)
    assert (row.action_state, row.next_step, row.due_at) == ("refused", None, None)
    assert "Noem de bron" in anna.get(zaak(reference)).text
    again = anna.get(zaak(reference, "signalering"))
    assert "vliegtickets" in again.text
    assert "vliegtickets" not in carla.get(zaak(reference, "signalering")).text


def test_who_has_two_roles_is_still_one_person(
    world: World, people: People, reference: str
) -> None:
    """A lead may propose and may agree; not with what they proposed."""
    carla = logged_in(people, "carla")
    done(carla, zaak(reference, "onderzoek"), maatregel="onderzoek", reden="a", belang="b")
    (row,) = world.rows(ZAAK_ACTION)
    address = f"{zaak(reference, 'tweede-lezing')}?actie={row.id}"
    assert carla.get(address).status_code == 409
    token = {"csrf": carla.form_token(), "seen": str(_newest(world)), "actie": str(row.id)}
    answer = send(carla, address, token, besluit="akkoord")
    assert answer.status_code == 409
    assert ACTS_NL.wrong["own_proposal"] in answer.text
    assert [row.action_state for row in world.rows(ZAAK_ACTION)] == ["proposed"]


def _newest(world: World) -> int:
    return max(int(row.number) for row in world.rows(TIMELINE))


def test_what_changed_meanwhile_is_not_agreed_with_unseen(
    world: World, people: People, reference: str, facts: DepartureFacts
) -> None:
    anna, bram = logged_in(people, "anna"), logged_in(people, "bram")
    done(anna, zaak(reference, "signalering"), **alert(world))
    (row,) = world.rows(ZAAK_ACTION)
    address = f"{zaak(reference, 'tweede-lezing')}?actie={row.id}"
    form = opened(bram, address)
    child = facts.children[0]
    named = replace(child, child=replace(child.child, full_name="Noor Anders"))
    world.establish(
        replace(facts, facts_id=row.id, established_at=world.clock(), children=(named,))
    )
    answer = send(bram, address, form | {"seen": str(_newest(world))}, besluit="akkoord")
    assert answer.status_code == 409
    assert ACTS_NL.wrong["facts_changed"] in answer.text
    assert [row.action_state for row in world.rows(ZAAK_ACTION)] == ["proposed"]


def test_two_at_once_and_the_second_loses_nothing(
    world: World, people: People, reference: str
) -> None:
    anna, carla = logged_in(people, "anna"), logged_in(people, "carla")
    address = zaak(reference, "politie")
    form = opened(carla, address)
    typed = {"instantie": "politie", "gesproken_met": "meldkamer", "gevraagd": "Ga langs."}
    done(anna, address, **typed)
    late = send(carla, address, form, **typed | {"gevraagd": "Bel de luchthaven."})
    assert late.status_code == 409
    assert len(world.rows(ZAAK_ACTION)) == 1
    assert "Bel de luchthaven." in carla.get(address).text


def test_a_call_to_the_police_is_checked_by_another_within_a_day(
    world: World, people: People, reference: str
) -> None:
    anna, bram = logged_in(people, "anna"), logged_in(people, "bram")
    typed = {"instantie": "kmar", "gesproken_met": "wacht", "gevraagd": "Let op."}
    done(anna, zaak(reference, "politie"), **typed)
    (row,) = world.rows(ZAAK_ACTION)
    assert (row.next_step, row.due_at - row.at) == ("check", timedelta(hours=24))
    assert [one.task_at for one in world.rows(ZAAK)] == [row.due_at]
    address = f"{zaak(reference, 'vervolg')}?actie={row.id}"
    assert anna.get(address).status_code == 409
    done(bram, address, bevinding="in_orde")
    assert kinds(world)[-1] == (Happening.ACT_CHECKED, "A2", "bram")
    assert [one.task_at for one in world.rows(ZAAK)] == [None]


def test_a_text_is_shown_and_downloaded_only_with_an_entry_in_the_audit(
    world: World, people: People, reference: str
) -> None:
    anna = logged_in(people, "anna")
    typed = {"instantie": "politie", "gesproken_met": "meldkamer", "gevraagd": "Ga langs."}
    done(anna, zaak(reference, "politie"), **typed)
    (row,) = world.rows(ZAAK_ACTION)
    address = zaak(reference, f"product/{row.id}")
    page = anna.get(address)
    assert "Ga langs." in page.text
    assert row.product_sha256.hex() in page.text
    pdf = anna.get(f"{address}/pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.headers["cache-control"] == "no-store"
    seen = [row.result for row in world.rows(AUDIT) if row.action == "product_bekeken"]
    assert seen == ["getoond", "gedownload"]
    assert logged_in(people, "gijs").get(address).status_code == 200
    assert logged_in(people, "emine").get(address).status_code == 404


def test_what_has_not_left_is_taken_back_and_what_was_done_is_not(
    world: World, people: People, reference: str
) -> None:
    anna = logged_in(people, "anna")
    done(anna, zaak(reference, "signalering"), **alert(world))
    (row,) = world.rows(ZAAK_ACTION)
    done(anna, f"{zaak(reference, 'actie-terugnemen')}?actie={row.id}")
    assert [row.action_state for row in world.rows(ZAAK_ACTION)] == ["taken_back"]
    assert [one.task_at for one in world.rows(ZAAK)] == [None]
    typed = {"instantie": "politie", "gesproken_met": "meldkamer", "gevraagd": "Ga langs."}
    done(anna, zaak(reference, "politie"), **typed)
    called = next(one for one in world.rows(ZAAK_ACTION) if one.code == "A2")
    answer = anna.get(f"{zaak(reference, 'actie-terugnemen')}?actie={called.id}")
    assert answer.status_code == 409
    assert ACTS_NL.wrong["has_left"] in answer.text


def test_a_case_is_taken_up_waits_wakes_and_is_put_down(
    world: World, people: People, reference: str, facts: DepartureFacts
) -> None:
    anna, carla = logged_in(people, "anna"), logged_in(people, "carla")
    done(anna, zaak(reference, "oppakken"))
    (row,) = world.rows(ZAAK)
    assert (row.handling, row.taken_by) == ("in_review", "sandbox-anna")
    assert ACTS_NL.in_hand_other in carla.get(zaak(reference)).text
    day = local_date(world.clock()) + timedelta(days=14)
    wait = zaak(reference, "wachten")
    far = send(anna, wait, opened(anna, wait), tot="2099-01-01", waarop="ouder")
    assert far.status_code == 422
    done(anna, wait, tot=day.isoformat(), waarop="ouder", toelichting="Vader belt maandag.")
    (row,) = world.rows(ZAAK)
    assert (row.handling, local_date(row.waits_until)) == ("waiting", day)
    assert row.sorts_at == row.waits_until
    assert len(world.rows(NOTE)) == 1
    # A nearer date is another tier: news, and no waiting outlasts that.
    child = facts.children[0]
    nearer = PartialDate.of(local_date(world.clock()) + timedelta(days=1))
    soon = replace(child, declarations=(replace(child.declarations[0], date=nearer),))
    world.establish(replace(facts, facts_id=row.id, established_at=world.clock(), children=(soon,)))
    (row,) = world.rows(ZAAK)
    assert (row.handling, row.waits_until, row.taken_by) == ("in_review", None, "sandbox-anna")
    done(carla, zaak(reference, "neerleggen"))
    (row,) = world.rows(ZAAK)
    assert (row.handling, row.taken_by) == ("scheduled", None)


def test_who_knows_the_family_sees_only_that_the_case_exists(
    world: World, people: People, reference: str
) -> None:
    anna, carla = logged_in(people, "anna"), logged_in(people, "carla")
    done(anna, zaak(reference, "oppakken"))
    gone = done(anna, zaak(reference, "belangenconflict"))
    assert gone.headers["location"] == "/werkbank"
    for last in ("", "notitie", "acties"):
        answer = anna.get(zaak(reference, last))
        assert answer.status_code == 403
        assert title(answer) == NL.errors["conflict_of_interest"].title
    assert ACTS_NL.conflict in carla.get(zaak(reference)).text
    (row,) = world.rows(ZAAK)
    assert row.taken_by is None
    assert len(world.rows(ZAAK_CONFLICT)) == 1


def test_a_case_is_closed_with_a_reason_and_opened_again(
    world: World, people: People, reference: str, facts: DepartureFacts
) -> None:
    anna = logged_in(people, "anna")
    done(anna, zaak(reference, "afsluiten"), uitkomst="overeenstemming", reden="Samen eens.")
    assert world.case_of(facts).outcome == "overeenstemming"
    assert anna.get(zaak(reference, "politie")).status_code == 409
    done(anna, zaak(reference, "heropenen"), reden="Toch niet.")
    assert world.case_of(facts).outcome is None
    acted = [(kind, code) for kind, code, _who in kinds(world)]
    assert (Happening.ACT_DONE, ActionCode.CLOSE) in acted
    assert (Happening.CLOSED_BY_HAND, "overeenstemming") in acted
    assert (Happening.REOPENED_BY_HAND, "overeenstemming") in acted


def test_a_wrong_letter_is_recalled_by_two_and_not_written_again(
    world: World, people: People
) -> None:
    world.with_service(timing=replace(world.service.timing, settling_override=timedelta(0)))
    family = Family(world.clock())
    facts = family.facts(family.child("Noor"))
    world.establish(facts)
    reference = world.case_of(facts).reference
    deliver_messages(world.service)
    assert [one["soort"] for one in world.delivered()].count("brief") == 1
    anna, bram = logged_in(people, "anna"), logged_in(people, "bram")
    letter = world.case_of(facts).messages[0].reference
    typed = {"berichten": letter, "fout": "verkeerde_persoon", "reden": "Naamgenoot."}
    done(anna, zaak(reference, "rectificeren"), **typed)
    assert len(world.states(facts)) == 1
    (row,) = world.rows(ZAAK_ACTION)
    done(bram, f"{zaak(reference, 'tweede-lezing')}?actie={row.id}", besluit="akkoord")
    assert ("recall", "planned") in world.states(facts)
    deliver_messages(world.service)
    assert sorted(world.states(facts)) == [("recall", "sent"), ("vertrek", "recalled")]
    world.establish(replace(facts, facts_id=row.id, established_at=world.clock()))
    deliver_messages(world.service)
    assert len(world.states(facts)) == 2


def test_a_hold_that_one_person_judged_waits_in_the_list_and_tells_nothing_more(
    held: Household,
) -> None:
    held.withhold("anna")
    for user, count, mine in (("anna", 0, True), ("carla", 1, False)):
        browser = held.person(user)
        page = browser.get(LIST)
        assert held.reference in page.text
        assert (ACTS_NL.own in page.text) is mine
        assert ("/tweede-oordeel" in page.text) is not mine
        assert HOLD_NL.reasons[HoldReason.BAN_IN_FORCE] not in page.text
        assert HOLD_NL.stands[Choice.WITHHOLD] not in page.text
        menu = f'{ACTS_NL.second_menu} <span class="count">{count}</span>'
        assert menu in browser.get("/werkbank").text
    held.withhold("bram", "tweede-oordeel")
    assert held.reference not in held.person("carla").get(LIST).text
