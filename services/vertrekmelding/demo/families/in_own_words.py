"""Families in which a parent says something on the card or the page, or cannot be reached."""

from notifier.decision.outcome import Disposition, HolderDisposition, Tier
from notifier.letters.content import LetterKind
from notifier.reply.wire import Antwoordsoort
from vertrekmelding.demo.families.events import declared
from vertrekmelding.demo.families.family import (
    RVDK,
    AnswersOnPage,
    AwaitLetters,
    ComesBack,
    Expectation,
    ExpectedLetter,
    Family,
    SaysNotSafe,
    Send,
)
from vertrekmelding.demo.families.ordinary import BELGIUM, PORTUGAL, SPAIN
from vertrekmelding.demo.families.people import Home, Someone, joint
from vertrekmelding.demo.families.scene import Scene


def agreed_on_page(scene: Scene) -> Family:
    """Whoever took the letter may have answered: so he is asked by letter whether it is right."""
    number = scene.numbers(22)
    mother = Someone(
        bsn=next(number),
        first_name="Madelief",
        last_name="Brandhorst",
        born=scene.born(34),
        stay=Home("Zwaluwlaan", 19, "7123AB", "Lindemeer"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Sjors",
        last_name="Walraven",
        born=scene.born(37),
        stay=Home("Kanaaldijk", 62, "7234CD", "Waterdrecht"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Fenna",
        last_name="Walraven",
        born=scene.born(10),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(scene, "eens-1", [child, mother], by=mother, on=scene.day(26), land=SPAIN)
    return Family(
        id="eens",
        title="Vader is het eens",
        story="Vader opent de pagina met de code uit de brief en is het eens. Omdat iedereen met "
        "de brief dat kan, volgt een brief met de vraag of het klopt.",
        people=(mother, father, child),
        steps=(Send(event), AwaitLetters(1), AnswersOnPage(father, child, Antwoordsoort.AKKOORD)),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(
                ExpectedLetter(father, (child,)),
                ExpectedLetter(father, (child,), LetterKind.AGREEMENT),
            ),
            urgency=Tier.T3,
            reasons=("S01",),
        ),
    )


def disagreed_on_page(scene: Scene) -> Family:
    """The page does what a call to the municipality does."""
    number = scene.numbers(23)
    mother = Someone(
        bsn=next(number),
        first_name="Jolijn",
        last_name="Terpstra",
        born=scene.born(33),
        stay=Home("Merelstraat", 8, "7345EF", "Nieuw-Eikum"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Hessel",
        last_name="Roodbergen",
        born=scene.born(35),
        stay=Home("Sluisweg", 27, "7456GH", "Kleihuizen"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Wout",
        last_name="Roodbergen",
        born=scene.born(9),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(scene, "oneens-1", [child, mother], by=mother, on=scene.day(24), land=PORTUGAL)
    return Family(
        id="oneens",
        title="Vader is het niet eens",
        story="Vader opent de pagina met de code uit de brief: hij wist het niet, of is het er "
        "niet mee eens. De Raad ziet de zaak.",
        people=(mother, father, child),
        steps=(Send(event), AwaitLetters(1), AnswersOnPage(father, child, Antwoordsoort.BEZWAAR)),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(
                ExpectedLetter(father, (child,)),
                ExpectedLetter(father, (child,), LetterKind.CONFIRMATION),
            ),
            flags=RVDK,
            urgency=Tier.T3,
            reasons=("R01", "S01"),
        ),
    )


def said_not_safe(scene: Scene) -> Family:
    """Mother read the card alone; the clerk and the declaration know nothing of her answer."""
    number = scene.numbers(24)
    mother = Someone(
        bsn=next(number),
        first_name="Roosmarijn",
        last_name="Kwakkelstein",
        born=scene.born(31),
        stay=Home("Duinroosstraat", 44, "7567JK", "Oud-Rietzicht"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Evert",
        last_name="Boomgaard",
        born=scene.born(34),
        stay=Home("Molenwerf", 3, "7678LM", "Sint-Elmare"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Pim",
        last_name="Boomgaard",
        born=scene.born(8),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(
        scene, "kaart-1", [child, mother], by=mother, on=scene.day(21), land=BELGIUM, safe=None
    )
    return Family(
        id="kaart",
        title="Niet veilig, zegt moeder",
        story="Moeder leest de kaart alleen en drukt op “niet veilig”. Er gaat niets weg; een mens "
        "belt haar eerst.",
        people=(mother, father, child),
        steps=(SaysNotSafe(event), Send(event)),
        expectation=Expectation(
            case=Disposition.HOLD,
            holders={father: HolderDisposition.HOLD},
            flags=RVDK,
            urgency=Tier.T3,
            reasons=("S19",),
        ),
    )


def letter_comes_back(scene: Scene) -> Family:
    """Nobody opens the box for sure, and the letter did not arrive: so a person calls."""
    number = scene.numbers(25)
    mother = Someone(
        bsn=next(number),
        first_name="Aukje",
        last_name="Wiersema",
        born=scene.born(35),
        stay=Home("Korenmolen", 12, "7789NP", "Lindemeer"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Klaas",
        last_name="Oldenburger",
        born=scene.born(38),
        stay=Home("Veerweg", 90, "7891RS", "Nieuw-Eikum"),
        box=False,
    )
    child = Someone(
        bsn=next(number),
        first_name="Tess",
        last_name="Oldenburger",
        born=scene.born(11),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(scene, "terug-1", [child, mother], by=mother, on=scene.day(27), land=BELGIUM)
    return Family(
        id="brief-terug",
        title="De brief komt terug",
        story="Vader heeft geen Berichtenbox, en de post brengt zijn brief terug. Iemand moet hem "
        "bellen.",
        people=(mother, father, child),
        steps=(Send(event), AwaitLetters(1), ComesBack()),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(father, (child,)),),
            urgency=Tier.T3,
            reasons=("S01",),
            to_call=frozenset({"bericht_kwam_niet_aan"}),
        ),
    )
