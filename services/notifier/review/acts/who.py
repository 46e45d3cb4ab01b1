"""Which role may use which route of the actions: rows for the one table of who may."""

from collections.abc import Mapping
from typing import Final

from notifier.staff.roles import Role

_RVDK: Final = frozenset({Role.REVIEWER, Role.LEAD})
_RVDK_OR_CA: Final = _RVDK | {Role.CA_IKA_OFFICER}
_SECOND: Final = _RVDK | {Role.SECOND_READER}
_WORKS: Final = _SECOND | {Role.CA_IKA_OFFICER, Role.MUNICIPAL_SPECIALIST}
_LOOKS: Final = _WORKS | {Role.AUDITOR}

_FORMS: Final[Mapping[str, frozenset[Role]]] = {
    **dict.fromkeys(
        (
            "signalering", "politie", "adviseren", "horen", "veilig-thuis", "onderzoek",
            "gi-informeren", "rectificeren",
        ),
        _RVDK,
    ),
    "oproepen": _RVDK | {Role.MUNICIPAL_SPECIALIST},
    **dict.fromkeys(("bemiddeling", "afsluiten", "heropenen"), _RVDK_OR_CA),
    "tweede-lezing": _SECOND,
    **dict.fromkeys(
        (
            "vervolg", "actie-terugnemen", "oppakken", "neerleggen", "wachten",
            "belangenconflict",
        ),
        _WORKS,
    ),
}  # fmt: skip

ACTS_WHO: Final[Mapping[str, frozenset[Role]]] = {
    **_FORMS,
    **{f"{name}_form": who for name, who in _FORMS.items()},
    "acties": _WORKS,
    "product": _LOOKS,
    "product_pdf": _LOOKS,
    "second_list": _SECOND | {Role.AUDITOR},
}
"""Written out and not taken from the catalogue: the table is what a lawyer reads."""
