"""Whatever order words come in, and however often: of all that was said the strongest counts."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.delivery.message_state import TRANSITIONS, WENT_OUT, MessageState
from notifier.receipts.follow_message import STATES
from notifier.receipts.word import (
    ENDS,
    NO_WORD_STATUS,
    WORDS,
    Medium,
    Provider,
    Word,
    strongest,
    word_of,
)
from notifier.state_machine import move

_N, _L = Provider.NOTIFYNL, Medium.LETTER


def end_of(words: tuple[Word, ...]) -> MessageState:
    """As ``follow_message`` goes: only a word that is the strongest so far moves anything."""
    state, said = MessageState.SENT, set()
    for word in words:
        said.add(word)
        wanted = STATES.get(word)
        if wanted is not None and strongest(said) is word and wanted is not state:
            state = move(TRANSITIONS, state, wanted)
    return state


@pytest.mark.parametrize("medium", [Medium.LETTER, Medium.BERICHTENBOX])
def test_all_orders_of_all_that_can_be_said_about_a_message_have_one_end(medium: Medium) -> None:
    possible = {
        word for (_, about), words in WORDS.items() if about is medium for word in words.values()
    }
    for number in range(1, len(possible) + 1):
        for some in permutations(sorted(possible), number):
            assert end_of(some) is STATES.get(strongest(some), MessageState.SENT)


@given(st.lists(st.sampled_from(list(Word))), st.randoms())
def test_the_strongest_is_the_same_in_any_order_and_however_often(
    words: list[Word], random: Random
) -> None:
    shuffled = words * 2
    random.shuffle(shuffled)
    assert strongest(shuffled) is strongest(words)


@pytest.mark.parametrize("status", ["validation-failed", "virus-scan-failed", "cancelled"])
def test_what_was_certainly_never_printed_told_nobody_anything(status: str) -> None:
    assert STATES[word_of(_N, _L, status)] not in WENT_OUT


@pytest.mark.parametrize("status", ["permanent-failure", "technical-failure"])
def test_what_may_have_been_printed_counts_as_told_and_as_not_arrived(status: str) -> None:
    assert STATES[word_of(_N, _L, status)] is MessageState.UNDELIVERABLE


def test_a_letter_is_never_called_delivered() -> None:
    letter = {
        word for (_, medium), words in WORDS.items() if medium is _L for word in words.values()
    }
    assert Word.DELIVERED not in letter


def test_that_nobody_said_anything_gives_way_to_what_somebody_says() -> None:
    silent = word_of(Provider.OURSELVES, _L, NO_WORD_STATUS)
    assert strongest((silent, word_of(_N, _L, "received"))) is Word.POSTED


def test_a_word_that_nobody_knows_changes_nothing() -> None:
    assert word_of(_N, _L, "teleported") is Word.UNREADABLE
    assert Word.UNREADABLE not in STATES
    assert Word.UNREADABLE not in ENDS
