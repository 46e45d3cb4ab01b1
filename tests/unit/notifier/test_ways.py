"""By which ways somebody is told, whatever the urgency and whatever became of what went before."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from contracts.values.bsn import Bsn
from notifier.decision.outcome import Tier
from notifier.delivery.holder_message import HolderMessage
from notifier.delivery.ladder import IN_HASTE, LADDER
from notifier.delivery.message_state import MessageState
from notifier.delivery.ways import Reachable, ways_to
from notifier.enrolment.kinds import FirstWay
from notifier.letters.content import LetterKind
from notifier.storage.messages import Channel

HOLDER, OTHER, CHILD = Bsn("999990019"), Bsn("999993653"), Bsn("999991723")
BOTH = frozenset(Channel)
TIERS = st.sampled_from([None, *Tier])
STATES = st.sampled_from(list(MessageState))


def message(channel: Channel, state: MessageState, holder: Bsn = HOLDER) -> HolderMessage:
    return HolderMessage(
        uuid4(), LetterKind.VERTREK, state, holder, frozenset({CHILD}), channel=channel
    )


MESSAGES = st.lists(
    st.builds(message, st.sampled_from(list(Channel)), STATES, st.sampled_from([HOLDER, OTHER])),
    max_size=5,
)


def test_paper_is_on_every_rung_at_once() -> None:
    assert set(LADDER) == set(Tier)
    assert all(Channel.LETTER in rung.at_once for rung in LADDER.values())


@given(tier=TIERS)
def test_who_was_told_nothing_yet_is_told_on_paper(tier: Tier | None) -> None:
    assert Channel.LETTER in ways_to(HOLDER, (), Reachable(BOTH, tier))
    assert ways_to(HOLDER, (), Reachable(frozenset({Channel.LETTER}), tier)) == (Channel.LETTER,)


@given(tier=TIERS, messages=MESSAGES)
def test_never_by_a_way_that_has_no_place_nor_to_an_address_from_which_a_letter_came_back(
    tier: Tier | None, messages: list[HolderMessage]
) -> None:
    ways = ways_to(HOLDER, messages, Reachable(BOTH, tier))
    mine = {(m.channel, m.state) for m in messages if m.holder == HOLDER}
    assert not {way for way in ways if (way, MessageState.NOT_TAKEN) in mine}
    if (Channel.LETTER, MessageState.UNDELIVERABLE) in mine:
        assert Channel.LETTER not in ways


@given(tier=TIERS, messages=MESSAGES)
def test_to_the_address_of_who_departs_no_letter_ever_goes(
    tier: Tier | None, messages: list[HolderMessage]
) -> None:
    reach = Reachable(BOTH, tier, with_who_departs=frozenset({HOLDER}))
    assert set(ways_to(HOLDER, messages, reach)) <= {Channel.BERICHTENBOX}


def test_long_after_the_departure_the_box_comes_when_paper_did_not_arrive() -> None:
    reach = Reachable(BOTH, Tier.T5)
    assert ways_to(HOLDER, (), reach) == (Channel.LETTER,)
    returned = message(Channel.LETTER, MessageState.UNDELIVERABLE)
    assert ways_to(HOLDER, [returned], reach) == (Channel.BERICHTENBOX,)
    another = message(Channel.LETTER, MessageState.UNDELIVERABLE, OTHER)
    assert ways_to(HOLDER, [another], reach) == (Channel.LETTER,)


def test_what_was_told_in_the_box_is_followed_there_when_it_is_less_urgent() -> None:
    told = [message(way, MessageState.SENT) for way in Channel]
    assert ways_to(HOLDER, told, Reachable(BOTH, Tier.T5)) == tuple(Channel)


@given(tier=TIERS, wish=st.sampled_from(list(FirstWay)))
def test_no_wish_leaves_out_paper_and_none_leaves_out_the_box_in_haste(
    tier: Tier | None, wish: FirstWay
) -> None:
    reach = Reachable(BOTH, tier, first_ways={HOLDER: wish})
    ways = ways_to(HOLDER, (), reach)
    assert Channel.LETTER in ways
    if tier in IN_HASTE or wish is FirstWay.BERICHTENBOX:
        assert ways == tuple(Channel)
    elif wish is FirstWay.LETTER:
        assert ways == (Channel.LETTER,)
        returned = [message(Channel.LETTER, MessageState.REFUSED)]
        assert Channel.BERICHTENBOX in ways_to(HOLDER, returned, reach)
