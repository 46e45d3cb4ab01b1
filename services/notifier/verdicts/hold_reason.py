"""Why somebody decides so about a hold: a list, so that it can be counted; more is free text."""

from enum import StrEnum
from typing import Final

from notifier.decision.verdict import Choice


class HoldReason(StrEnum):
    """The values stand in forms and in the database; their sentences are with the pages."""

    NO_DANGER = "geen_gevaar_gebleken"
    DANGER_HAS_PASSED = "gevaar_voorbij"
    REGISTER_CHECKED = "register_nagekeken"
    KNOWS_ALREADY = "weet_het_al"
    DATE_OR_PLACE_IS_RISK = "datum_of_plaats_is_risico"
    LETTER_NOT_SAFE = "brief_niet_veilig"
    CANNOT_READ_LETTER = "brief_komt_niet_aan"
    TIME_IS_SHORT = "te_weinig_tijd_voor_brief"
    DANGER_FOR_CHILD_OR_PARENT = "gevaar_voor_kind_of_ouder"
    BAN_IN_FORCE = "verbod_van_kracht"
    SHELTER = "opvang"
    VEILIG_THUIS_ADVISED = "advies_veilig_thuis"
    POLICE_ASKED = "verzoek_politie"
    OTHER = "anders"


_R = HoldReason
_EVER: Final = (_R.VEILIG_THUIS_ADVISED, _R.POLICE_ASKED, _R.OTHER)
REASONS: Final = {
    Choice.FULL: (
        _R.NO_DANGER, _R.DANGER_HAS_PASSED, _R.REGISTER_CHECKED, _R.KNOWS_ALREADY, *_EVER,
    ),
    Choice.LIMITED: (
        _R.DATE_OR_PLACE_IS_RISK, _R.NO_DANGER, _R.DANGER_HAS_PASSED, _R.REGISTER_CHECKED, *_EVER,
    ),
    Choice.CALL: (_R.LETTER_NOT_SAFE, _R.CANNOT_READ_LETTER, _R.TIME_IS_SHORT, *_EVER),
    Choice.WITHHOLD: (_R.DANGER_FOR_CHILD_OR_PARENT, _R.BAN_IN_FORCE, _R.SHELTER, *_EVER),
}  # fmt: skip
"""Which reasons go with which choice."""
