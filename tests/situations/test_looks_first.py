"""Who looks at a held case first, by every row that can hold one."""

from dataclasses import replace
from uuid import UUID

import pytest

from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from notifier.decision.child import ROWS
from notifier.decision.looks_first import Desk, looks_first
from notifier.decision.outcome import ChildDecision, Decision, Disposition, Tier

SPECIALIST = "S03, S06, S10, S14, S15, S22, S26, S30, S35, S40, S42, S47"
HOLDING = sorted(row.code for row in ROWS if row.result.holds)


def held(*codes: str, urgency: Tier = Tier.T3) -> Decision:
    child = ChildDecision(
        child=Bsn("999990019"),
        departure_id=UUID(int=1),
        case=Disposition.HOLD,
        codes=codes,
        urgency=urgency,
    )
    return Decision(
        case=Disposition.HOLD,
        holders=(),
        flags=(),
        urgency=urgency,
        mode=Mode.ON,
        reasons=(),
        receipts=(),
        recall=False,
        policy_version="1",
        children=(child,),
    )


@pytest.mark.parametrize("code", HOLDING)
def test_each_row_has_a_desk(code: str) -> None:
    for_specialist = code in SPECIALIST.split(", ")
    wanted = Desk.MUNICIPALITY if for_specialist else Desk.RVDK_IKO
    assert looks_first(held(code, "R07")) is wanted


@pytest.mark.parametrize("code", HOLDING)
def test_all_of_them_are_for_rvdk_when_time_is_nearly_up(code: str) -> None:
    assert looks_first(held(code, urgency=Tier.T0)) is Desk.RVDK_IKO


def test_one_other_row_is_enough_for_rvdk() -> None:
    assert looks_first(held("S22", "S30")) is Desk.MUNICIPALITY
    assert looks_first(held("S22", "S16")) is Desk.RVDK_IKO


def test_a_brother_or_sister_counts() -> None:
    first, second = held("S22"), held("S20")
    household = replace(first, children=(*first.children, *second.children))
    assert looks_first(household) is Desk.RVDK_IKO


def test_held_by_a_flag_alone() -> None:
    assert looks_first(held("R01")) is Desk.RVDK_IKO


def test_nothing_held_nobody_looks() -> None:
    assert looks_first(replace(held(), case=Disposition.NOTIFY)) is None
    assert looks_first(replace(held("S22"), case=Disposition.SKIP)) is None
