"""Who may decide what about a hold, and when one person is enough (domain/safety §2, workflow §5).

Two different people withhold, the second without knowing what the first chose. So do they who
release, but for the few holds that safety.md names: there the register only did not tell enough.
Were a second judgement asked for withholding alone, its being asked would tell what the first
chose. Where one person is enough, that person may ask for a second one all the same.
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from typing import Final

from notifier.decision.looks_first import Desk
from notifier.decision.verdict import BY_LETTER, Choice
from notifier.staff.roles import Role
from notifier.verdicts.verdict_state import VerdictState

JUDGES: Final = frozenset({Role.REVIEWER, Role.LEAD})
"""They may choose anything."""

SECOND: Final = JUDGES | {Role.SECOND_READER}
"""They may judge after somebody else."""

ONE_IS_ENOUGH: Final = frozenset({"S03", "S14", "S15", "S30"})
"""Rows 3, 14 and 30 of safety.md §2; S15 is row 14 of a child that is in the RNI already.

safety.md names row 28 (abroad) as well, but that one never holds: nobody has anything to decide.
"""


def may_choose(roles: AbstractSet[Role], desk: Desk | None) -> frozenset[Choice]:
    """What these roles may choose; ``desk``: who looks at this hold first (DECISION §6).

    A municipal specialist tells by letter where the register or papers are all that it is about;
    safety is not theirs to weigh.
    """
    if roles & JUDGES:
        return frozenset(Choice)
    if Role.MUNICIPAL_SPECIALIST in roles and desk is Desk.MUNICIPALITY:
        return BY_LETTER
    return frozenset()


def takes_two(
    choice: Choice,
    codes: AbstractSet[str],
    standing: Collection[Choice],
    *,
    set_aside: bool,
    asked: bool,
) -> bool:
    """Whether a second person judges as well.

    ``codes``: the holds. ``standing``: what stands now; two people's silence is not ended by one.
    ``set_aside``: somebody judged before, and another had that undone unseen. ``asked``: the first
    person wants it.
    """
    withheld = Choice.WITHHOLD in {choice, *standing}
    return asked or withheld or set_aside or not codes <= ONE_IS_ENOUGH


def may_take_back(
    roles: AbstractSet[Role],
    desk: Desk | None,
    state: VerdictState,
    choice: Choice | None,
    *,
    own: bool,
) -> bool:
    """A release: who may choose it, or the lead. What waits for a second: also who began it.

    Where two judged differently a lead does who is none of the two. Silence nobody takes back: two
    people end it by releasing, else one could have a letter leave that two withheld. ``own``: this
    person judged.
    """
    lead = Role.LEAD in roles
    if state is VerdictState.WAITS:
        return own or lead
    if state is VerdictState.DIFFERS:
        return lead and not own
    releases = choice is not None and choice is not Choice.WITHHOLD
    return releases and (lead or choice in may_choose(roles, desk))
