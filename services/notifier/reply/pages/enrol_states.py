"""The page on which a holder registers in advance, as data; the words are by language."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from notifier.enrolment.kinds import AddressKind, AddressState, FirstWay


class Notice(StrEnum):
    """What was done just now."""

    SAVED = "saved"
    CODE_SENT = "code_sent"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"
    OBJECTED = "objected"
    TAKEN_BACK = "taken_back"
    SILENCED = "silenced"
    UNSILENCED = "unsilenced"
    ERASED = "erased"


class EnrolSlip(StrEnum):
    """What is not right in a form, said beside its field."""

    ADDRESS_MISSING = "address_missing"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_A_NUMBER = "not_a_number"
    NOT_MOBILE = "not_mobile"
    CODE_WRONG = "code_wrong"
    CODE_OVER = "code_over"
    TOO_MANY_CODES = "too_many_codes"
    CHILD_NUMBER = "child_number"
    NOT_TICKED = "not_ticked"


@dataclass(frozen=True, slots=True)
class ShownAddress:
    """``masked``: enough of it to know it by, and not enough to use."""

    kind: AddressKind
    masked: str = field(repr=False)
    state: AddressState
    code_waits: bool


@dataclass(frozen=True, slots=True)
class ShownObjection:
    """``one_child``: about one; never which, that would show a number."""

    id: UUID
    at: datetime
    one_child: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """All that stands registered, with a form for each part. Status 200, 400 with a slip.

    ``kinds``: of addresses that hints can go to here; none: nobody is asked for one. ``slip`` is
    about the field ``place`` (its id on the page), where ``typed`` stood.
    """

    first_way: FirstWay | None
    large_print: bool
    kinds: tuple[AddressKind, ...]
    addresses: tuple[ShownAddress, ...]
    objections: tuple[ShownObjection, ...]
    silent: bool
    once: str = field(repr=False)
    anything: bool = False
    notice: Notice | None = None
    slip: EnrolSlip | None = None
    place: str = ""
    typed: str = field(default="", repr=False)

    def address_of(self, kind: AddressKind) -> ShownAddress | None:
        """That of this kind."""
        return next((one for one in self.addresses if one.kind is kind), None)
