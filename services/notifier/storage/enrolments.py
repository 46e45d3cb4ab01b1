"""Tables of what holders registered in advance, and of what goes to the addresses they gave.

Who it is stands there as a blind index, what they gave sealed.
"""

from typing import Final

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from foundation.work import WORK_COLUMNS
from notifier.enrolment.kinds import AddressKind, AddressState
from notifier.hints.kinds import HintPurpose, HintState
from notifier.storage.metadata import METADATA, one_of

ENROLMENT: Final = Table(
    "enrolment",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("holder_index", LargeBinary(32), nullable=False, unique=True),
    # Sealed: the first way, and whether letters are in large print.
    Column("wishes", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    # When the holder last logged in: kept no longer than some time after that.
    Column("seen_at", DateTime(timezone=True), nullable=False),
)

ENROLMENT_ADDRESS: Final = Table(
    "enrolment_address",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("enrolment_id", ForeignKey("enrolment.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("address", LargeBinary, nullable=False),  # sealed
    Column("address_state", Text, nullable=False),
    # Keyed, of the code that was sent last; NULL: none was, or it was used.
    Column("code_hash", LargeBinary(32)),
    Column("code_until", DateTime(timezone=True)),
    Column("tries", Integer, nullable=False),
    Column("given_at", DateTime(timezone=True), nullable=False),
    Column("verified_at", DateTime(timezone=True)),
    UniqueConstraint("enrolment_id", "kind"),
    one_of("kind", AddressKind),
    one_of("address_state", AddressState),
)

HINT: Final = Table(
    "hint",
    METADATA,
    *WORK_COLUMNS(),  # the id is the reference at NotifyNL, at every attempt
    # NULL once the holder took the address back: that a hint went stays for the proof of sending.
    Column("address_id", ForeignKey("enrolment_address.id", ondelete="SET NULL"), index=True),
    Column("kind", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("message_id", ForeignKey("message.id"), index=True),
    Column("holder_index", LargeBinary(32), nullable=False),
    Column("hint_state", Text, nullable=False),
    Column("sent_at", DateTime(timezone=True)),
    Column("provider_id", Text),
    # NULLs differ: as many codes as the holder asks for, one hint about a message.
    UniqueConstraint("message_id", "address_id"),
    one_of("kind", AddressKind),
    one_of("purpose", HintPurpose),
    one_of("hint_state", HintState),
    Index(None, "holder_index", "created_at"),
)
