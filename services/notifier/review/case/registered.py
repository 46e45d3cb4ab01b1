"""What there is on the case page: every form, part and offer of every room, in order."""

from typing import Final

from notifier.review.acts.act_forms import ACT_FORMS
from notifier.review.acts.hand_forms import HAND_FORMS
from notifier.review.acts.offers import act_offers
from notifier.review.acts.panel import ACTS_PANEL
from notifier.review.acts.step_forms import STEP_FORMS
from notifier.review.case.forms import CaseForm
from notifier.review.case.panels import Offers, Panel
from notifier.review.duty.call_panel import CALL_PANEL
from notifier.review.findings.find_form import FIND_FORM, finding_offers
from notifier.review.findings.panel import FINDINGS_PANEL
from notifier.review.findings.second_form import SECOND_FORM as SECOND_FINDING_FORM
from notifier.review.findings.second_form import second_offers as second_finding_offers
from notifier.review.findings.undo_form import UNDO_FORM
from notifier.review.holds.call_form import CALL_FORM
from notifier.review.holds.calls_panel import CALLS_PANEL
from notifier.review.holds.hold_offers import hold_offers
from notifier.review.holds.hold_panel import HOLD_PANEL
from notifier.review.holds.judgement_forms import RELEASE_FORM, SECOND_FORM, WITHHOLD_FORM
from notifier.review.holds.skip_form import SKIP_FORM
from notifier.review.holds.take_back_form import TAKE_BACK_VERDICT_FORM
from notifier.review.notes.note_form import NOTE_FORM, NOTE_PANEL, note_offers
from notifier.review.signals.enter_form import ENTER_FORM, signal_offers
from notifier.review.signals.panel import SIGNALS_PANEL
from notifier.review.signals.take_back_form import TAKE_BACK_FORM
from notifier.review.signals.weigh_form import WEIGH_FORM
from notifier.review.transfers.finish_form import FINISH_FORM
from notifier.review.transfers.give_form import GIVE_FORM
from notifier.review.transfers.panel import TRANSFERS_PANEL, transfer_offers
from notifier.review.transfers.return_form import RETURN_FORM
from notifier.review.transfers.take_form import TAKE_FORM

FORMS: Final[tuple[CaseForm, ...]] = (
    RELEASE_FORM,
    WITHHOLD_FORM,
    SECOND_FORM,
    CALL_FORM,
    SKIP_FORM,
    TAKE_BACK_VERDICT_FORM,
    *ACT_FORMS,
    *STEP_FORMS,
    *HAND_FORMS,
    NOTE_FORM,
    ENTER_FORM,
    WEIGH_FORM,
    TAKE_BACK_FORM,
    FIND_FORM,
    SECOND_FINDING_FORM,
    UNDO_FORM,
    GIVE_FORM,
    TAKE_FORM,
    RETURN_FORM,
    FINISH_FORM,
)
PANELS: Final[tuple[Panel, ...]] = (
    CALL_PANEL,
    CALLS_PANEL,
    HOLD_PANEL,
    ACTS_PANEL,
    FINDINGS_PANEL,
    TRANSFERS_PANEL,
    SIGNALS_PANEL,
    NOTE_PANEL,
)
"""From top to bottom."""

OFFERS: Final[tuple[Offers, ...]] = (
    hold_offers,
    act_offers,
    note_offers,
    signal_offers,
    finding_offers,
    transfer_offers,
    second_finding_offers,
)
