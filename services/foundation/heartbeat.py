"""When each recurring job last ran: a job that stopped is otherwise silent."""

from datetime import datetime
from typing import Final

from sqlalchemy import Column, Connection, DateTime, MetaData, Table, Text, select
from sqlalchemy.dialects.postgresql import insert

CLOCK_SET_BACK: Final = "clock_set_back"
"""No job: when a sweep last found work of a later time than it was (``clock_set_back``)."""


def heartbeat_table(metadata: MetaData) -> Table:
    """Table with one row per job."""
    return Table(
        "heartbeat",
        metadata,
        Column("name", Text, primary_key=True),
        Column("ran_at", DateTime(timezone=True), nullable=False),
    )


def beat(connection: Connection, table: Table, name: str, *, now: datetime) -> None:
    """Note that the job ``name`` ran."""
    statement = insert(table).values(name=name, ran_at=now)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"ran_at": now})
    )


def heartbeats(connection: Connection, table: Table) -> dict[str, datetime]:
    """Last run of every job that ever ran."""
    rows = connection.execute(
        select(table.c.name, table.c.ran_at).where(table.c.name != CLOCK_SET_BACK)
    )
    return {row.name: row.ran_at for row in rows}


def last_set_back(connection: Connection, table: Table) -> datetime | None:
    """When the clock was last found to have been set back; None: never."""
    found: datetime | None = connection.execute(
        select(table.c.ran_at).where(table.c.name == CLOCK_SET_BACK)
    ).scalar()
    return found
