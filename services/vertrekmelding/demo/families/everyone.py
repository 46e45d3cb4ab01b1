"""The sample families together."""

from collections.abc import Callable
from typing import Final

from vertrekmelding.demo.families import (
    after_the_move,
    afterwards,
    brought_in,
    custody,
    far_away,
    in_own_words,
    ordinary,
    safety,
    siblings,
    through_sources,
)
from vertrekmelding.demo.families.family import Family
from vertrekmelding.demo.families.scene import Scene

MAKERS: Final[tuple[Callable[[Scene], Family], ...]] = (
    ordinary.one_stays,
    ordinary.leaving_together,
    ordinary.consented,
    ordinary.island,
    ordinary.tomorrow,
    custody.sole_gezag,
    custody.guardian,
    custody.seventeen,
    custody.with_an_aunt,
    siblings.half_sister,
    safety.geheimhouding,
    safety.lives_with_who_stays,
    safety.unknown_address,
    safety.left_for_unknown,
    far_away.father_abroad,
    afterwards.called_off,
    afterwards.already_left,
    after_the_move.asked_in_time,
    after_the_move.asked_too_late,
    brought_in.banned,
    brought_in.sheltered_later,
    brought_in.objected,
    in_own_words.agreed_on_page,
    in_own_words.disagreed_on_page,
    in_own_words.said_not_safe,
    in_own_words.letter_comes_back,
    through_sources.all_sources,
)


def sample_families(scene: Scene) -> tuple[Family, ...]:
    """Every sample family on the day of ``scene``; no two share a person."""
    return tuple(make(scene) for make in MAKERS)
