"""What a provider's word about a message means, and which of several words counts. Pure.

Words arrive late, twice and in any order. So how a message stands is never a matter of which word
came last: of all that was ever said about it the strongest counts.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final


class Provider(StrEnum):
    """Who says it."""

    NOTIFYNL = "notifynl"
    EBMS = "ebms"
    OURSELVES = "vertrekmelding"
    """That nobody said anything in time."""


class Medium(StrEnum):
    """What it is about; a provider's words mean something else for each of these."""

    LETTER = "brief"
    BERICHTENBOX = "berichtenbox"
    SMS = "sms"
    EMAIL = "email"


class Word(StrEnum):
    """What was said; in rising strength."""

    UNDERWAY = "onderweg"
    UNREADABLE = "onbekend"
    """A word that we do not know: a human looks at it, and nothing changes."""

    NO_WORD = "geen_bericht"
    """The time in which a letter is posted went by, and nobody said that it was."""

    HUMAN = "naar_mens"
    """It was not taken in, by a fault that only a human can mend."""

    NOT_TAKEN = "geen_plaats"
    """There is no place for this person in that channel; nobody read anything."""

    NEVER_LEFT = "niet_gepost"
    """Certainly never printed: nobody read anything."""

    POSTED = "gepost"
    """Printed and handed to the post, or to a network that says no more."""

    NOT_ARRIVED = "niet_aangekomen"
    """It did not arrive, as far as the provider knows. Somebody may have read it all the same."""

    DELIVERED = "bezorgd"
    """It lies in the box, the mailbox or the phone. Not: somebody read it."""


NO_WORD_STATUS: Final = "no-word"
"""The status that we write ourselves when nobody said anything in time."""

ENDS: Final = frozenset(
    {Word.HUMAN, Word.NOT_TAKEN, Word.NEVER_LEFT, Word.NOT_ARRIVED, Word.DELIVERED}
)
"""After these nothing more is asked about a message."""

_STRENGTH: Final = {word: strength for strength, word in enumerate(Word)}

_UNDERWAY: Final = dict.fromkeys(("created", "sending", "pending"), Word.UNDERWAY)
_LETTER: Final = {
    **_UNDERWAY,
    "pending-virus-check": Word.UNDERWAY,
    "accepted": Word.UNDERWAY,
    # Printed and dispatched (NotifyNL OpenAPI, statuses of letters); there is no word after it.
    "received": Word.POSTED,
    "validation-failed": Word.NEVER_LEFT,
    "virus-scan-failed": Word.NEVER_LEFT,
    "cancelled": Word.NEVER_LEFT,
    # Not "never left": where the fault came after printing, somebody may have got it.
    "technical-failure": Word.NOT_ARRIVED,
    "permanent-failure": Word.NOT_ARRIVED,
}
_SHORT: Final = {
    **_UNDERWAY,
    # To a number abroad: that network says no more.
    "sent": Word.POSTED,
    "delivered": Word.DELIVERED,
    "permanent-failure": Word.NOT_ARRIVED,
    "temporary-failure": Word.NOT_ARRIVED,
    "technical-failure": Word.NOT_ARRIVED,
    "validation-failed": Word.NOT_ARRIVED,
}
_BOX: Final = {
    **dict.fromkeys(("Verwerkt", "00", "BerichtBestaatAl"), Word.DELIVERED),
    **dict.fromkeys(("NietActiefOfGeabonneerd", "20"), Word.NOT_TAKEN),
    **dict.fromkeys(
        (
            "TechnischProbleem",
            # Of ebms-core: it never reached MijnOverheid, as far as that knows.
            "FAILED",
            "EXPIRED",
            "BerichtTypeNietOndersteund",
            "AanmaakDatumLigtTeVerInHetVerleden",
            "PublicatieDatumLigtTeVerInDeToekomst",
            "BijlageTeGroot",
            "OinInCPAKomtNietOvereenMetOinInBericht",
            "XmlValidatieTegenXsdValtNegatiefUit",
        ),
        Word.HUMAN,
    ),
}
WORDS: Final[Mapping[tuple[Provider, Medium], Mapping[str, Word]]] = {
    (Provider.NOTIFYNL, Medium.LETTER): _LETTER,
    (Provider.NOTIFYNL, Medium.SMS): _SHORT,
    (Provider.NOTIFYNL, Medium.EMAIL): _SHORT,
    (Provider.EBMS, Medium.BERICHTENBOX): _BOX,
    (Provider.OURSELVES, Medium.LETTER): {NO_WORD_STATUS: Word.NO_WORD},
    (Provider.OURSELVES, Medium.BERICHTENBOX): {NO_WORD_STATUS: Word.NO_WORD},
}
"""Every status that we know, by provider and medium."""


def word_of(provider: Provider, medium: Medium, status: str) -> Word:
    """What a status means; ``UNREADABLE`` when it is none of those that are known."""
    return WORDS.get((provider, medium), {}).get(status, Word.UNREADABLE)


def strongest(words: Iterable[Word]) -> Word:
    """Which of all words about one message counts; ``UNDERWAY`` when nothing was said."""
    return max(words, key=_STRENGTH.__getitem__, default=Word.UNDERWAY)
