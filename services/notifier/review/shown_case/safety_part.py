"""Whether anything may leave, and whom nobody may call: part 3, the safety banner."""

from dataclasses import dataclass
from typing import Final

from notifier.cases.case_view import CaseView
from notifier.cases.reason_group import GROUP_OF, ReasonGroup
from notifier.decision.outcome import Disposition
from notifier.review.pages.case_page_texts import SafetyTexts
from notifier.review.shown_case.told import Told

_PROTECTS_WHO_STAYS: Final = "S21"
_ALWAYS_HOLDS: Final = frozenset({ReasonGroup.SAFETY, ReasonGroup.PROTECTION})


@dataclass(frozen=True)
class ShownSafety:
    """``stands``: a safety reason holds the case. ``reasons``: those that hold, in sentences."""

    held: bool
    stands: bool
    heading: str
    warning: str
    reasons: tuple[str, ...]


def show_safety(view: CaseView, told: Told) -> ShownSafety:
    """A warning stands as long as the reason does, also after a person let something leave."""
    texts = told.texts.safety
    if view.decision is None:
        return ShownSafety(held=False, stands=False, heading="", warning="", reasons=())
    codes = [code for code, _ in view.decision.reasons]
    # What is done: people may have decided about what the machine holds.
    held = view.followed == Disposition.HOLD
    safety = [code for code in codes if GROUP_OF.get(code) in _ALWAYS_HOLDS and code[0] == "S"]
    dangerous = [code for code in safety if code != _PROTECTS_WHO_STAYS]
    stands = any(GROUP_OF[code] is ReasonGroup.SAFETY for code in dangerous)
    if stands:
        warning = texts.veilig_thuis
    elif _PROTECTS_WHO_STAYS in safety:
        warning = texts.protects_stayer
    else:
        warning = texts.unknown_is_no_proof
    return ShownSafety(
        held=held,
        stands=stands,
        heading=_heading(view, texts, held=held),
        warning=warning,
        reasons=tuple(told.texts.reasons.sentences[code] for code in safety),
    )


def _heading(view: CaseView, texts: SafetyTexts, *, held: bool) -> str:
    if held:
        return texts.hold
    released = view.decision is not None and view.decision.case == Disposition.HOLD
    return texts.released if released else texts.nothing_holds
