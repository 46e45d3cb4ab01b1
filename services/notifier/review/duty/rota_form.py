"""What somebody typed on the rota page, read; what cannot be read is said by field."""

from datetime import datetime
from uuid import UUID

from contracts.values.dates import AMSTERDAM
from notifier.oncall.colleagues import LONGEST_LABEL
from notifier.oncall.kinds import Place
from notifier.oncall.phone import NoPhoneNumber, phone_number
from notifier.review.case.fields import Fields


class Unfit(Exception):
    """Nothing was done: per field (empty: the page as a whole) a key of ``RotaTexts.mistakes``."""

    def __init__(self, mistakes: dict[str, str]) -> None:
        super().__init__(", ".join(sorted(mistakes)))
        self.mistakes = mistakes


def read_label(fields: Fields) -> str:
    """Raises ``Unfit``."""
    label = " ".join(fields.one("label").split())
    if not 0 < len(label) <= LONGEST_LABEL:
        raise Unfit({"label": "label"})
    return label


def read_phone(fields: Fields) -> str | None:
    """E.164; None where the field was left empty. Raises ``Unfit``."""
    written = fields.one("phone")
    if not written:
        return None
    try:
        return phone_number(written)
    except NoPhoneNumber:
        raise Unfit({"phone": "phone"}) from None


def read_shift(fields: Fields) -> tuple[UUID, Place, datetime, datetime]:
    """Who, as what, from when until when. Raises ``Unfit`` with all that is wrong."""
    mistakes: dict[str, str] = {}
    who = one_id(fields.one("who"))
    if who is None:
        mistakes["who"] = "who"
    place = fields.one("place")
    if place not in set(Place):
        mistakes["place"] = "place"
    moments = {}
    for name in ("starts", "ends"):
        try:
            moments[name] = _moment(fields.one(name))
        except ValueError as wrong:
            mistakes[name] = "no_such_time" if str(wrong) == "gap" else name
    if mistakes or who is None:
        raise Unfit(mistakes)
    return who, Place(place), moments["starts"], moments["ends"]


def one_id(text: str) -> UUID | None:
    """None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime:
    """Of ``datetime-local``, in Dutch time; the first of an hour that comes twice."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is not None:
        message = "with a zone"
        raise ValueError(message)
    local = at.replace(tzinfo=AMSTERDAM)
    # An hour that the clock skips does not come back the same.
    if datetime.fromtimestamp(local.timestamp(), AMSTERDAM).replace(tzinfo=None) != at:
        message = "gap"
        raise ValueError(message)
    return local
