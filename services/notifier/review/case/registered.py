"""What there is on the case page: every form, part and offer of every room, in order."""

from typing import Final

from notifier.review.case.forms import CaseForm
from notifier.review.case.panels import Offers, Panel
from notifier.review.notes.note_form import NOTE_FORM, NOTE_PANEL, note_offers

FORMS: Final[tuple[CaseForm, ...]] = (NOTE_FORM,)
PANELS: Final[tuple[Panel, ...]] = (NOTE_PANEL,)
"""From top to bottom."""

OFFERS: Final[tuple[Offers, ...]] = (note_offers,)
