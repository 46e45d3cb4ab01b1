"""The words about handing a case over."""

from collections.abc import Mapping
from dataclasses import dataclass

from notifier.decision.outcome import Flag
from notifier.handover.handover_state import HandoverState
from notifier.storage.handovers import ReturnCode, TransferGround
from notifier.transfer_case import Obstacle


@dataclass(frozen=True)
class TransferTexts:
    """``{number}``, ``{at}``, ``{until}``, ``{day}`` and ``{hash}`` are filled in by the page."""

    heading: str
    owner: Mapping[Flag, str]
    one_year: str
    one_year_earliest: str
    one_year_unknown: str
    package: str
    states: Mapping[HandoverState, str]
    waits_until: str
    late: str
    outdated: str
    hash: str
    pdf: str
    json: str
    returned: str
    nothing_yet: str

    give_title: str
    give_again: str
    give_done: str
    give_why: str
    give_submit: str
    give_explain: str
    give_until: str
    give_shielded: str
    give_replaces: str
    ground: str
    grounds: Mapping[TransferGround, str]
    explanation: str
    explanation_hint: str
    ground_missing: str
    explanation_missing: str
    obstacles: Mapping[Obstacle, str]
    not_typeset: str

    take_title: str
    take_done: str
    take_why: str
    take_submit: str
    take_explain: str
    take_compare: str
    take_box: str
    take_box_missing: str
    take_other: str
    take_nothing: str

    return_title: str
    return_done: str
    return_submit: str
    return_explain: str
    return_code: str
    return_codes: Mapping[ReturnCode, str]
    return_text: str
    return_text_hint: str
    return_code_missing: str
    return_text_missing: str
    return_nothing: str

    finish_title: str
    finish_done: str
    finish_submit: str
    finish_explain: str
    finish_outcome: str
    finish_outcome_missing: str
    finish_nothing: str
