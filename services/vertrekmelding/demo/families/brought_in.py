"""Families about whom a partner organisation reports, or in which a holder answers."""

from notifier.decision.facts import ReportKind
from notifier.decision.outcome import Disposition, HolderDisposition, Tier
from notifier.letters.content import LetterKind
from notifier.reply.wire import Antwoordsoort
from vertrekmelding.demo.families.events import declared
from vertrekmelding.demo.families.family import (
    RVDK,
    Answers,
    AwaitLetters,
    Expectation,
    ExpectedLetter,
    Family,
    Reports,
    Send,
)
from vertrekmelding.demo.families.ordinary import BELGIUM, GERMANY, PORTUGAL
from vertrekmelding.demo.families.people import Home, Someone, joint
from vertrekmelding.demo.families.scene import Scene


def banned(scene: Scene) -> Family:
    """Without the report of the police the father would have had a letter."""
    number = scene.numbers(18)
    mother = Someone(
        bsn=next(number),
        first_name="Floor",
        last_name="Wiersum",
        born=scene.born(33),
        stay=Home("Beukenrode", 12, "1823KL", "Waterdrecht"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Ruben",
        last_name="Stegeman",
        born=scene.born(35),
        stay=Home("Molenkade", 88, "2934MN", "Lindemeer"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Isa",
        last_name="Stegeman",
        born=scene.born(9),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(scene, "verbod-1", [child, mother], by=mother, on=scene.day(23), land=BELGIUM)
    return Family(
        id="contactverbod",
        title="Contactverbod gemeld door de politie",
        story="Vader mag geen contact hebben met moeder; door dat signaal gaat er geen brief.",
        people=(mother, father, child),
        steps=(
            Reports("politie", ReportKind.CONTACT_BAN, protects=mother, against=father),
            Send(event),
        ),
        expectation=Expectation(
            case=Disposition.HOLD,
            holders={father: HolderDisposition.HOLD},
            flags=RVDK,
            urgency=Tier.T3,
            reasons=("S20",),
        ),
    )


def sheltered_later(scene: Scene) -> Family:
    """The letter has left when it turns out that the mother hides: from then on nothing more."""
    number = scene.numbers(19)
    mother = Someone(
        bsn=next(number),
        first_name="Jasmijn",
        last_name="Oldenhof",
        born=scene.born(30),
        stay=Home("Vuurdoorn", 5, "3145PR", "Kleihuizen"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Gerben",
        last_name="Huiskamp",
        born=scene.born(37),
        stay=Home("Zijlsingel", 41, "4256ST", "Zuiderhorne"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Mats",
        last_name="Huiskamp",
        born=scene.born(11),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(scene, "opvang-1", [child, mother], by=mother, on=scene.day(27), land=GERMANY)
    return Family(
        id="opvang-na-de-brief",
        title="Opvang gemeld na de brief",
        story="Vader heeft de brief al als Veilig Thuis meldt dat moeder in een opvang is.",
        people=(mother, father, child),
        steps=(
            Send(event),
            AwaitLetters(1),
            Reports("veilig-thuis", ReportKind.SHELTER, about=mother),
        ),
        expectation=Expectation(
            case=Disposition.HOLD,
            holders={father: HolderDisposition.HOLD},
            letters=(ExpectedLetter(father, (child,)),),
            urgency=Tier.T3,
            reasons=("S18",),
        ),
    )


def objected(scene: Scene) -> Family:
    """He calls with the letter in hand; he hears that it came in, and the Raad sees the case."""
    number = scene.numbers(20)
    mother = Someone(
        bsn=next(number),
        first_name="Carlijn",
        last_name="Verhulst",
        born=scene.born(36),
        stay=Home("Esdoornhof", 29, "5367VW", "Oud-Rietzicht"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Bram",
        last_name="Lokhorst",
        born=scene.born(38),
        stay=Home("Havenstede", 14, "6478XZ", "Nieuw-Eikum"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Lotte",
        last_name="Lokhorst",
        born=scene.born(12),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(
        scene, "bezwaar-1", [child, mother], by=mother, on=scene.day(25), land=PORTUGAL
    )
    return Family(
        id="bezwaar",
        title="Vader maakt bezwaar",
        story="Vader belt met de brief in de hand: hij is het er niet mee eens.",
        people=(mother, father, child),
        steps=(Send(event), AwaitLetters(1), Answers(father, Antwoordsoort.BEZWAAR)),
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
