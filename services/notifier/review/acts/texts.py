"""Words of the actions: what each is called, asks and answers. The keys are those of the code."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ActsTexts:
    """``names``, ``intros`` and ``done`` by code of the action; ``labels`` and ``hints`` by field.

    ``options`` by field and option, ``why`` and ``wrong`` by what stands in the way. ``{who}``,
    ``{at}``, ``{until}``, ``{step}`` and ``{name}`` are filled in by the page.
    """

    names: Mapping[str, str]
    held: str
    intros: Mapping[str, str]
    labels: Mapping[str, str]
    hints: Mapping[str, str]
    options: Mapping[str, str]
    missing: Mapping[str, str]
    why: Mapping[str, str]
    wrong: Mapping[str, str]
    states: Mapping[str, str]
    steps: Mapping[str, str]
    forms: Mapping[str, str]
    form_intros: Mapping[str, str]
    form_done: Mapping[str, str]
    submit: Mapping[str, str]
    done: str
    done_two: str
    two: str
    heading: str
    none: str
    by: str
    by_you: str
    second_by: str
    until: str
    reason: str
    product: str
    the_text: str
    product_look: str
    product_copy: str
    product_pdf: str
    product_hash: str
    in_hand_you: str
    in_hand_other: str
    waits: str
    conflict: str
    review_on: str
    expires_on: str
    all_title: str
    all_offer: str
    all_intro: str
    second_menu: str
    second_title: str
    second_intro: str
    second_none: str
    second_case: str
    second_what: str
    second_due: str
    second_do: str
    own: str
    overdue: str
    typed: str
    to_call: str
    schengen: str
    ask_ca: str
