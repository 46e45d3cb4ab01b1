"""How long the worklist takes, question by question; and whether it is right with so many cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from foundation.database import Database
from notifier.cases.reason_group import ReasonGroup
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Tier
from notifier.review.figures.shown_figures import show_edition
from notifier.review.next_shift.shift import read_shift
from notifier.review.pages.rendering import TEXTS, Frame, Pages, read_pages
from notifier.review.pages.texts import Language
from notifier.review.worklist.changes import change_token, changes_since
from notifier.review.worklist.chosen import Chosen, Tab, Track
from notifier.review.worklist.cursor import Cursor
from notifier.review.worklist.read_worklist import MOST, count_tabs, read_rows, read_worklist
from notifier.staff.roles import Role
from notifier.staff.sees import Sees, SeesAll, SeesDeparted, SeesMunicipality
from notifier.statistics.editions import read_editions, read_periods
from notifier.storage.statistics import Stream
from vertrekmelding.bench.figures import Spread, spread_of
from vertrekmelding.bench.werkbank.one_case import oin_of

_LARGE, _SMALL = oin_of(1), oin_of(200)
_FEW: Final = Chosen(
    tab=Tab.HOLDS,
    tier=Tier.T2,
    reason_group=ReasonGroup.REACH,
    looks_first=Desk.MUNICIPALITY,
    track=Track.BEFORE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A page that somebody asks for; ``halfway``: not the first one."""

    name: str
    sees: Sees
    chosen: Chosen
    halfway: bool = False


QUESTIONS: Final = (
    *(Question(f"RvdK, {tab}", SeesAll(), Chosen(tab=tab)) for tab in Tab),
    Question("RvdK, alles, halfway", SeesAll(), Chosen(), halfway=True),
    Question("RvdK, four filters", SeesAll(), _FEW),
    Question("RvdK, one small municipality", SeesAll(), Chosen(municipality=_SMALL)),
    Question("largest municipality, alles", SeesMunicipality(_LARGE), Chosen()),
    Question("small municipality, alles", SeesMunicipality(_SMALL), Chosen()),
    *(Question(f"Ca IKA, {tab}", SeesDeparted(), Chosen(tab=tab)) for tab in (Tab.ALL, Tab.HOLDS)),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """``rows``: on the page; ``found``: in its tab. Times of a whole transaction, in seconds."""

    name: str
    rows: int
    found: int
    took: Spread


def measure_pages(database: Database, *, rounds: int, now: datetime) -> tuple[Measured, ...]:
    """By turns, so that a busy moment of the machine does not fall on one question alone."""
    places = {one: _halfway(database, one, now) if one.halfway else None for one in QUESTIONS}
    times: dict[str, list[timedelta]] = {one.name: [] for one in QUESTIONS}
    seen: dict[str, tuple[int, int]] = {}
    # The first round is not counted: the statements are prepared in it.
    for number in range(rounds + 1):
        for one in QUESTIONS:
            begun = perf_counter()
            with database.transaction() as connection:
                page = read_worklist(connection, one.sees, one.chosen, now=now, after=places[one])
            if number:
                times[one.name].append(timedelta(seconds=perf_counter() - begun))
            seen[one.name] = (len(page.rows), page.counts[one.chosen.tab])
    return tuple(_measured(name, seen[name], times[name]) for name in times)


def measure_beside(database: Database, *, rounds: int, now: datetime) -> tuple[Measured, ...]:
    """What an open page asks for, and the pages for the next shift and of figures."""
    pages = read_pages(support="bench", idle_seconds=900, warning_seconds=120, test_mode=True)
    with database.transaction() as connection:
        token = change_token(connection, now=now)

    def changes(connection: Connection) -> int:
        return len(changes_since(connection, SeesAll(), token, now=now).zaak_ids)

    def shift(connection: Connection) -> int:
        return len(read_shift(connection, SeesAll(), now=now).holds.rows)

    measured = []
    asked = (
        ("what changed", changes),
        ("next shift, whole page", shift),
        ("figures for policy, whole page", partial(_figures_page, pages)),
    )
    for name, ask in asked:
        times = []
        for number in range(rounds + 1):
            begun = perf_counter()
            with database.transaction() as connection:
                rows = ask(connection)
            if number:
                times.append(timedelta(seconds=perf_counter() - begun))
        measured.append(_measured(name, (rows, rows), times))
    return tuple(measured)


def _figures_page(pages: Pages, connection: Connection) -> int:
    """Read and made into a page; how many numbers are on it."""
    (period, *_) = read_periods(connection)
    edition = next(one for one in read_editions(connection, period) if one.stream is Stream.REAL)
    texts = TEXTS[Language.NL].figures
    pages.page(
        "figures.html",
        Frame(Language.NL, "/", (Role.LEAD,), "00"),
        shown=show_edition(edition, texts),
        periods=[(one, one) for one in read_periods(connection)],
        streams=[(one.value, texts.streams[one]) for one in Stream],
        chosen=(period, Stream.REAL.value),
        first_on=date.min,
    )
    return len(edition.cells)


def what_is_wrong(database: Database, *, now: datetime) -> Iterator[str]:
    """Turns every page of some tabs: each case once, in order, and as many as were counted."""
    for sees, chosen in ((SeesAll(), Chosen()), (SeesAll(), Chosen(tab=Tab.UNDELIVERED))):
        with database.transaction() as connection:
            counted = count_tabs(connection, sees, chosen, now=now)[chosen.tab]
            places = list(_walk(connection, sees, chosen, now))
        ids: set[UUID] = {place.id for place in places}
        order = [(place.clockless, place.sorts_at, place.id) for place in places]
        if not counted == len(ids) == len(places):
            yield f"{chosen.tab}: {counted} counted, {len(places)} listed, {len(ids)} different"
        if order != sorted(order):
            yield f"{chosen.tab}: not in the order of the clocks"


def _walk(connection: Connection, sees: Sees, chosen: Chosen, now: datetime) -> Iterator[Cursor]:
    after = None
    while rows := read_rows(connection, sees, chosen, now=now, after=after, most=MOST):
        yield from (row.cursor for row in rows)
        after = rows[-1].cursor


def _halfway(database: Database, question: Question, now: datetime) -> Cursor:
    with database.transaction() as connection:
        places = list(_walk(connection, question.sees, question.chosen, now))
    return places[len(places) // 2]


def _measured(name: str, seen: tuple[int, int], times: list[timedelta]) -> Measured:
    took = spread_of(times)
    if took is None:
        message = "at least one round"
        raise ValueError(message)
    return Measured(name, *seen, took)
