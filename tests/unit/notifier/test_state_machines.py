from enum import StrEnum
from itertools import product
from typing import Any

import pytest

from notifier.cases import handling_state
from notifier.cases.handling_state import HandlingState, after_decision
from notifier.decision.outcome import Disposition
from notifier.delivery import message_state
from notifier.delivery.message_state import MessageState
from notifier.enrolment import kinds as address_states
from notifier.handover import handover_state
from notifier.hints import kinds as hint_states
from notifier.reply import answer_state
from notifier.state_machine import IllegalMove, Transitions, move

TABLES: list[Transitions[Any]] = [
    message_state.TRANSITIONS,
    answer_state.TRANSITIONS,
    handling_state.TRANSITIONS,
    handover_state.TRANSITIONS,
    address_states.TRANSITIONS,
    hint_states.TRANSITIONS,
]


@pytest.mark.parametrize("table", TABLES)
def test_every_state_has_its_row_and_every_move_that_is_not_in_it_raises(
    table: Transitions[Any],
) -> None:
    kind: type[StrEnum] = type(next(iter(table)))
    states = list(kind)
    assert set(table) == set(states)
    for current, wanted in product(states, states):
        if wanted in table[current]:
            assert move(table, current, wanted) is wanted
        else:
            with pytest.raises(IllegalMove):
                move(table, current, wanted)


@pytest.mark.parametrize("state", list(MessageState))
def test_nothing_that_may_lie_in_a_letter_box_is_ever_cancelled(state: MessageState) -> None:
    moves = message_state.TRANSITIONS[state]
    if MessageState.CANCELLED in moves:
        assert state in {MessageState.PLANNED, MessageState.NEEDS_REVIEW}


def test_only_a_claimed_message_becomes_sent_without_a_look_a_human_or_a_word() -> None:
    before = {
        state for state in MessageState if MessageState.SENT in message_state.TRANSITIONS[state]
    }
    # Back to sent: its provider said in the end that it was posted.
    after_a_word = {MessageState.UNDELIVERABLE, MessageState.REFUSED}
    first = {MessageState.CLAIMED, MessageState.MAYBE_SENT, MessageState.NEEDS_REVIEW}
    assert before == first | after_a_word


@pytest.mark.parametrize(("current", "case"), list(product(HandlingState, Disposition)))
def test_a_decision_moves_a_case_only_along_its_table(
    current: HandlingState, case: Disposition
) -> None:
    for wanted in after_decision(current, case):
        current = move(handling_state.TRANSITIONS, current, wanted)


def test_a_case_in_human_hands_stays_there_until_there_is_nothing_to_do() -> None:
    assert after_decision(HandlingState.IN_REVIEW, Disposition.NOTIFY) == ()
    assert after_decision(HandlingState.IN_REVIEW, Disposition.SKIP) == (HandlingState.CLOSED,)


def test_a_closed_case_is_reopened_before_anything_else() -> None:
    assert after_decision(HandlingState.CLOSED, Disposition.HOLD) == (
        HandlingState.REOPENED,
        HandlingState.HELD,
    )
