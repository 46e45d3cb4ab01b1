"""The official decision model over all facts, written once more and apart from the derivation.

After the public source of the service (its questions 1.1 to 4b.1, compared as numbers yyyymmdd)
and the outcomes of AntwoordenModel 2.2.4. It knows nothing of what is hidden from the public
answer, so a derivation can be held against it.
"""

from __future__ import annotations

from tests.gezag.full_family import Day, Full, Marriage, Someone, Tie

Outcome = tuple[str, frozenset[str]]
"""The type, and the numbers of the holders; "-" for one whom the register does not name."""

NOBODY: Outcome = ("TijdelijkGeenGezag", frozenset())
UNDETERMINED: Outcome = ("GezagNietTeBepalen", frozenset())
ADULT, RECOGNITION, TWO = 180000, 20230101, 2
_RECOGNISED = frozenset("BCJV")


def official(full: Full, today: Day) -> Outcome:
    """The answer for a resident minor."""
    if not (len(full.ties) == TWO and _married_now(full) == "Ja"):
        if full.born_here and full.settled:
            return UNDETERMINED
        if not full.born_here and "Q" not in full.deeds:
            return UNDETERMINED
    if full.code is None:
        return _by_law(full, today)
    if full.ruled_on is None:
        return UNDETERMINED
    return _by_law(full, today) if _overtaken(full, full.ruled_on) else _by_ruling(full, today)


def _overtaken(full: Full, ruled_on: Day) -> bool:
    if full.code == "12" and len(full.ties) < TWO:
        return True
    since = [tie.since for tie in full.ties if tie.since is not None]
    if "Q" in full.deeds and len(since) == TWO and max(since) >= ruled_on:
        return True
    if full.code not in ("1", "2") or len(full.ties) < TWO:
        return False
    return _repaired(full, ruled_on)


def _repaired(full: Full, ruled_on: Day) -> bool:
    """Each shows the other more than once, and the last time began on the day or later."""
    if not all(tie.registered for tie in full.ties):
        return False
    one, other = full.ties
    for own, partner in ((one, other), (other, one)):
        records = [r for r in _records(full.people[own.bsn]) if r.partner == partner.bsn]
        if len(records) <= 1 or max(record.start for record in records) < ruled_on:
            return False
    return True


def _records(person: Someone) -> list[Marriage]:
    """The newest first. A divorce is a record of its own, a death is added to the beginning."""
    found = []
    for marriage in reversed(person.marriages):
        if marriage.reason == "S":
            found.append(Marriage(marriage.partner, 0, marriage.end, "S"))
        ended = marriage if marriage.reason == "O" else Marriage(marriage.partner, marriage.start)
        found.append(ended)
    return found


def _by_ruling(full: Full, today: Day) -> Outcome:
    match full.code:
        case "1" | "2":
            return _one(full, _tie(full, int(full.code)), today)
        case "12":
            return _both(full, today)
        case "1D" | "2D":
            tie = _tie(full, int(full.code[0]))
            if _unable(full, tie, today):
                return ("Voogdij", frozenset())
            return ("GezamenlijkGezag", frozenset({_number(tie), "-"}))
        case _:
            return ("Voogdij", frozenset())


def _by_law(full: Full, today: Day) -> Outcome:
    if not full.ties:
        return NOBODY
    if len(full.ties) < TWO:
        return _born_in_union(full, full.ties[0], today)
    joint = _married_now(full) != "Nee_nooit" or "Q" in full.deeds
    match "Na" if joint else _recognition(full):
        case "Na":
            return _both(full, today)
        case "Voor_ouder1" | "Voor_ouder2" as mother:
            return _one(full, _tie(full, int(mother[-1])), today)
        case "Voor" if any(_unable(full, tie, today) for tie in full.ties):
            return _both(full, today)
        case _:
            return UNDETERMINED


def _married_now(full: Full) -> str:
    one, other = full.ties
    if not (one.registered and other.registered):
        known, elsewhere = (one, other) if one.registered else (other, one)
        marriages = full.people[known.bsn].marriages
        return "Ja" if any(m.partner == elsewhere.bsn for m in marriages) else "Nee_nooit"
    first = next((r for r in _records(full.people[one.bsn]) if r.partner == other.bsn), None)
    second = next((r for r in _records(full.people[other.bsn]) if r.partner == one.bsn), None)
    if first is None or second is None:
        return "Nee_nooit"
    if first.start and second.start:
        dead = full.people[one.bsn].died or full.people[other.bsn].died
        return "Nee" if dead else "Ja"
    ends = [r.end for r in (first, second) if r.reason == "S" and r.end is not None]
    return "Nee_nooit" if any(end < full.born for end in ends) else "Nee"


def _recognition(full: Full) -> str:
    one, other = full.ties
    recognised = bool(full.deeds & _RECOGNISED)
    if not recognised and "A" not in full.deeds:
        return "Na"
    if one.since is None or other.since is None:
        return "onbekend"
    if max(one.since, other.since) >= RECOGNITION:
        return "Na"
    return _mother(full, one, other)


def _mother(full: Full, one: Tie, other: Tie) -> str:
    by_deed = [bool(tie.deeds & _RECOGNISED) for tie in (one, other)]
    if any(by_deed):
        return "Voor_ouder2" if by_deed[0] else "Voor_ouder1"
    if full.deeds & _RECOGNISED or full.born >= RECOGNITION:
        return "Na"
    if (one.woman is True) != (other.woman is True):
        return "Voor_ouder1" if one.woman else "Voor_ouder2"
    return "Voor"


def _born_in_union(full: Full, tie: Tie, today: Day) -> Outcome:
    union = next(
        (
            marriage
            for marriage in reversed(full.people[tie.bsn].marriages)
            if marriage.start <= full.born and (marriage.end is None or marriage.end > full.born)
        ),
        None,
    )
    if union is None or 3 - tie.place in full.denied:
        return _one(full, tie, today)
    partner = full.people.get(union.partner, Someone("-", 0))  # without number: able
    unable = (_unable(full, tie, today), _incapable(partner, today))
    match unable:
        case (False, False):
            return ("GezamenlijkGezag", frozenset({tie.bsn, partner.bsn}))
        case (False, True):
            return ("EenhoofdigOuderlijkGezag", frozenset({tie.bsn}))
        case (True, False):
            return ("Voogdij", frozenset({partner.bsn}))
        case _:
            return NOBODY


def _both(full: Full, today: Day) -> Outcome:
    able = [tie for tie in full.ties if not _unable(full, tie, today)]
    if len(able) == TWO:
        return ("GezamenlijkOuderlijkGezag", frozenset(_number(tie) for tie in able))
    return ("EenhoofdigOuderlijkGezag", frozenset({_number(able[0])})) if able else NOBODY


def _one(full: Full, tie: Tie, today: Day) -> Outcome:
    if _unable(full, tie, today):
        return NOBODY
    return ("EenhoofdigOuderlijkGezag", frozenset({_number(tie)}))


def _unable(full: Full, tie: Tie, today: Day) -> bool:
    if not tie.registered:
        return tie.born > today - ADULT
    return _incapable(full.people[tie.bsn], today)


def _incapable(person: Someone, today: Day) -> bool:
    return person.died or person.curatele or person.born > today - ADULT


def _tie(full: Full, place: int) -> Tie:
    return next(tie for tie in full.ties if tie.place == place)


def _number(tie: Tie) -> str:
    return tie.bsn if tie.registered else "-"
