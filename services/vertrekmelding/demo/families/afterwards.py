"""Families in which something happens after the first event."""

from dataclasses import replace

from notifier.decision.outcome import Disposition, HolderDisposition, Tier
from notifier.letters.content import LetterKind
from vertrekmelding.demo.families.events import declared, registered, withdrawn
from vertrekmelding.demo.families.family import (
    AwaitEstablished,
    AwaitLetters,
    Change,
    Expectation,
    ExpectedLetter,
    Family,
    Send,
)
from vertrekmelding.demo.families.ordinary import PORTUGAL, SPAIN
from vertrekmelding.demo.families.people import Abroad, Home, Someone, joint
from vertrekmelding.demo.families.scene import Scene


def called_off(scene: Scene) -> Family:
    """Withdrawn after the letter: the same person hears that it does not hold any more."""
    number = scene.numbers(13)
    mother = Someone(
        bsn=next(number),
        first_name="Eline",
        last_name="Grootveld",
        born=scene.born(34),
        stay=Home("Ridderspoor", 23, "7123XZ", "Sint-Elmare"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Thijmen",
        last_name="Sluiter",
        born=scene.born(34),
        stay=Home("Oude Haven", 10, "8234BC", "Nieuw-Eikum"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Julia",
        last_name="Sluiter",
        born=scene.born(10),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    declaration = declared(
        scene, "ingetrokken-1", [child, mother], by=mother, on=scene.day(26), land=PORTUGAL
    )
    return Family(
        id="ingetrokken",
        title="Ingetrokken na de brief",
        story="Moeder trekt de aangifte in als vader de brief al heeft; hij hoort dat ook.",
        people=(mother, father, child),
        steps=(
            Send(declaration),
            AwaitLetters(1),
            Send(withdrawn(scene, "ingetrokken-2", [child, mother], declaration=declaration)),
        ),
        expectation=Expectation(
            case=Disposition.SKIP,
            letters=(
                ExpectedLetter(father, (child,)),
                ExpectedLetter(father, (child,), LetterKind.RECALL),
            ),
            reasons=("G02", "S38"),
        ),
    )


def already_left(scene: Scene) -> Family:
    """After the move the BRP tells nothing about gezag; what it told before still counts."""
    number = scene.numbers(14)
    day = scene.day(4)
    mother = Someone(
        bsn=next(number),
        first_name="Sanne",
        last_name="Berkelaar",
        born=scene.born(39),
        stay=Home("Lindelaan", 64, "9345DF", "Kleihuizen"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Wessel",
        last_name="Ooijevaar",
        born=scene.born(44),
        stay=Home("Pastoriestraat", 7, "1567GH", "Zuiderhorne"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Vera",
        last_name="Ooijevaar",
        born=scene.born(13),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    abroad = Abroad("Calle del Olmo 8, Villaluz", SPAIN, "Spanje", day)
    moved_mother = replace(mother, stay=abroad)
    moved_child = replace(child, stay=abroad, parents=(moved_mother, father))
    return Family(
        id="al-in-rni",
        title="Al uitgeschreven",
        story="Het kind staat al in de RNI; het eerdere antwoord over het gezag telt nog.",
        people=(mother, father, child),
        steps=(
            Send(declared(scene, "rni-1", [child, mother], by=mother, on=day, land=SPAIN)),
            AwaitEstablished(),
            AwaitLetters(1),
            Change((moved_mother, moved_child)),
            Send(registered(scene, "rni-2", mother, on=day)),
            Send(registered(scene, "rni-3", child, on=day)),
        ),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(father, (child,)),),
            urgency=Tier.T2,
            reasons=("S01",),
            gezag_from="momentopname",
        ),
    )
