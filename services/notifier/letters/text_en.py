"""The English text on the back: the same parts in the same order as `text_nl`.

Nobody's language is guessed from who they are; every letter carries it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from notifier.letters.content import AnswerAt, Letter, LetterChild, LetterKind
from notifier.letters.english import in_words, joined
from notifier.letters.page import AnswerPanel, Heading, LetterBlock, Listing, Paragraph, Side

THREE_ANSWERS: Final = (
    "I know about this and I agree.",
    "I did not know, or I do not agree.",
    "This is not correct. I want somebody to look at it.",
)
"""The same words on the page on which one answers."""

_SILENCE: Final = Paragraph("If you do not answer, that does not mean that you agree.")


def side(letter: Letter) -> Side:
    """The English side of the letter."""
    names = joined([child.first_name for child in letter.children])
    title = f"A message about {names}"
    if letter.kind is LetterKind.RECALL:
        title = f"Our earlier message about {names} was not correct"
    if letter.kind is LetterKind.CORRECTION:
        title = f"Another date in our message about {names}"
    if letter.kind is LetterKind.CONFIRMATION:
        title = f"We have received your answer about {names}"
    if letter.kind is LetterKind.AGREEMENT:
        title = f"A question about your answer about {names}"
    bodies = {
        LetterKind.VERTREK: _vertrek,
        LetterKind.LIMITED: _vertrek,
        LetterKind.RECALL: _recall,
        LetterKind.RECEIPT: _receipt,
        LetterKind.CORRECTION: _correction,
        LetterKind.CONFIRMATION: _confirmation,
        LetterKind.AGREEMENT: _agreement,
    }
    return Side(
        lang="en",
        title=title,
        details=(),
        blocks=(
            Paragraph("This is the English text of the letter that starts on page 1."),
            Paragraph(f"Dear {letter.addressee.name},"),
            *bodies[letter.kind](letter, names),
            Paragraph(f"Kind regards, {letter.sender.name}"),
        ),
    )


def _vertrek(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    return (
        Paragraph(
            f"You have parental authority (gezag) over {_children(letter.children)}. "
            "That is why we are writing to you."
        ),
        *_departure(letter, names),
        Paragraph(
            "This does not mean that anything is wrong. You may know about it already. "
            "You may have agreed to it."
        ),
        Heading("What can you do now?"),
        *_answering(letter, names),
        Heading("Good to know"),
        Paragraph(
            "When two people share authority, they must agree about a move abroad. If they cannot "
            "agree, a judge can decide. An island of the Kingdom, such as Aruba or Bonaire, "
            "counts as abroad here too."
        ),
        *_help(letter),
        *_rights(letter),
    )


def _answering(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    three = Listing(THREE_ANSWERS, numbered=True)
    if letter.answer_at is None:
        return (
            Paragraph(
                f"Call {letter.phone} or write to {letter.sender.reply_address}. "
                f"Mention the reference {letter.reference}. {_wish(letter.answer_before)} "
                "Tell us which of these is true for you:"
            ),
            three,
            _SILENCE,
        )
    return (
        Paragraph("Choose the answer that is true for you:"),
        three,
        _panel(letter, letter.answer_at, names),
        Paragraph(f"{_by_phone(letter)} {_wish(letter.answer_before)}"),
        _SILENCE,
    )


def _panel(letter: Letter, answer_at: AnswerAt, names: str) -> AnswerPanel:
    whose = names if len(letter.children) == 1 else "one of these children"
    return AnswerPanel(
        visit="Scan the QR code with your phone. Or go to",
        site=answer_at.site,
        enter="Type your code:",
        code=answer_at.code,
        birth_date=f"Type the date of birth of {whose}. It is not in this letter.",
        login="Keep your code to yourself. You can also log in with DigiD, without a code.",
        picture=f"QR code that opens {answer_at.site}",
        link=answer_at.link,
    )


def _by_phone(letter: Letter) -> str:
    return (
        f"Do you prefer to call or write? Call {letter.phone} or write to "
        f"{letter.sender.reply_address}. Mention the reference {letter.reference}."
    )


def _recall(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    sent_on = f" on {in_words(letter.sent_on)}" if letter.sent_on else ""
    return (
        Paragraph(f"We sent you a message about {names}{sent_on}. That message was not correct."),
        Paragraph("The message no longer applies. You do not have to do anything. We are sorry."),
        Heading("Do you have any questions?"),
        Paragraph(f"Call {letter.phone}. Mention the reference {letter.reference}."),
        *_help(letter),
        *_rights(letter),
    )


def _receipt(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    return (
        Paragraph(
            f"You have parental authority (gezag) over {_children(letter.children)}. "
            "That is why we are writing to you."
        ),
        *_departure(letter, names),
        Paragraph("Our records say that you gave your consent to this. Is that right?"),
        Heading("What can you do now?"),
        *_saying_whether(letter, names),
        Paragraph(
            "Did you never give consent? Then your silence does not count as consent. "
            "Tell us, and somebody will look at it."
        ),
        *_help(letter),
        *_rights(letter),
    )


def _saying_whether(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    if letter.answer_at is None:
        return (
            Listing(
                (
                    "Is it right? Then you do not have to do anything.",
                    f"Is it not right? Call {letter.phone}.",
                    "Have you changed your mind? Then please call us too.",
                )
            ),
            Paragraph(
                f"You can also write to {letter.sender.reply_address}. "
                f"Mention the reference {letter.reference}. {_wish(letter.answer_before)}"
            ),
        )
    return (
        Listing(
            (
                "Is it right? Then you do not have to do anything.",
                "Is it not right? Then choose answer 2 or 3.",
                "Have you changed your mind? Then choose answer 2 too.",
            )
        ),
        Listing(THREE_ANSWERS, numbered=True),
        _panel(letter, letter.answer_at, names),
        Paragraph(f"{_by_phone(letter)} {_wish(letter.answer_before)}"),
    )


def _correction(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    sent_on = f" on {in_words(letter.sent_on)}" if letter.sent_on else ""
    day = f"{in_words(letter.departure_date)}." if letter.departure_date else ""
    return (
        Paragraph(
            f"You have parental authority (gezag) over {_children(letter.children)}. "
            "That is why we are writing to you."
        ),
        Paragraph(
            f"We sent you a message about {names}{sent_on}. The date in that message is no longer "
            "correct. The date that was now given is",
            day,
        ),
        Paragraph(
            "The rest of our message still applies. We do not know why the date is different."
        ),
        Heading("What can you do now?"),
        *_answering_anew(letter, names),
        _SILENCE,
        *_help(letter),
        *_rights(letter),
    )


def _answering_anew(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    done = "Have you answered already? Then you do not have to answer again."
    if letter.answer_at is None:
        return (
            Listing(
                (
                    done,
                    (f"Do you want to answer, or to give another answer? Call {letter.phone}."),
                )
            ),
            Paragraph(
                f"You may also write to {letter.sender.reply_address}. "
                f"Mention the reference {letter.reference}. {_wish(letter.answer_before)}"
            ),
        )
    return (
        Listing((done, "Do you want to answer, or to give another answer? This is how:")),
        _panel(letter, letter.answer_at, names),
        Paragraph(f"{_by_phone(letter)} {_wish(letter.answer_before)}"),
    )


def _confirmation(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    return (
        Paragraph(f"You answered our message about {names}. We have received your answer."),
        Paragraph("One of us is looking at it. You do not have to do anything now."),
        Heading("Did you not answer?"),
        Paragraph("Then please call us. Somebody else may have used your name."),
        Heading("Do you have any questions, or something to add?"),
        *_adding(letter, names),
        *_help(letter),
        *_rights(letter),
    )


def _agreement(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    return (
        Paragraph(
            f"You have parental authority (gezag) over {_children(letter.children)}. "
            "That is why we are writing to you."
        ),
        Paragraph(
            f"We received an answer to our message about {names}. Nobody logged in for it. "
            "The answer was: I know about this and I agree. Is that right?"
        ),
        Paragraph("We ask because without a login we do not know for certain who answers."),
        Heading("What can you do now?"),
        *_saying_whether(letter, names),
        Paragraph(
            "Did you not answer? Then somebody else has used your letter. "
            "Please tell us, and someone will look at it."
        ),
        *_help(letter),
        *_rights(letter),
    )


def _adding(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    if letter.answer_at is None:
        return (
            Paragraph(
                f"Call {letter.phone} or write to {letter.sender.reply_address}. "
                f"Mention the reference {letter.reference}."
            ),
        )
    return (
        Paragraph("You can look at your answer or change it:"),
        _panel(letter, letter.answer_at, names),
        Paragraph(_by_phone(letter)),
    )


def _departure(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    if letter.after_departure:
        verb = "have moved" if len(letter.children) > 1 else "has moved"
    else:
        verb = "will move"
    told = Paragraph(f"Someone has reported that {names} {verb} abroad.")
    if letter.departure_date is None:
        return (told,)
    return (Paragraph(f"{told.text} The date given is", f"{in_words(letter.departure_date)}."),)


def _help(letter: Letter) -> tuple[LetterBlock, ...]:
    lines, child_abroad = letter.help_lines, letter.phone_child_abroad
    return (
        Heading("Help"),
        Listing(
            (
                f"Questions about children and living abroad: Centrum IKO, {child_abroad}.",
                f"Questions about your rights: Juridisch Loket, {lines.legal}.",
                (
                    "Do you or your child not feel safe? Veilig Thuis, "
                    f"{lines.not_safe}, day and night. In danger: {lines.danger}."
                ),
                f"Are you not doing well? Call {lines.despair}, day and night.",
            )
        ),
    )


def _rights(letter: Letter) -> tuple[LetterBlock, ...]:
    website = f" Or see {letter.sender.website}." if letter.sender.website else ""
    return (
        Paragraph(
            "Is this letter hard to understand? Call us. We can also help you in another "
            "language. We can read the letter to you. You do not have to pay us anything."
        ),
        Paragraph(
            "Is something in this letter wrong? Do you want to know which data we have? Do you "
            f"want to object, or do you have a complaint? Call us or write to us.{website}"
        ),
    )


def _wish(answer_before: date | None) -> str:
    if answer_before is None:
        return "Please do this soon if you can. Later is possible too."
    return f"Please do this before {in_words(answer_before)} if you can. Later is possible too."


def _children(children: tuple[LetterChild, ...]) -> str:
    return joined(
        [
            child.first_name
            if child.birth_year is None
            else f"{child.first_name} (born in {child.birth_year})"
            for child in children
        ]
    )
