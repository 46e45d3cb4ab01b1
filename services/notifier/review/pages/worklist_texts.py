"""The words on the worklist."""

from collections.abc import Mapping
from dataclasses import dataclass

from notifier.cases.handling_state import HandlingState
from notifier.cases.reason_group import ReasonGroup
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Flag, Tier
from notifier.review.pages.countdown import CountdownTexts
from notifier.review.worklist.chosen import Tab, Track, Wrong


@dataclass(frozen=True)
class WhatTexts:
    """What a case waits for, beside how it is handled; the first two take ``{count}``."""

    calls: str
    letters: str
    flags: str
    hold: str
    escalated: str
    replied: str
    breach: str
    flag: Mapping[Flag, str]
    handling: Mapping[HandlingState, str]


@dataclass(frozen=True)
class DayTexts:
    """When a child leaves: ``day`` and ``moment`` are formats of ``strftime``."""

    day: str
    moment: str
    between: str
    since: str
    until: str
    unknown: str
    none: str


@dataclass(frozen=True)
class WorklistTexts:
    """``{count}``, ``{tab}``, ``{at}``, ``{name}`` and ``{allowed}`` are filled in by the page."""

    heading: str
    title: str
    tabs_label: str
    tabs: Mapping[Tab, str]
    empty: Mapping[Tab, str]
    empty_filtered: str
    empty_beyond: str
    as_of: str
    total: str
    caption: str
    filters: str
    any: str
    apply: str
    clear: str
    more: str
    first_page: str
    column_reference: str
    column_clock: str
    column_tier: str
    column_track: str
    column_what: str
    column_reasons: str
    column_leaves: str
    column_municipality: str
    column_first: str
    no_clock: str
    no_value: str
    no_municipality: str
    mine: str
    theirs: str
    time_left: CountdownTexts
    days: DayTexts
    what: WhatTexts
    tiers: Mapping[Tier, str]
    tracks: Mapping[Track, str]
    groups: Mapping[ReasonGroup, str]
    desks: Mapping[Desk, str]
    wrong_title: str
    wrong: Mapping[Wrong, str]
    wrong_municipality: str
    wrong_place: str
    wrong_do: str
    to_start: str
