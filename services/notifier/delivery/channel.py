"""The port through which messages leave, and what a provider can answer."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from contracts.policy.permission import LetterBasis
from contracts.values.bsn import Bsn
from notifier.letters.cover import Cover
from notifier.letters.render import RenderedLetter


@dataclass(frozen=True)
class Parcel:
    """What is handed over for one person; a channel takes of it what it carries.

    ``cover``: the plain words around the letter where a channel shows some. ``abroad``: the
    address of the letter is outside the Netherlands.
    """

    letter: RenderedLetter
    holder: Bsn
    cover: Cover
    abroad: bool = False


@dataclass(frozen=True)
class Sent:
    """The provider took it in, under an id of its own."""

    provider_id: str


@dataclass(frozen=True)
class Found:
    """The provider has a message under our reference."""

    provider_id: str


@dataclass(frozen=True)
class NotFound:
    """The provider has nothing under our reference at this moment."""


@dataclass(frozen=True)
class CannotSay:
    """The provider's answer settles nothing; a human finds out. ``code`` says why."""

    code: str


LookedUp = Found | NotFound | CannotSay


class MessageChannel(Protocol):
    """One way to reach a person."""

    def send(self, parcel: Parcel, *, reference: UUID, basis: LetterBasis) -> Sent:
        """Hand it over. Raises ``NotSent``, ``MaybeSent`` or ``Refused``.

        ``reference`` is our message id, by which ``find`` knows it again.
        """

    def find(self, reference: UUID) -> LookedUp:
        """Look up whether it was taken in. Raises ``NotSent`` when nobody can be asked now."""
