"""What the words around reports are called; the Dutch and the English beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from notifier.decision.facts import ReportedBy, ReportKind
from notifier.storage.reports import EntryAct


@dataclass(frozen=True)
class SignalTexts:
    """``{who}``, ``{whom}``, ``{what}`` and ``{at}`` are filled in by the page.

    ``members``: labels of the fields, by the name in the program. ``questions``: by mark.
    """

    title: str
    offer: str
    done: str
    who_told: str
    what: str
    other_caller: str
    other_kind: str
    summary: str
    callers: Mapping[ReportedBy, str]
    kinds: Mapping[ReportKind, str]
    members: Mapping[str, str]
    checked: str
    checked_hint: str
    credible: str
    credible_hint: str
    text: str
    text_hint: str
    submit: str
    choose_first: str
    one_of: str
    not_for_this_kind: str
    same_person: str
    say_who: str
    no_people: str
    weigh_title: str
    weigh_offer: str
    weigh_done: str
    weigh_submit: str
    questions: Mapping[str, str]
    yes: str
    no: str
    seen: str
    seen_hint: str
    say_what_was_seen: str
    nothing_changed: str
    no_marks: str
    not_there: str
    is_withdrawn: str
    take_back_title: str
    take_back_offer: str
    take_back_done: str
    take_back_submit: str
    take_back_text: str
    why: str
    say_why: str
    not_yours: str
    heading: str
    withdrawn: str
    told_by: str
    from_whom: str
    against: str
    protects: str
    about: str
    is_checked: str
    is_credible: str
    acts: Mapping[EntryAct, str]
