"""Families whose gezag the BRP no longer gives when it is needed: the child has left."""

from dataclasses import replace

from notifier.decision.outcome import Disposition, HolderDisposition, Tier
from vertrekmelding.demo.families.events import declared, registered, withdrawn
from vertrekmelding.demo.families.family import (
    AwaitEstablished,
    Change,
    Confirms,
    Expectation,
    ExpectedLetter,
    Family,
    Send,
)
from vertrekmelding.demo.families.ordinary import BELGIUM, GERMANY
from vertrekmelding.demo.families.people import Abroad, Home, Sex, Someone, joint
from vertrekmelding.demo.families.scene import Scene


def asked_in_time(scene: Scene) -> Family:
    """Nobody had to be told until the child had left; what was asked before that counts."""
    number = scene.numbers(17)
    day = scene.day(5)
    mother = Someone(
        bsn=next(number),
        first_name="Liesbeth",
        last_name="Zonnenberg",
        born=scene.born(38),
        stay=Home("Haverkamp", 31, "6234BD", "Waterdrecht"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Arnoud",
        last_name="Veldhuizen",
        born=scene.born(39),
        stay=Home("Molenwerf", 18, "7345CE", "Lindemeer"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Tess",
        last_name="Veldhuizen",
        born=scene.born(9),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    of_father = declared(scene, "optijd-1", [father], by=father, on=day, land=BELGIUM)
    there = Abroad("Beukenstraat 3, Zuidergem", BELGIUM, "België", day)
    gone = replace(mother, stay=there)
    return Family(
        id="op-tijd-gevraagd",
        title="Op tijd gevraagd",
        story="Vader zou meegaan en blijft toch. De BRP zegt niets meer over het gezag, want het "
        "kind is al uitgeschreven; wat zij bij de aangifte zei is bewaard, en telt.",
        people=(mother, father, child),
        steps=(
            Send(of_father),
            AwaitEstablished(),
            Send(declared(scene, "optijd-2", [child, mother], by=mother, on=day, land=BELGIUM)),
            AwaitEstablished(),
            Change((gone, replace(child, stay=there, parents=(gone, father)))),
            Send(registered(scene, "optijd-3", mother, on=day)),
            Send(registered(scene, "optijd-4", child, on=day)),
            AwaitEstablished(),
            Send(withdrawn(scene, "optijd-5", [father], declaration=of_father)),
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


def asked_too_late(scene: Scene) -> Family:
    """The first thing heard is the registration: gezag is derived, and a person has to say so."""
    number = scene.numbers(21)
    gone = scene.day(-2)
    wedding = scene.born(16)
    there = Abroad("Ahornweg 12, Neuwalde", GERMANY, "Duitsland", gone)
    mother = Someone(
        bsn=next(number),
        first_name="Marloes",
        last_name="Tiggelaar",
        born=scene.born(41),
        stay=there,
        sex=Sex.WOMAN,
        married_since=wedding,
    )
    father = Someone(
        bsn=next(number),
        first_name="Gijs",
        last_name="Hazelhorst",
        born=scene.born(43),
        stay=Home("Kromme Elleboog", 5, "8456DF", "Sint-Elmare"),
        sex=Sex.MAN,
        married_since=wedding,
    )
    child = Someone(
        bsn=next(number),
        first_name="Doutje",
        last_name="Hazelhorst",
        born=scene.born(10),
        stay=there,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    return Family(
        id="pas-achteraf",
        title="Pas achteraf bekend",
        story="Niemand gaf het vertrek aan, en de BRP zegt niets meer over het gezag. Het is "
        "afgeleid, en de zaak wacht (S15): pas als de gemeente het na een blik in het "
        "gezagsregister bevestigt, gaat er een brief naar vader.",
        people=(mother, father, child),
        steps=(
            Send(registered(scene, "achteraf-1", mother, on=gone)),
            Send(registered(scene, "achteraf-2", child, on=gone)),
            AwaitEstablished(),
            Confirms("gemeente"),
        ),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(father, (child,)),),
            urgency=Tier.T4,
            reasons=("S01",),
            gezag_from="bevinding",
        ),
    )
