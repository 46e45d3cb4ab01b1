"""Families in which both parents have gezag and nothing stands in the way of telling."""

from typing import Final

from notifier.decision.outcome import Disposition, HolderDisposition, Tier
from notifier.letters.content import LetterKind
from vertrekmelding.demo.families.events import declared
from vertrekmelding.demo.families.family import (
    RVDK,
    AwaitEstablished,
    Expectation,
    ExpectedLetter,
    Family,
    Send,
)
from vertrekmelding.demo.families.people import Home, Someone, joint
from vertrekmelding.demo.families.scene import Scene

SPAIN: Final = "6037"
BELGIUM: Final = "5010"
GERMANY: Final = "9089"
PORTUGAL: Final = "7050"
CURACAO: Final = "5107"


def leaving_together(scene: Scene) -> Family:
    """Father declares his own departure, mother hers with the child."""
    number = scene.numbers(0)
    home = Home("Wilgenlaan", 12, "1234LK", "Waterdrecht")
    mother, father = (
        Someone(bsn=next(number), first_name=first, last_name=last, born=scene.born(38), stay=home)
        for first, last in (("Femke", "Haverland"), ("Joris", "Duinker"))
    )
    child = Someone(
        bsn=next(number),
        first_name="Tijn",
        last_name="Duinker",
        born=scene.born(8),
        stay=home,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    day = scene.day(20)
    return Family(
        id="samen-weg",
        title="Samen op reis",
        story="Vader geeft zijn eigen vertrek aan; moeder vertrekt met het kind, een week later.",
        people=(mother, father, child),
        steps=(
            Send(declared(scene, "samen-1", [father], by=father, on=scene.day(13), land=SPAIN)),
            AwaitEstablished(),
            Send(declared(scene, "samen-2", [child, mother], by=mother, on=day, land=SPAIN)),
        ),
        expectation=Expectation(case=Disposition.SKIP, reasons=("G03",)),
    )


def one_stays(scene: Scene) -> Family:
    """The ordinary case."""
    number = scene.numbers(1)
    mother = Someone(
        bsn=next(number),
        first_name="Marije",
        last_name="Oosterbaan",
        born=scene.born(36),
        stay=Home("Kievitstraat", 5, "2345MN", "Lindemeer"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Ruben",
        last_name="Vlasakker",
        born=scene.born(39),
        stay=Home("Populierenhof", 41, "3456PR", "Oud-Rietzicht"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Lotte",
        last_name="Vlasakker",
        born=scene.born(9),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(scene, "blijft-1", [child, mother], by=mother, on=scene.day(25), land=BELGIUM)
    return Family(
        id="een-blijft",
        title="Een ouder blijft",
        story="Moeder vertrekt met het kind; vader heeft ook gezag en blijft.",
        people=(mother, father, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(father, (child,)),),
            urgency=Tier.T3,
            reasons=("S01",),
        ),
    )


def consented(scene: Scene) -> Family:
    """Verified consent: nobody has to be told, but a consent can be forged."""
    number = scene.numbers(2)
    father = Someone(
        bsn=next(number),
        first_name="Bram",
        last_name="Heidekamp",
        born=scene.born(41),
        stay=Home("Meidoornweg", 8, "4567ST", "Sint-Elmare"),
    )
    mother = Someone(
        bsn=next(number),
        first_name="Ilse",
        last_name="Korenblik",
        born=scene.born(40),
        stay=Home("Havenzicht", 77, "5678VW", "Nieuw-Eikum"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Siem",
        last_name="Heidekamp",
        born=scene.born(12),
        stay=father.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(
        scene,
        "toestemming-1",
        [child, father],
        by=father,
        on=scene.day(30),
        land=GERMANY,
        consent_of=mother,
    )
    return Family(
        id="toestemming",
        title="Met toestemming",
        story="Moeder gaf aan de balie toestemming; zij krijgt de vraag of dat klopt.",
        people=(mother, father, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.SKIP,
            letters=(ExpectedLetter(mother, (child,), LetterKind.RECEIPT),),
            reasons=("G05",),
        ),
    )


def island(scene: Scene) -> Family:
    """A move within the Kingdom is a departure from the Netherlands all the same."""
    number = scene.numbers(3)
    mother = Someone(
        bsn=next(number),
        first_name="Shanice",
        last_name="Palmboom",
        born=scene.born(33),
        stay=Home("Zeilmakersgang", 3, "6789XZ", "Waterdrecht"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Gijs",
        last_name="Rietveen",
        born=scene.born(35),
        stay=Home("Torenstraat", 118, "7891BC", "Zuiderhorne"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Naomi",
        last_name="Rietveen",
        born=scene.born(10),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(scene, "eiland-1", [child, mother], by=mother, on=scene.day(14), land=CURACAO)
    return Family(
        id="eiland",
        title="Naar Curaçao",
        story="Moeder verhuist met het kind binnen het Koninkrijk; vader blijft in Nederland.",
        people=(mother, father, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(father, (child,)),),
            urgency=Tier.T3,
            reasons=("S01",),
        ),
    )


def tomorrow(scene: Scene) -> Family:
    """Declared a day before, and by somebody without gezag: told and flagged."""
    number = scene.numbers(4)
    mother = Someone(
        bsn=next(number),
        first_name="Anouk",
        last_name="Wierdsma",
        born=scene.born(31),
        stay=Home("Steenovenpad", 19, "8912DF", "Kleihuizen"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Stefan",
        last_name="Boterdiep",
        born=scene.born(34),
        stay=Home("Molenberg", 2, "9123GH", "Lindemeer"),
    )
    friend = Someone(
        bsn=next(number),
        first_name="Corné",
        last_name="Zandstra",
        born=scene.born(45),
        stay=Home("Veerdam", 60, "1345JK", "Kleihuizen"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Evi",
        last_name="Boterdiep",
        born=scene.born(7),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(
        scene,
        "morgen-1",
        [child, mother],
        by=friend,
        role="gemachtigde",
        on=scene.day(1),
        land=PORTUGAL,
    )
    return Family(
        id="morgen",
        title="Morgen al weg",
        story="Een kennis geeft aan dat moeder en kind morgen vertrekken; vader blijft.",
        people=(mother, father, friend, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(father, (child,)),),
            flags=RVDK,
            urgency=Tier.T0,
            to_call=frozenset({"brief_komt_te_laat"}),
            reasons=("S01", "R07", "R09"),
        ),
    )
