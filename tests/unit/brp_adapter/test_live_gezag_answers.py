"""What the BRP can answer about gezag, how it is read, and what is decided on it.

One family: the mother declares that she leaves with the child, the father stays. Each line of the
tables is one possible answer; everything from the JSON to the decision is the real code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import pytest

from brp_adapter.custody.gezag_answer import best_answer, named_holders
from brp_adapter.custody.person import GezagSnapshot
from brp_adapter.register.translate import read_gezag
from contracts.messages.facts import GezagSource
from contracts.values.bsn import Bsn
from tests.unit.brp_adapter.one_family import (
    AUNT,
    BABY,
    BOTH,
    CHILD,
    FATHER,
    GUARDIAN,
    JSON,
    MOTHER,
    NOW,
    ONLY_MOTHER,
    PARENTS,
    UNDETERMINED,
    UNKNOWN_THIRD,
    decided,
    family,
    known,
    over,
    someone,
    those,
)

NOBODY: Final[tuple[str, ...]] = ()


@dataclass(frozen=True)
class Answer:
    """One line: what the BRP says of the child, and what must come of it.

    ``read``: the people who count as holders; ``told``: who gets a letter; ``held``: for whom a
    human decides first; ``because``: codes that must be among the reasons.
    """

    says: str
    gezag: list[JSON]
    read: tuple[str, ...]
    case: str
    told: tuple[str, ...] = NOBODY
    held: tuple[str, ...] = NOBODY
    because: tuple[str, ...] = ()
    child: JSON = field(default_factory=dict)


ANSWERS: Final = (
    Answer(
        "both parents", [BOTH],
        (MOTHER, FATHER), "NOTIFY", told=(FATHER,), because=("S01",),
    ),
    Answer(
        "both parents, by the name of version 2.6 and older",
        [over(CHILD, "TweehoofdigOuderlijkGezag", ouders=PARENTS)],
        (MOTHER, FATHER), "NOTIFY", told=(FATHER,), because=("S01",),
    ),
    Answer(
        "both parents, in onderzoek", [BOTH | {"inOnderzoek": True}],
        (MOTHER, FATHER), "HOLD", held=(FATHER,), because=("S14",),
    ),
    Answer(
        "both parents, while what a judge said about gezag is in onderzoek", [BOTH],
        (MOTHER, FATHER), "HOLD", held=(FATHER,), because=("S14",),
        child={"inOnderzoek": {"datumIngangOnderzoekGezag": "2026-02-01"}},
    ),
    Answer(
        "both parents, while the indication of gezag is in onderzoek", [BOTH],
        (MOTHER, FATHER), "HOLD", held=(FATHER,), because=("S14",),
        child={"inOnderzoek": {"indicatieGezagMinderjarige": True}},
    ),
    Answer(
        "both parents, while something else of the child is in onderzoek", [BOTH],
        (MOTHER, FATHER), "NOTIFY", told=(FATHER,), because=("S01",),
        child={"inOnderzoek": {"burgerservicenummer": True}},
    ),
    Answer(
        "two parents, one without a BSN",
        [over(CHILD, "GezamenlijkOuderlijkGezag", ouders=[someone(MOTHER), someone()])],
        (MOTHER,), "HOLD", because=("S29",),
    ),
    Answer(
        "two parents, who are not among the parents of the child's own record", [BOTH],
        (MOTHER, FATHER), "NOTIFY", told=(FATHER,), because=("S01",), child={"ouders": []},
    ),
    Answer(
        "two parents, of whom the answer names one",
        [over(CHILD, "GezamenlijkOuderlijkGezag", ouders=[someone(MOTHER)])],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "two parents, both the same person",
        [over(CHILD, "GezamenlijkOuderlijkGezag", ouders=[someone(MOTHER)] * 2)],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "joint parental gezag without any parent", [over(CHILD, "GezamenlijkOuderlijkGezag")],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer("only the mother, who leaves", [ONLY_MOTHER], (MOTHER,), "SKIP", because=("G04",)),
    Answer(
        "only the father, who stays",
        [over(CHILD, "EenhoofdigOuderlijkGezag", ouder=someone(FATHER))],
        (FATHER,), "NOTIFY", told=(FATHER,), because=("S08",),
    ),
    Answer(
        "one parent without a BSN", [over(CHILD, "EenhoofdigOuderlijkGezag", ouder=someone())],
        NOBODY, "HOLD", because=("S29",),
    ),
    Answer(
        "one parent, whom the answer does not name", [over(CHILD, "EenhoofdigOuderlijkGezag")],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "the child itself as its own parent",
        [over(CHILD, "EenhoofdigOuderlijkGezag", ouder=someone(CHILD))],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "the mother and a known third person",
        [over(CHILD, "GezamenlijkGezag", ouder=someone(MOTHER), derde=known(AUNT))],
        (MOTHER, AUNT), "NOTIFY", told=(AUNT,), because=("S01",),
    ),
    Answer(
        "the mother and a known third person without a BSN",
        [over(CHILD, "GezamenlijkGezag", ouder=someone(MOTHER), derde=known(None))],
        (MOTHER,), "HOLD", because=("S29",),
    ),
    Answer(
        "the mother and an unknown third person",
        [over(CHILD, "GezamenlijkGezag", ouder=someone(MOTHER), derde=UNKNOWN_THIRD)],
        (MOTHER,), "HOLD", because=("S10",),
    ),
    Answer(
        "the mother and a third person of a kind that we do not know",
        [over(CHILD, "GezamenlijkGezag", ouder=someone(MOTHER), derde={"type": "Nieuw"})],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "the mother and a third person who is left out",
        [over(CHILD, "GezamenlijkGezag", ouder=someone(MOTHER))],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "the mother as a parent and as the third person",
        [over(CHILD, "GezamenlijkGezag", ouder=someone(MOTHER), derde=known(MOTHER))],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "guardians: none known (an institution)", [over(CHILD, "Voogdij", derden=[])],
        NOBODY, "HOLD", because=("S12",),
    ),
    Answer(
        "guardians: the list is left out", [over(CHILD, "Voogdij")],
        NOBODY, "HOLD", because=("S12",),
    ),
    Answer(
        "guardians: one", [over(CHILD, "Voogdij", derden=[known(AUNT)])],
        (AUNT,), "NOTIFY", told=(AUNT,), because=("S11",),
    ),
    Answer(
        "guardians: one without a BSN", [over(CHILD, "Voogdij", derden=[known(None)])],
        NOBODY, "HOLD", because=("S29",),
    ),
    Answer(
        "guardians: two", [over(CHILD, "Voogdij", derden=[known(AUNT), known(GUARDIAN)])],
        (AUNT, GUARDIAN), "NOTIFY", told=(AUNT, GUARDIAN), because=("S11",),
    ),
    Answer(
        "guardians: two, one without a BSN",
        [over(CHILD, "Voogdij", derden=[known(AUNT), known(None)])],
        (AUNT,), "HOLD", held=(AUNT,), because=("S29",),
    ),
    Answer(
        "guardians: three, which the law does not know",
        [over(CHILD, "Voogdij", derden=[known(AUNT), known(GUARDIAN), known(FATHER)])],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "guardians: somebody unknown", [over(CHILD, "Voogdij", derden=[UNKNOWN_THIRD])],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "nobody, for the time being", [over(CHILD, "TijdelijkGeenGezag", toelichting="x")],
        NOBODY, "HOLD", because=("S13",),
    ),
    Answer("gezag that cannot be determined", [UNDETERMINED], NOBODY, "HOLD", because=("S14",)),
    Answer(
        "gezag that cannot be determined, without saying over whom",
        [{"type": "GezagNietTeBepalen"}], NOBODY, "HOLD", because=("S14",),
    ),
    Answer("nothing", [], NOBODY, "HOLD", because=("S14",)),
    Answer(
        "a type that we do not know", [over(CHILD, "GezagVanDeToekomst", ouders=PARENTS)],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "the same relation twice", [BOTH, BOTH],
        (MOTHER, FATHER), "NOTIFY", told=(FATHER,), because=("S01",),
    ),
    Answer(
        "the same relation twice, the parents in the other order and by the older name",
        [BOTH, over(CHILD, "TweehoofdigOuderlijkGezag", ouders=PARENTS[::-1])],
        (MOTHER, FATHER), "NOTIFY", told=(FATHER,), because=("S01",),
    ),
    Answer(
        "the same relation twice, once in onderzoek", [BOTH, BOTH | {"inOnderzoek": True}],
        (MOTHER, FATHER), "HOLD", held=(FATHER,), because=("S14",),
    ),
    Answer(
        "two relations that contradict each other", [ONLY_MOTHER, BOTH],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "a relation, and that it cannot be determined", [ONLY_MOTHER, UNDETERMINED],
        NOBODY, "HOLD", because=("S14", "S48"),
    ),
    Answer(
        "only relations over another child",
        [over(BABY, "EenhoofdigOuderlijkGezag", ouder=someone(CHILD))],
        NOBODY, "HOLD", because=("S14",),
    ),
    Answer(
        "the mother and the father over the child, who has a baby itself",
        [over(BABY, "EenhoofdigOuderlijkGezag", ouder=someone(CHILD)), BOTH],
        (MOTHER, FATHER), "NOTIFY", told=(FATHER,), because=("S01",),
    ),
    Answer(
        "half a relation over the baby of the child",
        [over(BABY, "EenhoofdigOuderlijkGezag"), BOTH],
        (MOTHER, FATHER), "NOTIFY", told=(FATHER,), because=("S01",),
    ),
    Answer(
        "that the gezag over the baby of the child cannot be determined",
        [over(BABY, "GezagNietTeBepalen", toelichting="x"), BOTH],
        (MOTHER, FATHER), "NOTIFY", told=(FATHER,), because=("S01",),
    ),
)  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.says)
def test_what_is_read_and_what_isdecided(answer: Answer) -> None:
    persons = family(answer.gezag, child=answer.child)
    read = best_answer(Bsn(CHILD), persons[Bsn(CHILD)], (), departs_on=None, now=NOW)
    assert tuple(one.reveal() for one in named_holders(read)) == answer.read
    decision = decided(persons)
    assert decision.case == answer.case
    assert those(decision, "NOTIFY") == set(answer.told)
    assert those(decision, "HOLD") == set(answer.held)
    assert set(answer.because) <= {reason.code for reason in decision.reasons}


@pytest.mark.parametrize(
    ("says", "of_the_father"),
    [
        ("over another child of his", [over(BABY, "EenhoofdigOuderlijkGezag", ouder=PARENTS[1])]),
        ("that nobody can be found over another", [over(BABY, "Voogdij", derden=[])]),
        ("half a relation over another", [over(BABY, "GezamenlijkGezag", ouder=PARENTS[1])]),
        ("a new type over another", [over(BABY, "GezagVanDeToekomst")]),
        ("that he himself is alone responsible for this child", [
            over(CHILD, "EenhoofdigOuderlijkGezag", ouder=PARENTS[1])
        ]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_only_the_answer_about_the_child_itself_says_who_has_gezag_over_it(
    says: str, of_the_father: list[JSON]
) -> None:
    assert says
    decision = decided(family([BOTH], father=of_the_father))
    assert (decision.case, those(decision, "NOTIFY")) == ("NOTIFY", {FATHER})
    without = decided(family([UNDETERMINED], father=of_the_father))
    assert (without.case, without.holders) == ("HOLD", ())


@pytest.mark.parametrize(
    ("live", "doubted", "unknown"),
    [
        ([UNDETERMINED], False, False),
        ([UNDETERMINED | {"inOnderzoek": True}], True, False),
        ([over(CHILD, "GezagVanDeToekomst")], False, True),
        ([over(CHILD, "GezamenlijkOuderlijkGezag", ouders=PARENTS[:1])], False, True),
        ([], False, False),
    ],
    ids=["undetermined", "and in onderzoek", "a new type", "half a relation", "nothing"],
)
def test_where_the_live_answer_says_nothing_an_earlier_one_counts_with_the_doubts_of_both(
    live: list[JSON],
    doubted: bool,  # noqa: FBT001  a line of the table
    unknown: bool,  # noqa: FBT001
) -> None:
    snapshot = GezagSnapshot(Bsn(CHILD), NOW, read_gezag([BOTH]))
    persons = family(live)
    read = best_answer(Bsn(CHILD), persons[Bsn(CHILD)], [snapshot], departs_on=None, now=NOW)
    assert read.source is GezagSource.SNAPSHOT
    assert (read.in_onderzoek, read.unknown_type) == (doubted, unknown)
    decision = decided(persons, snapshot)
    sure = not doubted and not unknown
    assert those(decision, "NOTIFY" if sure else "HOLD") == {FATHER}
