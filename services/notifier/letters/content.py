"""What a letter is made of. There is no field for what may never be in a letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from notifier.letters.characters import require_printable
from notifier.letters.errors import Defect, UnprintableLetterError

# NotifyNL counts the whole block, name included: 3 to 6 lines.
_LINES_BELOW_NAME = range(2, 6)
_DUTCH_LAST_LINE = re.compile(r"[1-9]\d{3} [A-Z]{2} \S.*")
# NotifyNL refuses address lines that start with one of these.
_REFUSED_START = tuple('@()=[]"\\/,<>~')
_REFERENCE = re.compile(r"[A-Z0-9]{3,5}(-[A-Z0-9]{3,5}){1,3}")
# As people type it: no scheme, and nothing behind it that could carry a code or a case.
_SITE = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d{2,5})?(/[a-z][a-z-]{0,30}){0,2}")
_CODE = re.compile(r"[0-9A-Z]{1,6}([- ][0-9A-Z]{1,6}){1,7}")


class LetterKind(StrEnum):
    """Which of the letters this is."""

    VERTREK = "vertrek"
    """A departure was declared or registered (DECISION S01 and its kin)."""
    LIMITED = "vertrek_beperkt"
    """The same without a date, in words in which nobody sees that it was left out on purpose."""
    RECALL = "recall"
    """An earlier letter was not right (G02, S38)."""
    RECEIPT = "receipt"
    """Consent was recorded; is that right? (G05)"""
    CORRECTION = "correction"
    """The date in an earlier letter is another one now (DECISION §9)."""
    CONFIRMATION = "confirmation"
    """An answer came in, and somebody looks at it (DECISION §9)."""
    AGREEMENT = "agreement"
    """Somebody with the code agreed: is that right? Who took the letter must not end it here."""


@dataclass(frozen=True, slots=True)
class LetterChild:
    """A child over whom the addressee has gezag: nothing but first name and birth year."""

    first_name: str = field(repr=False)
    birth_year: int | None = field(repr=False)

    def __post_init__(self) -> None:
        require_printable(self.first_name)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who gets the letter. `lines` are the 2 to 5 lines below the name.

    The last line is `1234 AB PLAATS`, or the country in capitals for an address abroad or on an
    island of the Kingdom; `notifier.letters.address.postal_lines` makes them from the BRP.
    """

    name: str = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)

    def __post_init__(self) -> None:
        for line in (self.name, *self.lines):
            require_printable(line)
            if line.startswith(_REFUSED_START):
                raise UnprintableLetterError(Defect.ADDRESS_LINE_START)
        if len(self.lines) not in _LINES_BELOW_NAME:
            raise UnprintableLetterError(Defect.ADDRESS_LINE_COUNT)
        last = self.lines[-1]
        if not (self.is_abroad or (_DUTCH_LAST_LINE.fullmatch(last) and last.isupper())):
            raise UnprintableLetterError(Defect.ADDRESS_LAST_LINE)

    @property
    def is_abroad(self) -> bool:
        """Whether the last line is a country and not a Dutch postcode and town."""
        last = self.lines[-1]
        return last.isupper() and not any(character.isdigit() for character in last)


@dataclass(frozen=True, slots=True)
class Sender:
    """The one national sender, from settings. Never a municipality: it would tell a place."""

    name: str = "Vertrekmelding"
    tagline: str = "Landelijke berichten over kinderen die naar het buitenland verhuizen"
    return_line: str = "Postbus 99999, 9999 ZZ Postdorp"
    phone: str = "088-000 00 00"
    website: str | None = None
    reply_address: str = "Vertrekmelding, Postbus 99999, 9999 ZZ Postdorp"


@dataclass(frozen=True, slots=True)
class HelpLines:
    """Telephone numbers of help that costs nothing extra; check them before each print run."""

    child_abroad: str = "088-800 90 00"
    """Centrum IKO. Its full name holds an accusing word and is never printed."""
    legal: str = "0800-8020"
    """Juridisch Loket. The older 0900 number costs money and may never be printed."""
    not_safe: str = "0800-2000"
    danger: str = "112"
    despair: str = "113"


def from_abroad(number: str) -> str:
    """With the number of the country; a free or short number ends at the border and stays."""
    ordinary = number.startswith("0") and not number.startswith(("00", "0800", "0900"))
    return f"+31 {number[1:]}" if ordinary else number


DEFAULT_SENDER = Sender()
DEFAULT_HELP_LINES = HelpLines()


@dataclass(frozen=True, slots=True)
class AnswerAt:
    """Where and with which code the addressee answers.

    ``site``: the neutral address of the reply page, as one types it; ``code``: in groups, as it is
    printed. The code opens one message of one holder and stands nowhere but in the letter.
    """

    site: str
    code: str = field(repr=False)

    def __post_init__(self) -> None:
        if not (_SITE.fullmatch(self.site) and _CODE.fullmatch(self.code)):
            raise UnprintableLetterError(Defect.ANSWER_SHAPE)

    @property
    def link(self) -> str:
        """What the QR code opens: the page alone, the same in every letter."""
        return f"https://{self.site}"


@dataclass(frozen=True, slots=True)
class Letter:
    """All that one letter says. Dates are local dates (Europe/Amsterdam).

    `departure_date` is None when it may not be told or is not known. `answer_before` is a wish,
    never a term after which silence counts. `sent_on` is the date of the letter that a RECALL
    takes back or a CORRECTION corrects. `after_departure` puts the departure in the past tense.
    `reference` is an opaque code (`notifier.letters.reference.short_reference`). `answer_at` is
    None where nothing is asked, or where there is no page on which to answer; a RECALL prints none.
    `large_print`: the same words in 16 points.
    """

    kind: LetterKind
    addressee: Addressee
    children: tuple[LetterChild, ...]
    letter_date: date
    reference: str
    departure_date: date | None = None
    answer_before: date | None = None
    sent_on: date | None = None
    after_departure: bool = False
    sender: Sender = DEFAULT_SENDER
    help_lines: HelpLines = DEFAULT_HELP_LINES
    answer_at: AnswerAt | None = None
    large_print: bool = False

    def __post_init__(self) -> None:
        if not self.children:
            raise UnprintableLetterError(Defect.NO_CHILDREN)
        earlier = self.kind in {LetterKind.RECALL, LetterKind.CORRECTION}
        dateless = self.kind is LetterKind.CORRECTION and self.departure_date is None
        if dateless or (earlier and self.sent_on is None):
            raise UnprintableLetterError(Defect.MISSING_DATE)
        # Also a wish to hear before a day, and the past tense, tell when.
        tells_when = self.departure_date or self.answer_before or self.after_departure
        if self.kind is LetterKind.LIMITED and tells_when:
            raise UnprintableLetterError(Defect.DATE_NOT_TO_BE_TOLD)
        if not _REFERENCE.fullmatch(self.reference):
            raise UnprintableLetterError(Defect.REFERENCE_SHAPE)

    @property
    def phone(self) -> str:
        """Our number, as one dials it from where the addressee lives."""
        return self._dialled(self.sender.phone)

    @property
    def phone_child_abroad(self) -> str:
        """That of Centrum IKO, likewise."""
        return self._dialled(self.help_lines.child_abroad)

    def _dialled(self, number: str) -> str:
        return from_abroad(number) if self.addressee.is_abroad else number
