"""How a case ends when a human closes it, and what later cases must know of that.

The closing codes of the RvdK workflow; R02 and R11 of DECISION §5 read the ones in ``REMEMBERED``.
"""

from enum import StrEnum
from typing import Final

from notifier.decision.facts import HistoryKind


class CaseOutcome(StrEnum):
    """Why RvdK or Ca IKA closes a case."""

    REMOVAL_CONFIRMED = "overbrenging_bevestigd"
    DECLARATION_WITHDRAWN = "aangifte_ingetrokken"
    DECLARATION_REFUSED = "aangifte_geweigerd"
    CONSENT_CONFIRMED = "toestemming_bevestigd"
    COURT_PERMISSION = "toestemming_rechter"
    FAMILY_TOGETHER = "gezin_vertrekt_samen"
    NOT_A_HOLDER = "geen_gezag"
    DATA_ERROR = "gegevensfout"
    ALERT_PLACED = "signalering_geplaatst"
    RETURNED = "teruggekeerd"
    AGREEMENT = "overeenstemming"
    OF_AGE = "meerderjarig"
    NO_FURTHER_ROLE = "geen_verdere_rol"
    TRANSFERRED = "overgedragen"
    OBJECTION_UNFOUNDED = "bezwaar_ongegrond"
    SAFETY = "veiligheid"


REMEMBERED: Final = {
    CaseOutcome.REMOVAL_CONFIRMED: HistoryKind.REMOVAL_CONFIRMED,
    CaseOutcome.DECLARATION_WITHDRAWN: HistoryKind.DECLARATION_WITHDRAWN,
    CaseOutcome.DECLARATION_REFUSED: HistoryKind.DECLARATION_REFUSED,
}
"""What these say about the people of the case; the other outcomes say nothing."""
