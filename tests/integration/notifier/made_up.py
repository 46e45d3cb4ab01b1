"""Many made-up cases in the real tables, and who asks for them how."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection

from foundation.clock import system_clock
from foundation.database import Database, build_engine
from notifier.cases.reason_group import ReasonGroup
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Tier
from notifier.review.worklist.chosen import Chosen, Track
from notifier.settings import NotifierSettings
from notifier.staff.sees import SeesAll, SeesAnyOf, SeesDeparted, SeesMunicipality
from vertrekmelding.bench.werkbank.many_cases import Wanted, fill_with_cases, settle_tables
from vertrekmelding.bench.werkbank.one_case import oin_of

# Half past midnight in Amsterdam, and still the day before in UTC.
NOW: Final = datetime(2026, 3, 18, 23, 30, tzinfo=UTC)
SEERS: Final = (
    SeesAll(),
    SeesMunicipality(oin_of(1)),
    SeesMunicipality(oin_of(77)),
    SeesDeparted(),
    SeesAnyOf((SeesMunicipality(oin_of(2)), SeesDeparted())),
    SeesAnyOf(()),
)
FILTERS: Final = (
    Chosen(),
    Chosen(municipality=oin_of(2)),
    Chosen(tier=Tier.T0),
    Chosen(reason_group=ReasonGroup.REACH),
    Chosen(looks_first=Desk.MUNICIPALITY),
    Chosen(track=Track.BEFORE),
    Chosen(track=Track.AFTER),
    Chosen(
        tier=Tier.T3,
        reason_group=ReasonGroup.SAFETY,
        looks_first=Desk.RVDK_IKO,
        track=Track.BEFORE,
    ),
)


@contextmanager
def filled(settings: NotifierSettings, count: int) -> Iterator[Database]:
    """So many that wait for a person, and others beside them."""
    url, schema = settings.database_url.get_secret_value(), settings.database_schema
    built = Database(build_engine(url, schema=schema, application_name="test"), system_clock)
    try:
        with built.transaction() as connection:
            fill_with_cases(connection, Wanted(count), now=NOW)
        settle_tables(url, schema=schema)
        yield built
    finally:
        built.close()


@contextmanager
def undone(database: Database) -> Iterator[Connection]:
    """A transaction of which nothing stays."""
    with database.transaction() as connection:
        yield connection
        connection.rollback()
