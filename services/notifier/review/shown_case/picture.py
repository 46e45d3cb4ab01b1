"""Who leaves and who stays as a picture, drawn on the server: part 5.

Three columns: on the left who stays, beside a line that is the border; on the right of it the
children who leave and the adults who leave along. A line is gezag, a broken one derived gezag. What
the picture shows stands in ``items`` as sentences as well: nothing is told by the drawing alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from contracts.gezag import holders_of
from contracts.messages.facts import ChildFacts, GezagSource
from contracts.values.bsn import Bsn
from notifier.decision.facts import CaseFacts
from notifier.review.shown_case.cast import Member, departure_day
from notifier.review.shown_case.told import Told

_BOX: Final = (130, 40)
_GAP: Final = 48
_TOP: Final = 24
_COLUMNS: Final = (2, 158, 312)
WIDTH: Final = 444
BORDER: Final = 145


@dataclass(frozen=True)
class Box:
    """A person. ``kind``: child, leaves, stays or apart. Units are those of the drawing."""

    x: int
    y: int
    kind: str
    label: str
    below: str

    @property
    def left(self) -> tuple[int, int]:
        """The middle of that side."""
        return self.x, self.y + _BOX[1] // 2

    @property
    def right(self) -> tuple[int, int]:
        """The middle of that side."""
        return self.x + _BOX[0], self.y + _BOX[1] // 2


@dataclass(frozen=True)
class Line:
    """Gezag of somebody over a child; ``derived``: it does not count yet."""

    x1: int
    y1: int
    x2: int
    y2: int
    derived: bool


@dataclass(frozen=True)
class Picture:
    """``items``: everything that is drawn, in sentences. ``staying_empty``: words in that place."""

    width: int
    height: int
    border: int
    box_width: int
    box_height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    staying_empty: str
    leaving_empty: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class _Scene:
    """What is known of everybody who is drawn. ``ties``: holder and child; True: derived."""

    told: Told
    ties: Mapping[tuple[Bsn, Bsn], bool]
    days: Mapping[Bsn, date | None]
    apart: frozenset[Bsn]
    leaving: frozenset[Bsn]
    declarants: frozenset[Bsn | None]

    @property
    def children(self) -> list[Member]:
        """Those of the case."""
        return [one for one in self.told.cast.members if one.child]

    @property
    def along(self) -> list[Member]:
        """Who leaves with them."""
        return [m for m in self.told.cast.members if not m.child and m.bsn in self.leaving]

    @property
    def staying(self) -> list[Member]:
        """Who is left of those that matter: holders, brothers and sisters, who declared it."""
        matter = {holder for holder, _ in self.ties} | self.apart | self.declarants
        return [
            one
            for one in self.told.cast.members
            if not one.child and one.bsn not in self.leaving and (one.sibling or one.bsn in matter)
        ]

    def over(self, holder: Bsn, *, derived: bool) -> list[str]:
        """The children over whom somebody has gezag."""
        found = {child for (one, child), by in self.ties.items() if one == holder and by is derived}
        return [self.told.member(one) for one in self.children if one.bsn in found]


def draw_family(facts: CaseFacts | None, told: Told, today: date) -> Picture | None:
    """None where nothing is known of the people any more."""
    if facts is None or not facts.departure.children:
        return None
    scene = _scene(facts.departure.children, told, today)
    boxes = {
        **_column(0, scene.staying, scene, _said_of_staying),
        **_column(1, scene.children, scene, _said_of_child),
        **_column(2, scene.along, scene, _said_of_leaving),
    }
    rows = max(len(scene.staying), len(scene.children), len(scene.along))
    words = told.texts.picture
    return Picture(
        width=WIDTH,
        height=_TOP + rows * _GAP,
        border=BORDER,
        box_width=_BOX[0],
        box_height=_BOX[1],
        boxes=tuple(boxes.values()),
        lines=tuple(_lines(boxes, scene)),
        staying_empty="" if scene.staying else words.nobody_stays,
        leaving_empty="" if scene.along else words.nobody_leaves,
        items=tuple(_items(scene)),
    )


def _scene(children: Sequence[ChildFacts], told: Told, today: date) -> _Scene:
    return _Scene(
        told=told,
        ties=dict(_ties(children)),
        days={child.child.bsn: departure_day(child, today) for child in children},
        apart=frozenset(bsn for child in children for bsn in child.departs_apart),
        leaving=frozenset(bsn for child in children for bsn in child.departing),
        declarants=frozenset(
            one.declarant
            for child in children
            for one in child.declarations
            if one.withdrawn_at is None
        ),
    )


def _ties(children: Sequence[ChildFacts]) -> Iterator[tuple[tuple[Bsn, Bsn], bool]]:
    for child in children:
        answer, derived = child.gezag, child.gezag.derived
        only_derived = answer.source is GezagSource.NONE and derived is not None
        gezag = derived.gezag if only_derived and derived is not None else answer.gezag
        for one in () if gezag is None else holders_of(gezag):
            if one.bsn is not None:
                yield (one.bsn, child.child.bsn), only_derived


def _column(
    number: int,
    people: Sequence[Member],
    scene: _Scene,
    said_of: Callable[[Member, _Scene], tuple[str, str]],
) -> dict[Bsn, Box]:
    found = {}
    for row, one in enumerate(people):
        kind, below = said_of(one, scene)
        label = scene.told.member(one)
        found[one.bsn] = Box(_COLUMNS[number], _TOP + row * _GAP, kind, label, below)
    return found


def _said_of_staying(one: Member, scene: _Scene) -> tuple[str, str]:
    words = scene.told.texts.picture
    if one.bsn in scene.apart:
        return "apart", words.apart
    return "stays", _role(one, scene)


def _said_of_leaving(one: Member, scene: _Scene) -> tuple[str, str]:
    return "leaves", _role(one, scene)


def _said_of_child(one: Member, scene: _Scene) -> tuple[str, str]:
    day = scene.days.get(one.bsn)
    texts = scene.told.texts
    said = [] if one.age is None else [texts.who.years.format(age=one.age)]
    said.append(texts.picture.date_unknown if day is None else scene.told.short_day(day))
    return "child", ", ".join(said)


def _role(one: Member, scene: _Scene) -> str:
    """Short: there is room for some twenty letters."""
    texts = scene.told.texts
    if scene.over(one.bsn, derived=False):
        return texts.picture.gezag
    if scene.over(one.bsn, derived=True):
        return texts.picture.derived
    if one.bsn in scene.declarants:
        return texts.picture.declarant
    return "" if one.age is None else texts.who.years.format(age=one.age)


def _lines(boxes: Mapping[Bsn, Box], scene: _Scene) -> Iterator[Line]:
    for (holder, child), derived in scene.ties.items():
        if holder not in boxes or child not in boxes:
            continue
        one, other = boxes[holder], boxes[child]
        start, end = (one.right, other.left) if one.x < other.x else (other.right, one.left)
        yield Line(*start, *end, derived)


def _items(scene: _Scene) -> Iterator[str]:
    told, words = scene.told, scene.told.texts.picture
    for child in scene.children:
        day = scene.days.get(child.bsn)
        when = words.date_unknown if day is None else told.day(day)
        yield words.item_child_leaves.format(who=told.member(child), day=when)
    for one in scene.along:
        yield words.item_leaves.format(who=told.member(one))
    for one in scene.staying:
        sentence = words.item_apart if one.bsn in scene.apart else words.item_stays
        yield sentence.format(who=told.member(one))
    for one in (*scene.along, *scene.staying):
        for derived, sentence in ((False, words.item_gezag), (True, words.item_derived)):
            names = scene.over(one.bsn, derived=derived)
            if names:
                yield sentence.format(who=told.member(one), names=told.together(names))
