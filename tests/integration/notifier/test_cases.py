"""How facts find their case, and what newer, older and undone facts do to what was planned."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from contracts.messages.facts import Undoing
from contracts.messages.wire import DEPARTURE_FACTS
from foundation.work import WorkState
from notifier.accept_facts import accept_facts
from notifier.cases.basis_view import BasisView
from notifier.cases.shadow_counts import read_counts
from notifier.cases.timeline import Happening
from notifier.decide_case import decide_cases
from notifier.storage.cases import DECISION, FACTS, TIMELINE, ZAAK, ZAAK_CHILD
from notifier.storage.shadow_count import SHADOW_COUNT
from notifier.storage.shared import INBOX
from notifier.sweep import sweep
from tests.integration.notifier.families import Family, only
from tests.integration.notifier.world import World


def test_the_same_facts_twice_are_one_case_and_one_letter(world: World) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    world.establish(facts)
    world.establish(replace(facts, facts_id=facts.children[0].departure_id))
    world.deliver()
    assert len(world.rows(ZAAK)) == 1
    assert len(world.letters()) == 1
    assert len(world.rows(DECISION)) == 1, "only another decision is another version"


def test_facts_that_arrive_late_never_override_newer_ones(world: World) -> None:
    family = Family(world.clock())
    child = family.child("Sanne")
    hidden = replace(child, child=replace(child.child, geheimhouding=True))
    world.establish(family.facts(hidden, after=timedelta(minutes=1)))
    older = family.facts(child)
    world.hand_in(older)
    decision = world.case_of(older).decision
    assert decision is not None
    assert decision.case == "HOLD"
    rows = {row.external_id: row for row in world.rows(INBOX)}
    assert rows[str(older.facts_id)].reason == "older_facts"


def test_a_new_reason_to_hold_cancels_the_planned_letter(world: World) -> None:
    family = Family(world.clock())
    child = family.child("Sanne")
    world.establish(family.facts(child))
    hidden = replace(child, child=replace(child.child, geheimhouding=True))
    facts = family.facts(hidden, after=timedelta(minutes=1))
    world.establish(facts)
    world.deliver()
    assert world.states(facts) == [("vertrek", "cancelled")]
    assert world.letters() == []


def test_a_hold_that_only_shows_right_before_sending_stops_the_letter(world: World) -> None:
    family = Family(world.clock())
    child = family.child("Sanne")
    facts = family.facts(child)
    world.establish(facts)
    hidden = replace(child, child=replace(child.child, geheimhouding=True))
    world.register.learns(family.facts(hidden))
    world.deliver()
    assert world.letters() == []
    assert world.case_of(facts).handling == "held"


def test_brothers_and_sisters_within_the_window_share_one_letter(world: World) -> None:
    family = Family(world.clock())
    one, other = family.child("Sanne"), family.child("Daan")
    world.establish(family.facts(one))
    both = family.facts(one, other, after=timedelta(minutes=5))
    world.establish(both)
    world.deliver()
    assert len(world.rows(ZAAK)) == 1
    (letter,) = world.letters()
    assert "Sanne" in letter["tekst"]
    assert "Daan" in letter["tekst"]


def test_a_sister_reported_apart_joins_the_household(world: World) -> None:
    family = Family(world.clock())
    one, other = family.child("Sanne"), family.child("Daan")
    world.establish(family.facts(one))
    world.establish(family.facts(other, after=timedelta(minutes=5)))
    world.deliver()
    assert len(world.rows(ZAAK)) == 1
    assert len(world.letters()) == 1


def test_a_child_that_joins_after_the_letter_gets_a_message_of_its_own(world: World) -> None:
    family = Family(world.clock())
    one, other = family.child("Sanne"), family.child("Daan")
    world.establish(family.facts(one))
    world.deliver()
    later = family.facts(one, other, after=timedelta(hours=3))
    world.clock.advance(hours=2)
    world.establish(later)
    world.deliver()
    assert world.states(later) == [("vertrek", "sent"), ("vertrek", "sent")]
    second = world.letters()[-1]
    first = world.letters()[0]
    by_child = {
        name: [name in one["tekst"] for one in (first, second)] for name in ("Sanne", "Daan")
    }
    assert sorted(by_child["Sanne"]) == [False, True]
    assert sorted(by_child["Daan"]) == [False, True]


def test_a_half_sister_is_never_named_to_the_father_of_the_other(world: World) -> None:
    family = Family(world.clock())
    other_father = family._adult("Otto Andersman", "Anderlaan 9", "3333 CC ANDERDORP")
    shared = family.child("Sanne")
    half = family.child("Wilhelmina", gezag=only(family.mother), others=(other_father,))
    facts = family.facts(shared, half)
    world.establish(facts)
    world.deliver()
    (letter,) = world.letters()
    assert "Frans Blijver" in letter["ontvanger"]
    assert "Sanne" in letter["tekst"]
    assert "Wilhelmina" not in letter["tekst"]


def test_a_withdrawal_before_the_letter_cancels_it(world: World) -> None:
    family = Family(world.clock())
    child = family.child("Sanne")
    world.establish(family.facts(child))
    undone = family.facts(replace(child, undone=Undoing.WITHDRAWN), after=timedelta(minutes=1))
    world.establish(undone)
    world.deliver()
    assert world.states(undone) == [("vertrek", "cancelled")]
    assert world.case_of(undone).handling == "closed"
    assert world.letters() == []


def test_a_withdrawal_after_the_letter_is_recalled_once(world: World) -> None:
    family = Family(world.clock())
    child = family.child("Sanne")
    world.establish(family.facts(child))
    world.deliver()
    undone = family.facts(replace(child, undone=Undoing.WITHDRAWN), after=timedelta(hours=3))
    world.clock.advance(hours=2)
    world.establish(undone)
    assert world.states(undone) == [("vertrek", "sent"), ("recall", "planned")]
    world.deliver()
    world.deliver()
    assert world.states(undone) == [("vertrek", "recalled"), ("recall", "sent")]
    assert len(world.letters()) == 2
    assert any("klopte niet" in letter["tekst"] for letter in world.letters())


def test_declared_again_after_a_recall_is_told_and_recalled_again(world: World) -> None:
    family = Family(world.clock())
    child = family.child("Sanne")
    undone = replace(child, undone=Undoing.WITHDRAWN)
    for round_number, version in enumerate((child, undone, child, undone)):
        facts = family.facts(version, after=timedelta(hours=4 * round_number))
        world.establish(facts)
        world.deliver()
        world.clock.advance(hours=2)
    assert world.states(facts) == [
        ("vertrek", "recalled"),
        ("recall", "sent"),
        ("vertrek", "recalled"),
        ("recall", "sent"),
    ]


def test_in_shadow_nothing_leaves_and_the_person_is_erased_within_a_day(world: World) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne", geheimhouding=True), municipality=None)
    world.establish(facts)
    world.deliver()
    assert world.delivered() == []
    (case,) = world.rows(ZAAK)
    assert (case.shadow, case.disposition) == (True, "HOLD")
    world.clock.advance(hours=20)
    assert sweep(world.service).erased == 1
    assert world.rows(ZAAK_CHILD) == []
    assert all(
        row.content is None for table in (FACTS, DECISION, INBOX) for row in world.rows(table)
    )
    assert all(row.facts is None for row in world.rows(DECISION))
    assert len(world.rows(ZAAK)) == 1, "that there was a case stays, for counting"
    last = max(world.rows(TIMELINE), key=lambda entry: entry.number)
    assert last.kind == Happening.ERASED


def test_counts_of_shadow_cases_are_the_same_before_and_after_erasure(world: World) -> None:
    def counts() -> dict[tuple[str, str], int]:
        with world.service.database.transaction() as connection:
            read = read_counts(connection, world.service.keyring)
        return {
            (municipality, what.value): number for (_, municipality, what), number in read.items()
        }

    family, other = Family(world.clock()), Family(world.clock())
    world.establish(family.facts(family.child("Sanne", geheimhouding=True), municipality=None))
    world.establish(other.facts(other.child("Daan"), municipality=None))
    declared = replace(other.declaration(), safe_to_inform=False)
    third = Family(world.clock())
    unsafe = replace(
        third.child("Kim"), declarations=(replace(declared, declarant=third.mother.bsn),)
    )
    world.establish(third.facts(unsafe, municipality="00000009900000000009"))
    before = counts()
    assert before[("", "zaak_hold")] == 1
    assert before[("", "zaak_notify")] == 1
    assert before["", "brief"] == 1
    assert before[("00000009900000000009", "vlag_rvdk")] == 1
    world.clock.advance(hours=21)
    assert sweep(world.service).erased == 3
    assert sweep(world.service).erased == 0
    assert counts() == before
    assert all(row.municipality in {"", "00000009900000000009"} for row in world.rows(SHADOW_COUNT))


def test_a_hold_whose_clock_ran_out_is_flagged_and_not_sent(world: World) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne", geheimhouding=True))
    world.establish(facts)
    world.deliver()
    assert [flag.recipient for flag in world.case_of(facts).flags] == []
    world.clock.advance(days=10)
    assert sweep(world.service).escalated == 1
    world.deliver()
    assert [(f.recipient, f.state) for f in world.case_of(facts).flags] == [
        ("RVDK_IKO", "received")
    ]
    assert sweep(world.service).escalated == 0
    assert world.letters() == []


def test_facts_that_break_the_program_go_to_a_human_and_hold_up_nobody(world: World) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    broken = family.facts(family.child("Daan"))
    accept_facts(world.service, DEPARTURE_FACTS.encode(broken), sender="a", test_mode=True)
    with world.service.database.transaction() as connection:
        connection.execute(update(INBOX).values(content=b"v1|k1|damaged"))
    world.establish(facts)
    states = sorted(row.state for row in world.rows(INBOX))
    assert states == [WorkState.DONE, WorkState.NEEDS_REVIEW]


def test_a_sweep_tells_also_when_there_is_nothing(world: World) -> None:
    swept = sweep(world.service)
    assert set(vars(swept).values()) == {0}
    with world.service.database.transaction() as connection:
        assert connection.execute(select(func.count()).select_from(ZAAK)).scalar() == 0


def test_brothers_and_sisters_at_the_same_moment_open_one_case(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notifier.decide_case.BATCH", 1)
    family = Family(world.clock())
    children = [family.child(name) for name in ("Sanne", "Daan", "Kim", "Lou")]
    for child in children:
        facts = family.facts(child)
        accept_facts(world.service, DEPARTURE_FACTS.encode(facts), sender="a", test_mode=True)
    with world.service.database.transaction() as connection:
        ids = list(connection.execute(select(INBOX.c.id)).scalars())
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: decide_cases(world.service), ids))
    assert len(world.rows(ZAAK)) == 1
    assert len(world.rows(ZAAK_CHILD)) == 4


def test_reasons_are_shown_per_child(world: World) -> None:
    family = Family(world.clock())
    minor, adult = family.child("Sanne"), family.child("Daan", born=2000)
    facts = family.facts(minor, adult)
    world.establish(facts)
    case = world.case_of(facts)
    assert case.decision is not None
    assert sorted([code for code, _text in child.reasons] for child in case.decision.children) == [
        ["G01"],
        ["S01"],
    ]
    of_holders = {one for holder in case.decision.holders for one in holder.children}
    told = {child.id for child in case.decision.children if child.disposition == "NOTIFY"}
    assert told == of_holders


def test_the_ground_under_which_something_left_is_kept(world: World) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    assert [message.basis for message in world.case_of(facts).messages] == [None]
    world.deliver()
    (message,) = world.case_of(facts).messages
    assert message.basis == BasisView("proef", "1")
