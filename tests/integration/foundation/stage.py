"""What the tests of this folder play with: a clock moved by hand and every table there is."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import MetaData, Table

from foundation.audit import audit_table
from foundation.heartbeat import heartbeat_table
from foundation.inbox import inbox_table
from foundation.migrate import new_metadata
from foundation.outbox import outbox_table


@dataclass
class HandClock:
    now: datetime = datetime(2026, 11, 20, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by


@dataclass
class Tables:
    metadata: MetaData = field(default_factory=new_metadata)

    def __post_init__(self) -> None:
        self.inbox: Table = inbox_table(self.metadata)
        self.outbox: Table = outbox_table(self.metadata)
        self.audit: Table = audit_table(self.metadata)
        self.heartbeat: Table = heartbeat_table(self.metadata)
