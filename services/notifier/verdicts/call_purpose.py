"""What a call to a holder is for, why somebody must make it, and what came of it."""

from enum import StrEnum


class CallPurpose(StrEnum):
    """Telling, or taking back what was told so."""

    TELL = "vertellen"
    TAKE_BACK = "herroepen"


class CallReason(StrEnum):
    """Why a person must call; the first that holds is the one that is named."""

    CHOSEN = "besloten"
    """People decided that a call takes the place of a letter."""
    URGENT = "brief_komt_te_laat"
    """The child leaves within a day, or has gone (T0)."""
    SHARED_ADDRESS = "adres_met_vertrekker"
    """A letter could be opened by who departs, and there is no personal box to tell it in."""
    NOT_ARRIVED = "bericht_kwam_niet_aan"
    """A letter came back, was refused, or could not be made; or no way is left."""
    ABROAD = "post_naar_buitenland"
    """Foreign post is slower than what is left until the departure (domain/safety row 28)."""
    LONG_AGO = "lang_geleden"
    """The year of the treaty is nearly over (T6)."""
    WISH = "eigen_wens"
    """The holder asked to be called."""
    TAKES_BACK = "gaat_niet_door"
    """What was told by phone turns out not to be so, or not to be for this person."""


class CallAnswer(StrEnum):
    """How one call went. Only ``SPOKE`` tells somebody."""

    SPOKE = "gesproken"
    NO_ANSWER = "geen_gehoor"
    WRONG_NUMBER = "verkeerd_nummer"
    CALL_AGAIN = "later_bellen"


class CallResult(StrEnum):
    """What came of one."""

    TOLD = "ingelicht"
    TAKEN_BACK = "herroepen"
    NOT_REACHED = "niet_bereikt"
    WRONG_NUMBER = "verkeerd_nummer"
    CALL_AGAIN = "later_bellen"


def result_of(purpose: CallPurpose, answer: CallAnswer) -> CallResult:
    """In one word."""
    if answer is CallAnswer.SPOKE:
        return CallResult.TOLD if purpose is CallPurpose.TELL else CallResult.TAKEN_BACK
    return {
        CallAnswer.NO_ANSWER: CallResult.NOT_REACHED,
        CallAnswer.WRONG_NUMBER: CallResult.WRONG_NUMBER,
        CallAnswer.CALL_AGAIN: CallResult.CALL_AGAIN,
    }[answer]


class TaskEnd(StrEnum):
    """Why nobody needs to call any more."""

    REACHED = "gesproken"
    NOT_NEEDED = "niet_meer_nodig"
    CLOSED = "zaak_gesloten"
    MERGED = "zaak_samengevoegd"
