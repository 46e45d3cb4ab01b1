"""What goes to an address that a holder gave: that a message waits, or the code that proves it.

Read on a locked screen by whoever lies next to it: no name, no fact, no date, no link, and no word
that says what the message is about.
"""

from dataclasses import dataclass

from notifier.enrolment.kinds import AddressKind
from notifier.letters.content import LetterKind
from notifier.letters.hints import mail_hint, text_hint


@dataclass(frozen=True, slots=True)
class Words:
    """``subject``: of an e-mail; a text message has none."""

    subject: str
    text: str


def hint_words(to: AddressKind, kind: LetterKind, *, in_box: bool, by_post: bool) -> Words:
    """That a message of this kind waits, and where. Never by when: that would tell a day."""
    if to is AddressKind.SMS:
        return Words("", text_hint(kind, in_box=in_box, by_post=by_post))
    mail = mail_hint(kind, in_box=in_box, by_post=by_post)
    return Words(mail.subject, mail.text)


def code_words(code: str) -> Words:
    """The code that shows that an address is the reader's own."""
    return Words(
        "Uw code",
        f"Uw code is {code}. Typ deze code op de pagina waar u net was. Geef hem aan niemand. "
        "Vroeg u niet om een code? Dan hoeft u niets te doen.\n\n"
        f"Your code is {code}. Type it on the page where you just were. Give it to nobody. "
        "Did you not ask for a code? Then you do not need to do anything.",
    )
