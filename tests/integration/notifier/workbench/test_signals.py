"""What a partner told by phone: entered by a person, weighed, taken back, and decided on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from contracts.messages.facts import DepartureFacts
from notifier.cases.timeline import Happening
from notifier.decision.facts import ReportedBy, ReportKind
from notifier.forget_reports import FORGOTTEN_AFTER, forget_reports
from notifier.reconsider_cases import reconsider_cases
from notifier.reports.who_may import RULES, kinds_of
from notifier.review.case.picking_texts import PICK_NL
from notifier.review.signals.texts_nl import SIGNALS_NL
from notifier.storage.reports import REPORT, REPORT_ENTRY
from notifier.storage.shared import AUDIT
from tests.integration.notifier.families import Family, new_bsn
from tests.integration.notifier.workbench.browser import Browser
from tests.integration.notifier.workbench.filled import CaseDesk, options_of
from tests.integration.notifier.world import World

TEXT = "Gesproken met Veilig Thuis, teruggebeld op het algemene nummer."


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


@pytest.fixture
def facts(world: World, family: Family) -> DepartureFacts:
    made = family.facts(family.child("Noor"))
    world.establish(made)
    assert codes(world, made) == ["S01"]
    return made


@pytest.fixture
def at(
    world: World, people: Callable[[], Browser], facts: DepartureFacts
) -> Callable[[str], CaseDesk]:
    def person(user: str) -> CaseDesk:
        browser = people()
        browser.login(user)
        return CaseDesk(browser, world.case_of(facts).reference)

    return person


def codes(world: World, facts: DepartureFacts) -> list[str]:
    decision = world.case_of(facts).decision
    assert decision is not None
    return [code for code, _ in decision.reasons]


def happened(world: World, facts: DepartureFacts) -> list[tuple[str, str | None, str]]:
    return [(e.kind, e.code, e.actor) for e in world.case_of(facts).timeline]


def somebody(desk: CaseDesk, path: str, field: str, start: str) -> str:
    """The value of the person whose label begins so."""
    found = options_of(desk.page(path), field)
    return next(value for said, value in found.items() if said.startswith(start))


CONTACT_BAN = "signaal?door=veilig_thuis&soort=contact_ban"


def enters_contact_ban(desk: CaseDesk, *, checked: bool = False) -> None:
    """The mother (A) is protected from the father (B)."""
    form = desk.opened(CONTACT_BAN)
    typed = {
        "beschermt": somebody(desk, CONTACT_BAN, "beschermt", "A"),
        "tegen": somebody(desk, CONTACT_BAN, "tegen", "B"),
        "toelichting": TEXT,
        **({"gecontroleerd": "ja"} if checked else {}),
    }
    done = desk.send("signaal", form, **typed)
    assert done.status_code == 303, done.text
    assert SIGNALS_NL.done in desk.browser.get(done.headers["location"]).text


def test_what_was_phoned_in_holds_the_case_and_stands_on_its_page(
    world: World, facts: DepartureFacts, family: Family, at: Callable[[str], CaseDesk]
) -> None:
    anna = at("anna")
    enters_contact_ban(anna, checked=True)
    assert any(task == "notifier.reconsider" for task, _ in world.rings)
    reconsider_cases(world.service)
    assert "S20" in codes(world, facts)
    (report,) = world.rows(REPORT)
    assert (report.sender_role, report.checked) == ("veilig_thuis", True)
    assert report.sender == world.application.settings.rvdk_oin
    entries = happened(world, facts)
    assert (Happening.REPORT_ENTERED, "contact_ban", "sandbox-anna") in entries
    page = anna.page().text
    assert TEXT in page
    assert SIGNALS_NL.is_checked in page
    for hidden in (family.mother.bsn.reveal(), family.father.bsn.reveal(), "Vertrekster"):
        assert hidden not in page
    audited = [row for row in world.rows(AUDIT) if row.action == "signaal_gemeld"]
    assert {row.actor for row in audited} >= {"sandbox-anna"}
    assert all(TEXT.encode() not in row.content for row in world.rows(REPORT_ENTRY))


def test_who_entered_it_takes_it_back_at_once_and_then_it_counts_no_more(
    world: World, facts: DepartureFacts, at: Callable[[str], CaseDesk]
) -> None:
    anna = at("anna")
    enters_contact_ban(anna)
    reconsider_cases(world.service)
    (report,) = world.rows(REPORT)
    carla = at("carla")
    path = f"signaal-intrekken?signaal={report.id}"
    form = anna.opened(path)
    empty = anna.send("signaal-intrekken", form)
    assert (empty.status_code, SIGNALS_NL.say_why in empty.text) == (422, True)
    done = anna.send("signaal-intrekken", form, reden="Verkeerde zaak.")
    assert done.status_code == 303, done.text
    reconsider_cases(world.service)
    assert codes(world, facts) == ["S01"]
    assert (Happening.REPORT_TAKEN_BACK, "contact_ban", "sandbox-anna") in happened(world, facts)
    again = carla.page(path)
    assert (again.status_code, SIGNALS_NL.is_withdrawn in again.text) == (409, True)
    assert "Verkeerde zaak." in carla.page().text


def test_a_colleague_does_not_take_back_what_another_entered_but_the_lead_does(
    world: World, facts: DepartureFacts, at: Callable[[str], CaseDesk]
) -> None:
    enters_contact_ban(at("anna"))
    (report,) = world.rows(REPORT)
    path = f"signaal-intrekken?signaal={report.id}"
    bram = at("bram")
    refused = bram.page(path)
    assert (refused.status_code, SIGNALS_NL.not_yours in refused.text) == (409, True)
    assert path not in bram.page().text
    form = {"csrf": bram.browser.form_token(), "seen": bram.opened("notitie")["seen"]}
    sent = bram.send("signaal-intrekken", form, signaal=str(report.id), reden="x")
    assert sent.status_code == 409
    carla = at("carla")
    assert carla.send("signaal-intrekken", carla.opened(path), reden="dubbel").status_code == 303
    assert facts is not None


def test_a_threat_counts_once_somebody_finds_it_credible(
    world: World, facts: DepartureFacts, at: Callable[[str], CaseDesk]
) -> None:
    anna = at("anna")
    path = "signaal?door=school&soort=threat"
    form = anna.opened(path)
    child = somebody(anna, path, "betreft", "kind")
    assert anna.send("signaal", form, betreft=child, toelichting=TEXT).status_code == 303
    reconsider_cases(world.service)
    assert "R03" not in codes(world, facts)
    (report,) = world.rows(REPORT)
    bram = at("bram")
    weigh = f"signaal-beoordelen?signaal={report.id}"
    form = bram.opened(weigh)
    assert form["geloofwaardig"] == "nee"
    same = bram.send("signaal-beoordelen", form, toelichting="x")
    assert (same.status_code, SIGNALS_NL.nothing_changed in same.text) == (422, True)
    bare = bram.send("signaal-beoordelen", form, geloofwaardig="ja")
    assert SIGNALS_NL.say_what_was_seen in bare.text
    done = bram.send("signaal-beoordelen", form, geloofwaardig="ja", toelichting="Twee berichten.")
    assert done.status_code == 303
    reconsider_cases(world.service)
    assert "R03" in codes(world, facts)
    assert (Happening.REPORT_WEIGHED, "threat", "sandbox-bram") in happened(world, facts)
    form = bram.opened(weigh)
    assert form["geloofwaardig"] == "ja"
    bram.send("signaal-beoordelen", form, geloofwaardig="nee", toelichting="Bleek een grap.")
    reconsider_cases(world.service)
    assert "R03" not in codes(world, facts)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({}, "beschermt", PICK_NL.nobody_picked),
        ({"beschermt": "A", "tegen": "A"}, "tegen", SIGNALS_NL.same_person),
        ({"beschermt_bsn": "123"}, "beschermt_bsn", PICK_NL.not_a_number),
        ({"beschermt_bsn": "111222333"}, "beschermt_bsn",
         PICK_NL.not_fictitious),
        ({"beschermt": "A", "beschermt_bsn": "999990019"}, "beschermt", PICK_NL.number_without),
        ({"beschermt": "iets"}, "beschermt", PICK_NL.unknown),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_field(
    world: World, at: Callable[[str], CaseDesk], typed: dict[str, str], field: str, said: str
) -> None:
    anna = at("anna")
    form = anna.opened(CONTACT_BAN)
    values = {
        name: somebody(anna, CONTACT_BAN, name, "A") if value == "A" else value
        for name, value in typed.items()
    }
    answer = anna.send("signaal", form, **values)
    assert answer.status_code == 422
    assert said in answer.text
    assert f'href="#veld-{field}"' in answer.text
    assert SIGNALS_NL.say_who in answer.text
    assert world.rows(REPORT) == []


def test_somebody_from_outside_the_case_is_named_by_number_and_never_shown(
    at: Callable[[str], CaseDesk],
) -> None:
    stranger = new_bsn()
    anna = at("anna")
    form = anna.opened(CONTACT_BAN)
    done = anna.send(
        "signaal", form, beschermt=somebody(anna, CONTACT_BAN, "beschermt", "A"),
        tegen_bsn=stranger.reveal(), toelichting=TEXT,
    )  # fmt: skip
    assert done.status_code == 303, done.text
    page = anna.page().text
    assert PICK_NL.outside in page
    assert stranger.reveal() not in page


@pytest.mark.parametrize("caller", [one for one in ReportedBy if kinds_of(one)])
def test_every_kind_that_a_caller_may_report_can_be_entered(
    at: Callable[[str], CaseDesk], caller: ReportedBy
) -> None:
    anna = at("anna")
    chosen = anna.page(f"signaal?door={caller}").text
    for kind in ReportKind:
        offered = f"door={caller}&amp;soort={kind}" in chosen
        # Nobody is silenced by a voice on the phone.
        may = kind in kinds_of(caller) and kind is not ReportKind.NEVER_NOTIFY
        assert offered is may
        if offered:
            path = f"signaal?door={caller}&soort={kind}"
            fields = set(anna.opened(path))
            named = {"protects": "beschermt", "against": "tegen", "about": "betreft"}
            assert {named[one] for one in RULES[kind].names.possible} <= fields


def test_a_municipality_enters_its_own_and_a_parents_and_reads_no_words_of_rvdk(
    world: World, at: Callable[[str], CaseDesk], facts: DepartureFacts
) -> None:
    enters_contact_ban(at("anna"))
    emine = at("emine")
    page = emine.page()
    assert page.status_code == 200
    assert TEXT not in page.text
    first = emine.page("signaal").text
    assert "door=municipality" in first
    assert "door=parent" in first
    assert "door=police" not in first
    forged = emine.page("signaal?door=police&soort=contact_ban")
    assert '<form class="act"' not in forged.text
    path = "signaal?door=municipality&soort=no_show"
    form = emine.opened(path)
    child = somebody(emine, path, "betreft", "kind")
    assert emine.send("signaal", form, betreft=child, toelichting="Kwam niet.").status_code == 303
    reconsider_cases(world.service)
    assert "R08" in codes(world, facts)
    swapped = emine.send(
        "signaal", emine.opened(path), door="police", soort="contact_ban", betreft=child,
        toelichting="x",
    )  # fmt: skip
    assert (swapped.status_code, SIGNALS_NL.choose_first in swapped.text) == (422, True)


def test_an_auditor_reads_and_is_offered_nothing(
    world: World, at: Callable[[str], CaseDesk]
) -> None:
    enters_contact_ban(at("anna"))
    gijs = at("gijs")
    page = gijs.page().text
    assert TEXT in page
    assert "signaal-" not in page
    (report,) = world.rows(REPORT)
    assert gijs.page(f"signaal-intrekken?signaal={report.id}").status_code == 403


def test_a_report_of_another_case_cannot_be_reached_through_this_one(
    world: World, at: Callable[[str], CaseDesk]
) -> None:
    anna = at("anna")
    enters_contact_ban(anna)
    (report,) = world.rows(REPORT)
    other = Family(world.clock())
    facts = other.facts(other.child("Ander"))
    world.establish(facts)
    there = replace(anna, reference=world.case_of(facts).reference)
    answer = there.page(f"signaal-beoordelen?signaal={report.id}")
    assert (answer.status_code, SIGNALS_NL.not_there in answer.text) == (409, True)


def test_what_was_written_goes_with_a_report_that_is_forgotten(
    world: World, at: Callable[[str], CaseDesk]
) -> None:
    anna = at("anna")
    stranger = new_bsn()
    form = anna.opened("signaal?door=veilig_thuis&soort=shelter")
    sent = anna.send("signaal", form, betreft_bsn=stranger.reveal(), toelichting=TEXT)
    assert sent.status_code == 303
    (report,) = world.rows(REPORT)
    with world.service.database.transaction() as connection:
        connection.execute(
            REPORT.update().where(REPORT.c.id == report.id).values(withdrawn_at=world.clock())
        )
    world.clock.advance(seconds=FORGOTTEN_AFTER.total_seconds() + 60)
    assert forget_reports(world.service) == 1
    assert world.rows(REPORT_ENTRY) == []
