"""Why somebody cannot decide about a hold now. ``InvalidJudgement`` is about what was filled in."""

from collections.abc import Mapping
from enum import StrEnum

from notifier.verdicts.new_judgement import Fault, Field


class Refusal(StrEnum):
    """What would have to be otherwise."""

    NOT_HELD = "niet_aangehouden"
    SECOND_FIRST = "wacht_op_tweede"
    NOTHING_WAITS = "geen_tweede_gevraagd"
    LEAD_DECIDES = "teamleider_beslist"
    SAME_PERSON = "zelfde_persoon"
    NOT_YOURS = "niet_uw_keuze"
    TWO_RELEASE = "twee_geven_vrij"
    GEZAG_FIRST = "eerst_gezag"
    NOBODY_TO_TELL = "niemand_om_in_te_lichten"
    LOOK_AGAIN = "kijk_opnieuw"
    NOTHING_STANDS = "niets_terug_te_nemen"
    ALREADY_LEFT = "brief_is_weg"
    TWO_WITHHOLD = "twee_houden_achter"
    NOBODY_TO_CALL = "niemand_om_te_bellen"


class CannotJudge(Exception):
    """Nothing was done."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


class InvalidJudgement(Exception):
    """Fields that cannot be accepted. Nothing was done."""

    def __init__(self, faults: Mapping[Field, Fault]) -> None:
        super().__init__(", ".join(sorted(faults)))
        self.faults = faults
