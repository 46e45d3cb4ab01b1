"""A page of the worklist in words, with the addresses that lead on from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeVar

from contracts.values.dates import AMSTERDAM
from notifier.review.pages.worklist_texts import WorklistTexts
from notifier.review.worklist.asked_list import AskedList, address_of
from notifier.review.worklist.chosen import Chosen, Tab
from notifier.review.worklist.read_worklist import WorklistPage
from notifier.review.worklist.shown_row import ShownRow, show_row

E = TypeVar("E", bound=StrEnum)
KEYS: Final[Mapping[Tab, str]] = {
    Tab.ALL: "a",
    Tab.LEAVING: "v",
    Tab.HOLDS: "h",
    Tab.FLAGS: "f",
    Tab.UNDELIVERED: "n",
    Tab.REPLIES: "r",
    Tab.WAITING: "w",
    Tab.TO_CONFIRM: "o",
}


@dataclass(frozen=True)
class ShownTab:
    """One part of the worklist, with the filters of now."""

    label: str
    count: int
    address: str
    current: bool
    key: str
    """Pressed after g."""


@dataclass(frozen=True)
class ShownFilter:
    """``options``: value and label; the empty value leaves the filter out."""

    name: str
    label: str
    chosen: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ShownList:
    """``more``, ``first_page`` and ``clear`` are addresses, None where they lead nowhere new.

    ``empty`` says why there are no rows, and is empty itself where there are. ``here`` is the
    address of this very list, ``token`` from when it is.
    """

    heading: str
    title: str
    as_of: str
    total: str
    tab: str
    tabs: tuple[ShownTab, ...]
    filters: tuple[ShownFilter, ...]
    rows: tuple[ShownRow, ...]
    empty: str
    here: str
    token: str
    more: str | None
    first_page: str | None
    clear: str | None


def show_list(
    page: WorklistPage,
    asked: AskedList,
    now: datetime,
    texts: WorklistTexts,
    names: Mapping[str, str],
    *,
    me: str | None = None,
) -> ShownList:
    """``names``: of the municipalities that can be chosen, by OIN. ``me``: the id of who looks."""
    chosen = asked.chosen
    tab, count = texts.tabs[chosen.tab], page.counts[chosen.tab]
    bare = Chosen(tab=chosen.tab)
    return ShownList(
        heading=texts.heading.format(tab=tab),
        title=texts.title.format(tab=tab, count=count),
        as_of=texts.as_of.format(at=now.astimezone(AMSTERDAM).strftime("%H:%M")),
        total=texts.total.format(count=count),
        tab="" if chosen.tab is Tab.ALL else chosen.tab.value,
        tabs=tuple(
            ShownTab(
                texts.tabs[one],
                page.counts[one],
                address_of(replace(chosen, tab=one)),
                current=one is chosen.tab,
                key=KEYS[one],
            )
            for one in Tab
        ),
        filters=_filters(chosen, texts, names),
        rows=tuple(show_row(row, now, texts, names, me) for row in page.rows),
        empty="" if page.rows else _why_empty(asked, bare, texts),
        here=address_of(chosen, asked.after),
        token=str(page.token),
        more=None if page.next is None else address_of(chosen, page.next),
        first_page=None if asked.after is None else address_of(chosen),
        clear=None if chosen == bare else address_of(bare),
    )


def _why_empty(asked: AskedList, bare: Chosen, texts: WorklistTexts) -> str:
    if asked.after is not None:
        return texts.empty_beyond
    return texts.empty[asked.chosen.tab] if asked.chosen == bare else texts.empty_filtered


def _filters(
    chosen: Chosen, texts: WorklistTexts, names: Mapping[str, str]
) -> tuple[ShownFilter, ...]:
    # One that stands in a bookmark can be seen, and so taken away, also where it has no name.
    other = {} if chosen.municipality is None else {chosen.municipality: chosen.municipality}
    municipalities = sorted((other | dict(names)).items(), key=lambda one: (one[1], one[0]))
    anything = ("", texts.any)

    def one_of(name: str, label: str, value: E | None, words: Mapping[E, str]) -> ShownFilter:
        options = tuple((member.value, word) for member, word in words.items())
        return ShownFilter(name, label, "" if value is None else value.value, (anything, *options))

    return (
        one_of("spoed", texts.column_tier, chosen.tier, texts.tiers),
        one_of("spoor", texts.column_track, chosen.track, texts.tracks),
        one_of("reden", texts.column_reasons, chosen.reason_group, texts.groups),
        one_of("eerst", texts.column_first, chosen.looks_first, texts.desks),
        ShownFilter(
            "gemeente",
            texts.column_municipality,
            chosen.municipality or "",
            (anything, *municipalities),
        ),
    )
