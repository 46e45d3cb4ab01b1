"""A report on one child for a person to read, in Dutch: the reader is a jurist.

First who has gezag, then how that is known and what it is worth, then the way there.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from notifier.cases.gezag_next_step import COURT, keeper_of
from notifier.cases.gezag_view import in_words
from vertrekmelding.custody.shape import Json

_WIDTH: Final = 96
_HOLDERS: Final = {"ouders": "ouder", "ouder": "ouder", "derde": "derde", "derden": "voogd"}
_NOT_DETERMINED: Final = "GezagNietTeBepalen"
_UNKNOWN_THIRD: Final = "OnbekendeDerde"
_READ: Final = {
    "GezamenlijkOuderlijkGezag": "Beide ouders hebben samen het gezag.",
    "EenhoofdigOuderlijkGezag": "Alleen deze ouder heeft het gezag.",
    "GezamenlijkGezag": "Een ouder en een derde hebben samen het gezag.",
    "Voogdij": "Er is voogdij.",
    "TijdelijkGeenGezag": "Op dit moment heeft niemand het gezag.",
}
_REGISTER: Final = {
    None: "haar antwoord noemt geen gezag over dit kind",
    "GezagNietTeBepalen": "haar antwoord is GezagNietTeBepalen",
    "OnbekendGezagstype": "haar antwoord is tegenstrijdig of van een onbekend type",
}
_WORTH: Final = (
    "Een afleiding is geen antwoord van de BRP: zij licht niemand in. Bevestig of verbeter haar"
    " in de zaak, het liefst na een blik in het gezagsregister van de rechtbank."
)
_NEXT: Final = (
    "Wat ontbreekt kan de uitkomst veranderen; daarom staat hier geen vermoeden. Leg in de zaak"
    " vast wie het gezag heeft, zodra dat bekend is."
)

_NOTHING_FOUND: Final = (
    "Het model zegt zelf dat het gezag niet te bepalen is: er is niets te bevestigen. Leg in de"
    " zaak vast wie het gezag heeft, het liefst na een blik in het gezagsregister van de rechtbank."
)


def told(report: Json) -> Iterator[str]:
    """Line by line."""
    yield f"Gezag over {report['child']}, op {report['on']}"
    yield ""
    yield from _indented(_conclusion(report))
    yield from (f"    {role:7}{who}" for role, who in _holders(report))
    if report["gezag"] is None:
        yield from _missing(report["cannotSay"])
    yield ""
    yield from _how(report)
    if report["route"]:
        yield ""
        sure = "" if report["gezag"] is not None else ", tot waar het antwoord zeker is"
        yield f"De vragen van het openbare beslismodel{sure}"
        for step in report["route"]:
            yield from _step(step)


def _conclusion(report: Json) -> str:
    if report["gezag"] is None:
        return "Niet te zeggen wie het gezag heeft."
    if report["source"] == "derivation":
        end: str = report["route"][-1]["conclusion"]
        return end
    (relation,) = report["gezag"]
    return _READ[relation["type"]]


def _holders(report: Json) -> Iterator[tuple[str, str]]:
    for relation in report["gezag"] or ():
        for member, role in _HOLDERS.items():
            given = relation.get(member)
            for holder in given if isinstance(given, list) else [given] if given else []:
                yield role, _named(holder)
        if relation["type"] == "Voogdij" and not relation["derden"]:
            yield "voogd", "iemand die de BRP niet noemt (een persoon of een instelling)"


def _named(holder: Json) -> str:
    if holder.get("type") == _UNKNOWN_THIRD:
        return "iemand die de BRP niet noemt"
    number: str = holder.get("burgerservicenummer", "iemand zonder burgerservicenummer in de BRP")
    return number


def _missing(facts: str) -> Iterator[str]:
    yield ""
    yield "Wat ontbreekt, en wie het weet"
    for fact in facts.split("; "):
        yield from _indented(fact, first="  - ", rest="    ")
        yield from _indented(f"vraag: {keeper_of(fact) or COURT}", first="    ", rest="           ")


def _how(report: Json) -> Iterator[str]:
    if report["source"] == "reading":
        yield from _fact("bron", "de BRP, die dit zelf antwoordt")
    elif report["gezag"] == []:
        yield from _fact("bron", "wat de BRP zegt over geboorte en overlijden")
    else:
        register = _REGISTER.get(report["register"], "haar antwoord bepaalt het gezag niet")
        how = "niet af te leiden" if report["gezag"] is None else "afgeleid"
        yield from _fact("bron", f"{how}; de BRP zegt het niet: {register}")
    end = report["route"][-1] if report["route"] else {}
    if end.get("ground"):
        yield from _fact("grond", end["ground"])
    if end.get("routeCode"):
        others = ", ".join(end["otherRouteCodes"])
        also = f"; dezelfde uitkomst langs {others}" if others else ""
        yield from _fact("route", f"{end['routeCode']} van antwoordenmodel 2.2.4{also}")
    if report["inOnderzoek"]:
        yield from _fact("twijfel", "gegevens waarop dit rust zijn in onderzoek")
    if report["gezag"] is None:
        yield from _fact("let op", _NEXT)
    elif any(relation["type"] == _NOT_DETERMINED for relation in report["gezag"]):
        yield from _fact("let op", _NOTHING_FOUND)
    elif report["source"] == "derivation" and report["gezag"]:
        yield from _fact("let op", _WORTH)


def _step(step: Json) -> Iterator[str]:
    if "question" not in step:
        return
    yield f"  {step['question']:6}{step['text']}"
    yield from _indented(
        f"{in_words(step['answer'])}: {step['because']}", first=" " * 8, rest=" " * 8
    )


def _fact(name: str, text: str) -> Iterator[str]:
    yield from _indented(text, first=f"  {name:9}", rest=" " * 11)


def _indented(text: str, *, first: str = "  ", rest: str = "  ") -> Iterator[str]:
    yield from wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest)
