"""The words of every language."""

from collections.abc import Mapping
from typing import Final

from notifier.reply.pages.languages import Language
from notifier.reply.pages.texts.ar.about import ABOUT as AR_ABOUT
from notifier.reply.pages.texts.ar.message import LETTER as AR_LETTER
from notifier.reply.pages.texts.ar.own import OWN as AR_OWN
from notifier.reply.pages.texts.ar.visit import VISIT as AR_VISIT
from notifier.reply.pages.texts.de.about import ABOUT as DE_ABOUT
from notifier.reply.pages.texts.de.message import LETTER as DE_LETTER
from notifier.reply.pages.texts.de.own import OWN as DE_OWN
from notifier.reply.pages.texts.de.visit import VISIT as DE_VISIT
from notifier.reply.pages.texts.en.about import ABOUT as EN_ABOUT
from notifier.reply.pages.texts.en.message import LETTER as EN_LETTER
from notifier.reply.pages.texts.en.own import OWN as EN_OWN
from notifier.reply.pages.texts.en.visit import VISIT as EN_VISIT
from notifier.reply.pages.texts.es.about import ABOUT as ES_ABOUT
from notifier.reply.pages.texts.es.message import LETTER as ES_LETTER
from notifier.reply.pages.texts.es.own import OWN as ES_OWN
from notifier.reply.pages.texts.es.visit import VISIT as ES_VISIT
from notifier.reply.pages.texts.fr.about import ABOUT as FR_ABOUT
from notifier.reply.pages.texts.fr.message import LETTER as FR_LETTER
from notifier.reply.pages.texts.fr.own import OWN as FR_OWN
from notifier.reply.pages.texts.fr.visit import VISIT as FR_VISIT
from notifier.reply.pages.texts.nl.about import ABOUT as NL_ABOUT
from notifier.reply.pages.texts.nl.message import LETTER as NL_LETTER
from notifier.reply.pages.texts.nl.own import OWN as NL_OWN
from notifier.reply.pages.texts.nl.visit import VISIT as NL_VISIT
from notifier.reply.pages.texts.pl.about import ABOUT as PL_ABOUT
from notifier.reply.pages.texts.pl.message import LETTER as PL_LETTER
from notifier.reply.pages.texts.pl.own import OWN as PL_OWN
from notifier.reply.pages.texts.pl.visit import VISIT as PL_VISIT
from notifier.reply.pages.texts.ro.about import ABOUT as RO_ABOUT
from notifier.reply.pages.texts.ro.message import LETTER as RO_LETTER
from notifier.reply.pages.texts.ro.own import OWN as RO_OWN
from notifier.reply.pages.texts.ro.visit import VISIT as RO_VISIT
from notifier.reply.pages.texts.tr.about import ABOUT as TR_ABOUT
from notifier.reply.pages.texts.tr.message import LETTER as TR_LETTER
from notifier.reply.pages.texts.tr.own import OWN as TR_OWN
from notifier.reply.pages.texts.tr.visit import VISIT as TR_VISIT
from notifier.reply.pages.texts.uk.about import ABOUT as UK_ABOUT
from notifier.reply.pages.texts.uk.message import LETTER as UK_LETTER
from notifier.reply.pages.texts.uk.own import OWN as UK_OWN
from notifier.reply.pages.texts.uk.visit import VISIT as UK_VISIT
from notifier.reply.pages.texts.whole import Texts

TEXTS: Final[Mapping[Language, Texts]] = {
    Language.NL: Texts(NL_VISIT, NL_LETTER, NL_ABOUT, NL_OWN),
    Language.EN: Texts(EN_VISIT, EN_LETTER, EN_ABOUT, EN_OWN),
    Language.DE: Texts(DE_VISIT, DE_LETTER, DE_ABOUT, DE_OWN),
    Language.ES: Texts(ES_VISIT, ES_LETTER, ES_ABOUT, ES_OWN),
    Language.FR: Texts(FR_VISIT, FR_LETTER, FR_ABOUT, FR_OWN),
    Language.PL: Texts(PL_VISIT, PL_LETTER, PL_ABOUT, PL_OWN),
    Language.RO: Texts(RO_VISIT, RO_LETTER, RO_ABOUT, RO_OWN),
    Language.TR: Texts(TR_VISIT, TR_LETTER, TR_ABOUT, TR_OWN),
    Language.UK: Texts(UK_VISIT, UK_LETTER, UK_ABOUT, UK_OWN),
    Language.AR: Texts(AR_VISIT, AR_LETTER, AR_ABOUT, AR_OWN),
}
