"""The Dutch text, at reading level B1.

Short sentences, "u", one action per line, no blame. A date is a wish and silence is never
consent, in plain words. Every letter says that the islands count as abroad: it is then true for
a move to an island and says nothing about where anybody went.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from notifier.letters.content import AnswerAt, Letter, LetterChild, LetterKind
from notifier.letters.dutch import in_words, joined
from notifier.letters.page import AnswerPanel, Heading, LetterBlock, Listing, Paragraph, Side

THREE_ANSWERS: Final = (
    "Ik weet dit en ik vind het goed.",
    "Ik wist dit niet, of ik ben het er niet mee eens.",
    "Dit klopt niet. Ik wil dat iemand ernaar kijkt.",
)
"""The same words on the page on which one answers."""

_SILENCE: Final = Paragraph("Reageert u niet? Dan betekent dat niet dat u het goed vindt.")


def side(letter: Letter) -> Side:
    """The Dutch side of the letter."""
    names = joined([child.first_name for child in letter.children])
    title = f"Bericht over {names}"
    if letter.kind is LetterKind.RECALL:
        title = f"Ons eerdere bericht over {names} klopte niet"
    if letter.kind is LetterKind.CORRECTION:
        title = f"Een andere datum in ons bericht over {names}"
    if letter.kind is LetterKind.CONFIRMATION:
        title = f"Wij hebben uw antwoord over {names} ontvangen"
    if letter.kind is LetterKind.AGREEMENT:
        title = f"Een vraag over uw antwoord over {names}"
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
        lang="nl",
        title=title,
        details=_details(letter),
        blocks=(
            Paragraph(f"Beste {letter.addressee.name},"),
            *bodies[letter.kind](letter, names),
            Paragraph(f"Met vriendelijke groet, {letter.sender.name}"),
        ),
    )


def _details(letter: Letter) -> tuple[tuple[str, str], ...]:
    sender = letter.sender
    website = (("Website", sender.website),) if sender.website else ()
    return (
        ("Datum", in_words(letter.letter_date)),
        ("Kenmerk", letter.reference),
        ("Telefoon", letter.phone),
        *website,
        ("Retouradres", sender.return_line),
        ("English", "at the end of this letter"),
    )


def _vertrek(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    return (
        Paragraph(f"U heeft het gezag over {_children(letter.children)}. Daarom schrijven wij u."),
        *_departure(letter, names),
        Paragraph(
            "Dit bericht betekent niet dat er iets verkeerd is. Misschien weet u het al. "
            "Misschien heeft u het zo afgesproken."
        ),
        Heading("Wat kunt u nu doen?"),
        *_answering(letter, names),
        Heading("Goed om te weten"),
        Paragraph(
            "Hebben twee mensen samen het gezag? Dan moeten zij het eens zijn over een "
            "verhuizing naar het buitenland. Lukt dat niet, dan kan de rechter beslissen. "
            "Een eiland van het Koninkrijk, zoals Aruba of Bonaire, telt hier ook als buitenland."
        ),
        *_help(letter),
        *_rights(letter),
    )


def _answering(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    three = Listing(THREE_ANSWERS, numbered=True)
    if letter.answer_at is None:
        return (
            Paragraph(
                f"Bel {letter.phone} of schrijf naar {letter.sender.reply_address}. "
                f"Noem het kenmerk {letter.reference}. {_wish(letter.answer_before)} "
                "Vertel ons wat bij u past:"
            ),
            three,
            _SILENCE,
        )
    return (
        Paragraph("Kies het antwoord dat bij u past:"),
        three,
        _panel(letter, letter.answer_at, names),
        Paragraph(f"{_by_phone(letter)} {_wish(letter.answer_before)}"),
        _SILENCE,
    )


def _panel(letter: Letter, answer_at: AnswerAt, names: str) -> AnswerPanel:
    whose = names if len(letter.children) == 1 else "één van deze kinderen"
    return AnswerPanel(
        visit="Scan de QR-code met uw telefoon. Of ga naar",
        site=answer_at.site,
        enter="Typ uw code:",
        code=answer_at.code,
        birth_date=f"Typ de geboortedatum van {whose}. Die staat niet in deze brief.",
        login="Houd uw code voor uzelf. U kunt ook inloggen met DigiD, zonder code.",
        picture=f"QR-code die {answer_at.site} opent",
        link=answer_at.link,
    )


def _by_phone(letter: Letter) -> str:
    return (
        f"Liever bellen of schrijven? Bel {letter.phone} of schrijf naar "
        f"{letter.sender.reply_address}. Noem het kenmerk {letter.reference}."
    )


def _recall(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    sent_on = f" op {in_words(letter.sent_on)}" if letter.sent_on else ""
    return (
        Paragraph(f"Wij stuurden u{sent_on} een bericht over {names}. Dat bericht klopte niet."),
        Paragraph("Het bericht geldt niet meer. U hoeft niets te doen. Het spijt ons."),
        Heading("Heeft u vragen?"),
        Paragraph(f"Bel {letter.phone}. Noem het kenmerk {letter.reference}."),
        *_help(letter),
        *_rights(letter),
    )


def _receipt(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    return (
        Paragraph(f"U heeft het gezag over {_children(letter.children)}. Daarom schrijven wij u."),
        *_departure(letter, names),
        Paragraph("Bij ons staat dat u daar toestemming voor heeft gegeven. Klopt dat?"),
        Heading("Wat kunt u nu doen?"),
        *_saying_whether(letter, names),
        Paragraph(
            "Heeft u nooit toestemming gegeven? Dan geldt uw stilte niet als toestemming. "
            "Laat het ons weten, dan kijkt iemand ernaar."
        ),
        *_help(letter),
        *_rights(letter),
    )


def _saying_whether(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    if letter.answer_at is None:
        return (
            Listing(
                (
                    "Klopt het? Dan hoeft u niets te doen.",
                    f"Klopt het niet? Bel {letter.phone}.",
                    "Bent u van gedachten veranderd? Bel ons dan ook.",
                )
            ),
            Paragraph(
                f"U mag ook schrijven naar {letter.sender.reply_address}. "
                f"Noem het kenmerk {letter.reference}. {_wish(letter.answer_before)}"
            ),
        )
    return (
        Listing(
            (
                "Klopt het? Dan hoeft u niets te doen.",
                "Klopt het niet? Kies dan antwoord 2 of 3.",
                "Bent u van gedachten veranderd? Kies dan ook antwoord 2.",
            )
        ),
        Listing(THREE_ANSWERS, numbered=True),
        _panel(letter, letter.answer_at, names),
        Paragraph(f"{_by_phone(letter)} {_wish(letter.answer_before)}"),
    )


def _correction(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    sent_on = f" op {in_words(letter.sent_on)}" if letter.sent_on else ""
    day = f"{in_words(letter.departure_date)}." if letter.departure_date else ""
    return (
        Paragraph(f"U heeft het gezag over {_children(letter.children)}. Daarom schrijven wij u."),
        Paragraph(
            f"Wij stuurden u{sent_on} een bericht over {names}. De datum in dat bericht klopt "
            "niet meer. De datum die nu is doorgegeven, is",
            day,
        ),
        Paragraph("De rest van ons bericht geldt nog. Wij weten niet waarom de datum anders is."),
        Heading("Wat kunt u nu doen?"),
        *_answering_anew(letter, names),
        _SILENCE,
        *_help(letter),
        *_rights(letter),
    )


def _answering_anew(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    done = "Heeft u al geantwoord? Dan hoeft u niet nog een keer te antwoorden."
    if letter.answer_at is None:
        return (
            Listing(
                (
                    done,
                    f"Wilt u antwoorden, of uw antwoord veranderen? Bel {letter.phone}.",
                )
            ),
            Paragraph(
                f"U mag ook schrijven naar {letter.sender.reply_address}. "
                f"Noem het kenmerk {letter.reference}. {_wish(letter.answer_before)}"
            ),
        )
    return (
        Listing((done, "Wilt u antwoorden, of uw antwoord veranderen? Dat kan zo:")),
        _panel(letter, letter.answer_at, names),
        Paragraph(f"{_by_phone(letter)} {_wish(letter.answer_before)}"),
    )


def _confirmation(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    return (
        Paragraph(f"U gaf antwoord op ons bericht over {names}. Wij hebben uw antwoord ontvangen."),
        Paragraph("Iemand van ons kijkt ernaar. U hoeft nu niets te doen."),
        Heading("Heeft u niet geantwoord?"),
        Paragraph("Bel ons dan. Misschien heeft iemand anders uw naam gebruikt."),
        Heading("Heeft u vragen, of wilt u iets toevoegen?"),
        *_adding(letter, names),
        *_help(letter),
        *_rights(letter),
    )


def _agreement(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    return (
        Paragraph(f"U heeft het gezag over {_children(letter.children)}. Daarom schrijven wij u."),
        Paragraph(
            f"Wij kregen antwoord op ons bericht over {names}, zonder dat iemand inlogde. "
            "Het antwoord was: ik weet dit en ik vind het goed. Klopt dat?"
        ),
        Paragraph("Wij vragen dit, want zonder inloggen weten wij niet zeker wie er antwoordt."),
        Heading("Wat kunt u nu doen?"),
        *_saying_whether(letter, names),
        Paragraph(
            "Heeft u niet geantwoord? Dan heeft iemand anders uw brief gebruikt. "
            "Laat het ons weten, dan kijkt iemand ernaar."
        ),
        *_help(letter),
        *_rights(letter),
    )


def _adding(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    if letter.answer_at is None:
        return (
            Paragraph(
                f"Bel {letter.phone} of schrijf naar {letter.sender.reply_address}. "
                f"Noem het kenmerk {letter.reference}."
            ),
        )
    return (
        Paragraph("U kunt uw antwoord bekijken of veranderen:"),
        _panel(letter, letter.answer_at, names),
        Paragraph(_by_phone(letter)),
    )


def _departure(letter: Letter, names: str) -> tuple[LetterBlock, ...]:
    several = len(letter.children) > 1
    if letter.after_departure:
        verb = "zijn verhuisd" if several else "is verhuisd"
    else:
        verb = "gaan verhuizen" if several else "gaat verhuizen"
    told = Paragraph(f"Iemand heeft doorgegeven dat {names} naar het buitenland {verb}.")
    if letter.departure_date is None:
        return (told,)
    return (
        Paragraph(
            f"{told.text} De datum die is doorgegeven, is", f"{in_words(letter.departure_date)}."
        ),
    )


def _help(letter: Letter) -> tuple[LetterBlock, ...]:
    lines, child_abroad = letter.help_lines, letter.phone_child_abroad
    return (
        Heading("Hulp"),
        Listing(
            (
                f"Vragen over kinderen en het buitenland: Centrum IKO, {child_abroad}.",
                f"Vragen over uw rechten: Juridisch Loket, {lines.legal}.",
                (
                    f"Voelt u of uw kind zich niet veilig? Veilig Thuis, {lines.not_safe}, "
                    f"dag en nacht. Bij gevaar: {lines.danger}."
                ),
                f"Gaat het niet goed met u? Bel {lines.despair}, dag en nacht.",
            )
        ),
    )


def _rights(letter: Letter) -> tuple[LetterBlock, ...]:
    website = f" Of kijk op {letter.sender.website}." if letter.sender.website else ""
    return (
        Paragraph(
            "Begrijpt u deze brief niet goed? Bel ons. Wij helpen u ook in een andere taal. "
            "Wij kunnen de brief ook voorlezen. U hoeft ons niets te betalen."
        ),
        Paragraph(
            "Staat er iets fout in deze brief? Wilt u weten welke gegevens wij hebben? "
            f"Wilt u bezwaar maken of heeft u een klacht? Bel of schrijf ons.{website}"
        ),
    )


def _wish(answer_before: date | None) -> str:
    if answer_before is None:
        return "Doe dit liefst snel. Later mag ook."
    return f"Doe dit liefst vóór {in_words(answer_before)}. Later mag ook."


def _children(children: tuple[LetterChild, ...]) -> str:
    return joined(
        [
            child.first_name
            if child.birth_year is None
            else f"{child.first_name} (geboren in {child.birth_year})"
            for child in children
        ]
    )
