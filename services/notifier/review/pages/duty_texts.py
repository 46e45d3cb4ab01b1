"""The words about being on call: the banner, the open calls and the rota."""

from collections.abc import Mapping
from dataclasses import dataclass

from notifier.oncall.change_rota import Obstacle
from notifier.oncall.kinds import Cause, Place, Step, Why


@dataclass(frozen=True)
class CallsTexts:
    """``{reference}``, ``{count}``, ``{step}`` and ``{at}`` are filled in by the page."""

    menu: str
    heading: str
    explain: str
    none: str
    caption: str
    column_case: str
    column_why: str
    column_clock: str
    column_since: str
    column_called: str
    take: str
    take_for: str
    look: str
    rang_out: str
    nobody_yet: str
    one_heading: str
    one_text: str
    read_only: str
    taken: str
    was_first: str
    panel: str
    causes: Mapping[Cause, str]
    steps: Mapping[Step, str]


@dataclass(frozen=True)
class RotaTexts:
    """``{at}``, ``{name}``, ``{end}``, ``{shift}`` and ``{back}`` are filled in by the page."""

    menu: str
    heading: str
    now: str
    now_first: str
    now_second: str
    now_nobody: str
    weeks: str
    caption: str
    column_from: str
    column_until: str
    column_first: str
    column_second: str
    nobody: str
    gap: str
    yourself: str
    not_listed: str
    label: str
    label_hint: str
    phone: str
    phone_hint: str
    phone_known: str
    phone_none: str
    join: str
    keep: str
    leave: str
    test: str
    test_hint: str
    test_sent: str
    test_on_its_way: str
    test_failed: str
    add: str
    span: str
    who: str
    place: str
    starts: str
    ends: str
    moment_hint: str
    add_button: str
    shifts: str
    no_shifts: str
    column_who: str
    column_place: str
    column_do: str
    remove: str
    remove_label: str
    undo_added: str
    undo_removed: str
    swap_with: str
    swap_nothing: str
    swap_return: str
    swap: str
    swap_label: str
    asked_you: str
    asked_you_return: str
    you_asked: str
    agree: str
    decline: str
    take_back: str
    wrong_title: str
    places: Mapping[Place, str]
    done: Mapping[str, str]
    obstacles: Mapping[Obstacle, str]
    mistakes: Mapping[str, str]


@dataclass(frozen=True)
class DutyTexts:
    """``{reason}`` is filled in by the page."""

    unreachable: str
    why: Mapping[Why, str]
    to_rota: str
    waiting: str
    one_waiting: str
    to_calls: str
    calls: CallsTexts
    rota: RotaTexts
