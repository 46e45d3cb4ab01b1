"""Which role may use which route of the workbench. What does not stand here is refused.

A new route begins with a row here; the test that walks all routes fails without one.
"""

from collections.abc import Mapping
from typing import Final

from notifier.review.acts.who import ACTS_WHO
from notifier.staff.roles import Role
from notifier.verdicts.who_may import JUDGES, SECOND

WITHOUT_LOGIN: Final = frozenset(
    {"login", "login_start", "login_return", "style", "script", "statement"}
)
"""Nothing about a case or a person is behind these."""

EVERYBODY: Final = frozenset(Role)
NOBODY: Final[frozenset[Role]] = frozenset()
LOOKS: Final = EVERYBODY - {Role.PRIVACY_OFFICER}
"""At a case; at which ones is told by ``staff.seeing``."""

WORKS: Final = LOOKS - {Role.AUDITOR}
"""On a case."""

FIGURES: Final = frozenset({Role.LEAD, Role.AUDITOR, Role.PRIVACY_OFFICER})
"""Published figures; no case is behind them, so who sees no case may see these."""
RELEASES: Final = JUDGES | {Role.MUNICIPAL_SPECIALIST}
"""Of holds; a specialist only what is theirs to look at first (``verdicts.who_may``)."""

HANDS_OVER: Final = frozenset({Role.REVIEWER, Role.LEAD})
"""A departed case, to Ca IKA."""

RECEIVES: Final = frozenset({Role.CA_IKA_OFFICER})
"""What is handed over."""
ON_DUTY: Final = frozenset({Role.REVIEWER, Role.SECOND_READER, Role.LEAD})
"""Who can be called, and so takes calls."""

ON_DUTY_LOOKS: Final = ON_DUTY | {Role.AUDITOR}

LEAVES_WORD: Final = frozenset({Role.REVIEWER, Role.SECOND_READER, Role.LEAD})
"""For the next shift of the team RvdK IKO, which reads it."""

READS_WORD: Final = LEAVES_WORD | {Role.AUDITOR}

WHO_MAY: Final[Mapping[str, frozenset[Role]]] = {
    "home": EVERYBODY,
    "logout": EVERYBODY,
    "remaining": EVERYBODY,
    "stay": EVERYBODY,
    "case": LOOKS,
    "draft": WORKS,
    "notitie_form": WORKS,
    "notitie": WORKS,
    "gezag_form": WORKS,
    "gezag": WORKS,
    "gezag-tweede_form": WORKS,
    "gezag-tweede": WORKS,
    "gezag-intrekken_form": WORKS,
    "gezag-intrekken": WORKS,
    "gezag-verschil": LOOKS,
    "signaal_form": WORKS,
    "signaal": WORKS,
    "signaal-beoordelen_form": WORKS,
    "signaal-beoordelen": WORKS,
    "signaal-intrekken_form": WORKS,
    "signaal-intrekken": WORKS,
    "figures": FIGURES,
    "figures_csv": FIGURES,
    "gegevens_inzien_form": WORKS,
    "gegevens_inzien": WORKS,
    "verzendbewijs_form": WORKS,
    "verzendbewijs": WORKS,
    "afdruk": LOOKS,
    "zoeken_form": WORKS,
    "zoeken": WORKS,
    "bestemmingen": LOOKS,
    "bestemming": LOOKS,
    "bestemming_nakijken": frozenset({Role.LEAD, Role.CA_IKA_OFFICER}),
    "vrijgeven_form": RELEASES,
    "vrijgeven": RELEASES,
    "achterhouden_form": JUDGES,
    "achterhouden": JUDGES,
    "tweede-oordeel_form": SECOND,
    "tweede-oordeel": SECOND,
    "gezagshouder-gebeld_form": JUDGES,
    "gezagshouder-gebeld": JUDGES,
    "niet-informeren_form": JUDGES,
    "niet-informeren": JUDGES,
    "terugnemen_form": RELEASES,
    "terugnemen": RELEASES,
    **ACTS_WHO,
    "overdragen_form": HANDS_OVER,
    "overdragen": HANDS_OVER,
    "overname_form": RECEIVES,
    "overname": RECEIVES,
    "teruggeven_form": RECEIVES,
    "teruggeven": RECEIVES,
    "afgerond_form": RECEIVES,
    "afgerond": RECEIVES,
    "package_pdf": HANDS_OVER | RECEIVES,
    "package_json": HANDS_OVER | RECEIVES,
    "changes": LOOKS,
    "worklist_again": LOOKS,
    "shift": LOOKS,
    "shift_note": LEAVES_WORD,
    "shift_note_read": LEAVES_WORD,
    "calls": ON_DUTY_LOOKS,
    "call": ON_DUTY_LOOKS,
    "call_take": ON_DUTY,
    "rota": ON_DUTY_LOOKS,
    "rota_join": ON_DUTY,
    "rota_leave": ON_DUTY,
    "rota_try": ON_DUTY,
    "rota_add": frozenset({Role.LEAD}),
    "rota_remove": frozenset({Role.LEAD}),
    "rota_undo": frozenset({Role.LEAD}),
    "swap_ask": ON_DUTY,
    "swap_answer": ON_DUTY,
}
"""By the name of the route, for those who are logged in."""

CHANGES_NOTHING: Final = frozenset({"logout", "stay"})
"""Routes with POST that touch only one's own session, so that who only reads may use them."""
