"""The last guard before a letter leaves: what may never be in it.

The types in `content` leave no room for most of this; the guard is for the day that a value lands
in the wrong field or a text is edited carelessly. A violation means: do not send, needs_review.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from notifier.letters.content import Letter, LetterChild
from notifier.letters.cover import cover_of
from notifier.letters.words import body_text, without_code


class ForbiddenKind(StrEnum):
    """What kind of thing was found. Holds no personal data, so it may be logged."""

    ADDRESS_LINE = "address_line"
    """Street and house number of the departing side."""
    STREET = "street"
    TOWN = "town"
    POSTCODE = "postcode"
    MUNICIPALITY = "municipality"
    ADULT_NAME = "adult_name"
    """An adult other than the addressee."""
    CHILD_NAME = "child_name"
    """A child over whom the addressee has no gezag."""
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"
    """Of a child in the letter, in full: with the code it opens the case."""
    DESTINATION = "destination"
    BSN = "bsn"
    A_NUMBER = "a_number"
    RISK_WORD = "risk_word"
    INTERNAL = "internal"
    """A code of ours: of a rule, a tier, a row. Who knows the rules could read the case in it."""
    PAID_NUMBER = "paid_number"
    MUNICIPAL_SENDER = "municipal_sender"


@dataclass(frozen=True, slots=True)
class Forbidden:
    """One value that this letter may not hold."""

    kind: ForbiddenKind
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Violation:
    """That something forbidden is in a text; not what, since this goes into logs."""

    kind: ForbiddenKind


# Written with and without blanks, so compared without.
_COMPACT: Final = frozenset(
    {ForbiddenKind.POSTCODE, ForbiddenKind.PHONE, ForbiddenKind.BSN, ForbiddenKind.A_NUMBER}
)
# In the addressee's own address the town, street and postcode may well be those of the departing
# side: many live round the corner. Their whole address or name may not.
_IN_WINDOW: Final = frozenset(
    {
        ForbiddenKind.ADDRESS_LINE,
        ForbiddenKind.ADULT_NAME,
        ForbiddenKind.CHILD_NAME,
        ForbiddenKind.BSN,
    }
)
_ALSO_NAMES: Final = frozenset(
    {ForbiddenKind.ADULT_NAME, ForbiddenKind.TOWN, ForbiddenKind.DESTINATION}
)
_IN_SENDER: Final = frozenset({ForbiddenKind.TOWN, ForbiddenKind.MUNICIPALITY})

_LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){7,}(?!\d)")
# Combining accents, soft hyphen, zero-width and direction marks.
_UNSEEN = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
_NO_WORD = re.compile(r"[\W_]+")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+\.[\w.\-]+")
_INTERNAL = re.compile(r"(?<!\w)(?:[gsr]\d{2}|t[0-7]|[0-9a-f]{8}-[0-9a-f]{4}-\w+)(?!\w)")
_PAID_NUMBER = re.compile(r"(?<!\d)090[069]")
# Words that accuse, that tell of a judgement about the family, or that tell who else was told.
_RISK_WORD = re.compile(
    r"""
    ontvoer | kidnap | abduct | slachtoffer | mishandel | kinderbescherming | crimine | geweld
    | (?<!\w)(?:
        dader s? | verdacht e? n? | misdrijf | strafbaar | aangifte | politie | police
        | gevlucht | vluchten | schuiladres | geheimhouding | blijfhuis | vrouwenopvang | opvang
        | risico \w* | vlag | gemarkeerd | indicator en? | rvdk | ca\ ika | centrale\ autoriteit
        | nationaliteit | bsn | burgerservicenummer | a-nummer | nieuwe\ partner
        | perpetrator s? | suspect s? | suspected | victim s? | violence | crime | shelter
        | risk s? | flag | flagged | nationality
    )(?!\w)
    """,
    re.VERBOSE,
)


def violations(text: str, *, forbidden: Sequence[Forbidden], fixed: str = "") -> list[Violation]:
    """What `text` holds that it may not hold, apart from what `fixed` holds just as often.

    `fixed` is the same text with nothing personal in it: the town Best is then told from the
    word "best" in a template. Paid numbers and risk words are wrong in a template too.
    """
    plain, plain_fixed = _plain(text), _plain(fixed)
    found = _present(plain, forbidden, plain_fixed)
    extra = Counter(_LONG_NUMBER.findall(text)) - Counter(_LONG_NUMBER.findall(fixed))
    found += [Violation(_number_kind(number)) for number in extra]
    mail = Counter(_EMAIL.findall(plain)) - Counter(_EMAIL.findall(plain_fixed))
    found += [Violation(ForbiddenKind.EMAIL) for _ in mail]
    codes = Counter(_INTERNAL.findall(plain)) - Counter(_INTERNAL.findall(plain_fixed))
    found += [Violation(ForbiddenKind.INTERNAL) for _ in codes]
    found += [Violation(ForbiddenKind.PAID_NUMBER) for _ in _PAID_NUMBER.findall(plain)]
    found += [Violation(ForbiddenKind.RISK_WORD) for _ in _RISK_WORD.findall(plain)]
    return found


def letter_violations(letter: Letter, forbidden: Sequence[Forbidden]) -> list[Violation]:
    """Check a whole letter: its words, its address window and its sender.

    The addressee's own name is left out of the words: "S. Jansen" may be told about the child
    of P. Jansen, and "Van Leiden" may be told about a departure from Leiden.
    """
    own_names = {_plain(child.first_name) for child in letter.children}
    looked_for = [
        item
        for item in forbidden
        # A son who is called after his father, a daughter after a town or a country.
        if not (item.kind in _ALSO_NAMES and _plain(item.value) in own_names)
    ]
    nameless = without_code(replace(letter, addressee=replace(letter.addressee, name="Xxxxx")))
    nobody = _about_nobody(letter)
    found = violations(body_text(nameless), forbidden=looked_for, fixed=body_text(nobody))
    found += _window_violations(letter, looked_for)
    return found + _sender_violations(letter, forbidden)


def cover_violations(letter: Letter, forbidden: Sequence[Forbidden]) -> list[Violation]:
    """Check the words around the letter, in which not even its own names may stand."""
    own = [Forbidden(ForbiddenKind.CHILD_NAME, child.first_name) for child in letter.children]
    own.append(Forbidden(ForbiddenKind.ADULT_NAME, letter.addressee.name))
    cover, plain = cover_of(letter), cover_of(_about_nobody(letter))
    found = violations(cover.text, forbidden=[*own, *forbidden], fixed=plain.text)
    return found + violations(cover.subject, forbidden=[*own, *forbidden], fixed=plain.subject)


def _about_nobody(letter: Letter) -> Letter:
    nobody = LetterChild("Xxxxx", None)
    return replace(
        without_code(letter),
        addressee=replace(letter.addressee, name="Xxxxx"),
        children=(nobody,) * len(letter.children),
    )


def _window_violations(letter: Letter, forbidden: Sequence[Forbidden]) -> list[Violation]:
    name, lines = letter.addressee.name, "\n".join(letter.addressee.lines)
    in_window = [item for item in forbidden if item.kind in _IN_WINDOW]
    found = _present(_plain(lines), in_window, "")
    found += [
        Violation(item.kind)
        for item in in_window
        if item.kind is ForbiddenKind.ADULT_NAME and _plain(item.value) == _plain(name)
    ]
    # A foreign postcode may have nine digits: only unbroken ones that pass the 11-proef count.
    numbers = re.findall(r"(?<!\d)\d{8,9}(?!\d)", f"{name}\n{lines}")
    return found + [Violation(ForbiddenKind.BSN) for number in numbers if _passes_11(number)]


def _sender_violations(letter: Letter, forbidden: Sequence[Forbidden]) -> list[Violation]:
    sender = letter.sender
    head = f"{sender.name}\n{sender.tagline}\n{sender.website or ''}"
    places = [item for item in forbidden if item.kind in _IN_SENDER]
    found = _present(_plain(head), places, "")
    if "gemeente" in _plain(f"{head}\n{sender.return_line}\n{sender.reply_address}"):
        found.append(Violation(ForbiddenKind.MUNICIPAL_SENDER))
    return found


def _present(plain: str, forbidden: Iterable[Forbidden], plain_fixed: str) -> list[Violation]:
    compact, compact_fixed = _compact(plain), _compact(plain_fixed)
    found = []
    for item in forbidden:
        value = _plain(item.value)
        if not value:
            continue
        if item.kind in _COMPACT:
            value = _compact(value)
            more = compact.count(value) > compact_fixed.count(value)
        else:
            more = _words(value, plain) > _words(value, plain_fixed)
        if more:
            found.append(Violation(item.kind))
    return found


def _words(value: str, plain: str) -> int:
    if value not in plain:
        return 0
    return len(re.findall(rf"(?<!\w){re.escape(value)}(?!\w)", plain))


def _number_kind(number: str) -> ForbiddenKind:
    digits = _compact(number)
    if _passes_11(digits):
        return ForbiddenKind.BSN
    if number.isdigit() and len(digits) == 10 and not digits.startswith("0"):  # noqa: PLR2004 - an A-nummer has ten digits
        return ForbiddenKind.A_NUMBER
    return ForbiddenKind.PHONE


def _passes_11(digits: str) -> bool:
    """The 11-proef of a BSN; eight digits are a BSN without its leading zero."""
    if len(digits) not in {8, 9}:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits.zfill(9), strict=True))
    return total % 11 == 0


def _plain(text: str) -> str:
    """Small letters without accents, invisible characters or double blanks."""
    apart = unicodedata.normalize("NFKD", text)
    return " ".join(_UNSEEN.sub("", apart).casefold().split())


def _compact(plain: str) -> str:
    return _NO_WORD.sub("", plain)
