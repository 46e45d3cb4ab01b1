"""Families in which a letter may harm, cannot arrive, or is not enough."""

from notifier.decision.outcome import Disposition, HolderDisposition, Tier
from vertrekmelding.demo.families.events import declared, registered
from vertrekmelding.demo.families.family import (
    RVDK,
    RVDK_AND_CA_IKA,
    Expectation,
    ExpectedLetter,
    Family,
    Send,
)
from vertrekmelding.demo.families.ordinary import BELGIUM, GERMANY, SPAIN
from vertrekmelding.demo.families.people import Home, Nowhere, Someone, joint
from vertrekmelding.demo.families.scene import Scene


def geheimhouding(scene: Scene) -> Family:
    """Somebody may be hiding from the person who would get the letter."""
    number = scene.numbers(9)
    mother = Someone(
        bsn=next(number),
        first_name="Noortje",
        last_name="Schaapveld",
        born=scene.born(32),
        stay=Home("Ansjovisstraat", 51, "1456HJ", "Nieuw-Eikum"),
        geheimhouding=True,
    )
    father = Someone(
        bsn=next(number),
        first_name="Tobias",
        last_name="Lammerink",
        born=scene.born(36),
        stay=Home("Rozengaard", 16, "2567KL", "Kleihuizen"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Saar",
        last_name="Lammerink",
        born=scene.born(7),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
        geheimhouding=True,
    )
    event = declared(scene, "geheim-1", [child, mother], by=mother, on=scene.day(22), land=GERMANY)
    return Family(
        id="geheimhouding",
        title="Geheimhouding",
        story="Moeder en kind hebben geheimhouding en vertrekken; eerst kijkt een mens.",
        people=(mother, father, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.HOLD,
            holders={father: HolderDisposition.HOLD},
            urgency=Tier.T3,
            reasons=("S16",),
        ),
    )


def lives_with_who_stays(scene: Scene) -> Family:
    """The parent who stays must be told, and people must look."""
    number = scene.numbers(10)
    mother = Someone(
        bsn=next(number),
        first_name="Charlotte",
        last_name="Ganzevoort",
        born=scene.born(35),
        stay=Home("Kastanjeplein", 70, "3678MN", "Waterdrecht"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Matthijs",
        last_name="Ploegmakers",
        born=scene.born(37),
        stay=Home("Achterdijk", 101, "4789PR", "Oud-Rietzicht"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Wout",
        last_name="Ploegmakers",
        born=scene.born(8),
        stay=father.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(scene, "woont-1", [child, mother], by=mother, on=scene.day(17), land=SPAIN)
    return Family(
        id="woont-bij-vader",
        title="Het kind woont bij wie blijft",
        story="Moeder geeft het vertrek aan van een kind dat bij vader staat ingeschreven.",
        people=(mother, father, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(father, (child,)),),
            flags=RVDK,
            urgency=Tier.T3,
            reasons=("S01", "R05"),
        ),
    )


def unknown_address(scene: Scene) -> Family:
    """No letter can reach the father; silence is not an answer to that."""
    number = scene.numbers(11)
    mother = Someone(
        bsn=next(number),
        first_name="Judith",
        last_name="Bakelaar",
        born=scene.born(29),
        stay=Home("Vlasbleek", 38, "5891ST", "Zuiderhorne"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Emre",
        last_name="Tuinstra",
        born=scene.born(33),
        stay=Nowhere(scene.day(-900)),
    )
    child = Someone(
        bsn=next(number),
        first_name="Bo",
        last_name="Tuinstra",
        born=scene.born(6),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(scene, "adres-1", [child, mother], by=mother, on=scene.day(24), land=BELGIUM)
    return Family(
        id="adres-onbekend",
        title="Adres onbekend",
        story="Moeder vertrekt met het kind; waar vader woont is niet bekend.",
        people=(mother, father, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.HOLD,
            holders={father: HolderDisposition.HOLD},
            flags=RVDK,
            urgency=Tier.T3,
            reasons=("S29",),
        ),
    )


def left_for_unknown(scene: Scene) -> Family:
    """Nothing was declared; the municipality found out that they are gone."""
    number = scene.numbers(12)
    gone = scene.day(-3)
    mother = Someone(
        bsn=next(number),
        first_name="Lisanne",
        last_name="Hoogeboom",
        born=scene.born(28),
        stay=Nowhere(gone),
    )
    father = Someone(
        bsn=next(number),
        first_name="Jasper",
        last_name="Nieuwkoop",
        born=scene.born(31),
        stay=Home("Turfkade", 55, "6912VW", "Lindemeer"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Noah",
        last_name="Nieuwkoop",
        born=scene.born(7),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    return Family(
        id="onbekend-waarheen",
        title="Vertrokken, niet bekend waarheen",
        story="Moeder en kind zijn drie dagen geleden uitgeschreven, zonder aangifte.",
        people=(mother, father, child),
        steps=(
            Send(registered(scene, "weg-1", mother, on=gone)),
            Send(registered(scene, "weg-2", child, on=gone)),
        ),
        expectation=Expectation(
            case=Disposition.HOLD,
            flags=RVDK_AND_CA_IKA,
            urgency=Tier.T4,
            reasons=("S15", "S39"),
            gezag_from="geen",
        ),
    )
