"""A report on one child for a person to read, in Dutch: the reader is a jurist."""

from __future__ import annotations

from collections.abc import Iterator

from vertrekmelding.custody.shape import Json

_HOLDERS = ("ouders", "ouder", "derde", "derden")


def told(report: Json) -> Iterator[str]:
    """Line by line."""
    reading = report["source"] == "reading"
    yield "Gelezen uit de BRP" if reading else "Afgeleid alsof het kind nog in Nederland woont"
    yield from (f"  {line}" for line in _answer(report))
    if report["route"]:
        yield "Zo afgeleid (openbaar beslismodel gezag):"
        yield from (f"  {line}" for step in report["route"] for line in _step(step))


def _answer(report: Json) -> Iterator[str]:
    if report["gezag"] is None:
        yield f"Niet te zeggen. Wat ontbreekt: {report['cannotSay']}"
        return
    if not report["gezag"]:
        yield "Gezag is niet van toepassing."
    for relation in report["gezag"]:
        doubt = " (in onderzoek)" if relation.get("inOnderzoek") else ""
        yield f"{relation['type']}{doubt}"
        for member in _HOLDERS:
            given = relation.get(member)
            for holder in given if isinstance(given, list) else [given] if given else []:
                number = holder.get("burgerservicenummer", "zonder burgerservicenummer in de BRP")
                yield f"  {member}: {number}"


def _step(step: Json) -> Iterator[str]:
    if "question" in step:
        yield f"{step['question']:5}{step['text']} {step['answer']} ({step['because']})"
        return
    yield f"=>   {step['conclusion']} Route {step['routeCode']}."
    if step["ground"]:
        yield f"     Grond: {step['ground']}"
    if step["otherRouteCodes"]:
        yield f"     Zelfde uitkomst langs route {', '.join(step['otherRouteCodes'])}."
