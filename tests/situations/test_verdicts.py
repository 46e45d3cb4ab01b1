"""Whatever people decide about a hold, nobody is told what they did not decide about."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.policy.effects import Mode
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision, Disposition, HolderDisposition
from notifier.decision.released import under_verdicts
from notifier.decision.verdict import (
    Call,
    Choice,
    Ground,
    LookedAt,
    Verdict,
    looked_at,
)
from notifier.delivery.holder_message import FIRST_LETTERS
from notifier.delivery.wanted import wanted_messages
from notifier.letters.content import LetterKind
from notifier.storage.messages import Channel
from tests.situations.families import read
from tests.situations.mutations import SITUATIONS, Item, families
from vertrekmelding.situations.decide import decide_situation, facts_of

MANY = os.environ.get("VERTREKMELDING_EXAMPLES")
thorough = settings(
    derandomize=MANY is None,
    database=None,
    deadline=None,
    max_examples=int(MANY or 300),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def decided(item: Item) -> tuple[Decision, CaseFacts, datetime]:
    situation = read(item)
    return decide_situation(situation), facts_of(situation), situation.now


def by_number(ground: Ground) -> tuple[str, list[str]]:
    return ground.what, ["" if one is None else one.reveal() for one in ground.people]


def part_of(data: st.DataObject, seen: LookedAt) -> LookedAt:
    """Some of what stands now: the rest came in after people chose."""
    every = st.sampled_from([True, True, True, False])
    return LookedAt(
        frozenset(g for g in sorted(seen.grounds, key=by_number) if data.draw(every)),
        frozenset(t for t in sorted(seen.told) if data.draw(every)),
    )


def some_verdicts(data: st.DataObject, seen: LookedAt) -> list[Verdict]:
    choices = data.draw(st.lists(st.sampled_from([None, *Choice]), max_size=3))
    return [Verdict(choice, part_of(data, seen), AT) for choice in choices]


@thorough
@given(families(changes=6), st.data())
def test_nobody_is_told_what_no_verdict_covers(item: Item, data: st.DataObject) -> None:
    machine, facts, now = decided(item)
    seen = looked_at(machine, facts)
    verdicts = some_verdicts(data, seen)
    released = under_verdicts(machine, facts, verdicts)
    wanted = wanted_messages(released, facts, (), channels=tuple(Channel), now=now)
    told = {
        (want.holder, child)
        for want, children in wanted.items()
        if want.kind in FIRST_LETTERS
        for child in children
    }
    asked = {(r.holder, child) for r in machine.receipts for child in r.children}
    assert told <= seen.told, "only whom the machine's own decision lists, and never a NONE"
    choices = {verdict.choice for verdict in verdicts}
    if machine.case is Disposition.HOLD and told:
        assert any(not seen.beyond(verdict.looked_at) for verdict in verdicts)
    if choices & {None, Choice.WITHHOLD}:
        assert not wanted, "silence was chosen, or is not settled yet"
    if Choice.CALL in choices:
        assert not told
        assert not wanted
    if Choice.LIMITED in choices:
        assert {want.kind for want in wanted} <= {LetterKind.LIMITED}
    if not verdicts:
        assert released.decision == machine
    receipts = {w.holder for w in wanted if w.kind is LetterKind.RECEIPT}
    assert receipts <= {holder for holder, _child in asked}


@thorough
@given(families(changes=6), st.data())
def test_what_came_in_since_holds_again_and_is_said(item: Item, data: st.DataObject) -> None:
    machine, facts, _ = decided(item)
    seen = looked_at(machine, facts)
    before = part_of(data, seen)
    choice = data.draw(st.sampled_from([Choice.FULL, Choice.LIMITED, Choice.CALL]))
    released = under_verdicts(machine, facts, [Verdict(choice, before, AT)])
    if machine.case is not Disposition.HOLD:
        return
    if before != seen:
        assert released.decision == machine
        assert released.came_since == seen.beyond(before)
    elif seen.told:
        assert released.decision.case is Disposition.NOTIFY
        assert not released.came_since
        none = {h for h in machine.holders if h.disposition is HolderDisposition.NONE}
        assert none <= set(released.decision.holders)
        assert released.decision.flags == machine.flags
        assert released.decision.urgency == machine.urgency
    else:
        assert released.decision.case is Disposition.HOLD, "there is nobody to tell"


@thorough
@given(families(changes=6), st.data())
def test_who_was_told_by_phone_gets_no_letter_unless_somebody_chooses_one_since(
    item: Item, data: st.DataObject
) -> None:
    machine, facts, now = decided(item)
    seen = looked_at(machine, facts)
    reached = sorted(t for t in seen.told if data.draw(st.booleans()))
    later = data.draw(st.booleans())
    called_at = AT.replace(hour=13 if later else 11)
    choice = data.draw(st.sampled_from([Choice.FULL, Choice.LIMITED, Choice.CALL]))
    released = under_verdicts(
        machine, facts, [Verdict(choice, seen, AT)], [Call(told, called_at) for told in reached]
    )
    wanted = wanted_messages(released, facts, (), channels=tuple(Channel), now=now)
    written = {(w.holder, c) for w, cs in wanted.items() if w.kind in FIRST_LETTERS for c in cs}
    if later or choice is Choice.CALL:
        assert written.isdisjoint(reached)
    if choice is Choice.CALL and machine.mode is Mode.ON:
        to_tell = seen.told if released.decision.case is Disposition.NOTIFY else frozenset()
        assert released.to_call == to_tell - set(reached)


def test_some_situations_are_held_and_can_be_released() -> None:
    """Else the properties above would hold of nothing."""
    found: list[Any] = []
    for item in SITUATIONS:
        machine, facts, _ = decided(item)
        seen = looked_at(machine, facts)
        if machine.case is Disposition.HOLD and seen.told:
            released = under_verdicts(machine, facts, [Verdict(Choice.FULL, seen, AT)])
            found.append(released.decision.case)
    assert len(found) > 20
    assert set(found) == {Disposition.NOTIFY}


def test_without_a_basis_nobody_is_called_either() -> None:
    found = 0
    for item in SITUATIONS:
        machine, facts, _ = decided(item)
        seen = looked_at(machine, facts)
        if machine.case is Disposition.HOLD and seen.told:
            verdicts = [Verdict(Choice.CALL, seen, AT)]
            for mode in Mode:
                released = under_verdicts(replace(machine, mode=mode), facts, verdicts)
                assert bool(released.to_call) is (mode is Mode.ON)
            found += 1
    assert found > 20


def test_a_second_report_of_a_kind_that_was_known_holds_again() -> None:
    for item in SITUATIONS:
        machine, facts, _ = decided(item)
        seen = looked_at(machine, facts)
        reports = [g for g in seen.grounds if len(g.people) > 1]
        if machine.case is Disposition.HOLD and seen.told and reports:
            fewer = LookedAt(seen.grounds - {reports[0]}, seen.told)
            released = under_verdicts(machine, facts, [Verdict(Choice.FULL, fewer, AT)])
            assert released.decision.case is Disposition.HOLD
            assert released.came_since.grounds == {reports[0]}
            assert not Ground(reports[0].what, reports[0].people).is_row
            return
    raise AssertionError
