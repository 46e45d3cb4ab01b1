"""A person says who has gezag with the document seen, and sees what came of it."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy import update

from contracts.gezag import EenhoofdigOuderlijkGezag, GezamenlijkOuderlijkGezag, Holder
from contracts.messages.finding import FindingKind, FindingSource
from contracts.values.bsn import Bsn
from notifier.cases.timeline import Happening
from notifier.erase_shadow import erase_shadow
from notifier.review.case.picking_texts import PICK_NL
from notifier.review.findings.texts_nl import FINDINGS_NL
from notifier.storage.cases import ZAAK
from notifier.storage.findings import (
    FINDING,
    FINDING_ENTRY,
    FINDING_HANDOVER,
    FINDING_PROPOSAL,
)
from notifier.storage.reveals import REVEAL
from notifier.storage.shared import AUDIT
from tests.integration.notifier.departed import Departed
from tests.integration.notifier.families import Family, new_bsn
from tests.integration.notifier.partners import Partners
from tests.integration.notifier.workbench.browser import Browser
from tests.integration.notifier.workbench.filled import CaseDesk, fields_of, options_of
from tests.integration.notifier.world import World

TEXT = "Uittreksel gezagsregister, kenmerk GR-1; beide ouders."
WORDS = FINDINGS_NL.difference


@pytest.fixture
def departed(world: World) -> Departed:
    """The child is in the RNI, and both parents were derived: nobody counts as a holder."""
    nobody: Partners = None  # type: ignore[assignment]  # the API of partners is not asked here
    made = Departed(world, nobody, Family(world.clock(), departs_in_days=-3))
    made.arrives(made.unsaid(made.derived))
    assert made.outcome == ("HOLD", ["S15"])
    return made


@pytest.fixture
def at(people: Callable[[], Browser], departed: Departed) -> Callable[[str], CaseDesk]:
    def person(user: str) -> CaseDesk:
        browser = people()
        browser.login(user)
        return CaseDesk(browser, departed.view.reference)

    return person


def seen(**more: str) -> dict[str, str]:
    """The document, as everybody fills it in."""
    return {"bron": "gezagsregister", "datum": "2026-01-05", "toelichting": TEXT, **more}


def somebody(desk: CaseDesk, start: str) -> str:
    found = options_of(desk.page("gezag"), "persoon1")
    return next(value for said, value in found.items() if said.startswith(start))


def happened(departed: Departed) -> list[tuple[str, str | None, str]]:
    return [(entry.kind, entry.code, entry.actor) for entry in departed.view.timeline]


def compared(page: str) -> dict[str, tuple[str, str]]:
    """Before and after, by part."""
    rows = re.findall(r'<th role="rowheader"[^>]*>(.*?)</th>(.*?)</tr>', page, re.DOTALL)
    found = {}
    for part, cells in rows:
        texts = [
            unescape(re.sub(r"<span class=\"label\".*?</span>|<[^>]+>", "", cell)).strip()
            for cell in re.findall(r"<td[^>]*>(.*?)</td>", cells, re.DOTALL)
        ]
        found[part] = (texts[0], texts[1])
    return found


def test_what_is_confirmed_counts_once_its_facts_are_here_and_the_difference_is_shown(
    world: World, departed: Departed, at: Callable[[str], CaseDesk]
) -> None:
    anna = at("anna")
    page = anna.page("gezag").text
    assert "Beide ouders." in page
    assert "gezagsregister" in page
    done = anna.send("gezag", anna.opened("gezag"), **seen(oordeel="bevestigd"))
    assert done.status_code == 303, done.text
    difference = done.headers["location"]
    assert "/gezag-verschil/" in difference
    waits = anna.browser.get(difference).text
    assert WORDS.waits in waits
    assert compared(waits)[WORDS.case] == ("vastgehouden", WORDS.unknown)
    (row,) = world.rows(FINDING)
    assert (row.sender, row.kind) == (world.application.settings.rvdk_oin, FindingKind.CONFIRMED)
    moment = departed.taken()
    (finding,) = world.register.findings
    assert (finding.gezag, finding.source) == (departed.both, FindingSource.REGISTER)
    departed.arrives(departed.found(finding.gezag, moment))
    assert departed.outcome == ("NOTIFY", ["S01"])
    after = anna.browser.get(difference).text
    assert WORDS.counts in after
    lines = compared(after)
    assert lines[WORDS.case] == ("vastgehouden", "mag worden bericht")
    assert lines[WORDS.gezag][0].startswith("gezamenlijk ouderlijk gezag (afgeleid)")
    assert "mag worden bericht" in lines[WORDS.holders][1]
    assert "de brief over het vertrek" in lines[WORDS.leaves][1]
    assert (Happening.FINDING_MADE, "bevestigd", "sandbox-anna") in happened(departed)
    case = anna.page().text
    assert TEXT in case
    assert departed.family.father.bsn.reveal() not in case + after
    assert all(TEXT.encode() not in one.content for one in world.rows(FINDING_ENTRY))
    audited = [one for one in world.rows(AUDIT) if one.action == "bevinding_gedaan"]
    assert {one.actor for one in audited} == {"sandbox-anna"}


def test_a_correction_with_people_of_the_case_counts_at_once(
    world: World, departed: Departed, at: Callable[[str], CaseDesk]
) -> None:
    anna = at("anna")
    typed = seen(
        oordeel="gecorrigeerd", gezag="EenhoofdigOuderlijkGezag", persoon1=somebody(anna, "A")
    )
    done = anna.send("gezag", anna.opened("gezag"), **typed)
    assert done.status_code == 303, done.text
    departed.taken()
    mother = departed.family.mother.bsn
    assert world.register.findings[-1].gezag == EenhoofdigOuderlijkGezag(Holder(mother))
    assert world.rows(FINDING_PROPOSAL) == []


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({}, "oordeel", FINDINGS_NL.choose_judgement),
        ({"oordeel": "gecorrigeerd"}, "gezag", FINDINGS_NL.choose_kind),
        ({"oordeel": "gecorrigeerd", "gezag": "EenhoofdigOuderlijkGezag"}, "persoon1",
         PICK_NL.nobody_picked),
        ({"oordeel": "gecorrigeerd", "gezag": "GezamenlijkOuderlijkGezag", "persoon1": "A",
          "persoon2": "A"}, "gezag", FINDINGS_NL.same_person),
        ({"oordeel": "gecorrigeerd", "gezag": "EenhoofdigOuderlijkGezag", "persoon1": "A",
          "persoon2": "B"}, "persoon2", FINDINGS_NL.one_too_many),
        ({"oordeel": "gecorrigeerd", "gezag": "Voogdij", "persoon1": "onbekend"}, "persoon1",
         FINDINGS_NL.must_be_known),
        ({"oordeel": "bevestigd", "datum": "2999-01-01"}, "datum", FINDINGS_NL.day_to_come),
        ({"oordeel": "bevestigd", "datum": ""}, "datum", FINDINGS_NL.say_day),
        ({"oordeel": "bevestigd", "bron": ""}, "bron", FINDINGS_NL.choose_source),
        ({"oordeel": "bevestigd", "toelichting": ""}, "toelichting", FINDINGS_NL.say_what),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_field_and_nothing_is_kept(
    world: World, at: Callable[[str], CaseDesk], typed: dict[str, str], field: str, said: str
) -> None:
    anna = at("anna")
    values = {
        name: somebody(anna, value) if value in {"A", "B"} else value
        for name, value in typed.items()
    }
    answer = anna.send("gezag", anna.opened("gezag"), **(seen() | values))
    assert answer.status_code == 422, answer.text
    assert said in unescape(answer.text)
    assert f'href="#veld-{field}"' in answer.text
    assert world.rows(FINDING) == []


def proposes(anna: CaseDesk, stranger: Bsn) -> str:
    """Anna types the number of a guardian from outside; the address of the proposal."""
    typed = seen(oordeel="gecorrigeerd", gezag="Voogdij", persoon1_bsn=stranger.reveal())
    done = anna.send("gezag", anna.opened("gezag"), **typed)
    assert done.status_code == 303, done.text
    page = anna.browser.get(done.headers["location"]).text
    assert FINDINGS_NL.proposed in page
    found = re.search(r"gezag-tweede\?voorstel=[0-9a-f-]+", page)
    assert found
    return found[0]


def test_a_number_from_outside_counts_only_when_two_people_read_it(
    world: World, departed: Departed, at: Callable[[str], CaseDesk]
) -> None:
    stranger, other = new_bsn(), new_bsn()
    anna, bram = at("anna"), at("bram")
    path = proposes(anna, stranger)
    assert world.rows(FINDING) == []
    own = anna.page(path)
    assert FINDINGS_NL.second_own in own.text
    forged = anna.send(
        "gezag-tweede", fields_of(own), besluit="akkoord", nummer1=stranger.reveal(),
        toelichting="x",
    )  # fmt: skip
    assert forged.status_code == 422, "nobody is the second reader of their own proposal"
    offered = f'/werkbank/zaken/{bram.reference}/gezag-tweede"'
    assert offered in bram.page().text
    form = bram.opened("gezag-tweede")
    shown = bram.page(path).text
    assert stranger.reveal() not in shown + bram.page().text
    wrong = bram.send(
        "gezag-tweede", form, besluit="akkoord", nummer1=other.reveal(), toelichting="Gezien."
    )
    assert (wrong.status_code, FINDINGS_NL.another_number in wrong.text) == (422, True)
    assert world.rows(FINDING) == []
    done = bram.send(
        "gezag-tweede", form, besluit="akkoord", nummer1=stranger.reveal(), toelichting="Gezien."
    )
    assert done.status_code == 303, done.text
    assert "/gezag-verschil/" in done.headers["location"]
    assert bram.browser.get(done.headers["location"]).status_code == 200
    departed.taken()
    assert [one.bsn for one in world.register.findings[-1].gezag.derden] == [stranger]  # type: ignore[union-attr]
    (entry,) = world.rows(FINDING_ENTRY)
    assert (entry.subject, entry.second_subject) == ("sandbox-anna", "sandbox-bram")
    kinds = happened(departed)
    assert (Happening.FINDING_PROPOSED, "gecorrigeerd", "sandbox-anna") in kinds
    assert (Happening.FINDING_AGREED, "gecorrigeerd", "sandbox-bram") in kinds
    assert (Happening.FINDING_MADE, "gecorrigeerd", "sandbox-bram") in kinds
    assert offered not in bram.page().text
    again = bram.page(path)
    assert (again.status_code, FINDINGS_NL.no_proposal in again.text) == (409, True)


@pytest.mark.parametrize(
    "ended",
    [("bram", "afwijzen", "afgewezen"), ("anna", "terugnemen", "teruggenomen")],
)
def test_a_proposal_that_does_not_go_on_establishes_nothing(
    world: World, departed: Departed, at: Callable[[str], CaseDesk], ended: tuple[str, str, str]
) -> None:
    who, choice, state = ended
    anna = at("anna")
    path = proposes(anna, new_bsn())
    person = anna if who == "anna" else at(who)
    sent = person.send(
        "gezag-tweede", person.opened(path), besluit=choice, toelichting="Andere naam."
    )
    assert sent.status_code == 303, sent.text
    (proposal,) = world.rows(FINDING_PROPOSAL)
    assert (proposal.state, proposal.decided_by) == (state, f"sandbox-{who}")
    assert world.rows(FINDING) == []
    assert (Happening.FINDING_REFUSED, "gecorrigeerd", f"sandbox-{who}") in happened(departed)
    assert "Andere naam." in anna.page().text


def test_what_is_taken_back_counts_no_more_at_once(
    world: World, departed: Departed, at: Callable[[str], CaseDesk]
) -> None:
    anna = at("anna")
    anna.send("gezag", anna.opened("gezag"), **seen(oordeel="bevestigd"))
    departed.arrives(departed.found(departed.both, departed.taken()))
    assert departed.outcome[0] == "NOTIFY"
    (row,) = world.rows(FINDING)
    path = f"gezag-intrekken?bevinding={row.id}"
    form = anna.opened(path)
    empty = anna.send("gezag-intrekken", form)
    assert (empty.status_code, FINDINGS_NL.say_why in empty.text) == (422, True)
    done = anna.send("gezag-intrekken", form, reden="Ander kind.")
    assert done.status_code == 303, done.text
    assert departed.outcome == ("HOLD", ["S15"])
    assert (Happening.FINDING_WITHDRAWN, "bevestigd", "sandbox-anna") in happened(departed)
    assert WORDS.withdrawn in anna.page(f"gezag-verschil/{row.id}").text
    assert anna.page(path).status_code == 409
    assert {task for task, _ in world.rings} >= {
        "notifier.hand_over_findings", "notifier.hand_over", "notifier.deliver"
    }  # fmt: skip


def test_what_was_found_goes_with_a_case_that_went_into_shadow(
    world: World, at: Callable[[str], CaseDesk]
) -> None:
    anna = at("anna")
    proposes(anna, new_bsn())
    anna.send("gezag", anna.opened("gezag"), **seen(oordeel="bevestigd"))
    look = re.search(r'name="eenmalig" value="([^"]*)"', anna.page("gegevens-inzien").text)
    assert look is not None
    why = {"wat": "A-naam", "reden": "bellen", "uitleg": "Moeder belde terug."}
    path = f"/werkbank/zaken/{anna.reference}/gegevens-inzien"
    assert anna.browser.post(path, eenmalig=look[1], **why).status_code == 200
    assert [row.explanation is None for row in world.rows(REVEAL)] == [False]
    tables = (FINDING, FINDING_ENTRY, FINDING_HANDOVER, FINDING_PROPOSAL)
    assert all(world.rows(table) for table in tables)
    with world.service.database.transaction() as connection:
        connection.execute(update(ZAAK).values(shadow=True))
    world.clock.advance(days=2)
    assert erase_shadow(world.service).cases == 1
    assert [world.rows(table) for table in tables] == [[], [], [], []]
    assert [row.explanation for row in world.rows(REVEAL)] == [None], "that somebody looked stays"


def test_of_what_the_register_says_nobody_finds_anything_else(
    world: World, departed: Departed, at: Callable[[str], CaseDesk]
) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Noor"))
    world.establish(facts)
    anna = at("anna")
    anna.reference = world.case_of(facts).reference
    answer = anna.page("gezag")
    assert (answer.status_code, FINDINGS_NL.register_says in answer.text) == (409, True)
    assert FINDINGS_NL.offer not in anna.page().text
    assert departed is not None


def test_a_derivation_that_changed_meanwhile_is_not_confirmed(
    world: World, departed: Departed, at: Callable[[str], CaseDesk]
) -> None:
    anna = at("anna")
    form = anna.opened("gezag") | {"merk": "0" * 64}
    answer = anna.send("gezag", form, **seen(oordeel="bevestigd"))
    assert answer.status_code == 409
    assert FINDINGS_NL.derivation_changed in answer.text
    assert world.rows(FINDING) == []
    assert departed.outcome == ("HOLD", ["S15"])


def test_a_municipal_specialist_finds_in_cases_of_the_own_municipality(
    world: World, departed: Departed, at: Callable[[str], CaseDesk]
) -> None:
    emine = at("emine")
    done = emine.send("gezag", emine.opened("gezag"), **seen(oordeel="bevestigd"))
    assert done.status_code == 303, done.text
    (row,) = world.rows(FINDING)
    assert (row.sender_role, row.sender) == ("municipality", departed.facts.municipality)
    anna = at("anna")
    other = anna.page(f"gezag-intrekken?bevinding={row.id}")
    assert (other.status_code, FINDINGS_NL.found_by_another in other.text) == (409, True)


def test_where_nothing_was_derived_only_the_document_speaks(
    world: World, departed: Departed, at: Callable[[str], CaseDesk]
) -> None:
    departed.arrives(departed.unsaid(None))
    anna = at("anna")
    page = anna.page("gezag").text
    assert 'value="bevestigd"' not in page
    people = {"persoon1": somebody(anna, "A"), "persoon2": somebody(anna, "B")}
    typed = seen(oordeel="gecorrigeerd", gezag="GezamenlijkOuderlijkGezag", **people)
    assert anna.send("gezag", anna.opened("gezag"), **typed).status_code == 303
    departed.taken()
    found = world.register.findings[-1].gezag
    assert isinstance(found, GezamenlijkOuderlijkGezag)
    assert {one.bsn for one in found.ouders} == {
        departed.family.mother.bsn, departed.family.father.bsn
    }  # fmt: skip


def test_an_auditor_sees_the_difference_and_changes_nothing(
    world: World, departed: Departed, at: Callable[[str], CaseDesk]
) -> None:
    anna, gijs = at("anna"), at("gijs")
    anna.send("gezag", anna.opened("gezag"), **seen(oordeel="bevestigd"))
    (row,) = world.rows(FINDING)
    assert gijs.page(f"gezag-verschil/{row.id}").status_code == 200
    assert gijs.page("gezag").status_code == 403
    assert "gezag-intrekken" not in gijs.page().text
    assert departed is not None
