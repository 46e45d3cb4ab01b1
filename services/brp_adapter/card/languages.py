"""All languages of the card; Dutch where nobody chose."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from brp_adapter.card.texts.en import EN
from brp_adapter.card.texts.nl import NL
from brp_adapter.card.words import Words

DEFAULT: Final = NL
LANGUAGES: Final[Mapping[str, Words]] = MappingProxyType({one.code: one for one in (NL, EN)})
