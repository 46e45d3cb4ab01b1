"""All languages of the card, in the order of the reply page; Dutch where nobody chose."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from brp_adapter.card.texts.ar import AR
from brp_adapter.card.texts.de import DE
from brp_adapter.card.texts.en import EN
from brp_adapter.card.texts.es import ES
from brp_adapter.card.texts.fr import FR
from brp_adapter.card.texts.nl import NL
from brp_adapter.card.texts.pl import PL
from brp_adapter.card.texts.ro import RO
from brp_adapter.card.texts.tr import TR
from brp_adapter.card.texts.uk import UK
from brp_adapter.card.words import Words

DEFAULT: Final = NL
LANGUAGES: Final[Mapping[str, Words]] = MappingProxyType(
    {one.code: one for one in (NL, EN, PL, TR, DE, FR, ES, AR, UK, RO)}
)
