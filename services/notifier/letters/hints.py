"""That a message is waiting, by e-mail or SMS: for anybody who looks at that phone.

No name, no fact, not even what we are called: that would tell it on a locked screen. What kind of
message it is and whether an answer is asked is said (Awb 2:10); no link, since we never send one.
"""

from dataclasses import dataclass
from datetime import date

from notifier.letters import dutch, english
from notifier.letters.content import LetterKind
from notifier.letters.cover import ASKING
from notifier.letters.errors import Defect, UnprintableLetterError


@dataclass(frozen=True, slots=True)
class MailHint:
    """A plain e-mail: Dutch first, then English."""

    subject: str
    text: str


def mail_hint(
    kind: LetterKind, *, in_box: bool, by_post: bool = True, answer_before: date | None = None
) -> MailHint:
    """What a plain e-mail says.

    ``in_box``: it lies in the Berichtenbox. ``by_post``: it comes on paper, as it nearly always
    does. ``answer_before``: only where it may be told.

    Raises ``UnprintableLetterError`` for a day with a kind of letter that names none.
    """
    _require_tellable(kind, answer_before)
    dutch_lines = [
        "Er staat een bericht voor u klaar. Het is een brief van de overheid.",
        f"{_where_nl(in_box=in_box, by_post=by_post)}",
        *_asked_nl(kind, answer_before),
        "In onze berichten staat nooit een link. U hoeft niets te betalen.",
    ]
    english_lines = [
        "There is a message waiting for you. It is an official letter.",
        f"{_where_en(in_box=in_box, by_post=by_post)}",
        *_asked_en(kind, answer_before),
        "Our messages never hold a link. You do not have to pay anything.",
    ]
    text = "\n".join(dutch_lines) + "\n\n" + "\n".join(english_lines)
    return MailHint("Er staat een bericht voor u klaar / You have a message", text)


def text_hint(
    kind: LetterKind, *, in_box: bool, by_post: bool = True, answer_before: date | None = None
) -> str:
    """One SMS in Dutch, in letters that every phone takes (GSM 03.38): else it is three.

    Raises as ``mail_hint`` does.
    """
    _require_tellable(kind, answer_before)
    where = "U krijgt een brief van de overheid."
    if in_box:
        where = "Lees het op MijnOverheid"
        where += " of in de brief die u krijgt." if by_post else "."
    parts = ["Er staat een bericht voor u klaar.", where]
    if kind in ASKING:
        parts.append("Wij vragen u om een antwoord.")
        if answer_before is not None:
            parts.append(f"Liefst voor {dutch.in_words(answer_before)}.")
    return " ".join(parts)


def _require_tellable(kind: LetterKind, answer_before: date | None) -> None:
    if kind is LetterKind.LIMITED and answer_before is not None:
        raise UnprintableLetterError(Defect.DATE_NOT_TO_BE_TOLD)


def _where_nl(*, in_box: bool, by_post: bool) -> str:
    if in_box:
        box = "Lees het in uw Berichtenbox op MijnOverheid."
        return f"{box} U krijgt het ook per post." if by_post else box
    return "U krijgt de brief per post."


def _where_en(*, in_box: bool, by_post: bool) -> str:
    if in_box:
        box = "Read it in your Berichtenbox at MijnOverheid."
        return f"{box} You will also get it by post." if by_post else box
    return "You will get the letter by post."


def _asked_nl(kind: LetterKind, answer_before: date | None) -> list[str]:
    if kind not in ASKING:
        return ["U hoeft niet te antwoorden."]
    day = f" Doe dit liefst vóór {dutch.in_words(answer_before)}." if answer_before else ""
    return [f"Wij vragen u om een antwoord.{day}"]


def _asked_en(kind: LetterKind, answer_before: date | None) -> list[str]:
    if kind not in ASKING:
        return ["You do not have to answer."]
    day = (
        f" Please do this before {english.in_words(answer_before)} if you can."
        if answer_before
        else ""
    )
    return [f"We ask you for an answer.{day}"]
