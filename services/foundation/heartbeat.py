"""When each recurring job last ran: a job that stopped is otherwise silent."""

from datetime import datetime

from sqlalchemy import Column, Connection, DateTime, MetaData, Table, Text, select
from sqlalchemy.dialects.postgresql import insert


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
    rows = connection.execute(select(table.c.name, table.c.ran_at))
    return {row.name: row.ran_at for row in rows}
