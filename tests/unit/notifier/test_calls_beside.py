"""Whoever is to be told ends with a message that may arrive, or with a person who must call."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.messages.facts import (
    ChildFacts,
    DepartureFacts,
    GezagAnswer,
    GezagSource,
    PersonFacts,
    Reach,
)
from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from notifier.decision.facts import Answer, AnswerKind, CaseFacts, Strength
from notifier.decision.outcome import (
    Decision,
    Disposition,
    HolderDisposition,
    HolderOutcome,
    Tier,
)
from notifier.decision.released import Released
from notifier.decision.verdict import Choice
from notifier.delivery.holder_message import HolderMessage
from notifier.delivery.message_state import NOT_ARRIVED, WENT_OUT, MessageState
from notifier.delivery.ways import Reachable, may_arrive, ways_to
from notifier.enrolment.kinds import FirstWay
from notifier.letters.content import LetterKind
from notifier.storage.messages import Channel
from notifier.verdicts.call_purpose import CallReason
from notifier.verdicts.calls_beside import calls_beside

HOLDER, CHILD, SISTER = Bsn("999990019"), Bsn("999991723"), Bsn("999993653")
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
NO_ID = UUID(int=0)
TOLD = (HOLDER, CHILD)


def released(tier: Tier | None, *, manner: Choice = Choice.FULL, mode: Mode = Mode.ON) -> Released:
    outcome = HolderOutcome(HOLDER, HolderDisposition.NOTIFY, (CHILD,))
    decision = Decision(
        case=Disposition.NOTIFY if tier else Disposition.SKIP,
        holders=(outcome,) if tier else (),
        flags=(),
        urgency=tier,
        mode=mode,
        reasons=(),
        receipts=() if tier else (outcome,),
        recall=False,
        policy_version="proef",
        children=(),
    )
    return Released(decision=decision, manner=manner)


def facts(
    reach: Reach = Reach.NETHERLANDS,
    *,
    answered: bool = False,
    answer: AnswerKind = AnswerKind.AGREE,
    strength: Strength = Strength.PASSED_ON,
) -> CaseFacts:
    child = ChildFacts(
        departure_id=NO_ID,
        child=PersonFacts(bsn=CHILD),
        persons=(PersonFacts(bsn=HOLDER, reach=reach),),
        gezag=GezagAnswer(source=GezagSource.NONE),
    )
    departure = DepartureFacts(
        facts_id=NO_ID, established_at=AT, municipality=None, children=(child,)
    )
    said = (Answer(HOLDER, answer, AT, strength=strength),) if answered else ()
    return CaseFacts(departure=departure, answers=said)


def message(channel: Channel, state: MessageState, child: Bsn = CHILD) -> HolderMessage:
    about = frozenset({child})
    return HolderMessage(NO_ID, LetterKind.VERTREK, state, HOLDER, about, channel=channel)


MESSAGES = st.lists(
    st.builds(
        message,
        st.sampled_from(list(Channel)),
        st.sampled_from(list(MessageState)),
        st.sampled_from([CHILD, SISTER]),
    ),
    max_size=5,
)
REACHES = st.builds(
    Reachable,
    st.sampled_from([frozenset(Channel), frozenset({Channel.LETTER})]),
    st.sampled_from([None, *Tier]),
    st.sampled_from([frozenset(), frozenset({HOLDER})]),
    st.sampled_from([{}, *({HOLDER: way} for way in FirstWay)]),
)


@given(messages=MESSAGES, reach=REACHES, where=st.sampled_from(list(Reach)))
def test_everybody_ends_with_a_message_or_with_somebody_who_calls(
    messages: list[HolderMessage], reach: Reachable, where: Reach
) -> None:
    calls = calls_beside(released(reach.tier), facts(where), messages, reach, asked={})
    apart = HOLDER not in reach.with_who_departs
    about = [m for m in messages if CHILD in m.children]
    safe = [m for m in about if apart or m.channel is not Channel.LETTER]
    going = any(may_arrive(m) for m in safe)
    # What is planned next: by a way of the ladder by which nothing about this child failed.
    coming = any(
        not any(m.channel is way and m.state in NOT_ARRIVED for m in about)
        for way in ways_to(HOLDER, messages, reach)
    )
    assert going or coming or TOLD in calls


@given(messages=MESSAGES, reach=REACHES)
def test_nobody_is_called_who_was_spoken_to_or_answered_or_without_a_basis(
    messages: list[HolderMessage], reach: Reachable
) -> None:
    spoken = replace(released(reach.tier), reached=frozenset({TOLD}))
    assert not calls_beside(spoken, facts(), messages, reach, asked={})
    told = released(reach.tier)
    assert not calls_beside(told, facts(answered=True), messages, reach, asked={})
    shadow = released(reach.tier, mode=Mode.SHADOW)
    assert not calls_beside(shadow, facts(), messages, reach, asked={})
    chosen = released(reach.tier, manner=Choice.CALL)
    assert not calls_beside(chosen, facts(), messages, reach, asked={})


@pytest.mark.parametrize("answer", list(AnswerKind))
@pytest.mark.parametrize("strength", list(Strength))
def test_an_agreement_by_code_alone_keeps_nobody_from_calling(
    answer: AnswerKind, strength: Strength
) -> None:
    told = facts(answered=True, answer=answer, strength=strength)
    left = [message(Channel.LETTER, MessageState.UNDELIVERABLE)]
    reach = Reachable(frozenset({Channel.LETTER}), Tier.T2)
    calls = calls_beside(released(Tier.T2), told, left, reach, asked={})
    anybody = answer is AnswerKind.AGREE and strength is Strength.CODE
    assert calls == ({TOLD: CallReason.NOT_ARRIVED} if anybody else {})


@pytest.mark.parametrize("state", sorted(WENT_OUT - NOT_ARRIVED))
def test_once_a_letter_left_the_day_of_departure_asks_for_no_call_by_itself(
    state: MessageState,
) -> None:
    left = [message(Channel.LETTER, state)]
    reach = Reachable(frozenset(Channel), Tier.T0)
    assert calls_beside(released(Tier.T0), facts(), left, reach, asked={}) == {}
    before = {TOLD: CallReason.URGENT}
    assert calls_beside(released(Tier.T4), facts(), left, reach, asked=before) == before


def test_a_call_for_a_letter_that_failed_ends_when_it_leaves_after_all() -> None:
    before = {TOLD: CallReason.NOT_ARRIVED}
    left = [message(Channel.LETTER, MessageState.SENT)]
    reach = Reachable(frozenset(Channel), Tier.T2)
    assert calls_beside(released(Tier.T2), facts(), left, reach, asked=before) == {}


@pytest.mark.parametrize("tier", [Tier.T1, Tier.T2])
def test_abroad_a_call_goes_beside_within_five_days(tier: Tier) -> None:
    reach = Reachable(frozenset(Channel), tier)
    found = calls_beside(released(tier), facts(Reach.ABROAD), (), reach, asked={})
    assert found == {TOLD: CallReason.ABROAD}
    assert calls_beside(released(tier), facts(), (), reach, asked={}) == {}


def test_with_who_departs_and_without_a_box_somebody_calls() -> None:
    home = frozenset({HOLDER})
    paper = Reachable(frozenset({Channel.LETTER}), Tier.T3, home)
    found = calls_beside(released(Tier.T3), facts(), (), paper, asked={})
    assert found == {TOLD: CallReason.SHARED_ADDRESS}
    both = Reachable(frozenset(Channel), Tier.T3, home)
    assert calls_beside(released(Tier.T3), facts(), (), both, asked={}) == {}
    no_place = [message(Channel.BERICHTENBOX, MessageState.NOT_TAKEN)]
    found = calls_beside(released(Tier.T3), facts(), no_place, both, asked={})
    assert found == {TOLD: CallReason.SHARED_ADDRESS}


def test_who_asked_to_be_called_is_called_beside_what_is_sent() -> None:
    asked = Reachable(frozenset(Channel), Tier.T3, first_ways={HOLDER: FirstWay.PHONE})
    found = calls_beside(released(Tier.T3), facts(), (), asked, asked={})
    assert found == {TOLD: CallReason.WISH}
    left = [message(Channel.LETTER, MessageState.SENT)]
    assert calls_beside(released(Tier.T3), facts(), left, asked, asked={}) == {}
    assert calls_beside(released(Tier.T3), facts(), left, asked, asked=found) == found
