"""The few words in a personal box, above the letter that is attached to them.

The subject stands in a list that others may look over somebody's shoulder at: it names nobody.
"""

from dataclasses import dataclass, field
from typing import Final

from notifier.letters.content import Letter, LetterKind

_SUBJECTS: Final = {
    LetterKind.RECALL: "Ons eerdere bericht klopte niet",
    LetterKind.CORRECTION: "Een wijziging in ons bericht aan u",
    LetterKind.CONFIRMATION: "Wij hebben uw antwoord ontvangen",
}
_SUBJECT: Final = "Een bericht voor u"


@dataclass(frozen=True, slots=True)
class Cover:
    """``subject``: at most 50 characters; ``text``: plain, at most 4,000 (Berichtenbox)."""

    subject: str
    text: str = field(repr=False)


def cover_of(letter: Letter) -> Cover:
    """The words around this letter, Dutch first."""
    text = (
        "In de bijlage staat een brief voor u. Lees hem rustig. U krijgt hem ook per post.\n"
        f"Heeft u vragen? Bel {letter.sender.phone}. Noem het kenmerk {letter.reference}.\n\n"
        "There is a letter for you in the attachment. You also get it by post.\n\n"
        f"{letter.sender.name}"
    )
    return Cover(_SUBJECTS.get(letter.kind, _SUBJECT), text)
