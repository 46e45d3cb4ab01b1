"""Which text comes of which action; the others leave a reference or a note behind."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from notifier.cases.case_action import ActionCode
from notifier.review.acts.form_field import ticked
from notifier.review.acts.products.case_sheet import case_sheet
from notifier.review.acts.products.gi_message import gi_message
from notifier.review.acts.products.help_sheets import advice_sheet, mediation_sheet
from notifier.review.acts.products.inquiry import inquiry
from notifier.review.acts.products.lines import Ingredients
from notifier.review.acts.products.sis_alert import sis_alert
from notifier.review.acts.products.summons import summons

_MADE_BY: Final[Mapping[ActionCode, Callable[[Ingredients], str]]] = {
    ActionCode.SIS_ALERT: sis_alert,
    ActionCode.POLICE: case_sheet,
    ActionCode.ADVISE_HOLDER: lambda given: advice_sheet(ticked(given.typed, "besproken")),
    ActionCode.OWN_INQUIRY: inquiry,
    ActionCode.MEDIATION: lambda _given: mediation_sheet(),
    ActionCode.GI: gi_message,
}


def product_of(code: ActionCode, given: Ingredients, *, due: datetime | None) -> str | None:
    """The text, the same for the same input; None where there is none. ``due``: of its step."""
    if code is ActionCode.VERSCHIJNINGSPLICHT and due is not None:
        return summons(given, reply_by=due)
    made_by = _MADE_BY.get(code)
    return None if made_by is None else made_by(given)
