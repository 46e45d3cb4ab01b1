"""Whether a family came out exactly as expected, from what can be seen outside."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from notifier.delivery.ladder import rung_of
from notifier.storage.messages import Channel
from vertrekmelding.demo.families.family import ExpectedLetter, Family
from vertrekmelding.demo.seen import (
    MUNICIPALITY,
    Boxed,
    CaseSeen,
    DecisionSeen,
    Item,
    Letter,
    Outcome,
)

_TELL: Final = {"brief": "een brief die", "berichtenbox": "een bericht in een Berichtenbox dat"}
_Word = TypeVar("_Word", bound=str)


def differences(family: Family, outcome: Outcome) -> list[str]:
    """What differs, one Dutch line each; empty when all is as expected."""
    if len(outcome.cases) != 1:
        return [f"{len(outcome.cases)} zaken, verwacht 1"]
    if outcome.decision is None:
        return ["nog geen besluit"]
    return [
        *_decision_differences(family, outcome.decision),
        *_gezag_differences(family, outcome.cases[0]),
        *_letter_differences(family, outcome.letters),
        *_box_differences(family, outcome.boxed),
        *_call_differences(family, outcome.cases[0]),
        *_flag_differences(family, outcome),
    ]


def strays(outcomes: Sequence[Outcome], received: Sequence[Item]) -> list[str]:
    """What was received and belongs to no family: somebody else was told."""
    known = {str(m.id) for outcome in outcomes for case in outcome.cases for m in case.messages}
    cases = {str(case.id) for outcome in outcomes for case in outcome.cases}
    found = []
    for item in received:
        subject = item.content.subject if item.content is not None else None
        if item.kind in _TELL and item.reference not in known:
            found.append(f"{_TELL[item.kind]} bij geen enkele zaak hoort")
        if item.kind == "vlag" and item.recipient != MUNICIPALITY and subject not in cases:
            found.append(f"een vlag aan {item.recipient} die bij geen enkele zaak hoort")
    return found


def _decision_differences(family: Family, decision: DecisionSeen) -> list[str]:
    expected = family.expectation
    found = []
    if decision.case is not expected.case:
        found.append(f"besluit {decision.case}, verwacht {expected.case}")
    holders = Counter(holder.disposition for holder in decision.holders)
    wanted = Counter(expected.holders.values())
    if holders != wanted:
        found.append(f"gezagsdragers {_counted(holders)}, verwacht {_counted(wanted)}")
    if decision.urgency is not expected.urgency:
        found.append(f"urgentie {decision.urgency}, verwacht {expected.urgency}")
    missing = set(expected.reasons) - {reason.code for reason in decision.reasons}
    if missing:
        found.append(f"reden ontbreekt: {', '.join(sorted(missing))}")
    return found


def _gezag_differences(family: Family, case: CaseSeen) -> list[str]:
    wanted = family.expectation.gezag_from
    sources = sorted({one.source for one in case.gezag}) or ["niets"]
    return [] if sources == [wanted] else [f"gezag van {', '.join(sources)}, verwacht {wanted}"]


def _letter_differences(family: Family, letters: Sequence[Letter]) -> list[str]:
    found = []
    left = list(letters)
    for expected in family.expectation.letters:
        match = next((one for one in left if _is_for(one, expected)), None)
        if match is None:
            found.append(f"geen brief ({expected.kind}) aan {expected.to.full_name}")
            continue
        left.remove(match)
        found += _content_differences(family, expected, match.text)
    found += [f"een brief te veel ({one.kind}) aan {one.addressee}" for one in left]
    return found


def _box_differences(family: Family, boxed: Sequence[Boxed]) -> list[str]:
    """Beside a letter the same lies in the box of whoever has one, where the ladder says so."""
    rung = rung_of(family.expectation.urgency)
    found = []
    left = list(boxed)
    for expected in family.expectation.letters:
        wanted = expected.to.box and Channel.BERICHTENBOX in rung.at_once
        match = next((one for one in left if _is_in_box_of(one, expected)), None)
        if match is not None:
            left.remove(match)
        if wanted and match is None:
            whom = expected.to.full_name
            found.append(f"geen bericht ({expected.kind}) in de Berichtenbox van {whom}")
        elif wanted and match is not None:
            found += _content_differences(family, expected, match.text)
        elif match is not None:
            left.append(match)
    return found + [f"een bericht te veel ({one.kind}) in een Berichtenbox" for one in left]


def _is_in_box_of(one: Boxed, expected: ExpectedLetter) -> bool:
    return one.kind is expected.kind and one.bsn == expected.to.bsn.reveal()


def _is_for(letter: Letter, expected: ExpectedLetter) -> bool:
    return letter.kind is expected.kind and letter.addressee == expected.to.full_name


def _content_differences(family: Family, expected: ExpectedLetter, words: str) -> list[str]:
    whom = f"de brief ({expected.kind}) aan {expected.to.full_name}"
    text = " ".join(words.split())
    return [
        *(
            f"{whom} noemt {child.first_name} niet"
            for child in expected.about
            if not _holds(text, child.first_name)
        ),
        *(
            f"{whom} noemt wat er niet in mag staan: {hidden}"
            for hidden in sorted(family.hidden_from(expected))
            if _holds(text, hidden)
        ),
    ]


def _holds(text: str, words: str) -> bool:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    return found is not None


def _call_differences(family: Family, case: CaseSeen) -> list[str]:
    seen, wanted = {one.why for one in case.to_call}, family.expectation.to_call
    if seen == wanted:
        return []
    return [f"te bellen om {_listed(seen)}, verwacht {_listed(wanted)}"]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)) or "niets"


def _flag_differences(family: Family, outcome: Outcome) -> list[str]:
    got = Counter(flag.recipient for flag in outcome.flags if not flag.withdrawn)
    wanted = Counter(family.expectation.flags)
    found = []
    if got != wanted:
        found.append(f"vlaggen {_counted(got)}, verwacht {_counted(wanted)}")
    if any(flag.withdrawn for flag in outcome.flags):
        found.append("een vlag is ingetrokken")
    return found


def _counted(counted: Mapping[_Word, int]) -> str:
    return ", ".join(f"{count}x {what}" for what, count in sorted(counted.items())) or "geen"
