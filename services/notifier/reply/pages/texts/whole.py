"""Everything that the pages say in one language; what is missing in one is found by mypy."""

from dataclasses import dataclass

from notifier.reply.pages.texts.about_shape import AboutTexts
from notifier.reply.pages.texts.message_shape import LetterTexts
from notifier.reply.pages.texts.own_shape import OwnTexts
from notifier.reply.pages.texts.visit_shape import VisitTexts


@dataclass(frozen=True)
class Texts:
    """By the part of the pages where they stand."""

    visit: VisitTexts
    letter: LetterTexts
    about: AboutTexts
    own: OwnTexts
