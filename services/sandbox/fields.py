"""Which field paths a question may name (BRP API Personen 2.7.0, request member `fields`)."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, TypeAlias

Tree: TypeAlias = Mapping[str, "Tree"]
"""Member names with what lies under them; a member without members of its own is empty."""


def _leaves(*names: str) -> dict[str, Tree]:
    return {name: {} for name in names}


_DATE: Final[Tree] = _leaves("type", "datum", "langFormaat", "jaar", "maand", "onbekend")
_TABLE: Final[Tree] = _leaves("code", "omschrijving")
_TITLE: Final[Tree] = _leaves("code", "omschrijving", "soort")

_BSN: Final[Tree] = _leaves("burgerservicenummer")
_EVENT: Final[Tree] = {"datum": _DATE, "land": _TABLE, "plaats": _TABLE}
_NAME: Final[dict[str, Tree]] = {
    "adellijkeTitelPredicaat": _TITLE,
    **_leaves("geslachtsnaam", "voorletters", "voornamen", "voorvoegsel"),
}
_RELATED: Final[dict[str, Tree]] = {**_BSN, "geboorte": _EVENT, "naam": _NAME}
_SALUTATION: Final[dict[str, Tree]] = {
    **_leaves("adresregel1", "adresregel2", "aanhef", "gebruikInLopendeTekst"),
    "aanschrijfwijze": _leaves("aanspreekvorm", "naam"),
}
_HOME_ADDRESS: Final[dict[str, Tree]] = {
    "aanduidingBijHuisnummer": _TABLE,
    **_leaves("huisletter", "huisnummer", "huisnummertoevoeging", "korteStraatnaam"),
    **_leaves("officieleStraatnaam", "postcode", "woonplaats", "locatiebeschrijving"),
}
_RESIDENCE: Final[dict[str, Tree]] = {
    **_leaves("type", "adresseerbaarObjectIdentificatie", "nummeraanduidingIdentificatie"),
    "datumIngangGeldigheid": _DATE,
    "datumVan": _DATE,
    "functieAdres": _TABLE,
}
_GEZAG: Final[Tree] = {
    "type": {},
    **dict.fromkeys(("minderjarige", "ouders", "ouder", "derde", "derden"), _BSN),
}

PERSOON: Final[Tree] = {
    **_leaves("aNummer", "burgerservicenummer", "leeftijd", "indicatieCurateleRegister"),
    "adressering": {**_SALUTATION, "adresregel3": {}, "land": _TABLE},
    "adresseringBinnenland": _SALUTATION,
    "datumEersteInschrijvingGBA": _DATE,
    "datumInschrijvingInGemeente": _DATE,
    "europeesKiesrecht": {"aanduiding": _TABLE, "einddatumUitsluiting": _DATE},
    "geboorte": _EVENT,
    "gemeenteVanInschrijving": _TABLE,
    "geslacht": _TABLE,
    "gezag": _GEZAG,
    "immigratie": {
        **_leaves("indicatieVestigingVanuitBuitenland", "vanuitVerblijfplaatsOnbekend"),
        "datumVestigingInNederland": _DATE,
        "landVanwaarIngeschreven": _TABLE,
    },
    "indicatieGezagMinderjarige": _TABLE,
    "kinderen": _RELATED,
    "naam": {**_NAME, "volledigeNaam": {}, "aanduidingNaamgebruik": _TABLE},
    "nationaliteiten": {
        "type": {},
        "redenOpname": _TABLE,
        "datumIngangGeldigheid": _DATE,
        "nationaliteit": _TABLE,
    },
    "ouders": {
        **_RELATED,
        "datumIngangFamilierechtelijkeBetrekking": _DATE,
        "geslacht": _TABLE,
        "ouderAanduiding": {},
    },
    "overlijden": _EVENT,
    "partners": {
        **_RELATED,
        "geslacht": _TABLE,
        "aangaanHuwelijkPartnerschap": _EVENT,
        "ontbindingHuwelijkPartnerschap": {"datum": _DATE},
        "soortVerbintenis": _TABLE,
    },
    "uitsluitingKiesrecht": {"einddatum": _DATE, "uitgeslotenVanKiesrecht": {}},
    "verblijfplaats": {
        **_RESIDENCE,
        "verblijfadres": {
            **_HOME_ADDRESS,
            **_leaves("regel1", "regel2", "regel3"),
            "land": _TABLE,
        },
    },
    "verblijfplaatsBinnenland": {**_RESIDENCE, "verblijfadres": _HOME_ADDRESS},
    "verblijfstitel": {"aanduiding": _TABLE, "datumEinde": _DATE, "datumIngang": _DATE},
}

WHOLE: Final[tuple[Tree, ...]] = (_DATE, _TABLE, _TITLE, _GEZAG)
"""Groups of which any member asked delivers all."""

AUTOMATIC: Final = frozenset(
    {
        "geheimhoudingPersoonsgegevens",
        "inOnderzoek",
        "indicatieVastgesteldVerblijftNietOpAdres",
        "opschortingBijhouding",
        "rni",
        "verificatie",
    }
)
"""Members that come by themselves and must not be asked."""

Selection: TypeAlias = dict[str, "Selection | None"]
"""Members to deliver; None delivers all that lies under it."""


def is_automatic(path: str) -> bool:
    """Tell whether the path names something that comes by itself."""
    return not AUTOMATIC.isdisjoint(path.split("."))


def exists(path: str) -> bool:
    """Tell whether the path leads to a member of Persoon, written exactly so."""
    tree = PERSOON
    for name in path.split("."):
        if name not in tree:
            return False
        tree = tree[name]
    return True


def all_paths(tree: Tree = PERSOON, prefix: str = "") -> list[str]:
    """List every path that may be asked."""
    paths = []
    for name, below in tree.items():
        paths.append(prefix + name)
        paths.extend(all_paths(below, f"{prefix}{name}."))
    return paths


@lru_cache(maxsize=256)
def select(paths: tuple[str, ...]) -> Selection:
    """Join existing paths into what has to be delivered."""
    selection: Selection = {}
    for path in paths:
        _add(selection, PERSOON, path.split("."))
    return selection


def _add(selection: Selection, tree: Tree, names: list[str]) -> None:
    name, *rest = names
    below = tree[name]
    if not rest or any(below is whole for whole in WHOLE):
        selection[name] = None
        return
    chosen = selection.setdefault(name, {})
    if chosen is not None:
        _add(chosen, below, rest)
