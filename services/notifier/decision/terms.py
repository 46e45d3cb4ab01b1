"""Ages and terms of DECISION, each once."""

from datetime import timedelta
from typing import Final

ADULT: Final = 18
"""§2, *minor*."""

DECLARES_ITSELF: Final = 16
"""S31: at this age a child declares its own departure (Wet BRP)."""

HKOV_END: Final = 16
"""§5, recipients: the Hague convention of 1980 ends at this age (art. 4)."""

VERY_YOUNG: Final = 6
"""R19, and one tier up in §6."""

LONG_AGO_MONTHS: Final = 11
"""S40 and T6: more than this after departure."""

RECENT_TIE_MONTHS: Final = 12
"""S35."""

HISTORY_MONTHS: Final = 12
"""R11."""

DISSOLVED_MONTHS: Final = 6
"""R12."""

SHORT_NOTICE: Final = timedelta(hours=48)
"""R07."""

RECENT_MOVE: Final = timedelta(days=90)
"""R06."""

ONE_YEAR_MONTHS: Final = 12
"""T6: the term of the treaty (art. 12 HKOV) ..."""

YEAR_IS_NEAR: Final = timedelta(days=30)
"""... that is less than this away."""

JUST_DEPARTED_DAYS: Final = 14
"""T4."""
