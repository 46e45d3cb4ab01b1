"""The words of every language."""

from collections.abc import Mapping
from typing import Final

from notifier.reply.pages.languages import Language
from notifier.reply.pages.texts.en.about import ABOUT as EN_ABOUT
from notifier.reply.pages.texts.en.message import LETTER as EN_LETTER
from notifier.reply.pages.texts.en.visit import VISIT as EN_VISIT
from notifier.reply.pages.texts.nl.about import ABOUT as NL_ABOUT
from notifier.reply.pages.texts.nl.message import LETTER as NL_LETTER
from notifier.reply.pages.texts.nl.visit import VISIT as NL_VISIT
from notifier.reply.pages.texts.whole import Texts

TEXTS: Final[Mapping[Language, Texts]] = {
    Language.NL: Texts(NL_VISIT, NL_LETTER, NL_ABOUT),
    Language.EN: Texts(EN_VISIT, EN_LETTER, EN_ABOUT),
}
