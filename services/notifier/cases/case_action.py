"""What a person does about a case (``domain/workflow`` §3), and how far that is.

Here and not with the workbench: the database's checks are made from these.
"""

from enum import StrEnum
from typing import Final

from notifier.state_machine import Transitions


class ActionCode(StrEnum):
    """The catalogue's own codes. A8 and A11 have tables of their own."""

    SIS_ALERT = "A1"
    POLICE = "A2"
    VERSCHIJNINGSPLICHT = "A3"
    ADVISE_HOLDER = "A4"
    HEAR_PARENT = "A5"
    VEILIG_THUIS = "A6"
    OWN_INQUIRY = "A7"
    MEDIATION = "A9"
    GI = "A10"
    CLOSE = "A12"
    RECTIFY = "A13"


FOUR_EYES: Final = frozenset({ActionCode.SIS_ALERT, ActionCode.OWN_INQUIRY, ActionCode.RECTIFY})
"""These are done only once a second person agreed."""


class ActionState(StrEnum):
    """Whether it was done."""

    PROPOSED = "proposed"
    DONE = "done"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


_S = ActionState
TRANSITIONS: Final[Transitions[ActionState]] = {
    _S.PROPOSED: frozenset({_S.DONE, _S.REFUSED, _S.TAKEN_BACK}),
    # Only what has not left: a conversation cannot be undone.
    _S.DONE: frozenset({_S.TAKEN_BACK}),
    # It went back to who made it; what they make of it is another proposal.
    _S.REFUSED: frozenset(),
    _S.TAKEN_BACK: frozenset(),
}


class NextStep(StrEnum):
    """What somebody still has to do about an action."""

    SECOND_READER = "second_reader"
    SUBMIT = "submit"
    REPLY = "reply"
    CHECK = "check"
