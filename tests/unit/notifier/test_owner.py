"""Who has to act on a case: nobody has it until they say so."""

import pytest

from notifier.cases.owner import owner_of
from notifier.decision.outcome import Flag
from notifier.handover.handover_state import UNCONFIRMED, HandoverState

S = HandoverState


@pytest.mark.parametrize(
    ("states", "owner"),
    [
        ([], Flag.RVDK_IKO),
        *(([state], Flag.RVDK_IKO) for state in sorted(UNCONFIRMED)),
        ([S.WITHDRAWN], Flag.RVDK_IKO),
        ([S.RETURNED], Flag.RVDK_IKO),
        ([S.TAKEN], Flag.CA_IKA),
        ([S.DONE], Flag.CA_IKA),
        # A new package of a case that they have; one that they gave back; one that went again.
        ([S.TAKEN, S.RECEIVED], Flag.CA_IKA),
        ([S.TAKEN, S.RETURNED], Flag.RVDK_IKO),
        ([S.RETURNED, S.PLANNED], Flag.RVDK_IKO),
        ([S.RETURNED, S.TAKEN], Flag.CA_IKA),
        ([S.WITHDRAWN, S.TAKEN], Flag.CA_IKA),
    ],
)
def test_whose_it_is(states: list[HandoverState], owner: Flag) -> None:
    assert owner_of(states) is owner
