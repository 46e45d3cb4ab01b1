"""What a call to a holder is for."""

from enum import StrEnum


class CallPurpose(StrEnum):
    """Telling, or taking back what was told so."""

    TELL = "vertellen"
    TAKE_BACK = "herroepen"


class CallResult(StrEnum):
    """What came of one."""

    TOLD = "ingelicht"
    TAKEN_BACK = "herroepen"
    NOT_REACHED = "niet_bereikt"
