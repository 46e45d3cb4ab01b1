"""An e-mail address or a number as somebody typed it, in the one form in which it is kept."""

from enum import StrEnum
from typing import Final

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from notifier.enrolment.kinds import AddressKind

_LONGEST: Final = 254
_MOBILE: Final = frozenset(
    {
        phonenumbers.PhoneNumberType.MOBILE,
        # Where a country does not tell the two apart.
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    }
)


class AddressFault(StrEnum):
    """What is wrong with what was typed."""

    MISSING = "missing"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_A_NUMBER = "not_a_number"
    NOT_MOBILE = "not_mobile"


class UnfitAddress(Exception):
    """Nothing can be sent there. Repeats nothing of what was typed."""

    def __init__(self, fault: AddressFault) -> None:
        super().__init__(fault)
        self.fault = fault


def read_address(kind: AddressKind, typed: str) -> str:
    """The address to send to: e-mail as it is written, a number as E.164.

    Nobody is asked whether it exists: that only the code shows. Raises ``UnfitAddress``.
    """
    text = typed.strip()
    if not text:
        raise UnfitAddress(AddressFault.MISSING)
    if len(text) > _LONGEST:
        raise UnfitAddress(_UNREADABLE[kind])
    return _email(text) if kind is AddressKind.EMAIL else _mobile(text)


_UNREADABLE: Final = {
    AddressKind.EMAIL: AddressFault.NOT_AN_ADDRESS,
    AddressKind.SMS: AddressFault.NOT_A_NUMBER,
}


def _email(text: str) -> str:
    try:
        found = validate_email(text, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise UnfitAddress(AddressFault.NOT_AN_ADDRESS) from None
    return found.ascii_email or found.normalized


def _mobile(text: str) -> str:
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException:
        raise UnfitAddress(AddressFault.NOT_A_NUMBER) from None
    if not phonenumbers.is_valid_number(number):
        raise UnfitAddress(AddressFault.NOT_A_NUMBER)
    if phonenumbers.number_type(number) not in _MOBILE:
        raise UnfitAddress(AddressFault.NOT_MOBILE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
