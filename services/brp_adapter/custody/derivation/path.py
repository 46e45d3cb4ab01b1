"""The questions asked so far on one path, in the order of the public model."""

from __future__ import annotations

from collections.abc import Callable

from brp_adapter.custody.derivation.answer import Answer, Step
from brp_adapter.custody.derivation.worlds import Case

QUESTIONS = {
    "1.1": "Is de persoon ingezetene?",
    "1.2": "Is de persoon minderjarig?",
    "1.3": "Is de minderjarige naar het buitenland geëmigreerd geweest?",
    "1.3a": "Is de minderjarige in het buitenland geboren?",
    "1.3b": "Is er een Nederlandse adoptieakte?",
    "1.4": "Is er een uitspraak over het gezag?",
    "2.1": "Hoeveel juridische ouders zijn er?",
    "2a.1": "Zijn de ouders nu met elkaar gehuwd of partners?",
    "2a.2": "Is het kind geadopteerd?",
    "2a.3": "Erkenning voor of na 1 januari 2023?",
    "2b.1": "Is het kind tijdens een huwelijk of partnerschap geboren?",
    "3.1": "Was er na de uitspraak een recente gebeurtenis?",
    "3.2": "Wat is de indicatie gezag minderjarige?",
    "4a.2": "Zijn de ouders overleden of onbevoegd?",
    "4a.3": "Is de ouder overleden of onbevoegd?",
    "4b.1": "Is de ouder of de partner overleden of onbevoegd?",
}


class Path:
    """Collects the steps of one run over one case; each question is asked at most once."""

    def __init__(self, case: Case) -> None:
        """``case``: the way it can be that this run follows."""
        self.case = case
        self._steps: list[Step] = []

    def ask(self, number: str, question: Callable[[Case], Answer]) -> str:
        """Ask, note the answer, and give its value. Raises what the question raises."""
        answer = question(self.case)
        self.note(number, answer)
        return answer.value

    def note(self, number: str, answer: Answer) -> None:
        """Add an answer that was found elsewhere."""
        self._steps.append(Step(number, QUESTIONS[number], answer))

    def said(self, number: str) -> str:
        """The value of an earlier answer; empty when the question was not asked."""
        return next((s.answer.value for s in self._steps if s.number == number), "")

    @property
    def steps(self) -> tuple[Step, ...]:
        """So far."""
        return tuple(self._steps)
