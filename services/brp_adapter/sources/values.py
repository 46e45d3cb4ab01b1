"""Members that several event types share: number, date, moment, country."""

from datetime import datetime
from typing import Annotated, Any, Final

from pydantic import PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from brp_adapter.register.dates import read_date
from contracts.values.bsn import Bsn, NotABsn
from contracts.values.dates import NotADate, PartialDate

LONGEST_MOMENT = 40
YEARS: Final = range(1900, 2200)
"""A slip of the keyboard outside these years is refused: no calendar reckons with it."""

# Kinds of error that ``faults`` has a sentence for. They carry no value.
_NOT_A_BSN: Final = "burgerservicenummer"
_NOT_A_DATE: Final = "date"
_NOT_A_MOMENT: Final = "moment"


def _bsn(value: object) -> Bsn:
    try:
        if isinstance(value, str):
            return Bsn(value)
    except NotABsn:
        pass
    raise PydanticCustomError(_NOT_A_BSN, _NOT_A_BSN)


def _date(value: object) -> PartialDate:
    try:
        date = read_date(value)
    except NotADate:
        raise PydanticCustomError(_NOT_A_DATE, _NOT_A_DATE) from None
    if date.year is not None and date.year not in YEARS:
        raise PydanticCustomError(_NOT_A_DATE, _NOT_A_DATE)
    return date


def read_moment(value: object) -> datetime:
    """RFC 3339 with an offset. Raises ``ValueError``."""
    if isinstance(value, str) and len(value) <= LONGEST_MOMENT and "T" in value.upper():
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None and moment.year in YEARS:
            return moment
    message = "not a moment"
    raise ValueError(message)


def _moment(value: object) -> datetime:
    try:
        return read_moment(value)
    except ValueError:
        raise PydanticCustomError(_NOT_A_MOMENT, _NOT_A_MOMENT) from None


BsnMember = Annotated[Bsn, PlainValidator(_bsn, json_schema_input_type=Bsn)]
DateMember = Annotated[
    PartialDate, PlainValidator(_date, json_schema_input_type=PartialDate | dict[str, Any])
]
"""Plain ISO, or the polymorphic date object of the BRP."""

MomentMember = Annotated[datetime, PlainValidator(_moment, json_schema_input_type=datetime)]
LandMember = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
"""A code that is not (yet) in our copy of tabel 34 stays a code."""

ShortText = Annotated[str, StringConstraints(max_length=255)]
