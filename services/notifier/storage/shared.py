"""Tables that are made as elsewhere: inbox, audit, heartbeat, durations."""

from typing import Final

from foundation.audit import audit_table
from foundation.durations import DurationTables, duration_tables
from foundation.heartbeat import heartbeat_table
from foundation.inbox import inbox_table
from notifier.storage.metadata import METADATA

INBOX: Final = inbox_table(METADATA)
INBOX_CONFLICT: Final = METADATA.tables["inbox_conflict"]
AUDIT: Final = audit_table(METADATA)
HEARTBEAT: Final = heartbeat_table(METADATA)
DURATIONS: Final[DurationTables] = duration_tables(METADATA)
