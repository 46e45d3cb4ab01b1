"""The words of the page with figures for policy."""

from collections.abc import Mapping
from dataclasses import dataclass

from notifier.storage.statistics import Stream


@dataclass(frozen=True)
class TableTexts:
    """``labels``: by the name of what is counted. ``whole``: of what the shares are."""

    heading: str
    whole: str
    labels: Mapping[str, str]
    note: str = ""


@dataclass(frozen=True)
class FiguresTexts:
    """``{period}``, ``{day}``, ``{what}`` and ``{number}`` are filled in by the page.

    ``quarter`` takes ``{number}`` and ``{year}``. ``groups``: headings over tables.
    """

    menu: str
    title: str
    intro: str
    period_label: str
    stream_label: str
    streams: Mapping[Stream, str]
    choose: str
    quarter: str
    published_on: str
    none_yet: str
    first_on: str
    too_few: str
    table_too_few: str
    hidden: str
    contents: str
    column_part: str
    column_number: str
    column_share: str
    of_whole: str
    no_share: str
    drawing: str
    middle: str
    middle_unknown: str
    total: str
    closed: str
    download: str
    download_all: str
    explained_hidden: str
    explained_rounded: str
    method_title: str
    method: Mapping[str, str]
    limits_title: str
    limits: Mapping[str, str]
    groups: Mapping[str, str]
    tables: Mapping[str, TableTexts]
    lands: TableTexts
